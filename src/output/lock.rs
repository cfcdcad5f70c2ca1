//! One build at a time: a lock file beside the target, held while portals are written.

use std::{
    fs::{self, File, OpenOptions, TryLockError},
    io::{self, Read as _, Write as _},
    path::{Path, PathBuf},
};

use super::{OutputError, safe_open, target};

/// What a lock file says, so that it can be told from somebody's file of that name.
const MARK: &[u8] = b"A build of coachgen is writing to the folder beside this file.\n";

/// The lock of one target. Dropping it removes the file and lets the next build in.
pub(super) struct Lock {
    file: File,
    path: PathBuf,
}

impl Lock {
    /// Takes the lock at once or says that another build has it. A file of that name that no build made is left alone.
    pub(super) fn take(target: &Path) -> Result<Self, OutputError> {
        let path = target::beside(target, "lock");
        loop {
            let Some(file) = open(&path)? else { continue };
            let is_free = match file.try_lock() {
                Ok(()) => true,
                Err(TryLockError::WouldBlock) => false,
                Err(TryLockError::Error(error)) => {
                    return Err(OutputError::io("lock", path)(error));
                }
            };
            // While another build has the lock, some systems let nobody read the file.
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
            // The build before this one may have removed the file between the two steps: that lock holds nobody off.
            if is_at(&file, &path).map_err(OutputError::io("look at", &path))? {
                return Ok(Self { file, path });
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Removed while it is still held; `take` notices. An empty file is left: no build has to have made it, and it
        // does no harm.
        if cfg!(unix) && content(&self.file).is_ok_and(|content| content == MARK) {
            let _ = fs::remove_file(&self.path);
        }
        let _ = self.file.unlock();
    }
}

/// The lock file, made where there is none; none where it has just gone.
fn open(path: &Path) -> Result<Option<File>, OutputError> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Ok(mut file) => {
            let written = file.write_all(MARK);
            written.map_err(OutputError::io("make the lock", path))?;
            return Ok(Some(file));
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
        Err(error) => return Err(OutputError::io("make the lock", path)(error)),
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
    match safe_open::open(path, safe_open::For::Writing) {
        Ok(file) => Ok(Some(file)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) if error.kind() == io::ErrorKind::InvalidInput => Err(foreign()),
        Err(error) => Err(OutputError::io("open the lock", path)(error)),
    }
}

/// What a lock file says, or enough of it to see that it says something else.
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
    let held = file.metadata()?;
    match fs::symlink_metadata(path) {
        Ok(found) => Ok(found.dev() == held.dev() && found.ino() == held.ino()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

#[cfg(not(unix))]
fn is_at(_: &File, _: &Path) -> io::Result<bool> {
    Ok(true)
}
