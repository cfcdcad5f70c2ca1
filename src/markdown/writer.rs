//! Writes Markdown events as HTML, in one pass and without recursion.
//!
//! Must not write an attribute taken from prose other than an escaped URL, title, or text.

use std::borrow::Cow;

use pulldown_cmark::{Alignment, CodeBlockKind, CowStr, Event, Parser, Tag, TagEnd};

use crate::bidi::{Direction, direction};

use super::direction::{DirectionSource, Letters, direction_source};
use super::ids::Ids;
use super::notes::{Footnote, Footnotes, split_footnotes};
use super::plain::{image_text, is_block, without_comments};
use super::safe::escape;
use super::{Labels, Outline, Targets, options, pieces};

/// The maximum nesting depth; deeper tags are omitted and only their text is written.
const MAX_DEPTH: usize = 24;

/// Writes one run of prose.
pub(super) struct HtmlWriter<'a> {
    pub(super) targets: &'a dyn Targets,
    pub(super) labels: &'a Labels<'a>,
    pub(super) ids: &'a mut Ids,
    pub(super) outline: &'a mut Outline,
    pub(super) out: String,
    /// The open tags, innermost last.
    pub(super) open: Vec<OpenTag>,
    /// The number of open tags that were omitted because they are too deep.
    pub(super) flat: usize,
    /// The number of characters of text written so far.
    pub(super) written: usize,
    pub(super) heading: String,
    pub(super) columns: Vec<Alignment>,
    pub(super) column: usize,
    pub(super) head: bool,
    pub(super) notes: Footnotes,
    /// The direction of the first letter since this was last reset.
    pub(super) first: Option<Direction>,
}

