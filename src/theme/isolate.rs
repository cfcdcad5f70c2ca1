//! Converts bidirectional isolate characters to `<bdi>` elements.
//!
//! The characters work in text, but programs that copy a page or read it aloud support the element better, and
//! `dir="auto"` skips it. Titles and attributes keep the characters, since they cannot contain elements.

use crate::bidi::{END, ISOLATE};
use crate::text::tag_end;

/// Elements that cannot contain a `<bdi>` element, or whose content is not HTML.
const SKIPPED: [&str; 5] = ["title", "script", "style", "textarea", "svg"];

/// Returns `html` with each isolate that begins and ends in the same text node as a `<bdi>` element.
pub(super) fn to_bdi_elements(html: String) -> String {
    if !html.contains(ISOLATE) {
        return html;
    }
    let mut out = String::with_capacity(html.len() + html.len() / 16);
    let mut rest = html.as_str();
    while let Some(at) = rest.find('<') {
        text(&rest[..at], &mut out);
        rest = &rest[at..];
        let end = tag_end(rest).map_or(rest.len(), |end| end + 1);
        let tag = &rest[..end];
        out.push_str(tag);
        rest = &rest[end..];
        let skipped = SKIPPED.iter().find(|name| opens(tag, name));
        if let Some(name) = skipped {
            let close = format!("</{name}");
            let end = rest.find(&close).unwrap_or(rest.len());
            out.push_str(&rest[..end]);
            rest = &rest[end..];
        }
    }
    text(rest, &mut out);
    out
}

/// Writes the text between two tags. An isolate that begins or ends elsewhere keeps its characters.
fn text(text: &str, out: &mut String) {
    if !text.contains(ISOLATE) {
        out.push_str(text);
        return;
    }
    let pairs = pairs(text);
    for (at, c) in text.char_indices() {
        match pairs.binary_search_by_key(&at, |(place, _)| *place) {
            Ok(found) => out.push_str(if pairs[found].1 { "<bdi>" } else { "</bdi>" }),
            Err(_) => out.push(c),
        }
    }
}

/// Returns the positions of the characters that begin (`true`) or end a complete isolate, in order.
fn pairs(text: &str) -> Vec<(usize, bool)> {
    let (mut open, mut pairs) = (Vec::new(), Vec::new());
    for (at, c) in text.char_indices() {
        match c {
            // The other two isolate characters have the same end character, and are not converted.
            ISOLATE | '\u{2066}' | '\u{2067}' => open.push((at, c == ISOLATE)),
            END => {
                if let Some((start, true)) = open.pop() {
                    pairs.extend([(start, true), (at, false)]);
                }
            }
            _ => {}
        }
    }
    pairs.sort_unstable();
    pairs
}

/// Returns true if `tag` is the opening tag of `name`.
fn opens(tag: &str, name: &str) -> bool {
    let after = tag.strip_prefix('<').and_then(|tag| tag.strip_prefix(name));
    after.is_some_and(|after| after.starts_with(|c: char| c == '>' || c.is_whitespace()))
}

#[cfg(test)]
mod tests {
    use super::to_bdi_elements;

    fn with(html: &str) -> String {
        to_bdi_elements(html.replace('[', "\u{2068}").replace(']', "\u{2069}"))
    }

    #[test]
    fn a_complete_isolate_becomes_an_element() {
        assert_eq!(with("<p>[שם]’s copy</p>"), "<p><bdi>שם</bdi>’s copy</p>");
        assert_eq!(
            with("<p>[[א], [ב]] and c</p>"),
            "<p><bdi><bdi>א</bdi>, <bdi>ב</bdi></bdi> and c</p>"
        );
    }

    #[test]
    fn content_without_elements_keeps_its_characters() {
        for html in [
            "<title>[שם] – x</title>",
            "<p title=\"[שם] > x\">y</p>",
            "<svg><text>[שם]</text></svg>",
            "<script>[x]</script>",
        ] {
            let kept = html.replace('[', "\u{2068}").replace(']', "\u{2069}");
            assert_eq!(with(html), kept);
        }
    }

    #[test]
    fn an_incomplete_isolate_is_not_converted() {
        for html in ["<p>[a <em>b</em>] c</p>", "<p>a] b</p>", "<p>[a</p>"] {
            let kept = html.replace('[', "\u{2068}").replace(']', "\u{2069}");
            assert_eq!(with(html), kept);
        }
        assert_eq!(
            with("<p>\u{2067}a] [b]</p>"),
            "<p>\u{2067}a\u{2069} <bdi>b</bdi></p>"
        );
    }
}
