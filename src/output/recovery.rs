//! The portals of the last build: its manifest, and whether each file on disk is still what the manifest says.
//!
//! Only a file's content decides, never its time or its size alone: those are whatever the last program made of them.

use std::{
    collections::HashSet,
    fs,
    io::{self, Read as _},
    path::{Path, PathBuf},
};

use super::{
    GITIGNORE, GITIGNORE_TEXT, MANIFEST, OutputError,
    digest::Digest,
    manifest::{Manifest, ManifestEntry},
    names, safe_open,
    seal::Seal,
    survey::Survey,
};

/// What the target held when the build began.
pub(super) struct PreviousOutput {
    pub(super) target: PathBuf,
    pub(super) manifest: Manifest,
    /// Whether this user's coachgen wrote the manifest. Else its list is no more than a claim: a file on it may be
    /// anybody's, and is only as good as its content.
    pub(super) is_sealed: bool,
    pub(super) survey: Survey,
}

/// How a listed file compares with the manifest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FileState {
    /// Gone.
    Absent,
    /// Nothing is in it that could be lost: no bytes, or zeros alone. A crash of the system leaves such files.
    Void,
    /// As it was written.
    Intact,
    /// Changed by somebody since.
    Changed,
}

impl PreviousOutput {
    /// Reads a target that may not exist, may be empty, or must be ours.
    pub(super) fn read(target: &Path, seal: &Seal) -> Result<Self, OutputError> {
        let (manifest, is_sealed) = if is_empty(target)? {
            (Manifest::default(), true)
        } else {
            manifest(target, seal)?
        };
        Ok(Self {
            target: target.to_owned(),
            manifest,
            is_sealed,
            survey: Survey::take(target)?,
        })
    }

    /// Compares a file with what the manifest says of it.
    pub(super) fn state(&self, entry: &ManifestEntry) -> Result<FileState, OutputError> {
        let Some(stat) = self.survey.files.get(&entry.path) else {
            return Ok(FileState::Absent);
        };
        let path = self.target.join(&entry.path);
        let state = || {
            if stat.size == entry.size && Digest::of_file(&path)? == entry.sha256 {
                return Ok(FileState::Intact);
            }
            Ok(match is_void(&path)? {
                true => FileState::Void,
                false => FileState::Changed,
            })
        };
        state().map_err(OutputError::io("read", &path))
    }

    /// Whether a file holds just these bytes.
    pub(super) fn holds(&self, path: &str, bytes: &[u8]) -> Result<bool, OutputError> {
        let stat = self.survey.files.get(path);
        if stat.is_none_or(|stat| stat.size != bytes.len() as u64) {
            return Ok(false);
        }
        let at = self.target.join(path);
        equals(&at, bytes).map_err(OutputError::io("read", at))
    }

    /// The files that the manifest does not list, sorted.
    pub(super) fn foreign_files(&self) -> Vec<String> {
        let ours = |path: &str| path == MANIFEST || self.manifest.files.contains_key(path);
        let mut files: Vec<_> = self
            .survey
            .files
            .keys()
            .filter(|path| !ours(path))
            .cloned()
            .collect();
        files.sort_unstable();
        files
    }

    /// The folders that hold no place for a listed file, sorted.
    pub(super) fn foreign_folders(&self) -> Vec<String> {
        let ours: HashSet<&str> = self
            .manifest
            .files
            .keys()
            .flat_map(|path| names::folders(path))
            .collect();
        self.survey
            .folders
            .iter()
            .filter(|folder| !ours.contains(folder.as_str()))
            .cloned()
            .collect()
    }
}

/// Compares piece by piece, for an attachment may be large.
fn equals(path: &Path, bytes: &[u8]) -> io::Result<bool> {
    let mut file = safe_open::open(path, safe_open::For::Reading)?;
    let mut buffer = [0; 16 * 1024];
    let mut rest = bytes;
    loop {
        let count = file.read(&mut buffer)?;
        if count == 0 {
            return Ok(rest.is_empty());
        }
        match rest.strip_prefix(&buffer[..count]) {
            Some(after) => rest = after,
            None => return Ok(false),
        }
    }
}

fn is_void(path: &Path) -> io::Result<bool> {
    let mut file = safe_open::open(path, safe_open::For::Reading)?;
    let mut buffer = [0; 16 * 1024];
    loop {
        let count = file.read(&mut buffer)?;
        if count == 0 {
            return Ok(true);
        }
        if buffer[..count].iter().any(|byte| *byte != 0) {
            return Ok(false);
        }
    }
}

fn is_empty(target: &Path) -> Result<bool, OutputError> {
    match fs::read_dir(target) {
        Ok(mut listing) => Ok(listing.next().is_none()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(OutputError::io("read the folder", target)(error)),
    }
}

/// The manifest of a target that is not empty. Without one that can be understood nothing in the folder may be
/// replaced or deleted, even where the folder bears our mark: nobody could tell our files from the coach's.
fn manifest(target: &Path, seal: &Seal) -> Result<(Manifest, bool), OutputError> {
    let why = match safe_open::bytes(&target.join(MANIFEST))? {
        None => "is missing".to_owned(),
        Some(bytes) => match Manifest::parse(&bytes, seal) {
            Ok(manifest) => return Ok(manifest),
            Err(why) => why,
        },
    };
    let target = target.to_owned();
    match safe_open::bytes(&target.join(GITIGNORE))? {
        Some(mark) if mark == GITIGNORE_TEXT.as_bytes() => {
            Err(OutputError::ManifestLost { target, why })
        }
        _ => Err(OutputError::NotOurs { target }),
    }
}
