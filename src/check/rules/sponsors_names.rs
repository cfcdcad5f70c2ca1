//! CG003 and CG004 for the names of sponsors, by which meetings and approvals are shared.

use crate::diag::{DUPLICATE_ID, Diagnostic, Level, UNKNOWN_REFERENCE, nearest};
use crate::model::Model;
use crate::view::same_name;

/// Whoever a meeting is shared with must be a sponsor: a misspelt name would quietly share it with nobody.
pub fn check(model: &Model, diags: &mut Vec<Diagnostic>) {
    let Some((_, engagement)) = model.engagement() else {
        return;
    };
    let known: Vec<&str> = engagement
        .known_sponsors()
        .map(|sponsor| sponsor.name.value.as_str())
        .collect();
    for (place, sponsor) in engagement.sponsors.values().enumerate() {
        let name = &sponsor.name;
        let mut earlier = engagement.sponsors.values().take(place);
        if let Some(first) = earlier.find(|other| same_name(&other.name.value, &name.value)) {
            diags.push(
                Diagnostic::new(&DUPLICATE_ID, name.span, "two sponsors bear the same name")
                    .level(Level::Forbid)
                    .related(first.name.span, "the first")
                    .help("tell them apart, for example by a middle name or the role in brackets"),
            );
        }
    }
    for (_, _, meeting) in model.sponsor_meetings() {
        for name in &meeting.shared_with_sponsors {
            if known.iter().any(|known| same_name(known, &name.value)) {
                continue;
            }
            let help = match nearest(&name.value, known.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None if known.is_empty() => "this engagement has no sponsor".to_owned(),
                None => format!("its sponsors are {}", known.join(", ")),
            };
            diags.push(
                Diagnostic::new(
                    &UNKNOWN_REFERENCE,
                    name.span,
                    "this meeting is shared with somebody who is no sponsor of the engagement",
                )
                .help(help),
            );
        }
    }
}
