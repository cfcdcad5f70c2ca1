//! CG202: reports an agenda that was set without a 360 and without stakeholder interviews.

use crate::check::RuleContext;
use crate::diag::Diagnostic;
use crate::kind::Kind;
use crate::record::diagnosis::Evidence;
use crate::record::value::EvidenceType;

rule! {
    code: "CG202",
    name: "no-360-no-stakeholders",
    level: Warn,
    page: "no_360_no_stakeholders.md",
    needs: &[
        (Kind::Engagement, &["renews", "status"]),
        (Kind::Evidence, &["type", "received"]),
        (Kind::StakeholderInterview, &[]),
        (Kind::Agenda, &[]),
    ],
    superseded_by: [],
    run: Context(check),
}

fn check(context: &RuleContext<'_>, findings: &mut Vec<Diagnostic>) {
    if context.is_renewal() || context.ended_without_completion() {
        return;
    }
    let Some(agenda) = context.agendas.first() else {
        return;
    };
    let model = context.model();
    let on_file = model
        .evidence()
        .any(|(_, _, c)| is_received_360(context, c));
    // An interview with a future date counts; `not-yet-held` reports its date.
    if on_file || model.stakeholder_interviews().next().is_some() {
        return;
    }
    findings.push(
        context
            .missing(
                &RULE,
                "an agenda was set without a 360 or stakeholder interviews",
            )
            .related(agenda.content.date.span, "the agenda")
            .help("record the client's latest 360 (`kind: evidence`, `type: 360`), or interview key stakeholders (`kind: stakeholder-interview`) and gather their themes"),
    );
}

/// Whether the evidence is a 360 that was received. `not-yet-held` reports a `received` in the future.
fn is_received_360(context: &RuleContext<'_>, evidence: &Evidence) -> bool {
    evidence.kind.value == EvidenceType::ThreeSixty
        && (evidence.received.is_some() || evidence.date.value <= *context.today())
}
