//! Writes the `approvals/` folder: the approved copies first, then the ledger that lists them, each atomically.
//!
//! After an interruption the ledger lists only files that exist. Only one approval at a time writes to an engagement.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::{
    OutputError,
    lock::Lock,
    replace::{permissions_of, replace},
};
use crate::record::ledger::{self, NewEntry};
use crate::source::APPROVALS;
use crate::span::FileId;

/// Keeps git from changing line endings, because the hash of a copy covers its bytes.
const ATTRIBUTES: (&str, &str) = (".gitattributes", "* -text\n");

/// The approvals folder of an engagement, locked against other approvals until this is dropped.
pub struct ApprovalsFolder {
    path: PathBuf,
    _lock: Lock,
}

impl ApprovalsFolder {
    /// Locks the folder of the engagement at `engagement`, and waits for another approval to finish.
    ///
    /// # Errors
    /// If the other approval does not finish within ten seconds, or the engagement's folder is not writable.
    pub fn lock(engagement: &Path) -> Result<ApprovalsFolder, OutputError> {
        let path = engagement.join(APPROVALS);
        match Lock::acquire_waiting(&path) {
            Ok(lock) => Ok(ApprovalsFolder { path, _lock: lock }),
            Err(OutputError::Busy { .. }) => Err(OutputError::Approving {
                engagement: engagement.to_owned(),
            }),
            Err(error) => Err(error),
        }
    }

    /// Adds files and ledger entries. A file that already has the same bytes is not written again.
    ///
    /// # Errors
    /// If something cannot be written; the ledger is then unchanged.
    pub fn add<'f>(
        &self,
        files: impl IntoIterator<Item = (&'f str, &'f [u8])>,
        entries: &[NewEntry],
    ) -> Result<(), OutputError> {
        fs::create_dir_all(&self.path).map_err(failed(&self.path))?;
        let (attributes, text) = ATTRIBUTES;
        if !self.path.join(attributes).exists() {
            self.write_file(attributes, text.as_bytes())?;
        }
        for (name, bytes) in files {
            let known = fs::read(self.path.join(name));
            if known.is_ok_and(|known| known == bytes) {
                continue;
            }
            self.write_file(name, bytes)?;
        }
        let path = self.path.join("ledger.yaml");
        let before = match fs::read_to_string(&path) {
            Ok(text) => Some(text),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(failed(&path)(error)),
        };
        let text = ledger::with_entries(before.as_deref(), entries);
        let count = |text: &str| {
            let read = ledger::read(FileId(0), text, &mut Vec::new());
            read.map(|ledger| ledger.entries.len())
        };
        let known = before.as_deref().map_or(Some(0), count);
        if count(&text) != known.map(|known| known + entries.len()) {
            return Err(OutputError::Ledger { path });
        }
        self.write_file("ledger.yaml", text.as_bytes())
    }

    /// Writes a file atomically.
    fn write_file(&self, name: &str, bytes: &[u8]) -> Result<(), OutputError> {
        let path = self.path.join(name);
        // Whoever may read the records may read their copies.
        let permissions = permissions_of(&self.path.with_file_name("engagement.md"));
        replace(&path, bytes, permissions).map_err(failed(&path))
    }
}

fn failed(path: &Path) -> impl Fn(io::Error) -> OutputError {
    let path = path.to_owned();
    move |error| OutputError::Approval {
        path: path.clone(),
        cause: error.to_string(),
    }
}
