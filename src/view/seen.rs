//! What one reader sees: owned copies of allowed fields only, one struct per kind of record.
//!
//! An absent field is `None` or an empty list, whether the record lacks it or the reader may not see
//! it; nothing past this point can tell the two apart. Must not hold a reference into the model.

use chrono::NaiveDate;

use crate::kind::Kind;
use crate::policy::Level;
use crate::reader::Reader;
use crate::record::value::{
    ChangeKind, Channel, Decision, EvidenceType, Language, Measure, Mode, Outcome, Owner, Paper,
    Part, Payer, Range, Relationship, ReviewType, SponsorRelationship, Status, ThemeKind, Verdict,
    Who,
};

/// One reader's whole engagement.
#[derive(Debug, Clone)]
pub struct View {
    pub reader: Reader,
    pub today: NaiveDate,
    pub practice: PracticeSeen,
    pub engagement: EngagementSeen,
    pub chemistry: Vec<Seen<ChemistrySeen>>,
    pub sponsor_meetings: Vec<Seen<SponsorMeetingSeen>>,
    pub interviews: Vec<Seen<InterviewSeen>>,
    pub evidence: Vec<Seen<EvidenceSeen>>,
    pub stakeholder_interviews: Vec<Seen<StakeholderInterviewSeen>>,
    pub themes: Vec<Seen<ThemesSeen>>,
    pub psychometrics: Vec<Seen<PsychometricSeen>>,
    /// In order of date; the last is the one in force.
    pub agendas: Vec<Seen<AgendaSeen>>,
    /// In order of number, then date.
    pub sessions: Vec<Seen<SessionSeen>>,
    pub contacts: Vec<Seen<ContactsSeen>>,
    pub reviews: Vec<Seen<ReviewSeen>>,
    pub notes: Vec<Seen<NoteSeen>>,
    /// Drafts, for the coach alone: their facts, by file.
    pub drafts: Vec<DraftSeen>,
    /// What the client has still to approve: the exact copies a sponsor would get.
    pub awaiting: Vec<Awaiting>,
    /// The attachments that visible prose refers to, stripped and named opaquely.
    pub files: Vec<FileSeen>,
}

/// The practice, as every reader knows it.
#[derive(Debug, Clone, Default)]
pub struct PracticeSeen {
    pub name: Option<String>,
    pub coach: Option<String>,
    pub coach_email: Option<String>,
    pub coach_credentials: Option<String>,
    /// `#rrggbb`.
    pub accent: Option<String>,
    pub language: Option<Language>,
    pub paper: Option<Paper>,
    /// Name in [`View::files`] of the practice's logo.
    pub logo: Option<String>,
}

/// A record as its reader has it: that it took place, and what of it is shared.
#[derive(Debug, Clone)]
pub struct Seen<T> {
    pub fact: Fact,
    pub shared: Option<Shared<T>>,
}

impl<T> Seen<T> {
    /// The shared content, if the reader has it.
    pub fn content(&self) -> Option<&T> {
        self.shared.as_ref().map(|shared| &shared.content)
    }
}

/// That something took place.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// The record's name in this reader's portal, from kind, number and date; never a file stem.
    pub slug: String,
    pub kind: Kind,
    pub date: Option<NaiveDate>,
    /// Of a session.
    pub number: Option<u32>,
    /// Of an interview.
    pub part: Option<Part>,
    /// Of a review.
    pub review: Option<ReviewType>,
    /// Of evidence, where it is shared.
    pub evidence: Option<EvidenceType>,
    pub minutes: Option<u32>,
    /// Of a chemistry meeting.
    pub decision: Option<Decision>,
    /// The record's own title, where it is shared.
    pub title: Option<String>,
    /// Path of the record in the practice; for the coach alone.
    pub path: Option<String>,
}

/// The shared part of a record.
#[derive(Debug, Clone)]
pub struct Shared<T> {
    pub content: T,
    pub body: Vec<Passage>,
    pub approval: Option<ApprovalSeen>,
}

/// A run of prose with one readership. Markdown, already cut and with links resolved:
/// `record:SLUG`, `record:SLUG#ANCHOR`, `file:NAME`, `https:` and `mailto:` are all that is left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    pub markdown: String,
    /// What narrows it, for readers to whom that is no secret.
    pub narrowed: Option<Narrowed>,
}

pub use crate::record::prose::Narrowed;

/// Who approved a record for the sponsor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApprovalSeen {
    pub by: Option<String>,
    pub on: Option<NaiveDate>,
    /// Sponsors' names.
    pub sponsors: Vec<String>,
    /// For coach and client: the record changed since, so that sponsors have it no longer.
    pub stale: bool,
}

/// A record that waits for the client's word, and the copy the sponsor would get.
#[derive(Debug, Clone)]
pub struct Awaiting {
    /// The record's slug in this reader's portal.
    pub slug: String,
    /// Sponsors who would get this copy.
    pub sponsors: Vec<String>,
    pub copy: AwaitingCopy,
    /// It had been approved, and changed since.
    pub stale: bool,
}

