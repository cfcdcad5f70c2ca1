//! CG004 for the names of sponsors, by which meetings are shared; and CG003 where two sponsors bear one
//! name, since nobody could say then with whom a record is shared.

use crate::diag::{DUPLICATE_ID, Diagnostic, Level, UNKNOWN_REFERENCE, nearest};
use crate::model::Model;
use crate::record::engagement::Engagement;
use crate::record::leaf::Leaf;
use crate::record::person::Person;
use crate::view::same_name;

const AS_WRITTEN: &str = "write the sponsor's name as under `sponsors` in engagement.md";

/// Whoever a record is shared with must be a sponsor: a misspelt name would quietly share it with nobody.
pub fn check(model: &Model, diags: &mut Vec<Diagnostic>) {
    let Some((_, engagement)) = model.engagement() else {
        return;
    };
    twice(engagement, diags);
    let known: Vec<&Leaf<String>> = engagement
        .known_sponsors()
        .map(|sponsor| &sponsor.name)
        .collect();
    meetings(model, &known, diags);
}

fn twice(engagement: &Engagement, diags: &mut Vec<Diagnostic>) {
    for (place, sponsor) in engagement.sponsors.values().enumerate() {
        let name = &sponsor.name;
        let mut earlier = engagement.sponsors.values().take(place);
        if let Some(first) = earlier.find(|other| same_name(&other.name.value, &name.value)) {
            diags.push(
                Diagnostic::new(&DUPLICATE_ID, name.span, "two sponsors have the same name")
                    .level(Level::Forbid)
                    .related(first.name.span, "the first")
                    .help("make the names different, for example with a middle name or the role in brackets"),
            );
        }
    }
}

fn meetings(model: &Model, known: &[&Leaf<String>], diags: &mut Vec<Diagnostic>) {
    for (_, _, meeting) in model.sponsor_meetings() {
        for name in &meeting.shared_with_sponsors {
            if known
                .iter()
                .any(|known| same_name(&known.value, &name.value))
            {
                continue;
            }
            let diag = Diagnostic::new(
                &UNKNOWN_REFERENCE,
                name.span,
                "this meeting is shared with somebody who is not a sponsor of the engagement",
            );
            diags.push(meant(diag, name, known));
        }
    }
}

/// Points at the sponsor who may be meant; a name is text of a record and stands in no message.
fn meant(diag: Diagnostic, name: &Leaf<Person>, known: &[&Leaf<String>]) -> Diagnostic {
    let near = nearest(&name.value, known.iter().map(|known| known.value.as_str()));
    let near = near.and_then(|near| known.iter().find(|known| known.value == near));
    match near {
        _ if known.is_empty() => diag.help("remove the name; this engagement has no sponsor"),
        Some(near) => diag
            .related(near.span, "did you mean this one?")
            .help(AS_WRITTEN),
        None => diag.help(AS_WRITTEN),
    }
}
