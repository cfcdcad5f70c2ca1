//! CG102: reports a chemistry meeting that decided to proceed, although coach or client is not known to be comfortable.

use super::first_work::decided;
use crate::check::{DatedRecord, RuleContext};
use crate::diag::Diagnostic;
use crate::kind::Kind;
use crate::record::contracting::Chemistry;
use crate::record::leaf::Opt;
use crate::record::value::Decision;

rule! {
    code: "CG102",
    name: "chemistry-unconfirmed",
    level: Error,
    page: "chemistry_unconfirmed.md",
    needs: &[(
        Kind::Chemistry,
        &["coach_comfortable", "client_comfortable", "decision"],
    )],
    superseded_by: [],
    run: Context(check),
}

fn check(context: &RuleContext<'_>, findings: &mut Vec<Diagnostic>) {
    if context.is_renewal() || context.ended_without_completion() {
        return;
    }
    // A meeting at which both are comfortable resolves the doubts of earlier meetings.
    let settled = context
        .chemistry
        .iter()
        .rposition(|m| doubts(m.content).is_empty());
    let open = context
        .chemistry
        .iter()
        .skip(settled.map_or(0, |index| index + 1));
    let proceeding = open.filter(|m| decided(m.content) == Some(Decision::Proceed));
    findings.extend(proceeding.map(unconfirmed));
}

fn unconfirmed(meeting: &DatedRecord<'_, Chemistry>) -> Diagnostic {
    let doubts = doubts(meeting.content);
    let reasons: Vec<String> = doubts
        .iter()
        .map(|(who, field, value)| match value {
            Some(_) => format!("the {who} is not comfortable"),
            None => format!("`{field}` is missing"),
        })
        .collect();
    let decision = meeting.content.decision.as_ref().map(|leaf| leaf.span);
    let decision = decision.unwrap_or(meeting.record.kind_span);
    let denied = doubts
        .iter()
        .find_map(|(_, _, value)| value.as_ref().map(|leaf| leaf.span));
    let diagnostic = Diagnostic::new(
        &RULE,
        denied.unwrap_or(decision),
        format!(
            "the chemistry meeting of {} decided to proceed, but {}",
            meeting.date,
            reasons.join(" and ")
        ),
    );
    match denied {
        Some(_) => diagnostic
            .related(decision, "the decision")
            .help("talk about it before you continue; `decision: undecided` leaves it open, and another chemistry meeting can settle it"),
        None => {
            let fields: Vec<String> = doubts.iter().map(|(_, field, _)| format!("`{field}`")).collect();
            diagnostic.help(format!(
                "add {} with the answer, `true` or `false`; if nobody asked, ask before you continue",
                fields.join(" and ")
            ))
        }
    }
}

type Unconfirmed<'c> = (&'static str, &'static str, &'c Opt<bool>);

/// Those who are not known to be comfortable, each with the field for it and its value.
fn doubts(meeting: &Chemistry) -> Vec<Unconfirmed<'_>> {
    let both = [
        ("coach", "coach_comfortable", &meeting.coach_comfortable),
        ("client", "client_comfortable", &meeting.client_comfortable),
    ];
    let unsure = |(_, _, value): &Unconfirmed<'_>| !value.as_ref().is_some_and(|leaf| leaf.value);
    both.into_iter().filter(unsure).collect()
}
