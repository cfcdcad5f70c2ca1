//! A meeting, held or planned, with its interval and length.

use chrono::NaiveDate;

use crate::view::types::{Fact, MovedView};

/// A meeting, held or planned.
#[derive(Debug, Clone)]
pub struct Meeting {
    pub date: NaiveDate,
    pub state: MeetingState,
    /// Its record; none for a meeting that is only planned.
    pub record: Option<Fact>,
    /// The path of a record that cannot be read and may be that of this planned meeting; for the coach.
    pub unreadable: Option<String>,
    /// The plan, in the agreement's words.
    pub what: Option<String>,
    /// The session's number, if the meeting is a session or is planned as the next one.
    pub session: Option<u32>,
    /// The dates it was moved from; for the coach.
    pub moved: Vec<MovedView>,
    /// The interval since the previous session, if the meeting is a session held after another one.
    pub interval: Option<Interval>,
    /// The length of a session, if the reader sees its minutes.
    pub length: Option<Length>,
}

/// Whether a meeting took place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MeetingState {
    Held,
    /// Planned; if in the past, nobody has recorded it.
    Planned,
}

impl MeetingState {
    /// A stable keyword for templates and message IDs.
    pub fn word(self) -> &'static str {
        match self {
            MeetingState::Held => "held",
            MeetingState::Planned => "planned",
        }
    }
}

/// The time since the previous session.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// Calendar days.
    pub days: i64,
    /// Days of pauses in between; for the coach.
    pub paused: i64,
    /// The comparison with the contract, without pauses; for the coach, and only if no session was moved.
    pub fit: Option<ContractFit>,
}

impl Interval {
    /// The interval in weeks, pauses included.
    pub fn weeks(&self) -> f64 {
        self.days as f64 / 7.0
    }
}

/// The length of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Length {
    pub minutes: u32,
    /// The comparison with the contract; for the coach.
    pub fit: Option<ContractFit>,
}

/// How a number compares with the contracted range and its tolerance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ContractFit {
    Under,
    Within,
    Over,
}

impl ContractFit {
    /// A stable keyword for templates and message IDs.
    pub fn word(self) -> &'static str {
        match self {
            ContractFit::Under => "under",
            ContractFit::Within => "within",
            ContractFit::Over => "over",
        }
    }

    /// Whether it is outside the range, below or above.
    pub fn is_outside(self) -> bool {
        self != ContractFit::Within
    }
}
