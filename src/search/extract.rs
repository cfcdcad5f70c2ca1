//! Extracts the text in the `<main>` of a rendered page, by heading and id.
//!
//! It reads what the templates and `html` write; other HTML is read as far as possible. Must not leave out a
//! passage that a person reads, except drawings (their figures are also in a table), the back link at the top of a
//! page, and text for screen readers only.

use memchr::memchr;

use super::tag::{HtmlTag, decode_entities};
use super::writer::{PagePart, PartWriter};

/// The text of one page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageText {
    /// Its path in the reader's folder.
    pub path: String,
    /// The section it belongs to.
    pub section: &'static str,
    /// Its title.
    pub title: String,
    /// The first date of its byline, as text.
    pub date: Option<String>,
    /// Its parts, in order.
    pub parts: Vec<PagePart>,
}

/// Extracts the text of a page.
pub(super) fn page(path: &str, section: &'static str, title: &str, html: &str) -> PageText {
    let mut writer = PartWriter::default();
    let mut rest = main_content(html);
    let mut in_byline = false;
    let mut date = None;
    while let Some(at) = memchr(b'<', rest.as_bytes()) {
        writer.text(&rest[..at]);
        let Some((tag, after)) = HtmlTag::read(&rest[at..]) else {
            writer.text("<");
            rest = &rest[at + 1..];
            continue;
        };
        rest = after;
        match tag.name {
            "p" => in_byline = !tag.closes && tag.has_class(&["byline"]),
            "time" if in_byline && date.is_none() && !tag.closes => {
                let inside = &rest[..rest.find('<').unwrap_or(rest.len())];
                date = Some(decode_entities(inside).trim().to_owned());
            }
            _ => {}
        }
        match tag.closes {
            true => writer.close(tag.name),
            false if tag.is_excluded() => rest = skip_element(tag.name, rest),
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

/// Returns the content of `<main>`, or all of a page without one.
fn main_content(html: &str) -> &str {
    let Some(at) = html.find("<main") else {
        return html;
    };
    let (_, inside) = html[at..].split_once('>').unwrap_or(("", ""));
    inside.rfind("</main>").map_or(inside, |end| &inside[..end])
}

/// Returns what follows the element `name`, whose opening tag was read already.
fn skip_element<'h>(name: &str, html: &'h str) -> &'h str {
    let mut rest = html;
    let mut open = 1;
    while let Some(at) = memchr(b'<', rest.as_bytes()) {
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
