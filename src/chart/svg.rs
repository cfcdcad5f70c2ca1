//! Writes SVG as text. x positions are in percent, so that text keeps its size on a narrow screen.
//!
//! The only module of charts that writes markup; all input is escaped.

use std::fmt::{self, Display, Formatter, Write};

use crate::bidi;

use super::glyph::{Glyph, MarkFill, outline};
use super::label::{Label, LabelPlacement};

/// An `<svg>` element being written.
pub(super) struct Svg {
    out: String,
}

impl Svg {
    /// Starts an image with a title and description for screen readers.
    pub(super) fn new(height: u32, id: &str, title: &str, description: &str) -> Svg {
        Svg::sized("100%", height, id, title, description)
    }

    /// Starts an image with this width, in percent or in pixels.
    pub(super) fn sized(width: &str, height: u32, id: &str, title: &str, description: &str) -> Svg {
        let (id, title, description) = (escape(id), escape(title), escape(description));
        Svg {
            out: format!(
                "<svg role=\"img\" aria-labelledby=\"{id}-t {id}-d\" width=\"{width}\" height=\"{height}\">\
                 <title id=\"{id}-t\">{title}</title><desc id=\"{id}-d\">{description}</desc>"
            ),
        }
    }

    /// Draws a line between two positions (percent, pixels).
    pub(super) fn line(&mut self, class: &str, from: (f64, f64), to: (f64, f64)) {
        self.write(format_args!(
            "<line class=\"{class}\" x1=\"{}%\" y1=\"{}\" x2=\"{}%\" y2=\"{}\"/>",
            Tenths(from.0),
            Tenths(from.1),
            Tenths(to.0),
            Tenths(to.1)
        ));
    }

    /// Draws a circle with a radius in pixels.
    pub(super) fn circle(&mut self, class: &str, at: (f64, f64), radius: u32) {
        self.write(format_args!(
            "<circle class=\"{class}\" cx=\"{}%\" cy=\"{}\" r=\"{radius}\"/>",
            Tenths(at.0),
            Tenths(at.1)
        ));
    }

    /// Draws a rectangle from a position (percent, pixels), with a width in percent and a height in pixels.
    pub(super) fn rect(&mut self, class: &str, from: (f64, f64), width: f64, height: f64) {
        self.write(format_args!(
            "<rect class=\"{class}\" x=\"{}%\" y=\"{}\" width=\"{}%\" height=\"{}\"/>",
            Tenths(from.0),
            Tenths(from.1),
            Tenths(width),
            Tenths(height)
        ));
    }

    /// Draws a mark at a position (percent, pixels), moved sideways by some pixels.
    pub(super) fn mark(
        &mut self,
        glyph: Glyph,
        fill: MarkFill,
        at: (f64, f64),
        aside: f64,
        radius: f64,
    ) {
        // A shape only uses pixels; the element around it is placed in percent.
        let shape = outline(glyph, fill, radius);
        let shape = if aside == 0.0 {
            shape
        } else {
            format!(
                "<g transform=\"translate({} 0)\">{shape}</g>",
                Tenths(aside)
            )
        };
        self.write(format_args!(
            "<svg x=\"{}%\" y=\"{}\" overflow=\"visible\">{shape}</svg>",
            Tenths(at.0),
            Tenths(at.1)
        ));
    }

    /// Writes a label; `anchor` is start, middle or end.
    pub(super) fn text(&mut self, class: &str, at: (f64, f64), anchor: &str, words: &str) {
        let class = if class.is_empty() {
            String::new()
        } else {
            format!(" class=\"{class}\"")
        };
        self.write(format_args!(
            "<text{class} x=\"{}%\" y=\"{}\" text-anchor=\"{anchor}\">{}</text>",
            Tenths(at.0),
            Tenths(at.1),
            escape(&bidi::isolate(words))
        ));
    }

    /// Writes a label at an offset in pixels from a position (percent, pixels); to its left if the offset is negative.
    pub(super) fn text_beside(&mut self, class: &str, at: (f64, f64), by: (f64, f64), words: &str) {
        let anchor = if by.0 < 0.0 { "end" } else { "start" };
        self.write(format_args!(
            "<svg x=\"{}%\" y=\"{}\" overflow=\"visible\"><text class=\"{class}\" x=\"{}\" y=\"{}\" text-anchor=\"{anchor}\">{}</text></svg>",
            Tenths(at.0),
            Tenths(at.1),
            by.0,
            by.1,
            escape(&bidi::isolate(words))
        ));
    }

    /// Returns the element as text.
    pub(super) fn finish(mut self) -> String {
        self.out.push_str("</svg>");
        self.out
    }

    fn write(&mut self, what: std::fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = self.out.write_fmt(what);
    }
}

/// Writes the labels that are shown, with an additional class for those that are only shown on a wide chart.
pub(super) fn write_labels(
    svg: &mut Svg,
    class: &str,
    labels: &[Label<'_>],
    shown: &[LabelPlacement],
) {
    for (label, shown) in labels.iter().zip(shown) {
        let class = match shown {
            LabelPlacement::Always => class.to_owned(),
            LabelPlacement::Wide => format!("{class} chart-wide").trim_start().to_owned(),
            LabelPlacement::Never => continue,
        };
        let (x, anchor) = label.anchor();
        svg.text(&class, (x, label.at.1), anchor, label.words);
    }
}

/// A number with one decimal, as `{:.1}` writes it.
struct Tenths(f64);

impl Display for Tenths {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let Tenths(number) = *self;
        let tenths = number * 10.0;
        let nearest = tenths.round();
        // Exact decimal arithmetic is slow, and only needed halfway between two tenths.
        let is_clear = (tenths - nearest).abs() < 0.49 && nearest < 1e9;
        if number.is_sign_positive() && is_clear {
            let nearest = nearest as u32;
            return write!(out, "{}.{}", nearest / 10, nearest % 10);
        }
        write!(out, "{number:.1}")
    }
}

/// Escapes text for an element or a quoted attribute. Characters that are not allowed in XML become spaces.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\u{fffe}' | '\u{ffff}' => out.push(' '),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::Tenths;

    #[test]
    fn tenths_are_written_exactly() {
        let halves = (0..20_000u32).map(|n| f64::from(n) / 20.0);
        let thirds = (0..20_000u32).map(|n| f64::from(n) / 30.0);
        let odd = [-0.0, -0.04, -3.25, 0.049_999, 1e12, f64::MAX, 429_496_729.6];
        for number in halves.chain(thirds).chain(odd) {
            assert_eq!(Tenths(number).to_string(), format!("{number:.1}"));
        }
    }
}
