//! Writes a tree of prose as HTML.
//!
//! Must not write an attribute taken from prose other than an escaped URL or text. It is recursive; the tree is
//! at most [`MAX_DEPTH`](crate::prose::MAX_DEPTH) levels deep.

use std::borrow::Cow;

use super::direction;
use super::ids::Ids;
use super::safe::{SafeUrl, escape, safe_url};
use super::{Labels, Outline, Targets};
use crate::prose::{Block, Inline, Item, Prose, QuoteMark, Target, has_text};

/// The number of a footnote on the page, and its id.
#[derive(Clone, Default)]
pub(super) struct NoteNumber {
    pub(super) number: u32,
    pub(super) id: String,
    pub(super) referenced: bool,
}

/// Writes one run of prose.
pub(super) struct HtmlWriter<'a> {
    targets: &'a dyn Targets,
    pub(super) labels: &'a Labels<'a>,
    pub(super) ids: &'a mut Ids,
    outline: &'a mut Outline,
    pub(super) out: String,
    /// The words of the last heading.
    pub(super) heading: String,
    pub(super) notes: Vec<NoteNumber>,
}

impl<'a> HtmlWriter<'a> {
    pub(super) fn new(
        targets: &'a dyn Targets,
        labels: &'a Labels<'a>,
        ids: &'a mut Ids,
        outline: &'a mut Outline,
    ) -> Self {
        HtmlWriter {
            targets,
            labels,
            ids,
            outline,
            out: String::new(),
            heading: String::new(),
            notes: Vec::new(),
        }
    }

    /// Returns the HTML of one run. Footnotes come after the text, in order of their first reference.
    pub(super) fn write(mut self, prose: &Prose) -> String {
        let order = prose.note_order();
        self.number_notes(&order);
        self.blocks(&prose.blocks);
        let Some(first) = order.first().and_then(|note| self.notes.get(*note)) else {
            return self.out;
        };
        let turn = direction::inner(direction::of_blocks(&prose.notes[order[0]]));
        let number = first.number;
        self.out.push_str(&format!(
            "<div class=\"footnotes\">\n<ol{turn} start=\"{number}\">\n"
        ));
        for note in order {
            self.write_note(note, &prose.notes[note]);
        }
        self.out.push_str("</ol>\n</div>\n");
        self.out
    }

