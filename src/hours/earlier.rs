//! Coaching hours from before coachgen: a CSV file with the columns of the log, so that an exported log can be read.
//!
//! Every problem is reported, with its line, its column, what is there, and what to write instead.

mod cells;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::columns::Column;
use super::{CoachingTime, EngagementHours};
use cells::Cells;

/// The rows of the file, and what is wrong with the others.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EarlierHours {
    pub rows: Vec<EarlierRow>,
    /// By line.
    pub problems: Vec<EarlierHoursProblem>,
}

/// A row of earlier hours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlierRow {
    /// Its line in the file.
    pub line: u64,
    pub client: String,
    pub email: Option<String>,
    /// The number of clients coached together; 1 for an individual client.
    pub participants: u32,
    pub start: NaiveDate,
    /// `None` if the coaching went on.
    pub end: Option<NaiveDate>,
    pub paid: CoachingTime,
    pub pro_bono: CoachingTime,
}

/// Something in the file that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlierHoursProblem {
    /// The line, from 1.
    pub line: u64,
    /// The title of the column; `None` for the whole row.
    pub column: Option<&'static str>,
    /// What is there, if it is one cell.
    pub value: Option<String>,
    /// What is wrong, and what to write instead.
    pub message: String,
}

impl EarlierHoursProblem {
    fn row(line: u64, message: impl Into<String>) -> EarlierHoursProblem {
        EarlierHoursProblem {
            line,
            column: None,
            value: None,
            message: message.into(),
        }
    }

    fn cell(
        line: u64,
        column: Column,
        value: &str,
        message: impl Into<String>,
    ) -> EarlierHoursProblem {
        EarlierHoursProblem {
            line,
            column: Some(column.title()),
            value: Some(value.to_owned()),
            message: message.into(),
        }
    }
}

/// Reads the file. Values may be separated by commas or semicolons.
pub fn read(bytes: &[u8], today: NaiveDate) -> EarlierHours {
    let mut found = EarlierHours::default();
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.strip_prefix('\u{feff}').unwrap_or(text),
        Err(error) => {
            let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
            found.problems.push(EarlierHoursProblem::row(
                line_after(before),
                "not UTF-8; in your spreadsheet program, save the file as “CSV UTF-8”",
            ));
            return found;
        }
    };
    let mut csv = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(text))
        .from_reader(text.as_bytes());
    let mut columns: Option<Vec<Option<Column>>> = None;
    for record in csv.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let line = error.position().map_or(1, csv::Position::line);
                found
                    .problems
                    .push(EarlierHoursProblem::row(line, "cannot be read as CSV"));
                break;
            }
        };
        let line = record.position().map_or(1, csv::Position::line);
        let cells: Vec<&str> = record.iter().collect();
        match &columns {
            None => match header(line, &cells) {
                Ok(known) => columns = Some(known),
                Err(problems) => {
                    found.problems = problems;
                    return found;
                }
            },
            // A spreadsheet may write empty rows at the end.
            Some(_) if cells.iter().all(|cell| cell.trim().is_empty()) => {}
            Some(columns) => {
                let read = Cells::new(line, columns, &cells).read(today, &mut found.problems);
                found.rows.extend(read);
            }
        }
    }
    if columns.is_none() && found.problems.is_empty() {
        let message = format!(
            "the file is empty; write the titles of the columns: {}",
            titles()
        );
        found.problems.push(EarlierHoursProblem::row(1, message));
    }
    found.problems.extend(repeated(&found.rows));
    found
}

fn line_after(text: &[u8]) -> u64 {
    let breaks = text.iter().filter(|byte| **byte == b'\n').count();
    u64::try_from(breaks).unwrap_or_default() + 1
}

/// Spreadsheets write semicolons where the comma is the decimal sign. The titles contain neither.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().find(|line| !line.trim().is_empty());
    let first = first.unwrap_or_default();
    match first.matches(';').count() > first.matches(',').count() {
        true => b';',
        false => b',',
    }
}

