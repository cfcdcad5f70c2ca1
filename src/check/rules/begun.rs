//! What an engagement began with: the meeting that said yes to it, and the first work that rests on it. No rule
//! by itself.

use chrono::NaiveDate;

use crate::check::{DatedRecord, RuleContext};
use crate::record::contracting::Chemistry;
use crate::record::value::Decision;
use crate::span::Span;

/// The first of something that was done.
#[derive(Clone, Copy)]
pub struct Begun {
    /// The day.
    pub date: NaiveDate,
    /// Where the day is written.
    pub span: Span,
    /// What happened on it, as a sentence's beginning.
    pub what: &'static str,
}

/// The first chemistry meeting after which coach and client went on.
pub fn proceeding<'a, 'c>(context: &'a RuleContext<'c>) -> Option<&'a DatedRecord<'c, Chemistry>> {
    let mut meetings = context.chemistry.iter();
    meetings.find(|meeting| decided(meeting.content) == Some(Decision::Proceed))
}

/// What a chemistry meeting decided, where it says so.
pub fn decided(meeting: &Chemistry) -> Option<Decision> {
    meeting.decision.as_ref().map(|decision| decision.value)
}

/// The first thing done in the diagnosis. An instrument begins it only by an explicit `received`, since its own
/// date may be years before the coaching; other evidence does not begin it, for it often comes by itself.
pub fn diagnosis(context: &RuleContext<'_>) -> Option<Begun> {
    let interviews = context.interviews.iter().map(|m| &m.content.date);
    let asked = context
        .stakeholder_interviews
        .iter()
        .map(|m| &m.content.date);
    let themes = context.themes.iter().map(|m| &m.content.date);
    let instruments = context.psychometrics.iter();
    let instruments = instruments.filter_map(|m| m.content.received.as_ref());
    interviews
        .chain(asked)
        .chain(themes)
        .chain(instruments)
        .min_by_key(|date| date.value)
        .map(|date| Begun {
            date: date.value,
            span: date.span,
            what: "diagnosis began",
        })
}

/// The first work that rests on the contracting: diagnosis, agenda or session.
pub fn work(context: &RuleContext<'_>) -> Option<Begun> {
    let agenda = context.agendas.first().map(|m| Begun {
        date: m.date,
        span: m.content.date.span,
        what: "the agenda was set",
    });
    // The first by number: a slip in another's year is that session's fault alone.
    let first = context
        .sessions
        .iter()
        .min_by_key(|m| m.content.number.value);
    let session = first.map(|m| Begun {
        date: m.date,
        span: m.content.date.span,
        what: "the first session was held",
    });
    let begun = [diagnosis(context), agenda, session];
    begun.into_iter().flatten().min_by_key(|begun| begun.date)
}

/// A number of days in words that fit it.
pub fn days(count: i64) -> String {
    match count {
        1 => "1 day".to_owned(),
        count => format!("{count} days"),
    }
}
