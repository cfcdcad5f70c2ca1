//! The facts about one client, from all engagements of that client.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::AttendanceFacts;
use super::collect::EngagementPart;
use super::themes::each_once;
use crate::record::value::Verdict;
use crate::text::{PersonName, PersonNames};

/// What every current sponsor sees about one client. It contains no name, id, folder or date.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClientFacts {
    /// `None` if no engagement shows its sessions to every current sponsor.
    pub attendance: Option<AttendanceFacts>,
    /// The number of objectives by their latest verdict.
    pub verdicts: BTreeMap<Verdict, u32>,
    /// The themes of the agenda, each once.
    pub themes: Vec<String>,
}

impl ClientFacts {
    /// Adds another engagement of the same client.
    fn add(&mut self, other: ClientFacts) {
        if let Some(more) = other.attendance {
            let sum = self.attendance.get_or_insert_default();
            sum.agreed = sum.agreed.saturating_add(more.agreed);
            sum.held = sum.held.saturating_add(more.held);
            sum.cancelled_late = sum.cancelled_late.saturating_add(more.cancelled_late);
        }
        for (verdict, count) in other.verdicts {
            let sum = self.verdicts.entry(verdict).or_default();
            *sum = sum.saturating_add(count);
        }
        self.themes.extend(other.themes);
        self.normalise();
    }

    /// Removes what makes no difference, so that equal facts are equal values.
    pub(super) fn normalise(&mut self) {
        self.verdicts.retain(|_, count| *count > 0);
        self.themes = each_once(std::mem::take(&mut self.themes));
    }

    /// Whether a theme mentions one of these people.
    pub fn has_theme_about(&self, names: &PersonNames) -> bool {
        self.themes
            .iter()
            .any(|theme| names.are_mentioned_in(theme))
    }
}

/// The clients of these engagements, sorted by their facts.
pub fn clients(parts: Vec<EngagementPart>) -> Vec<ClientFacts> {
    let mut people: Vec<(Vec<PersonName>, ClientFacts)> = Vec::new();
    for part in parts {
        let mut known_as = vec![PersonName::new(&part.client)];
        let mut facts = part.facts;
        // A short form of a name can join people who were counted separately so far.
        let (same, others): (Vec<_>, Vec<_>) = people.into_iter().partition(|(known, _)| {
            let mut known = known.iter();
            known.any(|name| name.may_be_same_person(&known_as[0]))
        });
        people = others;
        for (known, more) in same {
            known_as.extend(known);
            facts.add(more);
        }
        facts.normalise();
        people.push((known_as, facts));
    }
    let mut clients: Vec<ClientFacts> = people.into_iter().map(|(_, facts)| facts).collect();
    clients.sort();
    clients
}
