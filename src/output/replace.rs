//! Replaces one file atomically: a new file beside it gets its name once it is complete and on disk.

use std::fs::Permissions;
use std::io::{self, Write as _};
use std::path::Path;

use tempfile::NamedTempFile;

/// Writes `bytes` to `path`. An existing file is replaced; without `permissions`, only the owner may read the new one.
///
/// # Errors
/// The system's error. An existing file is then unchanged.
pub(super) fn replace(
    path: &Path,
    bytes: &[u8],
    permissions: Option<Permissions>,
) -> io::Result<()> {
    let file = temporary(path, bytes, permissions)?;
    file.persist(path).map_err(|failed| failed.error)?;
    Ok(())
}

/// A complete file beside `path`.
fn temporary(
    path: &Path,
    bytes: &[u8],
    permissions: Option<Permissions>,
) -> io::Result<NamedTempFile> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    // An unpredictable name, so that no existing file or link is overwritten or written through.
    let mut file = tempfile::Builder::new()
        .prefix(".coachgen-")
        .tempfile_in(folder)
        .map_err(|error| without_path(&error))?;
    let handle = file.as_file_mut();
    handle.write_all(bytes)?;
    if let Some(permissions) = permissions {
        handle.set_permissions(permissions)?;
    }
    handle.sync_all()?;
    Ok(file)
}

/// Writes `bytes` to a new file that only the owner may read, atomically.
///
/// # Errors
/// The system's error; `AlreadyExists` if there is something at `path`, which then stays unchanged.
pub(super) fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let file = temporary(path, bytes, None)?;
    file.persist_noclobber(path)
        .map_err(|failed| failed.error)?;
    Ok(())
}

/// The permissions of a file, for another one that the same people may read; only the owner's if it cannot be inspected.
/// `None` on systems without such permissions.
pub(super) fn permissions_of(path: &Path) -> Option<Permissions> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode =
            std::fs::metadata(path).map_or(0o600, |found| found.permissions().mode() & 0o666);
        Some(Permissions::from_mode(mode))
    }
    #[cfg(not(unix))]
    {
        let _ = path;
        None
    }
}

/// The error without the path of the temporary file, which the user does not know.
pub(super) fn without_path(error: &io::Error) -> io::Error {
    io::Error::from(error.kind())
}

#[cfg(test)]
mod tests {
    use super::replace;

    #[test]
    fn an_error_does_not_name_the_temporary_file() {
        let place = tempfile::tempdir().unwrap();
        let error = replace(&place.path().join("missing/file.md"), b"words", None).unwrap_err();
        assert_eq!(error.kind(), std::io::ErrorKind::NotFound);
        assert!(!error.to_string().contains(".coachgen-"), "{error}");
    }
}
