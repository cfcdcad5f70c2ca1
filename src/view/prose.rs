//! A record's prose for one reader: hidden parts are removed first, then links are resolved or reduced to their
//! text.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};

use super::levels::{Levels, ProjectionInput, resolve_name};
use super::passages;
use super::prose_cut::{FootnoteUses, VisibleRun, without_comments};
use super::slug::Slugs;
use super::types::{Narrowed, Passage};
use crate::model::{RecordId, ResolvedLink};
use crate::policy::AccessLevel;
use crate::reader::{Party, Reader};
use crate::record::Record;
use crate::record::prose::{LinkSort, options};

/// The passages that a reader has of a record at `level`, with links to the reader's portal, and the paths of the
/// linked attachments.
pub fn linked(
    source: ProjectionInput<'_>,
    reader: &Reader,
    levels: &Levels,
    slugs: &Slugs,
    record: &Record,
    level: AccessLevel,
) -> (Vec<Passage>, Vec<String>) {
    ProseLinks {
        source,
        reader,
        levels,
        slugs,
        record,
    }
    .passages(level)
}

/// Prose with its links replaced: `target` returns the new destination, or `None` to reduce the link to its text.
pub(super) fn with_links(markdown: &str, target: impl Fn(&str) -> Option<String>) -> String {
    let mut edits: Vec<Edit> = Vec::new();
    let mut open: Vec<OpenLink> = Vec::new();
    for (event, place) in Parser::new_ext(markdown, options()).into_offset_iter() {
        extend_inner(&mut open, &place);
        let (dest, image) = match &event {
            Event::Start(Tag::Link { dest_url, .. }) => (dest_url, false),
            Event::Start(Tag::Image { dest_url, .. }) => (dest_url, true),
            Event::End(TagEnd::Link | TagEnd::Image) => {
                if let Some(link) = open.pop() {
                    link.replace(&mut edits);
                }
                continue;
            }
            _ => continue,
        };
        let outcome = match (target(dest), image) {
            (None, _) => LinkOutcome::Words,
            (Some(to), true) => LinkOutcome::Image(to),
            (Some(to), false) => LinkOutcome::Link(to),
        };
        open.push(OpenLink {
            range: place,
            inner: None,
            outcome,
        });
    }
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    edited(markdown, 0..markdown.len(), &edits)
}

/// Extends the inner range of the innermost open link by `place`. The links around it already include that link's
/// whole range.
fn extend_inner(open: &mut [OpenLink], place: &Range<usize>) {
    if let Some(link) = open.last_mut()
        && link.range != *place
        && place.start >= link.range.start
        && place.end <= link.range.end
    {
        link.inner = Some(match &link.inner {
            Some(inner) => inner.start.min(place.start)..inner.end.max(place.end),
            None => place.clone(),
        });
    }
}

struct ProseLinks<'s> {
    source: ProjectionInput<'s>,
    reader: &'s Reader,
    levels: &'s Levels,
    slugs: &'s Slugs,
    record: &'s Record,
}

/// A replacement in the source of a passage.
type Edit = (Range<usize>, String);

