//! Lists every file and folder in the target with its metadata. Reads no contents, follows no link.

use std::{
    collections::{HashMap, HashSet},
    fs::{self, Metadata},
    io,
    path::Path,
    time::SystemTime,
};

use super::{OutputError, safe_open};

/// Every file and folder in the target, by relative path.
#[derive(Debug, Default)]
pub(super) struct Survey {
    pub(super) files: HashMap<String, Stat>,
    pub(super) folders: Vec<String>,
    /// Files and folders that other users may access; the target itself is the empty path.
    pub(super) open_to_others: Vec<String>,
}

/// The metadata of a file. It shows whether a file was changed *during* a build; whether it was changed since the last
/// build is only decided by its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stat {
    pub(super) size: u64,
    modified: SystemTime,
    /// Identifies the file whatever its name: its device and inode, if the system has them.
    pub(super) identity: (u64, u64),
    /// The time of the last change of any metadata (ctime), which programs cannot set back.
    changed: (i64, i64),
}

impl Survey {
    /// Lists the target; a missing target is empty.
    pub(super) fn take(target: &Path) -> Result<Self, OutputError> {
        let mut survey = Self::default();
        let mut waiting = vec![String::new()];
        while let Some(folder) = waiting.pop() {
            let here = target.join(&folder);
            let listing = match fs::read_dir(&here) {
                Err(error) if error.kind() == io::ErrorKind::NotFound && folder.is_empty() => break,
                listing => listing.map_err(OutputError::io("read the folder", &here))?,
            };
            if folder.is_empty() {
                let found = fs::symlink_metadata(&here);
                let found = found.map_err(OutputError::io("inspect", &here))?;
                survey.note_rights(String::new(), &found);
            }
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
                    .map_err(OutputError::io("inspect", item.path()))?;
                if found.is_dir() {
                    survey.note_rights(path.clone(), &found);
                    survey.folders.push(path.clone());
                    waiting.push(path);
                } else if found.is_file() {
                    survey.note_rights(path.clone(), &found);
                    let stat = Stat::from_metadata(&found);
                    let stat = stat.map_err(OutputError::io("inspect", item.path()))?;
                    survey.files.insert(path, stat);
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

    /// Returns the paths at which two surveys differ, sorted. Files in `linked` got another hard link in between, so
    /// their ctime is ignored.
    pub(super) fn differences(&self, other: &Self, linked: &HashSet<&str>) -> Vec<String> {
        let missing = |from: &Self, to: &Self| {
            let files = from
                .files
                .iter()
                .filter(|(path, stat)| {
                    let is_linked = linked.contains(path.as_str());
                    to.files
                        .get(*path)
                        .is_none_or(|now| !stat.is_same(now, is_linked))
                })
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

    fn note_rights(&mut self, path: String, found: &Metadata) {
        if safe_open::others_mode(found) != 0 {
            self.open_to_others.push(path);
        }
    }
}

impl Stat {
    fn from_metadata(found: &Metadata) -> io::Result<Stat> {
        let (identity, changed) = known(found);
        Ok(Stat {
            size: found.len(),
            modified: found.modified()?,
            identity,
            changed,
        })
    }

    fn is_same(&self, now: &Stat, is_linked: bool) -> bool {
        (self.size, self.modified, self.identity) == (now.size, now.modified, now.identity)
            && (is_linked || self.changed == now.changed)
    }
}

#[cfg(unix)]
fn known(found: &Metadata) -> ((u64, u64), (i64, i64)) {
    use std::os::unix::fs::MetadataExt as _;
    (
        (found.dev(), found.ino()),
        (found.ctime(), found.ctime_nsec()),
    )
}

#[cfg(not(unix))]
fn known(_: &Metadata) -> ((u64, u64), (i64, i64)) {
    ((0, 0), (0, 0))
}
