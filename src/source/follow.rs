//! What it takes to follow a practice on disk: where a path lies in it, when its files were changed, whether it lies on
//! this machine at all.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::SystemTime;

use super::disk::slashed;
use super::ignored::has_ignored;
use super::{Disk, Tree, composed};

/// A file's size in bytes, and when it was changed.
pub type Stamp = (u64, Option<SystemTime>);

impl Disk {
    /// The path from the root of what has to be listed anew where something happened at `path`; none where nothing that
    /// belongs to the practice can stand.
    pub fn place(&self, path: &Path) -> Option<String> {
        let inner = path.strip_prefix(self.root()).ok()?;
        // What cannot be named is listed with the folder it lies in.
        let mut inner = inner.to_path_buf();
        while slashed(&inner).is_none() {
            inner.pop();
        }
        if inner.to_str().is_some_and(is_passed_over) || self.is_within_left_out(path) {
            return None;
        }
        // These make a folder one of portals, with all that lies in it.
        let last = inner.file_name().and_then(|name| name.to_str());
        if matches!(last, Some("manifest.json" | "coach" | "client")) {
            inner.pop();
        }
        Some(composed(&slashed(&inner)?).into_owned())
    }

    /// Tells the practice's folder from another that took its place; none while there is none.
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

    /// Size and time of every file of the practice, by path from the root. What cannot be listed is not there.
    pub fn stamps(&self) -> BTreeMap<String, Stamp> {
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

    /// Whether the practice lies on another machine, whose own changes this one's system does not tell of.
    #[cfg(target_os = "linux")]
    pub fn is_remote(&self) -> bool {
        /// NFS, SMB, CIFS, SMB2, 9P, AFS, Ceph and what runs over FUSE: sshfs, rclone and their like.
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

    /// Whether the practice lies on another machine: on Windows, under a name that begins with that machine's.
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

/// Whether a path from the root, as the system writes it, is one that is passed over.
fn is_passed_over(path: &str) -> bool {
    !path.is_empty() && has_ignored(&path.replace(std::path::MAIN_SEPARATOR, "/"))
}
