//! The path of a request, decoded once, in the only form that is looked up.
//!
//! Must not repair: what is not plain is refused, so that no reading of it can differ from another's.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode, utf8_percent_encode};

/// What a path of ours is written with as it is; the rest in percent signs, which is safe in HTML and in a header too.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// How often what is already decoded may be found to be encoded again. No file of ours is, and each time costs a copy.
const DEEPEST: usize = 4;

/// A decoded path without its leading slash; a folder's is that of its `index.html`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PagePath(String);

impl PagePath {
    /// Reads the path of a request; `None` where it is not plain.
    pub(super) fn read(raw: &str) -> Option<Self> {
        let raw = raw.strip_prefix('/')?;
        let mut decoded = Vec::new();
        for segment in raw.split('/') {
            let segment = decode(segment)?;
            decoded.push(String::from_utf8(segment).ok()?);
        }
        let (last, folders) = decoded.split_last()?;
        // Only the last may be empty: a folder's trailing slash.
        let named = folders.iter().chain((!last.is_empty()).then_some(last));
        if !named.clone().all(|segment| plain(segment.as_bytes())) {
            return None;
        }
        let mut path = decoded.join("/");
        if last.is_empty() {
            path.push_str("index.html");
        }
        Some(Self(path))
    }

    /// As a site is asked for it.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    /// The page that stands for a folder of this path.
    pub(super) fn index(&self) -> String {
        format!("{}/index.html", self.0)
    }

    /// The address of the folder of this path.
    pub(super) fn folder(&self) -> String {
        format!("{}/", written(&self.0))
    }
}

/// A path from the root of the portals as it stands in a URL.
pub(super) fn written(path: &str) -> String {
    format!("/{}", utf8_percent_encode(path, ESCAPED))
}

/// One segment, decoded once; `None` where a percent sign does not begin an escape.
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

/// Whether a decoded segment names a file of a folder and nothing else, however often it may be decoded again.
fn plain(segment: &[u8]) -> bool {
    let mut segment = segment.to_vec();
    for _ in 0..DEEPEST {
        if !plain_now(&segment) {
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

/// Whether a segment names a file of a folder and nothing else, as it stands.
fn plain_now(segment: &[u8]) -> bool {
    !matches!(segment, b"" | b"." | b"..")
        && !String::from_utf8_lossy(segment)
            .contains(|letter: char| letter.is_control() || matches!(letter, '/' | '\\' | ':'))
}

#[cfg(test)]
#[path = "path_tests.rs"]
mod tests;
