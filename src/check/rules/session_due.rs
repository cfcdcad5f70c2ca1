//! CG410: reports an active engagement whose next session is overdue and not planned.

use chrono::{Days, NaiveDate};

use super::session_sequence::number_in_engagement;
use crate::check::RuleContext;
use crate::derive::{INTERVAL_TOLERANCE_WEEKS, pause_days};
use crate::diag::Diagnostic;
use crate::kind::Kind;
use crate::record::Content;
use crate::record::value::Status;

rule! {
    code: "CG410",
    name: "session-due",
    level: Warn,
    page: "session_due.md",
    needs: &[
        (Kind::Session, &["number", "date", "next"]),
        (Kind::Agenda, &["date"]),
        (
            Kind::Engagement,
            &["status", "programme", "planned", "pauses", "renews"],
        ),
    ],
    superseded_by: [],
    run: Context(check),
}

pub(super) fn check(context: &RuleContext<'_>, findings: &mut Vec<Diagnostic>) {
    // With sessions or an agenda, `prospective` is a status that was not updated.
    let active = matches!(
        context.status(),
        None | Some(Status::Active | Status::Prospective)
    );
    let contracted = context.programme().sessions;
    let mut numbers = context
        .sessions_and_cancelled
        .iter()
        .map(|s| number_in_engagement(context, s.content));
    if !active || numbers.any(|number| number >= contracted) {
        return;
    }
    let held = context.sessions.last().map(|session| session.content);
    let set = context.agendas.last().map(|agenda| agenda.content);
    let (last, what) = match (held, set) {
        (Some(session), _) => (&session.date, format!("session {}", session.number.value)),
        (None, Some(agenda)) => (&agenda.date, "the agenda".to_owned()),
        (None, None) => return,
    };
    if !overdue(context, last.value) || has_planned_session(context, last.value) {
        return;
    }
    let number = held.map_or(1, |session| session.number.value.saturating_add(1));
    let planned = held.and_then(|session| session.next.as_ref());
    let planned = planned.filter(|next| next.value > last.value);
    let (span, message) = match planned {
        Some(next) => (
            next.span,
            format!(
                "session {number} was planned for {}, but there is no record of it",
                next.value
            ),
        ),
        None => (
            last.span,
            format!(
                "nothing is planned after {what} of {}, and the contracted {} weeks have passed",
                last.value,
                context.programme().interval_weeks.written()
            ),
        ),
    };
    findings.push(Diagnostic::new(&RULE, span, message).help(format!(
        "write `4-development/session-{number}.md` if it was held; otherwise agree a date and write it under `planned` in engagement.md, or record there that the engagement is paused or has ended, with `pauses` or `status`"
    )));
}

/// Whether the longest contracted interval and one more week have passed, not counting pauses. False during a pause.
fn overdue(context: &RuleContext<'_>, last: NaiveDate) -> bool {
    let today = context.today();
    let pauses = &context.view.engagement.pauses;
    let is_paused = pauses
        .iter()
        .any(|pause| (pause.from..=pause.to).contains(today));
    let days = (today.date() - last).num_days() - pause_days(pauses, last, today.date());
    let most = context.programme().interval_weeks.high + INTERVAL_TOLERANCE_WEEKS;
    !is_paused && days as f64 / 7.0 > most
}

/// The latest date of a plan that counts as the next session. A follow-up in half a year does not.
fn latest_next_date(context: &RuleContext<'_>) -> NaiveDate {
    let weeks = context.programme().interval_weeks.high + INTERVAL_TOLERANCE_WEEKS;
    let days = Days::new((weeks * 7.0).ceil() as u64);
    context
        .today()
        .date()
        .checked_add_days(days)
        .unwrap_or(NaiveDate::MAX)
}

/// Whether a meeting is planned for today or later, or there is a draft of the next session.
fn has_planned_session(context: &RuleContext<'_>, last: NaiveDate) -> bool {
    let today = context.today();
    let model = context.model();
    let next = context
        .sessions_and_cancelled
        .last()
        .and_then(|session| session.content.next.as_ref());
    let mut planned = context.engagement.planned.values();
    let drafts = model
        .records
        .iter()
        .filter(|r| r.common.draft && r.kind == Kind::Session);
    let mut drafts = drafts.map(|record| {
        let day = record.content.as_ref().and_then(Content::day);
        day.is_none_or(|day| day > last)
    });
    next.is_some_and(|next| next.value >= *today)
        || planned
            .any(|plan| plan.date.value >= *today && plan.date.value <= latest_next_date(context))
        || model
            .sessions()
            .any(|(_, _, session)| session.date.value > *today)
        || drafts.any(|is_next| is_next)
}
