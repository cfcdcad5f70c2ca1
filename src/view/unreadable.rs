//! Records that cannot be read: what their files state about them, for the coach alone; and whether any may follow up what
//! was agreed, for others too.

use super::Projector;
use super::types::{Fact, UnreadableView};
use crate::kind::Kind;
use crate::model::UnreadableRecord;
use crate::reader::Party;

/// Kinds of record that follow up what was agreed before.
const FOLLOW_UPS: [Kind; 3] = [Kind::Session, Kind::SponsorMeeting, Kind::Review];

impl Projector<'_> {
    /// Whether a record that cannot be read may follow up what was agreed before.
    pub(super) fn lacks_follow_up(&self) -> bool {
        let kinds =
            |record: &UnreadableRecord| FOLLOW_UPS.iter().any(|kind| record.kinds.contains(kind));
        self.source.model.unreadable.iter().any(kinds)
    }

    /// The records that cannot be read, by file; none for any other reader.
    pub(super) fn unreadable(&self) -> Vec<UnreadableView> {
        if self.reader.party() != Party::Coach {
            return Vec::new();
        }
        let records = self.source.model.unreadable.iter();
        records
            .map(|record| UnreadableView {
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

fn fact(record: &UnreadableRecord, kind: Kind) -> Fact {
    Fact {
        date: record.date,
        number: record.number,
        part: record.part,
        review: record.review,
        evidence: record.evidence,
        ..Fact::only(kind)
    }
}
