//! The text of a built page, as tests compare it.

/// Returns the text of a page with plain spaces: the page has a no-break space where a date, or a number and its unit,
/// stays on one line.
pub fn page_text(bytes: impl AsRef<[u8]>) -> String {
    plain_spaces(&String::from_utf8_lossy(bytes.as_ref()))
}

/// Returns a text with plain spaces.
pub fn plain_spaces(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}
