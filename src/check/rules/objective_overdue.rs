//! CG412: the day of an objective has passed, and no review says what came of it.

use super::milestone_overdue::has_missing_records;
use crate::check::{RegisteredRule, RuleContext, RuleFunction};
use crate::derive::objective_tracks;
use crate::diag::{Diagnostic, Level, Rule};
use crate::kind::Kind;

/// The rule.
pub static RULE: Rule = Rule {
    code: "CG412",
    name: "objective-overdue",
    level: Level::Warn,
};

/// The rule and all that belongs to it.
pub static CHECK: RegisteredRule = RegisteredRule {
    rule: &RULE,
    page: include_str!("objective_overdue.md"),
    needs: &[
        (Kind::Agenda, &["points"]),
        (Kind::Session, &["date", "changes"]),
        (Kind::Review, &["date", "changes", "objectives"]),
        (Kind::Engagement, &["status", "pauses"]),
    ],
    superseded_by: &[],
    run: RuleFunction::Context(check),
};

fn check(course: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    if has_missing_records(course) {
        return;
    }
    for track in objective_tracks(course.view) {
        let (Some(due), Some(place)) = (track.due, course.span_of_objective(&track.objective))
        else {
            continue;
        };
        if !track.overdue {
            continue;
        }
        let id = &track.objective;
        let message = match &track.verdict {
            Some(seen) => format!(
                "objective `{id}` was due on {due}, and its last verdict, `{}`, was given before that date",
                seen.verdict.word()
            ),
            None => {
                format!("objective `{id}` was due on {due}, and no review gives a verdict on it")
            }
        };
        found.push(Diagnostic::new(&RULE, place, message).help(format!(
            "add a `verdict` under `objectives` of the next review, or set a new date under `changes` of a \
             session or review: `- {{objective: {id}, change: re-date, now: {{due: …}}, because: …}}`"
        )));
    }
}
