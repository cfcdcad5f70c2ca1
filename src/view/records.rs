//! The records of a view, each at its reader's level, and their order.

use super::types::{AnyRecord, Fact, RecordView, SharedRecord};
use super::{Projector, awaiting};
use crate::model::RecordId;
use crate::policy::AccessLevel;
use crate::record::Content;

/// Sorts records by kind, in the order of the process; those of a kind by date, but sessions by number.
pub(super) fn sort(records: &mut [AnyRecord]) {
    records.sort_by(|a, b| place(a.fact()).cmp(&place(b.fact())));
}

/// The sort key of a record. Only a session has a number.
fn place(fact: &Fact) -> impl Ord + '_ {
    (fact.kind, fact.number, fact.date, fact.slug.as_str())
}

impl Projector<'_> {
    /// Every record that the coach or the client sees.
    pub(super) fn records(&self) -> Vec<AnyRecord> {
        let records = self.source.model.complete_records();
        let mut records: Vec<AnyRecord> = records
            .filter_map(|(id, _, content)| self.any_record(id, content))
            .collect();
        sort(&mut records);
        records
    }

    /// A record of any kind but the agreement, at the reader's level.
    pub(super) fn any_record(&self, id: RecordId, content: &Content) -> Option<AnyRecord> {
        Some(match content {
            Content::Engagement(_) => return None,
            Content::Chemistry(_) => self.record(id, content, Self::chemistry)?.into(),
            Content::SponsorMeeting(_) => self.record(id, content, Self::sponsor_meeting)?.into(),
            Content::Interview(_) => self.record(id, content, Self::interview)?.into(),
            Content::Evidence(_) => self.record(id, content, Self::evidence)?.into(),
            Content::StakeholderInterview(_) => self
                .record(id, content, Self::stakeholder_interview)?
                .into(),
            Content::StakeholderThemes(_) => self.record(id, content, Self::themes)?.into(),
            Content::Psychometric(_) => self.record(id, content, Self::psychometric)?.into(),
            Content::Agenda(_) => self.record(id, content, Self::agenda)?.into(),
            Content::Session(_) => self.record(id, content, Self::session)?.into(),
            Content::Contacts(_) => self.record(id, content, Self::contacts)?.into(),
            Content::Review(_) => self.record(id, content, Self::review)?.into(),
            Content::Pulse(_) => self.record(id, content, Self::pulse)?.into(),
            Content::Note(_) => self.record(id, content, Self::note)?.into(),
        })
    }

    /// A record at the reader's level; `None` if the record or all of its content is hidden.
    pub(super) fn record<T>(
        &self,
        id: RecordId,
        content: &Content,
        read: impl Fn(&Self, RecordId, &Content, AccessLevel) -> Option<T>,
    ) -> Option<RecordView<T>> {
        self.record_view(id, content, self.levels.level_of(id), &read)
    }

    /// A record at a level.
    pub(super) fn record_view<T>(
        &self,
        id: RecordId,
        content: &Content,
        level: AccessLevel,
        read: &impl Fn(&Self, RecordId, &Content, AccessLevel) -> Option<T>,
    ) -> Option<RecordView<T>> {
        let fact = self.fact_at(id, level)?;
        let shared = match level {
            AccessLevel::Shared => Some(self.shared(id, read(self, id, content, level)?, level)),
            AccessLevel::Fact | AccessLevel::Hidden => None,
        };
        Some(RecordView { fact, shared })
    }

    fn shared<T>(&self, id: RecordId, content: T, level: AccessLevel) -> SharedRecord<T> {
        let record = self.source.model.record(id);
        SharedRecord {
            content,
            body: self.body(record, level),
            approvals: awaiting::decisions(self, id),
        }
    }
}
