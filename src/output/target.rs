//! Checks where portals may be written before anything is touched. Creates and changes nothing.

use std::{
    env, fs, io,
    path::{Component, Path, PathBuf},
};

use super::OutputError;

/// Returns the real path of the target, or why portals may not be written there.
pub(super) fn resolve(target: &Path, records: &Path) -> Result<PathBuf, OutputError> {
    let target = resolve_links(target)?;
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
        Err(error) => Err(OutputError::io("inspect", target)(error)),
    }
}

/// Returns a hidden path next to the target, such as `.portal.lock` for `portal`.
pub(super) fn hidden_sibling(target: &Path, purpose: &str) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(target.file_name().unwrap_or_default());
    name.push(".");
    name.push(purpose);
    target.with_file_name(name)
}

/// Follows links in every part of a path except the last. Parts may be missing.
fn resolve_links(path: &Path) -> Result<PathBuf, OutputError> {
    let path = std::path::absolute(path).map_err(OutputError::io("find", path))?;
    let mut real = PathBuf::new();
    let mut parts = path.components().peekable();
    while let Some(part) = parts.next() {
        match part {
            Component::Prefix(_) | Component::RootDir => real.push(part),
            Component::CurDir => {}
            // `real` contains no links, so its parent is the folder that the system would use.
            Component::ParentDir => drop(real.pop()),
            Component::Normal(name) => {
                real.push(name);
                if parts.peek().is_some() {
                    real = follow(real)?;
                }
            }
        }
    }
    // Keeps the spelling of the last part, unless the system knows it in another case.
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
        // A broken link is not a folder that could be created.
        Err(error) if error.kind() == io::ErrorKind::NotFound && !path.is_symlink() => Ok(path),
        Err(error) => Err(OutputError::io("find", path)(error)),
    }
}
