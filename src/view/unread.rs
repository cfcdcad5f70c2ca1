//! Records that cannot be read, for the coach alone: what their files state about them.

use super::Projector;
use super::types::{Fact, UnreadView};
use crate::kind::Kind;
use crate::model::UnreadRecord;
use crate::reader::Party;

impl Projector<'_> {
    /// The records that cannot be read, by file; none for any other reader.
    pub(super) fn unread(&self) -> Vec<UnreadView> {
        if self.reader.party() != Party::Coach {
            return Vec::new();
        }
        let records = self.source.model.unread.iter();
        records
            .map(|record| UnreadView {
                path: record.path.clone(),
                facts: record
                    .kinds
                    .iter()
                    .map(|kind| fact(record, *kind))
                    .collect(),
            })
            .collect()
    }
}

fn fact(record: &UnreadRecord, kind: Kind) -> Fact {
    Fact {
        date: record.date,
        number: record.number,
        part: record.part,
        review: record.review,
        evidence: record.evidence,
        ..Fact::only(kind)
    }
}
