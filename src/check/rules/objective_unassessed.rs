//! CG504: reports a final review without a verdict on an objective in force.

use crate::check::{DatedRecord, RuleContext};
use crate::derive::{AmendmentState, EffectiveObjective};
use crate::diag::{Diagnostic, nearest};
use crate::kind::Kind;
use crate::record::review::Review;

rule! {
    code: "CG504",
    name: "objective-unassessed",
    level: Error,
    page: "objective_unassessed.md",
    needs: &[
        (Kind::Engagement, &["status"]),
        (Kind::Agenda, &["points"]),
        (Kind::Session, &["changes"]),
        (Kind::Review, &["type", "date", "objectives", "changes"]),
    ],
    superseded_by: [],
    run: Context(check),
}

fn check(context: &RuleContext<'_>, findings: &mut Vec<Diagnostic>) {
    if context.ended_without_completion() {
        return;
    }
    let (Some(review), Some(agenda)) = (context.final_review(), context.agenda()) else {
        return;
    };
    let objectives = agenda.points.iter().flat_map(|point| &point.objectives);
    let mut left: Vec<&str> = objectives
        .filter(|objective| to_assess(objective, review))
        .map(|objective| objective.now.id.as_str())
        .collect();
    for row in review.content.objectives.values() {
        let id = row.objective.value.0.as_str();
        // An unknown id probably means one of them; `unknown-reference` reports the typo.
        let slip = || match context.span_of_objective(id) {
            Some(_) => None,
            None => nearest(id, left.iter().copied()),
        };
        let Some(meant) = left
            .iter()
            .copied()
            .find(|known| *known == id)
            .or_else(slip)
        else {
            continue;
        };
        left.retain(|known| *known != meant);
        if row.verdict.is_none() && meant == id {
            findings.push(
                Diagnostic::new(
                    &RULE,
                    row.objective.span,
                    format!("the final review gives no verdict on `{id}`"),
                )
                .help("write `verdict:` with `achieved`, `partly` or `not-achieved`, and `evidence:`; if it was given up, write `withdrawn`"),
            );
        }
    }
    if !left.is_empty() {
        findings.push(left_out(context, review, &left));
    }
}

/// Whether the review must assess an objective: it was in force before the review. An objective that is added in the
/// review or later does not count.
fn to_assess(objective: &EffectiveObjective, review: &DatedRecord<'_, Review>) -> bool {
    let added = objective.amendments.first().map(|first| first.by.date);
    let before = objective.agreed.is_some() || added.is_some_and(|day| day < Some(review.date));
    before && objective.amendment_state != AmendmentState::Withdrawn
}

fn left_out(
    context: &RuleContext<'_>,
    review: &DatedRecord<'_, Review>,
    ids: &[&str],
) -> Diagnostic {
    let record = review.record;
    let names: Vec<String> = ids.iter().map(|id| format!("`{id}`")).collect();
    let (what, row) = match ids {
        [_] => ("objective", "a row"),
        _ => ("objectives", "a row for each"),
    };
    let finding = Diagnostic::new(
        &RULE,
        record.place_of("objectives").unwrap_or(record.kind_span),
        format!("the final review leaves out the {what} {}", names.join(", ")),
    )
    .help(format!(
        "add {row} under `objectives`, with `at`, `verdict` and `evidence`; for an objective that was given up, write `verdict: withdrawn`"
    ));
    ids.iter().fold(finding, |finding, id| {
        let note = match context.model().objective(id) {
            Some(_) => "agreed here",
            None => "added here",
        };
        match context.span_of_objective(id) {
            Some(place) => finding.related(place, note),
            None => finding,
        }
    })
}
