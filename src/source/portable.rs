//! Names that are valid on every file system, for folders that are named after text typed by a coach.
//!
//! The result depends on the name alone, so that the same name gives the same folder in every build.

use sha2::{Digest as _, Sha256};
use unicode_normalization::{UnicodeNormalization as _, is_nfc};

use super::names::{is_forbidden, is_reserved};
use crate::text::hex;

/// The maximum length of a name in bytes. File systems allow 255, encrypting ones 143. The rest is for a number or
/// an extension.
const MAX_BYTES: usize = 120;

/// The name, composed (NFC), without characters that some system does not allow, and short enough for every system.
///
/// A shortened name ends in part of its digest, so that two long names with the same beginning differ. A name that
/// is reserved on Windows, or would be empty, begins with `what`, the type of thing that it names.
pub fn portable(name: &str, what: &str) -> String {
    let composed: String = name.nfc().collect();
    let plain: String = composed
        .chars()
        .map(|c| if c == '/' || is_forbidden(c) { '-' } else { c })
        .collect();
    let mut safe = plain.trim_matches(['.', ' ']).to_owned();
    if safe.is_empty() || is_reserved(&safe) {
        safe = format!("{what}-{safe}").trim_end_matches('-').to_owned();
    }
    if safe.len() > MAX_BYTES {
        let digest = hex(&Sha256::digest(composed.as_bytes())[..4]);
        safe.truncate(safe.floor_char_boundary(MAX_BYTES - digest.len() - 1));
        safe = format!("{}-{digest}", safe.trim_end_matches(['.', ' ', '-']));
    }
    safe
}

/// A name or path as compared by file systems that ignore case and the Unicode form of accents.
pub fn folded(name: &str) -> String {
    if name.is_ascii() {
        return name.to_ascii_lowercase();
    }
    // Converted to capitals first, since some lower-case letters share one.
    let folded = name.nfd().collect::<String>().to_uppercase().to_lowercase();
    match is_nfc(&folded) {
        true => folded,
        false => folded.nfc().collect(),
    }
}
