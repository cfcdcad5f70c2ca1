//! Comments and tags. Comments reach no reader; a tag is shown as text.

use std::ops::Range;

/// The comments of a piece of HTML, and whether the last one is still open at its end.
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

/// Whether a block of HTML is of a sort that only its own end mark closes, and has none.
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
