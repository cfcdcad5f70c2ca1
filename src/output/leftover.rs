//! What an interrupted build left beside the target, and what puts it right.
//!
//! Something of these names that no build made is neither used nor removed, and no link is followed. A build's own are
//! known by a seal: a staging folder by one over the folder itself, old portals by their manifest's.

use std::{
    fs::{self, Metadata},
    io,
    path::{Path, PathBuf},
};

use super::{
    MANIFEST, OutputError,
    digest::Digest,
    manifest::hex,
    recovery::{FileState, PreviousOutput},
    safe_open,
    seal::Seal,
    survey::Survey,
    swap::{self, Beside},
};

/// The file that says a folder is a staging folder of ours. The portals never hold it: it goes before the swap.
pub(super) const MARKER: &str = ".coachgen-staging";

/// What the marker says before its seal, and what the seal is for.
const PURPOSE: &str = "coachgen staging\n";

/// The content of the marker of a folder; the seal is over the folder's own number too, so that a copy of the marker does
/// not hold in another.
pub(super) fn marker(folder: &Path, seal: &Seal) -> io::Result<String> {
    let number = number(&fs::symlink_metadata(folder)?);
    let sealed = seal.over(&[PURPOSE.as_bytes(), number.as_bytes()]);
    Ok(format!("{PURPOSE}{}\n", hex(&sealed.unwrap_or_default())))
}

#[cfg(unix)]
fn number(found: &Metadata) -> String {
    use std::os::unix::fs::MetadataExt as _;
    format!("{} {}", found.dev(), found.ino())
}

/// Elsewhere a folder has no number that can be asked for.
#[cfg(not(unix))]
fn number(_: &Metadata) -> String {
    String::new()
}

impl Beside {
    /// Puts the old portals back if a crash left them set aside and nothing in their place.
    pub(super) fn put_back(&self, target: &Path, seal: &Seal) -> Result<(), OutputError> {
        if is_own_folder(&self.aside)? && is_missing(target)? && !is_empty(&self.aside)? {
            if let Some(path) = stranger(&self.aside, None, seal)? {
                return Err(OutputError::Foreign { path });
            }
            fs::rename(&self.aside, target).map_err(OutputError::io("put back", &self.aside))?;
        }
        Ok(())
    }

    /// Removes what else an interrupted build left.
    pub(super) fn tidy(&self, old: &PreviousOutput, seal: &Seal) -> Result<(), OutputError> {
        for left in [&self.staging, &self.aside] {
            if !is_own_folder(left)? {
                continue;
            }
            if !is_empty(left)?
                && !is_staging(left, seal)?
                && let Some(path) = stranger(left, Some(old), seal)?
            {
                return Err(OutputError::Foreign { path });
            }
            swap::remove(left).map_err(OutputError::io(
                "remove what an interrupted build left in",
                left,
            ))?;
        }
        Ok(())
    }
}

/// Whether there is a folder of this user's; anything else in its place is an error.
fn is_own_folder(path: &Path) -> Result<bool, OutputError> {
    let path = path.to_owned();
    match fs::symlink_metadata(&path) {
        Ok(found) if found.is_symlink() => Err(OutputError::Symlink { path }),
        Ok(found) if found.is_dir() && safe_open::is_own(&found) => Ok(true),
        Ok(_) => Err(OutputError::Foreign { path }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(OutputError::io("look at", path)(error)),
    }
}

fn is_missing(path: &Path) -> Result<bool, OutputError> {
    match fs::symlink_metadata(path) {
        Ok(_) => Ok(false),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(OutputError::io("look at", path)(error)),
    }
}

fn is_empty(folder: &Path) -> Result<bool, OutputError> {
    let listing = fs::read_dir(folder).map_err(OutputError::io("read the folder", folder))?;
    Ok(listing.into_iter().next().is_none())
}

/// Whether this user's coachgen made the folder to stage a build in.
fn is_staging(folder: &Path, seal: &Seal) -> Result<bool, OutputError> {
    let Some(found) = safe_open::bytes(&folder.join(MARKER))? else {
        return Ok(false);
    };
    if !seal.has_key() {
        return Ok(false);
    }
    let wanted = marker(folder, seal).map_err(OutputError::io("look at", folder))?;
    if found == wanted.as_bytes() {
        return Ok(true);
    }
    // The build may have been killed while it wrote the marker, which is the first file of all.
    let alone = fs::read_dir(folder).map_err(OutputError::io("read the folder", folder))?;
    Ok(wanted.as_bytes().starts_with(&found) && alone.count() == 1)
}

/// What in a folder of old portals may be somebody's, if anything: the folder itself, where its manifest is not ours; a
/// page that was changed; and a file that no build wrote, unless it is in the target too.
fn stranger(
    folder: &Path,
    target: Option<&PreviousOutput>,
    seal: &Seal,
) -> Result<Option<PathBuf>, OutputError> {
    let old = match PreviousOutput::read(folder, seal) {
        Ok(old) if old.is_sealed => old,
        Ok(_) | Err(OutputError::ManifestLost { .. } | OutputError::NotOurs { .. }) => {
            return Ok(Some(folder.to_owned()));
        }
        Err(error) => return Err(error),
    };
    for path in sorted(&old.survey) {
        let is_ours = match old.manifest.files.get(path) {
            Some(entry) => old.state(entry)? != FileState::Changed,
            None if path == MANIFEST => true,
            None => match target {
                Some(target) => is_in(target, &old, path)?,
                // Nothing is removed: the file goes with the portals, to where it lay before.
                None => true,
            },
        };
        if !is_ours {
            return Ok(Some(folder.join(path)));
        }
    }
    Ok(None)
}

fn sorted(survey: &Survey) -> Vec<&String> {
    let mut paths: Vec<&String> = survey.files.keys().collect();
    paths.sort_unstable();
    paths
}

/// Whether the target holds this file too, under another name or as a copy.
fn is_in(target: &PreviousOutput, old: &PreviousOutput, path: &str) -> Result<bool, OutputError> {
    let (Some(there), Some(here)) = (target.survey.files.get(path), old.survey.files.get(path))
    else {
        return Ok(false);
    };
    if here.identity == there.identity && here.identity != (0, 0) {
        return Ok(true);
    }
    let digest = |folder: &Path| {
        let at = folder.join(path);
        Digest::of_file(&at).map_err(OutputError::io("read", at))
    };
    Ok(here.size == there.size && digest(&old.target)? == digest(&target.target)?)
}
