//! A report on the coaching of several clients of one organisation: numbers with five or more clients behind each.
//!
//! Made from the views of the sponsors, one engagement at a time. A fact counts only if every current sponsor of the
//! engagement sees it. The report names no client. Must not use the coach's view, the model, the disk or the clock.

mod attendance;
mod client;
mod collect;
mod contribution;
mod counts;
mod document;
mod objectives;
pub mod text;
mod themes;

use chrono::NaiveDate;
use serde::Serialize;

pub use attendance::{Attendance, AttendanceFacts};
pub use client::{ClientFacts, clients};
pub use collect::{EngagementPart, engagement_part};
pub use contribution::{Contribution, InvalidContribution};
pub use counts::ClientCount;
pub use document::report;
pub use objectives::VerdictRow;
pub use themes::ThemeRow;

/// Increased when a field changes its meaning or is removed; not for a new field.
pub const VERSION: u32 = 1;

/// The smallest number of clients behind a number.
pub const MIN_CLIENTS: usize = 5;

/// The report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProgrammeReport {
    /// [`VERSION`].
    pub version: u32,
    /// The date used as today.
    pub today: NaiveDate,
    pub organisation: String,
    /// The practice that made the report.
    pub practice: Option<String>,
    /// The number of clients.
    pub clients: usize,
    /// `None` if fewer than six clients have attendance that their sponsors see.
    pub attendance: Option<Attendance>,
    /// Objectives by their latest verdict; `None` if there are fewer than ten, or fewer than five clients have one.
    pub objectives: Option<Vec<VerdictRow>>,
    /// Themes of agendas with five or more clients, the most clients first; `None` if they were to be left out.
    pub themes: Option<Vec<ThemeRow>>,
}

/// What the report is about.
#[derive(Debug, Clone)]
pub struct ReportSubject {
    pub today: NaiveDate,
    pub organisation: String,
    pub practice: Option<String>,
    /// Whether the report has themes.
    pub with_themes: bool,
}

/// There are fewer clients than a report needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooFewClients(pub usize);

impl ProgrammeReport {
    /// Makes the report of these clients.
    ///
    /// # Errors
    /// If there are fewer than [`MIN_CLIENTS`].
    pub fn new(
        subject: ReportSubject,
        clients: &[ClientFacts],
    ) -> Result<ProgrammeReport, TooFewClients> {
        if clients.len() < MIN_CLIENTS {
            return Err(TooFewClients(clients.len()));
        }
        Ok(ProgrammeReport {
            version: VERSION,
            today: subject.today,
            organisation: subject.organisation,
            practice: subject.practice,
            clients: clients.len(),
            attendance: attendance::shown_sums(clients),
            objectives: objectives::by_verdict(clients),
            themes: subject.with_themes.then(|| themes::common(clients)),
        })
    }
}
