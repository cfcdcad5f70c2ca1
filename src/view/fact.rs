//! The fact of a record: that it took place, with the details that a reader may know without having the record.

use super::Projector;
use super::types::Fact;
use crate::model::{Model, RecordId};
use crate::policy::AccessLevel;
use crate::record::ContentFields;

/// What identifies a record that can be approved, as needed for its key, regardless of the reader.
pub(super) fn full_fact(model: &Model, id: RecordId) -> Option<Fact> {
    let record = model.record(id);
    let ContentFields {
        date,
        number,
        part,
        review,
        ..
    } = record.content.as_ref()?.fields();
    Some(Fact {
        date: date.map(|date| date.value),
        number: number.map(|number| number.value),
        part: part.map(|part| part.value),
        review: review.map(|review| review.value),
        ..Fact::only(record.kind)
    })
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
        let ContentFields {
            date,
            minutes,
            number,
            cancelled,
            part,
            review,
            evidence,
            decision,
            ..
        } = content.fields();
        Some(Fact {
            slug: self
                .slugs
                .get(id)
                .unwrap_or_else(|| record.kind.word())
                .to_owned(),
            kind: record.kind,
            date: date.and_then(|date| gate.one(date)),
            number: number.and_then(|number| gate.one(number)),
            cancelled: cancelled.and_then(|it| gate.one(it)) == Some(true),
            part: part.and_then(|part| gate.one(part)),
            review: review.and_then(|review| gate.one(review)),
            evidence: evidence.and_then(|evidence| gate.one(evidence)),
            minutes: minutes.and_then(|minutes| gate.one(minutes)),
            decision: decision.and_then(|decision| gate.one(decision)),
            title: gate.see(&record.common.title),
            path: gate.coach().then(|| self.path(record)),
            id: gate.coach().then_some(id),
        })
    }
}
