//! Reads a body: its sections first, then each section by itself.
//!
//! A section is read as if nothing stood before or after it, so that a fence or a comment which is left open in one hides
//! nothing of the next.

use std::ops::Range;

use pulldown_cmark::{BrokenLink, CodeBlockKind, CowStr, Event, LinkType, Parser, Tag, TagEnd};

use super::headings::{self, Parsed, first_line};
use super::html;
use super::intent::{self, Intent};
use super::lines::Lines;
use super::marker;
use super::notes::{Definitions, Use, unresolved};
use super::sections;
use super::{Attempt, Body, Link, LinkSort, Narrowed, Place, options};
use crate::diag::{Diagnostic, UNCLOSED, UNKNOWN_MARKER};
use crate::span::FileId;

/// Reads the body at `range` of `text`.
pub fn read(file: FileId, text: &str, range: Range<usize>, diags: &mut Vec<Diagnostic>) -> Body {
    let place = Place {
        file,
        base: range.start,
    };
    let text = &text[range];
    let marked = marker::marked(text);
    for heading in &marked {
        headings::fault(&place, heading, diags);
    }
    let sections = sections::of(&place, text.len(), &marked);
    let mut definitions = Definitions::of(text, place.base, &sections);
    let mut reader = Reader {
        place,
        text,
        offset: 0,
        narrowed: None,
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
        body: Body::default(),
        line_ends: text.match_indices(['\n', '\r']).map(|(at, _)| at).collect(),
        diags,
    };
    reader.body.sections = sections;
    for number in 0..reader.body.sections.len() {
        reader.section(number, &mut definitions);
    }
    let Reader {
        place,
        headings,
        links,
        notes,
        body,
        ..
    } = reader;
    headings::report(&place, text, &marked, &headings, diags);
    definitions.report(&place, &links, &notes, diags);
    body
}

/// A block of code that is being read.
struct Code {
    /// In bytes of the section.
    range: Range<usize>,
    /// The signs of a fence that nothing closes.
    open: Option<String>,
    fenced: bool,
}

struct Reader<'t, 'd> {
    place: Place,
    text: &'t str,
    /// Where the section at hand begins in the body.
    offset: usize,
    narrowed: Option<Narrowed>,
    /// Whether nothing that others read follows this section.
    last: bool,
    depth: usize,
    heading: bool,
    code: Option<Code>,
    /// A block of HTML so far, and where it begins.
    html: Option<(String, Range<usize>)>,
    lines: Lines,
    headings: Vec<Parsed>,
    links: Vec<Use>,
    notes: Vec<Use>,
    open_fence: Option<String>,
    body: Body,
    /// Where the lines of the body end.
    line_ends: Vec<usize>,
    diags: &'d mut Vec<Diagnostic>,
}

