//! PDFs kept from build to build, by what they were made from. As private as the records; safe to delete.
//!
//! Must not know what is in them. What cannot be read is not there, and what cannot be written is made again: keeping
//! is never a reason to fail.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use super::portals::held;
use super::staging::{new_file, private_folder};
use super::{GITIGNORE, GITIGNORE_TEXT};
use crate::report::{Made, Store};

/// The folder beside the records.
const FOLDER: &str = ".coachgen";

/// The first line of a file, with its version.
const MARK: &[u8] = b"coachgen report 1\n";

/// The kept PDFs of one practice.
pub struct Kept {
    folder: PathBuf,
    used: Mutex<BTreeSet<String>>,
}

impl Kept {
    /// Those of the practice in `root`; makes nothing yet.
    pub fn of(root: &Path) -> Kept {
        Kept {
            folder: root.join(FOLDER).join("reports"),
            used: Mutex::default(),
        }
    }

    /// Removes what was not asked for since this was made: records changed, and nothing is made of the old ones.
    pub fn tidy(&self) {
        let used = held(&self.used);
        for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            let name = entry.file_name();
            if name.to_str().is_none_or(|name| !used.contains(name)) {
                let _ = fs::remove_file(entry.path());
            }
        }
    }

    fn write(&self, name: &str, made: &Made) -> std::io::Result<()> {
        if !self.folder.is_dir() {
            let above = self.folder.parent().unwrap_or(&self.folder);
            let _ = private_folder(above, false);
            if let Ok(mut file) = new_file(&above.join(GITIGNORE)) {
                file.write_all(GITIGNORE_TEXT.as_bytes())?;
            }
            let _ = private_folder(&self.folder, false);
        }
        // Whole or not at all: another build may be reading.
        let mut file = tempfile::NamedTempFile::new_in(&self.folder)?;
        file.write_all(MARK)?;
        file.write_all(&[u8::from(made.archival)])?;
        file.write_all(&(made.text.len() as u64).to_le_bytes())?;
        file.write_all(&(made.bytes.len() as u64).to_le_bytes())?;
        file.write_all(made.text.as_bytes())?;
        file.write_all(&made.bytes)?;
        file.persist(self.folder.join(name))?;
        Ok(())
    }
}

impl Store for Kept {
    fn get(&self, name: &str) -> Option<Made> {
        held(&self.used).insert(name.to_owned());
        read(&fs::read(self.folder.join(name)).ok()?)
    }

    fn put(&self, name: &str, made: &Made) {
        held(&self.used).insert(name.to_owned());
        let _ = self.write(name, made);
    }
}

/// A kept file; none where it is cut short or of another version.
fn read(file: &[u8]) -> Option<Made> {
    let (archival, rest) = file.strip_prefix(MARK)?.split_first()?;
    let (text, rest) = rest.split_first_chunk::<8>()?;
    let (bytes, rest) = rest.split_first_chunk::<8>()?;
    let text = usize::try_from(u64::from_le_bytes(*text)).ok()?;
    let bytes = usize::try_from(u64::from_le_bytes(*bytes)).ok()?;
    let (text, rest) = rest.split_at_checked(text)?;
    (rest.len() == bytes).then_some(())?;
    Some(Made {
        bytes: rest.to_vec(),
        text: String::from_utf8(text.to_vec()).ok()?,
        archival: *archival == 1,
    })
}
