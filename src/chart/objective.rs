//! Objective chart: from the baseline through every recorded value to the target.

use chrono::NaiveDate;

use super::axis::{Axis, date_positions};
use super::glyph::{Glyph, MarkFill};
use super::label::{Label, LabelPlacement, before_ring, visible_labels};
use super::svg::{Svg, write_labels};
use crate::derive::Track;
use crate::record::value::Measure;

/// The data of a chart, with labels in the reader's language.
#[derive(Debug, Clone, PartialEq)]
pub struct TrackChart {
    /// Prefix of the ids of `<title>` and `<desc>`; unique on its page.
    pub id: String,
    pub title: String,
    pub description: String,
    /// The ends and the middle of the value axis, with their labels.
    pub ticks: Vec<(f64, String)>,
    /// The baseline, if any, then the values by date.
    pub points: Vec<ChartPoint>,
    pub target: Option<ChartPoint>,
    /// Earlier targets, each with the date on which it was replaced.
    pub before: Vec<ChartPoint>,
}

/// A value on the chart.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartPoint {
    pub mark: ValueMark,
    pub value: f64,
    pub date: Option<NaiveDate>,
    /// The label next to the mark, for example `6` or `target 8`.
    pub label: String,
    /// The label below it, for example `June`.
    pub below: String,
}

/// The type of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ValueMark {
    Baseline,
    Value,
    Target,
}

/// The labels of a chart.
pub struct TrackLabels<'a> {
    /// Prefix of the ids of `<title>` and `<desc>`; unique on its page.
    pub id: &'a str,
    pub title: &'a str,
    pub description: &'a str,
    /// Formats a value, for example `6` or `target 8`.
    pub value: &'a dyn Fn(ValueMark, &Measure) -> String,
    /// Formats a date as briefly as possible, for example `June`.
    pub date: &'a dyn Fn(NaiveDate) -> String,
    /// Formats a number of the scale.
    pub number: &'a dyn Fn(f64) -> String,
}

impl TrackChart {
    /// Creates the chart of `track`. `None` unless the baseline or a value is a number, and there is a second number to
    /// show progress.
    pub fn from_track(track: &Track, labels: &TrackLabels<'_>) -> Option<TrackChart> {
        let point = |mark, measure: Option<&Measure>, date: Option<NaiveDate>| {
            let measure = measure?;
            Some(ChartPoint {
                mark,
                value: track.number(measure)?,
                date,
                label: (labels.value)(mark, measure),
                below: date.map(labels.date).unwrap_or_default(),
            })
        };
        let baseline = point(
            ValueMark::Baseline,
            track.baseline.as_ref(),
            track.baseline_on,
        );
        let values = track
            .entries
            .iter()
            .filter_map(|entry| point(ValueMark::Value, entry.at.as_ref(), entry.source.date));
        let points: Vec<_> = baseline.into_iter().chain(values).collect();
        let target = point(ValueMark::Target, track.target.as_ref(), track.due);
        if points.is_empty() || points.len() + usize::from(target.is_some()) < 2 {
            return None;
        }
        let before: Vec<_> = track
            .targets_before
            .iter()
            .filter_map(|(aim, until)| point(ValueMark::Target, Some(aim), Some(*until)))
            .collect();
        let values = points
            .iter()
            .chain(&target)
            .chain(&before)
            .map(|point| point.value);
        let axis = Axis::containing(track.range, values);
        Some(TrackChart {
            id: labels.id.to_owned(),
            title: labels.title.to_owned(),
            description: labels.description.to_owned(),
            ticks: axis
                .ticks()
                .map(|tick| (tick, (labels.number)(tick)))
                .to_vec(),
            points,
            target,
            before,
        })
    }

    /// Returns true if a dotted line leads from the last value to the target: if the target is due after that value, or
    /// if one of them has no date.
    pub fn leads_to_target(&self) -> bool {
        let (Some(last), Some(target)) = (self.points.last(), &self.target) else {
            return false;
        };
        match (last.date, target.date) {
            (Some(last), Some(due)) => due > last,
            // Without a date, the target is drawn after the values.
            _ => true,
        }
    }

