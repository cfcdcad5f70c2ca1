//! A cache of PDFs between builds, by a hash of their input. As private as the records; safe to delete.
//!
//! The folder is next to the records, where others may write too, for example in a shared repository. So each PDF is
//! sealed with a key that only this user has, and one without a valid seal is ignored. Must not know what the PDFs
//! contain. A read error counts as a cache miss, and a write error is ignored: the cache never makes a build fail.

use std::collections::BTreeSet;
use std::fs;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use super::portals::lock;
use super::private::{new_file, private_folder};
use super::safe_open;
use super::seal::{BYTES, Seal};
use super::{GITIGNORE, GITIGNORE_TEXT};
use crate::report::{Pdf, PdfKey, PdfStore};

/// The folder next to the records.
pub(super) const FOLDER: &str = ".coachgen";

/// The first line of a file, with its version.
const MARK: &[u8] = b"coachgen report 1\n";

/// The largest file to read, in bytes.
const MAX_FILE: u64 = 256 * 1024 * 1024;

/// The PDF cache of one practice.
pub struct PdfCache {
    folder: PathBuf,
    /// `None` if nothing is cached.
    seal: Option<Seal>,
    used: Mutex<BTreeSet<String>>,
}

impl PdfCache {
    /// Opens the cache of the practice in `root`. Nothing is cached if the folder was not created for it, or if the
    /// user has no home folder for the key.
    pub fn open(root: &Path) -> PdfCache {
        PdfCache::within(root, "reports")
    }

    /// Opens a cache in another folder next to it.
    pub(super) fn within(root: &Path, name: &str) -> PdfCache {
        let above = root.join(FOLDER);
        let folder = above.join(name);
        let seal = prepare_folders(&above, &folder).then(Seal::of_user);
        PdfCache {
            folder,
            seal: seal.filter(Seal::has_key),
            used: Mutex::default(),
        }
    }

    /// Removes files that were not requested since this was created, because their records have changed.
    pub fn tidy(&self) {
        if self.seal.is_none() || !is_folder(&self.folder) {
            return;
        }
        let used = lock(&self.used);
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

    /// Returns the file cached under `name`.
    pub(super) fn file(&self, name: &str) -> Option<Pdf> {
        self.seal.as_ref()?;
        lock(&self.used).insert(name.to_owned());
        self.read(name)
    }

    /// Caches a file under `name`.
    pub(super) fn put_file(&self, name: &str, made: &Pdf) {
        if self.seal.is_some() {
            lock(&self.used).insert(name.to_owned());
            let _ = self.write(name, made);
        }
    }

    fn read(&self, name: &str) -> Option<Pdf> {
        let path = self.folder.join(name);
        let found = fs::symlink_metadata(&path).ok()?;
        if !found.is_file() || found.len() > MAX_FILE {
            return None;
        }
        let mut file = Vec::new();
        let opened = safe_open::open(&path, safe_open::OpenMode::Reading).ok()?;
        opened.take(MAX_FILE).read_to_end(&mut file).ok()?;
        let (content, seal) = file.split_last_chunk::<BYTES>()?;
        let holds = self
            .seal
            .as_ref()?
            .verify(&[name.as_bytes(), content], seal);
        holds.then(|| unpack(content)).flatten()
    }

    fn write(&self, name: &str, made: &Pdf) -> Option<()> {
        let mut content = MARK.to_vec();
        content.push(u8::from(made.archival));
        content.extend((made.text.len() as u64).to_le_bytes());
        content.extend((made.bytes.len() as u64).to_le_bytes());
        content.extend(made.text.as_bytes());
        content.extend(&made.bytes);
        let seal = self.seal.as_ref()?.sign(&[name.as_bytes(), &content])?;
        if !is_folder(&self.folder) {
            return None;
        }
        // Atomic, because another build may be reading.
        let mut file = tempfile::NamedTempFile::new_in(&self.folder).ok()?;
        file.write_all(&content).ok()?;
        file.write_all(&seal).ok()?;
        file.persist(self.folder.join(name)).ok()?;
        Some(())
    }
}

impl PdfStore for PdfCache {
    fn get(&self, key: &PdfKey) -> Option<Pdf> {
        self.file(key.as_str())
    }

    fn put(&self, key: &PdfKey, made: &Pdf) {
        self.put_file(key.as_str(), made);
    }
}

/// Creates missing folders. Returns false if an existing folder was not created by coachgen: no link is followed, and
/// nothing is cached where git would include it.
fn prepare_folders(above: &Path, folder: &Path) -> bool {
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
        .all(|folder| is_folder(folder) && make_private(folder))
}

/// Returns true for a folder, but not for a link to one.
fn is_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|found| found.is_dir())
}

/// Restricts a folder to its owner.
#[cfg(unix)]
fn make_private(folder: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700)).is_ok()
}

#[cfg(not(unix))]
fn make_private(_folder: &Path) -> bool {
    true
}

/// Parses the content of a file; `None` if it has another version.
fn unpack(content: &[u8]) -> Option<Pdf> {
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
