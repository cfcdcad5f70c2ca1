//! Respondents per group of stakeholders, merged so that nobody can be identified.
//!
//! People are counted, not interviews. A group with fewer than three people is merged with the other small groups,
//! and with the next smallest group while the merged one has fewer than three. With fewer than three people in
//! total there are no counts. A merged group does not name the groups that it consists of: "peers and customers: 3"
//! would reveal that one of the two is a single person. A manager who was told that answers can be traced is
//! exempt.

use super::types::GroupView;
use crate::model::Model;
use crate::record::diagnosis::Stakeholder;
use crate::record::leaf::Opt;
use crate::record::value::Relationship;
use crate::text::PersonName;

/// The smallest number of respondents that a group may show.
pub const MIN_GROUP_SIZE: usize = 3;

/// Somebody who was asked: a name as it is written, the relationship to the client, and whether the person is
/// counted separately.
pub(super) type Asked<'m> = (&'m str, Relationship, bool);

/// One person, counted once even if asked several times.
pub(super) struct Respondent {
    /// Each form of the name.
    names: Vec<PersonName>,
    /// The index of the first answer of this person in the list of those asked.
    pub(super) first: usize,
    pub(super) relationship: Relationship,
    /// Counted separately: a manager who was told each time that answers can be traced.
    pub(super) exempt: bool,
}

/// The groups of an engagement's stakeholder interviews: groups shown by name, largest first, then the merged one,
/// then people who are exempt from merging.
pub fn count_groups(model: &Model) -> Vec<GroupView> {
    let groups = shown_groups(&interviewed(model)).into_iter();
    groups.map(|(group, _)| group).collect()
}

/// The groups of these people that may be shown, each with the indices of its members.
pub(super) fn shown_groups(respondents: &[Respondent]) -> Vec<(GroupView, Vec<usize>)> {
    let members = |is_member: &dyn Fn(&Respondent) -> bool| -> Vec<usize> {
        let places = respondents.iter().enumerate();
        let places = places.filter(|(_, one)| is_member(one));
        places.map(|(place, _)| place).collect()
    };
    let group = |relationship: Relationship, exempt: bool| {
        let members = members(&|one| one.relationship == relationship && one.exempt == exempt);
        let group = GroupView {
            relationships: vec![relationship],
            count: members.len(),
        };
        (group, members)
    };
    let groups = |exempt| {
        let all = Relationship::ALL.iter().copied();
        let all = all.map(move |relationship| group(relationship, exempt));
        all.filter(|(_, members)| !members.is_empty())
    };
    let merged = merge_groups(groups(false).map(|(group, _)| group).collect());
    let named: Vec<Relationship> = merged
        .iter()
        .flat_map(|group| group.relationships.iter().copied())
        .collect();
    let members_of = |group: &GroupView| match group.relationships.first() {
        Some(relationship) => members(&|one| one.relationship == *relationship && !one.exempt),
        None => members(&|one| !named.contains(&one.relationship) && !one.exempt),
    };
    let merged = merged.into_iter().map(|group| {
        let members = members_of(&group);
        (group, members)
    });
    merged.chain(groups(true)).collect()
}

/// The number of people interviewed: those who are merged into groups, and those who are counted separately.
pub fn persons(model: &Model) -> (usize, usize) {
    let respondents = interviewed(model);
    let exempt = respondents.iter().filter(|one| one.exempt).count();
    (respondents.len() - exempt, exempt)
}

/// The number of people among these names, each counted once.
pub fn count_people<'m>(names: impl Iterator<Item = &'m str>) -> usize {
    // The relationship makes no difference to who is the same person.
    respondents(names.map(|name| (name, Relationship::Other, false))).len()
}

/// Everybody who was interviewed, each once.
fn interviewed(model: &Model) -> Vec<Respondent> {
    let interviews = model.stakeholder_interviews();
    respondents(interviews.map(|(_, _, interview)| {
        let who = &interview.stakeholder.value;
        let name = who.name.value.as_str();
        (name, who.relationship.value, exempt_from_merging(who))
    }))
}

/// These people, each once. Where names do not show whether two are the same person, they count as one, since a count
/// that is too low identifies nobody.
pub(super) fn respondents<'m>(asked: impl Iterator<Item = Asked<'m>>) -> Vec<Respondent> {
    let mut all: Vec<Respondent> = Vec::new();
    for (place, (name, relationship, exempt)) in asked.enumerate() {
        let mut person = Respondent {
            names: vec![PersonName::new(name)],
            first: place,
            relationship,
            exempt,
        };
        // A short form can match several people who were counted separately so far.
        let mut rest = Vec::with_capacity(all.len() + 1);
        for known in all {
            if known.may_be(&person) {
                person.names.extend(known.names);
                // Use the order of the groups, not of the files: file names are the coach's choice.
                person.relationship = person.relationship.min(known.relationship);
                person.exempt &= known.exempt;
                person.first = person.first.min(known.first);
            } else {
                rest.push(known);
            }
        }
        rest.push(person);
        all = rest;
    }
    all
}

impl Respondent {
    fn may_be(&self, other: &Respondent) -> bool {
        self.names
            .iter()
            .any(|one| other.names.iter().any(|two| one.may_be_same_person(two)))
    }
}

/// Whether somebody is counted separately: a manager who was told that answers can be traced.
pub fn exempt_from_merging(who: &Stakeholder) -> bool {
    is_traceable_manager(who.relationship.value, &who.attributed)
}

/// Whether somebody with this relationship is a manager who was told that answers can be traced.
pub(super) fn is_traceable_manager(relationship: Relationship, attributed: &Opt<bool>) -> bool {
    let told = attributed.as_ref().is_some_and(|told| told.value);
    told && relationship == Relationship::Manager
}

/// Merges groups until each remaining one has at least three people; returns none if that is impossible.
pub fn merge_groups(mut groups: Vec<GroupView>) -> Vec<GroupView> {
    groups.sort_by(|a, b| {
        b.count
            .cmp(&a.count)
            .then_with(|| a.relationships.cmp(&b.relationships))
    });
    let large = groups
        .iter()
        .take_while(|group| group.count >= MIN_GROUP_SIZE)
        .count();
    let small = groups.split_off(large);
    if small.is_empty() {
        return groups;
    }
    let mut merged: usize = small.iter().map(|group| group.count).sum();
    while merged < MIN_GROUP_SIZE {
        match groups.pop() {
            Some(next) => merged += next.count,
            None => return Vec::new(),
        }
    }
    groups.push(GroupView {
        relationships: Vec::new(),
        count: merged,
    });
    groups
}
