//! CG301: reports sessions that were held without an agenda.

use crate::check::RuleContext;
use crate::diag::Diagnostic;
use crate::kind::Kind;

rule! {
    code: "CG301",
    name: "agenda-missing",
    level: Error,
    page: "agenda_missing.md",
    needs: &[(Kind::Agenda, &[]), (Kind::Session, &[])],
    superseded_by: [],
    run: Context(check),
}

fn check(context: &RuleContext<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(first) = context.sessions.first() else {
        return;
    };
    if context.model().agendas().next().is_some() {
        // `phase-order` reports an agenda that is dated after the session.
        return;
    }
    let count = context.sessions.len();
    let sessions = if count == 1 {
        "a session was".to_owned()
    } else {
        format!("{count} sessions were")
    };
    findings.push(
        context
            .missing(&RULE, format!("{sessions} held, but there is no agenda"))
            .related(first.content.date.span, "the first session")
            .help("write `3-agenda/agenda.md` with the points that client and sponsor agreed; with `draft: true`, only you see it until it is finished"),
    );
}
