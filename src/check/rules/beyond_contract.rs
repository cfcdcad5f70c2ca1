//! CG408: more sessions were held than contracted.

use super::session_sequence::{self, place};
use crate::check::{RegisteredRule, RuleContext, RuleFunction};
use crate::diag::{Diagnostic, Level, Rule};
use crate::kind::Kind;

/// The rule.
pub static RULE: Rule = Rule {
    code: "CG408",
    name: "beyond-contract",
    level: Level::Warn,
};

/// The rule and all that belongs to it.
pub static CHECK: RegisteredRule = RegisteredRule {
    rule: &RULE,
    page: include_str!("beyond_contract.md"),
    needs: &[
        (Kind::Session, &["number", "date"]),
        (Kind::Engagement, &["programme", "renews"]),
    ],
    superseded_by: &[&session_sequence::RULE],
    run: RuleFunction::Context(check),
};

fn check(course: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    if !session_sequence::sound(course) {
        // Two records of one session may be what makes them too many.
        return;
    }
    let contracted = course.programme().sessions;
    let beyond = |session: &u32| *session > contracted;
    let places = || course.sessions.iter().map(|s| place(course, s.content));
    let (Some(first), Some(held)) = (places().position(|p| beyond(&p)), places().max()) else {
        return;
    };
    let number = &course.sessions[first].content.number;
    let mut finding = Diagnostic::new(
        &RULE,
        number.span,
        format!("{held} sessions were held; {contracted} are contracted"),
    )
    .help(format!("agree it with the client and whoever pays, and write `sessions: {held}` under `programme` in engagement.md"));
    let programme = course.engagement.programme.as_ref();
    // The practice's own number stands in another file's places.
    if let Some(sessions) = programme.and_then(|programme| programme.value.sessions.as_ref()) {
        finding = finding.related(sessions.span, "the contract");
    }
    found.push(finding);
}
