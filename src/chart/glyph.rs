//! The marks of charts: shapes that can be distinguished without colour.
//!
//! Each is drawn around its centre, so that it can be placed at a position in percent.

/// The shape of a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Glyph {
    Circle,
    Square,
    Diamond,
    Triangle,
    /// A triangle that points down.
    Wedge,
    Cross,
    Pentagon,
    Hexagon,
}

/// The fill of a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MarkFill {
    /// An actual event or value.
    Full,
    /// A future event or value.
    Hollow,
    /// Actual, but with a restriction: a filled shape with a hole.
    Holed,
}

impl MarkFill {
    pub(super) fn class(self) -> &'static str {
        match self {
            MarkFill::Full => "mark",
            MarkFill::Hollow => "mark mark-hollow",
            MarkFill::Holed => "mark mark-holed",
        }
    }
}

impl Glyph {
    /// Returns the outline with a radius in pixels.
    pub(super) fn path(self, radius: f64) -> String {
        let corners: &[(f64, f64)] = match self {
            Glyph::Circle => {
                let (r, d) = (round(radius), round(2.0 * radius));
                return format!("M-{r} 0a{r} {r} 0 1 0 {d} 0a{r} {r} 0 1 0 -{d} 0z");
            }
            Glyph::Square => &[(-0.88, -0.88), (0.88, -0.88), (0.88, 0.88), (-0.88, 0.88)],
            Glyph::Diamond => &[(0.0, -1.2), (1.2, 0.0), (0.0, 1.2), (-1.2, 0.0)],
            Glyph::Triangle => &[(0.0, -1.15), (1.1, 0.85), (-1.1, 0.85)],
            Glyph::Wedge => &[(0.0, 1.15), (1.1, -0.85), (-1.1, -0.85)],
            Glyph::Cross => &[
                (-0.4, -1.1),
                (0.4, -1.1),
                (0.4, -0.4),
                (1.1, -0.4),
                (1.1, 0.4),
                (0.4, 0.4),
                (0.4, 1.1),
                (-0.4, 1.1),
                (-0.4, 0.4),
                (-1.1, 0.4),
                (-1.1, -0.4),
                (-0.4, -0.4),
            ],
            Glyph::Pentagon => &[
                (0.0, -1.1),
                (1.05, -0.34),
                (0.65, 0.9),
                (-0.65, 0.9),
                (-1.05, -0.34),
            ],
            Glyph::Hexagon => &[
                (-1.1, 0.0),
                (-0.55, -0.95),
                (0.55, -0.95),
                (1.1, 0.0),
                (0.55, 0.95),
                (-0.55, 0.95),
            ],
        };
        let places: Vec<String> = corners
            .iter()
            .map(|(x, y)| format!("{} {}", round(x * radius), round(y * radius)))
            .collect();
        format!("M{}z", places.join("L"))
    }
}

/// Returns a mark for a legend, decorative next to its text.
pub fn legend_svg(glyph: Glyph, fill: MarkFill) -> String {
    legend_symbol(&outline(glyph, fill, 6.0))
}

/// Returns the legend symbol for a moved meeting: a line from the planned day to the actual day.
pub fn legend_moved_svg() -> String {
    legend_symbol(&format!(
        "<path class=\"chart-moved\" d=\"M-8 0h10\"/><path class=\"chart-moved-from\" d=\"M-8 -4v8\"/>\
         <g transform=\"translate(4 0)\">{}</g>",
        outline(Glyph::Circle, MarkFill::Full, 4.5)
    ))
}

/// Returns the legend symbol for a pause.
pub fn legend_pause_svg() -> String {
    legend_symbol("<rect class=\"chart-pause\" x=\"-7\" y=\"-7\" width=\"14\" height=\"14\"/>")
}

fn legend_symbol(shape: &str) -> String {
    format!(
        "<svg class=\"legend-sign\" aria-hidden=\"true\" width=\"18\" height=\"18\" viewBox=\"-9 -9 18 18\">{shape}</svg>"
    )
}

/// Returns the outline as an element, with its hole.
pub(super) fn outline(glyph: Glyph, fill: MarkFill, radius: f64) -> String {
    let outline = format!(
        "<path class=\"{}\" d=\"{}\"/>",
        fill.class(),
        glyph.path(radius)
    );
    match fill {
        MarkFill::Holed => format!(
            "{outline}<path class=\"mark-hole\" d=\"{}\"/>",
            glyph.path(radius * 0.42)
        ),
        MarkFill::Full | MarkFill::Hollow => outline,
    }
}

/// Rounds to a tenth of a pixel.
fn round(number: f64) -> f64 {
    let tenth = (number * 10.0).round() / 10.0;
    // Converts minus zero to zero.
    if tenth == 0.0 { 0.0 } else { tenth }
}
