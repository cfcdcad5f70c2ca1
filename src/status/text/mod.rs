//! The status as text for a terminal: a practice in a list, the practice this week, or one engagement in full.
//!
//! Every mark is readable without colour; the caller removes colours where the terminal has none. Must not decide what
//! is urgent.

mod details;
mod entry;
pub mod line;
mod list;
mod phrases;
mod today;

pub use details::details;
pub use list::list;
pub use today::today;
