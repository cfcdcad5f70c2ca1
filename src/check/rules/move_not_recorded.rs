//! CG413: reports a session that was not held on the day planned in the previous session, without a record of the move.

use super::session_sequence::{self, follows};
use crate::check::{DatedRecord, RuleContext, edit};
use crate::diag::Diagnostic;
use crate::kind::Kind;
use crate::record::session::Session;

rule! {
    code: "CG413",
    name: "move-not-recorded",
    level: Warn,
    page: "move_not_recorded.md",
    needs: &[(Kind::Session, &["number", "date", "next", "moved"])],
    superseded_by: [&session_sequence::RULE],
    run: Context(check),
}

fn check(context: &RuleContext<'_>, findings: &mut Vec<Diagnostic>) {
    for pair in context.sessions_and_cancelled.windows(2) {
        let [before, session] = pair else { continue };
        if follows(before, session) && !session.content.is_cancelled() {
            findings.extend(finding(context, before, session));
        }
    }
}

fn finding(
    context: &RuleContext<'_>,
    before: &DatedRecord<'_, Session>,
    session: &DatedRecord<'_, Session>,
) -> Option<Diagnostic> {
    let planned = before.content.next.as_ref()?;
    let from = planned.value;
    let mut moves = session.content.moved.values();
    if from == session.date || moves.any(|moved| moved.from.value == from) {
        return None;
    }
    let (first, number) = (before.content.number.value, session.content.number.value);
    let message = format!(
        "session {number} was planned for {from} and held on {}",
        session.date
    );
    let finding = Diagnostic::new(&RULE, session.content.date.span, message)
        .related(planned.span, "planned here")
        .help(format!(
            "if it was moved, write `moved: [{{from: {from}}}]` here, and `by: client`, `by: coach` or `by: sponsor` if you know \
             who asked for it; if the date was written wrongly, correct `next` in session {first}"
        ));
    let record = session.record;
    let file = context.model().sources.file(record.file);
    let line = [vec![format!("from: {from}")]];
    Some(
        match file.and_then(|file| edit::append(&file.text, record, "moved", &line)) {
            Some(edits) => finding.fix(
                format!("record that session {number} was moved from {from}"),
                edits,
            ),
            None => finding,
        },
    )
}
