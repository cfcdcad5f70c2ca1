//! CG505: a review judges an objective without saying from what.

use crate::check::{RegisteredRule, RuleContext, RuleFunction};
use crate::diag::{Diagnostic, Level, Rule};
use crate::kind::Kind;
use crate::record::value::Verdict;

/// The rule.
pub static RULE: Rule = Rule {
    code: "CG505",
    name: "verdict-without-evidence",
    level: Level::Warn,
};

/// The rule and all that belongs to it.
pub static CHECK: RegisteredRule = RegisteredRule {
    rule: &RULE,
    page: include_str!("verdict_without_evidence.md"),
    needs: &[(Kind::Review, &["objectives"])],
    superseded_by: &[],
    run: RuleFunction::Context(check),
};

fn check(course: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    for review in &course.reviews {
        for row in review.content.objectives.values() {
            let Some(verdict) = &row.verdict else {
                continue;
            };
            if verdict.value == Verdict::Withdrawn || row.evidence.is_some() {
                continue;
            }
            let id = &row.objective.value.0;
            found.push(
                Diagnostic::new(
                    &RULE,
                    verdict.span,
                    format!("`{}` on `{id}` stands without evidence", verdict.value.word()),
                )
                .help("add `evidence:` with what was counted, seen or said, where and when"),
            );
        }
    }
}