impl ProseLinks<'_> {
    fn passages(&self, level: AccessLevel) -> (Vec<Passage>, Vec<String>) {
        let (text, runs) = self.visible(level);
        let (edits, notes, files) = self.edits(&text);
        let mut passages: Vec<Passage> = Vec::new();
        for (range, narrowed) in &runs {
            let mut markdown = edited(&text, range.clone(), &edits).trim_end().to_owned();
            for note in notes.missing(range, *narrowed, &runs) {
                markdown.push_str("\n\n");
                markdown.push_str(edited(&text, note, &edits).trim_end());
            }
            if !markdown.trim().is_empty() {
                passages.push(Passage {
                    markdown,
                    narrowed: *narrowed,
                    audience: None,
                });
            }
        }
        (passages, files)
    }

    /// The visible sections as one text, and its runs that have the same readers.
    ///
    /// Sections are trimmed and joined in a uniform way, so that a hidden section between them leaves no trace, not
    /// even a blank line.
    fn visible(&self, level: AccessLevel) -> (String, Vec<VisibleRun>) {
        let seen = passages::classify(self.source, self.reader, self.record, level);
        let mut text = String::new();
        let mut runs: Vec<VisibleRun> = Vec::new();
        for (passage, section) in seen.iter().zip(&self.record.body.sections) {
            if !passage.visible {
                continue;
            }
            let words = without_comments(passage.text, section.span, &self.record.body.comments);
            let words = words.replace("\r\n", "\n").replace('\r', "\n");
            let words = words.trim_matches('\n').trim_end();
            if words.trim().is_empty() {
                continue;
            }
            let narrowed = self.visible_restriction(section.narrowed);
            if !text.is_empty() {
                text.push_str("\n\n");
            }
            let start = text.len();
            // The marker is not part of the text that is read or approved.
            match words.split_once('\n').unwrap_or((words, "")) {
                (heading, rest) if section.has_marker() => {
                    let heading = heading
                        .rsplit_once('{')
                        .map_or(heading, |(heading, _)| heading);
                    text.push_str(heading.trim_end());
                    text.push('\n');
                    text.push_str(rest);
                }
                _ => text.push_str(words),
            }
            if let Some(fence) = &section.open_fence {
                // Without a final newline, it would absorb the next section that this reader has.
                text.push('\n');
                text.push_str(fence);
            }
            match runs.last_mut() {
                Some((range, last)) if *last == narrowed => range.end = text.len(),
                _ => runs.push((start..text.len(), narrowed)),
            }
        }
        (text, runs)
    }

    /// A restriction of readers, if this reader may know of it.
    fn visible_restriction(&self, section: Option<Narrowed>) -> Option<Narrowed> {
        match self.reader.party() {
            Party::Coach if self.record.common.body_coach_only => Some(Narrowed::CoachOnly),
            Party::Coach => section,
            Party::Client => section.filter(|narrowed| *narrowed == Narrowed::ClientOnly),
            Party::Sponsor => None,
        }
    }

    /// The replacements that leave only links which the reader may follow, the uses of footnotes, and the files
    /// that are linked to.
    fn edits(&self, text: &str) -> (Vec<Edit>, FootnoteUses, Vec<String>) {
        let mut notes = FootnoteUses::default();
        let mut edits: Vec<Edit> = Vec::new();
        let mut files = Vec::new();
        let mut open: Vec<OpenLink> = Vec::new();
        let mut events = Parser::new_ext(text, options()).into_offset_iter();
        for (event, place) in events.by_ref() {
            extend_inner(&mut open, &place);
            match event {
                Event::Start(Tag::Link {
                    link_type,
                    dest_url,
                    ..
                }) => {
                    let dest = match link_type {
                        LinkType::Email => format!("mailto:{dest_url}"),
                        _ => dest_url.to_string(),
                    };
                    let sort = match link_type {
                        LinkType::WikiLink { .. } => LinkSort::Wiki,
                        _ => LinkSort::Markdown,
                    };
                    open.push(OpenLink {
                        range: place,
                        inner: None,
                        outcome: self.link_outcome(&dest, sort, &mut files),
                    });
                }
                Event::Start(Tag::Image { dest_url, .. }) => {
                    let outcome = self.link_outcome(&dest_url, LinkSort::Image, &mut files);
                    open.push(OpenLink {
                        range: place,
                        inner: None,
                        outcome,
                    });
                }
                Event::End(TagEnd::Link | TagEnd::Image) => {
                    if let Some(link) = open.pop() {
                        link.replace(&mut edits);
                    }
                }
                Event::Start(Tag::FootnoteDefinition(name)) => notes.defined(&name, place),
                Event::FootnoteReference(name) => notes.used.push((name.to_string(), place.start)),
                _ => {}
            }
        }
        // Links now contain their targets. A definition would reveal where a removed link pointed.
        for (_, definition) in events.reference_definitions().iter() {
            edits.push((definition.span.clone(), String::new()));
        }
        edits.sort_by_key(|(range, _)| (range.start, range.end));
        (edits, notes, files)
    }

    fn link_outcome(&self, dest: &str, sort: LinkSort, files: &mut Vec<String>) -> LinkOutcome {
        match self
            .source
            .model
            .follow_target(&self.record.path, dest, sort)
        {
            ResolvedLink::Record(id, _)
                if sort != LinkSort::Image && self.levels.level_of(id) > AccessLevel::Hidden =>
            {
                self.to_record(id)
            }
            ResolvedLink::Record(..) | ResolvedLink::Ambiguous(_) if sort == LinkSort::Wiki => {
                let name = dest.split('#').next().unwrap_or(dest);
                let id = resolve_name(self.source, self.levels, name);
                id.map_or(LinkOutcome::Words, |id| self.to_record(id))
            }
            ResolvedLink::Attachment(path) => self.to_file(&path, sort, files),
            ResolvedLink::Outside(url) if sort != LinkSort::Image => {
                LinkOutcome::Link(address(&url))
            }
            _ => LinkOutcome::Words,
        }
    }

    fn to_record(&self, id: RecordId) -> LinkOutcome {
        if self.levels.level_of(id) == AccessLevel::Hidden {
            return LinkOutcome::Words;
        }
        match self.slugs.get(id) {
            Some(slug) => LinkOutcome::Link(format!("record:{slug}")),
            None => LinkOutcome::Words,
        }
    }

    fn to_file(&self, path: &str, sort: LinkSort, files: &mut Vec<String>) -> LinkOutcome {
        let Some(attachment) = self.source.model.attachments.get(path) else {
            return LinkOutcome::Words;
        };
        let Ok(content) = &attachment.content else {
            return LinkOutcome::Words;
        };
        let approved = self.source.policy.kind(self.record.kind).approved;
        let allowed = content.image || self.reader.party() != Party::Sponsor || approved;
        if !allowed || (sort == LinkSort::Image && !content.image) {
            return LinkOutcome::Words;
        }
        files.push(path.to_owned());
        let to = format!("file:{}", attachment.name);
        if sort == LinkSort::Image {
            LinkOutcome::Image(to)
        } else {
            LinkOutcome::Link(to)
        }
    }
}

