//! CG507: reports agenda points that changed after they were agreed.

use crate::check::RuleInput;
use crate::diag::Diagnostic;
use crate::kind::Kind;
use crate::view::agreed_digest;

rule! {
    code: "CG507",
    name: "agenda-rewritten",
    level: Error,
    page: "agenda_rewritten.md",
    needs: &[(Kind::Agenda, &["agreed", "points"])],
    superseded_by: [],
    run: Records(check),
}

fn check(input: RuleInput<'_>, findings: &mut Vec<Diagnostic>) {
    let model = input.source.model;
    for (id, _, agenda) in model.agendas() {
        let Some(agreed) = &agenda.agreed else {
            continue;
        };
        let Some(digest) = &agreed.value.digest else {
            continue;
        };
        if digest.value == agreed_digest(&model.record(id).node) {
            continue;
        }
        let day = agreed.value.client.as_ref();
        let message = match day {
            Some(day) => format!(
                "the points have changed since the client agreed to them on {}",
                day.value
            ),
            None => "the points have changed since they were agreed".to_owned(),
        };
        let finding = Diagnostic::new(&RULE, digest.span, message).help(
            "restore the agreed text, and write the changes under `changes` of the session or review that decided them; if this text was never agreed, remove `digest`, have the agenda agreed and run `coachgen approve`",
        );
        findings.push(match day {
            Some(day) => finding.related(day.span, "agreed here"),
            None => finding,
        });
    }
}
