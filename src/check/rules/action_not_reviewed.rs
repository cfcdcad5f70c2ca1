//! CG404: reports a session that does not review an action that was open before it.

use chrono::NaiveDate;

use super::session_sequence::{self, follows_when_held, in_order};
use crate::check::{DatedRecord, RuleContext, edit};
use crate::diag::Diagnostic;
use crate::kind::Kind;
use crate::record::session::Session;
use crate::record::value::Outcome;
use crate::text::join_words;

rule! {
    code: "CG404",
    name: "action-not-reviewed",
    level: Warn,
    page: "action_not_reviewed.md",
    needs: &[
        (Kind::Session, &["number", "date", "reviewed", "actions"]),
        (Kind::SponsorMeeting, &["date", "reviewed"]),
        (Kind::Review, &["date", "reviewed"]),
    ],
    superseded_by: [&session_sequence::RULE],
    run: Context(check),
}

/// A session and the open actions that it does not review.
pub(super) struct IncompleteReview<'s, 'c> {
    pub session: &'s DatedRecord<'c, Session>,
    pub actions: Vec<&'c str>,
}

/// An action that is still to be reviewed.
struct UnreviewedAction<'c> {
    id: &'c str,
    /// Its latest due date.
    due: Option<NaiveDate>,
}

fn check(context: &RuleContext<'_>, findings: &mut Vec<Diagnostic>) {
    for left in left_out(context) {
        // A line with an unknown id probably means one of the actions; `unknown-reference` reports the id first.
        let mut lines = left.session.content.reviewed.values();
        if lines.all(|line| context.span_of_action(&line.action.value.0).is_some()) {
            findings.push(finding(context, &left));
        }
    }
}

/// The sessions that leave out open actions. An action with a later due date must be reviewed at the first session on
/// or after that date.
pub(super) fn left_out<'s, 'c>(context: &'s RuleContext<'c>) -> Vec<IncompleteReview<'s, 'c>> {
    let mut all = Vec::new();
    if !in_order(context) {
        return all;
    }
    let mut open: Vec<UnreviewedAction<'c>> = Vec::new();
    let agreed = |id: &str| {
        context
            .derived
            .actions
            .get(id)
            .and_then(|action| action.due_agreed)
    };
    let mut before: Option<&DatedRecord<'c, Session>> = None;
    for session in &context.sessions {
        if before.is_some_and(|before| !follows_when_held(context, before, session)) {
            // There is no record of the session that may have reviewed them.
            open.clear();
        }
        open.retain_mut(|action| is_open_before(context, action, session.date));
        let lines = || session.content.reviewed.values();
        let reviewed = |id: &str| lines().any(|line| line.action.value.0 == id);
        let (reviewed_now, others): (Vec<_>, Vec<_>) =
            open.into_iter().partition(|action| reviewed(action.id));
        let (waiting, actions): (Vec<_>, Vec<_>) = others
            .into_iter()
            .partition(|action| action.due.is_some_and(|due| due > session.date));
        if !actions.is_empty() {
            let actions = actions.iter().map(|action| action.id).collect();
            all.push(IncompleteReview { session, actions });
        }
        open = waiting;
        let ongoing = lines().filter(|line| line.outcome.value == Outcome::Ongoing);
        open.extend(ongoing.map(|line| {
            let id = line.action.value.0.as_str();
            let before = reviewed_now.iter().find(|action| action.id == id);
            let due = line.due.as_ref().map(|due| due.value);
            UnreviewedAction {
                id,
                due: due.or(before.map_or_else(|| agreed(id), |action| action.due)),
            }
        }));
        open.extend(
            session
                .content
                .actions
                .values()
                .map(|action| UnreviewedAction {
                    id: &action.id.value.0,
                    due: action.due.as_ref().map(|due| due.value),
                }),
        );
        before = Some(session);
    }
    all
}

/// Whether an action is still open after the reviews and sponsor meetings up to `day`. Updates its due date to the one
/// that they set.
fn is_open_before(
    context: &RuleContext<'_>,
    action: &mut UnreviewedAction<'_>,
    day: NaiveDate,
) -> bool {
    let steps = context
        .derived
        .actions
        .get(action.id)
        .map_or(&[][..], |known| &known.steps);
    let elsewhere = steps.iter().filter(|step| {
        step.record.kind != Kind::Session && step.record.date.is_some_and(|date| date <= day)
    });
    for step in elsewhere {
        if step.outcome != Outcome::Ongoing {
            return false;
        }
        action.due = step.due.or(action.due);
    }
    true
}

fn finding(context: &RuleContext<'_>, left: &IncompleteReview<'_, '_>) -> Diagnostic {
    let record = left.session.record;
    let number = left.session.content.number.value;
    let names: Vec<String> = left.actions.iter().map(|id| format!("`{id}`")).collect();
    let names = join_words(&names);
    let (was, lines) = match left.actions.len() {
        1 => ("was", "this line"),
        _ => ("were", "these lines"),
    };
    let mut finding = Diagnostic::new(
        &RULE,
        record.place_of("reviewed").unwrap_or(record.kind_span),
        format!("session {number} does not review {names}, which {was} open"),
    );
    for span in left
        .actions
        .iter()
        .filter_map(|id| context.span_of_action(id))
    {
        finding = finding.related(span, "agreed here");
    }
    let written: Vec<String> = left
        .actions
        .iter()
        .map(|id| format!("`- {{action: {id}, outcome: …}}`"))
        .collect();
    let finding = finding.help(format!(
        "add {lines} to `reviewed`: {}; an outcome is `done`, `partly`, `ongoing`, `not-done` or `dropped`",
        join_words(&written)
    ));
    let file = context.model().sources.file(record.file);
    let items: Vec<_> = left
        .actions
        .iter()
        .map(|id| vec![format!("action: {id}"), "outcome:".to_owned()])
        .collect();
    match file.and_then(|file| edit::append(&file.text, record, "reviewed", &items)) {
        Some(edits) => finding.fix(
            format!("add {names} to `reviewed`; you fill in the outcome"),
            edits,
        ),
        None => finding,
    }
}
