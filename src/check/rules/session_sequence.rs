//! CG401: reports missing or duplicate session numbers, or dates that are not in the order of the numbers.
//!
//! Other rules use its functions to find out which session came before another.

use crate::check::{DatedRecord, RuleContext};
use crate::diag::Diagnostic;
use crate::kind::Kind;
use crate::record::session::Session;
use crate::view::types::Fact;

rule! {
    code: "CG401",
    name: "session-sequence",
    level: Error,
    page: "session_sequence.md",
    needs: &[
        (Kind::Session, &["number", "date"]),
        (Kind::Engagement, &["renews"]),
    ],
    superseded_by: [],
    run: Context(check),
}

/// Whether the numbers and dates of the sessions are consistent, so that other rules can rely on them.
pub fn is_consistent(context: &RuleContext<'_>) -> bool {
    let mut findings = Vec::new();
    check(context, &mut findings);
    findings.is_empty()
}

fn check(context: &RuleContext<'_>, findings: &mut Vec<Diagnostic>) {
    let mut sessions: Vec<_> = context.model().sessions().map(|(_, _, s)| s).collect();
    sessions.sort_by_key(|session| (session.number.value, session.date.value));
    let mut before: Option<&Session> = None;
    // A duplicate number explains a missing number further on, which is then not reported.
    let mut duplicates = 0;
    for session in sessions {
        let number = session.number.value;
        match before {
            Some(before) if before.number.value == number => {
                findings.push(duplicate_number(context, before, session));
                duplicates += 1;
                continue;
            }
            None if context.is_renewal() => {}
            None if number == 0 => findings.push(
                Diagnostic::new(&RULE, session.number.span, "a session has the number 0")
                    .help("sessions are numbered from 1"),
            ),
            _ => {
                let last = before.map_or(0, |before| before.number.value);
                let absent = number - last - 1;
                if absent > duplicates {
                    findings.push(missing_numbers(last + 1, session));
                }
                duplicates = duplicates.saturating_sub(absent);
            }
        }
        findings.extend(before.and_then(|before| wrong_order(context, before, session)));
        before = Some(session);
    }
}

fn duplicate_number(context: &RuleContext<'_>, first: &Session, again: &Session) -> Diagnostic {
    let number = first.number.value;
    let free = (number..).find(|n| {
        let mut sessions = context.model().sessions();
        sessions.all(|(_, _, session)| session.number.value != *n)
    });
    let free = free.unwrap_or(number);
    Diagnostic::new(
        &RULE,
        again.number.span,
        format!("two sessions have the number {number}"),
    )
    .related(
        first.number.span,
        format!("the other, of {}", first.date.value),
    )
    .help(format!(
        "number sessions in the order in which they were held; the next free number is {free}"
    ))
}

fn missing_numbers(from: u32, session: &Session) -> Diagnostic {
    let number = session.number.value;
    let absent = match number - from {
        1 => format!("session {from} is"),
        2 => format!("sessions {from} and {} are", number - 1),
        _ => format!("sessions {from} to {} are", number - 1),
    };
    Diagnostic::new(
        &RULE,
        session.number.span,
        format!("the next number is {number}, but {absent} missing"),
    )
    .help(format!(
        "add the missing record, remove `draft: true` if it is a draft, or write `number: {from}` here"
    ))
}

fn wrong_order(
    context: &RuleContext<'_>,
    before: &Session,
    session: &Session,
) -> Option<Diagnostic> {
    let (earlier, date) = (before.date.value, session.date.value);
    // `not-yet-held` reports a session that is dated in the future.
    if date >= earlier || earlier > *context.today() {
        return None;
    }
    let (first, second) = (before.number.value, session.number.value);
    let message = format!("session {second} is dated {date}, before session {first} of {earlier}");
    Some(
        Diagnostic::new(&RULE, session.date.span, message)
            .related(before.date.span, format!("session {first}"))
            .help(format!(
                "correct the date that is wrong, or swap the numbers {first} and {second}"
            )),
    )
}

/// Whether the numbers of the sessions that were held are in the order of their dates. If not, their order is unknown.
pub(super) fn in_order(context: &RuleContext<'_>) -> bool {
    let mut pairs = context.sessions.windows(2);
    pairs.all(|pair| pair[0].content.number.value < pair[1].content.number.value)
}

/// Whether the number of `session` follows that of `before`.
pub(super) fn follows(
    before: &DatedRecord<'_, Session>,
    session: &DatedRecord<'_, Session>,
) -> bool {
    before.content.number.value.checked_add(1) == Some(session.content.number.value)
}

/// Whether only cancelled sessions, if any, are between `before` and `session`.
pub(super) fn follows_when_held(
    context: &RuleContext<'_>,
    before: &DatedRecord<'_, Session>,
    session: &DatedRecord<'_, Session>,
) -> bool {
    let (first, last) = (before.content.number.value, session.content.number.value);
    let cancelled = context.sessions_and_cancelled.iter().filter(|one| {
        let number = one.content.number.value;
        one.content.is_cancelled() && first < number && number < last
    });
    let between = u32::try_from(cancelled.count()).unwrap_or(u32::MAX);
    first.saturating_add(between).checked_add(1) == Some(last)
}

/// The number of a session within this engagement, from 1. It differs from the session's number only if a renewal
/// continues the numbers of the earlier engagement.
pub(super) fn number_in_engagement(context: &RuleContext<'_>, session: &Session) -> u32 {
    let numbers = context
        .sessions_and_cancelled
        .iter()
        .map(|s| s.content.number.value);
    let before = match context.is_renewal() {
        true => numbers.min().unwrap_or(1).saturating_sub(1),
        false => 0,
    };
    session.number.value.saturating_sub(before)
}

/// The index in `context.sessions` of the session that a fact of the coach's view describes.
pub(super) fn index_of(context: &RuleContext<'_>, fact: &Fact) -> Option<usize> {
    let id = fact.id?;
    let mut sessions = context.sessions.iter();
    sessions.position(|session| session.id == id)
}