impl<'t> Reader<'t, '_> {
    fn section(&mut self, number: usize, definitions: &mut Definitions) {
        let section = &self.body.sections[number];
        let range = section.span.start as usize - self.place.base..section.span.end as usize - self.place.base;
        self.narrowed = section.narrowed;
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
        let mut defined = Vec::new();
        for (event, range) in parser.into_offset_iter() {
            if let Event::Start(Tag::FootnoteDefinition(name)) = &event {
                defined.push((name.to_string(), range.clone()));
            }
            self.event(text, event, range);
        }
        self.flush();
        for (name, range) in used {
            let range = self.offset + range.start..self.offset + range.end;
            let narrowed = self.narrowed;
            self.links.push(Use { name, range, narrowed });
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
                    let at = self.offset + range.start..self.offset + range.end;
                    self.body.comments.push(self.place.span(&at));
                }
                let intent = match comment {
                    true => intent::of_comment(&words),
                    false => intent::of_html(&words),
                };
                self.attempt(intent, &range);
                self.lines.add("", None, range);
            }
            Event::Text(words) => self.lines.add(&words, Some(&text[range.clone()]), range),
            Event::Code(words) => self.lines.add(&words, None, range),
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

    fn code(&mut self, text: &str, sort: &CodeBlockKind<'_>, range: Range<usize>) {
        let open = match sort {
            CodeBlockKind::Fenced(info) => {
                self.attempt(intent::of_fence(info), &range);
                open_fence(&text[range.clone()])
            }
            CodeBlockKind::Indented => None,
        };
        if open.is_some() {
            self.report(
                Diagnostic::new(
                    &UNCLOSED,
                    self.span(&first_line(text, &range)),
                    "this block of code is never closed, so that all that follows in its section is shown as code",
                )
                .help("write a line with the same signs after the code"),
            );
            if self.depth == 0 {
                self.open_fence.clone_from(&open);
            }
        }
        self.code = Some(Code {
            range,
            open,
            fenced: matches!(sort, CodeBlockKind::Fenced(_)),
        });
    }

    fn code_text(&mut self, words: &str, range: Range<usize>) {
        let Some(code) = &self.code else {
            return;
        };
        // What is closed shows a notation on purpose, except a marker: the author may have forgotten to close a block
        // above it.
        let closed = code.fenced && code.open.is_none();
        let whole = code.range.clone();
        let mut at = range.start;
        for line in words.split_inclusive('\n') {
            let intent = match closed {
                true => intent::braces(line).then_some(intent::CODE),
                false => intent::of_line(line, intent::Place::Prose),
            };
            // Text of a block in a quote is not as typed, and its offsets are only near.
            let here = at.min(whole.end)..(at + line.trim_end().len()).min(whole.end);
            self.attempt(intent, &here);
            at += line.len();
        }
    }

    /// Looks through a block of HTML: its tags are shown as text, its comments are not.
    fn html_block(&mut self, html: &str, range: Range<usize>) {
        let source = &self.text[self.offset + range.start..self.offset + range.end];
        let (comments, open) = html::comments(source);
        let mut at = 0;
        for comment in &comments {
            self.html_lines(&source[at..comment.start], range.start + at);
            let here = range.start + comment.start..range.start + comment.end;
            self.attempt(intent::of_comment(&source[comment.clone()]), &here);
            let span = self.span(&here);
            self.body.comments.push(span);
            at = comment.end;
        }
        self.html_lines(&source[at..], range.start + at);
        let rest = &source[at..];
        let odd = ["<!-->", "<!--->"].iter().any(|mark| html.contains(mark)) || rest.contains("-->");
        if odd {
            self.marker(
                &range,
                "this comment does not end where it seems to, so that part of it would be shown",
                "begin it on a line of its own, close it with the first `-->`, and leave no other inside",
            );
        } else if open && !(self.last && self.text[self.offset + range.end..].trim().is_empty()) {
            self.marker(
                &range,
                "this comment is never closed, and text that others may read follows it",
                "close it with `-->`; a marker in a comment has no effect",
            );
        } else if html::is_open(html) {
            self.report(
                Diagnostic::new(
                    &UNCLOSED,
                    self.span(&range),
                    "this HTML is never closed, so that all that follows in its section is shown as it is typed",
                )
                .help("take the HTML out; it has no effect"),
            );
        }
    }

    fn html_lines(&mut self, html: &str, start: usize) {
        let mut at = start;
        for line in html.split_inclusive('\n') {
            let here = at..at + line.trim_end().len();
            let found = intent::of_html(line).or_else(|| intent::of_line(&without_tags(line), intent::Place::Prose));
            self.attempt(found, &here);
            at += line.len();
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

    /// Ends a block, and looks for attempts in its lines.
    fn flush(&mut self) {
        let place = match self.heading {
            true => intent::Place::Heading,
            false => intent::Place::Prose,
        };
        let lines = self.lines.take();
        let mut open = None;
        for line in lines {
            let Some(range) = line.range else {
                continue;
            };
            if line.typed.contains("<!--") {
                open.get_or_insert_with(|| range.clone());
            }
            self.attempt(intent::of_line(&line.words, place), &range);
            for name in unresolved(&line.words) {
                let range = self.offset + range.start..self.offset + range.end;
                let (name, narrowed) = (name.to_owned(), self.narrowed);
                self.notes.push(Use { name, range, narrowed });
            }
        }
        if let Some(range) = open {
            self.marker(
                &range,
                "this comment does not end in its paragraph, so that it would be shown",
                "close it with `-->` in the same paragraph, or begin it on a line of its own",
            );
        }
    }

    fn attempt(&mut self, intent: Option<Intent>, range: &Range<usize>) {
        let Some(intent) = intent else {
            return;
        };
        let span = self.span(range);
        // A heading with a marker has its say already.
        let first = self.body.sections.partition_point(|section| section.span.start <= span.start);
        let own = first.checked_sub(1).is_some_and(|own| {
            let section = &self.body.sections[own];
            section.span.start == span.start && (section.narrowed.is_some() || section.reopened)
        });
        if own || self.body.attempts.last().is_some_and(|last| last.span == span && last.intent == intent) {
            return;
        }
        self.body.attempts.push(Attempt {
            intent,
            span,
            narrowed: self.narrowed,
        });
    }

    fn marker(&mut self, range: &Range<usize>, message: &str, help: &str) {
        let span = self.span(range);
        self.report(Diagnostic::new(&UNKNOWN_MARKER, span, message).help(help));
    }

    fn report(&mut self, diag: Diagnostic) {
        self.diags.push(diag);
    }

    /// The span of the first line of a range of the section.
    fn span(&self, range: &Range<usize>) -> crate::span::Span {
        let (start, end) = (self.offset + range.start, (self.offset + range.end).min(self.text.len()));
        // Links may be in one another by thousands, each as long as all those in it: none is searched for its line's end.
        let next = self.line_ends.partition_point(|at| *at < start);
        let line_end = self.line_ends.get(next).map_or(end, |at| end.min(*at));
        self.place.span(&(start..line_end.max(start)))
    }
}

/// The signs of a fence that is not closed in its block.
fn open_fence(block: &str) -> Option<String> {
    let trimmed = block.trim_start();
    let sign = trimmed.chars().next().filter(|sign| matches!(sign, '`' | '~'))?;
    let length = trimmed.chars().take_while(|c| *c == sign).count();
    let last = block.trim_end().rsplit(['\n', '\r']).next().unwrap_or_default();
    let last = last.trim_start_matches([' ', '\t', '>']).trim_end();
    let closed = block.trim_end().contains(['\n', '\r'])
        && last.len() >= length
        && last.chars().all(|c| c == sign);
    (!closed).then(|| sign.to_string().repeat(length))
}

fn without_tags(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut inside = false;
    for c in line.chars() {
        match c {
            '<' => inside = true,
            '>' if inside => {
                inside = false;
                out.push(' ');
            }
            c if !inside => out.push(c),
            _ => {}
        }
    }
    if inside { line.to_owned() } else { out }
}

fn is_inline(end: &TagEnd) -> bool {
    matches!(
        end,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::Image
            | TagEnd::Superscript
            | TagEnd::Subscript
    )
}
