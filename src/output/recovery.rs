//! The portals of the last build: their manifest, and whether each file on disk still matches it.
//!
//! The content of a file is compared, never its time alone or its size alone, because other programs may set those. A
//! file is not read if its metadata shows that it was not touched since a build last wrote or read it.

use std::{
    collections::HashSet,
    fs,
    io::{self, Read as _},
    path::{Path, PathBuf},
    sync::Arc,
    thread,
};

use rustc_hash::FxHashSet;

use super::{
    GITIGNORE, GITIGNORE_TEXT, MANIFEST, OutputError,
    digest::Digest,
    manifest::{Manifest, ManifestEntry},
    names, safe_open,
    seal::Seal,
    survey::Survey,
};

/// The state of the target when the build began.
pub(super) struct PreviousOutput {
    pub(super) target: PathBuf,
    pub(super) manifest: Manifest,
    /// Whether this user's coachgen wrote the manifest. If not, its list is not trusted: a listed file may be
    /// anybody's, and only its content counts.
    pub(super) is_sealed: bool,
    pub(super) survey: Survey,
    /// The digest of the manifest's bytes.
    pub(super) digest: Option<Digest>,
    /// Files that are known to be unchanged.
    pub(super) known: FxHashSet<Arc<str>>,
}

/// How a listed file compares with the manifest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FileState {
    /// The file is missing.
    Absent,
    /// The file has no content that could be lost: it is empty or all zeros. A system crash leaves such files.
    Void,
    /// The file is unchanged.
    Intact,
    /// The file was changed after it was written.
    Changed,
}

impl PreviousOutput {
    /// Reads a target that must be missing, empty or coachgen's.
    pub(super) fn read(target: &Path, seal: &Seal) -> Result<Self, OutputError> {
        let (manifest, survey) = thread::scope(|scope| {
            let survey = scope.spawn(|| Survey::take(target));
            let manifest = match is_empty(target)? {
                true => (Manifest::default(), true, None),
                false => manifest(target, seal)?,
            };
            let survey = survey.join().map_err(|_| OutputError::Unfinished)??;
            Ok::<_, OutputError>((manifest, survey))
        })?;
        let (manifest, is_sealed, digest) = manifest;
        Ok(Self {
            target: target.to_owned(),
            manifest,
            is_sealed,
            survey,
            digest,
            known: FxHashSet::default(),
        })
    }

    /// Compares a file with its manifest entry.
    pub(super) fn state(&self, entry: &ManifestEntry) -> Result<FileState, OutputError> {
        let Some(stat) = self.survey.files.get(&*entry.path) else {
            return Ok(FileState::Absent);
        };
        if self.known.contains(&entry.path) {
            return Ok(FileState::Intact);
        }
        let path = self.target.join(&*entry.path);
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

    /// Returns true if the file of an entry has exactly these bytes.
    pub(super) fn holds(&self, entry: &ManifestEntry, bytes: &[u8]) -> Result<bool, OutputError> {
        let path = &entry.path;
        if let (true, Some(old)) = (self.known.contains(path), self.manifest.files.get(path)) {
            return Ok(old.sha256 == entry.sha256);
        }
        let stat = self.survey.files.get(&**path);
        if stat.is_none_or(|stat| stat.size != bytes.len() as u64) {
            return Ok(false);
        }
        let at = self.target.join(&**path);
        equals(&at, bytes).map_err(OutputError::io("read", at))
    }

    /// Returns the files that the manifest does not list, sorted.
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

    /// Returns the folders without a listed file in them, sorted.
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

/// Compares in chunks, because an attachment may be large.
fn equals(path: &Path, bytes: &[u8]) -> io::Result<bool> {
    let mut file = safe_open::open(path, safe_open::OpenMode::Reading)?;
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
    let mut file = safe_open::open(path, safe_open::OpenMode::Reading)?;
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

/// Reads the manifest of a target that is not empty. Without a readable manifest nothing in the folder may be replaced
/// or deleted, even if the folder has coachgen's `.gitignore`: coachgen's files cannot be told from the coach's.
fn manifest(target: &Path, seal: &Seal) -> Result<(Manifest, bool, Option<Digest>), OutputError> {
    let why = match safe_open::bytes(&target.join(MANIFEST))? {
        None => "is missing".to_owned(),
        Some(bytes) => match Manifest::parse(&bytes, seal) {
            Ok((manifest, is_sealed)) => {
                return Ok((manifest, is_sealed, Some(Digest::of(&bytes))));
            }
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
