//! The events of one reader.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime};

use super::key::{EventKey, uid};
use super::{due, meetings};
use crate::derive::ReaderView;
use crate::reader::Party;
use crate::words::Words;

/// What a calendar contains.
#[derive(Debug, Clone, Copy)]
pub struct CalendarOptions<'o> {
    /// The identity of the engagement: two engagements with the same identity have the same events.
    pub engagement: &'o str,
    /// Whether events contain words of the records.
    pub details: bool,
}

/// One event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarEvent {
    /// What it is about.
    pub key: EventKey,
    /// Its identifier, the same in every file.
    pub uid: String,
    /// The number of its revision: it is greater if the event was moved, recorded, completed or cancelled.
    pub sequence: u32,
    /// Whether it takes place.
    pub state: EventState,
    /// When it takes place.
    pub time: EventTime,
    /// Its title.
    pub summary: String,
    /// More lines about it; empty without details.
    pub description: String,
    /// The date on which the file was made.
    pub stamp: NaiveDate,
}

/// Whether an event takes place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventState {
    /// It is planned, or took place.
    Confirmed,
    /// It only has a draft.
    Tentative,
    /// It does not take place, or what was due is completed.
    Cancelled,
}

/// The time of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EventTime {
    /// A whole day.
    Day(NaiveDate),
    /// From a start to an end, in local time. Records have no time zone.
    Span(NaiveDateTime, NaiveDateTime),
}

impl EventTime {
    /// The date on which it begins.
    pub fn date(&self) -> NaiveDate {
        match self {
            EventTime::Day(date) => *date,
            EventTime::Span(start, _) => start.date(),
        }
    }
}

/// Returns the events of one reader, by date.
pub fn events(
    reader: &ReaderView,
    words: &Words,
    options: CalendarOptions<'_>,
) -> Vec<CalendarEvent> {
    let mut collector = Collector {
        reader,
        words,
        options,
        events: BTreeMap::new(),
    };
    meetings::add(&mut collector);
    due::add(&mut collector);
    let mut events: Vec<CalendarEvent> = collector.events.into_values().collect();
    events.sort_by(|a, b| (a.time, &a.uid).cmp(&(b.time, &b.uid)));
    events
}

/// Collects the events of one reader.
pub(super) struct Collector<'c> {
    pub(super) reader: &'c ReaderView,
    pub(super) words: &'c Words,
    pub(super) options: CalendarOptions<'c>,
    events: BTreeMap<EventKey, CalendarEvent>,
}

/// An event before it has an identifier.
pub(super) struct NewEvent {
    pub(super) key: EventKey,
    pub(super) sequence: u32,
    pub(super) state: EventState,
    pub(super) time: EventTime,
    /// The title without details.
    pub(super) neutral: String,
    /// The title and the lines with details.
    pub(super) details: (String, String),
}

impl Collector<'_> {
    pub(super) fn has(&self, key: &EventKey) -> bool {
        self.events.contains_key(key)
    }

    /// Whether a meeting takes place on that day.
    pub(super) fn has_meeting_on(&self, date: NaiveDate) -> bool {
        let mut events = self.events.values();
        events.any(|event| event.time.date() == date && event.state == EventState::Confirmed)
    }

    /// Adds an event. If another one has the same key, the date becomes part of its key.
    pub(super) fn add(&mut self, mut new: NewEvent) {
        if self.has(&new.key) {
            let again =
                |number| EventKey::Again(Box::new(new.key.clone()), new.time.date(), number);
            let mut keys = (1..).map(again);
            if let Some(free) = keys.find(|key| !self.has(key)) {
                new.key = free;
            }
        }
        let view = &self.reader.view;
        let (summary, description) = match self.options.details {
            true => (self.with_client(&new.details.0), new.details.1),
            false => (new.neutral, String::new()),
        };
        let event = CalendarEvent {
            uid: uid(view.reader.party(), self.options.engagement, &new.key),
            key: new.key.clone(),
            sequence: new.sequence,
            state: new.state,
            time: new.time,
            summary,
            description,
            stamp: view.today.date(),
        };
        self.events.insert(new.key, event);
    }

    /// The title with the client's name before it; for the coach, who has many clients.
    fn with_client(&self, title: &str) -> String {
        let view = &self.reader.view;
        let client = view.engagement.client.as_ref();
        match client.filter(|_| view.reader.party() == Party::Coach) {
            Some(client) => self.words.with(
                "calendar_of_client",
                &[
                    ("client", client.name.as_str().into()),
                    ("what", title.into()),
                ],
            ),
            None => title.to_owned(),
        }
    }
}
