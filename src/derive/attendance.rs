//! Sessions held against those contracted, up to a date.
//!
//! Must not judge the difference; `contract` compares sessions with the contract.

use chrono::NaiveDate;

use super::order::sessions;
use super::timeline::{Timeline, TimelineEvent};
use crate::record::value::Range;
use crate::view::types::{Fact, View};

/// The sessions held and those contracted.
#[derive(Debug, Clone)]
pub struct Attendance {
    pub contracted: u32,
    /// The number of sessions that were cancelled too late: they count as contracted, but were not held.
    pub cancelled: usize,
    /// Sessions held, by date.
    pub held: Vec<HeldSession>,
    /// Minutes of the sessions held; none unless the reader sees those of every session.
    pub minutes: Option<u64>,
    /// Contracted minutes of one session.
    pub session_minutes: Range,
}

/// A session that was held.
#[derive(Debug, Clone)]
pub struct HeldSession {
    pub fact: Fact,
    /// Whether it is marked as unpaid; for the coach.
    pub unpaid: bool,
    /// Whether it took place on another date than planned, as far as the reader sees.
    pub moved: bool,
}

impl Attendance {
    /// The total contracted minutes, from the shortest to the longest session length.
    pub fn contracted_minutes(&self) -> (f64, f64) {
        let sessions = f64::from(self.contracted);
        (
            sessions * self.session_minutes.low,
            sessions * self.session_minutes.high,
        )
    }
}

/// The attendance in `view`, with its `timeline`, up to and including `by`.
pub fn attendance(view: &View, timeline: Option<&Timeline>, by: NaiveDate) -> Attendance {
    let events: &[TimelineEvent] = timeline.map_or(&[], |timeline| &timeline.events);
    let by = view.today.at_most(by);
    let past = sessions(view)
        .into_iter()
        .filter(|seen| seen.fact.date.is_some_and(|date| date <= by));
    let (cancelled, held): (Vec<_>, Vec<_>) = past.partition(|seen| seen.fact.cancelled);
    let held: Vec<HeldSession> = held
        .into_iter()
        .map(|seen| HeldSession {
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
        cancelled: cancelled.len(),
        minutes: minutes.filter(|_| !held.is_empty()),
        held,
        session_minutes: programme.session_minutes,
    }
}

fn is_of(event: &TimelineEvent, fact: &Fact) -> bool {
    let record = event.meeting.record.as_ref();
    record.is_some_and(|record| record.slug == fact.slug)
}
