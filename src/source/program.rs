//! The identity of the running program.

use std::env;
use std::fs;
use std::fs::Metadata;
use std::time::SystemTime;

use sha2::{Digest as _, Sha256};

use crate::text::hex;

/// Returns a text that identifies this program: its version, and the path, size and times of the executable. `None` if
/// these cannot be determined.
pub fn program_identity() -> Option<String> {
    let path = env::current_exe().ok()?;
    let found = path.metadata().ok()?;
    let modified = found.modified().ok()?;
    let modified = modified.duration_since(SystemTime::UNIX_EPOCH).ok()?;
    Some(format!(
        "{} {} {} {} {:?}",
        env!("CARGO_PKG_VERSION"),
        path.display(),
        found.len(),
        modified.as_nanos(),
        file_identity(&found)
    ))
}

/// Returns a text that identifies this program on every machine: its version, and the digest of the executable. `None` if
/// it cannot be read.
pub fn program_digest() -> Option<String> {
    let bytes = fs::read(env::current_exe().ok()?).ok()?;
    let digest = hex(&Sha256::digest(bytes));
    Some(format!("{} {digest}", env!("CARGO_PKG_VERSION")))
}

/// Returns what changes when a file is replaced, even if its time is set to that of the old one.
#[cfg(unix)]
fn file_identity(found: &Metadata) -> (u64, i64, i64) {
    use std::os::unix::fs::MetadataExt as _;
    (found.ino(), found.ctime(), found.ctime_nsec())
}

#[cfg(not(unix))]
fn file_identity(_: &Metadata) {}
