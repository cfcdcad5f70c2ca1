//! Converts a chart of the portal to a picture for print.
//!
//! The portal's charts take their colours and their width from the page around them; paper has neither. Must not change
//! the content of a chart.

use std::fmt::Write;

use serde_json::Value;

/// The width of a chart in its own pixels. On a full-width page, 13 pixels are 8.4 points.
const WIDTH: f64 = 675.0;
/// How far marks and text may extend beyond the edges.
const EDGE: f64 = 10.0;

/// `svg` with print colours, fixed sizes, and the attributes that a standalone SVG needs.
pub fn styled(svg: &str, look: &Value) -> String {
    let svg = svg.trim();
    let Some((tag, rest)) = svg.strip_prefix("<svg").and_then(|svg| svg.split_once('>')) else {
        return svg.to_owned();
    };
    let style = style(look);
    let width = attribute(tag, "width").unwrap_or_default();
    let Some(height) = attribute(tag, "height").and_then(|height| height.parse::<f64>().ok())
    else {
        return svg.to_owned();
    };
    if width != "100%" {
        // A symbol already has a size.
        return format!("<svg xmlns=\"http://www.w3.org/2000/svg\"{tag}>{style}{rest}");
    }
    let (wide, high) = (WIDTH + 2.0 * EDGE, height + 2.0 * EDGE);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{wide}\" height=\"{high}\" viewBox=\"-{EDGE} -{EDGE} {wide} {high}\">{style}\
         <svg x=\"0\" y=\"0\" width=\"{WIDTH}\" height=\"{height}\" overflow=\"visible\">{rest}</svg>"
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

/// The classes of the portal's charts, with the values of its print style sheet.
fn style(look: &Value) -> String {
    let accent = look.get("accent").and_then(Value::as_str).unwrap_or("#000");
    let wash = look.get("wash").and_then(Value::as_str).unwrap_or("#eee");
    let fonts = look.get("fonts").and_then(Value::as_array);
    let mut family = String::new();
    for font in fonts.into_iter().flatten().filter_map(Value::as_str) {
        // A family's name is in quotes, so characters that could end them are removed.
        let name: String = font
            .chars()
            .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '.'))
            .collect();
        let _ = write!(family, "'{name}',");
    }
    let over = "paint-order:stroke;stroke:#fff;stroke-width:4px;stroke-linejoin:round";
    format!(
        "<style>\
         text{{font-family:{family}serif;font-size:13px;fill:#444}}\
         .chart-strong,.chart-name,.chart-lane{{fill:#000}}\
         .chart-strong,.chart-lane{{font-weight:600}}\
         .chart-strong,.chart-lane,.chart-over,.mark-count{{{over}}}\
         .chart-lane-ahead{{fill:#444;font-weight:400}}\
         .chart-axis{{stroke:#777;stroke-width:1}}\
         .chart-grid{{stroke:#ccc;stroke-width:1}}\
         .chart-way{{stroke:{accent};stroke-width:4}}\
         .chart-line,.chart-target{{stroke:{accent};stroke-width:2;fill:none}}\
         .chart-aim{{stroke:#777;stroke-width:1;stroke-dasharray:3 4}}\
         .chart-was{{stroke:#777;stroke-width:1}}\
         .mark{{fill:{accent};stroke:#fff;stroke-width:1.5;paint-order:stroke}}\
         .mark-hollow{{fill:#fff;stroke:{accent};stroke-width:1.75;paint-order:fill}}\
         .mark-hole{{fill:#fff}}\
         .mark-text{{font-size:11px;font-weight:600;fill:#fff}}\
         .mark-text-hollow{{fill:#000}}\
         .mark-count{{fill:#000;font-size:12px}}\
         .chart-phase{{fill:{wash};stroke:#777;stroke-width:1}}\
         .chart-ahead{{stroke:#777;stroke-width:1;stroke-dasharray:1 5}}\
         .chart-today{{stroke:#000;stroke-width:1.5}}\
         .chart-pause{{fill:#ccc;opacity:.55}}\
         .chart-moved{{stroke:#000;stroke-width:1.5;stroke-dasharray:3 2;fill:none}}\
         .chart-moved-from{{stroke:#000;stroke-width:1.5;fill:none}}\
         .chart-contract{{stroke:#000;stroke-width:1.5}}\
         .chart-room{{fill:none;stroke:#777;stroke-width:1}}\
         .chart-bar{{fill:{accent}}}\
         </style>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chart_stands_alone() {
        let look = serde_json::json!({ "accent": "#2f5d62", "fonts": ["Libertinus Serif"] });
        let chart = styled(
            "<svg role=\"img\" width=\"100%\" height=\"200\"><title>T</title></svg>",
            &look,
        );
        assert!(
            chart.starts_with("<svg xmlns=") && chart.ends_with("</svg></svg>"),
            "{chart}"
        );
        assert!(chart.contains(".mark{fill:#2f5d62"));
        assert!((ratio(&chart) - 220.0 / 695.0).abs() < 0.001);
        let sign = styled(
            "<svg class=\"legend-sign\" width=\"18\" height=\"18\" viewBox=\"-9 -9 18 18\"></svg>",
            &look,
        );
        assert!((ratio(&sign) - 1.0).abs() < 0.001);
    }
}
