//! An objective's way as a chart, and the same in figures.
//!
//! Must not draw what the table does not say.

use serde::Serialize;

use super::Cx;
use super::parts::{Piece, When};
use crate::chart::{Mark, TrackChart, TrackLabels, objective_svg, scale_svg};
use crate::derive::{Track, scale_ends};
use crate::markdown::Ids;

/// A chart and its table. Templates: `{{ <figure of={…} /> }}`.
#[derive(Debug, Serialize)]
pub struct Figure {
    /// From `chart`: safe as it is.
    pub(super) svg: Option<String>,
    pub(super) caption: Option<String>,
    /// Name of the table's region.
    pub(super) region: String,
    pub(super) rows: Vec<FigureRow>,
    /// Whether any row says what a value was seen in.
    pub(super) with_evidence: bool,
}

/// One value.
#[derive(Debug, Serialize)]
pub struct FigureRow {
    pub(super) source: Piece,
    pub(super) when: Option<When>,
    pub(super) at: Option<String>,
    pub(super) evidence: Option<String>,
    pub(super) only: Option<String>,
}

/// How an objective's chart is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drawn {
    /// As a series in time.
    Series,
    /// As one scale from baseline to target.
    Scale,
}

/// The figure of one objective; none before there is anything to measure.
pub fn figure(cx: &Cx<'_>, track: &Track, drawn: Drawn, ids: &mut Ids) -> Option<Figure> {
    let rows = rows(cx, track, drawn);
    if rows.is_empty() {
        return None;
    }
    let words = cx.words;
    let id = ids.claim(&format!("chart {}", track.objective));
    let chart = chart(cx, track, drawn, &id);
    Some(Figure {
        caption: (chart.is_some() && drawn == Drawn::Series).then(|| caption(cx, track)),
        svg: chart.as_ref().map(match drawn {
            Drawn::Series => objective_svg,
            Drawn::Scale => scale_svg,
        }),
        region: ids.region(&words.with("figures_of", &[("what", track.words.as_str().into())])),
        with_evidence: rows.iter().any(|row| row.evidence.is_some()),
        rows,
    })
}

/// The chart of one objective, where its values are numbers; `id` is unique on the page.
pub fn chart(cx: &Cx<'_>, track: &Track, drawn: Drawn, id: &str) -> Option<TrackChart> {
    let words = cx.words;
    let labels = TrackLabels {
        id,
        title: &track.words,
        description: &described(cx, track, drawn),
        value: &|mark, measure| {
            let value = cx.measure(measure);
            match mark {
                Mark::Baseline => words.with("chart_baseline", &[("value", value.as_str().into())]),
                Mark::Target => words.with("chart_target", &[("value", value.as_str().into())]),
                Mark::Value => value,
            }
        },
        date: &|date| words.month_day(date),
        number: &|number| words.number(number),
    };
    TrackChart::of(track, &labels)
}

fn rows(cx: &Cx<'_>, track: &Track, drawn: Drawn) -> Vec<FigureRow> {
    // One scale has one place for where things stand: the last value that was measured.
    let last = track.entries.iter().rposition(|entry| entry.at.is_some());
    let shown = |at: usize| drawn == Drawn::Series || Some(at) == last;
    let end = |label: &str, date, value: Option<&_>| {
        value.map(|value| FigureRow {
            source: Piece::text(cx.words.get(label)),
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
    let between = entries.map(|(_, entry)| FigureRow {
        source: cx.record_link(&entry.source),
        when: entry.source.date.map(|date| cx.when(date)),
        at: entry.at.as_ref().map(|at| cx.measure(at)),
        evidence: entry.evidence.clone(),
        only: cx.only_coach(entry.coach_only),
    });
    end("field_baseline", track.baseline_on, track.baseline.as_ref())
        .into_iter()
        .chain(between)
        .chain(end("field_target", track.due, track.target.as_ref()))
        .collect()
}

/// The chart in words: every value in its order.
fn described(cx: &Cx<'_>, track: &Track, drawn: Drawn) -> String {
    let words = cx.words;
    let values: Vec<String> = rows(cx, track, drawn)
        .into_iter()
        .filter_map(|row| {
            let value = row.at?;
            Some(match row.when {
                Some(when) => words.with(
                    "chart_value_on",
                    &[
                        ("what", row.source.text.as_str().into()),
                        ("value", value.as_str().into()),
                        ("date", when.text.as_str().into()),
                    ],
                ),
                None => words.with(
                    "chart_value",
                    &[
                        ("what", row.source.text.as_str().into()),
                        ("value", value.as_str().into()),
                    ],
                ),
            })
        })
        .collect();
    values.join(words.get("sentence_mark"))
}

/// A scale as it is read aloud, `0 to 6`; one that is no range of numbers stays as it was written.
pub fn scale(cx: &Cx<'_>, written: Option<&str>) -> Option<String> {
    let written = written?;
    Some(match scale_ends(written) {
        Some((low, high)) => cx.words.with(
            "range",
            &[
                ("low", cx.words.number(low).as_str().into()),
                ("high", cx.words.number(high).as_str().into()),
            ],
        ),
        None => written.to_owned(),
    })
}

fn caption(cx: &Cx<'_>, track: &Track) -> String {
    let words = cx.words;
    match track.range {
        Some((low, high)) => words.with(
            "chart_scale",
            &[
                ("low", words.number(low).as_str().into()),
                ("high", words.number(high).as_str().into()),
            ],
        ),
        None => words.get("chart_caption").to_owned(),
    }
}
