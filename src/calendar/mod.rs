//! Meetings and due dates of one reader as an iCalendar file (RFC 5545), and what such a file would change in the records.
//!
//! Everything is computed from the reader's view, so nothing that is hidden from the reader changes the file. Must not
//! read or write files.

mod content_line;
mod due;
mod event;
mod key;
mod known;
mod meetings;
mod proposal;
mod read;
mod repeat;
mod time;
mod write;

pub use event::{CalendarEvent, CalendarOptions, EventState, EventTime, events};
pub use key::{EventKey, uid};
pub use proposal::{ImportTarget, Proposal, proposals};
pub use read::{ReadCalendar, ReadError, ReadEvent, read};
pub use repeat::{ImportedEvent, single_events};
pub use time::zone_named;
pub use write::{to_text, unfolded};
