//! Scores chart: each party's feedback on the coaching, with a row for each criterion and a shape for each party.

use super::axis::Axis;
use super::glyph::{Glyph, MarkFill};
use super::label::{MAX_LETTERS, wrap};
use super::svg::Svg;

/// The scores of one review.
#[derive(Debug, Clone, PartialEq)]
pub struct ScoresChart {
    /// Prefix of the ids of `<title>` and `<desc>`; unique on its page.
    pub id: String,
    pub title: String,
    pub description: String,
    /// The values of the scale with their labels, from the lowest.
    pub ticks: Vec<(f64, String)>,
    pub rows: Vec<ScoresRow>,
}

/// One criterion.
#[derive(Debug, Clone, PartialEq)]
pub struct ScoresRow {
    pub words: String,
    pub scores: Vec<(Glyph, f64)>,
}

/// Height of a line of text, of the line of marks, and of the numbers of the scale, in pixels.
const WORDS: f64 = 17.0;
const MARKS: f64 = 32.0;
const TOP: f64 = 22.0;
/// Distance between marks with the same score.
const APART: f64 = 15.0;

/// Returns the chart as an `<svg>` element; `None` without a score.
pub fn scores_svg(chart: &ScoresChart) -> Option<String> {
    let scored = chart.rows.iter().filter(|row| !row.scores.is_empty());
    let rows: Vec<(&ScoresRow, Vec<String>)> = scored
        .map(|row| (row, wrap(&row.words, MAX_LETTERS)))
        .collect();
    if rows.is_empty() {
        return None;
    }
    let axis = Axis::containing(None, chart.ticks.iter().map(|(tick, _)| *tick));
    let x = |value: f64| 9.0 + 82.0 * axis.share(value);
    let all: f64 = rows.iter().map(|(_, words)| height(words)).sum();
    let mut svg = Svg::new(
        (TOP + all) as u32,
        &chart.id,
        &chart.title,
        &chart.description,
    );
    for (tick, label) in &chart.ticks {
        svg.text("", (x(*tick), 13.0), "middle", label);
    }
    let mut top = TOP;
    for (row, words) in rows {
        for (at, line) in words.iter().enumerate() {
            let y = top + 13.0 + WORDS * at as f64;
            svg.text("chart-name", (0.0, y), "start", line);
        }
        let line = top + height(words.as_slice()) - MARKS + 14.0;
        svg.line("chart-grid", (0.0, line), (100.0, line));
        for (tick, _) in &chart.ticks {
            svg.line("chart-axis", (x(*tick), line - 3.0), (x(*tick), line + 3.0));
        }
        draw_marks(&mut svg, &row.scores, line, x);
        top += height(words.as_slice());
    }
    Some(svg.finish())
}

fn height(words: &[String]) -> f64 {
    WORDS * words.len() as f64 + MARKS
}

/// Draws the marks; equal scores are next to each other.
fn draw_marks(svg: &mut Svg, scores: &[(Glyph, f64)], line: f64, x: impl Fn(f64) -> f64) {
    for (at, (glyph, value)) in scores.iter().enumerate() {
        let same = |other: &&(Glyph, f64)| other.1 == *value;
        let before = scores[..at].iter().filter(same).count() as f64;
        let all = scores.iter().filter(same).count() as f64;
        let aside = (before - (all - 1.0) / 2.0) * APART.min(60.0 / all);
        svg.mark(*glyph, MarkFill::Full, (x(*value), line), aside, 6.5);
    }
}
