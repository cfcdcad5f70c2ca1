//! The key of a PDF in a cache.

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::look::Look;
use super::model::Report;
use crate::text::hex;

/// A hash of everything that a PDF depends on. Two PDFs with the same key are the same.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PdfKey(String);

/// The data that a PDF depends on.
#[derive(Serialize)]
struct KeyData<'a> {
    report: &'a Report,
    look: &'a Look,
}

impl PdfKey {
    /// The key of a PDF of `report` from the renderer with this fingerprint. It covers the pictures, since a picture's
    /// name is a hash of its bytes.
    pub fn new(fingerprint: &str, report: &Report, look: &Look) -> PdfKey {
        // Readers whose pages differ only in their links share one PDF.
        let report = &report.without_html();
        let mut hash = Sha256::new();
        hash.update(fingerprint);
        // Reports only contain text, lists and numbers, so this cannot fail.
        hash.update(serde_json::to_vec(&KeyData { report, look }).unwrap_or_default());
        PdfKey(hex(&hash.finalize()))
    }

    /// The key as 64 hexadecimal digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
