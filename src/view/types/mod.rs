//! What one reader sees: owned copies of allowed fields only, one struct per kind of record.
//!
//! An absent field is `None` or an empty list, whether the record lacks it or the reader may not see
//! it; nothing past this point can tell the two apart. Must not hold a reference into the model.

mod contracting;
mod development;
mod diagnosis;
mod parts;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::kind::Kind;
use crate::reader::Reader;
use crate::record::value::{Decision, EvidenceType, Language, Paper, Part, ReviewType};

pub use crate::record::prose::Narrowed;
pub use contracting::*;
pub use development::*;
pub use diagnosis::*;
pub use parts::*;

/// One reader's whole engagement.
#[derive(Debug, Clone)]
pub struct View {
    pub reader: Reader,
    pub today: NaiveDate,
    pub practice: PracticeView,
    pub engagement: EngagementView,
    pub chemistry: Vec<RecordView<ChemistryView>>,
    pub sponsor_meetings: Vec<RecordView<SponsorMeetingView>>,
    pub interviews: Vec<RecordView<InterviewView>>,
    pub evidence: Vec<RecordView<EvidenceView>>,
    pub stakeholder_interviews: Vec<RecordView<StakeholderInterviewView>>,
    pub themes: Vec<RecordView<ThemesView>>,
    pub psychometrics: Vec<RecordView<PsychometricView>>,
    /// In order of date; the last is the one in force.
    pub agendas: Vec<RecordView<AgendaView>>,
    /// In order of number, then date.
    pub sessions: Vec<RecordView<SessionView>>,
    pub contacts: Vec<RecordView<ContactsView>>,
    pub reviews: Vec<RecordView<ReviewView>>,
    pub notes: Vec<RecordView<NoteView>>,
    /// Drafts, for the coach alone: their facts, by file.
    pub drafts: Vec<DraftView>,
    /// What the client has still to approve: the exact copies a sponsor would get.
    pub awaiting: Vec<Awaiting>,
    /// The attachments that visible prose refers to, stripped and named opaquely.
    pub files: Vec<FileView>,
}

/// The practice, as every reader knows it.
#[derive(Debug, Clone, Default)]
pub struct PracticeView {
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
pub struct RecordView<T> {
    pub fact: Fact,
    pub shared: Option<SharedRecord<T>>,
}

impl<T> RecordView<T> {
    /// The shared content, if the reader has it.
    pub fn content(&self) -> Option<&T> {
        self.shared.as_ref().map(|shared| &shared.content)
    }
}

/// That something took place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// The record's name in this reader's portal, from kind, number and date; never a file stem.
    #[serde(skip)]
    pub slug: String,
    pub kind: Kind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<NaiveDate>,
    /// Of a session.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
    /// Of an interview.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<Part>,
    /// Of a review.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<ReviewType>,
    /// Of evidence, where it is shared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<EvidenceType>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// Of a chemistry meeting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<Decision>,
    /// The record's own title, where it is shared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Path of the record in the practice; for the coach alone.
    #[serde(skip)]
    pub path: Option<String>,
}

impl Fact {
    /// A fact of which nothing is known but the kind.
    pub fn only(kind: Kind) -> Fact {
        Fact {
            slug: String::new(),
            kind,
            date: None,
            number: None,
            part: None,
            review: None,
            evidence: None,
            minutes: None,
            decision: None,
            title: None,
            path: None,
        }
    }
}

/// The shared part of a record.
#[derive(Debug, Clone)]
pub struct SharedRecord<T> {
    pub content: T,
    pub body: Vec<Passage>,
    /// What the client decided, for each sponsor; to a sponsor their own approval alone.
    pub approvals: Vec<ApprovalView>,
}

/// A run of prose with one readership. Markdown, already cut and with links resolved:
/// `record:SLUG`, `record:SLUG#ANCHOR`, `file:NAME`, `https:` and `mailto:` are all that is left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    pub markdown: String,
    /// What narrows it, for readers to whom that is no secret.
    pub narrowed: Option<Narrowed>,
    /// Who reads it today besides the coach; for the coach alone.
    pub audience: Option<Audience>,
}

/// The readers of a passage besides the coach.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Audience {
    pub client: bool,
    /// Names, in the order of the alphabet.
    pub sponsors: Vec<String>,
}

impl Audience {
    /// Whether the passage is the coach's alone.
    pub fn is_nobody(&self) -> bool {
        !self.client && self.sponsors.is_empty()
    }
}

/// What the client decided about a record for one sponsor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApprovalView {
    pub sponsor: String,
    pub on: NaiveDate,
    pub decision: DecisionView,
    /// For coach and client: the record has changed since, and the sponsor still has what was approved.
    pub changed: bool,
    /// Why the client refused or took it back; for the coach alone.
    pub because: Option<String>,
}

/// What the client decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DecisionView {
    Approved,
    Declined,
    Withdrawn,
}

/// A record that waits for the client's approval, and the copy that the sponsor would get.
#[derive(Debug, Clone)]
pub struct Awaiting {
    /// The record's slug in this reader's portal.
    pub slug: String,
    /// Sponsors who would get this copy.
    pub sponsors: Vec<String>,
    pub copy: SponsorCopy,
    /// What they have now, where the record was approved before.
    pub before: Option<PreviousCopy>,
}

/// The copy that sponsors have, against the one that waits.
#[derive(Debug, Clone)]
pub struct PreviousCopy {
    /// The day of its approval.
    pub on: NaiveDate,
    /// What differs, in the order of the record.
    pub changes: Vec<Difference>,
}

/// A passage that differs between two copies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Where it is: names of fields, and ids or words that say of what.
    pub place: Vec<String>,
    /// Its words, in order.
    pub words: Vec<WordsView>,
}

/// Words of a passage that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WordsView {
    /// In both.
    Same(String),
    /// In the copy that the sponsor has, and no longer in the record.
    Gone(String),
    /// In the record, and not in the copy that the sponsor has.
    New(String),
}

/// A copy as the sponsor's pages show it.
#[derive(Debug, Clone)]
pub enum SponsorCopy {
    Themes(Box<RecordView<ThemesView>>),
    Agenda(Box<RecordView<AgendaView>>),
    Review(Box<RecordView<ReviewView>>),
}

/// A draft, by file; its content is not checked yet.
#[derive(Debug, Clone)]
pub struct DraftView {
    pub path: String,
    pub kind: Kind,
    pub title: Option<String>,
}

/// An attachment.
#[derive(Debug, Clone)]
pub struct FileView {
    /// Opaque: from the digest of its stripped bytes.
    pub name: String,
    pub bytes: std::sync::Arc<[u8]>,
    pub image: bool,
}
