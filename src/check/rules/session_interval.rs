//! CG402: reports two sessions whose interval differs from the contracted one by more than a week.

use super::move_not_recorded;
use super::session_sequence::{self, follows, index_of};
use crate::check::{DatedRecord, RuleContext};
use crate::derive::{ContractFit, Interval};
use crate::diag::Diagnostic;
use crate::kind::Kind;
use crate::record::session::Session;

rule! {
    code: "CG402",
    name: "session-interval",
    level: Warn,
    page: "session_interval.md",
    needs: &[
        (Kind::Session, &["number", "date", "moved"]),
        (Kind::Engagement, &["programme", "pauses"]),
    ],
    superseded_by: [&session_sequence::RULE, &move_not_recorded::RULE],
    run: Context(check),
}

fn check(context: &RuleContext<'_>, findings: &mut Vec<Diagnostic>) {
    for meeting in &context.derived.calendar.meetings {
        let interval = meeting
            .interval
            .filter(|interval| interval.fit.is_some_and(ContractFit::is_outside));
        let Some((interval, fact)) = interval.zip(meeting.record.as_ref()) else {
            continue;
        };
        let index = index_of(context, fact).unwrap_or(0);
        let Some(before) = index.checked_sub(1).map(|index| &context.sessions[index]) else {
            continue;
        };
        let session = &context.sessions[index];
        // If a number is missing, the record of a session in between may be missing.
        if follows(before, session) {
            findings.push(finding(context, before, session, interval));
        }
    }
}

fn finding(
    context: &RuleContext<'_>,
    before: &DatedRecord<'_, Session>,
    session: &DatedRecord<'_, Session>,
    interval: Interval,
) -> Diagnostic {
    let (first, second) = (before.content.number.value, session.content.number.value);
    let only = if interval.fit == Some(ContractFit::Under) {
        "only "
    } else {
        ""
    };
    let aside = if interval.paused > 0 {
        ", not counting pauses"
    } else {
        ""
    };
    let weeks = (interval.days - interval.paused) as f64 / 7.0;
    let contracted = context.programme().interval_weeks.written();
    let help = match interval.fit {
        Some(ContractFit::Under) => {
            "if it was brought forward, write here, under `moved`, the date it was moved `from`, and `by` whom"
        }
        _ => {
            "if it was moved, write here, under `moved`, the date it was moved `from`, and `by` whom; if the engagement was paused, write the pause under `pauses` in engagement.md"
        }
    };
    Diagnostic::new(
        &RULE,
        session.content.date.span,
        format!(
            "session {second} was held {only}{weeks:.1} weeks after session {first}{aside}; {contracted} are contracted"
        ),
    )
    .related(before.content.date.span, "the previous session")
    .help(help)
}
