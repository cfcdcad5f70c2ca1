//! CG101: reports diagnosis, agenda or sessions without a chemistry meeting that decided to proceed.

use super::first_work;
use crate::check::RuleContext;
use crate::diag::Diagnostic;
use crate::kind::Kind;

rule! {
    code: "CG101",
    name: "chemistry-missing",
    level: Error,
    page: "chemistry_missing.md",
    needs: &[(Kind::Chemistry, &["date", "decision"])],
    superseded_by: [],
    run: Context(check),
}

fn check(context: &RuleContext<'_>, findings: &mut Vec<Diagnostic>) {
    if context.is_renewal()
        || context.ended_without_completion()
        || first_work::proceeding_meeting(context).is_some()
    {
        return;
    }
    let Some(work) = first_work::earliest(context) else {
        return;
    };
    let Some(meeting) = context.chemistry.last() else {
        if context.model().chemistry().next().is_none() {
            // `not-yet-held` reports a meeting that is dated in the future.
            findings.push(
                context
                    .missing(
                        &RULE,
                        format!("{} on {}, but there is no chemistry meeting", work.what, work.date),
                    )
                    .related(work.span, "the work that followed")
                    .help("write `1-contracting/chemistry-meeting.md` with the day, whether coach and client were comfortable, whether confidentiality was understood, and the `decision`"),
            );
        }
        return;
    };
    let decision = meeting.content.decision.as_ref();
    let (problem, help) = match decision {
        Some(decision) => (
            format!("says `decision: {}`", decision.value.word()),
            "if you met again and decided to proceed, write that meeting as another `kind: chemistry` with `decision: proceed`; if the decision is out of date, update it",
        ),
        None => (
            "records no decision".to_owned(),
            "add `decision: proceed`, if that is what coach and client decided",
        ),
    };
    let decision_span = decision.map(|decision| decision.span);
    let span = decision_span.or_else(|| meeting.record.place_of("decision"));
    findings.push(
        Diagnostic::new(
            &RULE,
            span.unwrap_or(meeting.record.kind_span),
            format!(
                "the chemistry meeting of {} {problem}, but {} on {}",
                meeting.date, work.what, work.date
            ),
        )
        .related(work.span, "the work that followed")
        .help(help),
    );
}
