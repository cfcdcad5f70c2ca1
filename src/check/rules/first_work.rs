//! The chemistry meeting that decided to proceed, and the first work that depends on it. Shared by several rules.

use chrono::NaiveDate;

use crate::check::{DatedRecord, RuleContext};
use crate::record::contracting::Chemistry;
use crate::record::value::Decision;
use crate::span::Span;

/// The first piece of work of some kind.
#[derive(Clone, Copy)]
pub struct FirstWork {
    /// The date.
    pub date: NaiveDate,
    /// The span of the date.
    pub span: Span,
    /// What happened on the date, as the beginning of a sentence.
    pub what: &'static str,
}

/// The first chemistry meeting that decided to proceed.
pub fn proceeding_meeting<'a, 'c>(
    context: &'a RuleContext<'c>,
) -> Option<&'a DatedRecord<'c, Chemistry>> {
    let mut meetings = context.chemistry.iter();
    meetings.find(|meeting| decided(meeting.content) == Some(Decision::Proceed))
}

/// The decision of a chemistry meeting, if it is recorded.
pub fn decided(meeting: &Chemistry) -> Option<Decision> {
    meeting.decision.as_ref().map(|decision| decision.value)
}

/// The start of the diagnosis. An instrument only counts from an explicit `received`, because its own date may be years
/// before the coaching. Other evidence does not count, because it often arrives unasked.
pub fn in_diagnosis(context: &RuleContext<'_>) -> Option<FirstWork> {
    let interviews = context.interviews.iter().map(|m| &m.content.date);
    let stakeholder_interviews = context
        .stakeholder_interviews
        .iter()
        .map(|m| &m.content.date);
    let themes = context.themes.iter().map(|m| &m.content.date);
    let instruments = context.psychometrics.iter();
    let instruments = instruments.filter_map(|m| m.content.received.as_ref());
    interviews
        .chain(stakeholder_interviews)
        .chain(themes)
        .chain(instruments)
        .min_by_key(|date| date.value)
        .map(|date| FirstWork {
            date: date.value,
            span: date.span,
            what: "diagnosis began",
        })
}

/// The first work that depends on the contracting: diagnosis, agenda or session.
pub fn earliest(context: &RuleContext<'_>) -> Option<FirstWork> {
    let agenda = context.agendas.first().map(|m| FirstWork {
        date: m.date,
        span: m.content.date.span,
        what: "the agenda was set",
    });
    // The first by number, so that a typo in the year of another session does not matter.
    let first = context
        .sessions
        .iter()
        .min_by_key(|m| m.content.number.value);
    let session = first.map(|m| FirstWork {
        date: m.date,
        span: m.content.date.span,
        what: "the first session was held",
    });
    let first_works = [in_diagnosis(context), agenda, session];
    first_works
        .into_iter()
        .flatten()
        .min_by_key(|work| work.date)
}

/// A number of days as text, in the singular or plural.
pub fn days(count: i64) -> String {
    match count {
        1 => "1 day".to_owned(),
        count => format!("{count} days"),
    }
}
