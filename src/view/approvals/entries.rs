//! The ledger entries that count, and the copies that can be used.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::model::{CopyProblem, Model};
use crate::record::ledger::LedgerEntry;
use crate::text::same_name;
use crate::view::copy::{ApprovedCopy, CopyFile};

/// The entries in order of date, and within a day in the order of the file.
///
/// A merge or a sync program may repeat an approval below the withdrawal that ended it, so only the first of
/// several equal entries counts. A decision that is made again on the same day has a number, which makes its entry
/// different.
pub(super) fn in_order(entries: &[LedgerEntry]) -> Vec<&LedgerEntry> {
    let mut seen = BTreeSet::new();
    let mut ordered = Vec::new();
    for entry in entries {
        let what = (entry.decision.word(), entry.decision.copy(), entry.again);
        if seen.insert((&entry.record, &entry.sponsor, entry.on, what)) {
            ordered.push(entry);
        }
    }
    ordered.sort_by_key(|entry| entry.on);
    ordered
}

/// A copy that is complete and belongs to this engagement.
pub(super) fn usable(
    model: &Model,
    client: &str,
    digest: &str,
) -> Result<Arc<ApprovedCopy>, CopyProblem> {
    let text = match model.approvals.copies.get(digest) {
        Some(Ok(text)) => text,
        Some(Err(damage)) => return Err(*damage),
        None => return Err(CopyProblem::Missing),
    };
    let copy = ApprovedCopy::read(text)?;
    if !same_name(&copy.client, client) {
        return Err(CopyProblem::OtherEngagement);
    }
    let matches = |file: &CopyFile| {
        let bytes = model.approvals.files.get(&file.name);
        bytes.is_some_and(|bytes| crate::model::sha256(bytes) == file.sha256)
    };
    match copy.files.iter().all(matches) {
        true => Ok(Arc::new(copy)),
        false => Err(CopyProblem::File),
    }
}
