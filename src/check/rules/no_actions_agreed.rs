//! CG405: reports a session, other than the last, that ends without an action.

use super::session_sequence::number_in_engagement;
use crate::check::RuleContext;
use crate::diag::Diagnostic;
use crate::kind::Kind;

rule! {
    code: "CG405",
    name: "no-actions-agreed",
    level: Warn,
    page: "no_actions_agreed.md",
    needs: &[
        (Kind::Session, &["number", "date", "actions"]),
        (Kind::Engagement, &["programme", "status", "renews"]),
    ],
    superseded_by: [],
    run: Context(check),
}

fn check(context: &RuleContext<'_>, findings: &mut Vec<Diagnostic>) {
    let contracted = context.programme().sessions;
    let last = context.sessions.len().saturating_sub(1);
    for (index, session) in context.sessions.iter().enumerate() {
        let closing = context.is_closed() && index == last;
        let agreed = !session.content.actions.items.is_empty();
        if agreed || closing || number_in_engagement(context, session.content) >= contracted {
            continue;
        }
        let (record, number) = (session.record, session.content.number.value);
        findings.push(
            Diagnostic::new(
                &RULE,
                record.place_of("actions").unwrap_or(record.kind_span),
                format!("session {number} ends without an action"),
            )
            .help("add under `actions` what client or coach will do before the next session, each with an `id`, `what`, `owner` and the agenda `point` it serves"),
        );
    }
}
