//! Who is who: names in records against the parties of the engagement. No rule by itself.

use chrono::NaiveDate;

use crate::check::RuleContext;
use crate::record::engagement::Sponsor;
use crate::view::same_name;

/// A party to the engagement.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NamedParty {
    Coach,
    Client,
    Sponsor,
}

/// Which party bears `name`, if one does. Where nobody says who the coach is, nobody is.
pub fn party(course: &RuleContext<'_>, name: &str) -> Option<NamedParty> {
    if same_name(&course.engagement.client.value.name.value, name) {
        return Some(NamedParty::Client);
    }
    if coach(course).is_some_and(|coach| same_name(coach, name)) {
        return Some(NamedParty::Coach);
    }
    let sponsors = &mut course.engagement.sponsors.values();
    sponsors
        .any(|sponsor| same_name(&sponsor.name.value, name))
        .then_some(NamedParty::Sponsor)
}

/// The coach's name: the engagement's, else the practice's.
pub fn coach<'c>(course: &RuleContext<'c>) -> Option<&'c str> {
    let own = course.engagement.coach.as_ref();
    let own = own.and_then(|coach| coach.value.name.as_ref());
    let practice = &course.checked.source.practice.practice.coach;
    own.map(|name| name.value.as_str())
        .or(practice.name.as_deref())
}

/// Sponsors in office on `day`.
pub fn sponsors_on<'c>(
    course: &RuleContext<'c>,
    day: NaiveDate,
) -> impl Iterator<Item = &'c Sponsor> {
    course.engagement.sponsors.values().filter(move |sponsor| {
        let begun = sponsor.from.as_ref().is_none_or(|from| from.value <= day);
        let over = sponsor
            .until
            .as_ref()
            .is_some_and(|until| until.value < day);
        begun && !over
    })
}
