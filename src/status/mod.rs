//! The status of each engagement as data: its phase, what the next phase needs, what is due and overdue.
//!
//! Made from the coach's view and the number of findings, one engagement at a time. It contains clients' names and ids,
//! and no other text of a record. Must not read the model, the disk or the clock.

mod collect;
mod merge;
mod missing;
mod parts;
mod steps;
pub mod text;
mod words;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::diag::Level;

pub use collect::{EngagementPlace, engagement, unreadable};
pub use merge::{InvalidStatus, MergeInput, merge, read};
pub use missing::MissingLine;
pub use parts::{
    OpenAction, OpenActions, OverdueGoal, PhaseLine, SessionCounts, UpcomingMeeting,
    WaitingApproval,
};
pub use steps::StepLine;
pub use words::Keyword;

/// Increased when a field changes its meaning or is removed; not for a new field.
pub const VERSION: u32 = 1;

/// How many days ahead counts as due soon; today is day 0.
pub const SOON_DAYS: i64 = 7;

/// The requested engagements.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatusReport {
    /// [`VERSION`].
    pub version: u32,
    /// The date used as today.
    pub today: NaiveDate,
    /// The practice's name; `None` without one, and if several practices are merged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub practice_name: Option<String>,
    /// The findings in coachgen.yaml.
    pub practice: Findings,
    /// Sorted by urgency, the most urgent first.
    pub engagements: Vec<EngagementStatus>,
    pub totals: Totals,
}

/// The number of engagements, and sums over those that are not listed as closed.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Totals {
    pub engagements: usize,
    pub attention: usize,
    pub due_soon: usize,
    pub on_course: usize,
    pub closed: usize,
    pub overdue_actions: usize,
    /// Records that wait for a client's approval.
    pub awaiting: usize,
    pub findings: Findings,
}

/// The status of one engagement.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EngagementStatus {
    /// The practice that it is from; only if several practices are merged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub practice: Option<String>,
    /// Its name in the portals, usually that of its folder.
    pub name: String,
    /// Its folder in the practice, with `/` between names; `.` if it is the practice itself.
    pub folder: String,
    /// Whether engagement.md could be read; otherwise nothing more is known.
    pub readable: bool,
    /// Whether engagement.md is still a draft.
    pub draft: bool,
    pub client: Option<String>,
    /// The value of `status` in engagement.md.
    #[serde(deserialize_with = "words::status")]
    pub status: Option<Keyword>,
    pub start: Option<NaiveDate>,
    pub ended: Option<NaiveDate>,
    /// The last day of the current pause.
    pub paused_until: Option<NaiveDate>,
    /// Whether it is completed, ended early or declined.
    pub closed: bool,
    pub group: Urgency,
    /// Why it needs attention, the most urgent reason first; empty in every other group.
    pub attention: Vec<Reason>,
    /// The earliest date among these reasons; `None` if none of them has a date.
    pub attention_since: Option<NaiveDate>,
    /// The furthest phase with a meeting or record.
    #[serde(deserialize_with = "words::phase_if_any")]
    pub phase: Option<Keyword>,
    /// The next phase; `None` in the last phase, and if the engagement is closed.
    #[serde(deserialize_with = "words::phase_if_any")]
    pub next_phase: Option<Keyword>,
    /// The five phases, in order.
    pub phases: Vec<PhaseLine>,
    pub sessions: SessionCounts,
    /// Meetings planned for today or later, sorted by date.
    pub upcoming: Vec<UpcomingMeeting>,
    /// The draft of a meeting with the earliest date from today on, if any.
    pub drafted: Vec<UpcomingMeeting>,
    /// Meetings planned for a past day, with nothing recorded on or after that day. Meetings whose record may be one of the unreadable records are not included.
    pub unrecorded: Vec<UpcomingMeeting>,
    /// The paths in the engagement's folder of records that are left out because they cannot be read.
    pub unreadable: Vec<String>,
    pub actions: OpenActions,
    /// Milestones and objectives past their date without a recorded outcome; the oldest first.
    pub late: Vec<OverdueGoal>,
    /// Records that wait for the client's approval before a sponsor gets them.
    pub awaiting: Vec<WaitingApproval>,
    pub findings: Findings,
}

