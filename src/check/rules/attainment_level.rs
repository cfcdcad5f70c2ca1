//! CG509: reports a final review without the attainment level of an objective with levels, or a level for an objective
//! without levels.

use crate::check::RuleContext;
use crate::diag::Diagnostic;
use crate::kind::Kind;
use crate::record::review::ObjectiveAssessment;
use crate::record::value::{ReviewType, Verdict};

rule! {
    code: "CG509",
    name: "attainment-level",
    level: Warn,
    page: "attainment_level.md",
    needs: &[
        (Kind::Review, &["type", "objectives"]),
        (Kind::Agenda, &["points"]),
    ],
    superseded_by: [],
    run: Context(check),
}

fn check(context: &RuleContext<'_>, findings: &mut Vec<Diagnostic>) {
    for review in &context.reviews {
        let last = review.content.kind.value == ReviewType::Final;
        let rows = review.content.objectives.values();
        findings.extend(rows.filter_map(|row| finding(context, row, last)));
    }
}

fn finding(context: &RuleContext<'_>, row: &ObjectiveAssessment, last: bool) -> Option<Diagnostic> {
    let id = &row.objective.value.0;
    let (_, _, objective) = context.model().objective(id)?;
    let measure = objective.measurable.as_ref();
    let has_levels = measure.is_some_and(|measure| !measure.value.levels.is_empty());
    let given_up = row
        .verdict
        .as_ref()
        .is_some_and(|verdict| verdict.value == Verdict::Withdrawn);
    match &row.level {
        Some(level) if !has_levels => {
            let message = format!("`{id}` has no levels of attainment");
            Some(Diagnostic::new(&RULE, level.span, message).help(
                "remove `level`; levels are agreed before the work begins, as five sentences under `measurable.levels` of the \
                 agenda",
            ))
        }
        None if has_levels && last && !given_up => {
            let message = format!(
                "`{id}` has levels of attainment, but the final review does not say which one was reached"
            );
            Some(
                Diagnostic::new(&RULE, row.objective.span, message)
                    .help("add `level:`, from -2 to +2"),
            )
        }
        _ => None,
    }
}