/// What a link becomes in the reader's prose.
enum LinkOutcome {
    Words,
    Link(String),
    Image(String),
}

struct OpenLink {
    range: Range<usize>,
    inner: Option<Range<usize>>,
    outcome: LinkOutcome,
}

impl OpenLink {
    /// Replaces the source before and after the link's text.
    fn replace(self, edits: &mut Vec<Edit>) {
        let (before, after) = match self.outcome {
            LinkOutcome::Words => (String::new(), String::new()),
            LinkOutcome::Link(to) => ("[".to_owned(), format!("](<{to}>)")),
            LinkOutcome::Image(to) => ("![".to_owned(), format!("](<{to}>)")),
        };
        let inner = self.inner.unwrap_or(self.range.start..self.range.start);
        edits.push((self.range.start..inner.start, before));
        edits.push((inner.end..self.range.end, after));
    }
}

/// An address that cannot close the brackets around it.
fn address(url: &str) -> String {
    url.chars()
        .map(|c| match c {
            '<' => "%3C".to_owned(),
            '>' => "%3E".to_owned(),
            ' ' => "%20".to_owned(),
            c if c.is_control() => String::new(),
            c => c.to_string(),
        })
        .collect()
}

/// The text of a range with the edits that lie within it. Edits must be in order.
fn edited(text: &str, range: Range<usize>, edits: &[Edit]) -> String {
    let mut out = String::with_capacity(range.len());
    let mut at = range.start;
    let first = edits.partition_point(|(edit, _)| edit.start < range.start);
    for (edit, words) in &edits[first..] {
        if edit.start > range.end {
            break;
        }
        if edit.start < at || edit.end > range.end {
            continue;
        }
        out.push_str(&text[at..edit.start]);
        out.push_str(words);
        at = edit.end;
    }
    out.push_str(&text[at..range.end]);
    out
}
