//! The order of records by date, and which of them took place by today.
//!
//! Only considers when a record took place, not what it means.

use chrono::NaiveDate;

use crate::kind::Kind;
use crate::reader::Reader;
use crate::record::value::Status;
use crate::today::Today;
use crate::view::types::{Fact, PauseView, RecordView, SessionView, View};

/// Sorts records by date; on one day a session comes before the review that follows it.
pub(super) fn key(fact: &Fact) -> (Option<NaiveDate>, Kind, Option<u32>, &str) {
    (fact.date, fact.kind, fact.number, &fact.slug)
}

/// Whether the event that `fact` records took place by `today`.
pub(super) fn held(fact: &Fact, today: &Today) -> bool {
    fact.date.is_some_and(|date| date <= *today)
}

/// Evidence is often older than the engagement, so the date it was received counts.
pub(super) fn on_file(fact: &Fact, received: Option<NaiveDate>, today: &Today) -> bool {
    received.or(fact.date).is_some_and(|date| date <= *today)
}

/// The sessions by date; their numbers, which may be out of order, are ignored.
pub(super) fn sessions(view: &View) -> Vec<&RecordView<SessionView>> {
    let mut sessions: Vec<_> = view.sessions().collect();
    sessions.sort_by(|a, b| key(&a.fact).cmp(&key(&b.fact)));
    sessions
}

/// The shared part of each of `records`, with its fact.
pub(super) fn contents<'v, T: 'v>(
    records: impl Iterator<Item = &'v RecordView<T>>,
) -> impl Iterator<Item = (&'v Fact, &'v T)> {
    records.filter_map(|seen| Some((&seen.fact, seen.content()?)))
}

/// Whether items can be overdue: the engagement is neither over nor paused, the reader sees the sessions, and all of them
/// can be read.
pub(super) fn can_be_overdue(view: &View) -> bool {
    let now = |pause: &PauseView| (pause.from..=pause.to).contains(&view.today);
    let rests =
        view.engagement.status == Some(Status::Paused) || view.engagement.pauses.iter().any(now);
    !is_over(view) && !rests && !view.lacks_follow_up && !matches!(view.reader, Reader::Sponsor(_))
}

/// Whether the engagement is over.
pub fn is_over(view: &View) -> bool {
    matches!(
        view.engagement.status,
        Some(Status::Completed | Status::EndedEarly | Status::Declined)
    )
}
