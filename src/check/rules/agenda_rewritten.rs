//! CG507: agenda.md differs from what was agreed.

use crate::check::{RegisteredRule, RuleInput, RuleFunction};
use crate::diag::{Diagnostic, Level, Rule};
use crate::kind::Kind;
use crate::view::agreed_digest;

/// The rule.
pub static RULE: Rule = Rule {
    code: "CG507",
    name: "agenda-rewritten",
    level: Level::Error,
};

/// The rule and all that belongs to it.
pub static CHECK: RegisteredRule = RegisteredRule {
    rule: &RULE,
    page: include_str!("agenda_rewritten.md"),
    needs: &[(Kind::Agenda, &["agreed", "points"])],
    superseded_by: &[],
    run: RuleFunction::Records(check),
};

fn check(checked: RuleInput<'_>, found: &mut Vec<Diagnostic>) {
    let model = checked.source.model;
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
            Some(day) => format!("the points are not those that the client agreed on {}", day.value),
            None => "the points are not those that were agreed".to_owned(),
        };
        let finding = Diagnostic::new(&RULE, digest.span, message).help(
            "put the agreed words back, and write what is new under `changes` of the session or review that decided it; if these words were never agreed, take `digest` out, have them agreed and run `coachgen approve`",
        );
        found.push(match day {
            Some(day) => finding.related(day.span, "agreed here"),
            None => finding,
        });
    }
}
