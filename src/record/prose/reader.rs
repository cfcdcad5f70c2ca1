//! Reads a body: first its sections, then each section separately.
//!
//! Each section is parsed on its own, so that an unclosed fence or comment in one section does not hide text of the
//! next.

use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Parser, Tag, TagEnd};

use super::attempts::Attempts;
use super::fences::{self, Code};
use super::headings::{self, Parsed, first_line};
use super::intent::{self, HidingIntent};
use super::labels;
use super::lines::{Lines, is_inline, lines_ended};
use super::marker;
use super::notes::{DefinitionUse, Definitions, unresolved};
use super::sections;
use super::{Body, BodySpans, Link, Narrowed};
use crate::diag::{Diagnostic, UNKNOWN_MARKER};
use crate::prose::{LinkSort, options};
use crate::span::FileId;

/// Reads the body at `range` of `text`.
pub fn read(file: FileId, text: &str, range: Range<usize>, diags: &mut Vec<Diagnostic>) -> Body {
    let place = BodySpans {
        file,
        base: range.start,
    };
    let text = &lines_ended(&text[range]);
    let marked = marker::marked(text);
    for heading in &marked {
        headings::fault(&place, text, heading, diags);
    }
    let sections = sections::split(&place, text.len(), &marked);
    let mut definitions = Definitions::collect(text, place.base, &sections);
    let mut reader = ProseParser {
        place,
        text,
        offset: 0,
        narrowed: None,
        marked: false,
        last: false,
        depth: 0,
        heading: false,
        code: None,
        html: None,
        lines: Lines::default(),
        headings: Vec::new(),
        links: Vec::new(),
        notes: Vec::new(),
        open_fence: None,
        attempts: Attempts::default(),
        body: Body::default(),
        line_ends: text.match_indices(['\n', '\r']).map(|(at, _)| at).collect(),
        diags,
    };
    reader.body.sections = sections;
    for number in 0..reader.body.sections.len() {
        reader.section(number, &mut definitions);
    }
    let ProseParser {
        place,
        headings,
        links,
        notes,
        attempts,
        mut body,
        ..
    } = reader;
    body.attempts = attempts.finish();
    fences::report_spanning(&place, text, &body.sections, diags);
    headings::report(&place, text, &marked, &headings, diags);
    definitions.report(&place, &links, &notes, diags);
    definitions.report_unused(&place, diags);
    body
}

pub(super) struct ProseParser<'t, 'd> {
    place: BodySpans,
    pub(super) text: &'t str,
    /// The offset of the current section in the body.
    pub(super) offset: usize,
    narrowed: Option<Narrowed>,
    /// Whether it begins with a heading that has a marker.
    marked: bool,
    /// Whether no text that others may read follows this section.
    pub(super) last: bool,
    pub(super) depth: usize,
    heading: bool,
    pub(super) code: Option<Code>,
    /// The HTML block so far, and its range.
    html: Option<(String, Range<usize>)>,
    lines: Lines,
    headings: Vec<Parsed>,
    links: Vec<DefinitionUse>,
    notes: Vec<DefinitionUse>,
    pub(super) open_fence: Option<String>,
    attempts: Attempts,
    pub(super) body: Body,
    /// The offsets of the line ends of the body.
    line_ends: Vec<usize>,
    diags: &'d mut Vec<Diagnostic>,
}

