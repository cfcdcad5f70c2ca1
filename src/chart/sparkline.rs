//! Sparkline: an objective's chart over time in a row of a table, without labels.
//!
//! The values are beside it in the row, so it only shows their course.

use super::axis::{Axis, date_positions};
use super::glyph::{Glyph, MarkFill};
use super::objective::{ChartPoint, TrackChart, ValueMark};
use super::svg::Svg;

/// The size of the image, in pixels. It is fixed, because a row has the same space on every screen.
const WIDTH: &str = "112";
const HEIGHT: u32 = 34;
/// The ends of the plot, in percent and in pixels; a mark needs the space around them.
const LEFT: f64 = 8.0;
const RIGHT: f64 = 90.0;
const TOP: f64 = 8.0;
const BOTTOM: f64 = 26.0;

/// Returns the chart as a small `<svg>` element. It uses the marks of the large chart: a hollow diamond for the baseline,
/// a circle for the last value and a ring for the target.
pub fn sparkline_svg(chart: &TrackChart) -> String {
    let all: Vec<&ChartPoint> = chart.points.iter().chain(&chart.target).collect();
    // Not the whole scale: in so little height, the line would be flat.
    let axis = Axis::containing(None, all.iter().map(|point| point.value));
    let dates: Vec<_> = all.iter().map(|point| point.date).collect();
    let places: Vec<(f64, f64)> = date_positions(&dates)
        .into_iter()
        .zip(&all)
        .map(|(share, point)| {
            (
                LEFT + (RIGHT - LEFT) * share,
                BOTTOM - (BOTTOM - TOP) * axis.share(point.value),
            )
        })
        .collect();
    let (path, target) = places.split_at(chart.points.len());
    let mut svg = Svg::sized(WIDTH, HEIGHT, &chart.id, &chart.title, &chart.description);
    for pair in path.windows(2) {
        svg.line("chart-line", pair[0], pair[1]);
    }
    if let (Some(last), Some(target)) = (path.last(), target.first()) {
        if chart.leads_to_target() {
            svg.line("chart-aim", *last, *target);
        }
        svg.circle("chart-target", *target, 7);
    }
    let first = chart.points.first().zip(path.first());
    if let Some((_, place)) = first.filter(|(point, _)| point.mark == ValueMark::Baseline) {
        svg.mark(Glyph::Diamond, MarkFill::Hollow, *place, 0.0, 4.5);
    }
    let last = chart.points.last().zip(path.last());
    if let Some((_, place)) = last.filter(|(point, _)| point.mark == ValueMark::Value) {
        svg.mark(Glyph::Circle, MarkFill::Full, *place, 0.0, 4.0);
    }
    svg.finish()
}
