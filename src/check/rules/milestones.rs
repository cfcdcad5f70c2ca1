//! CG306: reports an objective in force without a milestone, or a milestone after the objective's due date.

use super::in_force;
use crate::check::RuleContext;
use crate::derive::EffectiveObjective;
use crate::diag::Diagnostic;
use crate::kind::Kind;
use crate::record::agenda::Objective;
use crate::span::Span;

rule! {
    code: "CG306",
    name: "milestones",
    level: Warn,
    page: "milestones.md",
    needs: &[
        (Kind::Agenda, &["points"]),
        (Kind::Session, &["changes", "milestones"]),
        (Kind::Review, &["changes", "milestones"]),
    ],
    superseded_by: [],
    run: Context(check),
}

fn check(context: &RuleContext<'_>, findings: &mut Vec<Diagnostic>) {
    // An objective that was added by a change cannot have milestones.
    for objective in in_force::objectives(context).filter(|objective| objective.agreed.is_some()) {
        let id = &objective.now.id;
        let Some((_, _, agreed)) = context.model().objective(id) else {
            continue;
        };
        if agreed.milestones.items.is_empty() {
            findings.push(
                Diagnostic::new(
                    &RULE,
                    agreed.id.span,
                    format!("objective `{id}` has no milestone"),
                )
                .help(help_for_missing(context, objective)),
            );
        }
        late_milestones(context, objective, agreed, findings);
    }
}

fn help_for_missing(context: &RuleContext<'_>, objective: &EffectiveObjective) -> String {
    let before = match objective.now.due {
        Some(due) => format!(" before {due}"),
        None => String::new(),
    };
    if in_force::has_agreed_digest(context) {
        return format!(
            "the agreed agenda must not change: agree a first step{before} as an action of the next session"
        );
    }
    format!(
        "add one under `milestones`, with `id`, `what` and a day `by`{before} on which a first step can be seen"
    )
}

/// Reports milestones after the due date in force. If a change moved the due date, milestones that were met are not
/// reported.
fn late_milestones(
    context: &RuleContext<'_>,
    objective: &EffectiveObjective,
    agreed: &Objective,
    findings: &mut Vec<Diagnostic>,
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
                "milestone `{id}` is set for {}, but its objective `{}` is due on {due}",
                by.value, objective.now.id
            ),
        )
        .help(format!(
            "move the milestone to {due} or earlier; if the agenda is already agreed, give the objective a later `due` under `changes`"
        ));
        findings.push(match due_span(context, objective, agreed) {
            Some(span) => finding.related(span, "the due date"),
            None => finding,
        });
    }
}

/// The span of the due date in force: in the last change that set one, else in the agenda.
fn due_span(
    context: &RuleContext<'_>,
    objective: &EffectiveObjective,
    agreed: &Objective,
) -> Option<Span> {
    let mut amendments = objective.amendments.iter().rev();
    let Some(amendment) = amendments.find(|one| one.now.due.is_some() && one.is_in_force()) else {
        return agreed.due.as_ref().map(|due| due.span);
    };
    let content = context.record_of(&amendment.by)?.content.as_ref()?;
    content.changes()?.items.iter().rev().find_map(|item| {
        let of = item.value.objective.as_ref()?;
        let due = item.value.now.as_ref()?.value.due.as_ref()?;
        (of.value.0 == objective.now.id).then_some(due.span)
    })
}
