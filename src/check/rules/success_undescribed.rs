//! CG305: a point of the agenda in force does not say what success looks like.

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

fn check(course: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    for point in in_force::points(course).filter(|point| point.now.success.is_none()) {
        let id = &point.now.id;
        let Some(span) = course.span_of_point(id) else {
            continue;
        };
        found.push(
            Diagnostic::new(
                &RULE,
                span,
                format!("point `{id}` does not say what success looks like"),
            )
            .help(in_force::write_in_point(course, point, "success")),
        );
    }
}
