//! Swaps the new portals with the old ones in one step.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::{GITIGNORE, MANIFEST, OutputError, marker::MARKER, parallel::in_parallel, target};

/// The hidden folders next to a target.
pub(super) struct SwapFolders {
    /// The portals being built; after an exchange, the old ones.
    pub(super) staging: PathBuf,
    /// The old portals, on systems that cannot exchange two folders.
    pub(super) aside: PathBuf,
}

impl SwapFolders {
    pub(super) fn new(target: &Path) -> Self {
        Self {
            staging: target::hidden_sibling(target, "coachgen-new"),
            aside: target::hidden_sibling(target, "coachgen-old"),
        }
    }

    /// Swaps the staged portals into the target; returns the path of the old ones, if any.
    pub(super) fn swap(&self, target: &Path) -> Result<Option<PathBuf>, OutputError> {
        let failed = OutputError::io("replace the old portals in", target);
        if !is_folder(target)? {
            return fs::rename(&self.staging, target)
                .map(|()| None)
                .map_err(failed);
        }
        match exchange(&self.staging, target) {
            Ok(()) => Ok(Some(self.staging.clone())),
            Err(error) if is_unsupported(&error) => self.swap_by_renaming(target).map_err(failed),
            Err(error) => Err(failed(error)),
        }
    }

    /// Swaps by two renames, for systems without an exchange. After a crash in between, the next build restores the old
    /// ones.
    fn swap_by_renaming(&self, target: &Path) -> io::Result<Option<PathBuf>> {
        fs::rename(target, &self.aside)?;
        if let Err(error) = fs::rename(&self.staging, target) {
            fs::rename(&self.aside, target)?;
            return Err(error);
        }
        Ok(Some(self.aside.clone()))
    }
}

/// Syncs all written files to disk at once, so that the swap never happens before their contents are stored.
#[cfg(any(target_os = "linux", target_os = "android"))]
pub(super) fn sync(staging: &Path) -> io::Result<()> {
    Ok(rustix::fs::syncfs(fs::File::open(staging)?)?)
}

/// Syncs all written files to disk at once, so that the swap never happens before their contents are stored.
#[cfg(all(unix, not(any(target_os = "linux", target_os = "android"))))]
pub(super) fn sync(_: &Path) -> io::Result<()> {
    rustix::fs::sync();
    Ok(())
}

/// Syncs only the manifest, which is written last: there is no call here that syncs a whole file system.
#[cfg(not(unix))]
pub(super) fn sync(staging: &Path) -> io::Result<()> {
    fs::OpenOptions::new()
        .write(true)
        .open(staging.join(super::MANIFEST))?
        .sync_all()
}

/// The files that identify a folder as coachgen's. They are removed last, in this order, so that the rest of a folder
/// whose removal was interrupted is still recognised.
const REMOVED_LAST: [&str; 3] = [GITIGNORE, MARKER, MANIFEST];

/// Removes a folder with everything in it, never through a link.
pub(super) fn remove(root: &Path) -> io::Result<()> {
    let mut folders = vec![root.to_owned()];
    let mut at = 0;
    // Every folder comes after its parent.
    while let Some(folder) = folders.get(at).cloned() {
        for item in fs::read_dir(folder)? {
            let item = item?;
            if item.file_type()?.is_dir() {
                folders.push(item.path());
            }
        }
        at += 1;
    }
    in_parallel(folders.len(), |at| {
        let later: &[&str] = if folders[at] == root {
            &REMOVED_LAST
        } else {
            &[]
        };
        remove_files(&folders[at], later)
    })?;
    folders[1..].iter().rev().try_for_each(fs::remove_dir)?;
    for name in REMOVED_LAST {
        match fs::remove_file(root.join(name)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    fs::remove_dir(root)
}

/// Removes the files in one folder, except those in `later`; files in subfolders stay.
fn remove_files(folder: &Path, later: &[&str]) -> io::Result<()> {
    for item in fs::read_dir(folder)? {
        let item = item?;
        let goes_later = || later.iter().any(|name| *item.file_name() == **name);
        if !item.file_type()?.is_dir() && !goes_later() {
            fs::remove_file(item.path())?;
        }
    }
    Ok(())
}

/// Returns true if the path is a folder; anything else in its place is an error.
fn is_folder(path: &Path) -> Result<bool, OutputError> {
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_dir() => Ok(true),
        Ok(found) if found.is_symlink() => Err(OutputError::Symlink {
            path: path.to_owned(),
        }),
        Ok(_) => Err(OutputError::NotAFolder {
            target: path.to_owned(),
        }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(OutputError::io("inspect", path)(error)),
    }
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(staging: &Path, target: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(
        CWD,
        staging,
        CWD,
        target,
        RenameFlags::EXCHANGE,
    )?)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Returns true if the system or file system does not support an exchange at all.
fn is_unsupported(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_renames_do_what_an_exchange_does() {
        let place = tempfile::tempdir().unwrap();
        let target = place.path().join("portal");
        let swap_folders = SwapFolders::new(&target);
        fs::create_dir(&target).unwrap();
        fs::write(target.join("a"), "old").unwrap();
        fs::create_dir(&swap_folders.staging).unwrap();
        fs::write(swap_folders.staging.join("a"), "new").unwrap();
        assert_eq!(
            swap_folders.swap_by_renaming(&target).unwrap(),
            Some(swap_folders.aside.clone())
        );
        assert_eq!(fs::read(target.join("a")).unwrap(), b"new");
        assert_eq!(fs::read(swap_folders.aside.join("a")).unwrap(), b"old");
        remove(&swap_folders.aside).unwrap();
        assert!(!swap_folders.aside.exists());
        assert!(!swap_folders.aside.exists());
    }

    #[test]
    fn a_failed_second_rename_restores_the_old_portals() {
        let place = tempfile::tempdir().unwrap();
        let target = place.path().join("portal");
        fs::create_dir(&target).unwrap();
        fs::write(target.join("a"), "old").unwrap();
        assert!(SwapFolders::new(&target).swap_by_renaming(&target).is_err());
        assert_eq!(fs::read(target.join("a")).unwrap(), b"old");
        assert!(!SwapFolders::new(&target).aside.exists());
    }
}
