//! What lies in the target now: every file with its size and time, every folder. Reads no contents, follows no link.

use std::{collections::HashMap, fs, io, path::Path, time::SystemTime};

use super::OutputError;

/// Every file and folder under the target, by path relative to it.
#[derive(Debug, Default)]
pub(super) struct Survey {
    pub(super) files: HashMap<String, Stat>,
    pub(super) folders: Vec<String>,
}

/// What tells a file that was changed from one that was not, without reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stat {
    pub(super) size: u64,
    pub(super) modified: SystemTime,
}

impl Survey {
    /// Looks through the target; one that does not exist is empty.
    pub(super) fn take(target: &Path) -> Result<Self, OutputError> {
        let mut survey = Self::default();
        let mut waiting = vec![String::new()];
        while let Some(folder) = waiting.pop() {
            let here = target.join(&folder);
            let listing = match fs::read_dir(&here) {
                Err(error) if error.kind() == io::ErrorKind::NotFound && folder.is_empty() => break,
                listing => listing.map_err(OutputError::io("read the folder", &here))?,
            };
            for item in listing {
                let item = item.map_err(OutputError::io("read the folder", &here))?;
                let name = item.file_name();
                let Some(name) = name.to_str() else {
                    return Err(OutputError::NotPlain { path: item.path() });
                };
                let path = if folder.is_empty() {
                    name.to_owned()
                } else {
                    format!("{folder}/{name}")
                };
                let found = item
                    .metadata()
                    .map_err(OutputError::io("look at", item.path()))?;
                if found.is_dir() {
                    survey.folders.push(path.clone());
                    waiting.push(path);
                } else if found.is_file() {
                    let modified = found
                        .modified()
                        .map_err(OutputError::io("look at", item.path()))?;
                    survey.files.insert(
                        path,
                        Stat {
                            size: found.len(),
                            modified,
                        },
                    );
                } else if found.is_symlink() {
                    return Err(OutputError::Symlink { path: item.path() });
                } else {
                    return Err(OutputError::NotPlain { path: item.path() });
                }
            }
        }
        survey.folders.sort_unstable();
        Ok(survey)
    }

    /// The paths at which two surveys differ, sorted.
    pub(super) fn differences(&self, other: &Self) -> Vec<String> {
        let missing = |from: &Self, to: &Self| {
            let files = from
                .files
                .iter()
                .filter(|(path, stat)| to.files.get(*path) != Some(stat))
                .map(|(path, _)| path.clone());
            let folders = from
                .folders
                .iter()
                .filter(|folder| to.folders.binary_search(folder).is_err())
                .cloned();
            files.chain(folders).collect::<Vec<_>>()
        };
        let mut paths = missing(self, other);
        paths.extend(missing(other, self));
        paths.sort_unstable();
        paths.dedup();
        paths
    }
}
