//! The rows of a record: its fields and sections, in the order of the file. Neighbouring fields of one group that have the
//! same readers for the same reasons share a row.

use super::RecordAccess;
use crate::record::folded;
use crate::span::Span;
use crate::view::PartAccess;

/// One row.
pub(super) struct Row {
    /// The first and the last line.
    pub(super) lines: (usize, usize),
    /// The field, or the heading in quotation marks.
    pub(super) label: String,
    /// What each reader has, in the order of the readers.
    pub(super) access: Vec<PartAccess>,
}

/// The name of the prose before the first marked heading, if no heading is above it.
const UNTITLED: &str = "text";

/// The rows of a record. With `part`, only those of a field, such as `actions` or `objectives.verdict`, or of the section
/// with that heading; none if the record has no such part.
pub(super) fn rows(record: &RecordAccess<'_>, part: Option<&str>) -> Vec<Row> {
    let mut rows = field_rows(record, part);
    rows.extend(section_rows(record, part));
    rows
}

/// The names to suggest for a part of the record: the top-level fields and the headings, in the order of the file.
pub fn selectable(record: &RecordAccess<'_>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let Some((_, first)) = record.readers.first() else {
        return names;
    };
    for field in &first.fields {
        let path = field.field.in_front_matter();
        let top = path.split('.').next().unwrap_or(path);
        if !names.iter().any(|name| name == top) {
            names.push(top.to_owned());
        }
    }
    let headings = first
        .sections
        .iter()
        .flat_map(|section| headings(record, section.span));
    names.extend(headings.map(|heading| hyphenated(&heading.title)));
    names
}

pub(super) fn field_rows(record: &RecordAccess<'_>, part: Option<&str>) -> Vec<Row> {
    let Some((_, first)) = record.readers.first() else {
        return Vec::new();
    };
    let mut rows: Vec<Row> = Vec::new();
    for (place, field) in first.fields.iter().enumerate() {
        let path = field.field.in_front_matter();
        if !part.is_none_or(|part| is_at_or_below(path, part)) {
            continue;
        }
        let access: Vec<PartAccess> = record
            .readers
            .iter()
            .filter_map(|(_, has)| has.fields.get(place))
            .map(|field| field.access)
            .collect();
        let (line, _) = record.sources.line_column(field.span);
        match rows.last_mut() {
            Some(row) if row.access == access && top(&row.label) == top(path) => {
                row.lines.1 = line;
                row.label = in_common(&row.label, path);
            }
            _ => rows.push(Row {
                lines: (line, line),
                label: path.to_owned(),
                access,
            }),
        }
    }
    rows
}

pub(super) fn section_rows(record: &RecordAccess<'_>, part: Option<&str>) -> Vec<Row> {
    let Some((_, first)) = record.readers.first() else {
        return Vec::new();
    };
    let mut rows = Vec::new();
    for (place, section) in first.sections.iter().enumerate() {
        let Some(span) = without_blank_lines(record, section.span) else {
            continue;
        };
        let access = record
            .readers
            .iter()
            .filter_map(|(_, has)| has.sections.get(place))
            .map(|section| section.access);
        let headings = headings(record, section.span);
        let last = record
            .sources
            .line_column(Span {
                start: span.end,
                ..span
            })
            .0;
        let (lines, label) = match part {
            None => {
                let title = headings.first().filter(|heading| heading.at == span.start);
                let first = record.sources.line_column(span).0;
                let label = title.map_or(UNTITLED.to_owned(), |heading| quoted(&heading.title));
                ((first, last), label)
            }
            Some(part) => {
                let wanted = folded(part);
                let is_wanted = |title: &str| folded(title) == wanted;
                let Some(at) = headings
                    .iter()
                    .position(|heading| is_wanted(&heading.title))
                else {
                    continue;
                };
                let line = |at: u32| record.sources.line_column(Span { start: at, ..span }).0;
                let end = headings.get(at + 1).map_or(last, |next| line(next.at) - 1);
                ((line(headings[at].at), end), quoted(&headings[at].title))
            }
        };
        rows.push(Row {
            lines,
            label,
            access: access.collect(),
        });
    }
    rows
}

struct Heading {
    /// The byte at which its line begins.
    at: u32,
    /// Its words, without signs and marker.
    title: String,
}

/// The headings of a section that begin with `#` signs.
fn headings(record: &RecordAccess<'_>, section: Span) -> Vec<Heading> {
    let text = record
        .sources
        .file(section.file)
        .and_then(|file| file.text.get(section.range()))
        .unwrap_or_default();
    let mut at = section.start;
    let mut found = Vec::new();
    let mut is_code = false;
    for line in text.split_inclusive('\n') {
        let words = line.trim_start_matches('#');
        let signs = line.len() - words.len();
        is_code ^= line.trim_start().starts_with("```") || line.trim_start().starts_with("~~~");
        // A marked heading begins a section also in a code block that was never closed.
        let is_marked = at == section.start && signs > 0;
        if (1..=6).contains(&signs) && words.starts_with([' ', '\t']) && (!is_code || is_marked) {
            let words = words.trim();
            let marker = words.rfind('{').filter(|_| words.ends_with('}'));
            let title = &words[..marker.unwrap_or(words.len())];
            found.push(Heading {
                at,
                title: title.trim_end_matches('#').trim().to_owned(),
            });
        }
        at += u32::try_from(line.len()).unwrap_or(0);
    }
    found
}

/// The section from its first to its last line with text; `None` if it has none.
fn without_blank_lines(record: &RecordAccess<'_>, section: Span) -> Option<Span> {
    let text = record
        .sources
        .file(section.file)?
        .text
        .get(section.range())?;
    let start = text.len() - text.trim_start().len();
    let end = text.trim_end().len();
    let offset = |at: usize| section.start + u32::try_from(at).unwrap_or(0);
    (start < end).then(|| Span {
        start: offset(start),
        end: offset(end),
        ..section
    })
}

fn top(path: &str) -> &str {
    path.split('.').next().unwrap_or(path)
}

fn is_at_or_below(path: &str, part: &str) -> bool {
    let rest = path.strip_prefix(part);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// The group that two fields have in common: `objectives` for `objectives.id` and `objectives.verdict`.
fn in_common(one: &str, other: &str) -> String {
    let names = one.split('.').zip(other.split('.'));
    let same = names.take_while(|(a, b)| a == b).map(|(name, _)| name);
    same.collect::<Vec<_>>().join(".")
}

fn quoted(title: &str) -> String {
    format!("“{title}”")
}

/// A heading as it is written after `#` on the command line.
fn hyphenated(title: &str) -> String {
    let words = title.split(|c: char| !c.is_alphanumeric());
    let words: Vec<String> = words
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join("-")
}
