//! The data model of reports, and the interface for building PDFs from it.
//!
//! `page::report` builds a [`model::Report`] from a reader's view; the print-ready HTML and the PDF render it. Must not
//! use a view: the content of a report is complete before it comes here.

pub mod body;
mod key;
mod kind;
mod look;
pub mod model;
#[cfg(feature = "pdf")]
pub mod pdf;
pub mod plain;
mod prose;
mod text_kind;
mod texts;

use std::collections::BTreeMap;

pub use key::PdfKey;
pub use kind::ReportKind;
pub use look::Look;
pub use text_kind::{TextKind, VisitText};

use crate::theme::TemplateError;
use model::Report;

/// Builds PDFs of reports.
pub trait PdfRenderer: Send + Sync {
    /// A hash, in hexadecimal digits, of everything except the data that the bytes depend on: engine, templates, fonts.
    fn fingerprint(&self) -> String;

    /// The characters of `text` that no text font has. `code` may use any font.
    fn lacking(&self, text: &str, code: bool) -> BTreeMap<char, MissingGlyphs>;

    /// All font families available, including the practice's own.
    fn families(&self) -> Vec<String>;

    /// Builds the PDF of `report` in this look. `files` are the pictures, by their names in `files/`.
    ///
    /// # Errors
    /// Returns the errors in the practice's own templates. Any report can be rendered.
    fn render(
        &self,
        report: &Report,
        look: &Look,
        files: &[(&str, &[u8])],
    ) -> Result<Pdf, Vec<TemplateError>>;
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

/// Caches PDFs between builds.
pub trait PdfStore: Send + Sync {
    /// The PDF cached under `key`.
    fn get(&self, key: &PdfKey) -> Option<Pdf>;
    /// Caches `made`. If that fails, the PDF is built again next time.
    fn put(&self, key: &PdfKey, made: &Pdf);
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
