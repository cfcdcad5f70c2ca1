//! The engagement and the contracting records in a reader's view.

use chrono::NaiveDate;

use super::{ActionView, FindingView, Passage, ReviewedView};
use crate::kind::Kind;
use crate::policy::AccessLevel;
use crate::record::value::{
    AgreedBy, Channel, Language, Measure, Mode, Payer, Range, SponsorRelationship, Status,
};

/// The terms of the engagement.
#[derive(Debug, Clone)]
pub struct EngagementView {
    pub title: Option<String>,
    pub client: Option<ClientView>,
    pub organisation: Option<String>,
    pub sponsors: Vec<SponsorDetails>,
    pub coach: Option<String>,
    pub coach_internal: Option<bool>,
    pub status: Option<Status>,
    pub start: Option<NaiveDate>,
    pub ended: Option<NaiveDate>,
    pub ended_because: Option<String>,
    pub renews: Option<String>,
    pub programme: ProgrammeView,
    pub planned: Vec<PlannedView>,
    pub pauses: Vec<PauseView>,
    pub confidentiality: Option<ConfidentialityView>,
    pub signed: Vec<SignatureView>,
    pub contract: Option<String>,
    pub cancellation: Option<String>,
    pub termination: Option<String>,
    pub code_of_ethics: Option<String>,
    pub complaints: Option<String>,
    pub not_therapy: Option<bool>,
    pub conflicts: Option<String>,
    pub technology: Option<TechnologyView>,
    pub fees: Option<FeesView>,
    pub keep_years: Option<u32>,
    pub dispose_on: Option<NaiveDate>,
    pub language: Option<Language>,
    pub body: Vec<Passage>,
    /// Path of engagement.md in the practice; for the coach only.
    pub path: Option<String>,
}

/// The client.
#[derive(Debug, Clone)]
pub struct ClientView {
    pub name: String,
    pub role: Option<String>,
    pub email: Option<String>,
    pub log_consent: Option<bool>,
}

/// A sponsor.
#[derive(Debug, Clone)]
pub struct SponsorDetails {
    pub name: String,
    pub role: Option<String>,
    pub relationship: Option<SponsorRelationship>,
    pub from: Option<NaiveDate>,
    pub until: Option<NaiveDate>,
    /// Whether the sponsor is marked `coach_only`; for the coach.
    pub coach_only: bool,
}

/// The programme in force: the engagement's numbers, otherwise the practice's, otherwise the defaults.
#[derive(Debug, Clone, PartialEq)]
pub struct ProgrammeView {
    pub sessions: u32,
    /// Weeks.
    pub interval_weeks: Range,
    /// Minutes.
    pub session_minutes: Range,
    pub sponsor_reviews_after: Vec<u32>,
    pub agenda_points: Range,
    /// Who has to agree to an amendment of the agenda before it is in force.
    pub amendments_agreed_by: Vec<AgreedBy>,
    pub mode: Option<Mode>,
    /// The agreed limit of contact between sessions, in words.
    pub between_limit: Option<String>,
    pub between_by: Vec<Channel>,
    /// Whether a session that was cancelled too late counts as one of the contracted sessions.
    pub late_cancellation_counts: Option<bool>,
}

/// A planned meeting.
#[derive(Debug, Clone)]
pub struct PlannedView {
    pub what: String,
    pub date: NaiveDate,
}

/// A pause; for the coach only.
#[derive(Debug, Clone)]
pub struct PauseView {
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub why: Option<String>,
}

/// The confidentiality agreement, and what it means for each kind.
#[derive(Debug, Clone)]
pub struct ConfidentialityView {
    pub agreed: Option<NaiveDate>,
    pub exceptions: Vec<String>,
    /// What each party has of each kind, in the order of the process.
    pub terms: Vec<TermView>,
}

/// One kind's row of the agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermView {
    pub kind: Kind,
    pub client: AccessLevel,
    pub sponsor: AccessLevel,
    /// Whether it requires the client's approval.
    pub approved: bool,
}

/// A signature.
#[derive(Debug, Clone)]
pub struct SignatureView {
    pub who: String,
    pub on: NaiveDate,
}

/// What the client consents to, and how the records are kept.
#[derive(Debug, Clone)]
pub struct TechnologyView {
    pub recording: Option<bool>,
    pub ai: Option<bool>,
    pub storage: Option<String>,
}

/// Fees; visible to whoever pays.
#[derive(Debug, Clone)]
pub struct FeesView {
    pub amount: Option<Measure>,
    pub currency: Option<String>,
    pub payer: Option<Payer>,
}

/// A chemistry meeting, apart from its fact.
#[derive(Debug, Clone)]
pub struct ChemistryView {
    pub mode: Option<Mode>,
    pub coach_comfortable: Option<bool>,
    pub client_comfortable: Option<bool>,
    pub confidentiality_understood: Option<bool>,
}

/// A sponsor meeting.
#[derive(Debug, Clone)]
pub struct SponsorMeetingView {
    pub present: Vec<String>,
    pub purpose: Option<String>,
    pub expectations: Vec<FindingView>,
    pub aligned: Option<NaiveDate>,
    pub shared_with_client: Option<NaiveDate>,
    pub shared_with_sponsors: Vec<String>,
    pub actions: Vec<ActionView>,
    pub reviewed: Vec<ReviewedView>,
}