/// The column of each cell. Empty titles are columns that are not used.
fn header(
    line: u64,
    titles_found: &[&str],
) -> Result<Vec<Option<Column>>, Vec<EarlierHoursProblem>> {
    let mut problems = Vec::new();
    let mut columns = Vec::new();
    for title in titles_found {
        let column = Column::from_title(title);
        if column.is_none() && !title.trim().is_empty() {
            problems.push(EarlierHoursProblem {
                line,
                column: None,
                value: Some((*title).to_owned()),
                message: format!("unknown column; the columns are: {}", titles()),
            });
        }
        if column.is_some() && columns.contains(&column) {
            problems.push(EarlierHoursProblem {
                line,
                column: None,
                value: Some((*title).to_owned()),
                message: "duplicate column; remove one of the two".to_owned(),
            });
        }
        columns.push(column);
    }
    for missing in Column::ALL
        .into_iter()
        .filter(|one| !columns.contains(&Some(*one)))
    {
        let message = format!("the column `{}` is missing; add it", missing.title());
        problems.push(EarlierHoursProblem::row(line, message));
    }
    match problems.is_empty() {
        true => Ok(columns),
        false => Err(problems),
    }
}

fn titles() -> String {
    Column::ALL.map(Column::title).join(", ")
}

/// Rows that are in the file twice.
fn repeated(rows: &[EarlierRow]) -> Vec<EarlierHoursProblem> {
    let mut problems = Vec::new();
    let mut known: BTreeMap<_, u64> = BTreeMap::new();
    for row in rows {
        let key = (
            &row.client,
            &row.email,
            row.participants,
            row.start,
            row.end,
            row.paid,
        );
        let key = (key, row.pro_bono);
        match known.get(&key) {
            Some(line) => problems.push(EarlierHoursProblem::row(
                row.line,
                format!("the same as line {line}; remove one of the two"),
            )),
            None => drop(known.insert(key, row.line)),
        }
    }
    problems
}

/// Rows with hours from both before and after the beginning of the coach's training.
pub(super) fn conflicts_with_training(
    rows: &[EarlierRow],
    since: Option<NaiveDate>,
) -> Vec<EarlierHoursProblem> {
    let Some(since) = since else {
        return Vec::new();
    };
    let across = |row: &&EarlierRow| row.start < since && row.end.is_none_or(|end| end >= since);
    let problems = rows.iter().filter(across).map(|row| {
        let message = format!(
            "the row starts before `coach.training_started` ({since}) and ends later, but only hours from that day on count; \
             split it into a row that ends before {since} and one that starts on or after it"
        );
        EarlierHoursProblem::cell(row.line, Column::Start, &row.start.to_string(), message)
    });
    problems.collect()
}

/// Rows of a client whose sessions in the same period are in the practice: their hours would count twice.
pub(super) fn counted_twice(
    rows: &[&EarlierRow],
    engagements: &[&EngagementHours],
    since: Option<NaiveDate>,
) -> Vec<EarlierHoursProblem> {
    let days = engagements.iter().flat_map(|one| &one.sessions);
    let days = days.flat_map(|session| session.parts.iter().flatten());
    let days: Vec<NaiveDate> = days
        .map(|(day, _)| *day)
        .filter(|day| since.is_none_or(|since| *day >= since))
        .collect();
    let mut problems = Vec::new();
    for row in rows {
        let inside = |day: &NaiveDate| *day >= row.start && row.end.is_none_or(|end| *day <= end);
        let Some(first) = days.iter().copied().filter(inside).min() else {
            continue;
        };
        problems.push(match row.end {
            None => EarlierHoursProblem::cell(
                row.line,
                Column::End,
                "",
                format!(
                    "the practice has a session of this client on {first}, so its hours may count twice; write the date of \
                     the last session in this row"
                ),
            ),
            Some(end) => EarlierHoursProblem::cell(
                row.line,
                Column::End,
                &end.to_string(),
                format!(
                    "the practice has a session of this client on {first}, so its hours may count twice; remove the row, or \
                     reduce it to the sessions that are not in the practice"
                ),
            ),
        });
    }
    problems
}
