//! Deletes the folder of an engagement.

use std::fs;
use std::path::{Path, PathBuf};

use super::OutputError;

/// The beginning of the name of a folder that is being deleted. It is hidden, so nothing in it is read as a record.
const DELETING: &str = ".coachgen-deleting-";

/// The files of a folder.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct FileCount {
    /// The number of files and links.
    pub files: usize,
    /// Their size in bytes.
    pub bytes: u64,
}

/// Counts the files of a folder. Links are counted, not followed.
///
/// # Errors
/// If a folder cannot be listed.
pub fn count_files(folder: &Path) -> Result<FileCount, OutputError> {
    let mut count = FileCount::default();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        let failed = || OutputError::io("read", folder.clone());
        for entry in fs::read_dir(&folder).map_err(failed())? {
            let entry = entry.map_err(failed())?;
            let about = entry.metadata().map_err(failed())?;
            match about.is_dir() {
                true => open.push(entry.path()),
                false => {
                    count.files += 1;
                    count.bytes += about.len();
                }
            }
        }
    }
    Ok(count)
}

/// Deletes a folder below `root` with everything in it. It gets a hidden name first, so that an interruption leaves no
/// engagement with a part of its records; [`delete_interrupted`] completes it.
///
/// # Errors
/// If the folder is a symbolic link, or if the disk reports an error.
pub fn delete_folder(root: &Path, dir: &str) -> Result<(), OutputError> {
    let folder = root.join(dir);
    let about = fs::symlink_metadata(&folder).map_err(OutputError::io("read", &folder))?;
    if about.is_symlink() {
        return Err(OutputError::Symlink { path: folder });
    }
    let hidden = hidden_name(root, dir);
    fs::rename(&folder, &hidden).map_err(OutputError::io("delete", &folder))?;
    fs::remove_dir_all(&hidden).map_err(OutputError::io("delete", &hidden))
}

/// A free hidden name beside the records.
fn hidden_name(root: &Path, dir: &str) -> PathBuf {
    let name = dir.rsplit('/').next().unwrap_or(dir);
    let mut names = (0..).map(|number: u32| root.join(format!("{DELETING}{number}-{name}")));
    let free = names.find(|path| path.symlink_metadata().is_err());
    free.unwrap_or_else(|| root.join(DELETING))
}

/// Completes deletions that were interrupted.
///
/// # Errors
/// If the disk reports an error.
pub fn delete_interrupted(root: &Path) -> Result<(), OutputError> {
    for entry in fs::read_dir(root).map_err(OutputError::io("read", root))? {
        let entry = entry.map_err(OutputError::io("read", root))?;
        let is_left = entry.file_name().to_string_lossy().starts_with(DELETING);
        let about = entry
            .metadata()
            .map_err(OutputError::io("read", entry.path()))?;
        if is_left && about.is_dir() {
            fs::remove_dir_all(entry.path()).map_err(OutputError::io("delete", entry.path()))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{DELETING, count_files, delete_folder, delete_interrupted};

    #[test]
    fn a_folder_is_deleted_whole_and_an_interrupted_deletion_is_completed() {
        let place = tempfile::tempdir().unwrap();
        let root = place.path();
        for path in ["one/a.md", "one/sub/b.md", "two/c.md"] {
            let file = root.join(path);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, "words").unwrap();
        }
        assert_eq!(count_files(&root.join("one")).unwrap().files, 2);
        delete_folder(root, "one").unwrap();
        assert!(!root.join("one").exists() && root.join("two/c.md").exists());
        let left = root.join(format!("{DELETING}0-three"));
        std::fs::create_dir(&left).unwrap();
        std::fs::write(left.join("d.md"), "words").unwrap();
        delete_interrupted(root).unwrap();
        assert!(!left.exists() && root.join("two/c.md").exists());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_not_followed() {
        let place = tempfile::tempdir().unwrap();
        let root = place.path();
        std::fs::create_dir(root.join("outside")).unwrap();
        std::fs::write(root.join("outside/a.md"), "words").unwrap();
        std::os::unix::fs::symlink(root.join("outside"), root.join("link")).unwrap();
        assert!(delete_folder(root, "link").is_err());
        std::fs::create_dir(root.join("one")).unwrap();
        std::os::unix::fs::symlink(root.join("outside"), root.join("one/link")).unwrap();
        delete_folder(root, "one").unwrap();
        assert!(root.join("outside/a.md").exists());
    }
}
