//! CG501: the contract has a review after a session, and the sessions went on without it.

use std::collections::BTreeSet;

use crate::check::{RegisteredRule, RuleContext, RuleFunction};
use crate::diag::{Diagnostic, Level, Rule};
use crate::kind::Kind;

/// The rule.
pub static RULE: Rule = Rule {
    code: "CG501",
    name: "interim-review-due",
    level: Level::Warn,
};

/// The rule and all that belongs to it.
pub static CHECK: RegisteredRule = RegisteredRule {
    rule: &RULE,
    page: include_str!("interim_review_due.md"),
    needs: &[
        (
            Kind::Engagement,
            &["programme", "sponsors", "status"],
        ),
        (Kind::Session, &["number", "date"]),
        (Kind::Review, &["after_session", "date"]),
    ],
    superseded_by: &[],
    run: RuleFunction::Context(check),
};

fn check(course: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    if course.self_funded() || course.broken_off() {
        return;
    }
    let programme = course.programme();
    // After the last session the final review takes its place.
    let contracted: BTreeSet<u32> = programme
        .sponsor_reviews_after
        .iter()
        .copied()
        .filter(|after| *after < programme.sessions)
        .collect();
    for after in contracted {
        let mut sessions = course.sessions.iter();
        let Some(next) = sessions.find(|session| session.content.number.value > after) else {
            continue;
        };
        let mut reviews = course.reviews.iter();
        if reviews.any(|review| review.content.after_session.value == after) {
            continue;
        }
        let number = &next.content.number;
        found.push(
            course
                .missing(
                    &RULE,
                    format!(
                        "a review after session {after} is contracted, and session {} was held on {} without it",
                        number.value, next.date
                    ),
                )
                .related(number.span, "the session after it")
                .help(format!(
                    "hold the review and write it as `5-review/interim-review.md`, with `type: interim` and `after_session: {after}`; if the three of you agreed to do without it, take {after} out of `sponsor_reviews_after`"
                )),
        );
    }
}
