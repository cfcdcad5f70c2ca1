//! CG106: reports a first session that was held before the client (an error), the coach or a sponsor (a warning) had
//! signed.

use super::people::{self, NamedParty};
use crate::check::RuleContext;
use crate::diag::{Diagnostic, Level};
use crate::kind::Kind;
use crate::record::engagement::Signature;
use crate::text::join_words;

rule! {
    code: "CG106",
    name: "unsigned-agreement",
    level: Error,
    page: "unsigned_agreement.md",
    needs: &[
        (
            Kind::Engagement,
            &["signed", "contract", "client", "sponsors", "coach"],
        ),
        (Kind::Session, &["date"]),
    ],
    superseded_by: [],
    run: Context(check),
}

fn check(context: &RuleContext<'_>, findings: &mut Vec<Diagnostic>) {
    if context.is_renewal()
        || context.ended_without_completion()
        || context.engagement.contract.is_some()
    {
        return;
    }
    let Some(first) = context.sessions.first() else {
        return;
    };
    let signed: Vec<(NamedParty, &Signature)> = context
        .engagement
        .signed
        .values()
        .filter_map(|signature| Some((signatory(context, &signature.who.value)?, signature)))
        .collect();
    let in_time = |party| {
        let mut by = signed.iter().filter(|(who, _)| *who == party);
        by.any(|(_, signature)| signature.on.value <= first.date)
    };
    let needed = needed(context, first.date);
    let late: Vec<_> = needed
        .into_iter()
        .filter(|(party, _)| !in_time(*party))
        .collect();
    if late.is_empty() {
        return;
    }
    // Without the client's signature there is no agreement to work under; the others can still sign it.
    let level = match late.iter().any(|(party, _)| *party == NamedParty::Client) {
        true => Level::Error,
        false => Level::Warn,
    };
    let who: Vec<&str> = late.iter().map(|(_, who)| *who).collect();
    let number = first.content.number.value;
    let span = context.record.place_of("signed");
    let mut finding = Diagnostic::new(
        &RULE,
        span.unwrap_or(context.record.kind_span),
        format!(
            "session {number} was held on {}, but {} had not signed the agreement by then",
            first.date,
            join_words(&who)
        ),
    )
    .level(level)
    .related(first.content.date.span, format!("session {number}"))
    .help("write each signature under `signed` as `{who: …, on: …}`, or name the signed contract under `contract`; if it was signed later, allow `unsigned-agreement` in engagement.md and say why");
    for (party, signature) in &signed {
        if late.iter().any(|(late, _)| late == party) {
            finding = finding.related(signature.on.span, "signed later");
        }
    }
    findings.push(finding);
}

/// The parties who must sign before the first session.
fn needed(context: &RuleContext<'_>, day: chrono::NaiveDate) -> Vec<(NamedParty, &'static str)> {
    let mut needed = vec![
        (NamedParty::Client, "the client"),
        (NamedParty::Coach, "the coach"),
    ];
    // A client who pays alone has no sponsor, and a sponsor who started later could not have signed.
    if people::sponsors_on(context, day).next().is_some() {
        needed.push((NamedParty::Sponsor, "the sponsor"));
    }
    needed
}

/// The party with this name. If the coach's name is not known, an unknown name counts as the coach's.
fn signatory(context: &RuleContext<'_>, name: &str) -> Option<NamedParty> {
    let stranger = people::coach_name(context)
        .is_none()
        .then_some(NamedParty::Coach);
    people::party_named(context, name).or(stranger)
}
