//! Puts the text of a page together, part by part.
//!
//! Must not know where the text comes from: it is handed tags and text in order.

use super::extract::PagePart;
use super::tag::{HtmlTag, decoded};

/// The parts of a page so far.
#[derive(Default)]
pub(super) struct PartWriter {
    parts: Vec<PagePart>,
    anchor: String,
    heading: String,
    /// The heading has not been in a part yet.
    heading_is_new: bool,
    in_heading: bool,
    /// What follows of it is text.
    heading_is_full: bool,
    /// Open sections and items, with the anchor and the heading that hold again when they close.
    open: Vec<(&'static str, String, String)>,
    text: String,
    /// What parts the next word from the last.
    gap: TextGap,
}

/// Longest heading that is kept as one, in bytes.
const LONGEST_HEADING: usize = 400;

/// In order: a wider gap takes the place of a narrower.
#[derive(Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum TextGap {
    #[default]
    None,
    Space,
    /// Between the cells of a row, a term and what it stands for.
    Cell,
    /// Between paragraphs, items, rows.
    Line,
}

impl PartWriter {
    /// Running text, entities and all.
    pub(super) fn text(&mut self, text: &str) {
        match text.contains('&') {
            true => self.words(&decoded(text)),
            false => self.words(text),
        }
    }

    fn words(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        // A break that must not come between two words is a space to whoever searches for them.
        let is_space = |c: char| c.is_whitespace();
        if text.starts_with(is_space) {
            self.widen(TextGap::Space);
        }
        for word in text.split_whitespace() {
            let gap = self.gap;
            // A heading is repeated with each part below it: one that is as long as a text is text beyond its beginning.
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
        if !text.ends_with(is_space) && self.gap == TextGap::Space {
            self.gap = TextGap::None;
        }
    }

    /// An element opens.
    pub(super) fn open(&mut self, tag: &HtmlTag<'_>) {
        let heads = is_heading(tag.name);
        if let Some(name) = holder(tag.name) {
            let (anchor, heading) = (self.anchor.clone(), self.heading.clone());
            self.open.push((name, anchor, heading));
        }
        let gap = gap(tag.name, false);
        // An id within a sentence, a footnote's say, is no place where a passage begins.
        let id = match gap {
            TextGap::Line => tag.attribute("id").filter(|id| !id.is_empty()),
            _ => None,
        };
        if heads || id.is_some() {
            self.flush();
        }
        if let Some(id) = id {
            self.anchor = decoded(id);
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

    /// An element closes.
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

    /// All parts, the last one too. A page with a title alone has one.
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

/// Elements that end what was begun in them: after them the heading from before holds again.
fn holder(name: &str) -> Option<&'static str> {
    ["section", "li", "article"]
        .into_iter()
        .find(|holder| *holder == name)
}

/// What an element puts between the words before and after its tag.
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

/// Soft hyphens and marks of direction take no place on a page, and would keep a word from being found.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}
