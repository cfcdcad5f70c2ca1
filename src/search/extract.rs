//! What a rendered page says: the text in its `<main>`, by the heading and the id it stands under.
//!
//! It reads what our own templates and `markdown` write; of anything else it makes the best. Must not leave out
//! a passage that a person reads, but for drawings (their figures stand in a table), the way back at the top of a page,
//! and words that are there for screen readers alone.

use super::tag::{HtmlTag, decoded};
use super::writer::PartWriter;

/// A part of a page: from a heading, or an element with an id, to the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PagePart {
    /// The nearest id at or before it; empty at the top of a page.
    pub anchor: String,
    /// The nearest heading before it; empty where only the title is.
    pub heading: String,
    /// Its text, a line for each paragraph, list item or row of a table.
    pub text: String,
}

/// What one page says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageText {
    /// Its path in the reader's folder.
    pub path: String,
    /// The section it belongs to.
    pub section: &'static str,
    /// Its title.
    pub title: String,
    /// The first date of its byline, as it is written there.
    pub date: Option<String>,
    /// Its parts, in order.
    pub parts: Vec<PagePart>,
}

/// Reads a page.
pub(super) fn page(path: &str, section: &'static str, title: &str, html: &str) -> PageText {
    let mut writer = PartWriter::default();
    let mut rest = main(html);
    let mut in_byline = false;
    let mut date = None;
    while let Some(at) = rest.find('<') {
        writer.text(&rest[..at]);
        let Some((tag, after)) = HtmlTag::read(&rest[at..]) else {
            writer.text("<");
            rest = &rest[at + 1..];
            continue;
        };
        rest = after;
        match tag.name {
            "p" => in_byline = !tag.closes && tag.is_of(&["byline"]),
            "time" if in_byline && date.is_none() && !tag.closes => {
                let inside = &rest[..rest.find('<').unwrap_or(rest.len())];
                date = Some(decoded(inside).trim().to_owned());
            }
            _ => {}
        }
        match tag.closes {
            true => writer.close(tag.name),
            false if tag.is_left_out() => rest = past(tag.name, rest),
            false => writer.open(&tag),
        }
    }
    writer.text(rest);
    PageText {
        path: path.to_owned(),
        section,
        title: title.to_owned(),
        date,
        parts: writer.finish(),
    }
}

/// What stands between `<main>` and `</main>`; all of a page that has none.
fn main(html: &str) -> &str {
    let Some(at) = html.find("<main") else {
        return html;
    };
    let (_, inside) = html[at..].split_once('>').unwrap_or(("", ""));
    inside.rfind("</main>").map_or(inside, |end| &inside[..end])
}

/// What follows the element `name`, of which the opening tag was read.
fn past<'h>(name: &str, html: &'h str) -> &'h str {
    let mut rest = html;
    let mut open = 1;
    while let Some(at) = rest.find('<') {
        let Some((tag, after)) = HtmlTag::read(&rest[at..]) else {
            rest = &rest[at + 1..];
            continue;
        };
        rest = after;
        if tag.name == name {
            match tag.closes {
                true => open -= 1,
                false => open += 1,
            }
        }
        if open == 0 {
            return rest;
        }
    }
    ""
}
