//! The sponsors that a decision applies to, by their names in engagement.md.
//!
//! Must not decide what they would see.

use chrono::NaiveDate;

use super::ApproveArgs;
use super::approvable::Approvable;
use crate::command::CommandError;
use crate::model::Model;
use crate::record::APPROVED;
use crate::record::yaml::{YamlNode, YamlValue};
use crate::today::Today;
use crate::view::{Decide, same_name, sponsors_on};

/// The sponsors that a decision applies to: those named with `--for`; else those of an earlier approval of the record;
/// else those current on the day for whom the record was not declined or withdrawn.
pub(super) fn sponsors(
    found: &Approvable,
    args: &ApproveArgs,
    on: NaiveDate,
    what: &Decide,
) -> Result<Vec<String>, CommandError> {
    let (_, engagement) = found
        .model()
        .engagement()
        .ok_or_else(|| "this engagement has no usable engagement.md".to_owned())?;
    let known: Vec<&str> = engagement
        .known_sponsors()
        .map(|sponsor| sponsor.name.value.as_str())
        .collect();
    let find = |name: &str| {
        let mut matches = known.iter().filter(|known| same_name(known, name));
        // A name shared by two sponsors is ambiguous and matches neither.
        match (matches.next(), matches.next()) {
            (Some(only), None) => Some((*only).to_owned()),
            _ => None,
        }
    };
    if !args.sponsors.is_empty() {
        let named = args.sponsors.iter().map(|name| {
            find(name).ok_or_else(|| {
                format!(
                    "`{name}` is not a sponsor of this engagement; its sponsors are {}",
                    known.join(", ")
                )
            })
        });
        let mut sponsors: Vec<String> = named.collect::<Result<_, _>>()?;
        sponsors.dedup();
        return Ok(sponsors);
    }
    let thread = found.loaded.access.approvals.of_record(found.id);
    let decided = || thread.into_iter().flat_map(|thread| &thread.decided);
    let approved = decided().filter(|(_, decided)| decided.copy.is_some());
    let approved: Vec<String> = approved.map(|(name, _)| name.clone()).collect();
    if matches!(what, Decide::Withdraw { .. }) {
        return match approved.is_empty() {
            true => Err(CommandError::new(format!(
                "{} is not approved for anybody; there is nothing to withdraw",
                found.shown
            ))),
            false => Ok(approved),
        };
    }
    let current = sponsors_on(engagement, &Today::fixed(on));
    let any_current = !current.is_empty();
    let mut sponsors: Vec<String> = approved;
    if sponsors.is_empty() {
        sponsors.extend(
            sponsors_in_record(found)
                .iter()
                .filter_map(|name| find(name)),
        );
    } else {
        // A former sponsor keeps the approved copy and gets no new one.
        sponsors.retain(|name| current.contains(name));
    }
    if sponsors.is_empty() {
        let refused = |name: &String| {
            decided().any(|(other, decided)| other == name && decided.refusal.is_some())
        };
        sponsors = current.into_iter().filter(|name| !refused(name)).collect();
    }
    match (sponsors.is_empty(), any_current) {
        (false, _) => Ok(sponsors),
        (true, false) => Err(CommandError::new(format!(
            "no sponsor is current on {on}; name one with --for"
        ))),
        (true, true) => Err(CommandError::new(format!(
            "the client declined or withdrew {} for every current sponsor; to approve it again, name the sponsor with --for",
            found.shown
        ))),
    }
}

/// The sponsors named under `approved` in the record itself, where earlier versions kept approvals.
fn sponsors_in_record(found: &Approvable) -> Vec<String> {
    let names = found
        .record()
        .node
        .get(APPROVED)
        .and_then(|node| node.get("for"));
    match names.map(|node| &node.value) {
        Some(YamlValue::List(items)) => items
            .iter()
            .filter_map(YamlNode::text)
            .map(str::to_owned)
            .collect(),
        Some(YamlValue::Scalar { text, .. }) => vec![text.clone()],
        _ => Vec::new(),
    }
}

/// Whether the engagement has a sponsor who gets a portal; true if engagement.md cannot be read.
pub(super) fn has_sponsor(model: &Model) -> bool {
    model
        .engagement()
        .is_none_or(|(_, engagement)| engagement.known_sponsors().next().is_some())
}
