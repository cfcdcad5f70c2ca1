//! The engagement: its parsed records with resolved ids and references; immutable.
//!
//! Contains raw text and is therefore not serialisable. This module must not know who sees what.

mod agreement;
mod approvals;
mod copies;
mod handovers;
mod index;
mod load;
mod names;
mod practice;
mod resolve;
mod text;
mod unreadable;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::attachment::{AttachmentError, Stripped};
use crate::diag::Diagnostic;
use crate::record::agenda::{Agenda, Objective, Point};
use crate::record::contracting::{Chemistry, SponsorMeeting};
use crate::record::diagnosis::{
    Evidence, Interview, Psychometric, StakeholderInterview, StakeholderThemes,
};
use crate::record::engagement::Engagement;
use crate::record::handovers::Handover;
use crate::record::practice::PracticeRecord;
use crate::record::review::Review;
use crate::record::session::Session;
use crate::record::{Content, OfKind, Record};
use crate::source::SourceMap;

pub use approvals::{ApprovalRecords, CopyProblem, sha256};
pub use index::{FindingAt, IdIndex, ObjectiveAt};
pub use load::load;
pub use practice::load_practice;
pub use resolve::ResolvedLink;
pub use unreadable::{UnreadableRecord, kinds_of};

/// The practice's file, read once for all engagements.
#[derive(Debug, Clone, Default)]
pub struct PracticeFile {
    /// Its content.
    pub practice: PracticeRecord,
    /// Its text, for spans.
    pub sources: SourceMap,
    /// Findings about it.
    pub diags: Vec<Diagnostic>,
    /// The logo, without metadata.
    pub logo: Option<Arc<Attachment>>,
}

/// One engagement.
#[derive(Debug)]
pub struct Model {
    /// The folder's name, which is part of the paths of portals.
    pub name: String,
    /// Relative to the practice's folder; empty if they are the same.
    pub dir: String,
    /// The texts of its records, for spans.
    pub sources: SourceMap,
    /// In order of path.
    pub records: Vec<Record>,
    /// Records that are left out because they cannot be read, in order of path.
    pub unreadable: Vec<UnreadableRecord>,
    /// The location of every id.
    pub index: IdIndex,
    /// Paths in the engagement of all files that are not Markdown, whether or not a record links to them.
    pub files: BTreeSet<String>,
    /// The linked files, by path.
    pub attachments: BTreeMap<String, Attachment>,
    /// What the client approved, and for whom.
    pub approvals: ApprovalRecords,
    /// The files that were made to be handed over, in the order of their ledger.
    pub handovers: Vec<Handover>,
}

/// A linked file in the form in which it may be copied.
#[derive(Debug)]
pub struct Attachment {
    /// An opaque name, derived from the digest of its bytes without metadata.
    pub name: String,
    /// Its bytes without metadata, or why it cannot be copied.
    pub content: Result<Stripped, AttachmentError>,
}

/// An index in the list of records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId(pub usize);

impl Model {
    /// The record at that index.
    pub fn record(&self, id: RecordId) -> &Record {
        &self.records[id.0]
    }

    /// Every record that is not a draft, with its content.
    pub fn complete_records(&self) -> impl Iterator<Item = (RecordId, &Record, &Content)> {
        self.records
            .iter()
            .enumerate()
            .filter(|(_, record)| !record.common.draft)
            .filter_map(|(place, record)| {
                record
                    .content
                    .as_ref()
                    .map(|content| (RecordId(place), record, content))
            })
    }

    /// Every record of one kind that is not a draft.
    pub fn of_kind<'m, T: OfKind + 'm>(
        &'m self,
    ) -> impl Iterator<Item = (RecordId, &'m Record, &'m T)> {
        self.complete_records()
            .filter_map(|(id, record, content)| Some((id, record, content.as_kind()?)))
    }

    /// engagement.md, if it could be read. It may be a draft, since the coach can already work on it. No other
    /// record is the agreement, whatever its kind.
    pub fn engagement(&self) -> Option<(RecordId, &Engagement)> {
        let place = self
            .records
            .iter()
            .position(|record| record.path == agreement::AGREEMENT)?;
        let content = self.records[place].content.as_ref()?;
        Some((RecordId(place), content.as_kind()?))
    }

    /// An agenda point, by its id.
    pub fn point(&self, id: &str) -> Option<(RecordId, usize, &Point)> {
        let (record, place) = *self.index.points.get(id)?;
        let points = self.record(record).content.as_ref()?.points()?;
        let item = points.items.get(place)?;
        Some((record, place, &item.value))
    }

    /// An objective with its point.
    pub fn objective(&self, id: &str) -> Option<(ObjectiveAt, &Point, &Objective)> {
        let at = *self.index.objectives.get(id)?;
        let points = self.record(at.record).content.as_ref()?.points()?;
        let point = &points.items.get(at.point)?.value;
        let objective = &point.objectives.items.get(at.objective)?.value;
        Some((at, point, objective))
    }
}

macro_rules! records_by_kind {
    ($($name:ident $content:ty;)*) => {
        impl Model {
            $(
                /// Every record of this kind.
                pub fn $name(&self) -> impl Iterator<Item = (RecordId, &Record, &$content)> {
                    self.of_kind()
                }
            )*
        }
    };
}

records_by_kind! {
    chemistry Chemistry;
    sponsor_meetings SponsorMeeting;
    interviews Interview;
    evidence Evidence;
    stakeholder_interviews StakeholderInterview;
    themes StakeholderThemes;
    psychometrics Psychometric;
    agendas Agenda;
    sessions Session;
    reviews Review;
}
