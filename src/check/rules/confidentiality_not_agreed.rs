//! CG103: reports work that began although confidentiality was not understood, not agreed or without exceptions.

use super::first_work::{self, FirstWork, days};
use crate::check::RuleContext;
use crate::diag::Diagnostic;
use crate::kind::Kind;
use crate::span::Span;

rule! {
    code: "CG103",
    name: "confidentiality-not-agreed",
    level: Error,
    page: "confidentiality_not_agreed.md",
    needs: &[
        (Kind::Engagement, &["confidentiality"]),
        (Kind::Chemistry, &["date", "confidentiality_understood"]),
    ],
    superseded_by: [],
    run: Context(check),
}

const AGREED_HELP: &str =
    "add `agreed` with the day on which coach and client agreed who may hear what";
const EXCEPTIONS_HELP: &str = "name each exception under `exceptions`: serious harm to anybody, a serious illegality, a court order";

fn check(context: &RuleContext<'_>, findings: &mut Vec<Diagnostic>) {
    if context.is_renewal() || context.ended_without_completion() {
        return;
    }
    let Some(work) = first_work::earliest(context) else {
        return;
    };
    findings.extend(not_understood(context, work));
    findings.extend(agreed_late(context, work));
    findings.extend(incomplete_terms(context, work));
}

fn not_understood(context: &RuleContext<'_>, work: FirstWork) -> Option<Diagnostic> {
    // `chemistry-missing` reports that there is no meeting at all.
    let last = context.chemistry.last()?;
    let value = |m: &crate::record::contracting::Chemistry| {
        m.confidentiality_understood.as_ref().map(|leaf| leaf.value)
    };
    if context
        .chemistry
        .iter()
        .any(|m| value(m.content) == Some(true))
    {
        return None;
    }
    let span = last
        .content
        .confidentiality_understood
        .as_ref()
        .map(|leaf| leaf.span);
    let span = span.or_else(|| last.record.place_of("confidentiality_understood"));
    Some(
        Diagnostic::new(
            &RULE,
            span.unwrap_or(last.record.kind_span),
            format!(
                "{} on {}, but no chemistry meeting says that the limits of confidentiality were understood",
                work.what, work.date
            ),
        )
        .related(work.span, work.what)
        .help("go through the limits with the client again, and write `confidentiality_understood: true` once they are understood"),
    )
}

/// Reports confidentiality that was agreed only after the work had begun.
fn agreed_late(context: &RuleContext<'_>, work: FirstWork) -> Option<Diagnostic> {
    let terms = context.engagement.confidentiality.as_ref()?;
    let agreed = terms.value.agreed.as_ref()?;
    let late = (agreed.value - work.date).num_days();
    // If it was agreed at a chemistry meeting that was too late itself, `phase-order` reports that.
    let met = first_work::proceeding_meeting(context).is_some_and(|m| agreed.value <= m.date);
    (late > 0 && !met).then(|| {
        Diagnostic::new(
            &RULE,
            agreed.span,
            format!(
                "confidentiality was agreed on {}, {} after {} on {}",
                agreed.value,
                days(late),
                work.what,
                work.date
            ),
        )
        .related(work.span, work.what)
        .help("correct the date if it was agreed earlier; if not, tell the client, and ask whether what they said before may stay in the record")
    })
}

/// Reports a missing date, missing exceptions, or both in one finding.
fn incomplete_terms(context: &RuleContext<'_>, work: FirstWork) -> Option<Diagnostic> {
    let terms = context
        .engagement
        .confidentiality
        .as_ref()
        .map(|terms| &terms.value);
    let span: Span = context
        .record
        .place_of("confidentiality")
        .unwrap_or(context.record.kind_span);
    let dated = terms.is_some_and(|terms| terms.agreed.is_some());
    let named = terms.is_some_and(|terms| !terms.exceptions.is_empty());
    let (lacks, help) = match (dated, named) {
        (true, true) => return None,
        (false, true) => ("does not say when it was agreed", AGREED_HELP.to_owned()),
        (true, false) => ("names no exceptions", EXCEPTIONS_HELP.to_owned()),
        (false, false) => (
            "has neither the day on which it was agreed nor exceptions",
            format!("{AGREED_HELP}; {EXCEPTIONS_HELP}"),
        ),
    };
    Some(
        Diagnostic::new(
            &RULE,
            span,
            format!(
                "{} on {}, but `confidentiality` {lacks}",
                work.what, work.date
            ),
        )
        .related(work.span, work.what)
        .help(help),
    )
}
