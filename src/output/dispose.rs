//! Deletes the folder of an engagement.

use std::fs;
use std::path::{Path, PathBuf};

use super::OutputError;

/// The beginning of the name of a folder that is being deleted. It is hidden, so nothing in it is read as a record.
const DELETING: &str = ".coachgen-deleting-";

/// The number and size of the files of a folder.
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

/// A folder with a hidden name, to be deleted. An interruption leaves it whole, and nothing in it is read.
pub struct HiddenFolder {
    before: PathBuf,
    now: PathBuf,
}

impl HiddenFolder {
    /// Gives a folder below `root` a hidden name in `root`.
    ///
    /// # Errors
    /// If the folder is a symbolic link, or if the disk reports an error.
    pub fn hide(root: &Path, dir: &str) -> Result<HiddenFolder, OutputError> {
        let before = root.join(dir);
        let about = fs::symlink_metadata(&before).map_err(OutputError::io("read", &before))?;
        if about.is_symlink() {
            return Err(OutputError::Symlink { path: before });
        }
        let name = dir.rsplit('/').next().unwrap_or(dir);
        let mut names = (0..).map(|number: u32| root.join(format!("{DELETING}{number}-{name}")));
        let free = names.find(|path| path.symlink_metadata().is_err());
        let now = free.unwrap_or_else(|| root.join(DELETING));
        fs::rename(&before, &now).map_err(OutputError::io("delete", &before))?;
        Ok(HiddenFolder { before, now })
    }

    /// Gives the folder its name again.
    ///
    /// # Errors
    /// If the disk reports an error.
    pub fn restore(self) -> Result<(), OutputError> {
        fs::rename(&self.now, &self.before).map_err(OutputError::io("restore", &self.before))
    }

    /// Deletes the folder with everything in it.
    ///
    /// # Errors
    /// If the disk reports an error.
    pub fn delete(self) -> Result<(), OutputError> {
        fs::remove_dir_all(&self.now).map_err(OutputError::io("delete", &self.now))
    }
}

/// Deletes the folders in `root` whose deletion was interrupted, and returns their number.
///
/// # Errors
/// If the disk reports an error.
pub fn delete_interrupted(root: &Path) -> Result<usize, OutputError> {
    let mut deleted = 0;
    for entry in fs::read_dir(root).map_err(OutputError::io("read", root))? {
        let entry = entry.map_err(OutputError::io("read", root))?;
        let is_hidden = entry.file_name().to_string_lossy().starts_with(DELETING);
        let path = entry.path();
        let about = entry
            .metadata()
            .map_err(OutputError::io("read", path.clone()))?;
        if is_hidden && about.is_dir() {
            fs::remove_dir_all(&path).map_err(OutputError::io("delete", path))?;
            deleted += 1;
        }
    }
    Ok(deleted)
}

#[cfg(test)]
mod tests {
    use super::{HiddenFolder, count_files, delete_interrupted};

    #[test]
    fn a_folder_is_deleted_whole_restored_whole_and_an_interrupted_deletion_is_completed() {
        let place = tempfile::tempdir().unwrap();
        let root = place.path();
        for path in ["one/a.md", "one/sub/b.md", "two/c.md", "three/d.md"] {
            let file = root.join(path);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, "words").unwrap();
        }
        assert_eq!(count_files(&root.join("one")).unwrap().files, 2);
        HiddenFolder::hide(root, "one").unwrap().restore().unwrap();
        assert!(root.join("one/sub/b.md").exists());
        HiddenFolder::hide(root, "one").unwrap().delete().unwrap();
        assert!(!root.join("one").exists());
        HiddenFolder::hide(root, "three").unwrap();
        assert_eq!(delete_interrupted(root).unwrap(), 1);
        let left: Vec<_> = std::fs::read_dir(root).unwrap().flatten().collect();
        assert_eq!(left.len(), 1);
        assert!(root.join("two/c.md").exists());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_not_followed() {
        let place = tempfile::tempdir().unwrap();
        let root = place.path();
        std::fs::create_dir(root.join("outside")).unwrap();
        std::fs::write(root.join("outside/a.md"), "words").unwrap();
        std::os::unix::fs::symlink(root.join("outside"), root.join("link")).unwrap();
        assert!(HiddenFolder::hide(root, "link").is_err());
        std::fs::create_dir(root.join("one")).unwrap();
        std::os::unix::fs::symlink(root.join("outside"), root.join("one/link")).unwrap();
        HiddenFolder::hide(root, "one").unwrap().delete().unwrap();
        assert!(root.join("outside/a.md").exists());
    }
}
