//! What a person may have meant as a marker, wherever it stands.

/// Whether words name a marker, however they are put together.
pub(super) fn says_only(text: &str) -> bool {
    let joined: String = text
        .chars()
        .map(|c| {
            if matches!(c, '_' | '\u{2010}'..='\u{2015}') {
                '-'
            } else {
                c
            }
        })
        .flat_map(char::to_lowercase)
        .collect();
    joined.contains("coach-only") || joined.contains("client-only")
}

/// A block of HTML without its comments.
pub(super) fn without_comments(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some(at) = rest.find("<!--") {
        out.push_str(&rest[..at]);
        let Some((_, after)) = rest[at..].split_once("-->") else {
            // Not closed: what follows is no comment.
            return out + &rest[at..];
        };
        rest = after;
    }
    out + rest
}

/// Whether text holds what a person may have meant as a marker: braces around a class, or around a
/// word that says `only`.
pub fn looks_like_marker(text: &str) -> bool {
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        rest = &rest[open + 1..];
        let inside = &rest[..rest.find(['}', '\n']).unwrap_or(rest.len())];
        let inside = inside.trim().to_lowercase();
        let says_only =
            inside.contains("only") && (inside.contains("coach") || inside.contains("client"));
        let class = inside
            .strip_prefix('.')
            .is_some_and(|class| class.starts_with(|c: char| c.is_alphabetic()));
        if says_only || class {
            return true;
        }
    }
    false
}
