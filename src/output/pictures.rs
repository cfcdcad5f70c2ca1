//! Pictures kept from build to build, as reports are: sealed, beside the records, and by what they were made from.
//!
//! Pictures take longer to make than the rest of a build. Must not know what they show.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::store::{FOLDER, Kept};
use crate::attachment::{PictureStore, Stripped};
use crate::report::{self, Pdf};

/// The folder beside that of the reports.
const NAME: &str = "pictures";

/// The kept pictures of one practice. Nothing is touched before the first is asked for.
pub struct KeptPictures {
    root: PathBuf,
    writes: bool,
    kept: OnceLock<Kept>,
}

impl KeptPictures {
    /// Those of the practice in `root`, with new ones.
    pub fn of(root: &Path) -> KeptPictures {
        KeptPictures {
            root: root.to_path_buf(),
            writes: true,
            kept: OnceLock::new(),
        }
    }

    /// Those of the practice in `root`, for a command that writes nothing.
    pub fn as_they_are(root: &Path) -> KeptPictures {
        KeptPictures {
            writes: false,
            ..KeptPictures::of(root)
        }
    }

    /// Removes what was not asked for since this was made.
    pub fn tidy(&self) {
        if self.writes && self.is_there() {
            self.kept().tidy();
        }
    }

    fn is_there(&self) -> bool {
        self.root.join(FOLDER).join(NAME).is_dir()
    }

    fn kept(&self) -> &Kept {
        self.kept.get_or_init(|| Kept::within(&self.root, NAME))
    }
}

impl PictureStore for KeptPictures {
    fn get(&self, name: &str) -> Option<Stripped> {
        if !self.writes && !self.is_there() {
            return None;
        }
        let made = report::PdfStore::get(self.kept(), name)?;
        Stripped::picture(made.bytes, &made.text)
    }

    fn put(&self, name: &str, made: &Stripped) {
        if self.writes {
            // A picture has an ending where a report has its words.
            let made = Pdf {
                bytes: made.bytes.clone(),
                text: made.extension.to_owned(),
                archival: false,
            };
            report::PdfStore::put(self.kept(), name, &made);
        }
    }
}