    /// Returns where the plot starts: to the right of the longest axis label at its width on a phone.
    fn left(&self) -> f64 {
        let letters = self.ticks.iter().map(|(_, label)| label.chars().count());
        let widest = letters.max().unwrap_or(0) as f64;
        (widest * 2.6 + 3.0).clamp(LEFT, LEFT_MOST)
    }

    /// Returns the value axis between the outer ticks.
    pub(super) fn axis(&self) -> Axis {
        Axis::containing(None, self.ticks.iter().map(|(tick, _)| *tick))
    }
}

/// Top and bottom of the plot, and the height of the chart, in pixels.
const TOP: f64 = 28.0;
const BOTTOM: f64 = 164.0;
const HEIGHT: u32 = 200;
/// Below this, a label under a mark would overlap the dates.
const LOW: f64 = BOTTOM - 14.0;
/// The minimum and maximum start of the plot on the x-axis, and its end, in percent; axis labels are to its left.
const LEFT: f64 = 8.0;
const LEFT_MOST: f64 = 34.0;
const RIGHT: f64 = 94.0;
/// Half of the minimum distance, in percent, between the last value and the target for labels that do not overlap.
const APART: f64 = 9.0;

/// Returns the chart over time: an `<svg>` element for a `<figure class="chart">`.
pub fn objective_svg(chart: &TrackChart) -> String {
    let axis = chart.axis();
    let left = chart.left();
    let y = |value: f64| BOTTOM - (BOTTOM - TOP) * axis.share(value);
    let all: Vec<&ChartPoint> = chart.points.iter().chain(&chart.target).collect();
    let dates: Vec<_> = all.iter().map(|point| point.date).collect();
    let xs: Vec<f64> = date_positions(&dates)
        .into_iter()
        .map(|share| left + 4.0 + (RIGHT - left - 4.0) * share)
        .collect();
    let mut svg = Svg::new(HEIGHT, &chart.id, &chart.title, &chart.description);
    for (tick, label) in &chart.ticks {
        svg.line("chart-grid", (left, y(*tick)), (100.0, y(*tick)));
        svg.text("", (left - 2.0, y(*tick) + 4.0), "end", label);
    }
    let places: Vec<(f64, f64)> = all
        .iter()
        .zip(&xs)
        .map(|(point, x)| (*x, y(point.value)))
        .collect();
    let (way, aim) = places.split_at(chart.points.len());
    if let (Some(start), Some(aim)) = (way.first(), aim.first()) {
        draw_target_course(&mut svg, chart, (start.0, *aim), &dates, &y);
    }
    for pair in way.windows(2) {
        svg.line("chart-line", pair[0], pair[1]);
    }
    if let (Some(last), Some(target)) = (way.last(), aim.first()) {
        if chart.leads_to_target() {
            svg.line("chart-aim", *last, *target);
        }
        svg.circle("chart-target", *target, 9);
    }
    for (point, place) in chart.points.iter().zip(way) {
        match point.mark {
            ValueMark::Baseline => svg.mark(Glyph::Diamond, MarkFill::Hollow, *place, 0.0, 6.5),
            ValueMark::Value | ValueMark::Target => {
                svg.mark(Glyph::Circle, MarkFill::Full, *place, 0.0, 5.5)
            }
        }
    }
    label_values(&mut svg, chart, way, aim.first().copied());
    label_dates(&mut svg, &all, &xs);
    svg.finish()
}

