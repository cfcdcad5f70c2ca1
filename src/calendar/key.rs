//! What an event is about, and its identifier.

use std::fmt;

use chrono::NaiveDate;
use sha2::{Digest, Sha256};

use crate::kind::Kind;
use crate::reader::Party;

/// What an event is about. It stays the same when the event moves and when other records change.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EventKey {
    /// A session, planned or held, by its number.
    Session(u32),
    /// A later part of a session, by the session's number and the number of the part.
    SessionPart(u32, usize),
    /// An interview, by its part.
    Interview(String),
    /// An interim review, by the session that it follows.
    ReviewAfter(u32),
    /// The final review.
    FinalReview,
    /// The record of another meeting, by its kind and its date.
    Dated(Kind, NaiveDate),
    /// The record of another meeting, by its path in the engagement; for the coach.
    Path(String),
    /// A planned meeting, by its words.
    Plan(String),
    /// A milestone, by its id.
    Milestone(String),
    /// An objective, by its id.
    Objective(String),
    /// An action, by its id.
    Action(String),
    /// Another event with the same key, by its date and a number.
    Again(Box<EventKey>, NaiveDate, usize),
}

impl fmt::Display for EventKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EventKey::Session(number) => write!(out, "session {number}"),
            EventKey::SessionPart(number, part) => write!(out, "session {number} part {part}"),
            EventKey::Interview(part) => write!(out, "interview {part}"),
            EventKey::ReviewAfter(session) => write!(out, "review after {session}"),
            EventKey::FinalReview => write!(out, "final review"),
            EventKey::Dated(kind, date) => write!(out, "record {} {date}", kind.word()),
            EventKey::Path(path) => write!(out, "path {path}"),
            EventKey::Plan(what) => write!(out, "plan {what}"),
            EventKey::Milestone(id) => write!(out, "milestone {id}"),
            EventKey::Objective(id) => write!(out, "objective {id}"),
            EventKey::Action(id) => write!(out, "action {id}"),
            EventKey::Again(key, date, number) => write!(out, "{key} again {date} {number}"),
        }
    }
}

/// Returns the identifier of an event: a digest, because the name of the engagement's folder is the client's.
/// Each party has other identifiers, so that two of the files can be imported into one calendar.
pub fn uid(party: Party, engagement: &str, key: &EventKey) -> String {
    let text = format!("coachgen calendar 1\0{}\0{engagement}\0{key}", party.word());
    let digest = Sha256::digest(text.as_bytes());
    let half: String = digest[..16]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("{half}@coachgen")
}
