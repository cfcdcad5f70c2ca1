//! Names that every file system can hold, for folders that are named after what a coach typed.
//!
//! A function of the name alone, so that the same name gives the same folder in every build.

use sha2::{Digest as _, Sha256};
use unicode_normalization::{UnicodeNormalization as _, is_nfc};

use super::names::{is_forbidden, is_reserved};

/// Most bytes of a name. File systems hold 255, those that encrypt 143; what is left is for a number or an ending.
const MOST: usize = 120;

/// The name, composed (NFC), without what some system cannot hold, and short enough everywhere. One that is cut has a
/// part of its digest at its end, so that two long names that begin alike stay two. One that Windows reserves, or of which
/// nothing is left, begins with `what` it is the name of.
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
    if safe.len() > MOST {
        let digest: String = Sha256::digest(composed.as_bytes())
            .iter()
            .take(4)
            .map(|byte| format!("{byte:02x}"))
            .collect();
        let mut end = MOST - digest.len() - 1;
        while !safe.is_char_boundary(end) {
            end -= 1;
        }
        safe.truncate(end);
        safe = format!("{}-{digest}", safe.trim_end_matches(['.', ' ', '-']));
    }
    safe
}

/// A name or path as file systems compare it that make no difference between capitals and small letters, or between the
/// ways in which Unicode writes an accent.
pub fn folded(name: &str) -> String {
    if name.is_ascii() {
        return name.to_ascii_lowercase();
    }
    // By way of capitals, since some small letters share one.
    let folded = name.nfd().collect::<String>().to_uppercase().to_lowercase();
    match is_nfc(&folded) {
        true => folded,
        false => folded.nfc().collect(),
    }
}
