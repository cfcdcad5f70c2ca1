//! Agenda, sessions, contacts, reviews and notes, as a reader has them.

use chrono::NaiveDate;

use super::{
    ActionSeen, ChangeSeen, MeasurableSeen, MilestoneMetSeen, ObjectiveRef, PointRef, SourceSeen,
};
use crate::record::value::{Channel, Measure, Mode, Outcome, ReviewType, Verdict, Who};

/// The agenda as agreed.
#[derive(Debug, Clone)]
pub struct AgendaSeen {
    pub agreed_client: Option<NaiveDate>,
    pub agreed_sponsor: Option<NaiveDate>,
    pub points: Vec<PointSeen>,
}

/// A point of the agenda.
#[derive(Debug, Clone)]
pub struct PointSeen {
    pub id: String,
    pub title: String,
    pub draws_on: Vec<SourceSeen>,
    pub business_benefit: Option<String>,
    pub success: Option<String>,
    pub support: Option<String>,
    /// For coach and client; a sponsor has no personal point.
    pub personal: Option<bool>,
    pub objectives: Vec<ObjectiveSeen>,
    pub coach_only: bool,
}

/// An objective.
#[derive(Debug, Clone)]
pub struct ObjectiveSeen {
    pub id: String,
    pub specific: Option<String>,
    pub measurable: Option<MeasurableSeen>,
    pub achievable: Option<String>,
    pub relevant: Option<String>,
    pub due: Option<NaiveDate>,
    pub milestones: Vec<MilestoneSeen>,
    pub coach_only: bool,
}

/// A milestone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MilestoneSeen {
    pub id: String,
    pub by: Option<NaiveDate>,
    pub what: Option<String>,
}

/// A session.
#[derive(Debug, Clone)]
pub struct SessionSeen {
    pub mode: Option<Mode>,
    pub reviewed: Vec<ReviewedSeen>,
    pub issues: Vec<String>,
    pub points: Vec<PointRef>,
    pub progress: Vec<ProgressSeen>,
    pub milestones: Vec<MilestoneMetSeen>,
    pub actions: Vec<ActionSeen>,
    pub changes: Vec<ChangeSeen>,
    pub next: Option<NaiveDate>,
    pub moved: Vec<MovedSeen>,
    /// For the coach's record of hours.
    pub paid: Option<bool>,
}

/// What became of an action the reader sees.
#[derive(Debug, Clone)]
pub struct ReviewedSeen {
    pub action: String,
    /// The action's words.
    pub what: String,
    pub outcome: Outcome,
    pub due: Option<NaiveDate>,
    pub learning: Option<String>,
    pub coach_only: bool,
}

/// Where an objective stands.
#[derive(Debug, Clone)]
pub struct ProgressSeen {
    pub objective: ObjectiveRef,
    pub at: Measure,
    pub evidence: Option<String>,
    pub coach_only: bool,
}

/// A date a session was moved from; for the coach alone.
#[derive(Debug, Clone)]
pub struct MovedSeen {
    pub from: NaiveDate,
    pub by: Option<Who>,
}

/// The log of contacts.
#[derive(Debug, Clone)]
pub struct ContactsSeen {
    pub contacts: Vec<ContactSeen>,
}

/// One contact.
#[derive(Debug, Clone)]
pub struct ContactSeen {
    pub date: NaiveDate,
    pub channel: Channel,
    pub minutes: Option<u32>,
    pub by: Option<Who>,
    pub about: Option<String>,
    pub coach_only: bool,
}

/// A review.
#[derive(Debug, Clone)]
pub struct ReviewSeen {
    pub kind: ReviewType,
    pub after_session: Option<u32>,
    pub present: Vec<String>,
    pub objectives: Vec<AssessedSeen>,
    pub milestones: Vec<MilestoneMetSeen>,
    pub coach_effectiveness: Vec<EffectivenessSeen>,
    pub changes: Vec<ChangeSeen>,
    pub next_steps: Vec<String>,
    pub actions: Vec<ActionSeen>,
}

/// How an objective stands.
#[derive(Debug, Clone)]
pub struct AssessedSeen {
    pub objective: ObjectiveRef,
    pub at: Option<Measure>,
    pub verdict: Option<Verdict>,
    pub evidence: Option<String>,
    pub benefit: Option<String>,
    pub views: Vec<PartyViewSeen>,
    pub coach_only: bool,
}

/// One party's view.
#[derive(Debug, Clone)]
pub struct PartyViewSeen {
    pub by: Who,
    pub at: Option<Measure>,
    pub comment: Option<String>,
    pub coach_only: bool,
}

/// A score of the coach.
#[derive(Debug, Clone)]
pub struct EffectivenessSeen {
    pub by: Who,
    pub criterion: String,
    /// From 1 to 5.
    pub score: Option<u32>,
    pub comment: Option<String>,
    pub coach_only: bool,
}

/// A note; its body is all there is.
#[derive(Debug, Clone)]
pub struct NoteSeen {}
