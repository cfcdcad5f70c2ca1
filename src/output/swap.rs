//! The one step in which new portals take the place of the old.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use super::{GITIGNORE, MANIFEST, OutputError, leftover::MARKER, target};

/// How many threads remove a tree. Removing waits for the disk's journal more than it works, so more than the cores
/// pay: on two cores 36,000 synced files took six seconds with one thread and about one with eight.
const REMOVERS: usize = 8;

/// The hidden folders beside a target.
pub(super) struct Beside {
    /// Holds the portals being built; after an exchange, the old ones.
    pub(super) staging: PathBuf,
    /// Holds the old portals where a system cannot exchange two folders.
    pub(super) aside: PathBuf,
}

impl Beside {
    pub(super) fn of(target: &Path) -> Self {
        Self {
            staging: target::beside(target, "coachgen-new"),
            aside: target::beside(target, "coachgen-old"),
        }
    }

    /// Puts the staged portals in the target's place; says where the old ones are now, if there were any.
    pub(super) fn swap(&self, target: &Path) -> Result<Option<PathBuf>, OutputError> {
        let failed = OutputError::io("put the new portals in the place of", target);
        if !is_folder(target)? {
            return fs::rename(&self.staging, target)
                .map(|()| None)
                .map_err(failed);
        }
        match exchange(&self.staging, target) {
            Ok(()) => Ok(Some(self.staging.clone())),
            Err(error) if is_unsupported(&error) => self.swap_in_two(target).map_err(failed),
            Err(error) => Err(failed(error)),
        }
    }

    /// The swap for systems without an exchange. After a crash between the two steps the next build puts the old back.
    fn swap_in_two(&self, target: &Path) -> io::Result<Option<PathBuf>> {
        fs::rename(target, &self.aside)?;
        if let Err(error) = fs::rename(&self.staging, target) {
            fs::rename(&self.aside, target)?;
            return Err(error);
        }
        Ok(Some(self.aside.clone()))
    }
}

/// Brings what was written to the disk, once for all files, so that a swap never outruns the contents.
#[cfg(any(target_os = "linux", target_os = "android"))]
pub(super) fn sync(staging: &Path) -> io::Result<()> {
    Ok(rustix::fs::syncfs(fs::File::open(staging)?)?)
}

/// Brings what was written to the disk, once for all files, so that a swap never outruns the contents.
#[cfg(all(unix, not(any(target_os = "linux", target_os = "android"))))]
pub(super) fn sync(_: &Path) -> io::Result<()> {
    rustix::fs::sync();
    Ok(())
}

/// There is no call here that syncs a whole file system; the manifest, written last, stands for the rest.
#[cfg(not(unix))]
pub(super) fn sync(staging: &Path) -> io::Result<()> {
    fs::OpenOptions::new()
        .write(true)
        .open(staging.join(super::MANIFEST))?
        .sync_all()
}

/// What says of a folder that it is ours. It goes last, in this order, so that what is left of a folder whose removal was
/// interrupted can still be told from somebody's.
const LAST: [&str; 3] = [GITIGNORE, MARKER, MANIFEST];

/// Removes a folder with all in it, never through a link.
pub(super) fn remove(root: &Path) -> io::Result<()> {
    let mut folders = vec![root.to_owned()];
    let mut at = 0;
    // Every folder after the one that holds it.
    while let Some(folder) = folders.get(at).cloned() {
        for item in fs::read_dir(folder)? {
            let item = item?;
            if item.file_type()?.is_dir() {
                folders.push(item.path());
            }
        }
        at += 1;
    }
    let next = AtomicUsize::new(0);
    let failed = Mutex::new(None);
    thread::scope(|scope| {
        for _ in 0..REMOVERS.min(folders.len()) {
            scope.spawn(|| {
                while let Some(folder) = folders.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let later: &[&str] = if folder == root { &LAST } else { &[] };
                    if let Err(error) = empty(folder, later) {
                        failed
                            .lock()
                            .unwrap_or_else(PoisonError::into_inner)
                            .get_or_insert(error);
                        return;
                    }
                }
            });
        }
    });
    if let Some(error) = failed.into_inner().unwrap_or_else(PoisonError::into_inner) {
        return Err(error);
    }
    folders[1..].iter().rev().try_for_each(fs::remove_dir)?;
    for name in LAST {
        match fs::remove_file(root.join(name)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    fs::remove_dir(root)
}

/// Removes the files of one folder but for those that go later, not those of the folders in it.
fn empty(folder: &Path, later: &[&str]) -> io::Result<()> {
    for item in fs::read_dir(folder)? {
        let item = item?;
        let goes_later = || later.iter().any(|name| *item.file_name() == **name);
        if !item.file_type()?.is_dir() && !goes_later() {
            fs::remove_file(item.path())?;
        }
    }
    Ok(())
}

/// Whether there is a folder; anything else in its place is an error.
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
        Err(error) => Err(OutputError::io("look at", path)(error)),
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

/// Whether the system or this file system has no exchange, rather than refusing this one.
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
        let beside = Beside::of(&target);
        fs::create_dir(&target).unwrap();
        fs::write(target.join("a"), "old").unwrap();
        fs::create_dir(&beside.staging).unwrap();
        fs::write(beside.staging.join("a"), "new").unwrap();
        assert_eq!(
            beside.swap_in_two(&target).unwrap(),
            Some(beside.aside.clone())
        );
        assert_eq!(fs::read(target.join("a")).unwrap(), b"new");
        assert_eq!(fs::read(beside.aside.join("a")).unwrap(), b"old");
        remove(&beside.aside).unwrap();
        assert!(!beside.aside.exists());
        assert!(!beside.aside.exists());
    }

    #[test]
    fn a_second_rename_that_fails_puts_the_old_back() {
        let place = tempfile::tempdir().unwrap();
        let target = place.path().join("portal");
        fs::create_dir(&target).unwrap();
        fs::write(target.join("a"), "old").unwrap();
        assert!(Beside::of(&target).swap_in_two(&target).is_err());
        assert_eq!(fs::read(target.join("a")).unwrap(), b"old");
        assert!(!Beside::of(&target).aside.exists());
    }
}
