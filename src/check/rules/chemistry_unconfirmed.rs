//! CG102: the decision is to proceed, and coach or client is not comfortable.

use super::begun::decided;
use crate::check::{RegisteredRule, RuleContext, DatedRecord, RuleFunction};
use crate::diag::{Diagnostic, Level, Rule};
use crate::kind::Kind;
use crate::record::contracting::Chemistry;
use crate::record::leaf::Opt;
use crate::record::value::Decision;

/// The rule.
pub static RULE: Rule = Rule {
    code: "CG102",
    name: "chemistry-unconfirmed",
    level: Level::Error,
};

/// The rule and all that belongs to it.
pub static CHECK: RegisteredRule = RegisteredRule {
    rule: &RULE,
    page: include_str!("chemistry_unconfirmed.md"),
    needs: &[(
        Kind::Chemistry,
        &["coach_comfortable", "client_comfortable", "decision"],
    )],
    superseded_by: &[],
    run: RuleFunction::Context(check),
};

fn check(course: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    if course.renewed() || course.broken_off() {
        return;
    }
    // A meeting at which both are comfortable settles what an earlier one left open.
    let settled = course.chemistry.iter().rposition(|m| doubts(m.content).is_empty());
    let open = course.chemistry.iter().skip(settled.map_or(0, |place| place + 1));
    let proceeding = open.filter(|m| decided(m.content) == Some(Decision::Proceed));
    found.extend(proceeding.map(unconfirmed));
}

fn unconfirmed(meeting: &DatedRecord<'_, Chemistry>) -> Diagnostic {
    let doubts = doubts(meeting.content);
    let said: Vec<String> = doubts.iter().map(|(who, field, value)| match value {
        Some(_) => format!("the {who} is not comfortable"),
        None => format!("`{field}` is missing"),
    }).collect();
    let decision = meeting.content.decision.as_ref().map(|leaf| leaf.span);
    let decision = decision.unwrap_or(meeting.record.kind_span);
    let denied = doubts.iter().find_map(|(_, _, value)| value.as_ref().map(|leaf| leaf.span));
    let diagnostic = Diagnostic::new(
        &RULE,
        denied.unwrap_or(decision),
        format!(
            "the chemistry meeting of {} decided to proceed, and {}",
            meeting.date,
            said.join(" and ")
        ),
    );
    match denied {
        Some(_) => diagnostic
            .related(decision, "the decision")
            .help("talk about it before you go on; `decision: undecided` leaves it open, and a further chemistry meeting can settle it"),
        None => {
            let fields: Vec<String> = doubts.iter().map(|(_, field, _)| format!("`{field}`")).collect();
            diagnostic.help(format!(
                "add {} with what was said, `true` or `false`; if nobody asked, ask before you go on",
                fields.join(" and ")
            ))
        }
    }
}

type Doubt<'c> = (&'static str, &'static str, &'c Opt<bool>);

/// Who is not known to be comfortable, the field that would say so, and what it says.
fn doubts(meeting: &Chemistry) -> Vec<Doubt<'_>> {
    let both = [
        ("coach", "coach_comfortable", &meeting.coach_comfortable),
        ("client", "client_comfortable", &meeting.client_comfortable),
    ];
    let unsure = |(_, _, value): &Doubt<'_>| !value.as_ref().is_some_and(|leaf| leaf.value);
    both.into_iter().filter(unsure).collect()
}
