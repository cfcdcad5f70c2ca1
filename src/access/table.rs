//! The table of all readers, with numbered reasons.

use std::fmt::Write;

use super::notes::Notes;
use super::reasons::Reason;
use super::rows::{Row, rows};
use super::{RecordAccess, name};
use crate::policy::AccessLevel;
use crate::reader::Reader;
use crate::status::text::line::{DONE, NAME, QUIET, SOON, paint, safe, wrap};
use crate::view::{Explanation, LevelReason, PartAccess};

/// The width of the column of lines, and the maximum width of that of labels, in characters.
pub(super) const LINES_WIDTH: usize = 9;
pub(super) const MAX_LABEL: usize = 34;

/// The minimum and the maximum width of a reader's column.
const MIN_READER: usize = 17;
const MAX_READER: usize = 24;

/// Returns the table of a record; with `part`, of one field or section. `None` if the record has no such part.
pub fn table(record: &RecordAccess<'_>, part: Option<&str>) -> Option<String> {
    let rows = rows(record, part);
    if part.is_some() && rows.is_empty() {
        return None;
    }
    let others: Vec<&(Reader, Explanation)> = record
        .readers
        .iter()
        .filter(|(reader, _)| *reader != Reader::Coach)
        .collect();
    let mut out = format!(
        "{}: {}\n",
        paint(NAME, &safe(record.path())),
        record.kind().noun()
    );
    if others.is_empty() {
        out.push_str(
            "Only the coach has a portal: engagement.md is missing, a draft, or cannot be read. Run `coachgen check`.",
        );
        return Some(out);
    }
    out.push_str("You see all of it. What others see today:\n\n");
    let mut notes = Notes::default();
    let of_record: Vec<Cell> = others
        .iter()
        .map(|(reader, has)| record_cell(record, reader, has, &mut notes))
        .collect();
    let lines: Vec<(&Row, Vec<Cell>)> = rows
        .iter()
        .map(|row| {
            let access = row.access.iter().zip(&record.readers);
            let access = access.filter(|(_, (reader, _))| *reader != Reader::Coach);
            let cells = access
                .zip(&of_record)
                .map(|((part, (reader, has)), whole)| {
                    part_cell(record, (reader, has), *part, whole.note, &mut notes)
                });
            (row, cells.collect())
        })
        .collect();
    let label_width = rows
        .iter()
        .map(|row| row.label.chars().count())
        .max()
        .unwrap_or(0);
    let label_width = label_width.clamp("the record".len(), MAX_LABEL);
    let titles: Vec<String> = others
        .iter()
        .map(|(reader, _)| shortened(name(reader), MAX_READER))
        .collect();
    let widths: Vec<usize> = titles
        .iter()
        .map(|title| title.chars().count().max(MIN_READER))
        .collect();

    let titles = titles.iter().map(|title| paint(QUIET, title));
    let _ = writeln!(out, "{}", aligned("line", "", label_width, titles, &widths));
    let cells = of_record.iter().map(Cell::text);
    let _ = writeln!(
        out,
        "{}",
        aligned("", "the record", label_width, cells, &widths)
    );
    for (row, cells) in &lines {
        let label = shortened(&row.label, MAX_LABEL);
        let cells = cells.iter().map(Cell::text);
        let line = aligned(&line_range(row.lines), &label, label_width, cells, &widths);
        let _ = writeln!(out, "{line}");
    }
    for (number, note) in notes.iter() {
        out.push_str(if number == 1 { "\n" } else { "" });
        let mark = format!("[{number}]");
        let _ = write!(out, "{mark:5}");
        wrap(&mut out, 5, 5, &safe(note));
    }
    Some(out.trim_end().to_owned())
}

/// A cell, and the number of its reason.
struct Cell {
    text: String,
    style: anstyle::Style,
    note: Option<usize>,
}

impl Cell {
    fn text(&self) -> String {
        let text = match self.note {
            Some(note) => format!("{} [{note}]", self.text),
            None => self.text.clone(),
        };
        paint(self.style, &text)
    }
}

fn record_cell(
    record: &RecordAccess<'_>,
    reader: &Reader,
    has: &Explanation,
    notes: &mut Notes,
) -> Cell {
    let approved = has.conditions.iter().find_map(|one| match one.reason {
        LevelReason::Approved(on) => Some(on),
        _ => None,
    });
    let (text, style) = match (has.level, approved) {
        (AccessLevel::Shared, None) => ("yes".to_owned(), DONE),
        (_, Some(_)) => ("a copy".to_owned(), DONE),
        (AccessLevel::Fact, None) => ("as a fact".to_owned(), SOON),
        (AccessLevel::Hidden, None) => ("no".to_owned(), SOON),
    };
    let reasons = record.level_reasons(reader, has).join("; ");
    let is_plain = has.level == AccessLevel::Shared && approved.is_none();
    Cell {
        text,
        style,
        note: (!is_plain).then(|| notes.number(reasons)),
    }
}

fn part_cell(
    record: &RecordAccess<'_>,
    (reader, has): (&Reader, &Explanation),
    part: PartAccess,
    of_record: Option<usize>,
    notes: &mut Notes,
) -> Cell {
    match part {
        PartAccess::Visible => Cell {
            text: "yes".to_owned(),
            style: DONE,
            note: None,
        },
        PartAccess::OnceApproved => Cell {
            text: "once approved".to_owned(),
            style: SOON,
            note: match is_approved(has) {
                true => {
                    Some(notes.number("not in the approved copy, or different there".to_owned()))
                }
                false => of_record,
            },
        },
        PartAccess::Hidden(by) => Cell {
            text: "no".to_owned(),
            style: SOON,
            note: match record.part_reason(reader, has, by) {
                Reason::OfRecord => of_record,
                Reason::OfPart(text) => Some(notes.number(text)),
            },
        },
    }
}

fn is_approved(has: &Explanation) -> bool {
    let mut reasons = has.conditions.iter().map(|one| one.reason);
    reasons.any(|reason| matches!(reason, LevelReason::Approved(_)))
}

fn aligned(
    lines: &str,
    label: &str,
    label_width: usize,
    cells: impl Iterator<Item = String>,
    widths: &[usize],
) -> String {
    let mut out = format!("{lines:>LINES_WIDTH$}  {:label_width$}", safe(label));
    for (cell, width) in cells.zip(widths) {
        let shown = anstream::adapter::strip_str(&cell)
            .to_string()
            .chars()
            .count();
        let pad = width.saturating_sub(shown);
        let _ = write!(out, "  {cell}{:pad$}", "");
    }
    out.trim_end().to_owned()
}

/// `12`, or `12–18`.
pub(super) fn line_range((first, last): (usize, usize)) -> String {
    match first == last {
        true => first.to_string(),
        false => format!("{first}–{last}"),
    }
}

/// A text of at most `width` characters.
pub(super) fn shortened(text: &str, width: usize) -> String {
    match text.chars().count() > width {
        false => text.to_owned(),
        true => text.chars().take(width - 1).chain(['…']).collect(),
    }
}
