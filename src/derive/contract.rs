//! Compares sessions with the contracted intervals and lengths.
//!
//! Only the coach sees whether a session fits: pauses and moved dates explain deviations, and other readers
//! do not see them.

use chrono::NaiveDate;

use super::meeting::{ContractFit, Interval, Length, Meeting, MeetingState};
use super::order::sessions;
use crate::reader::Reader;
use crate::record::value::Range;
use crate::view::types::{MovedView, PauseView, RecordView, SessionView, View};

/// How many weeks an interval may deviate from the contract before it no longer fits.
pub const INTERVAL_TOLERANCE_WEEKS: f64 = 1.0;

/// How many minutes a session may deviate from the contracted length before it no longer fits.
pub const LENGTH_TOLERANCE_MINUTES: f64 = 15.0;

/// Adds moves, intervals and lengths to the sessions.
pub(super) fn measure(view: &View, meetings: &mut [Meeting]) {
    let programme = &view.engagement.programme;
    let coach = view.reader == Reader::Coach;
    let mut before: Option<&RecordView<SessionView>> = None;
    for seen in sessions(view) {
        let is_it = |meeting: &&mut Meeting| {
            meeting
                .record
                .as_ref()
                .is_some_and(|record| record.slug == seen.fact.slug)
        };
        let Some(meeting) = meetings.iter_mut().find(is_it) else {
            continue;
        };
        meeting.moved = moves(seen).to_vec();
        if seen.fact.cancelled {
            // The interval across it says nothing about the contract.
            before = None;
            continue;
        }
        if meeting.state != MeetingState::Held {
            continue;
        }
        meeting.length = seen.fact.minutes.map(|minutes| Length {
            minutes,
            fit: coach.then(|| {
                fit(
                    f64::from(minutes),
                    programme.session_minutes,
                    LENGTH_TOLERANCE_MINUTES,
                )
            }),
        });
        if let Some(from) = before.and_then(|before| before.fact.date) {
            let days = (meeting.date - from).num_days();
            let paused = pause_days(&view.engagement.pauses, from, meeting.date);
            // A moved session affects two intervals: the one before it and the one after.
            let moved = before.is_some_and(|b| !moves(b).is_empty()) || !meeting.moved.is_empty();
            let weeks = (days - paused) as f64 / 7.0;
            let contract = programme.interval_weeks;
            meeting.interval = Some(Interval {
                days,
                paused,
                fit: (coach && !moved).then(|| fit(weeks, contract, INTERVAL_TOLERANCE_WEEKS)),
            });
        }
        before = Some(seen);
    }
}

fn moves(seen: &RecordView<SessionView>) -> &[MovedView] {
    seen.content().map_or(&[], |session| &session.moved)
}

fn fit(number: f64, contract: Range, tolerance: f64) -> ContractFit {
    if number < contract.low - tolerance {
        ContractFit::Under
    } else if number > contract.high + tolerance {
        ContractFit::Over
    } else {
        ContractFit::Within
    }
}

/// Days between two dates that are in a pause; a pause includes its last day.
pub fn pause_days(pauses: &[PauseView], from: NaiveDate, to: NaiveDate) -> i64 {
    let mut pauses: Vec<_> = pauses.iter().map(|pause| (pause.from, pause.to)).collect();
    pauses.sort_unstable();
    let (mut reached, mut days) = (from, 0);
    for (first, last) in pauses {
        let start = first.max(reached);
        let end = last.succ_opt().unwrap_or(last).min(to);
        if end > start {
            days += (end - start).num_days();
            reached = end;
        }
    }
    days
}
