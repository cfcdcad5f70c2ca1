//! Opening a file that somebody else may have put there: no link is followed, and no pipe is waited for.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io;
use std::path::Path;

use super::OutputError;

/// What a file is opened for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum For {
    Reading,
    /// And for writing, though nothing is cut off.
    Writing,
}

/// Opens an ordinary file that is there.
///
/// # Errors
/// What the system says; `InvalidInput` where it is a link, a pipe, a device or a folder.
pub(super) fn open(path: &Path, what: For) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(what == For::Writing);
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK;
        std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, flags.bits().cast_signed());
    }
    // Where there are no such flags, and for whatever cannot be opened at all.
    if !fs::symlink_metadata(path)?.is_file() {
        return Err(not_plain());
    }
    let file = options.open(path)?;
    match file.metadata()?.is_file() {
        true => Ok(file),
        false => Err(not_plain()),
    }
}

/// The bytes of an ordinary file; none where there is nothing, or something else.
pub(super) fn bytes(path: &Path) -> Result<Option<Vec<u8>>, OutputError> {
    let read = || {
        let mut bytes = Vec::new();
        io::Read::read_to_end(&mut open(path, For::Reading)?, &mut bytes)?;
        Ok(bytes)
    };
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_symlink() => Err(OutputError::Symlink {
            path: path.to_owned(),
        }),
        Ok(found) if found.is_file() => read().map(Some).map_err(OutputError::io("read", path)),
        Ok(_) => Ok(None),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(OutputError::io("look at", path)(error)),
    }
}

fn not_plain() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, "it is not an ordinary file")
}

/// Whether this user owns what was found.
#[cfg(unix)]
pub(super) fn is_own(found: &Metadata) -> bool {
    std::os::unix::fs::MetadataExt::uid(found) == rustix::process::geteuid().as_raw()
}

/// Elsewhere what a user may write is taken for theirs.
#[cfg(not(unix))]
pub(super) fn is_own(_: &Metadata) -> bool {
    true
}

/// The rights that a file or folder gives to others than its owner, as the bits of its mode.
#[cfg(unix)]
pub(super) fn for_others(found: &Metadata) -> u32 {
    std::os::unix::fs::MetadataExt::mode(found) & 0o077
}

/// Elsewhere there are no such rights.
#[cfg(not(unix))]
pub(super) fn for_others(_: &Metadata) -> u32 {
    0
}

/// Takes from a file or folder every right of others.
#[cfg(unix)]
pub(super) fn close(path: &Path) -> io::Result<()> {
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

/// Elsewhere there is nothing to take.
#[cfg(not(unix))]
pub(super) fn close(_: &Path) -> io::Result<()> {
    Ok(())
}
