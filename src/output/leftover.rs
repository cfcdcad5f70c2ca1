//! Finds and cleans up what an interrupted build left next to the target.
//!
//! Something with a reserved name that no build created is neither used nor removed, and no link is followed. A build's
//! own folders are recognised by a seal: a staging folder by its marker file, old portals by their manifest.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::{
    MANIFEST, OutputError,
    digest::Digest,
    marker::{MARKER, marker_text},
    recovery::{FileState, PreviousOutput},
    safe_open,
    seal::Seal,
    survey::Survey,
    swap::{self, SwapFolders},
};

impl SwapFolders {
    /// Moves the old portals back if a crash left them aside and the target is missing.
    pub(super) fn restore(&self, target: &Path, seal: &Seal) -> Result<(), OutputError> {
        if is_own_folder(&self.aside)? && is_missing(target)? && !is_empty(&self.aside)? {
            if let Some(path) = find_foreign(&self.aside, None, seal)? {
                return Err(OutputError::Foreign { path });
            }
            fs::rename(&self.aside, target).map_err(OutputError::io("restore", &self.aside))?;
        }
        Ok(())
    }

    /// Removes everything else that an interrupted build left.
    pub(super) fn clean_up(&self, old: &PreviousOutput, seal: &Seal) -> Result<(), OutputError> {
        for left in [&self.staging, &self.aside] {
            if !is_own_folder(left)? {
                continue;
            }
            if !is_empty(left)?
                && !is_staging(left, seal)?
                && let Some(path) = find_foreign(left, Some(old), seal)?
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

/// Returns true if the path is a folder of this user; anything else in its place is an error.
fn is_own_folder(path: &Path) -> Result<bool, OutputError> {
    let path = path.to_owned();
    match fs::symlink_metadata(&path) {
        Ok(found) if found.is_symlink() => Err(OutputError::Symlink { path }),
        Ok(found) if found.is_dir() && safe_open::is_own(&found) => Ok(true),
        Ok(_) => Err(OutputError::Foreign { path }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(OutputError::io("inspect", path)(error)),
    }
}

fn is_missing(path: &Path) -> Result<bool, OutputError> {
    match fs::symlink_metadata(path) {
        Ok(_) => Ok(false),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(OutputError::io("inspect", path)(error)),
    }
}

fn is_empty(folder: &Path) -> Result<bool, OutputError> {
    let listing = fs::read_dir(folder).map_err(OutputError::io("read the folder", folder))?;
    Ok(listing.into_iter().next().is_none())
}

/// Returns true if this user's coachgen created the folder to stage a build.
fn is_staging(folder: &Path, seal: &Seal) -> Result<bool, OutputError> {
    let Some(found) = safe_open::bytes(&folder.join(MARKER))? else {
        return Ok(false);
    };
    if !seal.has_key() {
        return Ok(false);
    }
    let wanted = marker_text(folder, seal).map_err(OutputError::io("inspect", folder))?;
    if found == wanted.as_bytes() {
        return Ok(true);
    }
    // The build may have been killed while it wrote the marker, which is always the first file.
    let alone = fs::read_dir(folder).map_err(OutputError::io("read the folder", folder))?;
    Ok(wanted.as_bytes().starts_with(&found) && alone.count() == 1)
}

/// Returns a path in a folder of old portals that may be somebody else's, if any: the folder itself if its manifest is
/// not sealed by this user, a page that was changed, or a file that no build wrote and that is not in the target too.
fn find_foreign(
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
        let is_ours = match old.manifest.files.get(path.as_str()) {
            Some(entry) => old.state(entry)? != FileState::Changed,
            None if path == MANIFEST => true,
            None => match target {
                Some(target) => exists_in(target, &old, path)?,
                // Nothing is removed here: the file moves back with the portals.
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

/// Returns true if the target contains this file too, as a hard link or as a copy.
fn exists_in(
    target: &PreviousOutput,
    old: &PreviousOutput,
    path: &str,
) -> Result<bool, OutputError> {
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
