//! Collects the text of a page part by part.
//!
//! Must not know where the text comes from: it receives tags and text in order.

use super::tag::{HtmlTag, decode_entities};

/// A part of a page: from a heading, or an element with an id, to the next one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PagePart {
    /// The nearest id at or before it; empty at the top of a page.
    pub anchor: String,
    /// The nearest heading before it; empty if there is only the title.
    pub heading: String,
    /// Its text, with one line per paragraph, list item or table row.
    pub text: String,
}

/// The parts of a page so far.
#[derive(Default)]
pub(super) struct PartWriter {
    parts: Vec<PagePart>,
    anchor: String,
    heading: String,
    /// Whether the heading has not been in a part yet.
    heading_is_new: bool,
    in_heading: bool,
    /// Whether the rest of the heading counts as text.
    heading_is_full: bool,
    /// Open sections and items, with the anchor and heading to restore when they close.
    open: Vec<(&'static str, String, String)>,
    text: String,
    /// The separator between the last word and the next one.
    gap: TextGap,
}

/// The longest heading, in bytes; the rest of it counts as text.
const LONGEST_HEADING: usize = 400;

/// Ordered by width: a wider gap replaces a narrower one.
#[derive(Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum TextGap {
    #[default]
    None,
    Space,
    /// Between table cells, or between a term and its description.
    Cell,
    /// Between paragraphs, items and rows.
    Line,
}

impl PartWriter {
    /// Adds text with entities.
    pub(super) fn text(&mut self, text: &str) {
        match text.contains('&') {
            true => self.words(&decode_entities(text)),
            false => self.words(text),
        }
    }

    fn words(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        // A no-break space counts as a space, because people search for the two words.
        let is_space = |c: char| c.is_whitespace();
        if text.starts_with(is_space) {
            self.widen(TextGap::Space);
        }
        // Splitting bytes is faster; it would take a vertical tab for part of a word.
        match text.bytes().all(|byte| byte < 0x80 && byte != 0x0b) {
            true => text
                .split_ascii_whitespace()
                .for_each(|word| self.word(word)),
            false => text.split_whitespace().for_each(|word| self.word(word)),
        }
        if !text.ends_with(is_space) && self.gap == TextGap::Space {
            self.gap = TextGap::None;
        }
    }

    fn word(&mut self, word: &str) {
        let gap = self.gap;
        // A heading is repeated with each part below it, so only the beginning of a very long one counts as
        // heading.
        self.heading_is_full |= self.heading.len() + word.len() > LONGEST_HEADING;
        let in_heading = self.in_heading && !self.heading_is_full;
        let into = match in_heading {
            true => &mut self.heading,
            false => &mut self.text,
        };
        match gap {
            _ if into.is_empty() => {}
            TextGap::None => {}
            TextGap::Cell if !in_heading => into.push_str(" · "),
            TextGap::Line if !in_heading => into.push('\n'),
            _ => into.push(' '),
        }
        match word.is_ascii() {
            true => into.push_str(word),
            false => into.extend(word.chars().filter(|c| !is_invisible(*c))),
        }
        self.gap = TextGap::Space;
    }

    /// Handles an opening tag.
    pub(super) fn open(&mut self, tag: &HtmlTag<'_>) {
        let heads = is_heading(tag.name);
        if let Some(name) = closing_element(tag.name) {
            let (anchor, heading) = (self.anchor.clone(), self.heading.clone());
            self.open.push((name, anchor, heading));
        }
        let gap = gap(tag.name, false);
        // An inline id, such as that of a footnote, does not begin a passage.
        let id = match gap {
            TextGap::Line => tag.attribute("id").filter(|id| !id.is_empty()),
            _ => None,
        };
        if heads || id.is_some() {
            self.flush();
        }
        if let Some(id) = id {
            self.anchor = decode_entities(id);
        }
        if heads {
            self.heading.clear();
            self.heading_is_new = true;
            self.heading_is_full = false;
            self.in_heading = true;
        }
        if tag.name == "img"
            && let Some(alt) = tag.attribute("alt")
        {
            self.widen(TextGap::Space);
            self.text(alt);
            self.widen(TextGap::Space);
        }
        self.widen(gap);
    }

    /// Handles a closing tag.
    pub(super) fn close(&mut self, name: &str) {
        if is_heading(name) {
            self.in_heading = false;
        }
        if let Some(place) = self.open.iter().rposition(|(open, ..)| *open == name) {
            let (_, anchor, heading) = self.open.swap_remove(place);
            self.open.truncate(place);
            if anchor != self.anchor || heading != self.heading {
                self.flush();
                self.anchor = anchor;
                self.heading = heading;
            }
        }
        self.widen(gap(name, true));
    }

    /// Returns all parts, including the last one. A page with only a title has one.
    pub(super) fn finish(mut self) -> Vec<PagePart> {
        self.heading_is_new |= self.parts.is_empty();
        self.flush();
        self.parts
    }

    fn flush(&mut self) {
        if self.text.is_empty() && !self.heading_is_new {
            return;
        }
        self.parts.push(PagePart {
            anchor: self.anchor.clone(),
            heading: self.heading.clone(),
            text: std::mem::take(&mut self.text),
        });
        self.heading_is_new = false;
        self.gap = TextGap::None;
    }

    fn widen(&mut self, gap: TextGap) {
        self.gap = self.gap.max(gap);
    }
}

fn is_heading(name: &str) -> bool {
    matches!(name, "h2" | "h3" | "h4" | "h5" | "h6")
}

/// Returns the name of an element after which the previous heading applies again, if it is one.
fn closing_element(name: &str) -> Option<&'static str> {
    ["section", "li", "article"]
        .into_iter()
        .find(|holder| *holder == name)
}

/// Returns the gap between the words before and after a tag.
fn gap(name: &str, closes: bool) -> TextGap {
    match name {
        "td" | "th" if closes => TextGap::Cell,
        "dt" if closes => TextGap::Cell,
        "td" | "th" | "dd" if !closes => TextGap::None,
        "br" => TextGap::Space,
        "a" | "abbr" | "b" | "bdi" | "cite" | "code" | "del" | "em" | "i" | "img" | "ins"
        | "kbd" | "mark" | "q" | "s" | "small" | "span" | "strong" | "sub" | "sup" | "time"
        | "u" | "wbr" | "" => TextGap::None,
        _ => TextGap::Line,
    }
}

/// Soft hyphens and direction marks are invisible, and would prevent a word from being found.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}
