//! A cache of processed pictures between builds: sealed files next to the records, by a hash of their input.
//!
//! Pictures take longer to process than the rest of a build. Must not know what they show.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::store::{FOLDER, PdfCache};
use crate::attachment::{PictureStore, Stripped};
use crate::report::Pdf;

/// The folder next to that of the reports.
const NAME: &str = "pictures";

/// The picture cache of one practice. Opens the folder on first use.
pub struct PictureCache {
    root: PathBuf,
    writes: bool,
    cache: OnceLock<PdfCache>,
}

impl PictureCache {
    /// Creates the cache of the practice in `root`.
    pub fn new(root: &Path) -> PictureCache {
        PictureCache {
            root: root.to_path_buf(),
            writes: true,
            cache: OnceLock::new(),
        }
    }

    /// Creates a cache that is only read, for a command that writes nothing.
    pub fn read_only(root: &Path) -> PictureCache {
        PictureCache {
            writes: false,
            ..PictureCache::new(root)
        }
    }

    /// Removes pictures that were not requested since this was created.
    pub fn tidy(&self) {
        if self.writes && self.is_there() {
            self.cache().tidy();
        }
    }

    fn is_there(&self) -> bool {
        self.root.join(FOLDER).join(NAME).is_dir()
    }

    fn cache(&self) -> &PdfCache {
        self.cache
            .get_or_init(|| PdfCache::within(&self.root, NAME))
    }
}

impl PictureStore for PictureCache {
    fn get(&self, name: &str) -> Option<Stripped> {
        if !self.writes && !self.is_there() {
            return None;
        }
        let made = self.cache().file(name)?;
        Stripped::picture(made.bytes, &made.text)
    }

    fn put(&self, name: &str, made: &Stripped) {
        if self.writes {
            // A picture stores its file extension in the text field.
            let made = Pdf {
                bytes: made.bytes.clone(),
                text: made.extension.to_owned(),
                archival: false,
            };
            self.cache().put_file(name, &made);
        }
    }
}
