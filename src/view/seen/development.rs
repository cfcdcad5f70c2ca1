//! Agenda, sessions, contacts, reviews and notes, as a reader has them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    ActionSeen, AmendmentSeen, ChangeSeen, MeasurableSeen, MilestoneMetSeen, ObjectiveRef,
    PointRef, ReviewedSeen, SourceSeen,
};
use crate::record::value::{AttainmentLevel, Channel, Measure, Mode, ReviewType, Verdict, Who};

/// The agenda as agreed; in an approved copy, with what amended it by then.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgendaSeen {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreed_client: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreed_sponsor: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub points: Vec<PointSeen>,
    /// In order of date, in an approved copy; elsewhere they are in the sessions and reviews of the view.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub amendments: Vec<AmendmentSeen>,
}

/// A point of the agenda.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PointSeen {
    pub id: String,
    pub title: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub draws_on: Vec<SourceSeen>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub business_benefit: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub success: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub support: Option<String>,
    /// What the manager contributes, as actions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<ActionSeen>,
    /// For coach and client; a sponsor has no personal point.
    #[serde(skip)]
    pub personal: Option<bool>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub objectives: Vec<ObjectiveSeen>,
    #[serde(skip)]
    pub coach_only: bool,
}

/// An objective.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ObjectiveSeen {
    pub id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub specific: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measurable: Option<MeasurableSeen>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub achievable: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relevant: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub milestones: Vec<MilestoneSeen>,
    #[serde(skip)]
    pub coach_only: bool,
}

/// A milestone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MilestoneSeen {
    pub id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
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
    /// Which sponsor, of a sponsor's.
    pub name: Option<String>,
    pub about: Option<String>,
    pub coach_only: bool,
}

/// A review.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReviewSeen {
    pub kind: ReviewType,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after_session: Option<u32>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub present: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub objectives: Vec<AssessedSeen>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub milestones: Vec<MilestoneMetSeen>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub coach_effectiveness: Vec<EffectivenessSeen>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<ChangeSeen>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub next_steps: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<ActionSeen>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reviewed: Vec<ReviewedSeen>,
}

/// How an objective stands.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AssessedSeen {
    pub objective: ObjectiveRef,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Measure>,
    /// The target as it had been amended by the day of the review.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<Measure>,
    /// The level of attainment, with its sentence and the objective's weight.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attained: Option<AttainedSeen>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub benefit: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub views: Vec<PartyViewSeen>,
    #[serde(skip)]
    pub coach_only: bool,
}

/// A level of attainment that was reached.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AttainedSeen {
    pub level: AttainmentLevel,
    /// The sentence that was agreed for it.
    pub words: String,
    pub weight: u32,
}

/// One party's view.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartyViewSeen {
    pub by: Who,
    /// Which sponsor, of a sponsor's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Measure>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    #[serde(skip)]
    pub coach_only: bool,
}

/// A score of the coach.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EffectivenessSeen {
    pub by: Who,
    /// Which sponsor, of a sponsor's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    pub criterion: String,
    /// From 1 to 5.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    #[serde(skip)]
    pub coach_only: bool,
}

/// A note; its body is all there is.
#[derive(Debug, Clone)]
pub struct NoteSeen {}
