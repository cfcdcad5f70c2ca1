//! Meetings and due dates of one reader as an iCalendar file (RFC 5545).
//!
//! Everything is computed from the reader's view, so nothing that is hidden from the reader changes the file. Must not
//! read or write files.

mod due;
mod event;
mod key;
mod meetings;
mod write;

pub use event::{CalendarEvent, CalendarOptions, EventState, EventTime, events};
pub use key::{EventKey, uid};
pub use write::{to_text, unfolded};
