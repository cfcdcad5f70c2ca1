//! CG202: an agenda was set without a 360 on file and without stakeholder interviews.

use crate::check::{RegisteredRule, RuleContext, RuleFunction};
use crate::diag::{Diagnostic, Level, Rule};
use crate::kind::Kind;
use crate::record::diagnosis::Evidence;
use crate::record::value::EvidenceType;

/// The rule.
pub static RULE: Rule = Rule {
    code: "CG202",
    name: "no-360-no-stakeholders",
    level: Level::Warn,
};

/// The rule and all that belongs to it.
pub static CHECK: RegisteredRule = RegisteredRule {
    rule: &RULE,
    page: include_str!("no_360_no_stakeholders.md"),
    needs: &[
        (Kind::Engagement, &["renews", "status"]),
        (Kind::Evidence, &["type", "received"]),
        (Kind::StakeholderInterview, &[]),
        (Kind::Agenda, &[]),
    ],
    superseded_by: &[],
    run: RuleFunction::Context(check),
};

fn check(course: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    if course.renewed() || course.broken_off() {
        return;
    }
    let Some(agenda) = course.agendas.first() else {
        return;
    };
    let model = course.model();
    let on_file = model.evidence().any(|(_, _, c)| counts(course, c));
    // An interview that is dated ahead is on record; its date is another rule's.
    if on_file || model.stakeholder_interviews().next().is_some() {
        return;
    }
    found.push(
        course
            .missing(
                &RULE,
                "an agenda was set with neither a 360 on file nor stakeholder interviews",
            )
            .related(agenda.content.date.span, "the agenda")
            .help("record the client's latest 360 (`kind: evidence`, `type: 360`), or interview key stakeholders (`kind: stakeholder-interview`) and gather their themes"),
    );
}

/// A 360 that was received; a `received` that lies ahead is another rule's.
fn counts(course: &RuleContext<'_>, evidence: &Evidence) -> bool {
    evidence.kind.value == EvidenceType::ThreeSixty
        && (evidence.received.is_some() || evidence.date.value <= course.today())
}
