//! The data model of reports, and the interface for building PDFs from it.
//!
//! `page::report` builds a [`model::Report`] from a reader's view; the print-ready HTML and the PDF render it. Must not
//! use a view: the content of a report is complete before it comes here.

pub mod model;
pub mod prose;
#[cfg(feature = "pdf")]
pub mod pdf;

use std::collections::BTreeMap;

use serde_json::Value;

use crate::theme::TemplateError;

/// Builds PDFs of reports.
pub trait PdfRenderer: Send + Sync {
    /// A hash, in hexadecimal digits, of everything except the data that the bytes depend on: engine, templates, fonts.
    fn fingerprint(&self) -> String;

    /// The characters of `text` that no text font has. `code` may use any font.
    fn lacking(&self, text: &str, code: bool) -> BTreeMap<char, MissingGlyphs>;

    /// All font families available, including the practice's own.
    fn families(&self) -> Vec<String>;

    /// Builds the report in `data`: a [`model::Report`] with the practice's look as `look`. `files` are the pictures,
    /// by their names in `files/`.
    ///
    /// # Errors
    /// Returns the errors in the practice's own templates. Any data can be rendered.
    fn pdf(&self, data: &Value, files: &[(&str, &[u8])]) -> Result<Pdf, Vec<TemplateError>>;
}

/// What the fonts lack for a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MissingGlyphs {
    /// No font has a glyph: an empty box is drawn instead.
    Glyph,
    /// No text font has it: only a font for mathematics or code, or a font without the layout rules of its script.
    Typeface,
}

/// A PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// All text on its pages.
    pub text: String,
    /// Whether it conforms to PDF/A-2a and PDF/UA-1; otherwise it is a tagged PDF.
    pub archival: bool,
}

/// Caches PDFs between builds, by a name derived from everything they depend on.
pub trait PdfStore: Send + Sync {
    /// The PDF cached under `name`.
    fn get(&self, name: &str) -> Option<Pdf>;
    /// Caches `made`. If that fails, the PDF is built again next time.
    fn put(&self, name: &str, made: &Pdf);
}

thread_local! {
    static GUARDED: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

/// Whether this thread is building a PDF. A panic of the engine is then caught and reported as a template error.
pub fn is_guarded() -> bool {
    GUARDED.get()
}

/// Runs `work` with the thread marked as guarded; see [`is_guarded`].
#[cfg(feature = "pdf")]
fn guarded<T>(work: impl FnOnce() -> T) -> T {
    GUARDED.set(true);
    let done = work();
    GUARDED.set(false);
    done
}
