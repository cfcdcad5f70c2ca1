//! The trend of a pulse question as a chart and a table.

use super::{Figure, FigureCell, FigureColumn, FigureRow, sentences};
use crate::bidi;
use crate::chart::{ChartPoint, TrackChart, ValueMark, objective_svg};
use crate::derive::{PulseRound, PulseTrend};
use crate::html::Ids;
use crate::page::PageContext;
use crate::page::parts::TextPiece;
use crate::page::themes::group_name;
use crate::record::value::{Measure, Range};
use crate::view::types::GroupView;

/// The figure of one question over several rounds: the mean of everybody as a line, all groups in the table.
pub fn pulse_trend(cx: &PageContext<'_>, trend: &PulseTrend, ids: &mut Ids) -> Figure {
    let mut figure = Figure::new(cx, ids, &trend.text);
    let columns = columns(cx, trend);
    figure.column(cx, "figure_when", false);
    figure.column(cx, "pulse_everybody", true);
    let headers = columns.iter().map(|column| column.header(cx));
    figure
        .columns
        .extend(headers.map(|text| FigureColumn { text, num: true }));
    for round in &trend.rounds {
        let means = columns
            .iter()
            .map(|column| Some(&column.group_in(cx, round)?.1));
        let means = std::iter::once(round.mean.as_ref()).chain(means);
        figure.rows.push(FigureRow {
            head: vec![TextPiece::text(heading(cx, round))],
            only: None,
            cells: means
                .map(|mean| FigureCell::number(mean.map(|mean| cx.measure(mean))))
                .collect(),
        });
    }
    figure.open = !columns.is_empty();
    let id = ids.claim(&format!("pulse {}", trend.id));
    let descriptions: Vec<String> = trend
        .rounds
        .iter()
        .map(|round| {
            let groups = columns.iter().filter_map(|column| {
                let (group, mean) = column.group_in(cx, round)?;
                let who = counted(cx, &column.name, group.count, group.count);
                Some(format!("{who} {}", cx.measure(mean)))
            });
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

/// A group of respondents, with a column for its means.
struct GroupColumn {
    name: String,
    /// The fewest and the most respondents in one round.
    count: (usize, usize),
}

/// The groups of all rounds, in the order of the relationships, whatever their sizes in a round; a merged group last.
fn columns(cx: &PageContext<'_>, trend: &PulseTrend) -> Vec<GroupColumn> {
    let mut groups: Vec<(&GroupView, GroupColumn)> = Vec::new();
    for round in &trend.rounds {
        for (group, _) in own_groups(round) {
            let name = name(cx, round, group);
            match groups.iter_mut().find(|(_, column)| column.name == name) {
                Some((_, column)) => {
                    let (low, high) = column.count;
                    column.count = (low.min(group.count), high.max(group.count));
                }
                None => {
                    let count = (group.count, group.count);
                    groups.push((group, GroupColumn { name, count }));
                }
            }
        }
    }
    groups.sort_by_key(|(group, _)| (group.relationships.is_empty(), &group.relationships));
    groups.into_iter().map(|(_, column)| column).collect()
}

/// The groups of a round that have their own columns. If there is only one, its mean is that of everybody.
fn own_groups(round: &PulseRound) -> &[(GroupView, Measure)] {
    match round.groups.len() {
        1 => &[],
        _ => &round.groups,
    }
}

impl GroupColumn {
    /// The name with the number of respondents.
    fn header(&self, cx: &PageContext<'_>) -> String {
        counted(cx, &self.name, self.count.0, self.count.1)
    }

    /// The group of a round that belongs in this column.
    fn group_in<'r>(
        &self,
        cx: &PageContext<'_>,
        round: &'r PulseRound,
    ) -> Option<&'r (GroupView, Measure)> {
        let mut groups = own_groups(round).iter();
        groups.find(|(group, _)| name(cx, round, group) == self.name)
    }
}

/// A group with the number of its respondents, or the fewest and the most: `Peers (3)`, `Peers (3 to 5)`.
fn counted(cx: &PageContext<'_>, name: &str, low: usize, high: usize) -> String {
    let words = cx.words;
    let range = Range {
        low: low as f64,
        high: high as f64,
    };
    let count = words.range(&range);
    let args = [("who", name.into()), ("count", count.as_str().into())];
    words.with("pulse_group", &args)
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
