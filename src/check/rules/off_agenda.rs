//! CG407: reports a session that has neither an agenda point nor an issue.

use super::agenda_missing;
use crate::check::{DatedRecord, RuleContext};
use crate::diag::Diagnostic;
use crate::kind::Kind;
use crate::record::session::Session;

rule! {
    code: "CG407",
    name: "off-agenda",
    level: Warn,
    page: "off_agenda.md",
    needs: &[(Kind::Session, &["points", "issues"])],
    superseded_by: [&agenda_missing::RULE],
    run: Context(check),
}

fn check(context: &RuleContext<'_>, findings: &mut Vec<Diagnostic>) {
    let silent = |session: &&DatedRecord<'_, Session>| {
        session.content.points.is_empty() && session.content.issues.is_empty()
    };
    for session in context.sessions.iter().filter(silent) {
        let (record, number) = (session.record, session.content.number.value);
        let place = record
            .place_of("points")
            .or_else(|| record.place_of("issues"));
        findings.push(
            Diagnostic::new(
                &RULE,
                place.unwrap_or(record.kind_span),
                format!("session {number} names neither a point of the agenda nor an issue"),
            )
            .help("write the ids of the agenda points it worked on under `points`, and what the client brought under `issues`, one line each"),
        );
    }
}
