//! CG305: reports a point of the agenda in force that does not say what success looks like.

use super::in_force;
use crate::check::RuleContext;
use crate::diag::Diagnostic;
use crate::kind::Kind;

rule! {
    code: "CG305",
    name: "success-undescribed",
    level: Error,
    page: "success_undescribed.md",
    needs: &[
        (Kind::Agenda, &["points"]),
        (Kind::Session, &["changes"]),
        (Kind::Review, &["changes"]),
    ],
    superseded_by: [],
    run: Context(check),
}

fn check(context: &RuleContext<'_>, findings: &mut Vec<Diagnostic>) {
    for point in in_force::points(context).filter(|point| point.now.success.is_none()) {
        let id = &point.now.id;
        let Some(span) = context.span_of_point(id) else {
            continue;
        };
        findings.push(
            Diagnostic::new(
                &RULE,
                span,
                format!("point `{id}` does not say what success looks like"),
            )
            .help(in_force::write_in_point(context, point, "success")),
        );
    }
}
