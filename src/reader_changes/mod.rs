//! What changes for one reader between two states of an engagement: everything that the reader sees is compared, record by
//! record.
//!
//! Must not read the model, the disk or git.

mod records;
mod text;

use crate::export::Export;
use crate::kind::Kind;
use crate::reader::Reader;
use crate::view::compare_texts;
use crate::view::types::Difference;
use records::{RecordTexts, pairs, records};

pub use text::{details, details_since, place, reader_name, summary, word_diff};

/// What changes for one reader.
#[derive(Debug, Clone)]
pub struct ReaderChanges {
    /// The reader.
    pub reader: Reader,
    /// Whether the reader gains or loses a portal.
    pub portal: PortalChange,
    /// The records that differ, in the order of the process. The agreement is the first.
    pub records: Vec<RecordChange>,
}

/// Whether a reader gains or loses a portal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PortalChange {
    /// The reader has a portal in both states, or in none.
    Unchanged,
    /// Only now.
    New,
    /// Only before.
    Gone,
}

/// A record that differs.
#[derive(Debug, Clone)]
pub struct RecordChange {
    /// Its kind; `None` for the attached files and the copies that wait for approval.
    pub kind: Option<Kind>,
    /// Its name in the reader's portal, such as `session-3`.
    pub id: String,
    /// How it differs.
    pub sort: ChangeSort,
    /// The texts that differ. Those of a new record are all new.
    pub differences: Vec<Difference>,
}

/// How a record differs for a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeSort {
    /// The reader newly sees it.
    New,
    /// The reader sees it with other content.
    Changed,
    /// The reader no longer sees it.
    Gone,
}

impl ReaderChanges {
    /// Compares what a reader sees before and now. `None` means that the reader has no portal.
    pub fn compare(reader: Reader, before: Option<&Export>, now: Option<&Export>) -> ReaderChanges {
        let portal = match (before, now) {
            (None, Some(_)) => PortalChange::New,
            (Some(_), None) => PortalChange::Gone,
            _ => PortalChange::Unchanged,
        };
        let texts = |export: Option<&Export>| export.map(records).unwrap_or_default();
        let (before, now) = (texts(before), texts(now));
        let changes = pairs(&before, &now)
            .into_iter()
            .filter_map(|pair| match pair {
                (Some(before), Some(now)) => changed(before, now),
                (None, Some(now)) => {
                    Some(change(now, ChangeSort::New, compare_texts(&[], &now.texts)))
                }
                (Some(before), None) => Some(change(
                    before,
                    ChangeSort::Gone,
                    compare_texts(&before.texts, &[]),
                )),
                (None, None) => None,
            });
        ReaderChanges {
            reader,
            portal,
            records: changes.collect(),
        }
    }
}

fn changed(before: &RecordTexts, now: &RecordTexts) -> Option<RecordChange> {
    let differences = compare_texts(&before.texts, &now.texts);
    (!differences.is_empty()).then(|| change(now, ChangeSort::Changed, differences))
}

fn change(record: &RecordTexts, sort: ChangeSort, differences: Vec<Difference>) -> RecordChange {
    RecordChange {
        kind: record.kind,
        id: record.id.clone(),
        sort,
        differences,
    }
}
