//! Agenda, sessions, contacts, reviews and notes in a reader's view.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    ActionView, AmendmentView, ChangeView, MeasurableView, MilestoneMetSeen, ObjectiveRef,
    PointRef, ReviewedView, SourceView,
};
use crate::record::value::{
    AttainmentLevel, Channel, ClockTime, ContactBy, Measure, Mode, ReviewType, Verdict, Who,
};

/// The agenda as agreed. An approved copy also contains the amendments up to its date.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgendaView {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreed_client: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreed_sponsor: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub points: Vec<PointView>,
    /// In order of date; only in an approved copy. Elsewhere they are in the sessions and reviews of the view.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub amendments: Vec<AmendmentView>,
}

/// A point of the agenda.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PointView {
    pub id: String,
    pub title: String,
    /// A word or two that the practice uses for points of several clients.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub draws_on: Vec<SourceView>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub business_benefit: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub success: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub support: Option<String>,
    /// What the manager contributes, as actions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<ActionView>,
    /// For the coach and the client; a sponsor has no personal points.
    #[serde(skip)]
    pub personal: Option<bool>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub objectives: Vec<ObjectiveView>,
    #[serde(skip)]
    pub coach_only: bool,
}

/// An objective.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ObjectiveView {
    pub id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub specific: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measurable: Option<MeasurableView>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub achievable: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relevant: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub milestones: Vec<MilestoneView>,
    #[serde(skip)]
    pub coach_only: bool,
}

/// A milestone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MilestoneView {
    pub id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub what: Option<String>,
}

/// A session.
#[derive(Debug, Clone)]
pub struct SessionView {
    pub mode: Option<Mode>,
    pub recorded: Option<bool>,
    pub ai_used: Option<bool>,
    pub reviewed: Vec<ReviewedView>,
    pub issues: Vec<String>,
    pub points: Vec<PointRef>,
    pub progress: Vec<ProgressView>,
    pub milestones: Vec<MilestoneMetSeen>,
    pub actions: Vec<ActionView>,
    pub changes: Vec<ChangeView>,
    pub next: Option<NaiveDate>,
    pub moved: Vec<MovedView>,
    /// For the coach's record of hours.
    pub paid: Option<bool>,
    pub start: Option<ClockTime>,
    pub end: Option<ClockTime>,
    /// The minutes of the first part, if there are several.
    pub first_minutes: Option<u32>,
    pub continued: Vec<ContinuationView>,
    pub cancelled_by: Option<Who>,
    pub joined_by: Vec<String>,
    /// For the coach's record of hours.
    pub participants: Option<u32>,
    /// For the coach's record of hours.
    pub debrief: Option<DebriefView>,
}

/// A part of a session that was held on a later day.
#[derive(Debug, Clone)]
pub struct ContinuationView {
    pub date: NaiveDate,
    pub minutes: u32,
    pub mode: Option<Mode>,
}

/// The time that a session spent on a debrief; for the coach only.
#[derive(Debug, Clone)]
pub struct DebriefView {
    pub minutes: u32,
    /// Whether this time counts as coaching; it does unless the record says otherwise.
    pub counts: bool,
}

/// The progress of an objective.
#[derive(Debug, Clone)]
pub struct ProgressView {
    pub objective: ObjectiveRef,
    pub at: Measure,
    pub evidence: Option<String>,
    pub coach_only: bool,
}

/// A date that a session was moved from; for the coach only.
#[derive(Debug, Clone)]
pub struct MovedView {
    pub from: NaiveDate,
    pub by: Option<Who>,
}

/// The log of contacts.
#[derive(Debug, Clone)]
pub struct ContactsView {
    pub contacts: Vec<ContactView>,
}

/// One contact.
#[derive(Debug, Clone)]
pub struct ContactView {
    pub date: NaiveDate,
    pub channel: Channel,
    pub minutes: Option<u32>,
    pub by: Option<ContactBy>,
    /// The name of the sponsor or, for the coach, of somebody else in the organisation.
    pub name: Option<String>,
    pub about: Option<String>,
    pub coach_only: bool,
}

/// A review.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReviewView {
    pub kind: ReviewType,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after_session: Option<u32>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub present: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub objectives: Vec<AssessedView>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub milestones: Vec<MilestoneMetSeen>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub coach_effectiveness: Vec<EffectivenessView>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<ChangeView>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub next_steps: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<ActionView>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reviewed: Vec<ReviewedView>,
}

/// The assessment of an objective.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AssessedView {
    pub objective: ObjectiveRef,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Measure>,
    /// The target as amended by the day of the review.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<Measure>,
    /// The level of attainment, with its sentence and the objective's weight.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attained: Option<AttainedView>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub benefit: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub views: Vec<OpinionView>,
    #[serde(skip)]
    pub coach_only: bool,
}

/// A level of attainment that was reached.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AttainedView {
    pub level: AttainmentLevel,
    /// The sentence that was agreed for the level.
    pub words: String,
    pub weight: u32,
}

/// One party's opinion.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpinionView {
    pub by: Who,
    /// The sponsor's name, if the opinion is a sponsor's.
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
pub struct EffectivenessView {
    pub by: Who,
    /// The sponsor's name, if the score is a sponsor's.
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

/// A note. It has no fields; its content is the body.
#[derive(Debug, Clone)]
pub struct NoteView {}
