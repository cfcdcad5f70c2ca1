//! Writes single new files, such as a template to customise or a report.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::OutputError;
use super::private::{new_file, private_folder};
use super::replace::{create as create_file, replace};

/// Writes a file that must not exist yet to a folder below `root`, which is created if it is missing. Only the owner
/// may read them. Returns the file's path.
///
/// # Errors
/// If the file exists, if the folder is a symbolic link, or if the disk reports an error; existing files are then
/// unchanged.
pub fn create(root: &Path, folder: &str, name: &str, text: &str) -> Result<PathBuf, OutputError> {
    let folder = root.join(folder);
    let is_new = match std::fs::symlink_metadata(&folder) {
        Ok(found) if found.is_symlink() => return Err(OutputError::Symlink { path: folder }),
        Ok(_) => false,
        Err(_) => {
            private_folder(&folder, false)
                .map_err(OutputError::io("create the folder", &folder))?;
            true
        }
    };
    let path = folder.join(name);
    let written = new_file(&path).and_then(|mut file| {
        file.write_all(text.as_bytes()).inspect_err(|_| {
            // Half a record would be read as a whole one.
            let _ = std::fs::remove_file(&path);
        })
    });
    if let Err(error) = written {
        if is_new {
            let _ = std::fs::remove_dir(&folder);
        }
        return Err(match error.kind() {
            io::ErrorKind::AlreadyExists => OutputError::Exists { path },
            _ => OutputError::io("write", path)(error),
        });
    }
    Ok(path)
}

/// Writes a program that must not exist yet, which its owner may run. Its folder is created if it is missing.
///
/// # Errors
/// If the file exists, or if the disk reports an error.
pub fn create_script(folder: &Path, name: &str, text: &str) -> Result<(), OutputError> {
    let path = create(folder, "", name, text)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = std::fs::Permissions::from_mode(0o700);
        std::fs::set_permissions(&path, mode).map_err(|error| {
            let _ = std::fs::remove_file(&path);
            OutputError::io("write", &path)(error)
        })?;
    }
    let _ = path;
    Ok(())
}

/// Writes files that must not exist yet below `root`: paths with `/` between names, and texts. Missing folders are created.
/// Writes all of them or none.
///
/// # Errors
/// If one of them exists, if a folder is a symbolic link, or if the disk reports an error; what was written before it is
/// removed again.
pub fn create_all(root: &Path, files: &[(&str, &str)]) -> Result<(), OutputError> {
    let mut written = Vec::new();
    let mut folders = Vec::new();
    for (path, text) in files {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let result = create_folders(root, folder, &mut folders)
            .and_then(|()| create(root, folder, name, text));
        match result {
            Ok(path) => written.push(path),
            Err(error) => {
                // Only what this call has created.
                for path in &written {
                    let _ = std::fs::remove_file(path);
                }
                for folder in folders.iter().rev() {
                    let _ = std::fs::remove_dir(folder);
                }
                return Err(error);
            }
        }
    }
    Ok(())
}

/// Creates the missing folders of a path below `root`, and adds them to `created`.
fn create_folders(
    root: &Path,
    folder: &str,
    created: &mut Vec<PathBuf>,
) -> Result<(), OutputError> {
    let mut path = root.to_path_buf();
    for name in folder.split('/').filter(|name| !name.is_empty()) {
        path.push(name);
        match std::fs::symlink_metadata(&path) {
            Ok(found) if found.is_symlink() => return Err(OutputError::Symlink { path }),
            Ok(_) => {}
            Err(_) => {
                private_folder(&path, false)
                    .map_err(OutputError::io("create the folder", &path))?;
                created.push(path.clone());
            }
        }
    }
    Ok(())
}

/// Writes a file atomically to `path`, readable only by its owner. Overwrites an existing file only with `force`.
///
/// # Errors
/// If the file exists without `force`, or if the disk reports an error; an existing file is then unchanged.
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
            return Err(OutputError::FileExists {
                path: path.to_path_buf(),
            });
        }
        _ => {}
    }
    let written = match force {
        true => replace(path, bytes, None),
        false => create_file(path, bytes),
    };
    written.map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => OutputError::FileExists {
            path: path.to_path_buf(),
        },
        _ => OutputError::io("write", path)(error),
    })
}

/// Returns true if there is a file, folder or link with that name.
pub fn exists(root: &Path, folder: &str, name: &str) -> bool {
    root.join(folder).join(name).symlink_metadata().is_ok()
}
