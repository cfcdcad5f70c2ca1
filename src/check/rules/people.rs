//! Matches names in records with the parties of the engagement. Shared by several rules.

use chrono::NaiveDate;

use crate::check::RuleContext;
use crate::record::engagement::Sponsor;
use crate::view::same_name;

/// How to write several names, which are one name without the brackets.
pub const WRITE_LIST: &str = "write a list: `[NAME, NAME]`";

/// A party to the engagement.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NamedParty {
    Coach,
    Client,
    Sponsor,
}

/// The party with this name. Never the coach if the coach's name is not known.
pub fn party_named(context: &RuleContext<'_>, name: &str) -> Option<NamedParty> {
    if same_name(&context.engagement.client.value.name.value, name) {
        return Some(NamedParty::Client);
    }
    if coach_name(context).is_some_and(|coach| same_name(coach, name)) {
        return Some(NamedParty::Coach);
    }
    let sponsors = &mut context.engagement.sponsors.values();
    sponsors
        .any(|sponsor| same_name(&sponsor.name.value, name))
        .then_some(NamedParty::Sponsor)
}

/// The coach's name: the engagement's, else the practice's.
pub fn coach_name<'c>(context: &RuleContext<'c>) -> Option<&'c str> {
    let in_engagement = context.engagement.coach.as_ref();
    let in_engagement = in_engagement.and_then(|coach| coach.value.name.as_ref());
    let practice = &context.input.source.practice.practice.coach;
    in_engagement
        .map(|name| name.value.as_str())
        .or(practice.name.as_deref())
}

/// The sponsors on `day`, by their `from` and `until`.
pub fn sponsors_on<'c>(
    context: &RuleContext<'c>,
    day: NaiveDate,
) -> impl Iterator<Item = &'c Sponsor> {
    context.engagement.sponsors.values().filter(move |sponsor| {
        let begun = sponsor.from.as_ref().is_none_or(|from| from.value <= day);
        let over = sponsor
            .until
            .as_ref()
            .is_some_and(|until| until.value < day);
        begun && !over
    })
}
