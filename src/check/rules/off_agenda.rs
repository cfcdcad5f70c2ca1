//! CG407: a session has neither an agenda point nor an issue.

use super::agenda_missing;
use crate::check::{RegisteredRule, RuleContext, DatedRecord, RuleFunction};
use crate::diag::{Diagnostic, Level, Rule};
use crate::kind::Kind;
use crate::record::session::Session;

/// The rule.
pub static RULE: Rule = Rule {
    code: "CG407",
    name: "off-agenda",
    level: Level::Warn,
};

/// The rule and all that belongs to it.
pub static CHECK: RegisteredRule = RegisteredRule {
    rule: &RULE,
    page: include_str!("off_agenda.md"),
    needs: &[(Kind::Session, &["points", "issues"])],
    superseded_by: &[&agenda_missing::RULE],
    run: RuleFunction::Context(check),
};

fn check(course: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let silent = |session: &&DatedRecord<'_, Session>| {
        session.content.points.is_empty() && session.content.issues.is_empty()
    };
    for session in course.sessions.iter().filter(silent) {
        let (record, number) = (session.record, session.content.number.value);
        let place = record.place_of("points").or_else(|| record.place_of("issues"));
        found.push(
            Diagnostic::new(
                &RULE,
                place.unwrap_or(record.kind_span),
                format!("session {number} names neither a point of the agenda nor an issue"),
            )
            .help("write under `points` the ids of the agenda points it worked on, and under `issues` what the client brought, a line each"),
        );
    }
}
