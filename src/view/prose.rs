//! A record's prose for one reader: hidden parts are removed first, then the rest is parsed, and links are resolved or
//! reduced to their text.

use super::input::ProjectionInput;
use super::levels::{Levels, resolve_name};
use super::parsed_prose::{ParsedProse, ParsedRun};
use super::passages;
use super::prose_cut::without_comments;
use super::slug::Slugs;
use super::types::{Narrowed, Passage};
use crate::model::{RecordId, ResolvedLink};
use crate::policy::AccessLevel;
use crate::prose::{self, LinkSort, Run, Target, Written};
use crate::reader::{Party, Reader};
use crate::record::Record;
use crate::record::prose::Section;
use crate::span::Span;

/// The passages that a reader has of a record at `level`, with links to the reader's portal, and the paths of the
/// linked attachments.
pub(super) fn linked(
    source: ProjectionInput<'_>,
    reader: &Reader,
    (levels, slugs): (&Levels, &Slugs),
    parsed: &ParsedProse,
    (record, level): (&Record, AccessLevel),
) -> (Vec<Passage>, Vec<String>) {
    let links = ProseLinks {
        source,
        reader,
        levels,
        slugs,
        record,
    };
    let texts = links.visible(level);
    let sections = texts.iter().map(|one| (one.section, one.narrowed));
    let runs = parsed.get_or_parse((record.file, sections.collect()), || runs(texts));
    let mut files = Vec::new();
    let passages = runs.iter().map(|(narrowed, prose)| Passage {
        prose: prose.with_targets(&mut |link| links.target(link, &mut files)),
        narrowed: *narrowed,
        audience: None,
    });
    let passages = passages.filter(|passage| !passage.prose.is_empty());
    (passages.collect(), files)
}

/// The text of a visible section.
struct VisibleText {
    /// Its index in the body.
    section: usize,
    narrowed: Option<Narrowed>,
    text: String,
}

/// The text of a section without comments, marker and blank lines around it. Empty if nothing is left to show.
pub(super) fn shown_text(text: &str, section: &Section, comments: &[Span]) -> String {
    let words = without_comments(text, section.span, comments);
    let words = words.replace("\r\n", "\n").replace('\r', "\n");
    let words = words.trim_matches('\n').trim_end();
    // The marker is not part of the text that is read or approved.
    match words.split_once('\n').unwrap_or((words, "")) {
        _ if words.trim().is_empty() => String::new(),
        (heading, rest) if section.has_marker() => {
            let heading = heading
                .rsplit_once('{')
                .map_or(heading, |(heading, _)| heading);
            format!("{}\n{rest}", heading.trim_end())
        }
        _ => words.to_owned(),
    }
}

/// Parses the visible text, in runs that have the same readers.
///
/// Sections are joined in a uniform way, so that a hidden section between them leaves no trace, not even a blank line.
fn runs(texts: Vec<VisibleText>) -> Vec<ParsedRun> {
    let mut runs: Vec<Run<Option<Narrowed>>> = Vec::new();
    for VisibleText { narrowed, text, .. } in texts {
        match runs.last_mut() {
            Some(run) if run.audience == narrowed => {
                run.markdown.push_str("\n\n");
                run.markdown.push_str(&text);
            }
            _ => runs.push(Run {
                markdown: text,
                audience: narrowed,
            }),
        }
    }
    let parsed = prose::parse_runs(&runs);
    runs.iter().map(|run| run.audience).zip(parsed).collect()
}

struct ProseLinks<'s> {
    source: ProjectionInput<'s>,
    reader: &'s Reader,
    levels: &'s Levels,
    slugs: &'s Slugs,
    record: &'s Record,
}

impl ProseLinks<'_> {
    /// The visible sections, as shown.
    fn visible(&self, level: AccessLevel) -> Vec<VisibleText> {
        let seen = passages::classify(self.source, self.reader, self.record, level);
        let sections = seen.iter().zip(&self.record.body.sections).enumerate();
        let mut texts = Vec::new();
        for (number, (passage, section)) in sections {
            if !passage.is_visible() {
                continue;
            }
            let mut text = shown_text(passage.text, section, &self.record.body.comments);
            if text.is_empty() {
                continue;
            }
            if let Some(fence) = &section.open_fence {
                // Without a final newline, it would absorb the next section that this reader has.
                text.push('\n');
                text.push_str(fence);
            }
            texts.push(VisibleText {
                section: number,
                narrowed: self.visible_restriction(section.narrowed),
                text,
            });
        }
        texts
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

    /// The destination of a link in this reader's portal; `None` to reduce the link to its text. Adds the path of a
    /// linked file to `files`.
    fn target(&self, link: &Written, files: &mut Vec<String>) -> Option<Target> {
        let resolved = self
            .source
            .model
            .follow_target(&self.record.path, &link.to, link.sort);
        match resolved {
            ResolvedLink::Record(id, _)
                if link.sort != LinkSort::Image
                    && self.levels.level_of(id) > AccessLevel::Hidden =>
            {
                self.to_record(id)
            }
            ResolvedLink::Record(..) | ResolvedLink::Ambiguous(_)
                if link.sort == LinkSort::Wiki =>
            {
                let name = link.to.split('#').next().unwrap_or(&link.to);
                self.to_record(resolve_name(self.source, self.levels, name)?)
            }
            ResolvedLink::Attachment(path) => self.to_file(&path, link.sort, files),
            ResolvedLink::Outside(url) if link.sort != LinkSort::Image => {
                Some(Target::Url(encoded(&url)))
            }
            _ => None,
        }
    }

    fn to_record(&self, id: RecordId) -> Option<Target> {
        if self.levels.level_of(id) == AccessLevel::Hidden {
            return None;
        }
        let slug = self.slugs.get(id)?;
        Some(Target::Record(slug.to_owned()))
    }

    fn to_file(&self, path: &str, sort: LinkSort, files: &mut Vec<String>) -> Option<Target> {
        let attachment = self.source.model.attachments.get(path)?;
        let content = attachment.content.as_ref().ok()?;
        let approved = self.source.policy.kind(self.record.kind).approved;
        let allowed = content.image || self.reader.party() != Party::Sponsor || approved;
        if !allowed || (sort == LinkSort::Image && !content.image) {
            return None;
        }
        files.push(path.to_owned());
        Some(Target::File(attachment.name.clone()))
    }
}

/// A URL without the characters that a URL cannot contain.
fn encoded(url: &str) -> String {
    url.chars()
        .filter(|c| !c.is_control())
        .map(|c| match c {
            '<' => "%3C".to_owned(),
            '>' => "%3E".to_owned(),
            ' ' => "%20".to_owned(),
            c => c.to_string(),
        })
        .collect()
}
