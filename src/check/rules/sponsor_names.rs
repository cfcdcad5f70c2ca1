//! Part of CG004: reports sponsor meetings that are shared with an unknown sponsor. Also reports, as CG003, two
//! sponsors with the same name, because it would be unclear who gets a record.

use super::people;
use crate::diag::{DUPLICATE_ID, Diagnostic, Level, UNKNOWN_REFERENCE, nearest};
use crate::model::Model;
use crate::record::engagement::Engagement;
use crate::record::leaf::Leaf;
use crate::record::person::Person;
use crate::view::same_name;

const AS_WRITTEN: &str = "write the sponsor's name as under `sponsors` in engagement.md";

/// Reports unknown and duplicate names of sponsors. A misspelt name would silently share a meeting with nobody.
pub fn check(model: &Model, diags: &mut Vec<Diagnostic>) {
    let Some((_, engagement)) = model.engagement() else {
        return;
    };
    duplicate_names(engagement, diags);
    let known: Vec<&Leaf<String>> = engagement
        .known_sponsors()
        .map(|sponsor| &sponsor.name)
        .collect();
    unknown_names(model, &known, diags);
}

fn duplicate_names(engagement: &Engagement, diags: &mut Vec<Diagnostic>) {
    for (index, sponsor) in engagement.sponsors.values().enumerate() {
        let name = &sponsor.name;
        let mut earlier = engagement.sponsors.values().take(index);
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

fn unknown_names(model: &Model, known: &[&Leaf<String>], diags: &mut Vec<Diagnostic>) {
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
            let mut parts = name.value.split([',', ';']).map(str::trim);
            let is_list = parts.any(|part| known.iter().any(|known| same_name(&known.value, part)));
            diags.push(match is_list {
                true => diag.help(people::WRITE_LIST),
                false => suggest(diag, name, known),
            });
        }
    }
}

/// Adds the location of the sponsor who is probably meant. The message does not contain the name, because messages must
/// not contain text of records.
fn suggest(diag: Diagnostic, name: &Leaf<Person>, known: &[&Leaf<String>]) -> Diagnostic {
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
