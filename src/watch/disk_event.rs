//! What a watcher of files reports.

use std::path::PathBuf;

/// An event from the file watcher.
pub(super) enum DiskEvent {
    /// Something happened to these paths.
    At(Vec<PathBuf>),
    /// Events were lost, so anything may have changed.
    Lost,
    /// The system cannot watch this many files.
    Failed,
    /// The watched folder was removed or moved.
    Unrooted,
}
