//! CG411: reports a milestone whose date has passed without a record that it was met.

use super::{final_review_due, in_force, session_due};
use crate::check::RuleContext;
use crate::derive::EffectiveObjective;
use crate::diag::Diagnostic;
use crate::kind::Kind;

rule! {
    code: "CG411",
    name: "milestone-overdue",
    level: Warn,
    page: "milestone_overdue.md",
    needs: &[
        (Kind::Agenda, &["points"]),
        (Kind::Session, &["date", "changes", "milestones"]),
        (Kind::Review, &["date", "changes", "milestones"]),
        (Kind::Engagement, &["status", "pauses"]),
    ],
    superseded_by: [],
    run: Context(check),
}

fn check(context: &RuleContext<'_>, findings: &mut Vec<Diagnostic>) {
    if has_missing_records(context) {
        return;
    }
    for objective in in_force::objectives(context) {
        findings.extend(overdue(context, objective));
    }
}

/// Whether a session or the final review is missing that could show the state of milestones and objectives. In that
/// case, only the missing record is reported.
pub(super) fn has_missing_records(context: &RuleContext<'_>) -> bool {
    let mut missing = Vec::new();
    session_due::check(context, &mut missing);
    final_review_due::check(context, &mut missing);
    !missing.is_empty()
}

fn overdue(context: &RuleContext<'_>, objective: &EffectiveObjective) -> Vec<Diagnostic> {
    let Some((_, _, agreed)) = context.model().objective(&objective.now.id) else {
        return Vec::new();
    };
    let late = objective.milestones.iter().filter(|one| one.overdue);
    let late = late.filter_map(|one| {
        let id = one.milestone.id.as_str();
        let mut written = agreed.milestones.values();
        let by = written.find(|it| it.id.value.0 == id)?.by.as_ref()?;
        let message = format!("milestone `{id}` was due on {}, but no record says that it was met", by.value);
        Some(Diagnostic::new(&RULE, by.span, message).help(format!(
            "if it was met, add `- {{milestone: {id}, met: …}}` to `milestones` of the session or review in which you learned of it; if \
             not, discuss it at the next session, or accept the finding with `allow` and your reason, in this record"
        )))
    });
    late.collect()
}
