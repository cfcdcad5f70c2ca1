//! CG308: reports a point of the agreed agenda that draws on no finding, theme or expectation.

use super::in_force;
use crate::check::RuleContext;
use crate::diag::Diagnostic;
use crate::kind::Kind;

rule! {
    code: "CG308",
    name: "point-without-source",
    level: Warn,
    page: "point_without_source.md",
    needs: &[
        (Kind::Engagement, &["renews"]),
        (Kind::Agenda, &["points"]),
        (Kind::Session, &["changes"]),
        (Kind::Review, &["changes"]),
    ],
    superseded_by: [],
    run: Context(check),
}

fn check(context: &RuleContext<'_>, findings: &mut Vec<Diagnostic>) {
    // The sources of a renewal may be in the earlier engagement, which its records cannot refer to.
    if context.is_renewal() {
        return;
    }
    // A point that was added by a change has its reason in the change.
    for point in in_force::points(context).filter(|point| point.agreed.is_some()) {
        let id = &point.now.id;
        let Some((_, _, agreed)) = context.model().point(id) else {
            continue;
        };
        if !agreed.draws_on.is_empty() {
            continue;
        }
        let help = if in_force::has_agreed_digest(context) {
            "the agreed agenda must not change: say in an `allow` in the agenda, under `because`, where the point came from"
        } else {
            "name its source under `draws_on`: a finding, a theme or an expectation as `record#id`, or a whole record"
        };
        findings.push(
            Diagnostic::new(
                &RULE,
                agreed.id.span,
                format!("point `{id}` draws on no finding and no expectation"),
            )
            .help(help),
        );
    }
}
