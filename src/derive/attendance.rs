//! Sessions held against those contracted, up to a day.
//!
//! Must not judge them: a session more or less is the contract's business.

use chrono::NaiveDate;

use super::order::sessions;
use super::timeline::{Timeline, TimelineEvent};
use crate::record::value::Range;
use crate::view::types::{Fact, View};

/// What was held of what was contracted.
#[derive(Debug, Clone)]
pub struct Attendance {
    pub contracted: u32,
    /// Sessions held, in order of date.
    pub held: Vec<Attended>,
    /// Minutes of the sessions held; none where the reader does not see those of every one.
    pub minutes: Option<u64>,
    /// Contracted minutes of one session.
    pub session_minutes: Range,
}

/// A session that was held.
#[derive(Debug, Clone)]
pub struct Attended {
    pub fact: Fact,
    /// For the coach: marked as not paid.
    pub unpaid: bool,
    /// Held on another day than it was planned for, as far as the reader sees.
    pub moved: bool,
}

impl Attendance {
    /// Contracted minutes in all, from the shortest sessions to the longest.
    pub fn contracted_minutes(&self) -> (f64, f64) {
        let sessions = f64::from(self.contracted);
        (
            sessions * self.session_minutes.low,
            sessions * self.session_minutes.high,
        )
    }
}

/// Attendance in `view`, whose timeline this is, up to and on `by`.
pub fn attendance(view: &View, timeline: Option<&Timeline>, by: NaiveDate) -> Attendance {
    let events: &[TimelineEvent] = timeline.map_or(&[], |timeline| &timeline.events);
    let by = by.min(view.today);
    let held: Vec<Attended> = sessions(view)
        .into_iter()
        .filter(|seen| seen.fact.date.is_some_and(|date| date <= by))
        .map(|seen| Attended {
            fact: seen.fact.clone(),
            unpaid: seen.content().and_then(|session| session.paid) == Some(false),
            moved: events
                .iter()
                .any(|event| is_of(event, &seen.fact) && !event.planned_for.is_empty()),
        })
        .collect();
    let minutes = held
        .iter()
        .map(|one| one.fact.minutes.map(u64::from))
        .sum::<Option<u64>>();
    let programme = &view.engagement.programme;
    Attendance {
        contracted: programme.sessions,
        minutes: minutes.filter(|_| !held.is_empty()),
        held,
        session_minutes: programme.session_minutes,
    }
}

fn is_of(event: &TimelineEvent, fact: &Fact) -> bool {
    let record = event.meeting.record.as_ref();
    record.is_some_and(|record| record.slug == fact.slug)
}
