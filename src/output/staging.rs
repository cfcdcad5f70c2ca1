//! The hidden staging folder next to the target. Dropping it removes it with everything in it.

use std::{
    collections::HashSet,
    fs::{self, File, FileTimes},
    io::{self, Write as _},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock},
};

use rustc_hash::FxHashMap;

use super::{
    GITIGNORE, GITIGNORE_TEXT, OutputError,
    marker::{MARKER, marker_text},
    names,
    portals::lock,
    private::{new_file, private_folder},
    seal::Seal,
    survey::Stat,
    swap,
};

/// A staging folder; it is created with the first file.
pub(super) struct Staging {
    root: PathBuf,
    seal: Seal,
    /// The folders created so far, by relative path; the root is the empty path.
    made: RwLock<HashSet<String>>,
    written: Mutex<FxHashMap<Arc<str>, Stat>>,
}

impl Staging {
    /// Creates nothing on disk yet; nothing may exist at `root`.
    pub(super) fn new(root: PathBuf, seal: Seal) -> Self {
        Self {
            root,
            seal,
            made: RwLock::default(),
            written: Mutex::default(),
        }
    }

    /// Returns the path of the folder.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// Writes a new file. Several threads may write different files at the same time.
    pub(super) fn write(&self, path: &Arc<str>, bytes: &[u8]) -> Result<(), OutputError> {
        self.make_folder(names::parent(path).unwrap_or_default())?;
        self.write_new(path, bytes)
    }

    fn write_new(&self, path: &Arc<str>, bytes: &[u8]) -> Result<(), OutputError> {
        let at = self.root.join(&**path);
        let stat = new_file(&at).and_then(|mut file| {
            file.write_all(bytes)?;
            Stat::from_metadata(&file.metadata()?)
        });
        let stat = stat.map_err(OutputError::io("write", at))?;
        lock(&self.written).insert(Arc::clone(path), stat);
        Ok(())
    }

    /// Returns the metadata of each written file as it was after writing.
    pub(super) fn written(&self) -> MutexGuard<'_, FxHashMap<Arc<str>, Stat>> {
        lock(&self.written)
    }

    /// Carries an existing file over with its modification time: as a hard link, or as a copy if that fails.
    pub(super) fn take_over(&self, from: &Path, path: &str) -> Result<(), OutputError> {
        self.make_folder(names::parent(path).unwrap_or_default())?;
        let at = self.root.join(path);
        if fs::hard_link(from, &at).is_ok() {
            return Ok(());
        }
        copy(from, &at).map_err(OutputError::io("copy", from))
    }

    /// Creates a folder and its parents, once.
    pub(super) fn make_folder(&self, folder: &str) -> Result<(), OutputError> {
        if self
            .made
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .contains(folder)
        {
            return Ok(());
        }
        // Created under the lock, so that a folder that exists already was not created by this build and is an error.
        let mut made = self.made.write().unwrap_or_else(PoisonError::into_inner);
        self.make_missing(folder, &mut made)
    }

    /// Removes a file.
    pub(super) fn remove(&self, path: &str) -> Result<(), OutputError> {
        lock(&self.written).remove(path);
        let at = self.root.join(path);
        fs::remove_file(&at).map_err(OutputError::io("remove", at))
    }

    /// Keeps the folder on drop, because it has become the target.
    pub(super) fn release(&mut self) {
        self.made
            .get_mut()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
    }

    fn make_missing(&self, folder: &str, made: &mut HashSet<String>) -> Result<(), OutputError> {
        if made.contains(folder) {
            return Ok(());
        }
        let at = self.root.join(folder);
        if folder.is_empty() {
            private_folder(&self.root, false)
                .map_err(OutputError::io("create the folder", &self.root))?;
            made.insert(String::new());
            // The next build removes a crashed build's folder only if it finds this marker.
            let marker = self.root.join(MARKER);
            marker_text(&self.root, &self.seal)
                .and_then(|text| new_file(&marker)?.write_all(text.as_bytes()))
                .map_err(OutputError::io("write", marker))?;
            // Written first, so that the remains of a crash do not show up in the practice's git repository either.
            return self.write_new(&GITIGNORE.into(), GITIGNORE_TEXT.as_bytes());
        }
        self.make_missing(names::parent(folder).unwrap_or_default(), made)?;
        private_folder(&at, false).map_err(OutputError::io("create the folder", at))?;
        made.insert(folder.to_owned());
        Ok(())
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        let made = self.made.get_mut().unwrap_or_else(PoisonError::into_inner);
        if !made.is_empty() {
            // An error is ignored; the next build removes what is left.
            let _ = swap::remove(&self.root);
        }
    }
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    let mut source = File::open(from)?;
    let mut copy = new_file(to)?;
    io::copy(&mut source, &mut copy)?;
    copy.set_times(FileTimes::new().set_modified(source.metadata()?.modified()?))
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use super::*;

    #[test]
    fn a_copy_has_the_bytes_and_the_time() {
        let place = tempfile::tempdir().unwrap();
        let (from, to) = (place.path().join("from"), place.path().join("to"));
        let time = SystemTime::now() - Duration::from_secs(500);
        let mut file = new_file(&from).unwrap();
        file.write_all(b"mine").unwrap();
        file.set_times(FileTimes::new().set_modified(time)).unwrap();
        copy(&from, &to).unwrap();
        assert_eq!(fs::read(&to).unwrap(), b"mine");
        assert_eq!(fs::metadata(&to).unwrap().modified().unwrap(), time);
        assert!(copy(&from, &to).is_err(), "nothing is ever written over");
    }

    #[test]
    fn nothing_is_staged_in_an_existing_folder() {
        let place = tempfile::tempdir().unwrap();
        let staging = Staging::new(place.path().to_owned(), Seal::default());
        assert!(staging.write(&"coach/index.html".into(), b"page").is_err());
        drop(staging);
        assert!(place.path().exists(), "and it is not removed either");
    }
}
