//! What one reader sees: owned copies of allowed fields only, one struct per kind of record.
//!
//! An absent field is `None` or an empty list, whether the record lacks it or the reader may not see
//! it; nothing past this point can tell the two apart. Must not hold a reference into the model.

mod contracting;
mod development;
mod diagnosis;
mod parts;

use chrono::NaiveDate;

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
