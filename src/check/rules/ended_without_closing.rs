//! CG508: the coaching ended early, and nobody closed it.

use crate::check::{RegisteredRule, RuleContext, RuleFunction};
use crate::diag::{Diagnostic, Level, Rule};
use crate::kind::Kind;
use crate::record::review::Review;
use crate::record::value::Status;

/// The rule.
pub static RULE: Rule = Rule {
    code: "CG508",
    name: "ended-without-closing",
    level: Level::Warn,
};

/// The rule and all that belongs to it.
pub static CHECK: RegisteredRule = RegisteredRule {
    rule: &RULE,
    page: include_str!("ended_without_closing.md"),
    needs: &[
        (Kind::Engagement, &["status"]),
        (Kind::Session, &["date"]),
        (Kind::Review, &["date", "after_session"]),
    ],
    superseded_by: &[],
    run: RuleFunction::Context(check),
};

fn check(course: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let status = course.engagement.status.as_ref();
    let Some(status) = status.filter(|status| status.value == Status::EndedEarly) else {
        return;
    };
    let Some(last) = course.sessions.last() else {
        return;
    };
    // One that is dated ahead bears a wrong date, and the rule on dates says so.
    let mut reviews = course.model().reviews();
    // A review after an earlier session looked back at that one.
    let closes = |review: &Review| {
        review.date.value >= last.date
            && review.after_session.value >= last.content.number.value
    };
    if reviews.any(|(_, _, review)| closes(review)) {
        return;
    }
    found.push(
        Diagnostic::new(
            &RULE,
            status.span,
            format!(
                "the coaching ended early, and no closing conversation is on record since the session of {}",
                last.date
            ),
        )
        .related(last.content.date.span, "the last session")
        .help(format!(
            "write the closing conversation as a review: `type: final`, `after_session: {}`, the day and who was `present`; if there was none, allow this rule in engagement.md and say why",
            last.content.number.value
        )),
    );
}
