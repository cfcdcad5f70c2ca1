//! Who is who: names in records against the parties of the engagement. No rule by itself.

use chrono::NaiveDate;

use crate::check::Course;
use crate::record::engagement::Sponsor;
use crate::view::same_name;

/// A party to the engagement.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Party {
    Coach,
    Client,
    Sponsor,
}

/// Which party bears `name`, if one does. Where nobody says who the coach is, nobody is.
pub fn party(course: &Course<'_>, name: &str) -> Option<Party> {
    if same_name(&course.engagement.client.value.name.value, name) {
        return Some(Party::Client);
    }
    if coach(course).is_some_and(|coach| same_name(coach, name)) {
        return Some(Party::Coach);
    }
    let sponsors = &mut course.engagement.sponsors.values();
    sponsors
        .any(|sponsor| same_name(&sponsor.name.value, name))
        .then_some(Party::Sponsor)
}

/// The coach's name: the engagement's, else the practice's.
pub fn coach<'c>(course: &Course<'c>) -> Option<&'c str> {
    let own = course.engagement.coach.as_ref();
    let own = own.and_then(|coach| coach.value.name.as_ref());
    let practice = &course.checked.source.practice.practice.coach;
    own.map(|name| name.value.as_str())
        .or(practice.name.as_deref())
}

/// Sponsors in office on `day`.
pub fn sponsors_on<'c>(course: &Course<'c>, day: NaiveDate) -> impl Iterator<Item = &'c Sponsor> {
    course.engagement.sponsors.values().filter(move |sponsor| {
        let begun = sponsor.from.as_ref().is_none_or(|from| from.value <= day);
        let over = sponsor
            .until
            .as_ref()
            .is_some_and(|until| until.value < day);
        begun && !over
    })
}