/// Draws the course of the target if amendments changed it: level until the change, then up or down to the next target.
fn draw_target_course(
    svg: &mut Svg,
    chart: &TrackChart,
    (start, aim): (f64, (f64, f64)),
    dates: &[Option<NaiveDate>],
    y: &impl Fn(f64) -> f64,
) {
    let known: Vec<NaiveDate> = dates.iter().copied().flatten().collect();
    let (Some(first), Some(last)) = (known.iter().min(), known.iter().max()) else {
        return;
    };
    let all = (*last - *first).num_days();
    if chart.before.is_empty() || known.len() < dates.len() || all <= 0 {
        return;
    }
    let x = |date: NaiveDate| {
        let share = (date - *first).num_days() as f64 / all as f64;
        start + (aim.0.max(RIGHT) - start) * share.clamp(0.0, 1.0)
    };
    let mut from = start;
    let later = chart.before.iter().skip(1).map(|point| y(point.value));
    for (point, then) in chart.before.iter().zip(later.chain([aim.1])) {
        let Some(until) = point.date.map(x) else {
            continue;
        };
        let level = y(point.value);
        svg.line("chart-was", (from, level), (until, level));
        svg.line("chart-was", (until, level), (until, then));
        from = until;
    }
    svg.line("chart-was", (from, aim.1), aim);
}

/// Labels values above their marks, always including the last one; the target is labelled where it overlaps none.
fn label_values(svg: &mut Svg, chart: &TrackChart, way: &[(f64, f64)], aim: Option<(f64, f64)>) {
    let last = way.len().saturating_sub(1);
    // The target's ring is at the position of the last value's label, or close to it.
    let near = way.last().zip(aim).is_some_and(|(end, aim)| {
        (end.0 - aim.0).abs() < 2.0 * APART && end.1 - aim.1 > -28.0 && end.1 - aim.1 < 34.0
    });
    // A last value under the ring has its label below it, and the ring's label is above.
    let under = near
        && way
            .last()
            .zip(aim)
            .is_some_and(|(end, aim)| end.1 - aim.1 > 6.0 && end.1 <= LOW);
    // The label is only raised if the ring is around the last value itself.
    let ringed = way.last().zip(aim).is_some_and(|(end, aim)| {
        (end.0 - aim.0).abs() < APART / 3.0 && (end.1 - aim.1).abs() < 12.0
    });
    let target = chart.target.as_ref().zip(aim).map(|(point, place)| Label {
        at: match near {
            true if under => (place.0, place.1 - 15.0),
            // The dates are below it, so the label is placed before the ring.
            true if place.1 > LOW => (place.0 - before_ring(&point.label), place.1 + 4.0),
            true => (place.0, place.1 + 25.0),
            false => (place.0, place.1 - 15.0),
        },
        left: 0.0,
        words: &point.label,
    });
    // The last value has priority if there is no space for all.
    let order: Vec<usize> = (0..way.len()).rev().take(1).chain(0..last).collect();
    let labels: Vec<Label<'_>> = order
        .iter()
        .map(|index| {
            let rise = match *index == last {
                true if under => -22.0,
                true if ringed => 19.0,
                _ => 13.0,
            };
            Label {
                at: (way[*index].0, way[*index].1 - rise),
                left: chart.left(),
                words: &chart.points[*index].label,
            }
        })
        .collect();
    let mut shown = visible_labels(&labels, target.as_slice());
    shown
        .iter_mut()
        .take(1)
        .for_each(|one| *one = LabelPlacement::Always);
    write_labels(svg, "chart-strong", &labels, &shown);
    write_labels(
        svg,
        "chart-over",
        target.as_slice(),
        &[LabelPlacement::Always],
    );
}

/// Labels dates below the chart, first the last and the target's; those that would overlap are omitted.
fn label_dates(svg: &mut Svg, all: &[&ChartPoint], xs: &[f64]) {
    let ends = all.len().checked_sub(1).into_iter();
    let labels: Vec<Label<'_>> = ends
        .chain(0..all.len().saturating_sub(1))
        .map(|index| Label {
            at: (xs[index], BOTTOM + 26.0),
            left: 0.0,
            words: &all[index].below,
        })
        .collect();
    write_labels(svg, "", &labels, &visible_labels(&labels, &[]));
}
