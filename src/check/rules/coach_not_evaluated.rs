//! CG506: a final review does not consider how effective the coach was.

use crate::check::{RegisteredRule, RuleContext, RuleFunction};
use crate::diag::{Diagnostic, Level, Rule};
use crate::kind::Kind;

/// The rule.
pub static RULE: Rule = Rule {
    code: "CG506",
    name: "coach-not-evaluated",
    level: Level::Error,
};

/// The rule and all that belongs to it.
pub static CHECK: RegisteredRule = RegisteredRule {
    rule: &RULE,
    page: include_str!("coach_not_evaluated.md"),
    needs: &[
        (Kind::Engagement, &["status"]),
        (
            Kind::Review,
            &["type", "date", "coach_effectiveness"],
        ),
    ],
    superseded_by: &[],
    run: RuleFunction::Context(check),
};

fn check(course: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    if course.broken_off() {
        return;
    }
    let Some(review) = course.final_review() else {
        return;
    };
    let mut rows = review.content.coach_effectiveness.values();
    if rows.any(|row| row.score.is_some() || row.comment.is_some()) {
        return;
    }
    let record = review.record;
    let message = if review.content.coach_effectiveness.items.is_empty() {
        "the final review does not consider how effective the coach was"
    } else {
        "the final review names what the coach is measured by, and nobody's answer"
    };
    found.push(
        Diagnostic::new(
            &RULE,
            record
                .place_of("coach_effectiveness")
                .unwrap_or(record.kind_span),
            message,
        )
        .help("ask client and sponsor, and write under `coach_effectiveness` for each `by`, `criterion`, and `score` (1 to 5) or `comment`"),
    );
}
