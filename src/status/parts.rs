//! Parts of the status of one engagement: phases, sessions, meetings, actions, and what is late or waits.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize, Serializer};

use super::words::{self, Keyword};
use super::{MissingLine, StepLine};
use crate::derive::PhaseState;

/// The state of one phase.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhaseLine {
    #[serde(deserialize_with = "words::phase")]
    pub phase: Keyword,
    #[serde(serialize_with = "state_word", deserialize_with = "words::state")]
    pub state: PhaseState,
    /// Its checklist: every step that applies to the engagement.
    pub steps: Vec<StepLine>,
    /// What is missing for it to be complete.
    pub missing: Vec<MissingLine>,
}

/// The number of sessions held and agreed.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SessionCounts {
    pub held: usize,
    /// Sessions that were cancelled too late. They count as contracted, but were not held.
    pub cancelled: usize,
    pub contracted: u32,
    /// The total length of the sessions held, in minutes.
    pub minutes: u64,
}

/// A meeting that was not held yet, according to the records.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UpcomingMeeting {
    pub date: NaiveDate,
    /// Days from today; negative for a past day.
    pub days: i64,
    /// The kind of its record; `None` if it is only planned.
    #[serde(deserialize_with = "words::kind")]
    pub kind: Option<Keyword>,
    /// The number of a session.
    pub number: Option<u32>,
    /// The type of a review: `interim` or `final`.
    #[serde(deserialize_with = "words::review")]
    pub review: Option<Keyword>,
}

/// Actions that are not done.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenActions {
    /// The number of all open actions.
    pub open: usize,
    /// Past their due date.
    pub overdue: Vec<OpenAction>,
    /// Due within [`SOON_DAYS`](super::SOON_DAYS).
    pub due: Vec<OpenAction>,
}

/// One action.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenAction {
    pub id: String,
    #[serde(deserialize_with = "words::owner")]
    pub owner: Option<Keyword>,
    pub due: Option<NaiveDate>,
}

/// A milestone or an objective that is past its date.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OverdueGoal {
    /// `milestone` or `objective`.
    #[serde(deserialize_with = "words::goal")]
    pub kind: Keyword,
    pub id: String,
    pub due: NaiveDate,
}

/// A record that waits for the client's approval.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WaitingApproval {
    /// Its path in the practice.
    pub record: String,
    /// Whether it was changed after its approval; the sponsor still has the approved version.
    pub changed: bool,
}

fn state_word<S: Serializer>(state: &PhaseState, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(state.word())
}
