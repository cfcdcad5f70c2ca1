//! The portals of the last build: its manifest, and whether each file on disk is still what the manifest says.

use std::{
    collections::HashSet,
    fs, io,
    path::{Path, PathBuf},
    time::SystemTime,
};

use super::{
    GITIGNORE, GITIGNORE_TEXT, MANIFEST, OutputError,
    digest::Digest,
    manifest::{Entry, Manifest},
    names,
    survey::Survey,
};

/// What the target held when the build began.
pub(super) struct Old {
    pub(super) target: PathBuf,
    pub(super) manifest: Manifest,
    pub(super) survey: Survey,
    written: SystemTime,
}

/// How a listed file compares with the manifest.
pub(super) enum State {
    /// Gone.
    Absent,
    /// Another size, though no younger than the manifest: a crash tore it.
    Torn,
    /// As it was written.
    Intact,
    /// Changed by somebody after the manifest was written; what it holds now.
    Changed(Digest),
}

impl Old {
    /// Reads a target that may not exist, may be empty, or must be ours.
    pub(super) fn read(target: &Path) -> Result<Self, OutputError> {
        let manifest = if is_empty(target)? {
            Manifest::default()
        } else {
            manifest(target)?
        };
        let survey = Survey::take(target)?;
        let written = survey
            .files
            .get(MANIFEST)
            .map_or(SystemTime::UNIX_EPOCH, |stat| stat.modified);
        Ok(Self {
            target: target.to_owned(),
            manifest,
            survey,
            written,
        })
    }

    /// Compares a file with what the manifest says of it. A file that is no younger than the manifest is taken at its
    /// size, without reading it: an unchanged build must not read every byte.
    pub(super) fn state(&self, entry: &Entry) -> Result<State, OutputError> {
        let Some(stat) = self.survey.files.get(&entry.path) else {
            return Ok(State::Absent);
        };
        if stat.modified <= self.written {
            return Ok(if stat.size == entry.size {
                State::Intact
            } else {
                State::Torn
            });
        }
        let path = self.target.join(&entry.path);
        let now = Digest::of_file(&path).map_err(OutputError::io("read", path))?;
        Ok(if now == entry.sha256 {
            State::Intact
        } else {
            State::Changed(now)
        })
    }

    /// The files that the manifest does not list, sorted.
    pub(super) fn foreign_files(&self) -> Vec<String> {
        let ours = |path: &str| path == MANIFEST || self.manifest.0.contains_key(path);
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
            .0
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

fn is_empty(target: &Path) -> Result<bool, OutputError> {
    match fs::read_dir(target) {
        Ok(mut listing) => Ok(listing.next().is_none()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(OutputError::io("read the folder", target)(error)),
    }
}

/// The manifest of a target that is not empty. Without one that can be understood nothing in the folder may be
/// replaced or deleted, even where the folder bears our mark: nobody could tell our files from the coach's.
fn manifest(target: &Path) -> Result<Manifest, OutputError> {
    let why = match plain(&target.join(MANIFEST))? {
        None => "is missing".to_owned(),
        Some(bytes) => match Manifest::parse(&bytes) {
            Ok(manifest) => return Ok(manifest),
            Err(why) => why,
        },
    };
    let target = target.to_owned();
    match plain(&target.join(GITIGNORE))? {
        Some(mark) if mark == GITIGNORE_TEXT.as_bytes() => {
            Err(OutputError::ManifestLost { target, why })
        }
        _ => Err(OutputError::NotOurs { target }),
    }
}

/// The bytes of a plain file; nothing where there is none.
fn plain(path: &Path) -> Result<Option<Vec<u8>>, OutputError> {
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_symlink() => Err(OutputError::Symlink {
            path: path.to_owned(),
        }),
        Ok(found) if found.is_file() => fs::read(path)
            .map(Some)
            .map_err(OutputError::io("read", path)),
        Ok(_) => Ok(None),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(OutputError::io("look at", path)(error)),
    }
}
