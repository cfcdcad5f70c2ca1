//! CG501: reports that sessions continued without a contracted interim review.

use std::collections::BTreeSet;

use crate::check::RuleContext;
use crate::diag::Diagnostic;
use crate::kind::Kind;

rule! {
    code: "CG501",
    name: "interim-review-due",
    level: Warn,
    page: "interim_review_due.md",
    needs: &[
        (Kind::Engagement, &["programme", "sponsors", "status"]),
        (Kind::Session, &["number", "date"]),
        (Kind::Review, &["after_session", "date"]),
    ],
    superseded_by: [],
    run: Context(check),
}

fn check(context: &RuleContext<'_>, findings: &mut Vec<Diagnostic>) {
    if context.self_funded() || context.ended_without_completion() {
        return;
    }
    let programme = context.programme();
    // After the last session, there is a final review instead.
    let contracted: BTreeSet<u32> = programme
        .sponsor_reviews_after
        .iter()
        .copied()
        .filter(|after| *after < programme.sessions)
        .collect();
    for after in contracted {
        let mut sessions = context.sessions.iter();
        let Some(next) = sessions.find(|session| session.content.number.value > after) else {
            continue;
        };
        let mut reviews = context.reviews.iter();
        if reviews.any(|review| review.content.after_session.value == after) {
            continue;
        }
        let number = &next.content.number;
        findings.push(
            context
                .missing(
                    &RULE,
                    format!(
                        "a review after session {after} is contracted, but session {} was held on {} without it",
                        number.value, next.date
                    ),
                )
                .related(number.span, "the session after it")
                .help(format!(
                    "hold the review and write it as `5-review/interim-review.md`, with `type: interim` and `after_session: {after}`; if the three of you agreed that it is not needed, remove {after} from `sponsor_reviews_after`"
                )),
        );
    }
}
