//! Timeline chart: a lane for each phase, a mark for each meeting, and the months below.
//!
//! Marks that would overlap on a phone are stacked; similar ones are combined into one mark with a count.

use chrono::NaiveDate;

use super::glyph::{Glyph, MarkFill};
use super::label::{Label, LabelPlacement, visible_labels};
use super::svg::{Svg, write_labels};

/// The timeline for one reader.
#[derive(Debug, Clone, PartialEq)]
pub struct TimelineChart {
    /// Prefix of the ids of `<title>` and `<desc>`; unique on its page.
    pub id: String,
    pub title: String,
    pub description: String,
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub lanes: Vec<Lane>,
    /// A line across all lanes, with its label: today, or the end.
    pub rule: Option<(NaiveDate, String)>,
    /// Pauses, with their label.
    pub pauses: Vec<(NaiveDate, NaiveDate, String)>,
    /// The first days of the months that have a line, with the short name, and the year if it changes.
    pub months: Vec<(NaiveDate, String, String)>,
}

/// The lane of one phase.
#[derive(Debug, Clone, PartialEq)]
pub struct Lane {
    pub label: String,
    /// From when to when the phase lasted; `None` if it has not started.
    pub span: Option<(NaiveDate, NaiveDate)>,
    /// Sorted by date.
    pub marks: Vec<TimeMark>,
}

/// A meeting, or several of the same kind that are too close to distinguish.
#[derive(Debug, Clone, PartialEq)]
pub struct TimeMark {
    pub date: NaiveDate,
    pub glyph: Glyph,
    pub fill: MarkFill,
    /// The text in the mark, for example a session's number.
    pub label: String,
    /// The date that it was first planned for.
    pub planned_for: Option<NaiveDate>,
}

/// Heights in pixels: labels above the lanes, the label of a lane, a level of marks, space below, the axis.
const TOP: f64 = 22.0;
const NAME: f64 = 19.0;
const LEVEL: f64 = 21.0;
const GAP: f64 = 11.0;
const AXIS: f64 = 38.0;
/// The width of a mark on a phone, and of the count next to it, in percent.
const MARK: f64 = 5.4;
/// How far a phase's band extends beyond its days, so that a mark at its edge is inside it, in percent.
const EDGE: f64 = 1.3;
const COUNT: f64 = 7.0;
/// The number of levels of marks in a lane.
const LEVELS: usize = 3;

/// Returns the chart as an `<svg>` element.
pub fn timeline_svg(chart: &TimelineChart) -> String {
    let x = |date: NaiveDate| x_position(chart, date);
    let lanes: Vec<Vec<PlacedMark>> = chart
        .lanes
        .iter()
        .map(|lane| place_marks(lane, &x))
        .collect();
    let heights: Vec<f64> = lanes.iter().map(|marks| height(marks)).collect();
    let bottom = TOP + heights.iter().sum::<f64>();
    let mut svg = Svg::new(
        (bottom + AXIS) as u32,
        &chart.id,
        &chart.title,
        &chart.description,
    );
    for (from, to, _) in &chart.pauses {
        let width = (x(*to) - x(*from)).max(0.5);
        svg.rect(
            "chart-pause",
            (x(*from), TOP - 4.0),
            width,
            bottom - TOP + 4.0,
        );
    }
    for (month, _, _) in &chart.months {
        svg.line("chart-grid", (x(*month), TOP), (x(*month), bottom));
    }
    svg.line("chart-axis", (0.0, bottom), (100.0, bottom));
    let mut tops = Vec::new();
    let mut top = TOP;
    for (lane, height) in chart.lanes.iter().zip(heights) {
        let inner = (top + NAME, height - NAME - GAP);
        draw_band(&mut svg, lane, inner, &x);
        tops.push(top);
        top += height;
    }
    if let Some((date, _)) = &chart.rule {
        svg.line("chart-today", (x(*date), TOP - 4.0), (x(*date), bottom));
    }
    for ((lane, marks), top) in chart.lanes.iter().zip(&lanes).zip(tops) {
        draw(&mut svg, marks, top + NAME);
        write_name(&mut svg, lane, top, &x);
    }
    words_above(&mut svg, chart, &x);
    words_below(&mut svg, chart, bottom, &x);
    svg.finish()
}

