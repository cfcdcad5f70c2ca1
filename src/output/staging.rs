//! The hidden folder beside the target in which the new portals grow. Dropping it removes it, whatever it holds.

use std::{
    collections::HashSet,
    fs::{self, DirBuilder, File, FileTimes, OpenOptions},
    io::{self, Write as _},
    path::{Path, PathBuf},
    sync::{PoisonError, RwLock},
};

use super::{
    GITIGNORE, GITIGNORE_TEXT, OutputError,
    leftover::{self, MARKER},
    names,
    seal::Seal,
    swap,
};

/// A staging folder; it exists from the first file on.
pub(super) struct Staging {
    root: PathBuf,
    seal: Seal,
    /// The folders made so far, by relative path; the root is the empty one.
    made: RwLock<HashSet<String>>,
}

impl Staging {
    /// Makes nothing yet; nothing may exist at `root`.
    pub(super) fn new(root: PathBuf, seal: Seal) -> Self {
        Self {
            root,
            seal,
            made: RwLock::default(),
        }
    }

    /// Where it is.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// Writes a new file. Any number of threads may do so at once, each its own files.
    pub(super) fn write(&self, path: &str, bytes: &[u8]) -> Result<(), OutputError> {
        self.make_folder(names::parent(path).unwrap_or_default())?;
        let at = self.root.join(path);
        new_file(&at)
            .and_then(|mut file| file.write_all(bytes))
            .map_err(OutputError::io("write", at))
    }

    /// Takes an existing file over with its time: as a second name for it, or as a copy where there can be none.
    pub(super) fn take_over(&self, from: &Path, path: &str) -> Result<(), OutputError> {
        self.make_folder(names::parent(path).unwrap_or_default())?;
        let at = self.root.join(path);
        if fs::hard_link(from, &at).is_ok() {
            return Ok(());
        }
        copy(from, &at).map_err(OutputError::io("copy", from))
    }

    /// Makes a folder and those above it, once.
    pub(super) fn make_folder(&self, folder: &str) -> Result<(), OutputError> {
        if self
            .made
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .contains(folder)
        {
            return Ok(());
        }
        // Made under the lock, so that a folder which is there already was made by nobody of ours and is an error.
        let mut made = self.made.write().unwrap_or_else(PoisonError::into_inner);
        self.make_missing(folder, &mut made)
    }

    /// Removes a file again.
    pub(super) fn withdraw(&self, path: &str) -> Result<(), OutputError> {
        let at = self.root.join(path);
        fs::remove_file(&at).map_err(OutputError::io("remove", at))
    }

    /// Lets go of the folder after it has become the target.
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
                .map_err(OutputError::io("make the folder", &self.root))?;
            made.insert(String::new());
            // The next build removes what a crash leaves of this folder only where it finds this.
            let marker = self.root.join(MARKER);
            leftover::marker(&self.root, &self.seal)
                .and_then(|text| new_file(&marker)?.write_all(text.as_bytes()))
                .map_err(OutputError::io("write", marker))?;
            // From the first moment, so that not even the remains of a crash show up in the practice's git.
            let mark = self.root.join(GITIGNORE);
            return new_file(&mark)
                .and_then(|mut file| file.write_all(GITIGNORE_TEXT.as_bytes()))
                .map_err(OutputError::io("write", mark));
        }
        self.make_missing(names::parent(folder).unwrap_or_default(), made)?;
        private_folder(&at, false).map_err(OutputError::io("make the folder", at))?;
        made.insert(folder.to_owned());
        Ok(())
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        let made = self.made.get_mut().unwrap_or_else(PoisonError::into_inner);
        if !made.is_empty() {
            // Nothing more can be done here; the next build removes what stays.
            let _ = swap::remove(&self.root);
        }
    }
}

/// Makes a folder that only its owner may enter, and with `parents` those above it that are missing.
pub(super) fn private_folder(path: &Path, parents: bool) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(parents);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// Opens a file that must not exist yet and that only its owner may read.
pub(super) fn new_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
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
    fn nothing_is_staged_in_a_folder_that_is_there_already() {
        let place = tempfile::tempdir().unwrap();
        let staging = Staging::new(place.path().to_owned(), Seal::default());
        assert!(staging.write("coach/index.html", b"page").is_err());
        drop(staging);
        assert!(place.path().exists(), "and it is not removed either");
    }
}
