//! CG406: reports an action that is still open after the session that followed its due date; for a sponsor's action,
//! after the next meeting with the sponsor.

use super::action_not_reviewed::left_out;
use super::session_sequence;
use crate::check::RuleContext;
use crate::derive::LedgerAction;
use crate::diag::Diagnostic;
use crate::kind::Kind;

rule! {
    code: "CG406",
    name: "action-overdue",
    level: Warn,
    page: "action_overdue.md",
    needs: &[
        (
            Kind::Session,
            &["number", "date", "reviewed", "actions", "next"],
        ),
        (Kind::SponsorMeeting, &["date", "actions", "reviewed"]),
        (Kind::Review, &["date", "actions", "reviewed"]),
        (Kind::Agenda, &["date", "points"]),
        (Kind::Engagement, &["status"]),
    ],
    superseded_by: [&session_sequence::RULE],
    run: Context(check),
}

fn check(context: &RuleContext<'_>, findings: &mut Vec<Diagnostic>) {
    if context.is_closed() || !session_sequence::is_consistent(context) {
        return;
    }
    let left = left_out(context);
    for action in &context.derived.actions.actions {
        // `action-not-reviewed` reports an action that a session does not review.
        let reported = left
            .iter()
            .any(|left| left.actions.contains(&action.id.as_str()));
        if !reported {
            findings.extend(finding(context, action));
        }
    }
}

fn finding(context: &RuleContext<'_>, action: &LedgerAction) -> Option<Diagnostic> {
    let id = action.id.as_str();
    let due = action.due?;
    let missed = action.missed.as_ref()?;
    let record = context.record_of(missed)?;
    let after = match (missed.number, missed.date, missed.kind) {
        (Some(number), ..) => format!("session {number}"),
        (None, Some(date), kind) => format!("the {} of {date}", kind.noun()),
        (None, None, _) => return None,
    };
    let reviewed = record.content.as_ref()?.reviewed()?;
    let help = if reviewed.values().any(|line| line.action.value.0 == id) {
        format!(
            "give it a new `due` in {after}, which reviews it, or close it there as `partly`, `not-done` or `dropped`"
        )
    } else {
        format!(
            "add its outcome under `reviewed` of {after}: `- {{action: {id}, outcome: …}}`; `ongoing` needs a new `due`"
        )
    };
    Some(
        Diagnostic::new(
            &RULE,
            context.span_of_action(id)?,
            format!("`{id}` was due on {due} and is still open after {after}"),
        )
        .related(
            record.place_of("date").unwrap_or(record.kind_span),
            "the next meeting",
        )
        .help(help),
    )
}
