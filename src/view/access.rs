//! Access of every reader to every record of an engagement: levels, approvals, and records that are held back.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::approvals::{Approvals, DecisionHistory};
use super::attempts::{self, HidingAttempt, can_be_held_back};
use super::copy::ApprovedCopy;
use super::levels::{self, Levels, ProjectionInput};
use super::private_name::{self, PrivateName};
use super::prose::ParsedProse;
use super::repeat::{self, Repeat};
use super::waiting::{self, CopyWaiting};
use crate::model::RecordId;
use crate::policy::AccessLevel;
use crate::reader::Reader;

/// The access that every reader has to every record.
#[derive(Debug)]
pub struct Access {
    readers: BTreeMap<Reader, Levels>,
    /// What the client approved, declined and withdrew.
    pub approvals: Approvals,
    /// Approved records that have changed since, with the copies that wait for the client's approval.
    pub waiting: Vec<CopyWaiting>,
    /// Private words that are repeated in a record that others can read.
    pub repeats: Vec<Repeat>,
    /// Attempts to hide a text that have no effect.
    pub attempts: Vec<HidingAttempt>,
    /// Names of folders and files that suggest that something is private, and have no effect.
    pub private_names: Vec<PrivateName>,
    /// The prose that was parsed for views so far.
    pub(super) prose: ParsedProse,
}

impl Access {
    /// Computes the access of all readers. Without a usable engagement.md only the coach can read anything.
    pub fn compute(source: ProjectionInput<'_>) -> Access {
        let coach = Levels::all(source.model.records.len());
        let mut access = Access {
            readers: BTreeMap::from([(Reader::Coach, coach)]),
            approvals: Approvals::resolve(source),
            waiting: Vec::new(),
            repeats: Vec::new(),
            attempts: Vec::new(),
            private_names: Vec::new(),
            prose: ParsedProse::default(),
        };
        let Some((_, engagement)) = source.model.engagement() else {
            return access;
        };
        let client = levels::levels(source, |record, content| {
            levels::client_level(source, record, content)
        });
        access.readers.insert(Reader::Client, client);
        for sponsor in engagement.known_sponsors() {
            let reader = Reader::Sponsor(sponsor.name.value.clone());
            let now = levels::levels(source, |record, content| {
                levels::sponsor_level(source, engagement, sponsor, record, content)
            });
            access.readers.insert(reader, now);
        }
        access.share_approved(source);
        let readers: Vec<Reader> = access.readers.keys().cloned().collect();
        access.attempts = attempts::find(source, &readers);
        access.private_names = private_name::find(source, &readers);
        access.hold_back(source);
        access.repeats = repeat::find(source, &access);
        let agreement = source.model.engagement().map(|(id, _)| id);
        for repeat in &access.repeats {
            if Some(repeat.record) == agreement {
                // Without the agreement there is no portal at all, so the whole engagement fails instead.
                continue;
            }
            for (reader, levels) in &mut access.readers {
                if repeat.from.contains(reader) {
                    levels.set(repeat.record, AccessLevel::Hidden);
                }
            }
        }
        access.waiting = waiting::find(source, &access);
        access
    }

    /// Hides records that are held back for their words, so that no copy quotes them.
    pub(super) fn hide_held_back(&self, levels: &mut Levels) {
        let repeated = self.repeats.iter().map(|repeat| repeat.record);
        for id in self.held_for_words().chain(repeated) {
            levels.set(id, AccessLevel::Hidden);
        }
    }

    /// Whether a record is held back from everyone but the coach until the coach resolves the problem in its text.
    pub fn is_held_back(&self, id: RecordId) -> bool {
        self.repeats.iter().any(|repeat| repeat.record == id)
            || self.held_for_words().any(|held| held == id)
    }

    /// Records that are held back because their words or paths suggest that they are private.
    pub(super) fn held_for_words(&self) -> impl Iterator<Item = RecordId> {
        let attempts = self
            .attempts
            .iter()
            .filter(|attempt| attempt.holds_record_back());
        let names = self
            .private_names
            .iter()
            .filter(|name| name.holds_record_back());
        attempts
            .map(|attempt| attempt.record)
            .chain(names.map(|name| name.record))
    }

    /// Hides records whose words suggest that they are private from every reader but the coach.
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
                if levels.level_of(id) == AccessLevel::Shared {
                    levels.set(id, AccessLevel::Hidden);
                }
            }
        }
    }

    /// Every reader who has a portal: the coach, the client and each sponsor.
    pub fn readers(&self) -> impl Iterator<Item = &Reader> {
        self.readers.keys()
    }

    /// The levels of one reader.
    pub fn levels(&self, reader: &Reader) -> Option<&Levels> {
        self.readers.get(reader)
    }

    /// Shares with each sponsor the records of which the sponsor has an approved copy, so that links lead to those
    /// copies.
    fn share_approved(&mut self, source: ProjectionInput<'_>) {
        let Some((_, engagement)) = source.model.engagement() else {
            return;
        };
        for sponsor in engagement.known_sponsors() {
            let name = sponsor.name.value.as_str();
            let records: Vec<RecordId> = self
                .approvals
                .copies(name)
                .filter(|(.., copy)| levels::grants_copy(source, engagement, sponsor, copy))
                .filter_map(|(history, ..)| history.record)
                .collect();
            if let Some(levels) = self.readers.get_mut(&Reader::Sponsor(name.to_owned())) {
                for id in records {
                    levels.set(id, AccessLevel::Shared);
                }
            }
        }
    }

    /// The approved copies in a sponsor's portal, each with its decision history and the day of its approval.
    pub(super) fn sponsor_copies<'a>(
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
            .filter(|(.., copy)| levels::grants_copy(source, engagement, sponsor, copy))
            .map(|(history, on, copy)| (history, on, copy.as_ref()))
            .collect()
    }
}
