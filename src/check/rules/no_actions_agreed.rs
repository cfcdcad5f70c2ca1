//! CG405: a session, other than the last, ends without actions.

use super::session_sequence::place;
use crate::check::{RegisteredRule, RuleContext, RuleFunction};
use crate::diag::{Diagnostic, Level, Rule};
use crate::kind::Kind;

/// The rule.
pub static RULE: Rule = Rule {
    code: "CG405",
    name: "no-actions-agreed",
    level: Level::Warn,
};

/// The rule and all that belongs to it.
pub static CHECK: RegisteredRule = RegisteredRule {
    rule: &RULE,
    page: include_str!("no_actions_agreed.md"),
    needs: &[
        (Kind::Session, &["number", "date", "actions"]),
        (Kind::Engagement, &["programme", "status", "renews"]),
    ],
    superseded_by: &[],
    run: RuleFunction::Context(check),
};

fn check(course: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let contracted = course.programme().sessions;
    let last = course.sessions.len().saturating_sub(1);
    for (index, session) in course.sessions.iter().enumerate() {
        let closing = course.closed() && index == last;
        let agreed = !session.content.actions.items.is_empty();
        if agreed || closing || place(course, session.content) >= contracted {
            continue;
        }
        let (record, number) = (session.record, session.content.number.value);
        found.push(
            Diagnostic::new(
                &RULE,
                record.place_of("actions").unwrap_or(record.kind_span),
                format!("session {number} ends without an action"),
            )
            .help("write under `actions` what client or coach will do before the next session, each with an `id`, `what`, `owner` and the agenda `point` it serves"),
        );
    }
}
