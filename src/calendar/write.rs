//! Writes an iCalendar file.
//!
//! The file is a snapshot without `METHOD`: it is not a scheduling message, so events have no organiser, and a calendar
//! program does not treat them as invitations (RFC 5545, 3.7.2 and 3.8.4.3).

use std::fmt::Write as _;

use chrono::{NaiveTime, Utc};
use icalendar::{Calendar, Class, Component as _, Event, EventLike as _, EventStatus, Property};

use super::event::{CalendarEvent, EventState, EventTime};

/// Identifies the program that wrote the file. Without a version, so that an update does not change the file.
const PRODUCT: &str = "-//coachgen//calendar//EN";

/// Returns the text of a calendar with that name. The same events give the same text: every event has an identifier and
/// a date of creation, which the crate would otherwise make up.
pub fn to_text(name: &str, events: &[CalendarEvent]) -> String {
    let mut calendar = Calendar::empty();
    for (key, value) in [
        ("VERSION", "2.0"),
        ("PRODID", PRODUCT),
        ("CALSCALE", "GREGORIAN"),
    ] {
        calendar.append_property(Property::new(key, value));
    }
    calendar.name(&one_line(name));
    calendar.extend(events.iter().map(event));
    let mut text = String::new();
    // Writing to a string cannot fail.
    let _ = write!(text, "{calendar}");
    text
}

/// Returns the text without the line breaks inside its lines, so that words can be searched for.
pub fn unfolded(text: &str) -> String {
    text.replace("\r\n ", "")
}

fn event(from: &CalendarEvent) -> Event {
    let mut event = Event::new();
    event
        .uid(&from.uid)
        .sequence(from.sequence)
        .timestamp(
            from.stamp
                .and_time(NaiveTime::MIN)
                .and_local_timezone(Utc)
                .earliest()
                .unwrap_or_default(),
        )
        .summary(&one_line(&from.summary))
        .class(Class::Private)
        .status(match from.state {
            EventState::Confirmed => EventStatus::Confirmed,
            EventState::Tentative => EventStatus::Tentative,
            EventState::Cancelled => EventStatus::Cancelled,
        });
    if !from.description.is_empty() {
        event.description(&clean(&from.description));
    }
    match from.time {
        EventTime::Day(date) => {
            event.starts(date);
            // The end of a day's event is the next day, which is not part of it.
            if let Some(next) = date.succ_opt() {
                event.ends(next);
            }
            event.add_property("TRANSP", "TRANSPARENT");
        }
        EventTime::Span(start, end) => {
            event.starts(start);
            event.ends(end);
            event.add_property("TRANSP", "OPAQUE");
        }
    }
    event.done()
}

/// A text without line breaks.
fn one_line(text: &str) -> String {
    clean(text).replace('\n', " ")
}

/// A text without control characters, which RFC 5545 does not allow, except line breaks.
fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    text.chars()
        .map(|c| match c {
            '\n' | '\t' => c,
            c if c.is_control() => ' ',
            c => c,
        })
        .collect()
}
