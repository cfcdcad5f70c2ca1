//! A cache of processed pictures between builds, by a hash of their input.
//!
//! Pictures take longer to process than the rest of a build. Must not know what they show.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::sealed_folder::{FOLDER, SealedFolder};
use crate::attachment::{PictureStore, Stripped};

/// The folder next to that of the reports.
pub(super) const NAME: &str = "pictures";

/// How a cache is used.
#[derive(Clone, Copy, PartialEq, Eq)]
enum CacheUse {
    /// By a command that writes nothing.
    ReadOnly,
    /// By a build that processes every picture again.
    WriteOnly,
    ReadWrite,
}

/// The picture cache of one practice. Opens the folder on first use.
pub struct PictureCache {
    root: PathBuf,
    used_for: CacheUse,
    files: OnceLock<SealedFolder>,
}

impl PictureCache {
    /// Creates the cache of the practice in `root`.
    pub fn new(root: &Path) -> PictureCache {
        PictureCache {
            root: root.to_path_buf(),
            used_for: CacheUse::ReadWrite,
            files: OnceLock::new(),
        }
    }

    /// Creates a cache that is only read, for a command that writes nothing.
    pub fn read_only(root: &Path) -> PictureCache {
        PictureCache {
            used_for: CacheUse::ReadOnly,
            ..PictureCache::new(root)
        }
    }

    /// Creates a cache that is only written, so that every picture is processed again.
    pub fn write_only(root: &Path) -> PictureCache {
        PictureCache {
            used_for: CacheUse::WriteOnly,
            ..PictureCache::new(root)
        }
    }

    /// Keeps a picture for the next build, although this one does not need it.
    pub fn mark_used(&self, name: &str) {
        if self.is_there() {
            self.files().mark_used(name);
        }
    }

    /// Removes pictures that were not requested since this was created.
    pub fn tidy(&self) {
        if self.used_for != CacheUse::ReadOnly && self.is_there() {
            self.files().tidy();
        }
    }

    fn is_there(&self) -> bool {
        self.root.join(FOLDER).join(NAME).is_dir()
    }

    fn files(&self) -> &SealedFolder {
        self.files
            .get_or_init(|| SealedFolder::open(&self.root, NAME, b"coachgen picture 1\n"))
    }
}

impl PictureStore for PictureCache {
    fn get(&self, name: &str) -> Option<Stripped> {
        let reads = match self.used_for {
            CacheUse::ReadOnly => self.is_there(),
            CacheUse::WriteOnly => false,
            CacheUse::ReadWrite => true,
        };
        let kept = reads.then(|| self.files().get(name))??;
        let (length, rest) = kept.split_first()?;
        let (extension, bytes) = rest.split_at_checked(usize::from(*length))?;
        Stripped::picture(bytes.to_vec(), std::str::from_utf8(extension).ok()?)
    }

    fn put(&self, name: &str, made: &Stripped) {
        let Ok(length) = u8::try_from(made.extension.len()) else {
            return;
        };
        if self.used_for != CacheUse::ReadOnly {
            let parts = [&[length], made.extension.as_bytes(), &made.bytes];
            self.files().put(name, &parts);
        }
    }
}
