//! CG412: reports an objective whose due date has passed without a verdict in a review.

use super::milestone_overdue::has_missing_records;
use crate::check::RuleContext;
use crate::diag::Diagnostic;
use crate::kind::Kind;

rule! {
    code: "CG412",
    name: "objective-overdue",
    level: Warn,
    page: "objective_overdue.md",
    needs: &[
        (Kind::Agenda, &["points"]),
        (Kind::Session, &["date", "changes"]),
        (Kind::Review, &["date", "changes", "objectives"]),
        (Kind::Engagement, &["status", "pauses"]),
    ],
    superseded_by: [],
    run: Context(check),
}

fn check(context: &RuleContext<'_>, findings: &mut Vec<Diagnostic>) {
    if has_missing_records(context) {
        return;
    }
    for track in &context.derived.tracks {
        let (Some(due), Some(place)) = (track.due, context.span_of_objective(&track.objective))
        else {
            continue;
        };
        if !track.overdue {
            continue;
        }
        let id = &track.objective;
        let message = match &track.verdict {
            Some(seen) => format!(
                "objective `{id}` was due on {due}, but its last verdict, `{}`, was given before that date",
                seen.verdict.word()
            ),
            None => {
                format!("objective `{id}` was due on {due}, but no review gives a verdict on it")
            }
        };
        findings.push(Diagnostic::new(&RULE, place, message).help(format!(
            "add a `verdict` under `objectives` of the next review, or set a new date under `changes` of a \
             session or review: `- {{objective: {id}, change: re-date, now: {{due: …}}, because: …}}`"
        )));
    }
}
