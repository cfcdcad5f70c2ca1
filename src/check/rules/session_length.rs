//! CG403: reports a session that was more than a quarter of an hour shorter or longer than contracted.

use super::session_sequence::index_of;
use crate::check::RuleContext;
use crate::derive::ContractFit;
use crate::diag::Diagnostic;
use crate::kind::Kind;

rule! {
    code: "CG403",
    name: "session-length",
    level: Warn,
    page: "session_length.md",
    needs: &[(Kind::Engagement, &["programme"])],
    superseded_by: [],
    run: Context(check),
}

fn check(context: &RuleContext<'_>, findings: &mut Vec<Diagnostic>) {
    let contracted = context.programme().session_minutes.written();
    for meeting in &context.derived.calendar.meetings {
        let length = meeting
            .length
            .filter(|length| length.fit.is_some_and(ContractFit::is_outside));
        let fact = length.and(meeting.record.as_ref());
        let Some(index) = fact.and_then(|fact| index_of(context, fact)) else {
            continue;
        };
        let session = context.sessions[index].content;
        let Some(minutes) = &session.total_minutes else {
            continue;
        };
        let (number, took) = (session.number.value, minutes.value);
        findings.push(
            Diagnostic::new(
                &RULE,
                minutes.span,
                format!("session {number} took {took} minutes; {contracted} are contracted"),
            )
            .help("if the number is right, allow `session-length` here with the reason; if this is now the usual length, agree it and change `session_minutes` under `programme` in engagement.md"),
        );
    }
}
