//! The order of records in time, and which of them were held by today.
//!
//! Must not decide what a record means; only when it was.

use chrono::NaiveDate;

use crate::kind::Kind;
use crate::reader::Reader;
use crate::record::value::Status;
use crate::view::types::{Fact, PauseView, RecordView, SessionView, View};

/// Sorts records by date; on one day a session comes before the review that follows it.
pub(super) fn key(fact: &Fact) -> (Option<NaiveDate>, Kind, Option<u32>, &str) {
    (fact.date, fact.kind, fact.number, &fact.slug)
}

/// Whether what `fact` records has taken place by `today`.
pub(super) fn held(fact: &Fact, today: NaiveDate) -> bool {
    fact.date.is_some_and(|date| date <= today)
}

/// The sessions in order of date; numbers that run backwards do not confuse what came first.
pub(super) fn sessions(view: &View) -> Vec<&RecordView<SessionView>> {
    let mut sessions: Vec<_> = view.sessions.iter().collect();
    sessions.sort_by(|a, b| key(&a.fact).cmp(&key(&b.fact)));
    sessions
}

/// The shared part of each of `records`, with its fact.
pub(super) fn contents<T>(records: &[RecordView<T>]) -> impl Iterator<Item = (&Fact, &T)> {
    records
        .iter()
        .filter_map(|seen| Some((&seen.fact, seen.content()?)))
}

/// Whether something can be overdue: the engagement is neither over nor paused, and the reader sees the sessions.
pub(super) fn can_be_overdue(view: &View) -> bool {
    let now = |pause: &PauseView| (pause.from..=pause.to).contains(&view.today);
    let rests =
        view.engagement.status == Some(Status::Paused) || view.engagement.pauses.iter().any(now);
    !over(view) && !rests && !matches!(view.reader, Reader::Sponsor(_))
}

/// Whether nothing more is to come of the engagement.
pub(super) fn over(view: &View) -> bool {
    matches!(
        view.engagement.status,
        Some(Status::Completed | Status::EndedEarly | Status::Declined)
    )
}
