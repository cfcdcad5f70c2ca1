//! CG407: a session has neither an agenda point nor an issue.

use super::agenda_missing;
use crate::check::{Check, Course, Run};
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
pub static CHECK: Check = Check {
    rule: &RULE,
    page: include_str!("off_agenda.md"),
    needs: &[(Kind::Session, &["points", "issues", "progress", "actions"])],
    yields: &[&agenda_missing::RULE],
    run: Run::Course(check),
};

fn check(course: &Course<'_>, found: &mut Vec<Diagnostic>) {
    for session in course.sessions.iter().filter(|session| !has_subject(session.content)) {
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

/// A value of an objective, or an action for a point, says as well as the point's name what was worked on.
fn has_subject(session: &Session) -> bool {
    !session.points.is_empty()
        || !session.issues.is_empty()
        || !session.progress.items.is_empty()
        || session.actions.values().any(|action| action.point.is_some())
}
