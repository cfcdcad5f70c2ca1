//! The body of a record: which passages a marker narrows, and what the prose links to.
//!
//! Hidden passages are cut by these places *before* the rest is parsed as Markdown for a reader, so
//! that nothing inside one can have an effect outside it. Must not decide who sees what.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};

use crate::diag::{Diagnostic, UNKNOWN_MARKER, WIDER_THAN_AGREED, nearest};
use crate::span::{FileId, Span};

/// A section's readership when a marker narrows it. Ordered from wide to narrow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Narrowed {
    /// Coach and client.
    ClientOnly,
    CoachOnly,
}

/// A record's prose.
#[derive(Debug, Clone)]
pub struct Body {
    /// In order, one for each heading at the margin; together they are the whole body.
    pub sections: Vec<Section>,
    pub links: Vec<Link>,
}

/// A run of the body with one readership.
#[derive(Debug, Clone)]
pub struct Section {
    pub span: Span,
    pub narrowed: Option<Narrowed>,
}

/// Something the prose links to.
#[derive(Debug, Clone)]
pub struct Link {
    /// As typed, without an alias.
    pub target: String,
    pub span: Span,
    pub sort: LinkSort,
    pub narrowed: Option<Narrowed>,
}

/// How a link was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkSort {
    /// `[words](target)` and its like.
    Markdown,
    /// `[[target]]`.
    Wiki,
    /// `![words](target)` or `![[target]]`.
    Image,
}

/// The Markdown that records are written in; one set of options for all who parse it.
pub fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_SMART_PUNCTUATION
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_WIKILINKS
}

/// Reads the body that stands at `range` of `text`.
pub fn read(file: FileId, text: &str, range: Range<usize>, diags: &mut Vec<Diagnostic>) -> Body {
    let mut reader = Reader {
        file,
        base: range.start,
        text: &text[range.clone()],
        depth: 0,
        headings: Vec::new(),
        links: Vec::new(),
        run: None,
        in_code: false,
        diags,
    };
    for (event, place) in Parser::new_ext(reader.text, options()).into_offset_iter() {
        reader.event(event, place);
    }
    reader.flush();
    let sections = reader.sections();
    let mut links = std::mem::take(&mut reader.links);
    for link in &mut links {
        link.narrowed = sections
            .iter()
            .rev()
            .find(|section| section.span.start <= link.span.start)
            .and_then(|section| section.narrowed);
    }
    Body { sections, links }
}

struct Reader<'t, 'd> {
    file: FileId,
    base: usize,
    text: &'t str,
    depth: usize,
    headings: Vec<Heading>,
    links: Vec<Link>,
    /// Text of the block at hand, with its place, for markers that have no effect.
    run: Option<(String, Range<usize>)>,
    in_code: bool,
    diags: &'d mut Vec<Diagnostic>,
}

struct Heading {
    start: usize,
    level: HeadingLevel,
    narrowed: Option<Narrowed>,
}

