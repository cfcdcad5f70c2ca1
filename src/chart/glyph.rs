//! The marks of charts: shapes that are told apart without colour.
//!
//! Each is drawn around its own middle, so that a place in percent can carry it.

/// What a mark looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Glyph {
    Circle,
    Square,
    Diamond,
    Triangle,
    /// A triangle on its point.
    Wedge,
    Cross,
    Pentagon,
    Hexagon,
}

/// How a mark is filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MarkFill {
    /// It is so.
    Full,
    /// It is to come.
    Hollow,
    /// It is so, with a reservation: a filled shape with a hole.
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
    /// The outline at a radius in pixels.
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

/// A mark by itself, for a legend; decoration beside its words.
pub fn legend_svg(glyph: Glyph, fill: MarkFill) -> String {
    sign(&drawn(glyph, fill, 6.0))
}

/// The line from the day something was planned for to the day it was held.
pub fn legend_moved_svg() -> String {
    sign(&format!(
        "<path class=\"chart-moved\" d=\"M-8 0h10\"/><path class=\"chart-moved-from\" d=\"M-8 -4v8\"/>\
         <g transform=\"translate(4 0)\">{}</g>",
        drawn(Glyph::Circle, MarkFill::Full, 4.5)
    ))
}

/// A stretch in which nothing was to take place.
pub fn legend_pause_svg() -> String {
    sign("<rect class=\"chart-pause\" x=\"-7\" y=\"-7\" width=\"14\" height=\"14\"/>")
}

fn sign(shape: &str) -> String {
    format!(
        "<svg class=\"legend-sign\" aria-hidden=\"true\" width=\"18\" height=\"18\" viewBox=\"-9 -9 18 18\">{shape}</svg>"
    )
}

/// The outline as an element, with its hole.
pub(super) fn drawn(glyph: Glyph, fill: MarkFill, radius: f64) -> String {
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

/// To a tenth of a pixel, without a trailing nought.
fn round(number: f64) -> f64 {
    let tenth = (number * 10.0).round() / 10.0;
    // Minus nought is nought.
    if tenth == 0.0 { 0.0 } else { tenth }
}
