//! Coaching hours and contact between sessions, as far as this reader sees them.

use super::order::{contents, held};
use crate::view::types::View;

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
        let Some(minutes) = seen.fact.minutes else {
            hours.without_minutes += 1;
            continue;
        };
        hours.coaching_minutes += u64::from(minutes);
        let session = seen.content();
        if session.and_then(|session| session.paid) == Some(false) {
            hours.unpaid_minutes += u64::from(minutes);
        }
        let debrief = session.and_then(|session| session.debrief.as_ref());
        hours.uncounted_minutes += debrief
            .filter(|debrief| !debrief.counts)
            .map_or(0, |debrief| u64::from(debrief.minutes.min(minutes)));
    }
    let logged = contents(view.contacts()).flat_map(|(_, log)| &log.contacts);
    for contact in logged.filter(|contact| contact.date <= view.today) {
        hours.contacts += 1;
        hours.contact_minutes += contact.minutes.map_or(0, u64::from);
    }
    hours
}
