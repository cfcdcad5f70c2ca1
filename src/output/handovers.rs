//! Adds entries to the ledger of handovers.

use std::path::Path;
use std::{fs, io};

use super::lock::Lock;
use super::replace::{permissions_of, replace};
use super::{OutputError, new_files};
use crate::record::handovers::{Handover, append_entry, read};
use crate::source::HANDOVERS;
use crate::span::FileId;

/// Why a file was not handed over.
#[derive(Debug)]
pub struct HandoverWriteError {
    /// What could not be written.
    pub error: OutputError,
    /// Whether the file was written and is not in the ledger.
    pub is_file_unlisted: bool,
}

/// Writes a file, and then its entry in the ledger of the engagement at `engagement`: the ledger lists no file that was not
/// written. Overwrites an existing file only with `force`. Nothing is written if an entry cannot be appended to the
/// ledger. A lock prevents two processes from overwriting each other's entries.
///
/// # Errors
/// If the file or the ledger cannot be written. If only the ledger cannot be written, a new file is removed again.
pub fn write_handover(
    (path, bytes): (&Path, &[u8]),
    force: bool,
    (engagement, entry): (&Path, &Handover),
) -> Result<(), HandoverWriteError> {
    let unwritten = |error| HandoverWriteError {
        error,
        is_file_unlisted: false,
    };
    let ledger = engagement.join(HANDOVERS);
    let _lock = lock(&ledger).map_err(unwritten)?;
    let text = ledger_with(&ledger, entry).map_err(unwritten)?;
    let is_new = fs::symlink_metadata(path).is_err();
    new_files::write_to(path, bytes, force).map_err(unwritten)?;
    // Whoever may read the records may read their ledger.
    let permissions = permissions_of(&engagement.join("engagement.md"));
    replace(&ledger, text.as_bytes(), permissions).map_err(|error| {
        let is_removed = is_new && fs::remove_file(path).is_ok();
        HandoverWriteError {
            error: failed(&ledger, &error.to_string()),
            is_file_unlisted: !is_removed,
        }
    })
}

fn lock(ledger: &Path) -> Result<Lock, OutputError> {
    Lock::acquire_waiting(ledger).map_err(|error| match error {
        OutputError::Busy { .. } => OutputError::HandoverBusy {
            path: ledger.to_owned(),
        },
        error => error,
    })
}

fn failed(ledger: &Path, cause: &str) -> OutputError {
    OutputError::Record {
        path: ledger.to_owned(),
        cause: cause.to_owned(),
    }
}

/// The text of the ledger with the entry appended.
///
/// # Errors
/// If the ledger cannot be read, or the entry cannot be appended to it.
fn ledger_with(ledger: &Path, entry: &Handover) -> Result<String, OutputError> {
    let before = match fs::symlink_metadata(ledger) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(failed(ledger, &error.to_string())),
        // A pipe would block, and a link may lead out of the practice.
        Ok(found) if !found.is_file() => {
            return Err(failed(ledger, "it is not an ordinary file"));
        }
        Ok(_) => {
            let text = fs::read_to_string(ledger);
            Some(text.map_err(|error| failed(ledger, &error.to_string()))?)
        }
    };
    let mut wanted = match &before {
        Some(text) => entries(text),
        None => Some(Vec::new()),
    };
    let text = append_entry(before.as_deref(), entry);
    if let Some(wanted) = &mut wanted {
        wanted.push(entry.clone());
    }
    match wanted.is_some() && entries(&text) == wanted {
        true => Ok(text),
        false => Err(OutputError::HandoverNotAppendable {
            path: ledger.to_owned(),
        }),
    }
}

fn entries(text: &str) -> Option<Vec<Handover>> {
    read(FileId(0), text, &mut Vec::new())
}