/// A mark with its position.
struct PlacedMark {
    at: f64,
    level: usize,
    glyph: Glyph,
    fill: MarkFill,
    label: String,
    /// The number of meetings that it represents.
    count: usize,
    from: Option<f64>,
}

/// Returns the x position of a day, in percent; a single day is in the middle.
fn x_position(chart: &TimelineChart, date: NaiveDate) -> f64 {
    let all = (chart.to - chart.from).num_days();
    if all <= 0 {
        return 50.0;
    }
    let share = (date - chart.from).num_days() as f64 / all as f64;
    4.0 + 92.0 * share.clamp(0.0, 1.0)
}

/// Returns the marks of a lane: similar ones without a label are combined, then each is placed on the lowest free
/// level.
fn place_marks(lane: &Lane, x: &impl Fn(NaiveDate) -> f64) -> Vec<PlacedMark> {
    let mut out: Vec<PlacedMark> = Vec::new();
    for mark in &lane.marks {
        let at = x(mark.date);
        let alike = |last: &&mut PlacedMark| {
            last.glyph == mark.glyph
                && last.fill == mark.fill
                && last.label.is_empty()
                && last.from.is_none()
                && at - last.at < MARK
        };
        if mark.label.is_empty()
            && mark.planned_for.is_none()
            && let Some(last) = out.iter_mut().rev().find(alike)
        {
            last.count += 1;
            continue;
        }
        out.push(PlacedMark {
            at,
            level: 0,
            glyph: mark.glyph,
            fill: mark.fill,
            label: mark.label.clone(),
            count: 1,
            from: mark.planned_for.map(x),
        });
    }
    let mut ends = [f64::NEG_INFINITY; LEVELS];
    for mark in &mut out {
        let start = mark.at - MARK / 2.0;
        let free = ends.iter().position(|end| *end <= start + 0.01);
        // If no level is free, use the one with most space.
        let most = || {
            let order = |a: &usize, b: &usize| ends[*a].total_cmp(&ends[*b]);
            (0..LEVELS).min_by(order).unwrap_or(0)
        };
        mark.level = free.unwrap_or_else(most);
        ends[mark.level] = start + MARK + if mark.count > 1 { COUNT } else { 0.0 };
    }
    out
}

fn height(marks: &[PlacedMark]) -> f64 {
    let levels = marks.iter().map(|mark| mark.level + 1).max().unwrap_or(1);
    NAME + LEVEL * levels as f64 + GAP
}

/// Draws the band of a phase, or a dotted line before it has started; `inner` is its top and its height.
fn draw_band(svg: &mut Svg, lane: &Lane, inner: (f64, f64), x: &impl Fn(NaiveDate) -> f64) {
    match lane.span {
        Some((from, to)) => {
            let start = (x(from) - EDGE).max(0.0);
            let end = (x(to) + EDGE).min(100.0);
            svg.rect("chart-phase", (start, inner.0), end - start, inner.1);
        }
        None => {
            let line = inner.0 + inner.1 / 2.0;
            svg.line("chart-ahead", (0.0, line), (100.0, line));
        }
    }
}

