//! Text of prose without its markup.
//!
//! Must not include any part of a comment.

use pulldown_cmark::{Event, Tag, TagEnd};

/// Collects the text of events, with a space between paragraphs.
pub(super) fn plain<'e>(events: impl Iterator<Item = Event<'e>>, out: &mut String) {
    for event in events {
        match event {
            Event::Text(text) | Event::Code(text) => out.push_str(&text),
            Event::Html(html) | Event::InlineHtml(html) => out.push_str(&without_comments(&html)),
            Event::SoftBreak | Event::HardBreak => out.push(' '),
            Event::End(end) if !is_inline(end) && !out.ends_with(' ') => out.push(' '),
            _ => {}
        }
    }
}

/// Returns the alternative text of an image; reads up to its end.
pub(super) fn image_text<'e>(events: &mut impl Iterator<Item = Event<'e>>) -> String {
    let (mut depth, mut alt) = (1, String::new());
    for event in events {
        match event {
            Event::Start(Tag::Image { .. }) => depth += 1,
            Event::End(TagEnd::Image) => depth -= 1,
            Event::Text(text) | Event::Code(text) => alt.push_str(&text),
            Event::InlineHtml(html) => alt.push_str(&without_comments(&html)),
            Event::SoftBreak | Event::HardBreak => alt.push(' '),
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    alt
}

/// Removes comments from HTML; an unclosed comment extends to the end.
pub(super) fn without_comments(html: &str) -> String {
    let (mut out, mut rest) = (String::new(), html);
    while let Some(start) = rest.find("<!--") {
        out.push_str(&rest[..start]);
        rest = match rest[start + 4..].find("-->") {
            Some(end) => &rest[start + 4 + end + 3..],
            None => "",
        };
    }
    out.push_str(rest);
    out
}

pub(super) fn is_block(tag: &Tag<'_>) -> bool {
    !is_inline(tag.to_end())
}

fn is_inline(end: TagEnd) -> bool {
    matches!(
        end,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image
    )
}
