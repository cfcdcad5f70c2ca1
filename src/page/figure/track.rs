//! An objective's progress as a chart and a table.

use super::{Figure, FigureCell, FigureRow, sentences};
use crate::chart::{TrackChart, TrackLabels, ValueMark, objective_svg, scale_svg, sparkline_svg};
use crate::derive::{Track, scale_measures};
use crate::html::Ids;
use crate::page::PageContext;
use crate::page::agenda_point::LEVEL_NUMBERS;
use crate::page::parts::{TextPiece, When};

/// How an objective's chart is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChartForm {
    /// As a time series.
    Series,
    /// As one scale from baseline to target.
    Scale,
}

/// The longest value, in characters, whose unit fits next to its mark.
const LABEL: usize = 12;

/// One value.
struct ChartValue {
    source: TextPiece,
    when: Option<When>,
    at: Option<String>,
    evidence: Option<String>,
    only: Option<String>,
}

/// The figure of one objective; none before there is a value.
pub fn figure(
    cx: &PageContext<'_>,
    track: &Track,
    drawn: ChartForm,
    ids: &mut Ids,
) -> Option<Figure> {
    let values = values(cx, track, drawn);
    if values.is_empty() {
        return None;
    }
    let id = ids.claim(&format!("chart {}", track.objective));
    let chart = chart(cx, track, drawn, &id);
    let mut figure = Figure::new(cx, ids, &track.words);
    figure.caption = chart
        .as_ref()
        .filter(|_| drawn == ChartForm::Series)
        .and_then(|chart| caption(cx, track, chart.leads_to_target()));
    figure.alt = chart
        .as_ref()
        .map_or_else(String::new, |chart| chart.description.clone());
    figure.svg = chart.as_ref().map(match drawn {
        ChartForm::Series => objective_svg,
        ChartForm::Scale => scale_svg,
    });
    figure.column(cx, "figure_where", false);
    figure.column(cx, "figure_when", false);
    figure.column(cx, "figure_value", true);
    // A document has room for the record and the date; the evidence for each value is in the portal.
    let with_evidence = !cx.document && values.iter().any(|value| value.evidence.is_some());
    if with_evidence {
        figure.column(cx, "figure_evidence", false);
    }
    let row = |value: ChartValue| {
        let when = value.when.map(|when| TextPiece {
            text: when.text,
            iso: Some(when.iso),
            ..TextPiece::default()
        });
        let mut cells = vec![FigureCell::text(when), FigureCell::number(value.at)];
        if with_evidence {
            cells.push(FigureCell::text(value.evidence.map(TextPiece::text)));
        }
        FigureRow {
            head: vec![value.source],
            only: value.only,
            cells,
        }
    };
    figure.rows = values.into_iter().map(row).collect();
    Some(figure)
}

/// The chart of one objective over time for a row of a table, with its description, if its values are numbers.
pub fn sparkline(cx: &PageContext<'_>, track: &Track, ids: &mut Ids) -> Option<(String, String)> {
    let id = ids.claim(&format!("chart {}", track.objective));
    let chart = chart(cx, track, ChartForm::Series, &id)?;
    Some((sparkline_svg(&chart), chart.description))
}

/// The chart of one objective, if its values are numbers; `id` is unique on the page.
pub fn chart(
    cx: &PageContext<'_>,
    track: &Track,
    drawn: ChartForm,
    id: &str,
) -> Option<TrackChart> {
    let words = cx.words;
    let labels = TrackLabels {
        id,
        title: &track.words,
        description: &described(cx, track, drawn),
        value: &|mark, measure| {
            let written = cx.measure(measure);
            let value = match measure.number {
                Some(number) if number.abs() >= 1e7 || written.chars().count() > LABEL => {
                    short(cx, number)
                }
                _ => written,
            };
            match mark {
                ValueMark::Baseline => {
                    words.with("chart_baseline", &[("value", value.as_str().into())])
                }
                ValueMark::Target => {
                    words.with("chart_target", &[("value", value.as_str().into())])
                }
                ValueMark::Value => value,
            }
        },
        date: &|date| words.month_day(date),
        number: &|number| short(cx, number),
    };
    TrackChart::from_track(track, &labels)
}

