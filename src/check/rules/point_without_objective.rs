//! CG303: reports a point of the agenda in force that has no objective in force.

use super::in_force;
use crate::check::RuleContext;
use crate::derive::EffectivePoint;
use crate::diag::Diagnostic;
use crate::kind::Kind;

rule! {
    code: "CG303",
    name: "point-without-objective",
    level: Error,
    page: "point_without_objective.md",
    needs: &[
        (Kind::Agenda, &["points"]),
        (Kind::Session, &["changes"]),
        (Kind::Review, &["changes"]),
    ],
    superseded_by: [],
    run: Context(check),
}

fn check(context: &RuleContext<'_>, findings: &mut Vec<Diagnostic>) {
    for point in in_force::points(context).filter(|point| point.now.objectives.is_empty()) {
        findings.extend(finding(context, point));
    }
}

fn finding(context: &RuleContext<'_>, point: &EffectivePoint) -> Option<Diagnostic> {
    let id = &point.now.id;
    let span = context.span_of_point(id)?;
    if point.objectives.is_empty() {
        let help = if point.agreed.is_some() && !in_force::is_agreed(context) {
            format!("write at least one objective under `objectives` of the point `{id}`")
        } else {
            format!(
                "add one under `changes` of a session or review: `point: {id}`, `objective:` and a new id, `change: add`, \
                 the objective's fields under `now`, and `because`"
            )
        };
        return Some(
            Diagnostic::new(&RULE, span, format!("point `{id}` has no objective")).help(help),
        );
    }
    let finding = Diagnostic::new(
        &RULE,
        span,
        format!("every objective of point `{id}` was withdrawn, but the point was not"),
    )
    .help(format!(
        "withdraw the point as well (`point: {id}`, `change: withdraw`), or add an objective to it"
    ));
    // The records whose changes withdrew the objectives, without duplicates.
    let mut records: Vec<_> = point
        .objectives
        .iter()
        .filter_map(|objective| objective.amendments.last()?.by.id)
        .collect();
    records.dedup();
    let places = records
        .into_iter()
        .filter_map(|id| context.model().record(id).place_of("changes"));
    Some(places.fold(finding, |finding, place| {
        finding.related(place, "withdrawn here")
    }))
}
