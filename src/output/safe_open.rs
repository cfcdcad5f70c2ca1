//! Opens files that another user may have created: follows no link, and does not block on a pipe.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io;
use std::path::Path;

use super::OutputError;

/// The access mode.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum OpenMode {
    Reading,
    /// Reading and writing, without truncating the file.
    Writing,
}

/// Opens an existing regular file.
///
/// # Errors
/// The system's error; `InvalidInput` for a link, pipe, device or folder.
pub(super) fn open(path: &Path, what: OpenMode) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(what == OpenMode::Writing);
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK;
        std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, flags.bits().cast_signed());
    }
    // For systems without these flags, and for files that cannot be opened at all.
    if !fs::symlink_metadata(path)?.is_file() {
        return Err(not_plain());
    }
    let file = options.open(path)?;
    match file.metadata()?.is_file() {
        true => Ok(file),
        false => Err(not_plain()),
    }
}

/// Returns the bytes of a regular file; `None` if it does not exist or is not a regular file.
pub(super) fn bytes(path: &Path) -> Result<Option<Vec<u8>>, OutputError> {
    first_bytes(path, u64::MAX)
}

/// Returns at most the first `limit` bytes of a regular file; `None` if it does not exist or is not a regular file.
pub(super) fn first_bytes(path: &Path, limit: u64) -> Result<Option<Vec<u8>>, OutputError> {
    let read = || {
        let mut bytes = Vec::new();
        let file = open(path, OpenMode::Reading)?;
        io::Read::read_to_end(&mut io::Read::take(file, limit), &mut bytes)?;
        Ok(bytes)
    };
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_symlink() => Err(OutputError::Symlink {
            path: path.to_owned(),
        }),
        Ok(found) if found.is_file() => read().map(Some).map_err(OutputError::io("read", path)),
        Ok(_) => Ok(None),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(OutputError::io("inspect", path)(error)),
    }
}

fn not_plain() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, "it is not a regular file")
}

/// Returns true if this user owns the file.
#[cfg(unix)]
pub(super) fn is_own(found: &Metadata) -> bool {
    std::os::unix::fs::MetadataExt::uid(found) == rustix::process::geteuid().as_raw()
}

/// Without Unix ownership, every writable file counts as the user's own.
#[cfg(not(unix))]
pub(super) fn is_own(_: &Metadata) -> bool {
    true
}

/// Returns the permission bits of everyone except the owner.
#[cfg(unix)]
pub(super) fn others_mode(found: &Metadata) -> u32 {
    std::os::unix::fs::MetadataExt::mode(found) & 0o077
}

/// Other systems have no such permissions.
#[cfg(not(unix))]
pub(super) fn others_mode(_: &Metadata) -> u32 {
    0
}

/// Removes all permissions of other users from a file or folder.
#[cfg(unix)]
pub(super) fn make_private(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    let found = fs::symlink_metadata(path)?;
    let mode = if found.is_dir() {
        0o700
    } else if found.is_file() {
        0o600
    } else {
        return Err(not_plain());
    };
    fs::set_permissions(path, fs::Permissions::from_mode(mode))
}

/// Other systems have no such permissions.
#[cfg(not(unix))]
pub(super) fn make_private(_: &Path) -> io::Result<()> {
    Ok(())
}
