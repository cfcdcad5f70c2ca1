//! Builds the tree from the events of a text, in one pass and without recursion.
//!
//! Must not include any part of a comment.

use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::clean::{displayable, folded_name, without_comments};
use super::frame::{Container, Frame, is_inline, without_heading};
use super::text::{each_note, is_blank};
use super::{Block, Inline, Item, MAX_DEPTH, Prose, QuoteMark, Written};

/// The tree of a text, and the indices of its footnotes by folded name.
pub(super) struct Parsed {
    pub(super) prose: Prose<Written>,
    pub(super) notes: HashMap<String, usize>,
}

impl Parsed {
    /// Returns true if the text refers to the footnote with this folded name.
    pub(super) fn refers_to(&self, name: &str) -> bool {
        let Some(note) = self.notes.get(name) else {
            return false;
        };
        let mut found = false;
        for blocks in std::iter::once(&self.prose.blocks).chain(&self.prose.notes) {
            each_note(blocks, &mut |other| found |= other == *note);
        }
        found
    }
}

/// Builds the tree from the events of a text.
pub(super) fn build<'e>(
    markdown: &str,
    events: impl Iterator<Item = (Event<'e>, Range<usize>)>,
) -> Parsed {
    let mut builder = Builder {
        frames: vec![Frame::new(Container::Root)],
        ..Builder::default()
    };
    for (event, place) in events {
        builder.event(event, markdown.get(place));
    }
    builder.finish()
}

#[derive(Default)]
struct Builder {
    /// The open elements, innermost last.
    frames: Vec<Frame>,
    /// How many of the open tags, innermost first, were omitted because they are nested too deeply.
    omitted: usize,
    /// The indices of the footnotes by name.
    notes: HashMap<String, usize>,
    note_blocks: Vec<Vec<Block<Written>>>,
}

