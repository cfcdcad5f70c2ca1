//! For whom an approval is, by the names of engagement.md.
//!
//! Must not decide what they would see.

use chrono::NaiveDate;

use crate::cli::ApproveArgs;
use crate::model::Model;
use crate::view::{same_name, sponsors_on};

/// The sponsors the approval is for, by the names of engagement.md.
pub(super) fn sponsors(
    model: &Model,
    args: &ApproveArgs,
    on: NaiveDate,
) -> Result<Vec<String>, String> {
    let (_, engagement) = model
        .engagement()
        .ok_or_else(|| "this engagement has no usable engagement.md".to_owned())?;
    if args.sponsors.is_empty() {
        let current = sponsors_on(engagement, on);
        return if current.is_empty() {
            Err(format!(
                "no sponsor is current on {on}; name one with --for"
            ))
        } else {
            Ok(current)
        };
    }
    let known: Vec<&str> = engagement
        .sponsors
        .values()
        .map(|sponsor| sponsor.name.value.as_str())
        .collect();
    args.sponsors
        .iter()
        .map(|name| {
            known
                .iter()
                .find(|known| same_name(known, name))
                .map(|known| (*known).to_owned())
                .ok_or_else(|| {
                    format!(
                        "`{name}` is no sponsor of this engagement; its sponsors are {}",
                        known.join(", ")
                    )
                })
        })
        .collect()
}

/// Whether the engagement has a sponsor who gets a portal.
pub(super) fn any_sponsor(model: &Model) -> bool {
    model
        .engagement()
        .is_none_or(|(_, engagement)| engagement.known_sponsors().next().is_some())
}