impl Reader<'_, '_> {
    fn event(&mut self, event: Event<'_>, place: Range<usize>) {
        match event {
            Event::Start(Tag::Heading {
                level,
                classes,
                attrs,
                ..
            }) => {
                self.flush();
                self.heading(level, &classes, !attrs.is_empty(), place);
                self.depth += 1;
            }
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                ..
            }) => {
                let sort = match link_type {
                    LinkType::WikiLink { .. } => LinkSort::Wiki,
                    _ => LinkSort::Markdown,
                };
                self.link(&dest_url, sort, place);
                self.depth += 1;
            }
            Event::Start(Tag::Image { dest_url, .. }) => {
                self.link(&dest_url, LinkSort::Image, place);
                self.depth += 1;
            }
            Event::Start(Tag::CodeBlock(_)) => {
                self.flush();
                self.in_code = true;
                self.depth += 1;
            }
            Event::Start(tag) => {
                if !inline(&tag.to_end()) {
                    self.flush();
                }
                self.depth += 1;
            }
            Event::End(end) => {
                self.depth = self.depth.saturating_sub(1);
                if end == TagEnd::CodeBlock {
                    self.in_code = false;
                }
                if !inline(&end) {
                    self.flush();
                }
            }
            Event::Text(words) if !self.in_code => match &mut self.run {
                Some((text, run)) => {
                    text.push_str(&words);
                    run.end = place.end;
                }
                None => self.run = Some((words.to_string(), place)),
            },
            Event::SoftBreak | Event::HardBreak => {
                if let Some((text, _)) = &mut self.run {
                    text.push('\n');
                }
            }
            _ => {}
        }
    }

    fn heading(
        &mut self,
        level: HeadingLevel,
        classes: &[pulldown_cmark::CowStr<'_>],
        attributes: bool,
        place: Range<usize>,
    ) {
        let mut narrowed = None;
        for class in classes {
            let marker = match &**class {
                "coach-only" => Some(Narrowed::CoachOnly),
                "client-only" => Some(Narrowed::ClientOnly),
                _ => None,
            };
            if marker.is_none() {
                let help = match nearest(class, ["coach-only", "client-only"]) {
                    Some(near) => format!("did you mean `{{.{near}}}`?"),
                    None => "a heading may bear `{.coach-only}` or `{.client-only}`".to_owned(),
                };
                self.marker(place.clone(), "this heading bears an unknown marker", &help);
            }
            narrowed = narrowed.max(Some(marker.unwrap_or(Narrowed::CoachOnly)));
        }
        if attributes {
            self.marker(
                place.clone(),
                "this heading bears an attribute that is no marker",
                "a heading may bear `{.coach-only}` or `{.client-only}`",
            );
            narrowed = Some(Narrowed::CoachOnly);
        }
        if self.depth > 0 {
            if narrowed.is_some() {
                self.marker(
                    place,
                    "a marker has no effect on a heading inside a quote, list or table",
                    "take the heading out to the margin, where it begins a section",
                );
            }
            return;
        }
        let inside = self
            .headings
            .iter()
            .rev()
            .filter(|heading| heading.level < level)
            .any(|heading| {
                heading.narrowed == Some(Narrowed::CoachOnly) && self.holds(heading, level)
            });
        if inside && narrowed == Some(Narrowed::ClientOnly) {
            let span = Span::new(self.file, self.base + place.start, self.base + place.end);
            self.diags.push(
                Diagnostic::new(
                    &WIDER_THAN_AGREED,
                    span,
                    "`{.client-only}` would open part of a coach-only passage",
                )
                .help("a marker can only narrow; remove it, or take this section out of the other"),
            );
        }
        let start = self.text[..place.start].rfind('\n').map_or(0, |at| at + 1);
        self.headings.push(Heading {
            start,
            level,
            narrowed,
        });
    }

    /// Whether a heading's section reaches to the end of what was read, where one of `level` begins.
    fn holds(&self, heading: &Heading, level: HeadingLevel) -> bool {
        heading.level < level
            && self
                .headings
                .iter()
                .filter(|later| later.start > heading.start)
                .all(|later| later.level > heading.level)
    }

    fn link(&mut self, target: &str, sort: LinkSort, place: Range<usize>) {
        self.links.push(Link {
            target: target.to_owned(),
            span: Span::new(self.file, self.base + place.start, self.base + place.end),
            sort,
            narrowed: None,
        });
    }

    /// Ends a run of text, and looks for a marker that stands where it has no effect.
    fn flush(&mut self) {
        let Some((text, place)) = self.run.take() else {
            return;
        };
        if text.contains("<!--") {
            self.marker(
                place.clone(),
                "this comment does not end in its paragraph, so that it would be shown",
                "close it with `-->`, or begin it on a line of its own",
            );
        }
        if looks_like_marker(&text) {
            self.marker(
                place,
                "this looks like a marker, but here it has no effect",
                "write it at the end of a heading's line: `## Heading {.coach-only}`",
            );
        }
    }

    fn marker(&mut self, place: Range<usize>, message: &str, help: &str) {
        let line_end = self.text[place.start..]
            .find('\n')
            .map_or(self.text.len(), |n| place.start + n);
        let span = Span::new(
            self.file,
            self.base + place.start,
            self.base + place.end.min(line_end),
        );
        self.diags
            .push(Diagnostic::new(&UNKNOWN_MARKER, span, message).help(help));
    }

    fn sections(&self) -> Vec<Section> {
        let mut open: Vec<(HeadingLevel, Option<Narrowed>)> = Vec::new();
        let mut cuts: Vec<(usize, Option<Narrowed>)> = vec![(0, None)];
        for heading in &self.headings {
            open.retain(|(level, _)| *level < heading.level);
            open.push((heading.level, heading.narrowed));
            let narrowed = open.iter().filter_map(|(_, narrowed)| *narrowed).max();
            cuts.push((heading.start, narrowed));
        }
        let mut sections: Vec<Section> = Vec::new();
        for (place, (start, narrowed)) in cuts.iter().enumerate() {
            let end = cuts
                .get(place + 1)
                .map_or(self.text.len(), |(next, _)| *next);
            let span = Span::new(self.file, self.base + start, self.base + end);
            if span.start < span.end {
                sections.push(Section {
                    span,
                    narrowed: *narrowed,
                });
            }
        }
        sections
    }
}

fn inline(end: &TagEnd) -> bool {
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

/// Whether text holds what a person may have meant as a marker: braces around a class, or around a
/// word that says `only`.
pub fn looks_like_marker(text: &str) -> bool {
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        rest = &rest[open + 1..];
        let inside = &rest[..rest.find(['}', '\n']).unwrap_or(rest.len())];
        let inside = inside.trim().to_lowercase();
        let says_only =
            inside.contains("only") && (inside.contains("coach") || inside.contains("client"));
        let class = inside
            .strip_prefix('.')
            .is_some_and(|class| class.starts_with(|c: char| c.is_alphabetic()));
        if says_only || class {
            return true;
        }
    }
    false
}
