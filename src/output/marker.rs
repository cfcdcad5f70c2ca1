//! The file that marks a folder as coachgen's staging folder, under a seal.

use std::{
    fs::{self, Metadata},
    io,
    path::Path,
};

use super::seal::Seal;
use crate::text::hex;

/// The file that marks a folder as coachgen's staging folder. It is removed before the swap, so portals never contain
/// it.
pub(super) const MARKER: &str = ".coachgen-staging";

/// The text of the marker before its seal, and the purpose of the seal.
const PURPOSE: &str = "coachgen staging\n";

/// Returns the content of the marker for a folder. The seal covers the folder's device and inode too, so that a copy of
/// the marker is not valid in another folder.
pub(super) fn marker_text(folder: &Path, seal: &Seal) -> io::Result<String> {
    let number = number(&fs::symlink_metadata(folder)?);
    let sealed = seal.sign(&[PURPOSE.as_bytes(), number.as_bytes()]);
    Ok(format!("{PURPOSE}{}\n", hex(&sealed.unwrap_or_default())))
}

#[cfg(unix)]
fn number(found: &Metadata) -> String {
    use std::os::unix::fs::MetadataExt as _;
    format!("{} {}", found.dev(), found.ino())
}

/// Other systems have no inode number for a folder.
#[cfg(not(unix))]
fn number(_: &Metadata) -> String {
    String::new()
}
