//! A practice on disk.

use std::path::{Path, PathBuf};

use super::{Entry, EntrySort, SourceError, Tree};

/// The practice's file.
pub const PRACTICE_FILE: &str = "coachgen.yaml";

/// A folder on disk, with the part of it that was asked for.
#[derive(Debug, Clone)]
pub struct Disk {
    root: PathBuf,
    scope: String,
    skip: Vec<PathBuf>,
}

impl Disk {
    /// Opens `dir`: its practice is found by walking up to the folder that holds coachgen.yaml;
    /// without one, `dir` itself is the root.
    ///
    /// # Errors
    /// When `dir` is not a folder that can be read.
    pub fn open(dir: &Path) -> Result<Disk, SourceError> {
        let fail = |cause: String| SourceError {
            path: dir.display().to_string(),
            cause,
        };
        let dir_full = dir
            .canonicalize()
            .map_err(|error| fail(error.to_string()))?;
        if !dir_full.is_dir() {
            return Err(fail("it is not a folder".to_owned()));
        }
        let root = dir_full
            .ancestors()
            .find(|folder| folder.join(PRACTICE_FILE).is_file())
            .or_else(|| practice_without_file(&dir_full))
            .unwrap_or(&dir_full)
            .to_path_buf();
        let scope = dir_full
            .strip_prefix(&root)
            .ok()
            .and_then(slashed)
            .ok_or_else(|| fail("its path is not Unicode".to_owned()))?;
        Ok(Disk {
            root,
            scope,
            skip: Vec::new(),
        })
    }

    /// Leaves a folder out: the output, where it lies among the records.
    #[must_use]
    pub fn without(mut self, folder: PathBuf) -> Disk {
        self.skip.push(folder);
        self
    }

    /// The practice's folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// What was asked for, from the root; empty for all.
    pub fn scope(&self) -> &str {
        &self.scope
    }
}

impl Tree for Disk {
    fn entries(&self) -> Result<Vec<Entry>, SourceError> {
        let mut entries = Vec::new();
        let walk = walkdir::WalkDir::new(&self.root)
            .follow_links(false)
            .into_iter()
            .filter_entry(|entry| {
                entry.depth() == 0
                    || !(hidden(entry.file_name().to_string_lossy().as_ref())
                        || entry.file_type().is_dir()
                            && (self.skip.iter().any(|skip| skip == entry.path())
                                || is_output(entry.path())))
            });
        for entry in walk {
            let entry = entry.map_err(|error| SourceError {
                path: error.path().unwrap_or(&self.root).display().to_string(),
                cause: error
                    .io_error()
                    .map_or_else(|| "it cannot be listed".to_owned(), ToString::to_string),
            })?;
            if entry.file_type().is_dir() {
                continue;
            }
            let relative = entry
                .path()
                .strip_prefix(&self.root)
                .unwrap_or(entry.path());
            let (path, named) = match slashed(relative) {
                Some(path) => (path, true),
                None => (relative.to_string_lossy().replace('\\', "/"), false),
            };
            let sort = if !named {
                EntrySort::Unnameable
            } else if entry.file_type().is_symlink() {
                EntrySort::Symlink
            } else if entry.file_type().is_file() {
                let length = entry.metadata().map_or(u64::MAX, |metadata| metadata.len());
                EntrySort::File(length)
            } else {
                EntrySort::Special
            };
            entries.push(Entry { path, sort });
        }
        entries.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(entries)
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, SourceError> {
        std::fs::read(self.root.join(path)).map_err(|error| SourceError {
            path: path.to_owned(),
            cause: error.to_string(),
        })
    }
}

/// A practice may do without coachgen.yaml: the folder just above an engagement is one when portals were
/// built there, so that the engagement does not get a second set of its own.
fn practice_without_file(dir: &Path) -> Option<&Path> {
    let above = dir.parent()?;
    (dir.join("engagement.md").is_file() && is_output(&above.join("portal"))).then_some(above)
}

fn hidden(name: &str) -> bool {
    name.starts_with('.')
}

/// A folder that coachgen wrote, wherever it lies: portals are never read as records.
fn is_output(folder: &Path) -> bool {
    folder.join("manifest.json").is_file()
        && (folder.join("coach").is_dir() || folder.join("client").is_dir())
}

fn slashed(path: &Path) -> Option<String> {
    let names: Option<Vec<&str>> = path.iter().map(|name| name.to_str()).collect();
    names.map(|names| names.join("/"))
}