/// The exact copy.
#[derive(Debug, Clone)]
pub enum AwaitingCopy {
    Themes(Box<Seen<ThemesSeen>>),
    Agenda(Box<Seen<AgendaSeen>>),
    Review(Box<Seen<ReviewSeen>>),
}

/// A draft, by file; its content is not checked yet.
#[derive(Debug, Clone)]
pub struct DraftSeen {
    pub path: String,
    pub kind: Kind,
    pub title: Option<String>,
}

/// An attachment.
#[derive(Debug, Clone)]
pub struct FileSeen {
    /// Opaque: from the digest of its stripped bytes.
    pub name: String,
    pub bytes: std::sync::Arc<[u8]>,
    pub image: bool,
}

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
}

/// A finding or an expectation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingSeen {
    pub id: String,
    pub text: String,
    /// For the coach: marked `coach_only`.
    pub coach_only: bool,
}

/// An action as it was agreed.
#[derive(Debug, Clone)]
pub struct ActionSeen {
    pub id: String,
    pub what: String,
    pub owner: Option<Owner>,
    pub due: Option<NaiveDate>,
    /// The agenda point it serves, where the reader sees that point.
    pub point: Option<PointRef>,
    pub coach_only: bool,
}

/// An agenda point the reader sees, referred to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PointRef {
    pub id: String,
    pub title: String,
}

/// An objective the reader sees, referred to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ObjectiveRef {
    pub id: String,
    /// Its `specific`, as agreed; the point's title where there is none.
    pub words: String,
    pub point: PointRef,
}

/// A part of the structured interview.
#[derive(Debug, Clone)]
pub struct InterviewSeen {
    pub mode: Option<Mode>,
    pub findings: Vec<FindingSeen>,
}

/// A piece of evidence.
#[derive(Debug, Clone)]
pub struct EvidenceSeen {
    pub received: Option<NaiveDate>,
    pub debriefed: Option<NaiveDate>,
    pub source: Option<String>,
    pub findings: Vec<FindingSeen>,
}

/// A raw interview; for the coach alone.
#[derive(Debug, Clone)]
pub struct StakeholderInterviewSeen {
    pub name: String,
    pub relationship: Relationship,
    pub attributed: Option<bool>,
    pub findings: Vec<FindingSeen>,
}

/// The themes of the stakeholders.
#[derive(Debug, Clone)]
pub struct ThemesSeen {
    pub themes: Vec<ThemeSeen>,
    pub debriefed: Option<NaiveDate>,
    /// Respondents per group, folded so that no group is under three; empty when even that fails.
    pub groups: Vec<GroupSeen>,
}

/// One theme.
#[derive(Debug, Clone)]
pub struct ThemeSeen {
    pub id: String,
    pub text: String,
    pub kind: Option<ThemeKind>,
    pub coach_only: bool,
}

/// A group of respondents, or several that were merged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupSeen {
    pub relationships: Vec<Relationship>,
    pub count: usize,
}

/// A psychometric instrument.
#[derive(Debug, Clone)]
pub struct PsychometricSeen {
    pub instrument: String,
    pub received: Option<NaiveDate>,
    pub debriefed: Option<NaiveDate>,
    pub scores: Vec<ScoreSeen>,
    pub findings: Vec<FindingSeen>,
}

/// One scale.
#[derive(Debug, Clone)]
pub struct ScoreSeen {
    pub scale: String,
    pub value: Measure,
    pub low: Option<Measure>,
    pub high: Option<Measure>,
    pub coach_only: bool,
}

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

/// What a point draws on: a finding, expectation, theme, or a whole record.
#[derive(Debug, Clone, PartialEq)]
pub struct SourceSeen {
    /// The record it stands in.
    pub record: Fact,
    /// The finding's id and words; none when the whole record is meant.
    pub finding: Option<(String, String)>,
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

/// How it is measured.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct MeasurableSeen {
    pub how: Option<String>,
    pub scale: Option<String>,
    pub baseline: Option<Measure>,
    pub target: Option<Measure>,
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

/// A milestone that was met.
#[derive(Debug, Clone)]
pub struct MilestoneMetSeen {
    pub milestone: String,
    /// What it was; its objective's words where it has none.
    pub what: String,
    pub objective: String,
    pub met: NaiveDate,
}

/// An amendment.
#[derive(Debug, Clone)]
pub struct ChangeSeen {
    pub change: ChangeKind,
    /// Id of the objective, where one is meant.
    pub objective: Option<String>,
    /// Id of the point, where one is meant.
    pub point: Option<String>,
    /// Words of what is changed, as agreed; its new words where it is added.
    pub of: String,
    pub now: RevisionSeen,
    pub because: String,
    pub coach_only: bool,
}

/// New words.
#[derive(Debug, Clone, Default)]
pub struct RevisionSeen {
    pub title: Option<String>,
    pub business_benefit: Option<String>,
    pub success: Option<String>,
    pub support: Option<String>,
    pub specific: Option<String>,
    pub measurable: Option<MeasurableSeen>,
    pub achievable: Option<String>,
    pub relevant: Option<String>,
    pub due: Option<NaiveDate>,
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
