//! Escapes text and checks URLs for HTML.
//!
//! Must not emit a character that HTML forbids, or a URL with a scheme that is not listed here.

use super::Targets;

/// Appends text with HTML characters escaped and control characters removed.
pub fn escape(text: &str, out: &mut String) {
    out.reserve(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(letter),
            _ if forbidden(letter) => {}
            _ => out.push(letter),
        }
    }
}

/// A safe URL for a link or an image.
pub enum SafeUrl {
    /// A path in the reader's own folder.
    Inside { path: String, image: bool },
    /// A URL on the web, or an email address.
    Outside(String),
}

/// Returns the safe URL for an address in prose; `None` if only the link's text may be shown.
pub fn target(address: &str, targets: &dyn Targets) -> Option<SafeUrl> {
    if address
        .chars()
        .any(|letter| letter.is_whitespace() || letter.is_control())
    {
        return None;
    }
    if let Some(record) = address.strip_prefix("record:") {
        let (slug, anchor) = match record.split_once('#') {
            Some((slug, anchor)) => (slug, Some(anchor)),
            None => (record, None),
        };
        return targets
            .record(slug, anchor)
            .map(|path| SafeUrl::Inside { path, image: false });
    }
    if let Some(name) = address.strip_prefix("file:") {
        return targets
            .file(name)
            .map(|(path, image)| SafeUrl::Inside { path, image });
    }
    let scheme = |scheme: &str| {
        address
            .get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
            && address.len() > scheme.len()
    };
    (scheme("https://") || scheme("mailto:")).then(|| SafeUrl::Outside(percent_encode(address)))
}

/// Returns true for characters that HTML does not allow: controls, non-characters, and marks that change the direction
/// of everything after them.
fn forbidden(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        || matches!(letter, '\u{fdd0}'..='\u{fdef}')
        || (letter as u32) & 0xfffe == 0xfffe
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
