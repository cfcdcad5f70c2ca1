//! CG414: reports a session recorded as cancelled although the agreement does not say that a late cancellation counts.

use crate::check::RuleContext;
use crate::diag::Diagnostic;
use crate::kind::Kind;

rule! {
    code: "CG414",
    name: "cancellation-not-agreed",
    level: Warn,
    page: "cancellation_not_agreed.md",
    needs: &[
        (Kind::Session, &["number", "date", "cancelled"]),
        (Kind::Engagement, &["programme"]),
    ],
    superseded_by: [],
    run: Context(check),
}

fn check(context: &RuleContext<'_>, findings: &mut Vec<Diagnostic>) {
    let agreed = context.programme().late_cancellation_counts;
    if agreed == Some(true) {
        return;
    }
    for session in &context.sessions_and_cancelled {
        let Some(cancelled) = session.content.cancelled.as_ref().filter(|it| it.value) else {
            continue;
        };
        let number = session.content.number.value;
        let says = match agreed {
            Some(_) => "the agreement says that a late cancellation does not count",
            None => "the agreement does not say that a late cancellation counts",
        };
        let message = format!(
            "session {number} is recorded as cancelled, so it counts as one of those contracted, but {says}"
        );
        findings.push(Diagnostic::new(&RULE, cancelled.span, message).help(format!(
            "if it counts, write `late_cancellation_counts: true` under `programme` in engagement.md; if it does not, delete this \
             record, and write `moved: [{{from: {}}}]` in the session that was held instead",
            session.date
        )));
    }
}
