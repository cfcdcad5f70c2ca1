//! One name, whatever form of Unicode a disk gives it in.
//!
//! macOS gives `ü` as `u` and a mark above it (NFD), most other systems as one character (NFC). A practice knows the
//! composed form alone, so that a link finds its record on every machine.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// A name or path in Unicode's composed form. A sign that would become a plain ASCII one stays as it is: what is
/// plain is looked up on disk as it is written.
pub fn composed(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || is_nfc(text) {
        return Cow::Borrowed(text);
    }
    let names = text.split('/').map(|name| {
        let whole: String = name.nfc().collect();
        match whole.is_ascii() && !name.is_ascii() {
            true => name.to_owned(),
            false => whole,
        }
    });
    Cow::Owned(names.collect::<Vec<_>>().join("/"))
}
