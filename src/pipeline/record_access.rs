//! Who sees each part of one record, in memory.

use super::engagement::projection_input;
use super::{BuildContext, Loaded};
use crate::access::{RecordAccess, RecordReaders, record_readers};
use crate::model::RecordId;
use crate::view::explain;

/// Calls `describe` with what each reader has of a record.
pub fn record_access<T>(
    loaded: &Loaded,
    id: RecordId,
    shared: &BuildContext<'_>,
    describe: impl FnOnce(&RecordAccess<'_>) -> T,
) -> T {
    let source = projection_input(&loaded.model, &loaded.today, shared);
    let readers = loaded.access.readers();
    let readers = readers.filter_map(|reader| {
        let explanation = explain(source, &loaded.access, reader, id)?;
        Some((reader.clone(), explanation))
    });
    let engagement = loaded.model.engagement().map(|(_, engagement)| engagement);
    let sponsors = engagement
        .into_iter()
        .flat_map(|engagement| engagement.known_sponsors());
    let last_days = sponsors.filter_map(|sponsor| {
        let until = sponsor.until.as_ref()?;
        Some((sponsor.name.value.clone(), until.span))
    });
    describe(&RecordAccess {
        sources: &loaded.model.sources,
        policy: shared.policy,
        record: loaded.model.record(id),
        last_days: last_days.collect(),
        readers: readers.collect(),
    })
}

/// Returns who sees each part of the record at `path` in the practice; `None` if it cannot be read.
pub fn readers_of(loaded: &Loaded, path: &str, shared: &BuildContext<'_>) -> Option<RecordReaders> {
    let model = &loaded.model;
    let mut records = model.records.iter();
    let at = records.position(|record| model.sources.path(record.kind_span) == path)?;
    Some(record_access(loaded, RecordId(at), shared, record_readers))
}
