//! Safely reads one file of a practice: it follows no link and does not wait for a pipe.
//!
//! A listed file may be replaced by something else before it is read, especially while records are watched for
//! hours.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::MAX_ATTACHMENT;

/// The bytes of the regular file at `path`, given relative to `root`.
///
/// # Errors
/// If it is not a regular file, exceeds every size limit, or cannot be read.
pub(super) fn read(root: &Path, path: &str) -> io::Result<Vec<u8>> {
    let most = MAX_ATTACHMENT + 1;
    let bytes = begin(root, path, most)?;
    if bytes.len() as u64 > MAX_ATTACHMENT {
        return Err(io::Error::other("it is larger than 64 MiB"));
    }
    Ok(bytes)
}

/// The first `most` bytes of the file.
///
/// # Errors
/// As for the whole file, except for its size.
pub(super) fn head(root: &Path, path: &str, most: usize) -> io::Result<Vec<u8>> {
    begin(root, path, most as u64)
}

fn begin(root: &Path, path: &str, most: u64) -> io::Result<Vec<u8>> {
    if path.split('/').any(|name| matches!(name, "" | "." | "..")) {
        return Err(io::Error::new(
            io::ErrorKind::InvalidInput,
            "it is not a path in the practice",
        ));
    }
    let file = open(root, path)?;
    if !file.metadata()?.is_file() {
        return Err(io::Error::other("it is not an ordinary file"));
    }
    let mut bytes = Vec::new();
    file.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Opens each folder in turn, so that none of them can be a link.
#[cfg(unix)]
fn open(root: &Path, path: &str) -> io::Result<File> {
    use rustix::fs::{Mode, OFlags, open, openat};
    let flags = OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NOFOLLOW;
    let mut at = open(root, flags | OFlags::DIRECTORY, Mode::empty())?;
    let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
    for folder in folders.split('/').filter(|folder| !folder.is_empty()) {
        at = openat(&at, folder, flags | OFlags::DIRECTORY, Mode::empty())?;
    }
    // Without this flag, opening a pipe that has no writer would block.
    let file = openat(&at, name, flags | OFlags::NONBLOCK, Mode::empty())?;
    Ok(File::from(file))
}

#[cfg(not(unix))]
fn open(root: &Path, path: &str) -> io::Result<File> {
    let mut at = root.to_path_buf();
    for name in path.split('/') {
        at.push(name);
        if at.symlink_metadata()?.is_symlink() {
            return Err(io::Error::other("it is a link"));
        }
    }
    File::open(at)
}
