//! CG701: reports interviews or sessions without a retention period.

use super::first_work;
use crate::check::RuleContext;
use crate::diag::Diagnostic;
use crate::kind::Kind;

rule! {
    code: "CG701",
    name: "retention-unset",
    level: Warn,
    page: "retention_unset.md",
    needs: &[(Kind::Engagement, &["retention"])],
    superseded_by: [],
    run: Context(check),
}

fn check(context: &RuleContext<'_>, findings: &mut Vec<Diagnostic>) {
    let first = context.sessions.first().map(|session| session.date);
    let Some(since) = [
        first_work::in_diagnosis(context).map(|work| work.date),
        first,
    ]
    .into_iter()
    .flatten()
    .min() else {
        return;
    };
    let retention = context.engagement.retention.as_ref();
    if retention.is_some_and(|r| r.value.keep_years.is_some() || r.value.dispose_on.is_some()) {
        return;
    }
    let place = context.record.place_of("retention");
    findings.push(
        Diagnostic::new(
            &RULE,
            place.unwrap_or(context.record.kind_span),
            format!("there are personal records since {since}, but no retention period"),
        )
        .help("agree one with the client and write `retention:` with `keep_years`, counted from the end of the coaching, or `dispose_on`, a day"),
    );
}
