//! What one reader sees: owned copies of allowed fields only, one struct per kind of record.
//!
//! An absent field is `None` or an empty list, whether the record lacks it or the reader may not see it. Later code
//! cannot tell the two apart. These types must not hold a reference into the model.

mod contracting;
mod development;
mod diagnosis;
mod parts;
mod records;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::kind::Kind;
use crate::model::RecordId;
use crate::prose::Prose;
use crate::reader::Reader;
use crate::record::value::{
    Decision, EvidenceType, HandoverForm, Language, Paper, Part, ReviewType,
};
use crate::today::Today;

pub use crate::record::prose::Narrowed;
pub use contracting::*;
pub use development::*;
pub use diagnosis::*;
pub use parts::*;
pub use records::*;

/// One reader's view of the whole engagement.
#[derive(Debug, Clone)]
pub struct View {
    pub reader: Reader,
    pub today: Today,
    pub practice: PracticeView,
    pub engagement: EngagementView,
    /// By kind in the order of the process; those of a kind in order of date, but sessions in order of number.
    pub records: Vec<AnyRecord>,
    /// The practice's own interview questions; for the coach only, and empty if the practice uses the built-in ones.
    pub questions: Vec<QuestionView>,
    /// Whether a record that cannot be read may have closed an action, met a milestone or given a verdict. Then nothing is
    /// called overdue or missed.
    pub lacks_follow_up: bool,
    /// Drafts, by file; for the coach only.
    pub drafts: Vec<DraftView>,
    /// Records that are left out because they cannot be read, by file; for the coach only.
    pub unreadable: Vec<UnreadableView>,
    /// Findings that the coach accepts with a reason; for the coach only.
    pub allowed: Vec<AllowView>,
    /// The files that were made to be handed over, the latest first; for the coach only.
    pub handovers: Vec<HandoverView>,
    /// What the client still has to approve: the exact copies that a sponsor would get.
    pub awaiting: Vec<Awaiting>,
    /// The attachments that visible prose refers to, without metadata and with opaque names.
    pub files: Vec<FileView>,
}

/// The practice, as every reader sees it.
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

/// A record as its reader has it: the fact that it took place, and its shared content.
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

/// The fact that something took place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// The record's name in this reader's portal, from kind, number and date; never from the file name.
    #[serde(skip)]
    pub slug: String,
    pub kind: Kind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<NaiveDate>,
    /// For a session.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
    /// Whether a session was cancelled and so not held.
    #[serde(skip)]
    pub cancelled: bool,
    /// For an interview.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<Part>,
    /// For a review.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<ReviewType>,
    /// For evidence, if it is shared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<EvidenceType>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// For a chemistry meeting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<Decision>,
    /// The record's own title, if it is shared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Path of the record in the practice; for the coach only.
    #[serde(skip)]
    pub path: Option<String>,
    /// The record in the model, from which rules take locations; in the coach's view only. An approved copy is
    /// independent of any record.
    #[serde(skip)]
    pub id: Option<RecordId>,
}

impl Fact {
    /// A fact that contains only the kind.
    pub fn only(kind: Kind) -> Fact {
        Fact {
            slug: String::new(),
            kind,
            cancelled: false,
            date: None,
            number: None,
            part: None,
            review: None,
            evidence: None,
            minutes: None,
            decision: None,
            title: None,
            path: None,
            id: None,
        }
    }
}

/// The shared part of a record.
#[derive(Debug, Clone)]
pub struct SharedRecord<T> {
    pub content: T,
    pub body: Vec<Passage>,
    /// The client's decisions for each sponsor. A sponsor sees only the approval for themselves.
    pub approvals: Vec<ApprovalView>,
}

/// A run of prose that has the same readers throughout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Without hidden parts, and with links to the reader's portal.
    pub prose: Prose,
    /// How its readers are restricted, if this reader may know that.
    pub narrowed: Option<Narrowed>,
    /// Who can read it today besides the coach; for the coach only.
    pub audience: Option<Audience>,
}

/// The readers of a passage besides the coach.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Audience {
    pub client: bool,
    /// Names, in alphabetical order.
    pub sponsors: Vec<String>,
}

impl Audience {
    /// Whether only the coach can read the passage.
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
    /// Whether the record has changed since, while the sponsor still has the approved version. For the coach and
    /// the client.
    pub changed: bool,
    /// Why the client declined or withdrew it; for the coach only.
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
    /// What the sponsors have now, if the record was approved before.
    pub before: Option<PreviousCopy>,
}

/// The copy that sponsors have, compared with the one that waits.
#[derive(Debug, Clone)]
pub struct PreviousCopy {
    /// The day of its approval.
    pub on: NaiveDate,
    /// The differences, in the order of the record.
    pub changes: Vec<Difference>,
}

/// A passage that differs between two copies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Its location: names of fields, and ids or words that identify the item.
    pub place: Vec<String>,
    /// Its words, in order.
    pub words: Vec<WordsView>,
}

/// Words of a passage that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WordsView {
    /// In both.
    Same(String),
    /// In the copy that the sponsor has, but no longer in the record.
    Gone(String),
    /// In the record, but not in the copy that the sponsor has.
    New(String),
}

/// A copy as the sponsor's pages show it.
#[derive(Debug, Clone)]
pub enum SponsorCopy {
    Themes(Box<RecordView<ThemesView>>),
    Agenda(Box<RecordView<AgendaView>>),
    Review(Box<RecordView<ReviewView>>),
    Pulse(Box<RecordView<PulseView>>),
}

/// A draft, for the coach only. Its content is not complete, so nothing is derived from it.
#[derive(Debug, Clone)]
pub struct DraftView {
    /// What is known of it, with the name of its page as the slug.
    pub fact: Fact,
    /// Its fields as they are written, in the order of the file.
    pub fields: Vec<WrittenField>,
    pub body: Vec<Passage>,
}

/// A record that cannot be read, for the coach only: what its file states about it.
#[derive(Debug, Clone, PartialEq)]
pub struct UnreadableView {
    /// Its path in the engagement's folder.
    pub path: String,
    /// One fact for each kind of record that it may be, with the values that can be read.
    pub facts: Vec<Fact>,
}

impl UnreadableView {
    /// Whether it may be a record of this kind.
    pub fn may_be(&self, kind: Kind) -> bool {
        self.facts.iter().any(|fact| fact.kind == kind)
    }
}

/// A rule whose findings the coach accepts with a reason, for the coach only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AllowView {
    /// The name or the code of the rule, as it is written.
    pub rule: String,
    /// The path in the engagement's folder of the only record in which they are accepted; `None` for the whole
    /// engagement.
    pub path: Option<String>,
}

/// A file that was made to be handed over, for the coach only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandoverView {
    /// The day on which it was made.
    pub on: NaiveDate,
    /// The sponsor it was made for; `None` for the client.
    pub sponsor: Option<String>,
    /// Its form.
    pub form: HandoverForm,
    /// SHA-256 of the file, as 64 hexadecimal digits.
    pub sha256: String,
    /// The last commit at that time.
    pub commit: Option<String>,
    /// Whether records had changes that were in no commit.
    pub uncommitted: bool,
}

/// A value of the front matter as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenField {
    /// The field's name with those of the groups around it: `actions.what`.
    pub name: String,
    pub value: String,
}

/// An attachment.
#[derive(Debug, Clone)]
pub struct FileView {
    /// An opaque name, derived from the digest of its bytes without metadata.
    pub name: String,
    pub bytes: std::sync::Arc<[u8]>,
    pub image: bool,
}
