//! The fact of a record: that it took place, with the details that a reader may know without having the record.

use super::Projector;
use super::types::Fact;
use crate::model::{Model, RecordId};
use crate::policy::AccessLevel;
use crate::record::Content;

/// The full fact of a record, as needed for its key, regardless of the reader.
pub(super) fn full_fact(model: &Model, id: RecordId) -> Option<Fact> {
    let record = model.record(id);
    let mut fact = Fact::only(record.kind);
    match record.content.as_ref()? {
        Content::StakeholderThemes(themes) => fact.date = Some(themes.date.value),
        Content::Agenda(agenda) => fact.date = Some(agenda.date.value),
        Content::Review(review) => {
            fact.review = Some(review.kind.value);
            fact.date = Some(review.date.value);
        }
        _ => return None,
    }
    Some(fact)
}

impl Projector<'_> {
    /// The fact of a record at a level; `None` if it is hidden.
    pub(super) fn fact_at(&self, id: RecordId, level: AccessLevel) -> Option<Fact> {
        if level == AccessLevel::Hidden {
            return None;
        }
        let record = self.source.model.record(id);
        let content = record.content.as_ref()?;
        let gate = self.gate_at(level);
        let mut fact = Fact {
            slug: self
                .slugs
                .get(id)
                .unwrap_or_else(|| record.kind.word())
                .to_owned(),
            title: gate.see(&record.common.title),
            path: gate.coach().then(|| self.path(record)),
            id: gate.coach().then_some(id),
            ..Fact::only(record.kind)
        };
        match content {
            Content::Chemistry(chemistry) => {
                fact.date = gate.one(&chemistry.date);
                fact.minutes = gate.see(&chemistry.minutes);
                fact.decision = gate.see(&chemistry.decision);
            }
            Content::SponsorMeeting(meeting) => fact.date = gate.one(&meeting.date),
            Content::Interview(interview) => {
                fact.part = gate.one(&interview.part);
                fact.date = gate.one(&interview.date);
                fact.minutes = gate.see(&interview.minutes);
            }
            Content::Evidence(evidence) => {
                fact.evidence = gate.one(&evidence.kind);
                fact.date = gate.one(&evidence.date);
            }
            Content::StakeholderInterview(interview) => {
                fact.date = gate.one(&interview.date);
                fact.minutes = gate.see(&interview.minutes);
            }
            Content::StakeholderThemes(themes) => fact.date = gate.one(&themes.date),
            Content::Psychometric(instrument) => fact.date = gate.one(&instrument.date),
            Content::Agenda(agenda) => fact.date = gate.one(&agenda.date),
            Content::Session(session) => {
                fact.number = gate.one(&session.number);
                fact.date = gate.one(&session.date);
                fact.minutes = gate.see(&session.minutes);
            }
            Content::Review(review) => {
                fact.review = gate.one(&review.kind);
                fact.date = gate.one(&review.date);
            }
            Content::Note(note) => fact.date = gate.one(&note.date),
            Content::Engagement(_) | Content::Contacts(_) => {}
        }
        Some(fact)
    }
}
