//! CG503: reports a final review that was held without a sponsor.

use super::people;
use crate::check::RuleContext;
use crate::diag::{Diagnostic, nearest};
use crate::kind::Kind;
use crate::record::review::Review;
use crate::view::same_name;

rule! {
    code: "CG503",
    name: "sponsor-absent",
    level: Error,
    page: "sponsor_absent.md",
    needs: &[
        (Kind::Engagement, &["sponsors", "status"]),
        (Kind::Review, &["type", "date", "present"]),
    ],
    superseded_by: [],
    run: Context(check),
}

fn check(context: &RuleContext<'_>, findings: &mut Vec<Diagnostic>) {
    // If the engagement ended early or was declined, a sponsor does not need to be present.
    if context.ended_without_completion() {
        return;
    }
    let Some(review) = context.final_review() else {
        return;
    };
    let sponsors: Vec<_> = people::sponsors_on(context, review.date)
        .map(|sponsor| &sponsor.name)
        .collect();
    let Some(first) = sponsors.first() else {
        return;
    };
    let names: Vec<&str> = sponsors.iter().map(|name| name.value.as_str()).collect();
    if sponsor_was_present(context, review.content, &names) {
        return;
    }
    let record = review.record;
    findings.push(
        Diagnostic::new(
            &RULE,
            record.place_of("present").unwrap_or(record.kind_span),
            format!("no sponsor was present at the final review of {}", review.date),
        )
        .related(first.span, "a sponsor on that day")
        .help("add the sponsor's name to `present` if they were there; if not, meet once more with them, and write that meeting as the final review"),
    );
}

/// Whether one of the sponsors was present. An unknown name that is similar to a sponsor's counts as the sponsor's;
/// `unknown-party` reports the typo.
fn sponsor_was_present(context: &RuleContext<'_>, review: &Review, sponsors: &[&str]) -> bool {
    review.present.iter().any(|name| {
        let name = name.value.as_str();
        let is_sponsor = sponsors.iter().any(|sponsor| same_name(sponsor, name));
        is_sponsor
            || people::party_named(context, name).is_none()
                && nearest(name, sponsors.iter().copied()).is_some()
    })
}
