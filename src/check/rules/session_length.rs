//! CG403: a session was more than a quarter of an hour shorter or longer than contracted.

use super::session_sequence::position;
use crate::check::{RegisteredRule, RuleContext, RuleFunction};
use crate::derive::Fit;
use crate::diag::{Diagnostic, Level, Rule};
use crate::kind::Kind;

/// The rule.
pub static RULE: Rule = Rule {
    code: "CG403",
    name: "session-length",
    level: Level::Warn,
};

/// The rule and all that belongs to it.
pub static CHECK: RegisteredRule = RegisteredRule {
    rule: &RULE,
    page: include_str!("session_length.md"),
    needs: &[(Kind::Engagement, &["programme"])],
    superseded_by: &[],
    run: RuleFunction::Context(check),
};

fn check(course: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let contracted = course.programme().session_minutes.written();
    for meeting in &course.calendar.meetings {
        let length = meeting.length.filter(|length| length.fit.is_some_and(Fit::strays));
        let fact = length.and(meeting.record.as_ref());
        let Some(place) = fact.and_then(|fact| position(course, fact)) else {
            continue;
        };
        let session = course.sessions[place].content;
        let Some(minutes) = &session.minutes else {
            continue;
        };
        let (number, took) = (session.number.value, minutes.value);
        found.push(
            Diagnostic::new(
                &RULE,
                minutes.span,
                format!("session {number} took {took} minutes; {contracted} are contracted"),
            )
            .help("if the figure is right, allow `session-length` here with the reason; where meetings have come to take that long, agree it and change `session_minutes` under `programme` in engagement.md"),
        );
    }
}
