//! Isolates of text as elements: `<bdi>` where a pair of characters was.
//!
//! The characters work as text does, but programs that copy or read a page aloud know the element better, and `dir="auto"`
//! looks past it. Titles and attributes keep the characters, since they can hold no element.

use crate::bidi::{END, ISOLATE};

/// Elements whose text cannot have an element in it, or is no HTML.
const AS_IT_IS: [&str; 5] = ["title", "script", "style", "textarea", "svg"];

/// `html` with each isolate that begins and ends in one text as a `<bdi>` element.
pub(super) fn elements(html: String) -> String {
    if !html.contains(ISOLATE) {
        return html;
    }
    let mut out = String::with_capacity(html.len() + html.len() / 16);
    let mut rest = html.as_str();
    while let Some(at) = rest.find('<') {
        text(&rest[..at], &mut out);
        rest = &rest[at..];
        let end = tag_end(rest);
        let tag = &rest[..end];
        out.push_str(tag);
        rest = &rest[end..];
        let held = AS_IT_IS.iter().find(|name| opens(tag, name));
        if let Some(name) = held {
            let close = format!("</{name}");
            let end = rest.find(&close).unwrap_or(rest.len());
            out.push_str(&rest[..end]);
            rest = &rest[end..];
        }
    }
    text(rest, &mut out);
    out
}

/// Writes a text between two tags. An isolate that begins or ends elsewhere keeps its characters.
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

/// The places of the characters that begin (`true`) or end an isolate which is whole, in order.
fn pairs(text: &str) -> Vec<(usize, bool)> {
    let (mut open, mut pairs) = (Vec::new(), Vec::new());
    for (at, c) in text.char_indices() {
        match c {
            // Those of the two other sorts are ended by the same character, and stay as they are.
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

/// Where the tag at the start of `html` ends.
fn tag_end(html: &str) -> usize {
    let mut quote = None;
    for (at, byte) in html.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    html.len()
}

/// Whether `tag` is the opening tag of `name`.
fn opens(tag: &str, name: &str) -> bool {
    let after = tag.strip_prefix('<').and_then(|tag| tag.strip_prefix(name));
    after.is_some_and(|after| after.starts_with(|c: char| c == '>' || c.is_whitespace()))
}

#[cfg(test)]
mod tests {
    use super::elements;

    fn with(html: &str) -> String {
        elements(html.replace('[', "\u{2068}").replace(']', "\u{2069}"))
    }

    #[test]
    fn a_whole_isolate_becomes_an_element() {
        assert_eq!(with("<p>[שם]’s copy</p>"), "<p><bdi>שם</bdi>’s copy</p>");
        assert_eq!(
            with("<p>[[א], [ב]] and c</p>"),
            "<p><bdi><bdi>א</bdi>, <bdi>ב</bdi></bdi> and c</p>"
        );
    }

    #[test]
    fn what_can_hold_no_element_keeps_its_characters() {
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
    fn half_an_isolate_makes_no_element() {
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
