//! HTML comments and tags. No reader sees comments; a tag is shown as text.

use std::ops::Range;

use super::labels::reach;
use super::phrases::{self, AccessPhrase, Strength};

/// Names and styles that hide a text in a web page, without spaces. In a portal, the reader sees the tag and the
/// text.
const HIDING: [&str; 12] = [
    "hidden",
    "display:none",
    "visibility:",
    "opacity:0",
    "font-size:0",
    "color:white",
    "color:#fff",
    "color:transparent",
    "sr-only",
    "invisible",
    "spoiler",
    "coach",
];

/// What the tags of an HTML fragment say about who may read it.
pub(super) fn access_phrase(html: &str) -> AccessPhrase {
    let mut all = AccessPhrase::default();
    for (at, _) in html.match_indices('<') {
        let rest = &html[at + 1..];
        if !rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/') {
            continue;
        }
        let rest = reach(rest);
        let inside = &rest[..rest.find('>').unwrap_or(rest.len())];
        let plain: String = inside.chars().filter(|c| !c.is_whitespace()).collect();
        let plain = plain.to_ascii_lowercase();
        all = all.and(match HIDING.iter().any(|word| plain.contains(word)) {
            true => Strength::Coach.into(),
            false => phrases::found(inside).and(phrases::label(inside)),
        });
    }
    all
}

/// The comments of an HTML fragment, and whether the last one is still open at its end.
pub(super) fn comments(html: &str) -> (Vec<Range<usize>>, bool) {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = html[at..].find("<!--").map(|n| at + n) {
        let Some(end) = html[start + 4..].find("-->").map(|n| start + 4 + n + 3) else {
            found.push(start..html.len());
            return (found, true);
        };
        found.push(start..end);
        at = end;
    }
    (found, false)
}

/// Whether an HTML block is of a type that only its own end mark closes, and has none.
pub(super) fn is_open(html: &str) -> bool {
    let html = html.trim_start().to_ascii_lowercase();
    let ends = [
        ("<pre", "</pre>"),
        ("<script", "</script>"),
        ("<style", "</style>"),
        ("<textarea", "</textarea>"),
        ("<?", "?>"),
        ("<![cdata[", "]]>"),
    ];
    ends.iter()
        .any(|(start, end)| html.starts_with(start) && !html.contains(end))
}
