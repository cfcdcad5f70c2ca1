//! A file outside the records that the command line names.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

/// Returns the bytes of a file of at most `most` bytes, a whole number of MiB.
///
/// # Errors
/// If it is not an ordinary file, is larger, or cannot be read.
pub fn read_given_file(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    // Checked before it is opened, because opening a pipe that has no writer would block.
    if !std::fs::metadata(path)?.is_file() {
        return Err(io::Error::other("it is not an ordinary file"));
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        let size = most / (1024 * 1024);
        return Err(io::Error::other(format!("it is larger than {size} MiB")));
    }
    Ok(bytes)
}
