//! CG108: reports an agreement that lacks usual terms although the client signed it or a session was held.

use crate::check::RuleContext;
use crate::diag::Diagnostic;
use crate::kind::Kind;
use crate::record::value::Status;
use crate::span::Span;
use crate::text::{join_words, same_name};

rule! {
    code: "CG108",
    name: "agreement-incomplete",
    level: Warn,
    page: "agreement_incomplete.md",
    needs: &[
        (
            Kind::Engagement,
            &[
                "client",
                "status",
                "signed",
                "cancellation",
                "termination",
                "code_of_ethics",
                "complaints",
                "not_therapy",
                "conflicts",
                "technology",
            ],
        ),
        (Kind::Session, &["date"]),
    ],
    superseded_by: [],
    run: Context(check),
}

/// How `not_therapy` is listed: the value is part of what is missing, because `false` is not enough.
const NOT_THERAPY: &str = "`not_therapy: true`";

fn check(context: &RuleContext<'_>, findings: &mut Vec<Diagnostic>) {
    if matches!(
        context.status(),
        Some(Status::Prospective | Status::Declined)
    ) {
        return;
    }
    let Some(binding) = binding_since(context) else {
        return;
    };
    let missing = missing_terms(context);
    if missing.is_empty() {
        return;
    }
    let message = format!(
        "{}, but engagement.md lacks {}",
        binding.what,
        join_words(&missing)
    );
    let clause = "add each field to engagement.md; if it is in the contract, a short text that refers to its clause is enough, for example `cancellation: See clause 6 of the contract`";
    let stated = "write `not_therapy: true` if the agreement says that coaching is not therapy";
    let help = match (missing.contains(&NOT_THERAPY), missing.len()) {
        (true, 1) => stated.to_owned(),
        (true, _) => format!("{clause}; {stated}"),
        (false, _) => clause.to_owned(),
    };
    let mut finding = context
        .missing(&RULE, message)
        .related(binding.span, binding.note)
        .help(help);
    if let Some(denied) = &context.engagement.not_therapy
        && !denied.value
    {
        finding = finding.related(denied.span, "counts as missing");
    }
    findings.push(finding);
}

/// What made the agreement binding: the client's signature or the first session, whichever was earlier.
struct Binding {
    /// The beginning of the message.
    what: String,
    span: Span,
    /// A label for the span.
    note: &'static str,
}

fn binding_since(context: &RuleContext<'_>) -> Option<Binding> {
    let client = &context.engagement.client.value.name.value;
    let signatures = context.engagement.signed.values();
    let signed = signatures
        .filter(|signature| same_name(&signature.who.value, client))
        .map(|signature| &signature.on)
        .filter(|on| on.value <= *context.today())
        .min_by_key(|on| on.value);
    let session = context.sessions.first();
    match (signed, session) {
        (Some(on), session) if session.is_none_or(|session| on.value <= session.date) => {
            Some(Binding {
                what: format!("the client signed on {}", on.value),
                span: on.span,
                note: "signed here",
            })
        }
        (_, session) => session.map(|session| Binding {
            what: format!("the first session was held on {}", session.date),
            span: session.content.date.span,
            note: "the first session",
        }),
    }
}

/// The terms that are missing, in the order of docs/records.md.
fn missing_terms(context: &RuleContext<'_>) -> Vec<&'static str> {
    let terms = context.engagement;
    let technology = terms.technology.as_ref();
    let storage = technology.is_some_and(|technology| technology.value.storage.is_some());
    let not_therapy = terms.not_therapy.as_ref().is_some_and(|leaf| leaf.value);
    [
        ("`cancellation`", terms.cancellation.is_some()),
        ("`termination`", terms.termination.is_some()),
        ("`code_of_ethics`", terms.code_of_ethics.is_some()),
        ("`complaints`", terms.complaints.is_some()),
        (NOT_THERAPY, not_therapy),
        ("`conflicts`", terms.conflicts.is_some()),
        ("`technology.storage`", storage),
    ]
    .into_iter()
    .filter(|(_, present)| !present)
    .map(|(field, _)| field)
    .collect()
}
