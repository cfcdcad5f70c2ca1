//! CG502: reports an engagement without a final review after its last session.

use chrono::{Days, NaiveDate};

use crate::check::RuleContext;
use crate::diag::Diagnostic;
use crate::kind::Kind;
use crate::record::value::{ReviewType, Status};

rule! {
    code: "CG502",
    name: "final-review-due",
    level: Error,
    page: "final_review_due.md",
    needs: &[
        (Kind::Engagement, &["programme", "status"]),
        (Kind::Session, &["number", "date"]),
        (Kind::Review, &["type", "date"]),
    ],
    superseded_by: [],
    run: Context(check),
}

/// The number of days after the last session by which the final review must be held: six weeks, which is the longest
/// usual interval plus one or two weeks to find a date that suits three people.
const DAYS: u64 = 42;

pub(super) fn check(context: &RuleContext<'_>, findings: &mut Vec<Diagnostic>) {
    if context.ended_without_completion() || context.final_review().is_some() {
        return;
    }
    let contracted = context.programme().sessions;
    let last = context.sessions.last();
    let completed = context.status() == Some(Status::Completed);
    let mut reviews = context.model().reviews();
    if completed && reviews.any(|(_, _, review)| review.kind.value == ReviewType::Final) {
        // There is a final review, dated in the future; `not-yet-held` reports it.
        return;
    }
    let through = context
        .sessions_and_cancelled
        .iter()
        .any(|session| session.content.number.value >= contracted);
    let message = match last {
        _ if completed => "the engagement is completed, but no final review was held".to_owned(),
        Some(last) if through && is_long_ago(context, last.date) => format!(
            "the last session was held on {}, more than six weeks ago, but no final review was held since",
            last.date
        ),
        _ => return,
    };
    let after = last.map_or(contracted, |last| last.content.number.value);
    let finding = context.missing(&RULE, message).help(format!(
        "hold the review, and write `5-review/final-review.md` with `type: final`, `after_session: {after}`, who was `present`, a row for each objective, and `coach_effectiveness`"
    ));
    findings.push(match last {
        Some(last) => finding.related(last.content.date.span, "the last session"),
        None => finding,
    });
}

/// Whether more than the allowed number of days have passed since the last session.
fn is_long_ago(context: &RuleContext<'_>, last: NaiveDate) -> bool {
    let allowed = last.checked_add_days(Days::new(DAYS));
    allowed.is_some_and(|allowed| allowed < *context.today())
}
