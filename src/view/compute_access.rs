//! Computes the access of every reader: from levels and approvals, without the records that are held back.

use std::collections::BTreeMap;

use super::access::Access;
use super::approvals::Approvals;
use super::attempts::{self, can_be_held_back};
use super::input::ProjectionInput;
use super::levels::{self, Levels};
use super::parsed_prose::ParsedProse;
use super::{private_name, repeat, waiting};
use crate::model::RecordId;
use crate::policy::AccessLevel;
use crate::reader::Reader;
use crate::record::engagement::Engagement;

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
        let Some((agreement, engagement)) = source.model.engagement() else {
            return access;
        };
        let client = levels::levels(source, |record, content| {
            levels::client_level(source, record, content)
        });
        access.readers.insert(Reader::Client, client);
        for sponsor in engagement.known_sponsors() {
            let reader = Reader::Sponsor(sponsor.name.value.clone());
            let levels = levels::levels(source, |record, content| {
                levels::sponsor_level(source, engagement, sponsor, record, content)
            });
            access.readers.insert(reader, levels);
        }
        access.share_approved(engagement);
        let readers: Vec<Reader> = access.readers.keys().cloned().collect();
        access.attempts = attempts::find(source, &readers);
        access.private_names = private_name::find(source, &readers);
        access.hold_back(source);
        // After `hold_back`, because a record that is hidden already repeats nothing to its readers.
        access.repeats = repeat::find(source, &access);
        for repeat in &access.repeats {
            if repeat.record == agreement {
                // Hiding the agreement would remove the whole portal, so a repeat in it blocks the build instead.
                continue;
            }
            for (reader, levels) in &mut access.readers {
                if repeat.hidden_from.contains(reader) {
                    levels.set(repeat.record, AccessLevel::Hidden);
                }
            }
        }
        // What a sponsor has from a copy does not depend on the record as it is now, or on anything that it repeats.
        access.share_approved(engagement);
        access.waiting = waiting::find(source, &access);
        access
    }

    /// Hides from the client and the sponsors each record whose words suggest that it is private.
    fn hold_back(&mut self, source: ProjectionInput<'_>) {
        let private: Vec<RecordId> = self.records_with_private_words().collect();
        for id in private {
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

    /// Shares with each sponsor the records of which the sponsor has an approved copy, so that links lead to those
    /// copies.
    fn share_approved(&mut self, engagement: &Engagement) {
        for sponsor in engagement.known_sponsors() {
            let name = sponsor.name.value.as_str();
            let records: Vec<RecordId> = self
                .approvals
                .copies(name)
                .filter_map(|held| held.history.record)
                .collect();
            if let Some(levels) = self.readers.get_mut(&Reader::Sponsor(name.to_owned())) {
                for id in records {
                    levels.set(id, AccessLevel::Shared);
                }
            }
        }
    }
}
