//! A cache of PDFs between builds, by a hash of their input. Must not know what the PDFs contain.

use std::path::Path;

use super::sealed_folder::SealedFolder;
use crate::report::{Pdf, PdfKey, PdfStore};

/// The name of the folder.
pub(super) const NAME: &str = "reports";

/// The PDF cache of one practice.
pub struct PdfCache {
    files: SealedFolder,
    reads: bool,
}

impl PdfCache {
    /// Opens the cache of the practice in `root`.
    pub fn open(root: &Path) -> PdfCache {
        PdfCache {
            files: SealedFolder::open(root, NAME, b"coachgen report 1\n"),
            reads: true,
        }
    }

    /// Returns the cache in write-only mode: nothing is read from it, so that every PDF is made again.
    #[must_use]
    pub fn write_only(mut self) -> PdfCache {
        self.reads = false;
        self
    }

    /// Keeps a PDF for the next build, although this one does not need it.
    pub fn mark_used(&self, key: &str) {
        self.files.mark_used(key);
    }

    /// Removes PDFs that were not requested since this was created, because their records have changed.
    pub fn tidy(&self) {
        self.files.tidy();
    }
}

impl PdfStore for PdfCache {
    fn get(&self, key: &PdfKey) -> Option<Pdf> {
        let kept = self.reads.then(|| self.files.get(key.as_str()))??;
        unpack(&kept)
    }

    fn put(&self, key: &PdfKey, made: &Pdf) {
        let parts = [
            &[u8::from(made.archival)],
            &(made.text.len() as u64).to_le_bytes()[..],
            made.text.as_bytes(),
            &made.bytes,
        ];
        self.files.put(key.as_str(), &parts);
    }
}

/// Parses the content of a file.
fn unpack(content: &[u8]) -> Option<Pdf> {
    let (archival, rest) = content.split_first()?;
    let (text, rest) = rest.split_first_chunk::<8>()?;
    let text = usize::try_from(u64::from_le_bytes(*text)).ok()?;
    let (text, bytes) = rest.split_at_checked(text)?;
    Some(Pdf {
        bytes: bytes.to_vec(),
        text: String::from_utf8(text.to_vec()).ok()?,
        archival: *archival == 1,
    })
}
