//! Writes a new folder of files, wholly or not at all. Only the owner may read it.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use super::OutputError;
use super::private::{new_file, private_folder};
use super::replace::without_path;
use crate::source::name_problem;

/// The files of a new folder: paths with `/` between names, and bytes.
pub type NewFiles<'f> = &'f [(String, Vec<u8>)];

/// Writes `files` to the new folder `path`. An empty folder may exist. With `force`, a folder that contains nothing but
/// files with the names of the new ones is replaced.
///
/// The files are written to a hidden folder next to it, which then gets the name.
///
/// # Errors
/// If the folder contains anything else, is a link or a file, has a name that is not valid everywhere, or if the disk
/// reports an error; nothing is changed then.
pub fn create(path: &Path, files: NewFiles<'_>, force: bool) -> Result<(), OutputError> {
    let name = path.file_name().and_then(|name| name.to_str());
    let Some(name) = name.filter(|name| name_problem(name).is_none()) else {
        let path = path.to_path_buf();
        return Err(OutputError::FolderName { path });
    };
    let replaces = check_target(path, files, force)?;
    let above = match path.parent() {
        Some(above) if !above.as_os_str().is_empty() => above,
        _ => Path::new("."),
    };
    let staged = tempfile::Builder::new()
        .prefix(".coachgen-new-")
        .tempdir_in(above)
        .map_err(|error| without_path(&error))
        .map_err(OutputError::io("create a folder in", above))?;
    let inner = staged.path().join(name);
    // An error names the path that was asked for, not the hidden one.
    private_folder(&inner, false).map_err(OutputError::io("create the folder", path))?;
    for (file, bytes) in files {
        write(&inner, file, bytes).map_err(OutputError::io("write", path.join(file)))?;
    }
    if !replaces {
        return fs::rename(&inner, path).map_err(OutputError::io("create the folder", path));
    }
    // The old folder is removed with the temporary one, once the new one has its name.
    let old = staged.path().join("replaced");
    fs::rename(path, &old).map_err(OutputError::io("replace", path))?;
    fs::rename(&inner, path).map_err(|error| {
        // The name is free again, so this can only fail if the disk is gone.
        let _ = fs::rename(&old, path);
        OutputError::io("replace", path)(error)
    })
}

/// Whether there is a folder to replace.
fn check_target(path: &Path, files: NewFiles<'_>, force: bool) -> Result<bool, OutputError> {
    let target = || path.to_path_buf();
    let Ok(found) = fs::symlink_metadata(path) else {
        return Ok(false);
    };
    if found.is_symlink() {
        return Err(OutputError::Symlink { path: target() });
    }
    if !found.is_dir() {
        return Err(OutputError::NotAFolder { target: target() });
    }
    let entries = fs::read_dir(path).map_err(OutputError::io("read", path))?;
    for entry in entries {
        let entry = entry.map_err(OutputError::io("read", path))?;
        let is_file = entry.file_type().is_ok_and(|sort| sort.is_file());
        let name = entry.file_name();
        let known = files.iter().any(|(file, _)| name == file.as_str());
        if !force || !is_file || !known {
            return Err(OutputError::FolderInUse {
                path: target(),
                force: !force,
            });
        }
    }
    Ok(true)
}

/// Writes one file with its folders.
fn write(folder: &Path, file: &str, bytes: &[u8]) -> io::Result<()> {
    let path = folder.join(file);
    if let Some(above) = path.parent().filter(|above| !above.is_dir()) {
        private_folder(above, true)?;
    }
    let mut created = new_file(&path)?;
    created.write_all(bytes)?;
    created.sync_all()
}
