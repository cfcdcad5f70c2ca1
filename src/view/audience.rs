//! Who besides the coach can read each passage, for the coach's own pages.

use super::access::Access;
use super::input::ProjectionInput;
use super::passages;
use super::types::{Audience, Narrowed, Passage};
use crate::model::RecordId;
use crate::reader::Reader;
use crate::record::Record;

/// Labels each passage of a record with the readers besides the coach who can read it today.
pub(super) fn add(
    source: ProjectionInput<'_>,
    access: &Access,
    record: &Record,
    passages: &mut [Passage],
) {
    let records = &source.model.records;
    let Some(id) = records
        .iter()
        .position(|one| one.file == record.file)
        .map(RecordId)
    else {
        return;
    };
    let mut known: Vec<(Option<Narrowed>, Audience)> = Vec::new();
    for passage in passages {
        let audience = match known
            .iter()
            .find(|(narrowed, _)| *narrowed == passage.narrowed)
        {
            Some((_, audience)) => audience.clone(),
            None => {
                let audience = audience(source, access, (id, record), passage.narrowed);
                known.push((passage.narrowed, audience.clone()));
                audience
            }
        };
        passage.audience = Some(audience);
    }
}

/// The readers of passages narrowed in this way. Uses the same check as the projection, so that the label cannot
/// disagree with the portals.
fn audience(
    source: ProjectionInput<'_>,
    access: &Access,
    (id, record): (RecordId, &Record),
    narrowed: Option<Narrowed>,
) -> Audience {
    let mut audience = Audience::default();
    for reader in access.readers() {
        let Some(levels) = access.levels(reader) else {
            continue;
        };
        let seen = passages::classify(source, reader, record, levels.level_of(id));
        let same = seen
            .iter()
            .zip(&record.body.sections)
            .find(|(_, section)| record.common.body_coach_only || section.narrowed == narrowed);
        if !same.is_some_and(|(passage, _)| passage.is_visible()) {
            continue;
        }
        match reader {
            Reader::Coach => {}
            Reader::Client => audience.client = true,
            Reader::Sponsor(name) => audience.sponsors.push(name.clone()),
        }
    }
    audience
}