/// An open tag.
pub(super) struct OpenTag {
    pub(super) close: &'static str,
    /// The position of its opening tag.
    pub(super) start: usize,
    pub(super) written: usize,
    pub(super) turn: DirectionSource,
    pub(super) letters: Letters,
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
            open: Vec::new(),
            flat: 0,
            written: 0,
            heading: String::new(),
            columns: Vec::new(),
            column: 0,
            head: false,
            notes: Footnotes::default(),
            first: None,
        }
    }

    /// Returns the HTML of one run.
    pub(super) fn write(mut self, markdown: &str) -> String {
        let labels = self.labels;
        let events = Parser::new_ext(markdown, options()).into_offset_iter();
        let (text, mut notes, defined) =
            split_footnotes(events.map(|(event, place)| match event {
                // A typographic quotation mark that the author typed is not changed.
                Event::Text(text) if markdown.get(place) == Some("\"") => match &*text {
                    "“" => Event::Text(CowStr::Borrowed(&labels.quotes[0])),
                    "”" => Event::Text(CowStr::Borrowed(&labels.quotes[1])),
                    _ => Event::Text(text),
                },
                event => event,
            }));
        self.notes.defined = notes
            .keys()
            .map(|name| (name.clone(), Footnote::default()))
            .collect();
        self.out.reserve(markdown.len() * 2);
        self.events(text);
        let mut next = 0;
        // An unreferenced footnote still has content, so it comes after the others.
        let mut unused = defined.into_iter();
        let mut start = 0;
        while next < self.notes.order.len() || self.first_unused(&mut unused) {
            let (name, number, id) = self.notes.order[next].clone();
            if next == 0 {
                self.out.push_str("<div class=\"footnotes\">\n");
                start = self.out.len();
                self.out.push_str(&format!("<ol start=\"{number}\">\n"));
            }
            self.first = None;
            self.note(&name, &id, notes.remove(&name).unwrap_or_default());
            if next == 0 && self.first == Some(Direction::Rtl) {
                self.out.insert_str(start + "<ol".len(), " dir=\"rtl\"");
            }
            next += 1;
        }
        if next > 0 {
            self.out.push_str("</ol>\n</div>\n");
        }
        self.out
    }

    pub(super) fn events(&mut self, events: Vec<Event<'_>>) {
        let mut events = events.into_iter();
        while let Some(event) = events.next() {
            match event {
                Event::Start(Tag::Image {
                    dest_url, title, ..
                }) => {
                    let alt = image_text(&mut events);
                    self.image(&dest_url, &title, &alt);
                }
                Event::Start(Tag::HtmlBlock) => self.html_block(&mut events),
                Event::Start(tag) => self.start(tag),
                Event::End(end) => self.end(end),
                Event::Text(text) => self.text(&text),
                Event::Code(code) | Event::InlineMath(code) | Event::DisplayMath(code) => {
                    self.out.push_str("<code dir=\"auto\">");
                    self.text(&code);
                    self.out.push_str("</code>");
                }
                Event::Html(html) | Event::InlineHtml(html) => {
                    let html = without_comments(&html);
                    self.text(&html);
                }
                Event::FootnoteReference(name) => self.reference(&name),
                Event::SoftBreak => {
                    self.heading.push(' ');
                    self.out.push('\n');
                }
                Event::HardBreak => {
                    self.heading.push(' ');
                    self.out.push_str("<br>\n");
                }
                Event::Rule if self.flat == 0 => self.out.push_str("<hr>\n"),
                Event::Rule => self.out.push(' '),
                Event::TaskListMarker(done) => self.task(done),
            }
        }
        // Events are always balanced; this is a safeguard so that every tag is closed.
        while !self.open.is_empty() {
            self.close();
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        if self.flat > 0 || self.open.len() >= MAX_DEPTH {
            self.flat += 1;
            if is_block(&tag) {
                self.out.push(' ');
            }
            return;
        }
        match tag {
            Tag::Paragraph => self.open("<p dir=\"auto\">", "</p>\n"),
            Tag::Heading { level, .. } => {
                self.heading.clear();
                let level = self.outline.level(level as u8);
                self.open("", CLOSE_HEADING[usize::from(level - 2)]);
            }
            Tag::BlockQuote(_) => self.open("<blockquote>\n", "</blockquote>\n"),
            Tag::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented) => {
                self.open("<pre dir=\"auto\" tabindex=\"0\"><code>", "</code></pre>\n");
            }
            Tag::List(None) => self.open("<ul>\n", "</ul>\n"),
            Tag::List(Some(1)) => self.open("<ol>\n", "</ol>\n"),
            Tag::List(Some(first)) => {
                self.open(&format!("<ol start=\"{first}\">\n"), "</ol>\n");
            }
            Tag::Item => self.open("<li dir=\"auto\">", "</li>\n"),
            Tag::Table(columns) => {
                self.columns = columns;
                let heading = shorten(self.heading.trim());
                let name = if heading.is_empty() {
                    self.labels.table.to_string()
                } else {
                    format!("{}: {heading}", self.labels.table)
                };
                let mut opening =
                    String::from("<div class=\"table-scroll\" role=\"region\" aria-label=\"");
                escape(&self.ids.region(&name), &mut opening);
                opening.push_str("\" tabindex=\"0\">\n<table>\n");
                self.open(&opening, "</tbody>\n</table>\n</div>\n");
            }
            Tag::TableHead => {
                (self.head, self.column) = (true, 0);
                self.open("<thead>\n<tr>", "</tr>\n</thead>\n<tbody>\n");
            }
            Tag::TableRow => {
                (self.head, self.column) = (false, 0);
                self.open("<tr>", "</tr>\n");
            }
            Tag::TableCell => self.cell(),
            Tag::Emphasis => self.open("<em>", "</em>"),
            Tag::Strong => self.open("<strong>", "</strong>"),
            Tag::Strikethrough => self.open("<del>", "</del>"),
            Tag::Superscript => self.open("<sup>", "</sup>"),
            Tag::Subscript => self.open("<sub>", "</sub>"),
            Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            } => self.link(link_type, &dest_url, &title),
            // Handled before this point.
            Tag::Image { .. }
            | Tag::HtmlBlock
            | Tag::FootnoteDefinition(_)
            | Tag::MetadataBlock(_)
            // These extensions are not enabled.
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition => {
                self.open("", "");
            }
        }
    }

    fn end(&mut self, end: TagEnd) {
        if self.flat > 0 {
            self.flat -= 1;
            return;
        }
        let Some(open) = self.open.last() else { return };
        let (start, silent) = (open.start, open.written == self.written);
        match end {
            TagEnd::Heading(_) if silent => {
                self.out.truncate(start);
                self.open.pop();
                return;
            }
            TagEnd::Heading(_) => {
                let id = self.ids.claim(&self.heading);
                let level = open.close.as_bytes().get(3).copied().unwrap_or(b'6') - b'0';
                self.out
                    .insert_str(start, &format!("<h{level} id=\"{id}\" dir=\"auto\">"));
            }
            // A link without text would be inaccessible.
            TagEnd::Link if silent => {
                if let Some(end) = self.out[start..]
                    .find('>')
                    .filter(|_| !open.close.is_empty())
                {
                    self.out.replace_range(start..=start + end, "");
                }
                self.open.pop();
                return;
            }
            // A link whose text is its URL is marked: print styles add the URL after all other links.
            TagEnd::Link => pieces::mark_bare_url(&mut self.out, start),
            // An empty header cell becomes a data cell.
            TagEnd::TableCell if silent && self.head => {
                self.out.truncate(start);
                self.out.push_str("<td></td>");
                self.open.pop();
                return;
            }
            _ => {}
        }
        self.close();
    }

    pub(super) fn open(&mut self, opening: &str, close: &'static str) {
        self.open.push(OpenTag {
            close,
            start: self.out.len(),
            written: self.written,
            turn: direction_source(close),
            letters: Letters::default(),
        });
        self.out.push_str(opening);
    }

    fn close(&mut self) {
        if let Some(open) = self.open.pop() {
            self.write_direction(open.start, open.turn, open.letters);
            self.out.push_str(open.close);
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        self.written += text.len();
        if let Some(direction) = direction(text) {
            self.record_direction(direction);
        }
        if self.open.iter().any(|open| open.close.starts_with("</h")) {
            self.heading.push_str(text);
        }
        escape(text, &mut self.out);
    }
}

/// Shortens a heading for the label of a table, because every table below the heading repeats it.
fn shorten(heading: &str) -> Cow<'_, str> {
    match heading.char_indices().nth(MAX_TABLE_LABEL) {
        Some((end, _)) => Cow::Owned(format!("{}…", heading[..end].trim_end())),
        None => Cow::Borrowed(heading),
    }
}

/// The maximum length of a table's label, in characters.
const MAX_TABLE_LABEL: usize = 120;

const CLOSE_HEADING: [&str; 5] = ["</h2>\n", "</h3>\n", "</h4>\n", "</h5>\n", "</h6>\n"];
