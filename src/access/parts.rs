//! The parts of a record as an editor shows them: the lines of each, and who sees it.

use super::reasons::Reason;
use super::rows::{Row, field_rows, section_rows};
use super::{RecordAccess, name};
use crate::policy::AccessLevel;
use crate::reader::Reader;
use crate::view::{Explanation, PartAccess};

/// A record as an editor shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordReaders {
    /// Who has the record, beside the coach.
    pub summary: String,
    /// The fields, then the sections, each in the order of the file.
    pub parts: Vec<RecordPart>,
}

/// A field, several neighbouring fields with the same readers, or a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordPart {
    /// The first and the last line, counted from 1.
    pub lines: (usize, usize),
    /// The field as in the front matter, or the heading in quotation marks.
    pub label: String,
    /// Whether it is a section of the prose.
    pub is_section: bool,
    /// Client and sponsors, and what each has of it.
    pub readers: Vec<PartReader>,
}

/// What one reader has of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartReader {
    /// `client`, or the sponsor's name.
    pub name: String,
    /// Whether the reader sees it.
    pub access: PartAccess,
    /// Why, if the reader does not see it today.
    pub reasons: Vec<String>,
}

impl RecordPart {
    /// Who sees the part, beside the coach: `coach only`, or `client; Ruth Adeyemi, once approved`.
    pub fn summary(&self) -> String {
        let seen = self.readers.iter().filter_map(|one| match one.access {
            PartAccess::Visible => Some(one.name.clone()),
            PartAccess::OnceApproved => Some(format!("{}, once approved", one.name)),
            PartAccess::Hidden(_) => None,
        });
        let seen: Vec<String> = seen.collect();
        joined(seen)
    }

    /// Whether only the coach sees the part.
    pub fn is_coach_only(&self) -> bool {
        let is_hidden = |one: &PartReader| matches!(one.access, PartAccess::Hidden(_));
        self.readers.iter().all(is_hidden)
    }
}

fn joined(seen: Vec<String>) -> String {
    match seen.is_empty() {
        true => "coach only".to_owned(),
        false => seen.join("; "),
    }
}

/// Returns who has a record, and who sees each part of it.
pub fn record_readers(record: &RecordAccess<'_>) -> RecordReaders {
    let fields = field_rows(record, None).into_iter();
    let sections = section_rows(record, None).into_iter();
    let fields = fields.map(|row| part(record, row, false));
    let parts = fields.chain(sections.map(|row| part(record, row, true)));
    let others = record.readers.iter();
    let others = others.filter(|(reader, _)| *reader != Reader::Coach);
    let seen = others.filter_map(|(reader, has)| of_record(name(reader), has));
    RecordReaders {
        summary: joined(seen.collect()),
        parts: parts.collect(),
    }
}

/// What the summary says of one reader; `None` if the reader has nothing of the record.
fn of_record(name: &str, has: &Explanation) -> Option<String> {
    let fields = has.fields.iter().map(|field| field.access);
    let mut parts = fields.chain(has.sections.iter().map(|section| section.access));
    let waits = parts.any(|access| access == PartAccess::OnceApproved);
    match (has.level, waits) {
        (AccessLevel::Shared, _) => Some(name.to_owned()),
        (_, true) => Some(format!("{name}, once approved")),
        (AccessLevel::Fact, false) => Some(format!("{name}, only that it took place")),
        (AccessLevel::Hidden, false) => None,
    }
}

fn part(record: &RecordAccess<'_>, row: Row, is_section: bool) -> RecordPart {
    let readers = record.readers.iter().zip(&row.access);
    let others = readers.filter(|((reader, _), _)| *reader != Reader::Coach);
    let readers = others.map(|((reader, has), access)| PartReader {
        name: name(reader).to_owned(),
        access: *access,
        reasons: reasons(record, (reader, has), *access),
    });
    RecordPart {
        lines: row.lines,
        is_section,
        readers: readers.collect(),
        label: row.label,
    }
}

fn reasons(
    record: &RecordAccess<'_>,
    (reader, has): (&Reader, &Explanation),
    access: PartAccess,
) -> Vec<String> {
    match access {
        PartAccess::Visible => Vec::new(),
        PartAccess::OnceApproved => record.level_reasons(reader, has),
        PartAccess::Hidden(by) => match record.part_reason(reader, has, by) {
            Reason::OfRecord => record.level_reasons(reader, has),
            Reason::OfPart(reason) => vec![reason],
        },
    }
}
