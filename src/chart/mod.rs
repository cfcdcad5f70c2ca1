//! Charts as inline SVG: presentation attributes and classes only, so that no page needs an inline style.
//!
//! Knows no words: whoever asks for a chart brings every label in the reader's language. Must not look
//! at a view; what it is given is all it is made from.

mod attendance;
mod axis;
mod glyph;
mod label;
mod objective;
mod profile;
mod scale;
mod scores;
mod svg;
mod timeline;

pub use attendance::{AttendanceChart, MinutesBar, Seat, attendance_svg};
pub use axis::months;
pub use glyph::{Glyph, MarkFill, legend_moved_svg, legend_pause_svg, legend_svg};
pub use objective::{ChartPoint, TrackChart, TrackLabels, ValueMark, objective_svg};
pub use profile::{ProfileRow, profile_svg};
pub use scale::scale_svg;
pub use scores::{ScoresChart, ScoresRow, scores_svg};
pub use timeline::{Lane, TimeMark, TimelineChart, timeline_svg};
