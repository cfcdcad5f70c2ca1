//! Charts as inline SVG. They only use presentation attributes and classes, so that no page needs inline styles.
//!
//! Contains no interface words: the caller provides every label in the reader's language. Must not read a view; a chart
//! depends only on its input.

mod attendance;
mod axis;
mod glyph;
mod label;
mod objective;
mod profile;
mod scale;
mod scores;
mod sparkline;
mod svg;
mod timeline;

pub use attendance::{AttendanceChart, MinutesBar, SessionSlot, attendance_svg};
pub use axis::months;
pub use glyph::{Glyph, MarkFill, legend_moved_svg, legend_pause_svg, legend_svg};
pub use objective::{ChartPoint, TrackChart, TrackLabels, ValueMark, objective_svg};
pub use profile::{ProfileRow, profile_svg};
pub use scale::scale_svg;
pub use scores::{ScoresChart, ScoresRow, scores_svg};
pub use sparkline::sparkline_svg;
pub use timeline::{Lane, TimeMark, TimelineChart, timeline_svg};
