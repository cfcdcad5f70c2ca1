//! Converts a chart of the portal to a picture for print.
//!
//! The portal's charts take their colours and their width from the page around them; paper has neither. Must not change
//! the content of a chart.

use std::fmt::Write;

use super::data::PdfLook;
use crate::theme::{ChartSheet, printed_charts};

/// The width of a chart in its own pixels. On a full-width page, 13 pixels are 8.4 points.
pub(super) const WIDTH: f64 = 675.0;
/// The width of a chart with a table beside it, which report.typ gives 55 % of the page: letters have the same size.
pub(super) const NARROW_WIDTH: f64 = WIDTH * 0.55;
/// How far marks and text may extend beyond the edges.
const EDGE: f64 = 10.0;

/// `svg` with its rules from `sheet`, fixed sizes, and the attributes that a standalone SVG needs. `full` is the width of
/// a chart that fills its place.
pub(super) fn styled(svg: &str, sheet: &ChartSheet, full: f64) -> String {
    let svg = svg.trim();
    let Some((tag, rest)) = svg.strip_prefix("<svg").and_then(|svg| svg.split_once('>')) else {
        return svg.to_owned();
    };
    let width = attribute(tag, "width").unwrap_or_default();
    let Some(height) = attribute(tag, "height").and_then(|height| height.parse::<f64>().ok())
    else {
        return svg.to_owned();
    };
    let style = format!("<style>{}</style>", sheet.for_drawing(svg));
    if width != "100%" {
        // A symbol already has a size.
        return format!("<svg xmlns=\"http://www.w3.org/2000/svg\"{tag}>{style}{rest}");
    }
    let (wide, high) = (full + 2.0 * EDGE, height + 2.0 * EDGE);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{wide}\" height=\"{high}\" viewBox=\"-{EDGE} -{EDGE} {wide} {high}\">{style}\
         <svg x=\"0\" y=\"0\" width=\"{full}\" height=\"{height}\" overflow=\"visible\">{rest}</svg>"
    )
}

/// The height-to-width ratio of a styled picture.
pub(super) fn ratio(svg: &str) -> f64 {
    let tag = svg.split_once('>').map_or("", |(tag, _)| tag);
    let side = |name| attribute(tag, name).and_then(|side| side.parse::<f64>().ok());
    match (side("width"), side("height")) {
        (Some(width), Some(height)) if width > 0.0 => height / width,
        _ => 1.0,
    }
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split_once('"').map(|(value, _)| value)
}

/// The style sheet of charts: that of the pages, with the colours of print and the fonts of the report.
pub(super) fn sheet(look: &PdfLook) -> ChartSheet {
    let mut family = String::new();
    for font in &look.fonts {
        // A family's name is in quotes, so characters that could end them are removed.
        let name: String = font
            .chars()
            .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '.'))
            .collect();
        let _ = write!(family, "'{name}',");
    }
    printed_charts(look.accent, look.wash, &format!("{family}serif"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::value::Paper;
    use crate::report::Look;
    use crate::theme::{Colour, LIGHT};

    #[test]
    fn a_chart_stands_alone() {
        let paper = Colour::parse(LIGHT.paper).unwrap();
        let look = Look {
            paper: Paper::A4,
            accent: Colour::parse("#2f5d62").unwrap(),
            wash: paper,
            fonts: vec!["Libertinus '} Serif".to_owned()],
        };
        let sheet = sheet(&PdfLook::new(&look, &["Own".to_owned()]));
        let css = sheet.css();
        assert!(css.contains("'Libertinus  Serif','Own',serif"), "{css}");
        let chart = styled(
            "<svg role=\"img\" width=\"100%\" height=\"200\"><title>T</title><g class=\"mark\"/></svg>",
            &sheet,
            WIDTH,
        );
        assert!(
            chart.starts_with("<svg xmlns=") && chart.ends_with("</svg></svg>"),
            "{chart}"
        );
        assert!(chart.contains(".mark{fill:#2f5d62"));
        assert!((ratio(&chart) - 220.0 / 695.0).abs() < 0.001);
        let sign = styled(
            "<svg class=\"legend-sign\" width=\"18\" height=\"18\" viewBox=\"-9 -9 18 18\"></svg>",
            &sheet,
            WIDTH,
        );
        assert!((ratio(&sign) - 1.0).abs() < 0.001);
    }
}
