//! The totals of the rows.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::rows::NumberedRow;
use super::{CoachingTime, LogRow, RECENT_MONTHS, full_years, recent_since};

/// Sums over all rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Totals {
    pub all: CoachingTime,
    pub paid: CoachingTime,
    pub pro_bono: CoachingTime,
    /// The number of clients; a group counts as one.
    pub clients: usize,
    /// The number of clients, with each participant of a group.
    pub clients_in_groups_counted: usize,
    pub recent: RecentTotal,
    /// The day of the first session.
    pub first_session: Option<NaiveDate>,
    /// Full years since then.
    pub years: u32,
}

/// The hours of the last months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct RecentTotal {
    pub months: u32,
    /// The first day of the period.
    pub since: NaiveDate,
    #[serde(flatten)]
    pub length: CoachingTime,
}

/// When hours were: on one day, or at some time in the period of a row of earlier hours.
#[derive(Debug, Clone, Copy)]
pub(super) struct TimeEntry {
    pub(super) first: NaiveDate,
    /// `None` if the period has no end.
    pub(super) last: Option<NaiveDate>,
    pub(super) length: CoachingTime,
}

/// The hours that were certainly on `since` or later.
pub(super) fn recent(entries: &[TimeEntry], since: NaiveDate) -> CoachingTime {
    let inside = entries.iter().filter(|entry| entry.first >= since);
    inside.map(|entry| entry.length).sum()
}

/// The number of entries that may be partly on `since` or later.
pub(super) fn partly_recent(entries: &[TimeEntry], since: NaiveDate) -> usize {
    let partly =
        |entry: &&TimeEntry| entry.first < since && entry.last.is_none_or(|last| last >= since);
    entries.iter().filter(partly).count()
}

/// Calculates the totals.
pub(super) fn totals(rows: &[NumberedRow], entries: &[TimeEntry], today: NaiveDate) -> Totals {
    let sum = |length: fn(&LogRow) -> CoachingTime| rows.iter().map(|one| length(&one.row)).sum();
    let (paid, pro_bono): (CoachingTime, CoachingTime) =
        (sum(|row| row.paid), sum(|row| row.pro_bono));
    // A client who is coached alone and in a group is one of its participants.
    let mut people: BTreeMap<usize, usize> = BTreeMap::new();
    for one in rows {
        let participants = usize::try_from(one.row.participants).unwrap_or(usize::MAX);
        let known = people.entry(one.client).or_default();
        *known = participants.max(*known);
    }
    let since = recent_since(today, RECENT_MONTHS);
    let first_session = rows.iter().map(|one| one.row.start).min();
    Totals {
        all: paid + pro_bono,
        paid,
        pro_bono,
        clients: people.len(),
        clients_in_groups_counted: people.values().sum(),
        recent: RecentTotal {
            months: RECENT_MONTHS,
            since,
            length: recent(entries, since),
        },
        first_session,
        years: first_session.map_or(0, |first| full_years(first, today)),
    }
}