/// The group in which an engagement is listed, the most urgent first.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Urgency {
    #[default]
    Attention,
    /// A meeting or an action within [`SOON_DAYS`].
    DueSoon,
    OnCourse,
    /// Closed, with nothing left to do.
    Closed,
}

impl Urgency {
    /// Every group, in the order of the list.
    pub const ALL: [Urgency; 4] = [
        Urgency::Attention,
        Urgency::DueSoon,
        Urgency::OnCourse,
        Urgency::Closed,
    ];
}

/// Why an engagement needs attention, the most urgent first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// engagement.md cannot be read.
    Unreadable,
    /// A blocking error: its portals cannot be built.
    Forbid,
    OverdueActions,
    UnrecordedMeeting,
    /// A milestone or an objective is past its date.
    Late,
    Errors,
    /// The agreed date for deleting its records has passed.
    DisposalDue,
    /// A record waits for the client's approval.
    Awaiting,
    /// Active, without a date for the next meeting.
    NothingPlanned,
}

/// The number of findings of `coachgen check`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Findings {
    /// Blocking errors: they block the build of the portals.
    pub forbids: usize,
    /// Other errors.
    pub errors: usize,
    pub warnings: usize,
}

impl Findings {
    /// Counts findings by level.
    pub fn count(levels: impl IntoIterator<Item = Level>) -> Findings {
        let mut findings = Findings::default();
        for level in levels {
            match level {
                Level::Forbid => findings.forbids += 1,
                Level::Error => findings.errors += 1,
                Level::Warn => findings.warnings += 1,
            }
        }
        findings
    }

    fn add(&mut self, other: Findings) {
        // Numbers that are read from a file may be too large to add.
        self.forbids = self.forbids.saturating_add(other.forbids);
        self.errors = self.errors.saturating_add(other.errors);
        self.warnings = self.warnings.saturating_add(other.warnings);
    }
}

impl StatusReport {
    /// Sorts the engagements by urgency, and calculates the totals.
    pub fn new(
        today: NaiveDate,
        practice: Findings,
        mut engagements: Vec<EngagementStatus>,
    ) -> StatusReport {
        engagements.sort_by(|a, b| a.urgency().cmp(&b.urgency()));
        let mut totals = Totals {
            engagements: engagements.len(),
            ..Totals::default()
        };
        for one in &engagements {
            match one.group {
                Urgency::Attention => totals.attention += 1,
                Urgency::DueSoon => totals.due_soon += 1,
                Urgency::OnCourse => totals.on_course += 1,
                Urgency::Closed => totals.closed += 1,
            }
            if one.group == Urgency::Closed {
                continue;
            }
            totals.overdue_actions += one.actions.overdue.len();
            totals.awaiting += one.awaiting.len();
            totals.findings.add(one.findings);
        }
        StatusReport {
            version: VERSION,
            today,
            practice_name: None,
            practice,
            engagements,
            totals,
        }
    }
}

impl EngagementStatus {
    /// Returns what the phases up to the current one lack before the next can begin.
    pub fn missing(&self) -> impl Iterator<Item = &MissingLine> {
        let current = self
            .phases
            .iter()
            .position(|seen| Some(seen.phase) == self.phase);
        let phases = self.phases.iter().take(current.unwrap_or(0) + 1);
        phases.flat_map(|seen| &seen.missing)
    }

    /// Returns a sort key: the group; in the first group the blocked engagements and then those with the oldest need, in
    /// the others those with the first due date or meeting; then the name.
    fn urgency(&self) -> impl Ord + '_ {
        let soon = self.actions.due.iter().filter_map(|action| action.due);
        let met = self.upcoming.first().map(|meeting| meeting.date);
        let first = match self.group {
            Urgency::Attention => self.attention_since,
            _ => soon.chain(met).min(),
        };
        let blocked = self
            .attention
            .first()
            .filter(|reason| **reason <= Reason::Forbid);
        (
            self.group,
            blocked.is_none(),
            first.is_none(),
            first,
            self.folder.as_str(),
            self.practice.as_deref(),
        )
    }
}
