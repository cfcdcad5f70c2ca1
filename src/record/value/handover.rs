//! The forms of files that are handed over.

/// The form of a file that is handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HandoverForm {
    /// One HTML file.
    Html,
    /// One HTML file, encrypted.
    Sealed,
    /// The portal as a ZIP archive.
    Zip,
}

impl HandoverForm {
    /// Every form.
    pub const ALL: [HandoverForm; 3] =
        [HandoverForm::Html, HandoverForm::Sealed, HandoverForm::Zip];

    /// The word in the ledger.
    pub fn word(self) -> &'static str {
        match self {
            HandoverForm::Html => "html",
            HandoverForm::Sealed => "sealed",
            HandoverForm::Zip => "zip",
        }
    }
}
