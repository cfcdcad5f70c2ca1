//! Where all readers of an engagement stand with all its records: levels, approvals, and what is held
//! back.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::approvals::{Approvals, DecisionHistory};
use super::attempts::{self, HidingAttempt, can_be_held_back};
use super::copy::ApprovedCopy;
use super::levels::{self, Levels, ProjectionInput};
use super::private_name::{self, PrivateName};
use super::repeat::{self, Repeat};
use super::waiting::{self, CopyWaiting};
use crate::model::RecordId;
use crate::policy::AccessLevel;
use crate::reader::Reader;

/// Where every reader stands with every record.
#[derive(Debug)]
pub struct Access {
    readers: BTreeMap<Reader, Levels>,
    /// What the client approved, refused and took back.
    pub approvals: Approvals,
    /// Approved records that have changed since, with what waits for the client.
    pub waiting: Vec<CopyWaiting>,
    /// Private words that stand again where others read them.
    pub repeats: Vec<Repeat>,
    /// Attempts to hide a text that have no effect.
    pub attempts: Vec<HidingAttempt>,
    /// Names of folders and files that say that something is private, and have no effect.
    pub private_names: Vec<PrivateName>,
}

impl Access {
    /// The standing of an engagement. Without a usable engagement.md only the coach has anything.
    pub fn of(source: ProjectionInput<'_>) -> Access {
        let coach = Levels::all(source.model.records.len());
        let mut standing = Access {
            readers: BTreeMap::from([(Reader::Coach, coach)]),
            approvals: Approvals::of(source),
            waiting: Vec::new(),
            repeats: Vec::new(),
            attempts: Vec::new(),
            private_names: Vec::new(),
        };
        let Some((_, engagement)) = source.model.engagement() else {
            return standing;
        };
        let client = levels::levels(source, |record, content| {
            levels::client_level(source, record, content)
        });
        standing.readers.insert(Reader::Client, client);
        for sponsor in engagement.known_sponsors() {
            let reader = Reader::Sponsor(sponsor.name.value.clone());
            let now = levels::levels(source, |record, content| {
                levels::sponsor_level(source, engagement, sponsor, record, content)
            });
            standing.readers.insert(reader, now);
        }
        standing.approve(source);
        let readers: Vec<Reader> = standing.readers.keys().cloned().collect();
        standing.attempts = attempts::find(source, &readers);
        standing.private_names = private_name::find(source, &readers);
        standing.hold_back(source);
        standing.repeats = repeat::find(source, &standing);
        let agreement = source.model.engagement().map(|(id, _)| id);
        for repeat in &standing.repeats {
            if Some(repeat.record) == agreement {
                // Without it there is no portal at all: the engagement is stopped instead.
                continue;
            }
            for (reader, levels) in &mut standing.readers {
                if repeat.from.contains(reader) {
                    levels.set(repeat.record, AccessLevel::Hidden);
                }
            }
        }
        standing.waiting = waiting::find(source, &standing);
        standing
    }

    /// What is held back for its words is quoted in no copy.
    pub(super) fn hide_held_back(&self, levels: &mut Levels) {
        let repeated = self.repeats.iter().map(|repeat| repeat.record);
        for id in self.held_for_words().chain(repeated) {
            levels.set(id, AccessLevel::Hidden);
        }
    }

    /// Whether others do not have a record until the coach settles what it says.
    pub fn is_held_back(&self, id: RecordId) -> bool {
        self.repeats.iter().any(|repeat| repeat.record == id)
            || self.held_for_words().any(|held| held == id)
    }

    /// Records that are held back since their words or their paths say that they are private.
    pub(super) fn held_for_words(&self) -> impl Iterator<Item = RecordId> {
        let attempts = self.attempts.iter().filter(|attempt| attempt.holds());
        let names = self.private_names.iter().filter(|name| name.holds());
        attempts
            .map(|attempt| attempt.record)
            .chain(names.map(|name| name.record))
    }

    /// Takes a record whose words say that they are private from whoever would read them.
    fn hold_back(&mut self, source: ProjectionInput<'_>) {
        let held: Vec<RecordId> = self.held_for_words().collect();
        for id in held {
            if !can_be_held_back(source.model.record(id).kind) {
                continue;
            }
            let others = self
                .readers
                .iter_mut()
                .filter(|(reader, _)| **reader != Reader::Coach);
            for (_, levels) in others {
                if levels.of(id) == AccessLevel::Shared {
                    levels.set(id, AccessLevel::Hidden);
                }
            }
        }
    }

    /// Every reader who has a portal: the coach, the client, each sponsor.
    pub fn readers(&self) -> impl Iterator<Item = &Reader> {
        self.readers.keys()
    }

    /// One reader's levels.
    pub fn levels(&self, reader: &Reader) -> Option<&Levels> {
        self.readers.get(reader)
    }

    /// Gives each sponsor the records of which they have a copy, so that links lead to those.
    fn approve(&mut self, source: ProjectionInput<'_>) {
        let Some((_, engagement)) = source.model.engagement() else {
            return;
        };
        for sponsor in engagement.known_sponsors() {
            let name = sponsor.name.value.as_str();
            let records: Vec<RecordId> = self
                .approvals
                .copies(name)
                .filter(|(.., copy)| levels::gives(source, engagement, sponsor, copy))
                .filter_map(|(thread, ..)| thread.record)
                .collect();
            if let Some(levels) = self.readers.get_mut(&Reader::Sponsor(name.to_owned())) {
                for id in records {
                    levels.set(id, AccessLevel::Shared);
                }
            }
        }
    }

    /// The copies that a sponsor has in their portal: name in the ledger, day of the approval, copy.
    pub(super) fn given<'a>(
        &'a self,
        source: ProjectionInput<'a>,
        reader: &'a Reader,
    ) -> Vec<(&'a DecisionHistory, NaiveDate, &'a ApprovedCopy)> {
        let Reader::Sponsor(name) = reader else {
            return Vec::new();
        };
        let Some((_, engagement)) = source.model.engagement() else {
            return Vec::new();
        };
        let Some(sponsor) = engagement
            .known_sponsors()
            .find(|one| one.name.value == *name)
        else {
            return Vec::new();
        };
        self.approvals
            .copies(name)
            .filter(|(.., copy)| levels::gives(source, engagement, sponsor, copy))
            .map(|(thread, on, copy)| (thread, on, copy.as_ref()))
            .collect()
    }
}
