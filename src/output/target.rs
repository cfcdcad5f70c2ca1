//! Where portals may be written, decided before anything is touched. Creates and changes nothing.

use std::{
    env, fs, io,
    path::{Component, Path, PathBuf},
};

use super::OutputError;

/// The real path of a target that portals may be written to, or why they may not.
pub(super) fn resolve(target: &Path, records: &Path) -> Result<PathBuf, OutputError> {
    let target = real(target)?;
    if target.file_name().is_none() {
        return Err(OutputError::Root { target });
    }
    let records = records
        .canonicalize()
        .map_err(OutputError::io("find the records in", records))?;
    if records.starts_with(&target) {
        return Err(OutputError::Records { target, records });
    }
    if target.join("engagement.md").is_file() {
        return Err(OutputError::Engagement { target });
    }
    let home = env::home_dir().and_then(|home| home.canonicalize().ok());
    if home.is_some_and(|home| home.starts_with(&target)) {
        return Err(OutputError::Home { target });
    }
    match fs::symlink_metadata(&target) {
        Ok(found) if found.is_symlink() => Err(OutputError::Symlink { path: target }),
        Ok(found) if found.is_dir() => Ok(target),
        Ok(_) => Err(OutputError::NotAFolder { target }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(target),
        Err(error) => Err(OutputError::io("look at", target)(error)),
    }
}

/// The hidden name beside the target for a purpose, `.portal.lock` for `portal`.
pub(super) fn beside(target: &Path, purpose: &str) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(target.file_name().unwrap_or_default());
    name.push(".");
    name.push(purpose);
    target.with_file_name(name)
}

/// The path with links followed in every part but the last, which may be missing, as may those before it.
fn real(path: &Path) -> Result<PathBuf, OutputError> {
    let path = std::path::absolute(path).map_err(OutputError::io("find", path))?;
    let mut real = PathBuf::new();
    let mut parts = path.components().peekable();
    while let Some(part) = parts.next() {
        match part {
            Component::Prefix(_) | Component::RootDir => real.push(part),
            Component::CurDir => {}
            // What is in `real` has no link left, so its parent is the one the system would go to.
            Component::ParentDir => drop(real.pop()),
            Component::Normal(name) => {
                real.push(name);
                if parts.peek().is_some() {
                    real = follow(real)?;
                }
            }
        }
    }
    // The last part keeps its spelling unless the system knows another, as it does where case makes no difference.
    match fs::symlink_metadata(&real) {
        Ok(found) if !found.is_symlink() => {
            real.canonicalize().map_err(OutputError::io("find", real))
        }
        _ => Ok(real),
    }
}

fn follow(path: PathBuf) -> Result<PathBuf, OutputError> {
    match path.canonicalize() {
        Ok(real) => Ok(real),
        // A link to nowhere is not a folder that could be made.
        Err(error) if error.kind() == io::ErrorKind::NotFound && !path.is_symlink() => Ok(path),
        Err(error) => Err(OutputError::io("find", path)(error)),
    }
}
