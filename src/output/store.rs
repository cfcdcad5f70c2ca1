//! PDFs kept from build to build, by what they were made from. As private as the records; safe to delete.
//!
//! The folder lies beside the records, where others may write, too: in a repository that is shared, say. So each PDF is sealed with a
//! key that only this user has, and one whose seal does not hold is not there. Must not know what is in them. What cannot
//! be read is not there, and what cannot be written is made again: keeping is never a reason to fail.

use std::collections::BTreeSet;
use std::fs;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use super::portals::held;
use super::safe_open;
use super::seal::{BYTES, Seal};
use super::staging::{new_file, private_folder};
use super::{GITIGNORE, GITIGNORE_TEXT};
use crate::report::{Pdf, PdfStore};

/// The folder beside the records.
pub(super) const FOLDER: &str = ".coachgen";

/// The first line of a file, with its version.
const MARK: &[u8] = b"coachgen report 1\n";

/// Largest file that is looked at, in bytes.
const MOST: u64 = 256 * 1024 * 1024;

/// The kept PDFs of one practice.
pub struct Kept {
    folder: PathBuf,
    /// None where nothing is kept.
    seal: Option<Seal>,
    used: Mutex<BTreeSet<String>>,
}

impl Kept {
    /// Those of the practice in `root`. Nothing is kept where the folder is not one that was made for it, or where the
    /// user has no home for the key.
    pub fn of(root: &Path) -> Kept {
        Kept::within(root, "reports")
    }

    /// The same in another folder beside them.
    pub(super) fn within(root: &Path, name: &str) -> Kept {
        let above = root.join(FOLDER);
        let folder = above.join(name);
        let seal = prepared(&above, &folder).then(Seal::of_user);
        Kept {
            folder,
            seal: seal.filter(Seal::has_key),
            used: Mutex::default(),
        }
    }

    /// Removes what was not asked for since this was made: records changed, and nothing is made of the old ones.
    pub fn tidy(&self) {
        if self.seal.is_none() || !is_folder(&self.folder) {
            return;
        }
        let used = held(&self.used);
        for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            let name = entry.file_name();
            let ours = |name: &&str| {
                name.starts_with(".tmp")
                    || name.len() == 64 && name.bytes().all(|byte| byte.is_ascii_hexdigit())
            };
            if let Some(name) = name.to_str().filter(ours)
                && !used.contains(name)
            {
                let _ = fs::remove_file(entry.path());
            }
        }
    }

    fn read(&self, name: &str) -> Option<Pdf> {
        let path = self.folder.join(name);
        let found = fs::symlink_metadata(&path).ok()?;
        if !found.is_file() || found.len() > MOST {
            return None;
        }
        let mut file = Vec::new();
        let opened = safe_open::open(&path, safe_open::For::Reading).ok()?;
        opened.take(MOST).read_to_end(&mut file).ok()?;
        let (content, seal) = file.split_last_chunk::<BYTES>()?;
        let holds = self.seal.as_ref()?.holds(&[name.as_bytes(), content], seal);
        holds.then(|| unpacked(content)).flatten()
    }

    fn write(&self, name: &str, made: &Pdf) -> Option<()> {
        let mut content = MARK.to_vec();
        content.push(u8::from(made.archival));
        content.extend((made.text.len() as u64).to_le_bytes());
        content.extend((made.bytes.len() as u64).to_le_bytes());
        content.extend(made.text.as_bytes());
        content.extend(&made.bytes);
        let seal = self.seal.as_ref()?.over(&[name.as_bytes(), &content])?;
        if !is_folder(&self.folder) {
            return None;
        }
        // Whole or not at all: another build may be reading.
        let mut file = tempfile::NamedTempFile::new_in(&self.folder).ok()?;
        file.write_all(&content).ok()?;
        file.write_all(&seal).ok()?;
        file.persist(self.folder.join(name)).ok()?;
        Some(())
    }
}

impl PdfStore for Kept {
    fn get(&self, name: &str) -> Option<Pdf> {
        self.seal.as_ref()?;
        held(&self.used).insert(name.to_owned());
        self.read(name)
    }

    fn put(&self, name: &str, made: &Pdf) {
        if self.seal.is_some() {
            held(&self.used).insert(name.to_owned());
            let _ = self.write(name, made);
        }
    }
}

/// Makes the folders, where they are missing; false where what stands there was not made by us: no link is followed, and
/// nothing is kept where git would take it.
fn prepared(above: &Path, folder: &Path) -> bool {
    let ignore = above.join(GITIGNORE);
    if fs::symlink_metadata(above).is_err() {
        let made = private_folder(above, false)
            .and_then(|()| new_file(&ignore))
            .and_then(|mut file| file.write_all(GITIGNORE_TEXT.as_bytes()));
        if made.is_err() {
            return false;
        }
    }
    let plain = fs::symlink_metadata(&ignore).is_ok_and(|found| found.is_file());
    if !is_folder(above)
        || !plain
        || fs::read(&ignore).ok().as_deref() != Some(GITIGNORE_TEXT.as_bytes())
    {
        return false;
    }
    if fs::symlink_metadata(folder).is_err() && private_folder(folder, false).is_err() {
        return false;
    }
    [above, folder]
        .into_iter()
        .all(|folder| is_folder(folder) && closed(folder))
}

/// A folder itself, not a link to one.
fn is_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|found| found.is_dir())
}

/// Lets nobody but its owner into a folder.
#[cfg(unix)]
fn closed(folder: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700)).is_ok()
}

#[cfg(not(unix))]
fn closed(_folder: &Path) -> bool {
    true
}

/// What a file holds; none where it is of another version.
fn unpacked(content: &[u8]) -> Option<Pdf> {
    let (archival, rest) = content.strip_prefix(MARK)?.split_first()?;
    let (text, rest) = rest.split_first_chunk::<8>()?;
    let (bytes, rest) = rest.split_first_chunk::<8>()?;
    let text = usize::try_from(u64::from_le_bytes(*text)).ok()?;
    let bytes = usize::try_from(u64::from_le_bytes(*bytes)).ok()?;
    let (text, rest) = rest.split_at_checked(text)?;
    (rest.len() == bytes).then_some(())?;
    Some(Pdf {
        bytes: rest.to_vec(),
        text: String::from_utf8(text.to_vec()).ok()?,
        archival: *archival == 1,
    })
}
