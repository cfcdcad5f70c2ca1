//! The status as text for a terminal: a practice on a screen or two, one engagement in full.
//!
//! Every mark reads without colour; whoever prints it takes the colour out where there is none. Must not decide
//! what is urgent.

mod details;
mod entry;
mod line;
mod list;
mod phrases;

pub use details::whole;
pub use list::list;
