//! The engagement and the records of contracting, as a reader has them.

use chrono::NaiveDate;

use super::{ActionSeen, FindingSeen, Passage, ReviewedSeen};
use crate::kind::Kind;
use crate::policy::Level;
use crate::record::value::{
    AgreedBy, Channel, Language, Measure, Mode, Payer, Range, SponsorRelationship, Status,
};

/// The terms of the engagement.
#[derive(Debug, Clone)]
pub struct EngagementSeen {
    pub title: Option<String>,
    pub client: Option<ClientSeen>,
    pub organisation: Option<String>,
    pub sponsors: Vec<SponsorSeen>,
    pub coach: Option<String>,
    pub coach_internal: Option<bool>,
    pub status: Option<Status>,
    pub start: Option<NaiveDate>,
    pub ended: Option<NaiveDate>,
    pub ended_because: Option<String>,
    pub renews: Option<String>,
    pub programme: ProgrammeSeen,
    pub planned: Vec<PlannedSeen>,
    pub pauses: Vec<PauseSeen>,
    pub confidentiality: Option<ConfidentialitySeen>,
    pub signed: Vec<SignatureSeen>,
    pub contract: Option<String>,
    pub fees: Option<FeesSeen>,
    pub keep_years: Option<u32>,
    pub dispose_on: Option<NaiveDate>,
    pub language: Option<Language>,
    pub body: Vec<Passage>,
    /// Path of engagement.md in the practice; for the coach alone.
    pub path: Option<String>,
}

/// The client.
#[derive(Debug, Clone)]
pub struct ClientSeen {
    pub name: String,
    pub role: Option<String>,
    pub email: Option<String>,
    pub log_consent: Option<bool>,
}

/// A sponsor.
#[derive(Debug, Clone)]
pub struct SponsorSeen {
    pub name: String,
    pub role: Option<String>,
    pub relationship: Option<SponsorRelationship>,
    pub from: Option<NaiveDate>,
    pub until: Option<NaiveDate>,
}

/// The programme in force: the engagement's numbers, else the practice's, else the defaults.
#[derive(Debug, Clone, PartialEq)]
pub struct ProgrammeSeen {
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
    /// Contact between sessions: its limit in words.
    pub between_limit: Option<String>,
    pub between_by: Vec<Channel>,
}

/// A meeting planned ahead.
#[derive(Debug, Clone)]
pub struct PlannedSeen {
    pub what: String,
    pub date: NaiveDate,
}

/// A pause; for the coach alone.
#[derive(Debug, Clone)]
pub struct PauseSeen {
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub why: Option<String>,
}

/// The confidentiality agreement, and what it means per kind.
#[derive(Debug, Clone)]
pub struct ConfidentialitySeen {
    pub agreed: Option<NaiveDate>,
    pub exceptions: Vec<String>,
    /// What each party has of each kind, in the order of the process.
    pub terms: Vec<TermSeen>,
}

/// One kind's row of the agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermSeen {
    pub kind: Kind,
    pub client: Level,
    pub sponsor: Level,
    /// Only once the client has approved the words.
    pub approved: bool,
}

/// A signature.
#[derive(Debug, Clone)]
pub struct SignatureSeen {
    pub who: String,
    pub on: NaiveDate,
}

/// Fees, for whoever pays.
#[derive(Debug, Clone)]
pub struct FeesSeen {
    pub amount: Option<Measure>,
    pub currency: Option<String>,
    pub payer: Option<Payer>,
}

/// A chemistry meeting beyond its fact.
#[derive(Debug, Clone)]
pub struct ChemistrySeen {
    pub mode: Option<Mode>,
    pub coach_comfortable: Option<bool>,
    pub client_comfortable: Option<bool>,
    pub confidentiality_understood: Option<bool>,
}

/// A conversation with the sponsor.
#[derive(Debug, Clone)]
pub struct SponsorMeetingSeen {
    pub present: Vec<String>,
    pub purpose: Option<String>,
    pub expectations: Vec<FindingSeen>,
    pub aligned: Option<NaiveDate>,
    pub shared_with_client: Option<NaiveDate>,
    pub shared_with_sponsors: Vec<String>,
    pub actions: Vec<ActionSeen>,
    pub reviewed: Vec<ReviewedSeen>,
}
