//! A folder of sealed files next to the records, in which a build keeps what the next one can use. As private as the
//! records; safe to delete.
//!
//! Others may write to the folder too, for example in a shared repository. So each file is sealed with a key that only
//! this user has, and one without a valid seal is ignored. A read error counts as a missing file, and a write error is
//! ignored: a cache never makes a build fail. Must not know what the files contain.

use std::collections::BTreeSet;
use std::fs::{self, DirEntry};
use std::io::{ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::SystemTime;

use super::portals::lock;
use super::private::{new_file, private_folder};
use super::safe_open;
use super::seal::{BYTES, Seal};
use super::{GITIGNORE, GITIGNORE_TEXT};

/// The folder next to the records.
pub(super) const FOLDER: &str = crate::source::CACHE;

/// The largest file to read, in bytes.
const MAX_FILE: u64 = 256 * 1024 * 1024;

/// One folder of sealed files, whose names are 64 hexadecimal digits.
pub(super) struct SealedFolder {
    folder: PathBuf,
    /// The first line of each file, with its version. A file of another version is ignored.
    mark: &'static [u8],
    /// `None` if nothing is kept.
    seal: Option<Seal>,
    used: Mutex<BTreeSet<String>>,
}

impl SealedFolder {
    /// Opens the folder `name` of the practice in `root`, and creates it if it is missing. Nothing is kept if the folder
    /// above was not created by coachgen, or if the user has no home folder for the key.
    pub(super) fn open(root: &Path, name: &str, mark: &'static [u8]) -> SealedFolder {
        let above = root.join(FOLDER);
        let folder = above.join(name);
        let seal = prepare_folders(&above, &folder).then(Seal::of_user);
        SealedFolder {
            folder,
            mark,
            seal: seal.filter(Seal::has_key),
            used: Mutex::default(),
        }
    }

    /// Returns true if files can be kept.
    pub(super) fn is_usable(&self) -> bool {
        self.seal.is_some()
    }

    /// Records that a file is in use, so that [`SealedFolder::tidy`] does not remove it.
    pub(super) fn mark_used(&self, name: &str) {
        lock(&self.used).insert(name.to_owned());
    }

    /// Removes the files that were neither read nor written nor marked as used since the folder was opened.
    pub(super) fn tidy(&self) {
        let used = lock(&self.used);
        self.remove_unless(|name| used.contains(name));
    }

    /// Removes a file.
    pub(super) fn remove(&self, name: &str) {
        if self.seal.is_some() && is_folder(&self.folder) {
            let _ = fs::remove_file(self.folder.join(name));
        }
    }

    /// Removes the files for whose names `is_needed` returns false, and what an interrupted build left.
    pub(super) fn remove_unless(&self, is_needed: impl Fn(&str) -> bool) {
        for (name, entry) in self.entries() {
            if !is_needed(&name) {
                let _ = fs::remove_file(entry.path());
            }
        }
    }

    /// Returns the names of all files, with the time when each was written.
    pub(super) fn times(&self) -> Vec<(String, SystemTime)> {
        let files = self.entries();
        files
            .filter_map(|(name, entry)| Some((name, entry.metadata().ok()?.modified().ok()?)))
            .collect()
    }

    /// Returns the files that coachgen wrote.
    fn entries(&self) -> impl Iterator<Item = (String, DirEntry)> {
        let is_open = self.seal.is_some() && is_folder(&self.folder);
        let listing = is_open.then(|| fs::read_dir(&self.folder).ok()).flatten();
        listing.into_iter().flatten().flatten().filter_map(|entry| {
            let name = entry.file_name().to_str()?.to_owned();
            let is_hash = name.len() == 64 && name.bytes().all(|byte| byte.is_ascii_hexdigit());
            (is_hash || name.starts_with(".tmp")).then_some((name, entry))
        })
    }

    /// Returns the content of a file.
    pub(super) fn get(&self, name: &str) -> Option<Vec<u8>> {
        let seal = self.seal.as_ref()?;
        self.mark_used(name);
        let path = self.folder.join(name);
        let found = fs::symlink_metadata(&path).ok()?;
        if !found.is_file() || found.len() > MAX_FILE {
            return None;
        }
        let mut file = Vec::new();
        let opened = safe_open::open(&path, safe_open::OpenMode::Reading).ok()?;
        opened.take(MAX_FILE).read_to_end(&mut file).ok()?;
        let (content, found) = file.split_last_chunk::<BYTES>()?;
        if !content.starts_with(self.mark) || !seal.verify(&[name.as_bytes(), content], found) {
            return None;
        }
        file.truncate(content.len());
        file.drain(..self.mark.len());
        Some(file)
    }

    /// Writes a file with these parts as its content.
    pub(super) fn put(&self, name: &str, parts: &[&[u8]]) {
        if self.seal.is_some() {
            self.mark_used(name);
            let _ = self.write(name, parts);
        }
    }

    fn write(&self, name: &str, parts: &[&[u8]]) -> Option<()> {
        let content = [&[self.mark], parts].concat();
        let sealed = [&[name.as_bytes()], content.as_slice()].concat();
        let seal = self.seal.as_ref()?.sign(&sealed)?;
        if !is_folder(&self.folder) {
            return None;
        }
        // Atomic, because another build may be reading.
        let mut file = tempfile::NamedTempFile::new_in(&self.folder).ok()?;
        file.write_all(&content.concat()).ok()?;
        file.write_all(&seal).ok()?;
        file.persist(self.folder.join(name)).ok()?;
        Some(())
    }
}

/// Creates missing folders. Returns false if an existing folder was not created by coachgen: no link is followed, and
/// nothing is cached where git would include it.
fn prepare_folders(above: &Path, folder: &Path) -> bool {
    let ignore = above.join(GITIGNORE);
    if fs::symlink_metadata(above).is_err() {
        if private_folder(above, false).is_err() {
            return false;
        }
        let written =
            new_file(&ignore).and_then(|mut file| file.write_all(GITIGNORE_TEXT.as_bytes()));
        // With an incomplete mark, the folder would never be used again, nor kept out of git.
        if written.is_err_and(|error| error.kind() != ErrorKind::AlreadyExists) {
            let _ = fs::remove_file(&ignore);
            let _ = fs::remove_dir(above);
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
