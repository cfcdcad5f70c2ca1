//! Reads the events of an iCalendar file, with the line of each.
//!
//! Only identifiers, dates and states are read. The texts of an event are not kept: a title is only compared with the
//! words that the coach gives.

use super::content_line::{ContentLine, content_lines};
use super::time::ReadTime;

/// The maximum depth of nested components. A usual file has at most four.
const MAX_DEPTH: usize = 8;

/// How many events a file may have.
const MAX_EVENTS: usize = 20_000;

/// A calendar file as it was read.
#[derive(Debug, Default)]
pub struct ReadCalendar {
    /// The name of the time zone for times in UTC, if the file has one.
    pub zone: Option<String>,
    /// In the order of the file.
    pub events: Vec<ReadEvent>,
}

/// An event as it was read.
#[derive(Debug, Default)]
pub struct ReadEvent {
    /// The line on which it begins.
    pub line: usize,
    pub(super) uid: Option<String>,
    pub(super) cancelled: bool,
    pub(super) start: Option<ReadTime>,
    /// The rule by which it repeats, as written.
    pub(super) rule: Option<String>,
    /// Whether it repeats on dates that are listed.
    pub(super) has_listed_dates: bool,
    /// The times at which it does not repeat.
    pub(super) exceptions: Vec<ReadTime>,
    /// The time that this event replaces, of an event that repeats.
    pub(super) replaces: Option<ReadTime>,
    /// Whether its title contains the words that were given.
    pub(super) is_named: bool,
    /// What cannot be read, and the line.
    pub(super) problem: Option<(usize, String)>,
}

/// What makes a file unusable, and the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
}

impl ReadError {
    pub(super) fn new(line: usize, message: impl Into<String>) -> ReadError {
        ReadError {
            line,
            message: message.into(),
        }
    }
}

/// Reads a calendar file. `containing` is compared with the title of each event, ignoring case.
///
/// # Errors
/// If the file is not text in UTF-8 or not a calendar; nothing of it is used then.
pub fn read(bytes: &[u8], containing: Option<&str>) -> Result<ReadCalendar, ReadError> {
    let text = text(bytes)?;
    let containing = containing.map(str::to_lowercase);
    let mut calendar = ReadCalendar::default();
    // The open components, with the line of each.
    let mut open: Vec<(String, usize)> = Vec::new();
    let mut last = 1;
    for line in content_lines(text) {
        let line = line?;
        last = line.line;
        match line.name.as_str() {
            "BEGIN" => begin(&line, &mut open, containing.as_deref(), &mut calendar)?,
            "END" => end(&line, &mut open)?,
            _ if open.is_empty() => return Err(not_a_calendar(line.line)),
            _ => property(&line, &open, containing.as_deref(), &mut calendar),
        }
    }
    match open.pop() {
        Some((name, began)) => Err(ReadError::new(
            last,
            format!("the file ends within {name}, which begins on line {began}"),
        )),
        None if last == 1 => Err(not_a_calendar(1)),
        None => Ok(calendar),
    }
}

/// The file as text, without a byte order mark.
fn text(bytes: &[u8]) -> Result<&str, ReadError> {
    let text = str::from_utf8(bytes).map_err(|error| {
        let before = &bytes[..error.valid_up_to()];
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        ReadError::new(
            line,
            "this is not text in UTF-8; export the calendar as UTF-8",
        )
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    match text.find('\0') {
        Some(at) => {
            let line = text[..at].matches('\n').count() + 1;
            Err(ReadError::new(
                line,
                "this is not text in UTF-8; export the calendar as UTF-8",
            ))
        }
        None => Ok(text),
    }
}

fn not_a_calendar(line: usize) -> ReadError {
    ReadError::new(
        line,
        "this is not an iCalendar file: it must begin with BEGIN:VCALENDAR",
    )
}

fn begin(
    line: &ContentLine,
    open: &mut Vec<(String, usize)>,
    containing: Option<&str>,
    calendar: &mut ReadCalendar,
) -> Result<(), ReadError> {
    let name = line.value.trim().to_ascii_uppercase();
    if open.is_empty() && name != "VCALENDAR" {
        return Err(not_a_calendar(line.line));
    }
    if open.len() >= MAX_DEPTH {
        return Err(ReadError::new(
            line.line,
            format!("components are nested more than {MAX_DEPTH} deep"),
        ));
    }
    if name == "VEVENT" {
        if calendar.events.len() >= MAX_EVENTS {
            return Err(ReadError::new(
                line.line,
                format!(
                    "the file has more than {MAX_EVENTS} events; export a part of the calendar"
                ),
            ));
        }
        calendar.events.push(ReadEvent {
            line: line.line,
            is_named: containing.is_none(),
            ..ReadEvent::default()
        });
    }
    open.push((name, line.line));
    Ok(())
}

fn end(line: &ContentLine, open: &mut Vec<(String, usize)>) -> Result<(), ReadError> {
    let name = line.value.trim().to_ascii_uppercase();
    match open.pop() {
        Some((begun, _)) if begun == name => Ok(()),
        Some((begun, began)) => Err(ReadError::new(
            line.line,
            format!(
                "{begun}, which begins on line {began}, must end before another component does"
            ),
        )),
        None => Err(not_a_calendar(line.line)),
    }
}

/// Takes a property of the calendar or of an event; those of other components do not matter.
fn property(
    line: &ContentLine,
    open: &[(String, usize)],
    containing: Option<&str>,
    calendar: &mut ReadCalendar,
) {
    match open.last().map(|(name, _)| name.as_str()) {
        Some("VCALENDAR") if line.name == "X-WR-TIMEZONE" => {
            calendar.zone = Some(line.value.trim().to_owned());
        }
        Some("VEVENT") => {
            if let Some(event) = calendar.events.last_mut() {
                event.take(line, containing);
            }
        }
        _ => {}
    }
}

impl ReadEvent {
    fn take(&mut self, line: &ContentLine, containing: Option<&str>) {
        let value = line.value.trim();
        match line.name.as_str() {
            "UID" => self.uid = Some(value.to_owned()),
            "STATUS" => self.cancelled = value.eq_ignore_ascii_case("CANCELLED"),
            "RRULE" if self.rule.is_some() => {
                self.fail(line.line, "has two repeat rules (RRULE)");
            }
            "RRULE" => self.rule = Some(value.to_ascii_uppercase()),
            "RDATE" | "EXRULE" => self.has_listed_dates = true,
            "DTSTART" => match ReadTime::read(line, value) {
                Some(time) => self.start = Some(time),
                None => self.fail(line.line, "its DTSTART is not a date"),
            },
            "RECURRENCE-ID" => match ReadTime::read(line, value) {
                Some(time) => self.replaces = Some(time),
                None => self.fail(line.line, "its RECURRENCE-ID is not a date"),
            },
            "EXDATE" => {
                for one in value.split(',') {
                    match ReadTime::read(line, one.trim()) {
                        Some(time) => self.exceptions.push(time),
                        None => self.fail(line.line, "its EXDATE is not a date"),
                    }
                }
            }
            "SUMMARY" => {
                let title = value.to_lowercase();
                self.is_named = containing.is_none_or(|words| title.contains(words));
            }
            _ => {}
        }
    }

    fn fail(&mut self, line: usize, message: &str) {
        if self.problem.is_none() {
            self.problem = Some((line, message.to_owned()));
        }
    }
}
