//! Adds entries to the ledger of hand-overs.

use std::path::Path;
use std::{fs, io};

use super::lock::Lock;
use super::replace::{permissions_of, replace};
use super::{OutputError, new_files};
use crate::record::handovers::{Handover, read, with_entry};
use crate::source::HANDOVERS;
use crate::span::FileId;

/// Writes a file, and then its entry in the ledger of the engagement at `engagement`: the ledger lists no file that was not
/// written. Overwrites an existing file only with `force`. If the entry cannot be written, a new file is removed again.
///
/// # Errors
/// If the file or the ledger cannot be written. The second value says whether the file is left without an entry.
pub fn write_handover(
    (path, bytes): (&Path, &[u8]),
    force: bool,
    (engagement, entry): (&Path, &Handover),
) -> Result<(), (OutputError, bool)> {
    let is_new = fs::symlink_metadata(path).is_err();
    new_files::write_to(path, bytes, force).map_err(|error| (error, false))?;
    add_handover(engagement, entry).map_err(|error| {
        let is_removed = is_new && fs::remove_file(path).is_ok();
        (error, !is_removed)
    })
}

/// Adds an entry to the ledger of the engagement at `engagement`. Two processes never lose each other's entries.
///
/// # Errors
/// If the ledger cannot be read or written, or an entry cannot be appended to it. It is then unchanged.
fn add_handover(engagement: &Path, entry: &Handover) -> Result<(), OutputError> {
    let path = engagement.join(HANDOVERS);
    let failed = |error: io::Error| OutputError::Record {
        path: path.clone(),
        cause: error.to_string(),
    };
    let _lock = Lock::acquire_waiting(&path).map_err(|error| match error {
        OutputError::Busy { .. } => OutputError::HandingOver { path: path.clone() },
        error => error,
    })?;
    if fs::symlink_metadata(&path).is_ok_and(|found| found.is_symlink()) {
        return Err(OutputError::Symlink { path });
    }
    let before = match fs::read_to_string(&path) {
        Ok(text) => Some(text),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(failed(error)),
    };
    let mut wanted = match &before {
        Some(text) => entries(text),
        None => Some(Vec::new()),
    };
    let text = with_entry(before.as_deref(), entry);
    if let Some(wanted) = &mut wanted {
        wanted.push(entry.clone());
    }
    if wanted.is_none() || entries(&text) != wanted {
        return Err(OutputError::HandoverLedger { path });
    }
    // Whoever may read the records may read their ledger.
    let permissions = permissions_of(&engagement.join("engagement.md"));
    replace(&path, text.as_bytes(), permissions).map_err(failed)
}

fn entries(text: &str) -> Option<Vec<Handover>> {
    read(FileId(0), text, &mut Vec::new())
}
