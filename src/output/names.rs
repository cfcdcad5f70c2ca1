//! Checks which paths may be written: relative, plain, and distinct on every file system. Does not touch the disk.

use std::collections::hash_map::Entry;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::OutputError;

/// The paths claimed so far and their folders, by case-folded path.
#[derive(Default)]
pub(super) struct Claims {
    seen: FxHashMap<Arc<str>, ClaimedPath>,
    files: usize,
}

struct ClaimedPath {
    path: Arc<str>,
    is_folder: bool,
}

impl ClaimedPath {
    fn matches(&self, path: &str, is_folder: bool) -> bool {
        &*self.path == path && self.is_folder == is_folder
    }
}

impl Claims {
    /// Claims a path for one file; it must have passed [`check`].
    pub(super) fn claim(&mut self, path: &Arc<str>) -> Result<(), OutputError> {
        match self.seen.entry(shared_fold(path)) {
            Entry::Occupied(seen) if seen.get().matches(path, false) => {
                return Err(OutputError::DuplicatePath {
                    path: path.to_string(),
                });
            }
            Entry::Occupied(seen) => return Err(clash(&seen.get().path, path)),
            Entry::Vacant(free) => free.insert(ClaimedPath {
                path: Arc::clone(path),
                is_folder: false,
            }),
        };
        self.files += 1;
        for folder in folders(path) {
            match self.seen.get(&*fold(folder)) {
                // This folder's parents were claimed with it.
                Some(seen) if seen.matches(folder, true) => break,
                Some(seen) => return Err(clash(&seen.path, path)),
                None => {}
            }
            let path: Arc<str> = folder.into();
            let claimed = ClaimedPath {
                path: Arc::clone(&path),
                is_folder: true,
            };
            self.seen.insert(shared_fold(&path), claimed);
        }
        Ok(())
    }

    /// Returns the number of claimed files.
    pub(super) fn files(&self) -> usize {
        self.files
    }
}

/// Returns a path in the form that case-insensitive and Unicode-normalising file systems compare.
pub(super) fn fold(path: &str) -> String {
    crate::source::folded(path)
}

/// Like [`fold`], without a second copy of a path that is in that form already.
fn shared_fold(path: &Arc<str>) -> Arc<str> {
    let folded = fold(path);
    match folded == **path {
        true => Arc::clone(path),
        false => folded.into(),
    }
}

/// Checks that a path may be written inside the target.
pub(super) fn check(path: &str) -> Result<(), OutputError> {
    let bad = |why| {
        Err(OutputError::BadPath {
            path: path.to_owned(),
            why,
        })
    };
    if path.contains('\\') {
        return bad("it contains a backslash");
    }
    if path.contains(':') {
        return bad("it contains a colon, like a drive");
    }
    if path.chars().any(char::is_control) {
        return bad("it contains a control character");
    }
    if path.starts_with('/') {
        return bad("it is absolute");
    }
    for part in path.split('/') {
        match part {
            "" => return bad("it contains an empty part"),
            "." | ".." => return bad("it contains `.` or `..`"),
            _ => {}
        }
    }
    Ok(())
}

/// Returns the folders of a path, innermost first, without the empty one.
pub(super) fn folders(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(parent(path), |folder| parent(folder))
}

/// Returns the folder that contains `path`, unless it is at the top.
pub(super) fn parent(path: &str) -> Option<&str> {
    path.rsplit_once('/').map(|(folder, _)| folder)
}

fn clash(first: &str, second: &str) -> OutputError {
    OutputError::Clash {
        first: first.to_owned(),
        second: second.to_owned(),
    }
}
