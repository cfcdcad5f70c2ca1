//! Walks a body once: where its sections begin, what it links to, and markers that have no effect.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Parser, Tag, TagEnd};

use super::marker::{looks_like_marker, says_only, without_comments};
use super::sections::{self, Heading};
use super::{Body, Link, LinkSort, options};
use crate::diag::{Diagnostic, UNKNOWN_MARKER};
use crate::span::{FileId, Span};

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
        raw: String::new(),
        in_code: false,
        html: None,
        unmarked: false,
        diags,
    };
    for (event, place) in Parser::new_ext(reader.text, options()).into_offset_iter() {
        reader.event(event, place);
    }
    reader.flush();
    let sections = sections::of(reader.file, reader.base, reader.text, &reader.headings);
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

pub(super) struct Reader<'t, 'd> {
    pub(super) file: FileId,
    pub(super) base: usize,
    pub(super) text: &'t str,
    pub(super) depth: usize,
    pub(super) headings: Vec<Heading>,
    links: Vec<Link>,
    /// Text of the block at hand, with its place, for markers that have no effect.
    run: Option<(String, Range<usize>)>,
    /// The same as it stands in the file, for comments that are none: punctuation is still plain there.
    raw: String,
    in_code: bool,
    /// A block of HTML so far, with its place: a marker in one has no effect either.
    html: Option<(String, Range<usize>)>,
    /// Within a heading that bears no marker.
    unmarked: bool,
    pub(super) diags: &'d mut Vec<Diagnostic>,
}

impl Reader<'_, '_> {
    fn event(&mut self, event: Event<'_>, place: Range<usize>) {
        match event {
            Event::Start(Tag::Heading {
                level,
                id,
                classes,
                attrs,
            }) => {
                self.flush();
                self.unmarked = classes.is_empty();
                // `{#coach-only}` is an id to Markdown, and a slip of the key to a person.
                let slip = id.is_some_and(|id| says_only(&id));
                self.heading(level, &classes, slip || !attrs.is_empty(), place);
                self.depth += 1;
            }
            Event::Start(Tag::HtmlBlock) => {
                self.flush();
                self.html = Some((String::new(), place));
                self.depth += 1;
            }
            Event::Html(words) => {
                if let Some((html, _)) = &mut self.html {
                    html.push_str(&words);
                }
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
            Event::Start(Tag::CodeBlock(sort)) => {
                self.flush();
                if let CodeBlockKind::Fenced(info) = sort
                    && (says_only(&info) || looks_like_marker(&info))
                {
                    self.marker(
                        place,
                        "a marker has no effect on a block of code",
                        "put the words under a heading that bears it",
                    );
                }
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
                self.unmarked &= !matches!(end, TagEnd::Heading(_));
                if let Some((html, place)) = self.html.take_if(|_| end == TagEnd::HtmlBlock) {
                    self.html(&html, place);
                }
            }
            // A fence that was left open swallows the headings after it.
            Event::Text(words) if self.in_code && looks_like_marker(&words) => self.marker(
                place,
                "a marker has no effect in a block of code",
                "close the code block before the heading, and begin the heading at the margin",
            ),
            Event::Text(_) if self.in_code => {}
            Event::InlineHtml(words) => {
                self.raw.push('\0');
                let comment = words.starts_with("<!--") && !self.unmarked;
                if !comment && (says_only(&words) || looks_like_marker(&words)) {
                    self.marker(
                        place,
                        "a marker has no effect in HTML or in a comment",
                        "write it at the end of a heading's line: `## Heading {.coach-only}`",
                    );
                }
            }
            Event::Text(words) | Event::Code(words) => {
                self.note(&words, place);
            }
            Event::SoftBreak | Event::HardBreak => {
                self.raw.push('\n');
                if let Some((text, _)) = &mut self.run {
                    text.push('\n');
                }
            }
            _ => {}
        }
    }

    /// Adds to the text of the block at hand.
    fn note(&mut self, words: &str, place: Range<usize>) {
        let source = &self.text[place.clone()];
        // Code keeps its marks around it, and shows what is between them on purpose.
        let code = source.starts_with('`');
        self.raw.push_str(if code { "\0" } else { source });
        match &mut self.run {
            Some((text, run)) => {
                text.push_str(words);
                run.end = place.end;
            }
            None => self.run = Some((words.to_owned(), place)),
        }
    }

    /// Looks through a block of HTML: its tags are shown as text, its comments are not, and a marker or a
    /// comment that does not end in it would publish what it was to hide.
    fn html(&mut self, html: &str, place: Range<usize>) {
        let rest = without_comments(html);
        // A comment that is left open to the end of the body hides all of it, as it seems to.
        let to_the_end = self.text[place.end..].trim().is_empty();
        if to_the_end && rest.matches("<!--").count() == 1 && !rest.contains("-->") {
            return;
        }
        if rest.contains("<!--")
            || rest.contains("-->")
            || html.contains("<!-->")
            || html.contains("<!--->")
        {
            self.marker(
                place,
                "this comment does not end where it seems to; part of it would be shown",
                "begin it at the margin, close it with the first `-->`, and leave no other inside",
            );
        } else if looks_like_marker(&rest) || says_only(&rest) {
            self.marker(
                place,
                "a marker has no effect in a block of HTML",
                "take the HTML out, or put an empty line after it",
            );
        }
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
        let raw = std::mem::take(&mut self.raw);
        let Some((text, place)) = self.run.take() else {
            return;
        };
        // An arrow may be drawn with the same signs, where no comment is opened anywhere.
        if raw.contains("<!--") || raw.contains("-->") && self.text.contains("<!--") {
            self.marker(
                place.clone(),
                "this comment does not end in its paragraph, so that it would be shown",
                "close it with `-->`, or begin it on a line of its own",
            );
        }
        if text.contains("%%") {
            self.marker(
                place.clone(),
                "`%%` hides nothing here; what it encloses would be shown",
                "write `<!-- … -->`, or put it under a heading with `{.coach-only}`",
            );
        }
        let fenced = text.contains(":::") || text.contains("[!");
        if looks_like_marker(&text) || (self.unmarked || fenced) && says_only(&text) {
            self.marker(
                place,
                "this looks like a marker, but here it has no effect",
                "write it at the end of a heading's line: `## Heading {.coach-only}`",
            );
        }
    }

    pub(super) fn marker(&mut self, place: Range<usize>, message: &str, help: &str) {
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
