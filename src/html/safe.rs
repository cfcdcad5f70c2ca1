//! Escapes text and checks URLs for HTML.
//!
//! Must not emit a character that HTML forbids, or a URL with a scheme that is not listed here.

use super::Targets;
use crate::prose::{Target, is_forbidden};

/// Appends text with HTML characters escaped and control characters removed.
pub fn escape(text: &str, out: &mut String) {
    out.reserve(text.len());
    let mut written = 0;
    for (at, letter) in text.char_indices() {
        let replacement = match letter {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            ' '..='~' => continue,
            _ if is_forbidden(letter) => "",
            _ => continue,
        };
        out.push_str(&text[written..at]);
        out.push_str(replacement);
        written = at + letter.len_utf8();
    }
    out.push_str(&text[written..]);
}

/// A safe URL for a link or an image.
pub enum SafeUrl {
    /// A path in the reader's own folder.
    Inside {
        /// The path.
        path: String,
        /// Whether it is an image.
        image: bool,
    },
    /// A URL on the web, or an email address.
    Outside(String),
}

/// Returns the safe URL for a destination; `None` if only the link's text may be shown.
pub fn safe_url(to: &Target, targets: &dyn Targets) -> Option<SafeUrl> {
    match to {
        Target::Record(slug) => targets
            .record(slug)
            .map(|path| SafeUrl::Inside { path, image: false }),
        Target::File(name) => targets
            .file(name)
            .map(|(path, image)| SafeUrl::Inside { path, image }),
        Target::Url(url) => {
            let scheme = |scheme: &str| {
                let start = url.get(..scheme.len());
                start.is_some_and(|start| start.eq_ignore_ascii_case(scheme))
                    && url.len() > scheme.len()
            };
            let is_safe = (scheme("https://") || scheme("mailto:"))
                && !url.chars().any(|c| c.is_whitespace() || c.is_control());
            is_safe.then(|| SafeUrl::Outside(percent_encode(url)))
        }
    }
}

/// Percent-encodes the characters that a URL may not contain.
fn percent_encode(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for letter in address.chars() {
        match letter {
            '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' | '[' | ']' => {
                out.push_str(&format!("%{:02X}", letter as u32));
            }
            _ => out.push(letter),
        }
    }
    out
}
