//! A practice on disk.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Entry, EntrySort, SourceError, Tree, plain};
use crate::attachment::Store;

/// The practice's file.
pub const PRACTICE_FILE: &str = "coachgen.yaml";

/// A folder on disk, with the part of it that was asked for.
#[derive(Clone)]
pub struct Disk {
    root: PathBuf,
    scope: String,
    skip: Vec<PathBuf>,
    pictures: Option<Arc<dyn Store>>,
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
            pictures: None,
        })
    }

    /// Asks `store` for what pictures became before, and gives it what they become.
    #[must_use]
    pub fn with_pictures(mut self, store: Arc<dyn Store>) -> Disk {
        self.pictures = Some(store);
        self
    }

    /// Leaves a folder out: the output, where it lies among the records.
    #[must_use]
    pub fn without(mut self, folder: PathBuf) -> Disk {
        self.skip.push(folder);
        self
    }

    fn walk(&self, from: &Path) -> Result<Vec<Entry>, SourceError> {
        let mut entries = Vec::new();
        let walk = walkdir::WalkDir::new(from)
            .follow_links(false)
            .follow_root_links(false)
            .into_iter()
            .filter_entry(|entry| {
                entry.depth() == 0
                    || !(hidden(entry.file_name().to_string_lossy().as_ref())
                        || entry.file_type().is_dir() && self.is_left_out(entry.path()))
            });
        for entry in walk {
            let entry = match entry {
                Ok(entry) => entry,
                // What went away while it was listed is not there.
                Err(error) if is_gone(&error) && error.depth() > 0 => continue,
                Err(error) => {
                    return Err(SourceError {
                        path: error.path().unwrap_or(&self.root).display().to_string(),
                        cause: error
                            .io_error()
                            .map_or_else(|| "it cannot be listed".to_owned(), ToString::to_string),
                    });
                }
            };
            if entry.file_type().is_dir() {
                continue;
            }
            entries.push(self.entry(&entry));
        }
        entries.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(entries)
    }

    fn entry(&self, entry: &walkdir::DirEntry) -> Entry {
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
        Entry { path, sort }
    }

    /// Whether `path` lies in a folder that is left out.
    pub(super) fn is_within_left_out(&self, path: &Path) -> bool {
        let inside = path.ancestors().take_while(|folder| *folder != self.root);
        let mut folders = inside.filter(|folder| folder.is_dir());
        self.skip.iter().any(|skip| path.starts_with(skip))
            || folders.any(|folder| folder != path && is_output(folder))
    }

    /// Whether a folder holds portals.
    fn is_left_out(&self, folder: &Path) -> bool {
        self.skip.iter().any(|skip| skip == folder) || is_output(folder)
    }

    /// The practice's folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The practice's folder by its own name, which stands in for an engagement's where the two are the same.
    pub fn name(&self) -> &str {
        let name = self.root.file_name().and_then(|name| name.to_str());
        name.unwrap_or("engagement")
    }

    /// What was asked for, from the root; empty for all.
    pub fn scope(&self) -> &str {
        &self.scope
    }
}

impl Tree for Disk {
    fn entries(&self) -> Result<Vec<Entry>, SourceError> {
        self.walk(&self.root)
    }

    fn below(&self, path: &str) -> Result<Vec<Entry>, SourceError> {
        let mut folder = self.root.clone();
        for name in path.split('/').filter(|name| !name.is_empty()) {
            // A link's target is not the practice's, and a portal is no record.
            if folder != self.root && (folder.is_symlink() || self.is_left_out(&folder)) {
                return Ok(Vec::new());
            }
            folder.push(name);
            if hidden(name) {
                return Ok(Vec::new());
            }
        }
        match folder.symlink_metadata() {
            Ok(found) if found.is_dir() && folder != self.root && self.is_left_out(&folder) => {
                Ok(Vec::new())
            }
            Ok(_) => self.walk(&folder),
            Err(_) => Ok(Vec::new()),
        }
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, SourceError> {
        plain::read(&self.root, path).map_err(|error| SourceError {
            path: path.to_owned(),
            cause: error.to_string(),
        })
    }

    fn pictures(&self) -> Option<&dyn Store> {
        self.pictures.as_deref()
    }
}

/// A practice may do without coachgen.yaml: the folder just above an engagement is one when portals were
/// built there, so that the engagement does not get a second set of its own.
fn practice_without_file(dir: &Path) -> Option<&Path> {
    let above = dir.parent()?;
    (dir.join("engagement.md").is_file() && is_output(&above.join("portal"))).then_some(above)
}

fn is_gone(error: &walkdir::Error) -> bool {
    let kind = error.io_error().map(std::io::Error::kind);
    kind == Some(std::io::ErrorKind::NotFound)
}

pub(super) fn hidden(name: &str) -> bool {
    name.starts_with('.')
}

/// A folder that coachgen wrote, wherever it lies: portals are never read as records.
fn is_output(folder: &Path) -> bool {
    folder.join("manifest.json").is_file()
        && (folder.join("coach").is_dir() || folder.join("client").is_dir())
}

pub(super) fn slashed(path: &Path) -> Option<String> {
    let names: Option<Vec<&str>> = path.iter().map(|name| name.to_str()).collect();
    names.map(|names| names.join("/"))
}
