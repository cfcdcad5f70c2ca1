//! The status as text for a terminal: a practice in a list, or one engagement in full.
//!
//! Every mark is readable without colour; the caller removes colours where the terminal has none. Must not decide what
//! is urgent.

mod details;
mod entry;
mod line;
mod list;
mod phrases;

pub use details::details;
pub use list::list;
