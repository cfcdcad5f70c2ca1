//! CG502: the sessions are over, and no final review was held.

use chrono::TimeDelta;

use crate::check::{RegisteredRule, RuleContext, RuleFunction};
use crate::diag::{Diagnostic, Level, Rule};
use crate::kind::Kind;
use crate::record::value::{ReviewType, Status};

/// The rule.
pub static RULE: Rule = Rule {
    code: "CG502",
    name: "final-review-due",
    level: Level::Error,
};

/// The rule and all that belongs to it.
pub static CHECK: RegisteredRule = RegisteredRule {
    rule: &RULE,
    page: include_str!("final_review_due.md"),
    needs: &[
        (Kind::Engagement, &["programme", "status"]),
        (Kind::Session, &["number", "date"]),
        (Kind::Review, &["type", "date"]),
    ],
    superseded_by: &[],
    run: RuleFunction::Context(check),
};

/// Days after the last session in which a final review is held: six weeks, the longest usual interval and a week
/// or two to find a day for three diaries.
const DAYS: i64 = 42;

pub(super) fn check(course: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    if course.broken_off() || course.final_review().is_some() {
        return;
    }
    let contracted = course.programme().sessions;
    let last = course.sessions.last();
    let completed = course.status() == Some(Status::Completed);
    let mut reviews = course.model().reviews();
    if completed && reviews.any(|(_, _, review)| review.kind.value == ReviewType::Final) {
        // It is dated ahead of an engagement that is over, and the rule on dates says so.
        return;
    }
    let through = course
        .sessions
        .iter()
        .any(|session| session.content.number.value >= contracted);
    let message = match last {
        _ if completed => "the engagement is completed, and no final review was held".to_owned(),
        Some(last) if through && course.today() - last.date > TimeDelta::days(DAYS) => format!(
            "the last session was held on {}, more than six weeks ago, and no final review since",
            last.date
        ),
        _ => return,
    };
    let after = last.map_or(contracted, |last| last.content.number.value);
    let finding = course.missing(&RULE, message).help(format!(
        "hold it, and write `5-review/final-review.md` with `type: final`, `after_session: {after}`, who was `present`, a row for each objective, and `coach_effectiveness`"
    ));
    found.push(match last {
        Some(last) => finding.related(last.content.date.span, "the last session"),
        None => finding,
    });
}
