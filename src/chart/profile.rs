//! Profile chart of an instrument: each scale as a line from its low to its high end, with the client's value.
//!
//! Must not draw a value whose scale is unknown; such a value is only in the table.

use super::glyph::{Glyph, MarkFill};
use super::label::wrap;
use super::svg::Svg;

/// One scale that can be drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct ProfileRow {
    /// Its name.
    pub scale: String,
    /// The client's value.
    pub value: f64,
    /// Its low end.
    pub low: f64,
    /// Its high end.
    pub high: f64,
    /// The value as text.
    pub label: String,
    /// Its ends as text.
    pub ends: (String, String),
}

/// Height of a line of the name, and of the space below the last one, in pixels.
const NAME: f64 = 17.0;
const BELOW: f64 = 44.0;
/// Distance of the scale's line from the edges, in percent.
const IN: f64 = 3.0;
/// Characters per line of a name, next to its value.
const NAMED: usize = 30;

/// Returns the profile as an `<svg>` element; `None` if there is no scale to draw. `id` is unique on its page.
pub fn profile_svg(
    id: &str,
    title: &str,
    description: &str,
    rows: &[ProfileRow],
) -> Option<String> {
    let rows: Vec<&ProfileRow> = rows.iter().filter(|row| row.high > row.low).collect();
    if rows.is_empty() {
        return None;
    }
    let names: Vec<Vec<String>> = rows.iter().map(|row| wrap(&row.scale, NAMED)).collect();
    let heights = names
        .iter()
        .map(|name| NAME * name.len().max(1) as f64 + BELOW);
    let height: f64 = heights.sum();
    let mut svg = Svg::new(height as u32, id, title, description);
    let mut top = 0.0;
    for (row, name) in rows.into_iter().zip(&names) {
        svg.text("chart-strong", (100.0, top + 14.0), "end", &row.label);
        for line in name {
            svg.text("chart-name", (0.0, top + 14.0), "start", line);
            top += NAME;
        }
        if name.is_empty() {
            top += NAME;
        }
        draw_scale(&mut svg, row, top + 10.0);
        top += BELOW;
    }
    Some(svg.finish())
}

fn draw_scale(svg: &mut Svg, row: &ProfileRow, line: f64) {
    let x = |share: f64| IN + (100.0 - 2.0 * IN) * share;
    // Divides by two first, so that not even the limits of the number range overflow.
    let share = (row.value / 2.0 - row.low / 2.0) / (row.high / 2.0 - row.low / 2.0);
    svg.line("chart-axis", (x(0.0), line), (x(1.0), line));
    for end in [0.0, 0.5, 1.0] {
        svg.line("chart-axis", (x(end), line - 4.0), (x(end), line + 4.0));
    }
    svg.text("chart-end", (0.0, line + 22.0), "start", &row.ends.0);
    svg.text("chart-end", (100.0, line + 22.0), "end", &row.ends.1);
    if (0.0..=1.0).contains(&share) {
        svg.line("chart-way", (x(0.0), line), (x(share), line));
        svg.mark(Glyph::Circle, MarkFill::Full, (x(share), line), 0.0, 7.0);
    } else {
        // A value outside its scale is drawn hollow at the nearer end.
        let end = x(if share > 1.0 { 1.0 } else { 0.0 });
        svg.mark(Glyph::Circle, MarkFill::Hollow, (end, line), 0.0, 7.0);
    }
}
