//! The pictures and charts of a report that can be drawn.

use super::chart::{NARROW_WIDTH, WIDTH, ratio, styled};
use super::data::Drawing;
use super::sanitize::clean;
use crate::theme::ChartSheet;

/// The pictures and charts that can be drawn.
pub(super) struct Drawable<'a> {
    /// The path of a picture, by its name.
    pub(super) place: &'a dyn Fn(&str) -> Option<String>,
    /// Whether a chart can be drawn.
    pub(super) chart: &'a dyn Fn(&str) -> bool,
}

impl Drawable<'_> {
    /// The path of the picture with that name, if it can be drawn.
    pub(super) fn path(&self, name: &str) -> Option<String> {
        (self.place)(name)
    }

    /// The SVG for print, if it can be drawn.
    pub(super) fn draw(&self, svg: &str, sheet: &ChartSheet) -> Drawing {
        self.draw_at(svg, sheet, WIDTH)
    }

    /// The same, for a chart with a table beside it.
    pub(super) fn draw_narrow(&self, svg: &str, sheet: &ChartSheet) -> Drawing {
        self.draw_at(svg, sheet, NARROW_WIDTH)
    }

    fn draw_at(&self, svg: &str, sheet: &ChartSheet, width: f64) -> Drawing {
        let drawn =
            ((self.chart)(svg) && !svg.is_empty()).then(|| styled(&clean(svg), sheet, width));
        Drawing {
            ratio: drawn.as_deref().map_or(1.0, ratio),
            svg: drawn,
        }
    }
}
