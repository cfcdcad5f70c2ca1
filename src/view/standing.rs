//! Where all readers of an engagement stand with all its records: levels, approvals, and what is held
//! back.

use std::collections::BTreeMap;

use super::approval;
use super::attempts::{self, HidingAttempt, can_be_held_back};
use super::levels::{self, Levels, Source, approvable};
use super::private_name::{self, PrivateName};
use super::repeat::{self, Repeat};
use crate::model::RecordId;
use crate::policy::Level;
use crate::reader::Reader;

/// Where every reader stands with every record.
#[derive(Debug)]
pub struct Standing {
    readers: BTreeMap<Reader, Levels>,
    /// Each sponsor's levels as if everything that can be approved were: what approvals are about, so that
    /// an approval does not depend on what else is approved by now.
    opened: BTreeMap<Reader, Levels>,
    /// Records whose approval no longer fits what the sponsor would see.
    pub stale: Vec<RecordId>,
    /// Private words that stand again where others read them.
    pub repeats: Vec<Repeat>,
    /// Attempts to hide a text that have no effect.
    pub attempts: Vec<HidingAttempt>,
    /// Names of folders and files that say that something is private, and have no effect.
    pub private_names: Vec<PrivateName>,
}

impl Standing {
    /// The standing of an engagement. Without a usable engagement.md only the coach has anything.
    pub fn of(source: Source<'_>) -> Standing {
        let coach = Levels::all(source.model.records.len());
        let mut standing = Standing {
            readers: BTreeMap::from([(Reader::Coach, coach)]),
            opened: BTreeMap::new(),
            stale: Vec::new(),
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
            let mut opened = now.clone();
            for (id, record, content) in source.model.held() {
                if source.policy.kind(record.kind).approved {
                    let level = levels::most(source, engagement, sponsor, record, content);
                    opened.set(id, level);
                }
            }
            standing.readers.insert(reader.clone(), now);
            standing.opened.insert(reader, opened);
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
                    levels.set(repeat.record, Level::Hidden);
                }
            }
        }
        standing
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
    fn hold_back(&mut self, source: Source<'_>) {
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
                if levels.of(id) == Level::Shared {
                    levels.set(id, Level::Hidden);
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

    /// A sponsor's levels as if everything that can be approved were.
    pub fn opened(&self, reader: &Reader) -> Option<&Levels> {
        self.opened.get(reader)
    }

    /// Shares what the client approved, in the order in which one record's words depend on another's:
    /// themes, the agenda that draws on them, reviews that quote the agenda.
    fn approve(&mut self, source: Source<'_>) {
        for id in approvable(source) {
            let record = source.model.record(id);
            let Some(approved) = &record.common.approved else {
                continue;
            };
            let names: Vec<&str> = approved
                .value
                .sponsors
                .iter()
                .map(|name| name.value.as_str())
                .collect();
            let digest = approval::digest(source, self, id, &names);
            let held = approved
                .value
                .digest
                .as_ref()
                .map(|digest| digest.value.as_str());
            if held != Some(digest.as_str()) {
                self.stale.push(id);
                continue;
            }
            // Nothing reaches a sponsor that the client, who approved it, does not have.
            let client_has = self
                .readers
                .get(&Reader::Client)
                .is_some_and(|levels| levels.of(id) == Level::Shared);
            let given = approved
                .value
                .on
                .as_ref()
                .is_some_and(|on| on.value <= source.today)
                && client_has;
            for name in names.iter().filter(|_| given) {
                let reader = Reader::Sponsor((*name).to_owned());
                let allowed = source
                    .model
                    .engagement()
                    .and_then(|(_, engagement)| {
                        let sponsor = engagement
                            .known_sponsors()
                            .find(|sponsor| sponsor.name.value == *name)?;
                        let content = record.content.as_ref()?;
                        Some(levels::open_level(
                            source, engagement, sponsor, record, content,
                        ))
                    })
                    .unwrap_or(Level::Hidden);
                if let Some(levels) = self.readers.get_mut(&reader) {
                    levels.set(id, allowed);
                }
            }
        }
    }
}
