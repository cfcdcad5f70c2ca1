//! A lock file next to a target, so that only one process at a time writes to it.

use std::{
    fs::{self, File, OpenOptions, TryLockError},
    io::{self, Read as _, Write as _},
    path::{Path, PathBuf},
    thread,
    time::{Duration, SystemTime},
};

use super::{
    OutputError, safe_open,
    survey::{FileTime, Stat},
    target,
};

/// The content of a lock file, which distinguishes it from somebody else's file with that name.
const MARK: &[u8] = b"coachgen is writing to the file or folder beside this file.\n";

/// Number of attempts to take a lock that another process has, and the pause between them.
const TRIES: u32 = 200;
const PAUSE: Duration = Duration::from_millis(50);

/// The lock of one target. Dropping it removes the file and releases the lock.
pub(super) struct Lock {
    file: File,
    path: PathBuf,
}

impl Lock {
    /// Takes the lock, or returns an error if another build has it. A file with that name that no build created is left
    /// unchanged.
    pub(super) fn acquire(target: &Path) -> Result<Self, OutputError> {
        let path = target::hidden_sibling(target, "lock");
        loop {
            let Some(file) = open(&path)? else { continue };
            let is_free = match file.try_lock() {
                Ok(()) => true,
                Err(TryLockError::WouldBlock) => false,
                Err(TryLockError::Error(error)) => {
                    return Err(OutputError::io("lock", path)(error));
                }
            };
            // While another build has the lock, some systems do not allow the file to be read.
            match content(&file) {
                Ok(content) if !MARK.starts_with(&content) => {
                    return Err(OutputError::Foreign { path });
                }
                Err(error) if is_free => return Err(OutputError::io("read", path)(error)),
                _ => {}
            }
            if !is_free {
                return Err(OutputError::Busy {
                    target: target.to_owned(),
                });
            }
            // The previous build may have removed the file in between: a lock on a removed file has no effect.
            if is_at(&file, &path).map_err(OutputError::io("inspect", &path))? {
                return Ok(Self { file, path });
            }
        }
    }
}

impl Lock {
    /// Takes the lock, and waits up to ten seconds for another process to release it.
    pub(super) fn acquire_waiting(target: &Path) -> Result<Self, OutputError> {
        for _ in 1..TRIES {
            match Self::acquire(target) {
                Err(OutputError::Busy { .. }) => thread::sleep(PAUSE),
                done => return done,
            }
        }
        Self::acquire(target)
    }

    /// Returns the current time of the file system that contains the lock file and the target. Every later change of a file
    /// there gets this time or a later one. `None` on systems without ctime.
    pub(super) fn file_system_time(&self) -> Option<FileTime> {
        // Any change of its metadata sets the ctime.
        self.file.set_modified(SystemTime::UNIX_EPOCH).ok()?;
        let stat = Stat::from_metadata(&self.file.metadata().ok()?).ok()?;
        (stat.changed != (0, 0)).then_some(stat.changed)
    }

    /// Waits until the time of the file system has advanced, and returns it. `None` if that takes longer than a fifth
    /// of a second.
    pub(super) fn next_file_system_time(&self) -> Option<FileTime> {
        let began = self.file_system_time()?;
        (0..200).find_map(|_| {
            thread::sleep(Duration::from_millis(1));
            self.file_system_time().filter(|now| *now > began)
        })
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Removed while the lock is held, which `take` detects. An empty file is left alone: it may not be a build's,
        // and it is harmless.
        if cfg!(unix) && content(&self.file).is_ok_and(|content| content == MARK) {
            let _ = fs::remove_file(&self.path);
        }
        let _ = self.file.unlock();
    }
}

/// Opens the lock file, and creates it if it is missing. `None` if it has just been removed.
fn open(path: &Path) -> Result<Option<File>, OutputError> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Ok(mut file) => {
            if let Err(error) = file.write_all(MARK) {
                // Removes the incomplete file, unless another process has locked it in the meantime.
                if file.try_lock().is_ok() {
                    let _ = fs::remove_file(path);
                }
                return Err(OutputError::io("create the lock", path)(error));
            }
            return Ok(Some(file));
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
        Err(error) => return Err(OutputError::io("create the lock", path)(error)),
    }
    let foreign = || OutputError::Foreign {
        path: path.to_owned(),
    };
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_symlink() => {
            return Err(OutputError::Symlink {
                path: path.to_owned(),
            });
        }
        Ok(found) if !found.is_file() || !safe_open::is_own(&found) => return Err(foreign()),
        _ => {}
    }
    match safe_open::open(path, safe_open::OpenMode::Writing) {
        Ok(file) => Ok(Some(file)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) if error.kind() == io::ErrorKind::InvalidInput => Err(foreign()),
        Err(error) => Err(OutputError::io("open the lock", path)(error)),
    }
}

/// Returns the content of a lock file, or enough of it to see that it is something else.
fn content(file: &File) -> io::Result<Vec<u8>> {
    let mut content = Vec::new();
    let mut file = file;
    io::Seek::rewind(&mut file)?;
    file.take(MARK.len() as u64 + 1).read_to_end(&mut content)?;
    Ok(content)
}

#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt as _;
    let locked = file.metadata()?;
    match fs::symlink_metadata(path) {
        Ok(found) => Ok(found.dev() == locked.dev() && found.ino() == locked.ino()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

#[cfg(not(unix))]
fn is_at(_: &File, _: &Path) -> io::Result<bool> {
    Ok(true)
}