fn draw(svg: &mut Svg, marks: &[PlacedMark], top: f64) {
    let y = |mark: &PlacedMark| top + LEVEL * (mark.level as f64 + 0.5);
    for mark in marks {
        if let Some(from) = mark.from {
            let y = y(mark);
            svg.line("chart-moved", (from, y), (mark.at, y));
            svg.line("chart-moved-from", (from, y - 5.0), (from, y + 5.0));
        }
    }
    for mark in marks {
        let at = (mark.at, y(mark));
        svg.mark(mark.glyph, mark.fill, at, 0.0, 7.5);
        if mark.count > 1 {
            let count = format!("×{}", mark.count);
            // Near the edge, the count is to the left of its mark.
            let beside = if mark.at > 88.0 { -11.0 } else { 11.0 };
            svg.text_beside("mark-count", at, (beside, 4.5), &count);
        } else if !mark.label.is_empty() && mark.label.chars().count() < 3 {
            let class = match mark.fill {
                MarkFill::Full => "mark-text",
                MarkFill::Hollow | MarkFill::Holed => "mark-text mark-text-hollow",
            };
            svg.text(class, (mark.at, at.1 + 4.0), "middle", &mark.label);
        }
    }
}

/// Writes the phase's name at its start, right-aligned near the edge.
fn write_name(svg: &mut Svg, lane: &Lane, top: f64, x: &impl Fn(NaiveDate) -> f64) {
    let start = lane.span.map_or(0.0, |(from, _)| (x(from) - EDGE).max(0.0));
    let letters = lane.label.chars().count() as f64 * 2.9;
    let (at, anchor) = match start + letters > 100.0 {
        true => (100.0, "end"),
        false => (start, "start"),
    };
    let class = match lane.span {
        Some(_) => "chart-lane",
        None => "chart-lane chart-lane-ahead",
    };
    svg.text(class, (at, top + 14.0), anchor, &lane.label);
}

/// Labels the line across first, then the pauses that have space next to it.
fn words_above(svg: &mut Svg, chart: &TimelineChart, x: &impl Fn(NaiveDate) -> f64) {
    let label = |at: f64, words| Label {
        at: (at, 13.0),
        left: 0.0,
        words,
    };
    let rule = chart
        .rule
        .iter()
        .map(|(date, words)| label(x(*date), words));
    let pauses = chart
        .pauses
        .iter()
        .map(|(from, to, words)| label(x(*from) / 2.0 + x(*to) / 2.0, words));
    let labels: Vec<Label<'_>> = rule.chain(pauses).collect();
    write_labels(svg, "", &labels, &visible_labels(&labels, &[]));
}

fn words_below(svg: &mut Svg, chart: &TimelineChart, bottom: f64, x: &impl Fn(NaiveDate) -> f64) {
    let label = |date: &NaiveDate, y: f64, words| Label {
        at: (x(*date), y),
        left: 0.0,
        words,
    };
    let months: Vec<Label<'_>> = chart
        .months
        .iter()
        .map(|(date, month, _)| label(date, bottom + 16.0, month))
        .collect();
    let years: Vec<Label<'_>> = chart
        .months
        .iter()
        .filter(|(_, _, year)| !year.is_empty())
        .map(|(date, _, year)| label(date, bottom + 32.0, year))
        .collect();
    write_labels(svg, "", &months, &evenly(&months));
    write_labels(svg, "chart-year", &years, &visible_labels(&years, &[]));
}

/// Shows every label, or every second, every third, and so on: as many as fit, on a phone and on a wide chart.
fn evenly(labels: &[Label<'_>]) -> Vec<LabelPlacement> {
    let fits = |step: usize, tier: LabelPlacement| {
        let chosen: Vec<Label<'_>> = labels.iter().step_by(step).copied().collect();
        visible_labels(&chosen, &[])
            .iter()
            .all(|shown| *shown == LabelPlacement::Always || *shown == tier)
    };
    let step = |tier| (1..=labels.len().max(1)).find(|step| fits(*step, tier));
    let (phone, wide) = (step(LabelPlacement::Always), step(LabelPlacement::Wide));
    let on = |step: Option<usize>, at: usize| step.is_some_and(|step| at.is_multiple_of(step));
    (0..labels.len())
        .map(|at| match (on(phone, at), on(wide, at)) {
            (true, _) => LabelPlacement::Always,
            (false, true) => LabelPlacement::Wide,
            (false, false) => LabelPlacement::Never,
        })
        .collect()
}
