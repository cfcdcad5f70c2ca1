//! The status as text for a terminal: a practice on a screen or two, one engagement in full.
//!
//! Every mark reads without colour; whoever prints it takes the colour out where there is none. Must not decide
//! what is urgent.

mod entry;
mod line;
mod list;
mod say;
mod whole;

pub use list::list;
pub use whole::whole;
