//! An instrument's profile: each scale as a line from its low end to its high end, with its value.
//!
//! Must not place a value whose scale is unknown; such a one stands in the table alone.

use super::svg::Svg;

/// One scale that can be drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct ProfileRow {
    /// Its name.
    pub scale: String,
    /// Where on it the client stands.
    pub value: f64,
    /// Its low end.
    pub low: f64,
    /// Its high end.
    pub high: f64,
    /// The value as it is worded.
    pub label: String,
}

/// Height of one scale, in pixels: its words above, its line below.
const ROW: u32 = 46;

/// The profile as an `<svg>` element; none without a scale to draw. `id` is unique on its page.
pub fn profile_svg(
    id: &str,
    title: &str,
    description: &str,
    rows: &[ProfileRow],
) -> Option<String> {
    let rows: Vec<&ProfileRow> = rows.iter().filter(|row| row.high > row.low).collect();
    let count = u32::try_from(rows.len()).ok().filter(|count| *count > 0)?;
    let mut svg = Svg::new(ROW * count, id, title, description);
    for (row, at) in rows.into_iter().zip(0_u32..) {
        let top = f64::from(ROW * at);
        let line = top + 32.0;
        let x = |share: f64| 2.0 + 96.0 * share;
        let share = ((row.value - row.low) / (row.high - row.low)).clamp(0.0, 1.0);
        svg.text("", (0.0, top + 15.0), "start", &row.scale);
        svg.text("chart-strong", (100.0, top + 15.0), "end", &row.label);
        svg.line("chart-axis", (x(0.0), line), (x(1.0), line));
        for end in [0.0, 1.0] {
            svg.line("chart-axis", (x(end), line - 4.0), (x(end), line + 4.0));
        }
        svg.line("chart-way", (x(0.0), line), (x(share), line));
        svg.circle("chart-now", (x(share), line), 7);
    }
    Some(svg.finish())
}
