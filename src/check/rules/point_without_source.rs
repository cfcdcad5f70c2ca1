//! CG308: a point of the agreed agenda draws on no finding and no expectation.

use super::in_force;
use crate::check::{RegisteredRule, RuleContext, RuleFunction};
use crate::diag::{Diagnostic, Level, Rule};
use crate::kind::Kind;

/// The rule.
pub static RULE: Rule = Rule {
    code: "CG308",
    name: "point-without-source",
    level: Level::Warn,
};

/// The rule and all that belongs to it.
pub static CHECK: RegisteredRule = RegisteredRule {
    rule: &RULE,
    page: include_str!("point_without_source.md"),
    needs: &[
        (Kind::Engagement, &["renews"]),
        (Kind::Agenda, &["points"]),
        (Kind::Session, &["changes"]),
        (Kind::Review, &["changes"]),
    ],
    superseded_by: &[],
    run: RuleFunction::Context(check),
};

fn check(course: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    // What a renewed engagement rests on may stand in the earlier one, to which nothing here can refer.
    if course.renewed() {
        return;
    }
    // A point that a change added gives its reason in the change.
    for point in in_force::points(course).filter(|point| point.agreed.is_some()) {
        let id = &point.now.id;
        let Some((_, _, agreed)) = course.model().point(id) else {
            continue;
        };
        if !agreed.draws_on.is_empty() {
            continue;
        }
        let help = if in_force::sealed(course) {
            "the agreed agenda stays as it is: say in an `allow`, under `because`, where the point came from"
        } else {
            "name under `draws_on` what it came from: a finding, a theme or an expectation as `record#id`, or a whole record"
        };
        found.push(
            Diagnostic::new(
                &RULE,
                agreed.id.span,
                format!("point `{id}` draws on no finding and no expectation"),
            )
            .help(help),
        );
    }
}
