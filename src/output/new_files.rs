//! New files in the practice's own folder: a template to be changed. What is there is never overwritten.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::OutputError;
use super::staging::{new_file, private_folder};

/// Writes a file that must not exist yet into a folder below `root`, which is made where it is missing; both are for
/// their owner alone. Gives its path.
///
/// # Errors
/// Where something of that name is there already, where the folder is a symbolic link, or the disk says no; nothing
/// that was there is changed.
pub fn create(root: &Path, folder: &str, name: &str, text: &str) -> Result<PathBuf, OutputError> {
    let folder = root.join(folder);
    match std::fs::symlink_metadata(&folder) {
        Ok(found) if found.is_symlink() => return Err(OutputError::Symlink { path: folder }),
        Ok(_) => {}
        Err(_) => {
            private_folder(&folder, false).map_err(OutputError::io("make the folder", &folder))?
        }
    }
    let path = folder.join(name);
    let mut file = match new_file(&path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            return Err(OutputError::Exists { path });
        }
        opened => opened.map_err(OutputError::io("write", &path))?,
    };
    file.write_all(text.as_bytes())
        .map_err(OutputError::io("write", &path))?;
    Ok(path)
}

/// Writes a file to `path`, whole or not at all, for its owner alone; one that is there already only where `force` says so.
///
/// # Errors
/// Where something stands there, or the disk says no; what was there is as it was.
pub fn write_to(path: &Path, bytes: &[u8], force: bool) -> Result<(), OutputError> {
    match std::fs::symlink_metadata(path) {
        Ok(found) if found.is_symlink() => {
            return Err(OutputError::Symlink {
                path: path.to_path_buf(),
            });
        }
        Ok(found) if found.is_dir() => {
            return Err(OutputError::Folder {
                path: path.to_path_buf(),
            });
        }
        Ok(_) if !force => {
            return Err(OutputError::Standing {
                path: path.to_path_buf(),
            });
        }
        _ => {}
    }
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let write = || {
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        file.write_all(bytes)?;
        file.persist(path)?;
        Ok(())
    };
    write().map_err(OutputError::io("write", path))
}

/// Whether something of that name stands there, whatever it is.
pub fn stands(root: &Path, folder: &str, name: &str) -> bool {
    root.join(folder).join(name).symlink_metadata().is_ok()
}
