//! CG505: reports a review that gives a verdict on an objective without evidence.

use crate::check::RuleContext;
use crate::diag::Diagnostic;
use crate::kind::Kind;
use crate::record::value::Verdict;

rule! {
    code: "CG505",
    name: "verdict-without-evidence",
    level: Warn,
    page: "verdict_without_evidence.md",
    needs: &[(Kind::Review, &["objectives"])],
    superseded_by: [],
    run: Context(check),
}

fn check(context: &RuleContext<'_>, findings: &mut Vec<Diagnostic>) {
    for review in &context.reviews {
        for row in review.content.objectives.values() {
            let Some(verdict) = &row.verdict else {
                continue;
            };
            if verdict.value == Verdict::Withdrawn || row.evidence.is_some() {
                continue;
            }
            let id = &row.objective.value.0;
            findings.push(
                Diagnostic::new(
                    &RULE,
                    verdict.span,
                    format!(
                        "the verdict `{}` on `{id}` has no evidence",
                        verdict.value.word()
                    ),
                )
                .help("add `evidence:` with what was counted, seen or said, when and where"),
            );
        }
    }
}
