//! CG406: an action is still open after the session that followed its due date.

use super::action_not_reviewed::left_out;
use super::session_sequence::{self, position};
use crate::check::{Check, Course, Run};
use crate::derive::LedgerAction;
use crate::diag::{Diagnostic, Level, Rule};
use crate::kind::Kind;

/// The rule.
pub static RULE: Rule = Rule {
    code: "CG406",
    name: "action-overdue",
    level: Level::Warn,
};

/// The rule and all that belongs to it.
pub static CHECK: Check = Check {
    rule: &RULE,
    page: include_str!("action_overdue.md"),
    needs: &[
        (Kind::Session, &["number", "date", "reviewed", "actions", "next"]),
        (Kind::SponsorMeeting, &["date", "actions"]),
        (Kind::Review, &["date", "actions"]),
        (Kind::Engagement, &["status"]),
    ],
    yields: &[&session_sequence::RULE],
    run: Run::Course(check),
};

fn check(course: &Course<'_>, found: &mut Vec<Diagnostic>) {
    if course.closed() || !session_sequence::sound(course) {
        return;
    }
    let left = left_out(course);
    for action in &course.ledger.actions {
        // That a session never asked for it is said there.
        let unasked = left.iter().any(|left| left.actions.contains(&action.id.as_str()));
        if !unasked {
            found.extend(finding(course, action));
        }
    }
}

fn finding(course: &Course<'_>, action: &LedgerAction) -> Option<Diagnostic> {
    let id = action.id.as_str();
    let due = action.due?;
    let session = &course.sessions[position(course, action.missed.as_ref()?)?];
    let number = session.content.number.value;
    let mut lines = session.content.reviewed.values();
    let help = if lines.any(|line| line.action.value.0 == id) {
        format!("give it a new `due` where session {number} reviews it, or close it there as `partly`, `not-done` or `dropped`")
    } else {
        format!("write what became of it under `reviewed` of session {number}: `- {{action: {id}, outcome: …}}`; `ongoing` wants a new `due`")
    };
    Some(
        Diagnostic::new(
            &RULE,
            course.place_of_action(id)?,
            format!("`{id}` was due on {due} and is still open after session {number}"),
        )
        .related(session.content.date.span, "the session that followed")
        .help(help),
    )
}
