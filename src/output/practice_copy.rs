//! A temporary copy of a practice's files, from which the portals of another day are built.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::OutputError;
use super::private::{new_file, private_folder};
use crate::source::{EntrySort, Tree};

/// A temporary copy that only its owner may read. It is deleted when this is dropped.
pub struct PracticeCopy {
    root: PathBuf,
    /// Deletes the folder.
    _folder: TempDir,
}

impl PracticeCopy {
    /// Copies every file of a practice to a folder called `name` in a new temporary folder.
    ///
    /// # Errors
    /// If a file cannot be read or written.
    pub fn write(name: &str, tree: &dyn Tree) -> Result<PracticeCopy, OutputError> {
        let temporary = std::env::temp_dir();
        let mut builder = tempfile::Builder::new();
        builder.prefix("coachgen-");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            // The name of the folder in it may be that of a client.
            builder.permissions(std::fs::Permissions::from_mode(0o700));
        }
        let folder = builder
            .tempdir()
            .map_err(OutputError::io("create a folder in", &temporary))?;
        let root = folder.path().join(name);
        private_folder(&root, false).map_err(OutputError::io("create the folder", &root))?;
        let failed = |error: crate::source::SourceError| {
            let path = PathBuf::from(&error.path);
            OutputError::io("read", path)(std::io::Error::other(error.cause))
        };
        let entries = tree.entries().map_err(failed)?.into_iter();
        for entry in entries.filter(|entry| matches!(entry.sort, EntrySort::File(_))) {
            let bytes = tree.read(&entry.path).map_err(failed)?;
            let path = root.join(&entry.path);
            write(&path, &bytes).map_err(OutputError::io("write", &path))?;
        }
        Ok(PracticeCopy {
            root,
            _folder: folder,
        })
    }

    /// The copy of the practice's folder.
    pub fn root(&self) -> &Path {
        &self.root
    }
}

fn write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    if let Some(folder) = path.parent().filter(|folder| !folder.exists()) {
        private_folder(folder, true)?;
    }
    new_file(path)?.write_all(bytes)
}
