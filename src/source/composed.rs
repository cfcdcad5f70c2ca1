//! Normalises names to one Unicode form, whatever form the disk uses.
//!
//! macOS stores `ü` as `u` and a combining mark (NFD), most other systems as one character (NFC). The program uses
//! only the composed form for a practice, so that a link finds its record on every machine.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// A name or path in Unicode's composed form. A character that would become a plain ASCII one is left as it is:
/// ASCII names are looked up on disk as written.
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
