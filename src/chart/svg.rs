//! SVG as text: places along x in percent, so that words keep their size on a narrow screen.
//!
//! The only place that writes markup here; everything that comes in is escaped.

use std::fmt::Write;

use crate::bidi;

use super::glyph::{Glyph, MarkFill, drawn};
use super::label::{Label, LabelPlacement};

/// An `<svg>` element being written.
pub(super) struct Svg {
    out: String,
}

impl Svg {
    /// Starts an image that is named and described for those who do not see it.
    pub(super) fn new(height: u32, id: &str, title: &str, description: &str) -> Svg {
        let (id, title, description) = (escape(id), escape(title), escape(description));
        Svg {
            out: format!(
                "<svg role=\"img\" aria-labelledby=\"{id}-t {id}-d\" width=\"100%\" height=\"{height}\">\
                 <title id=\"{id}-t\">{title}</title><desc id=\"{id}-d\">{description}</desc>"
            ),
        }
    }

    /// A line between two places (percent, pixels).
    pub(super) fn line(&mut self, class: &str, from: (f64, f64), to: (f64, f64)) {
        self.put(format_args!(
            "<line class=\"{class}\" x1=\"{:.1}%\" y1=\"{:.1}\" x2=\"{:.1}%\" y2=\"{:.1}\"/>",
            from.0, from.1, to.0, to.1
        ));
    }

    /// A circle with a radius in pixels.
    pub(super) fn circle(&mut self, class: &str, at: (f64, f64), radius: u32) {
        self.put(format_args!(
            "<circle class=\"{class}\" cx=\"{:.1}%\" cy=\"{:.1}\" r=\"{radius}\"/>",
            at.0, at.1
        ));
    }

    /// A rectangle from a place (percent, pixels), so wide (percent) and so high (pixels).
    pub(super) fn rect(&mut self, class: &str, from: (f64, f64), width: f64, height: f64) {
        self.put(format_args!(
            "<rect class=\"{class}\" x=\"{:.1}%\" y=\"{:.1}\" width=\"{width:.1}%\" height=\"{height:.1}\"/>",
            from.0, from.1
        ));
    }

    /// A mark around a place (percent, pixels), moved sideways by some pixels.
    pub(super) fn mark(
        &mut self,
        glyph: Glyph,
        fill: MarkFill,
        at: (f64, f64),
        aside: f64,
        radius: f64,
    ) {
        // A shape knows pixels only; the element around it stands at the percentage.
        let shape = drawn(glyph, fill, radius);
        let shape = if aside == 0.0 {
            shape
        } else {
            format!("<g transform=\"translate({aside:.1} 0)\">{shape}</g>")
        };
        self.put(format_args!(
            "<svg x=\"{:.1}%\" y=\"{:.1}\" overflow=\"visible\">{shape}</svg>",
            at.0, at.1
        ));
    }

    /// A label; `anchor` is start, middle or end.
    pub(super) fn text(&mut self, class: &str, at: (f64, f64), anchor: &str, words: &str) {
        let class = if class.is_empty() {
            String::new()
        } else {
            format!(" class=\"{class}\"")
        };
        self.put(format_args!(
            "<text{class} x=\"{:.1}%\" y=\"{:.1}\" text-anchor=\"{anchor}\">{}</text>",
            at.0,
            at.1,
            escape(&bidi::isolate(words))
        ));
    }

    /// A label so many pixels beside a place (percent, pixels), to its left where that is negative.
    pub(super) fn text_beside(&mut self, class: &str, at: (f64, f64), by: (f64, f64), words: &str) {
        let anchor = if by.0 < 0.0 { "end" } else { "start" };
        self.put(format_args!(
            "<svg x=\"{:.1}%\" y=\"{:.1}\" overflow=\"visible\"><text class=\"{class}\" x=\"{}\" y=\"{}\" text-anchor=\"{anchor}\">{}</text></svg>",
            at.0,
            at.1,
            by.0,
            by.1,
            escape(&bidi::isolate(words))
        ));
    }

    /// The element as text.
    pub(super) fn finish(mut self) -> String {
        self.out.push_str("</svg>");
        self.out
    }

    fn put(&mut self, what: std::fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = self.out.write_fmt(what);
    }
}

/// Writes the labels that have room, with a class of their own where that is only on a wide chart.
pub(super) fn put(svg: &mut Svg, class: &str, labels: &[Label<'_>], shown: &[LabelPlacement]) {
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

/// Text as it may stand in an element or a quoted attribute. Characters that XML has no place for
/// become spaces.
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
