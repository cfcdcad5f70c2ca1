//! CG307: reports a point of the agenda in force without a business benefit.

use super::in_force;
use crate::check::RuleContext;
use crate::diag::Diagnostic;
use crate::kind::Kind;

rule! {
    code: "CG307",
    name: "no-business-benefit",
    level: Error,
    page: "no_business_benefit.md",
    needs: &[
        (Kind::Agenda, &["points"]),
        (Kind::Session, &["changes"]),
        (Kind::Review, &["changes"]),
    ],
    superseded_by: [],
    run: Context(check),
}

fn check(context: &RuleContext<'_>, findings: &mut Vec<Diagnostic>) {
    for point in in_force::points(context).filter(|point| point.now.business_benefit.is_none()) {
        if point.now.personal == Some(true) {
            // A personal point is never shown to a sponsor, so it needs no business benefit.
            continue;
        }
        let id = &point.now.id;
        let Some(span) = context.span_of_point(id) else {
            continue;
        };
        findings.push(
            Diagnostic::new(
                &RULE,
                span,
                format!("point `{id}` names no business benefit"),
            )
            .help(in_force::write_in_point(context, point, "business_benefit")),
        );
    }
}
