//! The log of coaching hours as data: a row for each client who agreed to be listed, the totals, and what each
//! credential requires.
//!
//! Made from the coach's view, one engagement at a time. It contains clients' names and addresses, and no other text of
//! a record. Must not read the model, the disk or the clock.

mod clients;
mod coaching_time;
mod collect;
mod columns;
mod credentials;
pub mod csv_file;
mod dates;
pub mod earlier;
mod left_out;
mod log;
mod rows;
mod sessions;
pub mod text;
mod totals;
pub mod xlsx_file;

use chrono::NaiveDate;
use serde::Serialize;

use crate::derive::SessionTime;

pub use coaching_time::CoachingTime;
pub use collect::{engagement, unreadable};
pub use credentials::{CredentialStatus, Criterion, Requirement};
pub use dates::{full_years, recent_since};
pub use earlier::{EarlierHoursProblem, EarlierRow};
pub use left_out::LeftOut;
pub use log::LogInput;
pub use sessions::{SessionList, path_in, session_list};
pub use totals::{RecentTotal, Totals};

/// Increased when a field changes its meaning or is removed; not for a new field.
pub const VERSION: u32 = 1;

/// The number of months of which the totals show the hours separately.
pub const RECENT_MONTHS: u32 = 18;

/// What one engagement contributes to the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EngagementHours {
    /// `None` if engagement.md cannot be read or does not name the client yet.
    pub client: Option<LogClient>,
    /// The engagement's coach: its own, or that of the practice.
    pub coach: Option<String>,
    /// Whether the coaching goes on.
    pub ongoing: bool,
    /// The sessions held by today.
    pub sessions: Vec<SessionTime>,
    /// Paths in the practice of records that may be sessions, but cannot be read or have an error in their fields.
    pub unreadable: Vec<String>,
}

/// The client as the log lists them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogClient {
    pub name: String,
    pub email: Option<String>,
    /// Whether the client agreed to be listed; `None` if that is not recorded.
    pub consent: Option<bool>,
}

/// The log.
#[derive(Debug, Clone, Serialize)]
pub struct HoursLog {
    /// [`VERSION`].
    pub version: u32,
    /// The date used as today.
    pub today: NaiveDate,
    /// The coach whose hours these are.
    pub coach: Option<String>,
    /// The day on which the coach's training began; earlier hours do not count. `None` if all hours count.
    pub since: Option<NaiveDate>,
    /// Whether the whole practice was requested. Otherwise the log has no earlier hours and compares no credentials.
    pub whole_practice: bool,
    /// Sorted by start, then by name.
    pub rows: Vec<LogRow>,
    pub totals: Totals,
    pub left_out: LeftOut,
    pub credentials: Vec<CredentialStatus>,
}

/// A client, or a group that is listed under the name of one participant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LogRow {
    pub client: String,
    pub email: Option<String>,
    pub kind: RowKind,
    /// The largest number of participants of one session; 1 for an individual client.
    pub participants: u32,
    /// The day of the first session.
    pub start: NaiveDate,
    /// The day of the last session; `None` while the coaching goes on.
    pub end: Option<NaiveDate>,
    pub paid: CoachingTime,
    pub pro_bono: CoachingTime,
    /// Whether it comes from the file of earlier hours.
    pub earlier: bool,
}

/// Whether the sessions of a row were with one client or with a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RowKind {
    Individual,
    Group,
}

impl RowKind {
    /// The word for it in the log.
    pub fn word(self) -> &'static str {
        match self {
            RowKind::Individual => "individual",
            RowKind::Group => "group",
        }
    }

    /// The kind of a session with this number of clients.
    fn of_participants(participants: u32) -> RowKind {
        match participants {
            0 | 1 => RowKind::Individual,
            _ => RowKind::Group,
        }
    }
}
