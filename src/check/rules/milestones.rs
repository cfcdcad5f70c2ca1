//! CG306: an objective in force has no milestone, or one that comes after the objective is due.

use super::in_force;
use crate::check::{RegisteredRule, RuleContext, RuleFunction};
use crate::derive::EffectiveObjective;
use crate::diag::{Diagnostic, Level, Rule};
use crate::kind::Kind;
use crate::record::Content;
use crate::record::agenda::Objective;
use crate::span::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "CG306",
    name: "milestones",
    level: Level::Warn,
};

/// The rule and all that belongs to it.
pub static CHECK: RegisteredRule = RegisteredRule {
    rule: &RULE,
    page: include_str!("milestones.md"),
    needs: &[
        (Kind::Agenda, &["points"]),
        (Kind::Session, &["changes", "milestones"]),
        (Kind::Review, &["changes", "milestones"]),
    ],
    superseded_by: &[],
    run: RuleFunction::Context(check),
};

fn check(course: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    // An objective that a change added has no place for milestones.
    for objective in in_force::objectives(course).filter(|objective| objective.agreed.is_some()) {
        let id = &objective.now.id;
        let Some((_, _, agreed)) = course.model().objective(id) else {
            continue;
        };
        if agreed.milestones.items.is_empty() {
            found.push(
                Diagnostic::new(
                    &RULE,
                    agreed.id.span,
                    format!("objective `{id}` has no milestone"),
                )
                .help(none(course, objective)),
            );
        }
        late(course, objective, agreed, found);
    }
}

fn none(course: &RuleContext<'_>, objective: &EffectiveObjective) -> String {
    let before = match objective.now.due {
        Some(due) => format!(" before {due}"),
        None => String::new(),
    };
    if in_force::sealed(course) {
        return format!(
            "the agreed agenda stays as it is: agree a first step{before} as an action of the next session"
        );
    }
    format!(
        "write one under `milestones`, with `id`, `what` and a day `by`{before} on which a first step can be seen"
    )
}

/// Milestones after the due date in force. Where a change brought that forward, one that was met is past.
fn late(
    course: &RuleContext<'_>,
    objective: &EffectiveObjective,
    agreed: &Objective,
    found: &mut Vec<Diagnostic>,
) {
    let Some(due) = objective.now.due else {
        return;
    };
    let moved = objective
        .amendments
        .iter()
        .any(|amendment| amendment.now.due.is_some() && amendment.is_in_force());
    for milestone in agreed.milestones.values() {
        let id = &milestone.id.value.0;
        let met = objective
            .milestones
            .iter()
            .any(|known| moved && known.milestone.id == *id && known.met.is_some());
        let Some(by) = milestone.by.as_ref().filter(|by| by.value > due && !met) else {
            continue;
        };
        let finding = Diagnostic::new(
            &RULE,
            by.span,
            format!(
                "milestone `{id}` is for {}, and its objective `{}` is due on {due}",
                by.value, objective.now.id
            ),
        )
        .help(format!(
            "bring the milestone forward to {due} or earlier; in an agenda that is agreed, give the objective a later `due` under `changes`"
        ));
        found.push(match due_place(course, objective, agreed) {
            Some(place) => finding.related(place, "the due date"),
            None => finding,
        });
    }
}

/// Where the due date in force stands: in the last change that gave one, else in the agenda.
fn due_place(
    course: &RuleContext<'_>,
    objective: &EffectiveObjective,
    agreed: &Objective,
) -> Option<Span> {
    let mut amendments = objective.amendments.iter().rev();
    let Some(amendment) = amendments.find(|one| one.now.due.is_some() && one.is_in_force()) else {
        return agreed.due.as_ref().map(|due| due.span);
    };
    let changes = match course.record_of(&amendment.by)?.content.as_ref()? {
        Content::Session(session) => &session.changes,
        Content::Review(review) => &review.changes,
        _ => return None,
    };
    changes.items.iter().rev().find_map(|item| {
        let of = item.value.objective.as_ref()?;
        let due = item.value.now.as_ref()?.value.due.as_ref()?;
        (of.value.0 == objective.now.id).then_some(due.span)
    })
}
