//! The writer of `approvals/`: copies first, the ledger that names them last, each in one step.
//!
//! After an interruption the ledger names only files that exist. One approval at a time writes into an engagement.

use std::{
    fs, io,
    io::Write as _,
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

use super::{OutputError, lock::Lock};
use crate::record::ledger::{self, NewEntry};
use crate::source::APPROVALS;
use crate::span::FileId;

/// Number of attempts to take the lock, and the pause between them.
const TRIES: u32 = 200;
const PAUSE: Duration = Duration::from_millis(50);

/// What keeps git from changing line endings: a copy is proved by its bytes.
const ATTRIBUTES: (&str, &str) = (".gitattributes", "* -text\n");

/// The folder of an engagement's approvals, held against other approvals until this is dropped.
pub struct ApprovalsFolder {
    path: PathBuf,
    _lock: Lock,
}

impl ApprovalsFolder {
    /// Holds the folder of the engagement at `engagement`, waiting for another approval to end.
    ///
    /// # Errors
    /// When the other does not end within ten seconds, or the engagement's folder cannot be written to.
    pub fn hold(engagement: &Path) -> Result<ApprovalsFolder, OutputError> {
        let path = engagement.join(APPROVALS);
        for _ in 0..TRIES {
            match Lock::take(&path) {
                Ok(lock) => return Ok(ApprovalsFolder { path, _lock: lock }),
                Err(OutputError::Busy { .. }) => thread::sleep(PAUSE),
                Err(error) => return Err(error),
            }
        }
        Err(OutputError::Approving {
            engagement: engagement.to_owned(),
        })
    }

    /// Adds files and entries. A file that is there with the same bytes is left alone.
    ///
    /// # Errors
    /// When something cannot be written; the ledger is then as it was.
    pub fn add<'f>(
        &self,
        files: impl IntoIterator<Item = (&'f str, &'f [u8])>,
        entries: &[NewEntry],
    ) -> Result<(), OutputError> {
        fs::create_dir_all(&self.path).map_err(failed(&self.path))?;
        let (attributes, text) = ATTRIBUTES;
        if !self.path.join(attributes).exists() {
            self.put(attributes, text.as_bytes())?;
        }
        for (name, bytes) in files {
            let known = fs::read(self.path.join(name));
            if known.is_ok_and(|known| known == bytes) {
                continue;
            }
            self.put(name, bytes)?;
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
        self.put("ledger.yaml", text.as_bytes())
    }

    /// Puts a file in place in one step.
    fn put(&self, name: &str, bytes: &[u8]) -> Result<(), OutputError> {
        let path = self.path.join(name);
        let mut beside = tempfile::Builder::new()
            .prefix(".coachgen-")
            .tempfile_in(&self.path)
            .map_err(failed(&path))?;
        beside.write_all(bytes).map_err(failed(&path))?;
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            // As the records beside it: whoever may read those may read their copies.
            let mode = fs::metadata(self.path.with_file_name("engagement.md"))
                .map_or(0o600, |found| found.permissions().mode() & 0o666);
            let permissions = fs::Permissions::from_mode(mode);
            beside
                .as_file()
                .set_permissions(permissions)
                .map_err(failed(&path))?;
        }
        beside.as_file().sync_all().map_err(failed(&path))?;
        beside
            .persist(&path)
            .map_err(|error| failed(&path)(error.error))?;
        Ok(())
    }
}

fn failed(path: &Path) -> impl Fn(io::Error) -> OutputError {
    let path = path.to_owned();
    move |error| OutputError::Approval {
        path: path.clone(),
        cause: error.to_string(),
    }
}