fn values(cx: &PageContext<'_>, track: &Track, drawn: ChartForm) -> Vec<ChartValue> {
    // A single scale has one mark for the current value: the last measured value.
    let last = track.entries.iter().rposition(|entry| entry.at.is_some());
    let shown = |at: usize| drawn == ChartForm::Series || Some(at) == last;
    let end = |label: &str, date, value: Option<&_>| {
        value.map(|value| ChartValue {
            source: TextPiece::text(cx.words.get(label)),
            when: Option::map(date, |date| cx.when(date)),
            at: Some(cx.measure(value)),
            evidence: None,
            only: None,
        })
    };
    let entries = track
        .entries
        .iter()
        .enumerate()
        .filter(|(at, _)| shown(*at));
    let between = entries.map(|(_, entry)| ChartValue {
        source: cx.record_link(&entry.source),
        when: entry.source.date.map(|date| cx.when(date)),
        at: entry.at.as_ref().map(|at| cx.measure(at)).or_else(|| {
            let attained = entry.attained.as_ref()?;
            Some(LEVEL_NUMBERS.get(attained.level.index())?.to_string())
        }),
        evidence: entry.evidence.clone(),
        only: cx.only_coach(entry.coach_only),
    });
    let before = track
        .targets_before
        .iter()
        .filter(|_| drawn == ChartForm::Series)
        .filter_map(|(aim, until)| end("target_until", Some(*until), Some(aim)));
    end("field_baseline", track.baseline_on, track.baseline.as_ref())
        .into_iter()
        .chain(between)
        .chain(before)
        .chain(end("field_target", track.due, track.target.as_ref()))
        .collect()
}

/// A text description of the chart: all values in order.
fn described(cx: &PageContext<'_>, track: &Track, drawn: ChartForm) -> String {
    let words = cx.words;
    let values: Vec<String> = values(cx, track, drawn)
        .into_iter()
        .filter_map(|row| {
            let value = row.at?;
            let what = ("what", row.source.text.as_str().into());
            let value = ("value", value.as_str().into());
            Some(match &row.when {
                Some(when) => words.with(
                    "chart_value_on",
                    &[what, value, ("date", when.text.as_str().into())],
                ),
                None => words.with("chart_value", &[what, value]),
            })
        })
        .collect();
    sentences(cx, &values)
}

/// A scale in words, `0 to 100 %`; a scale that is not a range of numbers is unchanged.
pub fn scale(cx: &PageContext<'_>, written: Option<&str>) -> Option<String> {
    let written = written?;
    Some(match scale_measures(written) {
        Some((low, high)) => cx.words.with(
            "range",
            &[
                ("low", cx.measure(&low).as_str().into()),
                ("high", cx.measure(&high).as_str().into()),
            ],
        ),
        None => written.to_owned(),
    })
}

/// A number shortened to fit a chart; the table has all digits.
fn short(cx: &PageContext<'_>, number: f64) -> String {
    if number.abs() < 1e7 {
        return cx.words.number(number);
    }
    format!("{number:.2e}").replace('.', cx.words.get("decimal_mark"))
}

/// What the axis and the lines of a chart mean; none if nothing needs an explanation.
fn caption(cx: &PageContext<'_>, track: &Track, leads_to_target: bool) -> Option<String> {
    let words = cx.words;
    let number = |number: f64| words.number(number);
    let scale = track.range.map(|(low, high)| {
        let (low, high) = (number(low), number(high));
        let args = [("low", low.as_str().into()), ("high", high.as_str().into())];
        words.with("chart_scale", &args)
    });
    let aim = leads_to_target.then(|| words.get("chart_caption").to_owned());
    let unit = track.unit_written.as_deref();
    let unit = unit.map(|unit| words.with("chart_unit", &[("unit", unit.into())]));
    let moved = !track.targets_before.is_empty();
    let moved = moved.then(|| words.get("chart_target_moved").to_owned());
    let sentences: Vec<String> = [scale, aim, unit, moved].into_iter().flatten().collect();
    (!sentences.is_empty()).then(|| sentences.join(" "))
}
