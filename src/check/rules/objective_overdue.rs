//! CG412: the day of an objective has passed, and no review says what came of it.

use super::milestone_overdue::is_behind;
use crate::check::{Check, Course, Run};
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
pub static CHECK: Check = Check {
    rule: &RULE,
    page: include_str!("objective_overdue.md"),
    needs: &[
        (Kind::Agenda, &["points"]),
        (Kind::Session, &["date", "changes"]),
        (Kind::Review, &["date", "changes", "objectives"]),
        (Kind::Engagement, &["status", "pauses"]),
    ],
    yields: &[],
    run: Run::Course(check),
};

fn check(course: &Course<'_>, found: &mut Vec<Diagnostic>) {
    if is_behind(course) {
        return;
    }
    for track in objective_tracks(course.view) {
        let (Some(due), Some(place)) = (track.due, course.place_of_objective(&track.objective))
        else {
            continue;
        };
        if !track.overdue {
            continue;
        }
        let id = &track.objective;
        let message = match &track.verdict {
            Some(seen) => format!(
                "objective `{id}` was due on {due}, and the last verdict on it, `{}`, is of a day before that",
                seen.verdict.word()
            ),
            None => {
                format!("objective `{id}` was due on {due}, and no review gives a verdict on it")
            }
        };
        found.push(Diagnostic::new(&RULE, place, message).help(format!(
            "say in the next review how it came out (`verdict` under `objectives`); or give it a new day under `changes` of a \
             session or review: `- {{objective: {id}, change: re-date, now: {{due: …}}, because: …}}`"
        )));
    }
}
