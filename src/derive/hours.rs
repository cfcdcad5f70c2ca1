//! Coaching hours and contact between sessions, as far as this reader sees them.

use chrono::NaiveDate;

use super::order::{contents, held};
use crate::view::types::{Fact, RecordView, SessionView, View};

/// The totals of one view.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Hours {
    pub sessions_held: usize,
    /// Sessions that were cancelled too late. They count as contracted, but were not held.
    pub sessions_cancelled: usize,
    pub sessions_contracted: u32,
    /// Minutes of the sessions held, if the reader sees them.
    pub coaching_minutes: u64,
    /// The part of these minutes in sessions marked as unpaid.
    pub unpaid_minutes: u64,
    /// The part of these minutes spent on debriefs that do not count as coaching; for the coach.
    pub uncounted_minutes: u64,
    /// Sessions held whose minutes this reader does not see; no total includes them.
    pub without_minutes: usize,
    pub contacts: usize,
    pub contact_minutes: u64,
}

/// The hours of `view`.
pub(super) fn hours(view: &View) -> Hours {
    let mut hours = Hours {
        sessions_contracted: view.engagement.programme.sessions,
        ..Hours::default()
    };
    for seen in view.sessions().filter(|seen| held(&seen.fact, &view.today)) {
        if seen.fact.cancelled {
            hours.sessions_cancelled += 1;
            continue;
        }
        hours.sessions_held += 1;
        let Some(minutes) = seen.fact.minutes.map(u64::from) else {
            hours.without_minutes += 1;
            continue;
        };
        hours.coaching_minutes += minutes;
        if seen.content().and_then(|session| session.paid) == Some(false) {
            hours.unpaid_minutes += minutes;
        }
        hours.uncounted_minutes += minutes - counted_minutes(seen);
    }
    let logged = contents(view.contacts()).flat_map(|(_, log)| &log.contacts);
    for contact in logged.filter(|contact| contact.date <= view.today) {
        hours.contacts += 1;
        hours.contact_minutes += contact.minutes.map_or(0, u64::from);
    }
    hours
}

/// The minutes of the sessions held this year that count as coaching, as far as the reader sees them.
pub fn counted_minutes_this_year(view: &View) -> u64 {
    let this_year = |fact: &Fact| fact.date.is_some_and(|date| view.today.is_in_year_of(date));
    let sessions = view.sessions().filter(|seen| {
        held(&seen.fact, &view.today) && !seen.fact.cancelled && this_year(&seen.fact)
    });
    sessions.map(counted_minutes).sum()
}

/// The minutes of a session that count as coaching: its length, less a debrief that does not count.
fn counted_minutes(seen: &RecordView<SessionView>) -> u64 {
    let minutes = seen.fact.minutes.unwrap_or_default();
    let debrief = seen.content().and_then(|session| session.debrief.as_ref());
    let uncounted = debrief.filter(|debrief| !debrief.counts);
    let uncounted = uncounted.map_or(0, |debrief| debrief.minutes);
    u64::from(minutes.saturating_sub(uncounted))
}

/// A session held by today, for the coach's record of hours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionTime {
    /// Its day, or that of its first part.
    pub date: NaiveDate,
    /// Path of its record in the practice.
    pub path: Option<String>,
    /// The number of clients coached together; 1 in an individual session.
    pub participants: u32,
    /// Whether it was paid; only `paid: false` makes it pro bono.
    pub paid: bool,
    /// The day of each part held by today, and its minutes that count as coaching. `None` if the record has no length.
    pub parts: Option<Vec<(NaiveDate, u64)>>,
}

/// The sessions of `view` that were held by today, in the order of their numbers.
pub fn session_times(view: &View) -> Vec<SessionTime> {
    let sessions = view
        .sessions()
        .filter(|seen| held(&seen.fact, &view.today) && !seen.fact.cancelled);
    let times = sessions.filter_map(|seen| {
        let session = seen.content();
        let participants = session.and_then(|one| one.participants);
        Some(SessionTime {
            date: seen.fact.date?,
            path: seen.fact.path.clone(),
            participants: participants.unwrap_or(1).max(1),
            paid: session.and_then(|one| one.paid) != Some(false),
            parts: counted_parts(view, seen),
        })
    });
    times.collect()
}

/// The parts of a session with their minutes that count as coaching. No record says in which part a debrief took
/// place, so its minutes are taken from the first part, and from the next if that is shorter.
fn counted_parts(view: &View, seen: &RecordView<SessionView>) -> Option<Vec<(NaiveDate, u64)>> {
    let (date, total) = (seen.fact.date?, u64::from(seen.fact.minutes?));
    let later = seen.content().map_or(&[][..], |one| &one.continued);
    let later: Vec<(NaiveDate, u64)> = later
        .iter()
        .map(|part| (part.date, u64::from(part.minutes)))
        .collect();
    let first = total.saturating_sub(later.iter().map(|(_, minutes)| minutes).sum());
    let mut uncounted = total - counted_minutes(seen);
    let mut parts = Vec::new();
    for (day, minutes) in std::iter::once((date, first)).chain(later) {
        let without = uncounted.min(minutes);
        uncounted -= without;
        if day <= view.today && minutes > without {
            parts.push((day, minutes - without));
        }
    }
    Some(parts)
}
