//! Lists every file and folder in the target with its metadata. Reads no contents, follows no link.

use std::{
    collections::HashSet,
    fs::{self, Metadata},
    io,
    path::Path,
    sync::{Mutex, PoisonError},
    time::{Duration, SystemTime},
};

use rustc_hash::FxHashMap;

use super::{OutputError, parallel::in_parallel, portals::lock, safe_open};

/// Every file and folder in the target, by relative path.
#[derive(Debug, Default)]
pub(super) struct Survey {
    pub(super) files: FxHashMap<String, Stat>,
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
    /// The time of the last change of any metadata (ctime), which programs cannot set back; zero on systems without it.
    pub(super) changed: FileTime,
}

/// A time as a file system records it: seconds and nanoseconds since 1970.
pub(super) type FileTime = (i64, i64);

impl Survey {
    /// Lists the target; a missing target is empty.
    pub(super) fn take(target: &Path) -> Result<Self, OutputError> {
        let survey = Mutex::new(Self::default());
        let mut folders = vec![String::new()];
        while !folders.is_empty() {
            let found = Mutex::new(Vec::new());
            in_parallel(folders.len(), |at| {
                let Some(listed) = Self::list(target, &folders[at])? else {
                    return Ok(());
                };
                lock(&found).extend(listed.folders.iter().cloned());
                lock(&survey).merge(listed);
                Ok::<(), OutputError>(())
            })?;
            folders = found.into_inner().unwrap_or_else(PoisonError::into_inner);
        }
        let mut survey = survey.into_inner().unwrap_or_else(PoisonError::into_inner);
        survey.folders.sort_unstable();
        survey.open_to_others.sort_unstable();
        Ok(survey)
    }

    /// Lists one folder; `None` for a missing target.
    fn list(target: &Path, folder: &str) -> Result<Option<Self>, OutputError> {
        let mut survey = Self::default();
        let here = target.join(folder);
        let listing = match fs::read_dir(&here) {
            Err(error) if error.kind() == io::ErrorKind::NotFound && folder.is_empty() => {
                return Ok(None);
            }
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
                survey.folders.push(path);
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
        Ok(Some(survey))
    }

    fn merge(&mut self, other: Self) {
        self.files.extend(other.files);
        self.folders.extend(other.folders);
        self.open_to_others.extend(other.open_to_others);
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
    pub(super) fn from_metadata(found: &Metadata) -> io::Result<Stat> {
        let (identity, changed) = known(found);
        Ok(Stat {
            size: found.len(),
            modified: found.modified()?,
            identity,
            changed,
        })
    }

    /// Returns the time of the last change of the content, in seconds and nanoseconds since 1970.
    pub(super) fn modified_since_epoch(&self) -> (i64, u32) {
        let part = |duration: Duration| (duration.as_secs().cast_signed(), duration.subsec_nanos());
        match self.modified.duration_since(SystemTime::UNIX_EPOCH) {
            Ok(after) => part(after),
            Err(before) => {
                let (seconds, nanoseconds) = part(before.duration());
                (-seconds, nanoseconds)
            }
        }
    }

    /// Returns true if the file was last changed before a time of its file system; false if that is unknown.
    pub(super) fn is_before(&self, time: FileTime) -> bool {
        self.changed != (0, 0) && self.changed < time
    }

    /// Returns true if size, time and identity are those of `other`. Another hard link changes only the ctime.
    pub(super) fn is_same_but_for_links(&self, other: &Stat) -> bool {
        self.is_same(other, true)
    }

    fn is_same(&self, now: &Stat, is_linked: bool) -> bool {
        (self.size, self.modified, self.identity) == (now.size, now.modified, now.identity)
            && (is_linked || self.changed == now.changed)
    }
}

#[cfg(unix)]
fn known(found: &Metadata) -> ((u64, u64), FileTime) {
    use std::os::unix::fs::MetadataExt as _;
    (
        (found.dev(), found.ino()),
        (found.ctime(), found.ctime_nsec()),
    )
}

#[cfg(not(unix))]
fn known(_: &Metadata) -> ((u64, u64), FileTime) {
    ((0, 0), (0, 0))
}
