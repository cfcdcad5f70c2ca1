//! CG508: reports coaching that ended early without a closing conversation.

use crate::check::RuleContext;
use crate::diag::Diagnostic;
use crate::kind::Kind;
use crate::record::review::Review;
use crate::record::value::Status;

rule! {
    code: "CG508",
    name: "ended-without-closing",
    level: Warn,
    page: "ended_without_closing.md",
    needs: &[
        (Kind::Engagement, &["status"]),
        (Kind::Session, &["date"]),
        (Kind::Review, &["date", "after_session"]),
    ],
    superseded_by: [],
    run: Context(check),
}

fn check(context: &RuleContext<'_>, findings: &mut Vec<Diagnostic>) {
    let status = context.engagement.status.as_ref();
    let Some(status) = status.filter(|status| status.value == Status::EndedEarly) else {
        return;
    };
    let Some(last) = context.sessions.last() else {
        return;
    };
    // Includes reviews that are dated in the future; `not-yet-held` reports them.
    let mut reviews = context.model().reviews();
    // A review after an earlier session does not close the coaching.
    let closes = |review: &Review| {
        review.date.value >= last.date && review.after_session.value >= last.content.number.value
    };
    if reviews.any(|(_, _, review)| closes(review)) {
        return;
    }
    findings.push(
        Diagnostic::new(
            &RULE,
            status.span,
            format!(
                "the coaching ended early, but there is no record of a closing conversation since the session of {}",
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
