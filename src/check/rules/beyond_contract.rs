//! CG408: reports that more sessions were held than contracted.

use super::session_sequence::{self, number_in_engagement};
use crate::check::RuleContext;
use crate::diag::Diagnostic;
use crate::kind::Kind;

rule! {
    code: "CG408",
    name: "beyond-contract",
    level: Warn,
    page: "beyond_contract.md",
    needs: &[
        (Kind::Session, &["number", "date"]),
        (Kind::Engagement, &["programme", "renews"]),
    ],
    superseded_by: [&session_sequence::RULE],
    run: Context(check),
}

fn check(context: &RuleContext<'_>, findings: &mut Vec<Diagnostic>) {
    if !session_sequence::is_consistent(context) {
        // Duplicate or wrong numbers may be the cause; `session-sequence` reports them.
        return;
    }
    let contracted = context.programme().sessions;
    let beyond = |session: &u32| *session > contracted;
    let numbers = || {
        context
            .sessions
            .iter()
            .map(|s| number_in_engagement(context, s.content))
    };
    let (Some(first), Some(held)) = (
        numbers().position(|number| beyond(&number)),
        numbers().max(),
    ) else {
        return;
    };
    let number = &context.sessions[first].content.number;
    let mut finding = Diagnostic::new(
        &RULE,
        number.span,
        format!("{held} sessions were held; {contracted} are contracted"),
    )
    .help(format!(
        "agree it with the client and whoever pays, and write `sessions: {held}` under `programme` in engagement.md"
    ));
    let programme = context.engagement.programme.as_ref();
    // A number that the practice sets is in coachgen.yaml, which a finding of an engagement cannot refer to.
    if let Some(sessions) = programme.and_then(|programme| programme.value.sessions.as_ref()) {
        finding = finding.related(sessions.span, "the contract");
    }
    findings.push(finding);
}
