//! The trend of a pulse question as a chart and a table.

use super::{Figure, FigureCell, FigureColumn, FigureRow, sentences};
use crate::bidi;
use crate::chart::{ChartPoint, TrackChart, ValueMark, objective_svg};
use crate::derive::{PulseRound, PulseTrend};
use crate::html::Ids;
use crate::page::PageContext;
use crate::page::parts::TextPiece;
use crate::page::themes::group_name;
use crate::record::value::Measure;
use crate::view::types::GroupView;

/// The figure of one question over several rounds: the mean of everybody as a line, all groups in the table.
pub fn pulse_trend(cx: &PageContext<'_>, trend: &PulseTrend, ids: &mut Ids) -> Figure {
    let mut figure = Figure::new(cx, ids, &trend.text);
    // If a round has only one group, its mean is that of everybody, which has its own column.
    let groups = |round: &'_ PulseRound| -> Vec<(String, Measure)> {
        let groups = round.groups.iter().filter(|_| round.groups.len() > 1);
        let named = groups.map(|(group, mean)| (name(cx, round, group), mean.clone()));
        named.collect()
    };
    let mut names: Vec<String> = Vec::new();
    for (name, _) in trend.rounds.iter().flat_map(groups) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    figure.column(cx, "figure_when", false);
    figure.column(cx, "pulse_everybody", true);
    let columns = names.iter().cloned();
    figure
        .columns
        .extend(columns.map(|text| FigureColumn { text, num: true }));
    for round in &trend.rounds {
        let means = groups(round);
        let mean_of = |who: &String| {
            let found = means.iter().find(|(name, _)| name == who);
            found.map(|(_, mean)| mean)
        };
        let means = std::iter::once(round.mean.as_ref()).chain(names.iter().map(mean_of));
        figure.rows.push(FigureRow {
            head: vec![TextPiece::text(heading(cx, round))],
            only: None,
            cells: means
                .map(|mean| FigureCell::number(mean.map(|mean| cx.measure(mean))))
                .collect(),
        });
    }
    figure.open = !names.is_empty();
    let id = ids.claim(&format!("pulse {}", trend.id));
    let descriptions: Vec<String> = trend
        .rounds
        .iter()
        .map(|round| {
            let groups = groups(round).into_iter();
            let groups = groups.map(|(name, mean)| format!("{name} {}", cx.measure(&mean)));
            let mean = round.mean.iter().map(|mean| cx.measure(mean));
            let parts: Vec<String> = std::iter::once(heading(cx, round))
                .chain(mean)
                .chain(groups)
                .collect();
            bidi::join(&parts, cx.words.get("list_mark"))
        })
        .collect();
    figure.alt = sentences(cx, &descriptions);
    let chart = chart(cx, trend, &id, &figure.alt);
    figure.svg = chart.as_ref().map(objective_svg);
    figure
}

/// The date of a round, with its stage in the coaching if it is known.
fn heading(cx: &PageContext<'_>, round: &PulseRound) -> String {
    let date = round.record.date.map(|date| cx.words.date(date));
    let stage = round
        .stage
        .map(|stage| cx.words.choice("pulse_stage", stage.word()).to_owned());
    let parts: Vec<String> = [date, stage].into_iter().flatten().collect();
    bidi::join(&parts, cx.words.get("list_mark"))
}

fn name(cx: &PageContext<'_>, round: &PulseRound, group: &GroupView) -> String {
    group_name(cx, group, round.groups.len())
}

/// The chart; `None` without two means.
fn chart(
    cx: &PageContext<'_>,
    trend: &PulseTrend,
    id: &str,
    description: &str,
) -> Option<TrackChart> {
    let mut points = Vec::new();
    for round in &trend.rounds {
        let (Some(mean), Some(date)) = (&round.mean, round.record.date) else {
            continue;
        };
        let label = cx.measure(mean);
        points.push(ChartPoint {
            mark: ValueMark::Value,
            value: mean.number?,
            date: Some(date),
            label,
            below: cx.words.month_day(date),
        });
    }
    if points.len() < 2 {
        return None;
    }
    let (low, high) = (trend.scale.low, trend.scale.high);
    let ticks = [low, f64::midpoint(low, high), high];
    Some(TrackChart {
        id: id.to_owned(),
        title: trend.text.clone(),
        description: description.to_owned(),
        ticks: ticks
            .into_iter()
            .map(|tick| (tick, cx.words.number(tick)))
            .collect(),
        points,
        target: None,
        before: Vec::new(),
    })
}
