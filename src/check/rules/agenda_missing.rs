//! CG301: a session was held without an agenda.

use crate::check::{RegisteredRule, RuleContext, RuleFunction};
use crate::diag::{Diagnostic, Level, Rule};
use crate::kind::Kind;

/// The rule.
pub static RULE: Rule = Rule {
    code: "CG301",
    name: "agenda-missing",
    level: Level::Error,
};

/// The rule and all that belongs to it.
pub static CHECK: RegisteredRule = RegisteredRule {
    rule: &RULE,
    page: include_str!("agenda_missing.md"),
    needs: &[(Kind::Agenda, &[]), (Kind::Session, &[])],
    superseded_by: &[],
    run: RuleFunction::Context(check),
};

fn check(course: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let Some(first) = course.sessions.first() else {
        return;
    };
    if course.model().agendas().next().is_some() {
        // One that is dated after the session is a matter of order.
        return;
    }
    let count = course.sessions.len();
    let sessions = if count == 1 {
        "a session was".to_owned()
    } else {
        format!("{count} sessions were")
    };
    found.push(
        course
            .missing(&RULE, format!("{sessions} held, and there is no agenda"))
            .related(first.content.date.span, "the first session")
            .help("write `3-agenda/agenda.md` with the points that client and sponsor agreed; while it is being written, `draft: true` keeps it to you"),
    );
}
