//! Helpers to watch a practice on disk: paths in the practice, modification times, and whether it is on a local
//! disk.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::SystemTime;

use super::disk::slashed;
use super::ignored::has_ignored;
use super::{Disk, Tree, composed};

/// A file's size in bytes and modification time.
pub type FileStamp = (u64, Option<SystemTime>);

impl Disk {
    /// The path, relative to the root, that must be listed again after a change at `path`; `None` if it cannot
    /// belong to the practice.
    pub fn listing_path(&self, path: &Path) -> Option<String> {
        let inner = path.strip_prefix(self.root()).ok()?;
        // Names that are not Unicode are listed with their folder.
        let mut inner = inner.to_path_buf();
        while slashed(&inner).is_none() {
            inner.pop();
        }
        if inner.to_str().is_some_and(is_passed_over) || self.is_within_left_out(path) {
            return None;
        }
        // Such a file marks its whole folder as one of portals.
        let last = inner.file_name().and_then(|name| name.to_str());
        if matches!(last, Some("manifest.json" | "coach" | "client")) {
            inner.pop();
        }
        Some(composed(&slashed(&inner)?).into_owned())
    }

    /// An identifier of the practice's folder, to detect that another took its place; `None` if it does not exist.
    pub fn identity(&self) -> Option<(u64, u64)> {
        let found = self.root().metadata().ok()?;
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt;
            Some((found.dev(), found.ino()))
        }
        #[cfg(not(unix))]
        {
            let since = found
                .created()
                .ok()?
                .duration_since(SystemTime::UNIX_EPOCH)
                .ok()?;
            Some((since.as_secs(), u64::from(since.subsec_nanos())))
        }
    }

    /// Size and time of every file of the practice, by path from the root. Files that cannot be listed are left
    /// out.
    pub fn stamps(&self) -> BTreeMap<String, FileStamp> {
        let entries = self.entries().unwrap_or_default().into_iter();
        let stamp = |path: &str| {
            let found = self.locate(path).symlink_metadata().ok()?;
            Some((found.len(), found.modified().ok()))
        };
        entries
            .filter_map(|entry| Some((stamp(&entry.path)?, entry.path)))
            .map(|(stamp, path)| (path, stamp))
            .collect()
    }

    /// Whether the practice is on another machine, whose changes this system does not report.
    #[cfg(target_os = "linux")]
    pub fn is_remote(&self) -> bool {
        /// NFS, SMB, CIFS, SMB2, 9P, AFS, Ceph and everything based on FUSE, such as sshfs and rclone.
        const REMOTE: [u32; 8] = [
            0x6969,
            0x517b,
            0xff53_4d42,
            0xfe53_4d42,
            0x0102_1997,
            0x5346_414f,
            0x00c3_6400,
            0x6573_5546,
        ];
        let found = rustix::fs::statfs(self.root());
        // The kernel's numbers have 32 bits, whatever the width of the field.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        found.is_ok_and(|found| REMOTE.contains(&(found.f_type as u32)))
    }

    /// Whether the practice is on another machine. On Windows, its path then begins with the name of that machine.
    #[cfg(not(target_os = "linux"))]
    pub fn is_remote(&self) -> bool {
        use std::path::{Component, Prefix};
        let first = self.root().components().next();
        matches!(
            first,
            Some(Component::Prefix(prefix))
                if matches!(prefix.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..))
        )
    }
}

/// Whether a path from the root, in the system's notation, is ignored.
fn is_passed_over(path: &str) -> bool {
    !path.is_empty() && has_ignored(&path.replace(std::path::MAIN_SEPARATOR, "/"))
}
