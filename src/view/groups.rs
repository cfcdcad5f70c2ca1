//! Respondents per group of stakeholders, folded so that nobody can be made out.
//!
//! A group under three is merged with the other small ones, and with the next smallest while the
//! merged one is under three; under three in all, no counts. A manager who was told that answers can
//! be traced is exempt.

use super::seen::GroupSeen;
use crate::model::Model;
use crate::record::diagnosis::Stakeholder;
use crate::record::value::Relationship;

/// Fewest respondents a group may show.
pub const LEAST: usize = 3;

/// The groups of an engagement's stakeholder interviews, largest first.
pub fn count(model: &Model) -> Vec<GroupSeen> {
    let mut groups: Vec<GroupSeen> = Vec::new();
    let mut exempt: Vec<GroupSeen> = Vec::new();
    for relationship in Relationship::ALL {
        let mut plain = 0;
        let mut attributed = 0;
        for (_, _, interview) in model.stakeholder_interviews() {
            let who = &interview.stakeholder.value;
            if who.relationship.value != *relationship {
                continue;
            }
            if exempt_from_merging(who) {
                attributed += 1;
            } else {
                plain += 1;
            }
        }
        let group = |count| GroupSeen {
            relationships: vec![*relationship],
            count,
        };
        if plain > 0 {
            groups.push(group(plain));
        }
        if attributed > 0 {
            exempt.push(group(attributed));
        }
    }
    let mut groups = fold(groups);
    groups.extend(exempt);
    groups
}

/// Whether somebody is counted by themselves: a manager who was told that answers can be traced.
pub fn exempt_from_merging(who: &Stakeholder) -> bool {
    let told = who.attributed.as_ref().is_some_and(|told| told.value);
    told && who.relationship.value == Relationship::Manager
}

/// Merges groups until each that is left has at least three; none when that cannot be.
pub fn fold(mut groups: Vec<GroupSeen>) -> Vec<GroupSeen> {
    groups.sort_by(|a, b| {
        b.count
            .cmp(&a.count)
            .then_with(|| a.relationships.cmp(&b.relationships))
    });
    let large = groups
        .iter()
        .take_while(|group| group.count >= LEAST)
        .count();
    let small = groups.split_off(large);
    if small.is_empty() {
        return groups;
    }
    let mut merged = GroupSeen {
        relationships: Vec::new(),
        count: 0,
    };
    for group in small {
        join(&mut merged, group);
    }
    while merged.count < LEAST {
        match groups.pop() {
            Some(next) => join(&mut merged, next),
            None => return Vec::new(),
        }
    }
    groups.push(merged);
    groups
}

fn join(into: &mut GroupSeen, group: GroupSeen) {
    into.count += group.count;
    into.relationships.extend(group.relationships);
    into.relationships.sort();
}
