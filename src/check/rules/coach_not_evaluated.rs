//! CG506: reports a final review without feedback on the coaching.

use crate::check::RuleContext;
use crate::diag::Diagnostic;
use crate::kind::Kind;

rule! {
    code: "CG506",
    name: "coach-not-evaluated",
    level: Error,
    page: "coach_not_evaluated.md",
    needs: &[
        (Kind::Engagement, &["status"]),
        (Kind::Review, &["type", "date", "coach_effectiveness"]),
    ],
    superseded_by: [],
    run: Context(check),
}

fn check(context: &RuleContext<'_>, findings: &mut Vec<Diagnostic>) {
    if context.ended_without_completion() {
        return;
    }
    let Some(review) = context.final_review() else {
        return;
    };
    let mut rows = review.content.coach_effectiveness.values();
    if rows.any(|row| row.score.is_some() || row.comment.is_some()) {
        return;
    }
    let record = review.record;
    let message = if review.content.coach_effectiveness.items.is_empty() {
        "the final review has no feedback on the coaching"
    } else {
        "the feedback on the coaching in the final review has criteria, but no answers"
    };
    findings.push(
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
