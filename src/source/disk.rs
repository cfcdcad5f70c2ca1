//! A practice on disk.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::fixed_names::{ENGAGEMENT_FILE, PRACTICE_FILE};
use super::near::near_miss;
use super::{SourceError, Tree, TreeEntry, composed, safe_read};
use crate::attachment::PictureStore;

/// A practice's folder on disk, and the part of it to process.
#[derive(Clone)]
pub struct Disk {
    root: PathBuf,
    scope: String,
    skip: Vec<PathBuf>,
    pictures: Option<Arc<dyn PictureStore>>,
}

impl Disk {
    /// Opens `dir`. The practice's root is the nearest parent folder that contains coachgen.yaml; without one, it
    /// is `dir` itself.
    ///
    /// # Errors
    /// If `dir` is not a folder that can be read.
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
            .map(|scope| composed(&scope).into_owned())
            .ok_or_else(|| fail("its path is not Unicode".to_owned()))?;
        Ok(Disk {
            root,
            scope,
            skip: Vec::new(),
            pictures: None,
        })
    }

    /// Opens the practice that contains a file; `None` if no folder above it has a coachgen.yaml or an engagement.
    pub fn containing(file: &Path) -> Option<Disk> {
        let folder = file.parent()?.canonicalize().ok()?;
        let mut folders = folder.ancestors();
        let settings = folders.find(|folder| folder.join(PRACTICE_FILE).is_file());
        let mut folders = folder.ancestors();
        let engagement = || folders.find(|folder| contains_engagement(folder));
        Disk::open(settings.or_else(engagement)?).ok()
    }

    /// Uses `store` as a cache of re-encoded pictures.
    #[must_use]
    pub fn with_pictures(mut self, store: Arc<dyn PictureStore>) -> Disk {
        self.pictures = Some(store);
        self
    }

    /// Excludes a folder: the output, if it is inside the practice.
    #[must_use]
    pub fn without(mut self, folder: PathBuf) -> Disk {
        self.skip.push(folder);
        self
    }

    /// Whether `path` is in an excluded folder.
    pub(super) fn is_within_left_out(&self, path: &Path) -> bool {
        let inside = path.ancestors().take_while(|folder| *folder != self.root);
        let mut folders = inside.filter(|folder| folder.is_dir());
        self.skip.iter().any(|skip| path.starts_with(skip))
            || folders.any(|folder| folder != path && is_output(folder))
    }

    /// Whether a folder contains portals.
    pub(super) fn is_left_out(&self, folder: &Path) -> bool {
        self.skip.iter().any(|skip| skip == folder) || is_output(folder)
    }

    /// The practice's folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The name of the practice's folder, which also names the engagement if the two are the same folder.
    pub fn name(&self) -> &str {
        let name = self.root.file_name().and_then(|name| name.to_str());
        name.unwrap_or("engagement")
    }

    /// The part to process, relative to the root; empty for everything.
    pub fn scope(&self) -> &str {
        &self.scope
    }
}

impl Tree for Disk {
    fn entries(&self) -> Result<Vec<TreeEntry>, SourceError> {
        self.list(&self.root).map_err(|error| SourceError {
            path: self.root.display().to_string(),
            cause: error.to_string(),
        })
    }

    fn below(&self, path: &str) -> Result<Vec<TreeEntry>, SourceError> {
        match path.is_empty() {
            true => self.entries(),
            false => Ok(self.list_at(path)),
        }
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, SourceError> {
        self.open_file(path, |path| safe_read::read(&self.root, path))
    }

    fn head(&self, path: &str, most: usize) -> Result<Vec<u8>, SourceError> {
        self.open_file(path, |path| safe_read::head(&self.root, path, most))
    }

    fn pictures(&self) -> Option<&dyn PictureStore> {
        self.pictures.as_deref()
    }
}

impl Disk {
    /// Opens the file under the name that the disk has for a path.
    fn open_file(
        &self,
        path: &str,
        read: impl Fn(&str) -> io::Result<Vec<u8>>,
    ) -> Result<Vec<u8>, SourceError> {
        let missing = |error: &io::Error| error.kind() == io::ErrorKind::NotFound;
        let mut found = read(path);
        if !path.is_ascii()
            && found.as_ref().is_err_and(missing)
            && let Some(other) = self.spelling_on_disk(path)
        {
            found = read(&other);
        }
        found.map_err(|error| SourceError {
            path: path.to_owned(),
            cause: error.to_string(),
        })
    }
}

/// A practice may lack coachgen.yaml. The parent folder of an engagement is its practice if portals were built
/// there, so that the engagement does not get a second set of portals.
fn practice_without_file(dir: &Path) -> Option<&Path> {
    let above = dir.parent()?;
    // The folder of the portals has a different name if an engagement has the usual one.
    let built = ["portal", "portals", "coachgen-portals"].into_iter();
    let mut built = built.filter(|name| is_output(&above.join(name)));
    (built.next().is_some() && contains_engagement(dir)).then_some(above)
}

/// Whether a folder contains an engagement.md, or a file that looks like a misnamed one.
pub(super) fn contains_engagement(folder: &Path) -> bool {
    let names = std::fs::read_dir(folder).into_iter().flatten().flatten();
    names
        .filter_map(|entry| entry.file_name().into_string().ok())
        .any(|name| name == ENGAGEMENT_FILE || near_miss(&name).is_some())
}

/// Whether coachgen wrote the folder, wherever it is. Portals are never read as records.
fn is_output(folder: &Path) -> bool {
    folder.join("manifest.json").is_file()
        && (folder.join("coach").is_dir() || folder.join("client").is_dir())
}

pub(super) fn slashed(path: &Path) -> Option<String> {
    let names: Option<Vec<&str>> = path.iter().map(|name| name.to_str()).collect();
    names.map(|names| names.join("/"))
}
