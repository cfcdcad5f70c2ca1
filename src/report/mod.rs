//! The reports as data, and what makes PDFs of them.
//!
//! `page::report` makes a [`model::Report`] from a reader's view; the print-ready HTML and the PDF walk it. Must not
//! know a view: what a report says is decided before it comes here.

pub mod model;
#[cfg(feature = "pdf")]
pub mod pdf;

use std::collections::BTreeMap;

use serde_json::Value;

use crate::theme::TemplateError;

/// Makes PDFs of reports.
pub trait PdfRenderer: Send + Sync {
    /// What the bytes depend on beside the data: the engine, the templates, the fonts. In hexadecimal digits.
    fn fingerprint(&self) -> String;

    /// Characters of `text` that no text font has. `code` may be set in any font.
    fn lacking(&self, text: &str, code: bool) -> BTreeMap<char, MissingGlyphs>;

    /// Every family of type it has, the practice's own with it.
    fn families(&self) -> Vec<String>;

    /// The report that `data` holds, a [`model::Report`] with the practice's look as `look`; pictures by their names below `files/`.
    ///
    /// # Errors
    /// What is wrong with the practice's own templates. Whatever the data hold, there is a PDF.
    fn pdf(&self, data: &Value, files: &[(&str, &[u8])]) -> Result<Pdf, Vec<TemplateError>>;
}

/// What a character lacks in the fonts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MissingGlyphs {
    /// A shape: no font has it, and an empty box is in its place.
    Glyph,
    /// A font for text: only one that is made for mathematics or for code has it, or one without the rules of its script.
    Typeface,
}

/// A PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// Every word that its pages bear.
    pub text: String,
    /// Whether it conforms to PDF/A-2a and PDF/UA-1; else it is a tagged PDF.
    pub archival: bool,
}

/// Keeps PDFs from build to build, by a name made of everything they depend on.
pub trait PdfStore: Send + Sync {
    /// What is kept under `name`.
    fn get(&self, name: &str) -> Option<Pdf>;
    /// Keeps `made`. What cannot be kept is made again.
    fn put(&self, name: &str, made: &Pdf);
}

thread_local! {
    static GUARDED: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

/// Whether this thread is at work on a PDF, where a fault of the engine is caught and told as one of its templates.
pub fn is_guarded() -> bool {
    GUARDED.get()
}

/// Does `work`, and says meanwhile that its faults are caught.
#[cfg(feature = "pdf")]
fn guarded<T>(work: impl FnOnce() -> T) -> T {
    GUARDED.set(true);
    let done = work();
    GUARDED.set(false);
    done
}
