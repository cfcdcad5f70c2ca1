//! Which paths may be written: relative, plain, and distinct on every file system. Touches no disk.

use std::collections::{HashMap, hash_map::Entry};

use super::OutputError;

/// The paths claimed so far, with their folders, under their names without case.
#[derive(Default)]
pub(super) struct Claims {
    seen: HashMap<String, Claimed>,
    files: usize,
}

struct Claimed {
    path: String,
    is_folder: bool,
}

impl Claims {
    /// Takes a path for one file; it must have passed [`check`].
    pub(super) fn claim(&mut self, path: &str) -> Result<(), OutputError> {
        match self.seen.entry(fold(path)) {
            Entry::Occupied(seen) if seen.get().path == path && !seen.get().is_folder => {
                return Err(OutputError::Twice {
                    path: path.to_owned(),
                });
            }
            Entry::Occupied(seen) => return Err(clash(&seen.get().path, path)),
            Entry::Vacant(free) => free.insert(Claimed {
                path: path.to_owned(),
                is_folder: false,
            }),
        };
        self.files += 1;
        for folder in folders(path) {
            match self.seen.entry(fold(folder)) {
                // Its own folders were claimed with it.
                Entry::Occupied(seen) if seen.get().path == folder && seen.get().is_folder => break,
                Entry::Occupied(seen) => return Err(clash(&seen.get().path, path)),
                Entry::Vacant(free) => free.insert(Claimed {
                    path: folder.to_owned(),
                    is_folder: true,
                }),
            };
        }
        Ok(())
    }

    /// How many files were claimed.
    pub(super) fn files(&self) -> usize {
        self.files
    }
}

/// A path as file systems compare it that make no difference between capitals and small letters, or between the ways in
/// which Unicode writes an accent.
pub(super) fn fold(path: &str) -> String {
    crate::source::folded(path)
}

/// Whether a path may be written inside the target.
pub(super) fn check(path: &str) -> Result<(), OutputError> {
    let bad = |why| {
        Err(OutputError::BadPath {
            path: path.to_owned(),
            why,
        })
    };
    if path.contains('\\') {
        return bad("it has a backslash");
    }
    if path.contains(':') {
        return bad("it has a colon, as a drive has");
    }
    if path.chars().any(char::is_control) {
        return bad("it has a control character");
    }
    if path.starts_with('/') {
        return bad("it is absolute");
    }
    for part in path.split('/') {
        match part {
            "" => return bad("a part of it is empty"),
            "." | ".." => return bad("it has a `.` or `..`"),
            _ => {}
        }
    }
    Ok(())
}

/// The folders of a path, the innermost first, without the empty one.
pub(super) fn folders(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(parent(path), |folder| parent(folder))
}

/// Whether `path` lies under `prefix`; everything lies under the empty prefix.
pub(super) fn is_under(path: &str, prefix: &str) -> bool {
    prefix.is_empty()
        || path
            .strip_prefix(prefix)
            .is_some_and(|rest| rest.starts_with('/'))
}

/// The folder that holds `path`, if it is not the top.
pub(super) fn parent(path: &str) -> Option<&str> {
    path.rsplit_once('/').map(|(folder, _)| folder)
}

fn clash(first: &str, second: &str) -> OutputError {
    OutputError::Clash {
        first: first.to_owned(),
        second: second.to_owned(),
    }
}