    pub(super) fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(words) => {
                let start = self.out.len();
                self.out.push_str("<p dir=\"auto\">");
                let inside = self.out.len();
                self.line(words);
                // An image without a description may be all that it had, and may have been refused.
                match self.out[inside..].trim().is_empty() {
                    true => self.out.truncate(start),
                    false => self.out.push_str("</p>\n"),
                }
            }
            Block::Line(words) => self.line(words),
            Block::Heading { level, words } => self.write_heading(*level, words),
            Block::Quote(inner) => {
                let turn = direction::inner(direction::of_blocks(inner));
                self.out.push_str(&format!("<blockquote{turn}>\n"));
                self.blocks(inner);
                self.out.push_str("</blockquote>\n");
            }
            Block::List { first, items } => self.list(*first, items),
            Block::Code(text) => {
                self.out.push_str("<pre dir=\"auto\" tabindex=\"0\"><code>");
                escape(text, &mut self.out);
                self.out.push_str("</code></pre>\n");
            }
            Block::Table {
                columns,
                head,
                rows,
            } => self.table(columns, head, rows),
            Block::Rule => self.out.push_str("<hr>\n"),
            // Footnotes come after the text.
            Block::Note(_) => {}
        }
    }

    /// Writes a heading, unless it has no words.
    fn write_heading(&mut self, level: u8, words: &[Inline]) {
        self.heading.clear();
        add_heading_text(words, &self.labels.quotes, &mut self.heading);
        let level = self.outline.level(level);
        if !has_text(words) {
            return;
        }
        let id = self.ids.claim(&self.heading);
        self.out
            .push_str(&format!("<h{level} id=\"{id}\" dir=\"auto\">"));
        self.line(words);
        self.out.push_str(&format!("</h{level}>\n"));
    }

    fn list(&mut self, first: Option<u64>, items: &[Item]) {
        let turn = direction::inner(direction::of_items(items));
        let close = match first {
            None => {
                self.out.push_str(&format!("<ul{turn}>\n"));
                "</ul>\n"
            }
            Some(1) => {
                self.out.push_str(&format!("<ol{turn}>\n"));
                "</ol>\n"
            }
            Some(first) => {
                self.out
                    .push_str(&format!("<ol{turn} start=\"{first}\">\n"));
                "</ol>\n"
            }
        };
        for item in items {
            self.item(item);
        }
        self.out.push_str(close);
    }

    fn item(&mut self, item: &Item) {
        let turn = direction::of_item(&item.blocks);
        let (class, label) = match item.done {
            None => ("", None),
            Some(true) => ("class=\"task task-done\" ", Some(&self.labels.done)),
            Some(false) => ("class=\"task\" ", Some(&self.labels.to_do)),
        };
        self.out.push_str(&format!("<li {class}{turn}>"));
        // In an item with paragraphs, the label belongs to the first of them.
        let mut blocks = item.blocks.as_slice();
        let paragraph = match blocks {
            [Block::Paragraph(words), rest @ ..] if label.is_some() => {
                blocks = rest;
                self.out.push_str("<p dir=\"auto\">");
                Some(words)
            }
            _ => None,
        };
        if let Some(label) = label {
            self.out
                .push_str("<span class=\"visually-hidden\" dir=\"auto\">");
            escape(label, &mut self.out);
            self.out.push_str(" </span>");
        }
        if let Some(words) = paragraph {
            self.line(words);
            self.out.push_str("</p>\n");
        }
        self.blocks(blocks);
        self.out.push_str("</li>\n");
    }

    pub(super) fn line(&mut self, line: &[Inline]) {
        for inline in line {
            self.inline(inline);
        }
    }

    fn inline(&mut self, inline: &Inline) {
        match inline {
            Inline::Text(text) => escape(text, &mut self.out),
            Inline::QuoteMark(QuoteMark::Open) => escape(&self.labels.quotes[0], &mut self.out),
            Inline::QuoteMark(QuoteMark::Close) => escape(&self.labels.quotes[1], &mut self.out),
            Inline::Code(code) => {
                self.out.push_str("<code dir=\"auto\">");
                escape(code, &mut self.out);
                self.out.push_str("</code>");
            }
            Inline::Emphasis(words) => self.element("em", words),
            Inline::Strong(words) => self.element("strong", words),
            Inline::Strikethrough(words) => self.element("del", words),
            Inline::Link { to, words } => self.link(to, words),
            Inline::Image { to, alt } => self.image(to, alt),
            Inline::Note(note) => self.reference(*note),
            Inline::LineEnd => self.out.push('\n'),
            Inline::Break => self.out.push_str("<br>\n"),
        }
    }

    fn element(&mut self, name: &str, words: &[Inline]) {
        self.out.push_str(&format!("<{name}>"));
        self.line(words);
        self.out.push_str(&format!("</{name}>"));
    }

    fn link(&mut self, to: &Target, words: &[Inline]) {
        // A link without text would be inaccessible.
        let url = safe_url(to, self.targets).filter(|_| has_text(words));
        let Some(url) = url else {
            return self.line(words);
        };
        let (href, is_external) = match &url {
            SafeUrl::Inside { path, .. } => (path, false),
            SafeUrl::Outside(url) => (url, true),
        };
        self.out.push_str("<a href=\"");
        escape(href, &mut self.out);
        self.out.push('"');
        if is_external {
            self.out.push_str(" rel=\"noreferrer\"");
        }
        // A link whose text is its URL is marked: print styles add the URL after all other links.
        if is_external && is_bare_url(href, words) {
            self.out.push_str(" class=\"address\"");
        }
        self.out.push('>');
        self.line(words);
        self.out.push_str("</a>");
    }

    fn image(&mut self, to: &Target, alt: &str) {
        match safe_url(to, self.targets) {
            Some(SafeUrl::Inside { path, image: true }) => {
                self.out.push_str("<img src=\"");
                escape(&path, &mut self.out);
                self.out.push_str("\" alt=\"");
                escape(alt, &mut self.out);
                self.out.push('"');
                self.out.push('>');
            }
            _ => escape(alt, &mut self.out),
        }
    }
}

/// Returns true if a link's text is its URL.
fn is_bare_url(href: &str, words: &[Inline]) -> bool {
    fn bare(address: &str) -> &str {
        let schemes = ["https://", "mailto:"];
        let scheme = schemes.iter().find(|one| address.starts_with(**one));
        address[scheme.map_or(0, |scheme| scheme.len())..].trim_end_matches('/')
    }
    matches!(words, [Inline::Text(text)] if bare(text) == bare(href))
}

/// Adds the words of a heading, for its id and for the names of tables below it.
fn add_heading_text(words: &[Inline], quotes: &[Cow<'_, str>; 2], out: &mut String) {
    for inline in words {
        match inline {
            Inline::Text(text) | Inline::Code(text) => out.push_str(text),
            Inline::QuoteMark(QuoteMark::Open) => out.push_str(&quotes[0]),
            Inline::QuoteMark(QuoteMark::Close) => out.push_str(&quotes[1]),
            Inline::Emphasis(words)
            | Inline::Strong(words)
            | Inline::Strikethrough(words)
            | Inline::Link { words, .. } => add_heading_text(words, quotes, out),
            Inline::LineEnd | Inline::Break => out.push(' '),
            Inline::Image { .. } | Inline::Note(_) => {}
        }
    }
}
