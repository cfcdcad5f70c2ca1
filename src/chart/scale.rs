//! Scale chart: an objective on one scale, from its baseline to the current value and the target.

use super::glyph::{Glyph, MarkFill};
use super::label::{Label, LabelPlacement, visible_labels};
use super::objective::{ChartPoint, TrackChart, ValueMark};
use super::svg::{Svg, write_labels};

/// Returns the chart as one scale; smaller than the objective chart, and without dates.
pub fn scale_svg(chart: &TrackChart) -> String {
    const LINE: f64 = 34.0;
    let axis = chart.axis();
    let x = |value: f64| 6.0 + 88.0 * axis.share(value);
    let mut svg = Svg::new(80, &chart.id, &chart.title, &chart.description);
    svg.line("chart-axis", (6.0, LINE), (94.0, LINE));
    let first = chart.points.first();
    let last = chart
        .points
        .last()
        .filter(|point| point.mark == ValueMark::Value);
    let baseline = first.filter(|point| point.mark == ValueMark::Baseline);
    let below = |point: &'_ ChartPoint, y: f64| (x(point.value), y);
    let from = baseline.map(|point| Label {
        at: below(point, 58.0),
        left: 0.0,
        words: &point.label,
    });
    let target = chart.target.as_ref().map(|point| {
        let label = |y: f64| Label {
            at: below(point, y),
            left: 0.0,
            words: &point.label,
        };
        // If it would overlap the baseline's label, its label is one line lower.
        let beside = from.is_some_and(|from| from.overlaps(&label(58.0)));
        label(if beside { 76.0 } else { 58.0 })
    });
    let marks: Vec<Label<'_>> = from.into_iter().chain(target).collect();
    for (tick, label) in [chart.ticks.first(), chart.ticks.last()]
        .into_iter()
        .flatten()
    {
        svg.line("chart-axis", (x(*tick), LINE - 4.0), (x(*tick), LINE + 4.0));
        // The label of the scale's end is omitted if it would overlap a mark's label.
        let end = [Label {
            at: (x(*tick), 58.0),
            left: 0.0,
            words: label,
        }];
        write_labels(&mut svg, "", &end, &visible_labels(&end, &marks));
    }
    if let (Some(first), Some(last)) = (first, last) {
        svg.line("chart-way", (x(first.value), LINE), (x(last.value), LINE));
    }
    if let Some(first) = baseline {
        svg.mark(
            Glyph::Diamond,
            MarkFill::Hollow,
            (x(first.value), LINE),
            0.0,
            6.5,
        );
    }
    if let Some(target) = &chart.target {
        svg.circle("chart-target", (x(target.value), LINE), 10);
    }
    write_labels(&mut svg, "", &marks, &[LabelPlacement::Always; 2]);
    if let Some(last) = last {
        svg.mark(
            Glyph::Circle,
            MarkFill::Full,
            (x(last.value), LINE),
            0.0,
            7.0,
        );
        let now = Label {
            at: below(last, 16.0),
            left: 0.0,
            words: &last.label,
        };
        write_labels(&mut svg, "chart-strong", &[now], &[LabelPlacement::Always]);
    }
    svg.finish()
}
