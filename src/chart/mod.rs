//! Charts as inline SVG: presentation attributes and classes only, so that no page needs an inline style.
//!
//! Knows no words: whoever asks for a chart brings every label in the reader's language. Must not look
//! at a view; a track is all it is made from.

mod axis;
mod label;
mod objective;
mod profile;
mod svg;

pub use objective::{ChartPoint, Mark, TrackChart, TrackLabels, objective_svg, scale_svg};
pub use profile::{ProfileRow, profile_svg};