impl Builder {
    fn event(&mut self, event: Event<'_>, source: Option<&str>) {
        if let Some(Frame {
            container: Container::Image { alt, .. },
            ..
        }) = self.frames.last_mut()
        {
            let nested = self.omitted > 0;
            match &event {
                Event::Text(text) | Event::Code(text) => return alt.push_str(&displayable(text)),
                Event::InlineHtml(html) => {
                    return alt.push_str(&displayable(&without_comments(html)));
                }
                Event::SoftBreak | Event::HardBreak => return alt.push(' '),
                Event::Start(_) => return self.omitted += 1,
                Event::End(_) if nested => return self.omitted -= 1,
                Event::End(_) => {}
                _ => return,
            }
        }
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(end) => self.end(end),
            Event::Text(text) => self.text(&text, source),
            Event::Code(code) | Event::InlineMath(code) | Event::DisplayMath(code) => {
                self.inline(Inline::Code(displayable(&code).into_owned()));
            }
            Event::Html(html) | Event::InlineHtml(html) => self.html(&html),
            Event::FootnoteReference(name) => {
                let note = self.note(&name);
                self.inline(Inline::Note(note));
            }
            Event::SoftBreak => self.inline(Inline::LineEnd),
            Event::HardBreak => self.inline(Inline::Break),
            Event::Rule if self.omitted > 0 => self.words(" "),
            Event::Rule => self.block(Block::Rule),
            Event::TaskListMarker(done) if self.omitted == 0 => {
                // In a list with paragraphs, the mark is inside the item's first paragraph.
                let innermost = self.frames.iter_mut().rev().take(2);
                for frame in innermost {
                    if let Container::Item(task) = &mut frame.container {
                        *task = Some(done);
                        break;
                    }
                }
            }
            Event::TaskListMarker(_) => {}
        }
    }

    fn text(&mut self, text: &CowStr<'_>, source: Option<&str>) {
        match self.parent() {
            Some(Container::Code(code)) => return code.push_str(&displayable(text)),
            Some(Container::Html(html)) => return html.push_str(text),
            _ => {}
        }
        // A typographic quotation mark that the author typed is not changed.
        match (&**text, source) {
            ("“", Some("\"")) => self.inline(Inline::QuoteMark(QuoteMark::Open)),
            ("”", Some("\"")) => self.inline(Inline::QuoteMark(QuoteMark::Close)),
            _ => self.words(text),
        }
    }

    fn html(&mut self, html: &str) {
        if let Some(Frame {
            container: Container::Html(block),
            ..
        }) = self.frames.last_mut()
        {
            block.push_str(html);
        } else {
            self.words(&without_comments(html));
        }
    }

    /// Adds text.
    fn words(&mut self, text: &str) {
        let text = displayable(text);
        if text.is_empty() {
            return;
        }
        if let Some(Inline::Text(last)) = self.line().last_mut() {
            last.push_str(&text);
        } else {
            self.inline(Inline::Text(text.into_owned()));
        }
    }

    fn inline(&mut self, inline: Inline<Written>) {
        self.line().push(inline);
    }

    /// The line to which inline content is added.
    fn line(&mut self) -> &mut Vec<Inline<Written>> {
        if self.frames.is_empty() {
            self.frames.push(Frame::new(Container::Root));
        }
        let last = self.frames.len() - 1;
        let frame = &mut self.frames[last];
        if !frame.container.has_blocks() {
            return &mut frame.words;
        }
        // Text directly in an item or another container of blocks.
        if !matches!(frame.blocks.last(), Some(Block::Line(_))) {
            frame.blocks.push(Block::Line(Vec::new()));
        }
        match frame.blocks.last_mut() {
            Some(Block::Line(line)) => line,
            _ => &mut frame.words,
        }
    }

    fn block(&mut self, block: Block<Written>) {
        if let Some(frame) = self.frames.last_mut() {
            frame.blocks.push(block);
        }
    }

    /// The index of the footnote with this name.
    fn note(&mut self, name: &str) -> usize {
        let next = self.notes.len();
        let note = *self.notes.entry(folded_name(name)).or_insert(next);
        if note == next {
            self.note_blocks.push(Vec::new());
        }
        note
    }

    fn start(&mut self, tag: Tag<'_>) {
        // A list needs room for its items, and a table for its rows and cells. HTML is collected at any depth, because a
        // comment in it may extend over several lines.
        let room = match &tag {
            Tag::Table(_) => 3,
            Tag::List(_) => 2,
            _ => 1,
        };
        if matches!(tag, Tag::HtmlBlock) {
            self.frames.push(Frame::new(Container::Html(String::new())));
            return;
        }
        if self.omitted > 0 || self.frames.len() + room > MAX_DEPTH + 1 {
            self.omitted += 1;
            if !is_inline(&tag.to_end()) {
                self.words(" ");
            }
            return;
        }
        match Container::from_tag(tag, |name| self.note(name)) {
            Some(container) => self.frames.push(Frame::new(container)),
            None => self.omitted += 1,
        }
    }

    fn end(&mut self, end: TagEnd) {
        if self.omitted > 0 && !matches!(end, TagEnd::HtmlBlock) {
            self.omitted -= 1;
            return;
        }
        if self.frames.len() < 2 {
            return;
        }
        if let Some(frame) = self.frames.pop() {
            self.close(frame, matches!(end, TagEnd::TableHead));
        }
    }

    /// Adds a closed element to the one around it. `is_head` is true for the first row of a table.
    fn close(&mut self, frame: Frame, is_head: bool) {
        let Frame {
            container,
            blocks,
            words,
        } = frame;
        match container {
            Container::Root => {}
            // For example a line that contained only a comment.
            Container::Paragraph if is_blank(&words) => {}
            Container::Paragraph => self.block(Block::Paragraph(words)),
            Container::Heading(level) => self.block(Block::Heading { level, words }),
            Container::Quote if blocks.is_empty() => {}
            Container::Quote => self.block(Block::Quote(blocks)),
            Container::List { first, items } => self.block(Block::List { first, items }),
            Container::Code(text) => self.block(Block::Code(text)),
            Container::Html(html) => {
                let text = without_comments(&html);
                let text = displayable(&text);
                let text = text.trim();
                if text.is_empty() {
                } else if self.omitted > 0 {
                    self.words(&format!(" {text} "));
                } else {
                    self.block(Block::Paragraph(vec![Inline::Text(text.to_owned())]));
                }
            }
            Container::Note(note) => {
                if let Some(known) = self.note_blocks.get_mut(note) {
                    known.extend(blocks);
                }
                self.block(Block::Note(note));
            }
            Container::Table {
                columns,
                head,
                rows,
            } => self.block(Block::Table {
                columns,
                head,
                rows,
            }),
            Container::Emphasis => self.inline(Inline::Emphasis(words)),
            Container::Strong => self.inline(Inline::Strong(words)),
            Container::Strikethrough => self.inline(Inline::Strikethrough(words)),
            Container::Link { to, is_bare } => {
                let words = match without_heading(&to).filter(|_| is_bare) {
                    Some(name) => vec![Inline::Text(displayable(name).into_owned())],
                    None => words,
                };
                self.inline(Inline::Link { to, words });
            }
            Container::Image { to, alt, is_bare } => {
                let alt = match without_heading(&to).filter(|_| is_bare) {
                    Some(name) => displayable(name).into_owned(),
                    None => alt,
                };
                self.inline(Inline::Image { to, alt });
            }
            Container::Item(done) => {
                if let Some(Container::List { items, .. }) = self.parent() {
                    items.push(Item { done, blocks });
                }
            }
            Container::Row(cells) => {
                if let Some(Container::Table { head, rows, .. }) = self.parent() {
                    match is_head {
                        true => *head = cells,
                        false => rows.push(cells),
                    }
                }
            }
            Container::Cell => {
                if let Some(Container::Row(cells)) = self.parent() {
                    cells.push(words);
                }
            }
        }
    }

    fn parent(&mut self) -> Option<&mut Container> {
        self.frames.last_mut().map(|frame| &mut frame.container)
    }

    fn finish(mut self) -> Parsed {
        // Events are always balanced; this is a safeguard so that no text is lost.
        while self.frames.len() > 1 {
            if let Some(frame) = self.frames.pop() {
                self.close(frame, false);
            }
        }
        let root = self.frames.pop();
        Parsed {
            prose: Prose {
                blocks: root.map(|root| root.blocks).unwrap_or_default(),
                notes: self.note_blocks,
            },
            notes: self.notes,
        }
    }
}
