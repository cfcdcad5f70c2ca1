//! CG304: reports the letters of SMART that an objective in force lacks.

use super::in_force;
use crate::check::RuleContext;
use crate::diag::{Diagnostic, Level};
use crate::kind::Kind;
use crate::view::types::ObjectiveView;

rule! {
    code: "CG304",
    name: "objective-not-smart",
    level: Error,
    page: "objective_not_smart.md",
    needs: &[
        (Kind::Agenda, &["points"]),
        (Kind::Session, &["changes"]),
        (Kind::Review, &["changes"]),
    ],
    superseded_by: [],
    run: Context(check),
}

/// The letters that are an error if missing, because it cannot be decided later whether the objective was reached.
const ERROR_LETTERS: [char; 3] = ['S', 'M', 'T'];

fn check(context: &RuleContext<'_>, findings: &mut Vec<Diagnostic>) {
    for objective in in_force::objectives(context) {
        let id = &objective.now.id;
        let lacking = lacking(&objective.now);
        let Some(span) = context
            .span_of_objective(id)
            .filter(|_| !lacking.is_empty())
        else {
            continue;
        };
        let letters: Vec<String> = lacking
            .iter()
            .map(|(letter, field)| format!("{letter} ({field})"))
            .collect();
        let fields: Vec<&str> = lacking.iter().map(|(_, field)| *field).collect();
        let level = if lacking
            .iter()
            .any(|(letter, _)| ERROR_LETTERS.contains(letter))
        {
            Level::Error
        } else {
            Level::Warn
        };
        findings.push(
            Diagnostic::new(
                &RULE,
                span,
                format!("objective `{id}` lacks {}", letters.join(", ")),
            )
            .level(level)
            .help(in_force::write_in_objective(context, objective, &fields)),
        );
    }
}

/// The letters that are missing, each with its field. A measure does not need a number, but it needs `how`.
fn lacking(objective: &ObjectiveView) -> Vec<(char, &'static str)> {
    let how = objective.measurable.as_ref();
    let how = how.is_some_and(|measure| measure.how.is_some());
    [
        ('S', "specific", objective.specific.is_some()),
        ('M', "measurable.how", how),
        ('A', "achievable", objective.achievable.is_some()),
        ('R', "relevant", objective.relevant.is_some()),
        ('T', "due", objective.due.is_some()),
    ]
    .into_iter()
    .filter(|(_, _, present)| !present)
    .map(|(letter, field, _)| (letter, field))
    .collect()
}
