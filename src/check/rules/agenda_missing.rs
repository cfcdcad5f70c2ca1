//! CG301: a session was held without an agenda.

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
            .missing(&RULE, format!("{sessions} held, but there is no agenda"))
            .related(first.content.date.span, "the first session")
            .help("write `3-agenda/agenda.md` with the points that client and sponsor agreed; with `draft: true`, only you see it until it is finished"),
    );
}
