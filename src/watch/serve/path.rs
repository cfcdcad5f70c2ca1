//! The path of a request, decoded once, in the only form that is used for look-up.
//!
//! Must not repair a path: an unusual one is refused, so that no other interpretation of it is possible.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode, utf8_percent_encode};

/// The characters of a URL path that are not percent-encoded; the result is also safe in HTML and in a header.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// How often a decoded path may turn out to be encoded again. None of our files is, and each pass costs a copy.
const DEEPEST: usize = 4;

/// A decoded path without its leading slash; for a folder, the path of its `index.html`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PagePath(String);

impl PagePath {
    /// Parses the path of a request; `None` if it is not safe.
    pub(super) fn read(raw: &str) -> Option<Self> {
        let raw = raw.strip_prefix('/')?;
        let mut decoded = Vec::new();
        for segment in raw.split('/') {
            let segment = decode(segment)?;
            decoded.push(String::from_utf8(segment).ok()?);
        }
        let (last, folders) = decoded.split_last()?;
        // Only the last segment may be empty: a folder's trailing slash.
        let named = folders.iter().chain((!last.is_empty()).then_some(last));
        if !named.clone().all(|segment| is_safe(segment.as_bytes())) {
            return None;
        }
        let mut path = decoded.join("/");
        if last.is_empty() {
            path.push_str("index.html");
        }
        Some(Self(path))
    }

    /// Returns the path as text.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the path of the index page, if this path is a folder.
    pub(super) fn index(&self) -> String {
        format!("{}/index.html", self.0)
    }

    /// Returns the URL path of this path as a folder.
    pub(super) fn folder(&self) -> String {
        format!("{}/", to_url_path(&self.0))
    }
}

/// Encodes a path relative to the root of the portals as a URL path.
pub(super) fn to_url_path(path: &str) -> String {
    format!("/{}", utf8_percent_encode(path, ESCAPED))
}

/// Decodes one segment once; `None` if a percent sign does not begin an escape.
fn decode(segment: &str) -> Option<Vec<u8>> {
    let mut rest = segment.as_bytes();
    while let Some(at) = rest.iter().position(|byte| *byte == b'%') {
        let digits = rest.get(at + 1..at + 3)?;
        if !digits.iter().all(u8::is_ascii_hexdigit) {
            return None;
        }
        rest = &rest[at + 3..];
    }
    Some(percent_decode(segment.as_bytes()).collect())
}

/// Returns true if a decoded segment is a plain file name, even if it is decoded again any number of times.
fn is_safe(segment: &[u8]) -> bool {
    let mut segment = segment.to_vec();
    for _ in 0..DEEPEST {
        if !is_safe_as_is(&segment) {
            return false;
        }
        let again: Vec<u8> = percent_decode(&segment).collect();
        if again == segment {
            return true;
        }
        segment = again;
    }
    false
}

/// Returns true if a segment is a plain file name without further decoding.
fn is_safe_as_is(segment: &[u8]) -> bool {
    !matches!(segment, b"" | b"." | b"..")
        && !String::from_utf8_lossy(segment)
            .contains(|letter: char| letter.is_control() || matches!(letter, '/' | '\\' | ':'))
}

#[cfg(test)]
#[path = "path_tests.rs"]
mod tests;