impl<'t> ProseParser<'t, '_> {
    fn section(&mut self, number: usize, definitions: &mut Definitions) {
        let section = &self.body.sections[number];
        let range = section.span.start as usize - self.place.base
            ..section.span.end as usize - self.place.base;
        self.narrowed = section.narrowed;
        self.marked = section.has_marker();
        self.last = self.body.sections.get(number + 1).is_none();
        self.offset = range.start;
        let text = &self.text[range];
        let mut used = Vec::new();
        let resolve = |link: BrokenLink<'_>| {
            let known = definitions.link(&link.reference)?;
            used.push((link.reference.to_string(), link.span));
            Some((CowStr::from(known.target.clone()), CowStr::from("")))
        };
        let parser = Parser::new_with_broken_link_callback(text, options(), Some(resolve));
        let (mut defined, mut referenced) = (Vec::new(), Vec::new());
        for (event, range) in parser.into_offset_iter() {
            match &event {
                Event::Start(Tag::FootnoteDefinition(name)) => {
                    defined.push((name.to_string(), range.clone()));
                }
                Event::Start(Tag::Link { id, .. } | Tag::Image { id, .. }) if !id.is_empty() => {
                    referenced.push(id.to_string());
                }
                _ => {}
            }
            self.event(text, event, range);
        }
        self.flush();
        for name in &referenced {
            definitions.used(name);
        }
        for (name, range) in used {
            definitions.used(&name);
            let range = self.offset + range.start..self.offset + range.end;
            let narrowed = self.narrowed;
            self.links.push(DefinitionUse {
                name,
                range,
                narrowed,
            });
        }
        for (name, range) in defined {
            let range = self.offset + range.start..self.offset + range.end;
            definitions.note(&name, first_line(self.text, &range), self.narrowed);
        }
        self.body.sections[number].open_fence = self.open_fence.take();
    }

    fn event(&mut self, text: &'t str, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(text, tag, range),
            Event::End(end) => self.end(end),
            Event::Text(words) if self.code.is_some() => self.code_text(&words, range),
            Event::Html(words) => {
                if let Some((html, _)) = &mut self.html {
                    html.push_str(&words);
                }
            }
            Event::InlineHtml(words) => {
                let comment = words.starts_with("<!--");
                if comment {
                    self.comment(&range);
                }
                let intent = match comment {
                    true => intent::of_comment(&words),
                    false => intent::of_html(&words),
                };
                self.attempt(intent, &range);
                self.lines
                    .add(if comment { "" } else { labels::END }, None, range);
            }
            Event::Text(words) => self.lines.add(&words, Some(&text[range.clone()]), range),
            Event::Code(words) => {
                self.lines.add(&words, None, range.clone());
                self.lines.add(labels::END, None, range);
            }
            Event::SoftBreak | Event::HardBreak => self.lines.end_line(),
            _ => {}
        }
    }

    fn start(&mut self, text: &str, tag: Tag<'_>, range: Range<usize>) {
        if !is_inline(&tag.to_end()) {
            self.flush();
        }
        match tag {
            Tag::Heading {
                level,
                id,
                classes,
                attrs,
            } => {
                self.heading = true;
                let like_marker = id.is_some_and(|id| intent::braces(&format!("{{#{id}}}")));
                self.headings.push(Parsed {
                    range: self.offset + range.start..self.offset + range.end,
                    level,
                    braces: !classes.is_empty() || !attrs.is_empty() || like_marker,
                    nested: self.depth > 0,
                });
            }
            Tag::HtmlBlock => self.html = Some((String::new(), range)),
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => {
                let sort = match link_type {
                    LinkType::WikiLink { .. } => LinkSort::Wiki,
                    _ => LinkSort::Markdown,
                };
                self.link(&dest_url, sort, range);
            }
            Tag::Emphasis | Tag::Strong => self.lines.append_sign(labels::END),
            Tag::Image { dest_url, .. } => self.link(&dest_url, LinkSort::Image, range),
            Tag::CodeBlock(sort) => self.code(text, &sort, range),
            _ => {}
        }
        self.depth += 1;
    }

    fn end(&mut self, end: TagEnd) {
        self.depth = self.depth.saturating_sub(1);
        if !is_inline(&end) {
            self.flush();
        }
        match end {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => {
                self.lines.append_sign(labels::END)
            }
            TagEnd::Heading(_) => self.heading = false,
            TagEnd::CodeBlock => self.code = None,
            TagEnd::HtmlBlock => {
                if let Some((html, range)) = self.html.take() {
                    self.html_block(&html, range);
                }
            }
            _ => {}
        }
    }

    fn link(&mut self, target: &str, sort: LinkSort, range: Range<usize>) {
        let span = self.span(&range);
        self.body.links.push(Link {
            target: target.to_owned(),
            span,
            sort,
            narrowed: self.narrowed,
        });
    }

    /// Ends a block, and searches its lines for attempts.
    fn flush(&mut self) {
        let place = match self.heading {
            true => intent::TextPlace::Heading,
            false => intent::TextPlace::Prose,
        };
        let lines = self.lines.take();
        let mut open = None;
        for line in lines {
            let Some(range) = line.range else {
                continue;
            };
            let opens = line.typed.contains("<!--");
            if opens {
                open.get_or_insert_with(|| range.clone());
            }
            // The open comment is reported once, below.
            let intent = intent::of_line(&line.words, place)
                .filter(|intent| !(opens && intent.form == intent::HidingForm::Foreign));
            let added = self.attempt(intent, &range);
            self.attempts.line(&line.words, place, added);
            for name in unresolved(&line.words) {
                let range = self.offset + range.start..self.offset + range.end;
                let (name, narrowed) = (name.to_owned(), self.narrowed);
                self.notes.push(DefinitionUse {
                    name,
                    range,
                    narrowed,
                });
            }
        }
        if let Some(range) = open {
            self.marker(
                &range,
                "this comment is not closed in its paragraph, so it would be shown",
                "close it with `-->` in the same paragraph, or begin it on a separate line",
            );
        }
    }

    /// Adds an attempt, if any. Returns whether it was added.
    pub(super) fn attempt(&mut self, intent: Option<HidingIntent>, range: &Range<usize>) -> bool {
        let Some(mut intent) = intent else {
            return false;
        };
        // A heading with a marker already determines who reads the text after it. Only the people whom its words
        // name still have to be checked.
        let own = self.marked
            && !self.text[self.offset..self.offset + range.start].contains(['\n', '\r']);
        if own {
            intent.phrase.strength = None;
        }
        let says = !intent.phrase.is_none();
        if says {
            let span = self.span(range);
            self.attempts.add(intent, span, self.narrowed);
        }
        says
    }

    /// Adds a comment with its full range.
    pub(super) fn comment(&mut self, range: &Range<usize>) {
        let range = self.offset + range.start..self.offset + range.end;
        self.body.comments.push(self.place.span(&range));
    }

    pub(super) fn marker(&mut self, range: &Range<usize>, message: &str, help: &str) {
        let span = self.span(range);
        self.report(Diagnostic::new(&UNKNOWN_MARKER, span, message).help(help));
    }

    pub(super) fn report(&mut self, diag: Diagnostic) {
        self.diags.push(diag);
    }

    /// The span of the first line of a range of the section.
    pub(super) fn span(&self, range: &Range<usize>) -> crate::span::Span {
        let (start, end) = (
            self.offset + range.start,
            (self.offset + range.end).min(self.text.len()),
        );
        // Thousands of links may be nested, each as long as everything inside it. The index of line ends avoids a
        // search in each of them.
        let next = self.line_ends.partition_point(|at| *at < start);
        let line_end = self.line_ends.get(next).map_or(end, |at| end.min(*at));
        self.place.span(&(start..line_end.max(start)))
    }
}
