//! At which level each reader has each record: the agreement, debriefs, approvals and what is held
//! back, decided for all readers at once.
//!
//! Decides about whole records only; fields are the gate's.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::approval;
use super::repeat::{self, Repeat};
use crate::kind::Kind;
use crate::model::{Model, PracticeFile, RecordId};
use crate::policy::{Level, Policy};
use crate::reader::{Party, Reader};
use crate::record::engagement::{Engagement, Sponsor};
use crate::record::value::{EvidenceType, Payer};
use crate::record::{Content, Record};

/// What a projection is made from.
#[derive(Clone, Copy)]
pub struct Source<'m> {
    pub model: &'m Model,
    pub practice: &'m PracticeFile,
    pub policy: &'m Policy,
    pub today: NaiveDate,
}

/// The levels of one reader, by record.
#[derive(Debug, Clone)]
pub struct Levels(Vec<Level>);

impl Levels {
    /// The level of one record.
    pub fn of(&self, id: RecordId) -> Level {
        self.0.get(id.0).copied().unwrap_or(Level::Hidden)
    }

    pub(super) fn set(&mut self, id: RecordId, level: Level) {
        if let Some(place) = self.0.get_mut(id.0) {
            *place = level;
        }
    }
}

/// Where every reader stands with every record.
#[derive(Debug)]
pub struct Standing {
    readers: BTreeMap<Reader, Levels>,
    /// The same before anything was held back for its words: what approvals are about.
    nominal: BTreeMap<Reader, Levels>,
    /// Records whose approval no longer fits what the sponsor would see.
    pub stale: Vec<RecordId>,
    /// Private words that stand again where others read them.
    pub repeats: Vec<Repeat>,
}

impl Standing {
    /// The standing of an engagement. Without a usable engagement.md only the coach has anything.
    pub fn of(source: Source<'_>) -> Standing {
        let coach = Levels(vec![Level::Shared; source.model.records.len()]);
        let mut standing = Standing {
            readers: BTreeMap::from([(Reader::Coach, coach)]),
            nominal: BTreeMap::new(),
            stale: Vec::new(),
            repeats: Vec::new(),
        };
        let Some((_, engagement)) = source.model.engagement() else {
            return standing;
        };
        let client = levels(source, |record, content| {
            client_level(source, record, content)
        });
        standing.readers.insert(Reader::Client, client);
        for sponsor in engagement.known_sponsors() {
            let levels = levels(source, |record, content| {
                sponsor_level(source, engagement, sponsor, record, content)
            });
            standing
                .readers
                .insert(Reader::Sponsor(sponsor.name.value.clone()), levels);
        }
        standing.approve(source);
        standing.nominal = standing.readers.clone();
        standing.repeats = repeat::find(source, &standing);
        for repeat in &standing.repeats {
            for (reader, levels) in &mut standing.readers {
                if repeat.from.contains(reader) {
                    levels.set(repeat.record, Level::Hidden);
                }
            }
        }
        standing
    }

    /// Every reader who has a portal: the coach, the client, each sponsor.
    pub fn readers(&self) -> impl Iterator<Item = &Reader> {
        self.readers.keys()
    }

    /// One reader's levels.
    pub fn levels(&self, reader: &Reader) -> Option<&Levels> {
        self.readers.get(reader)
    }

    /// One reader's levels as if nothing were held back for its words.
    pub fn nominal(&self, reader: &Reader) -> Option<&Levels> {
        self.nominal
            .get(reader)
            .or_else(|| self.readers.get(reader))
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
            let given = approved
                .value
                .on
                .as_ref()
                .is_some_and(|on| on.value <= source.today);
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
                        Some(open_level(source, engagement, sponsor, record, content))
                    })
                    .unwrap_or(Level::Hidden);
                if let Some(levels) = self.readers.get_mut(&reader) {
                    levels.set(id, allowed);
                }
            }
        }
    }
}

/// Records that reach a sponsor only when approved, each before those that quote it.
pub fn approvable(source: Source<'_>) -> Vec<RecordId> {
    let mut ids: Vec<(u8, Option<NaiveDate>, RecordId)> = source
        .model
        .held()
        .filter(|(_, record, _)| source.policy.kind(record.kind).approved)
        .map(|(id, record, content)| {
            let order = match record.kind {
                Kind::StakeholderThemes => 0,
                Kind::Agenda => 1,
                _ => 2,
            };
            (order, date_of(content), id)
        })
        .collect();
    ids.sort();
    ids.into_iter().map(|(_, _, id)| id).collect()
}

/// Who pays the coach; the organisation where nothing is said and there is a sponsor.
pub fn pays(engagement: &Engagement, party: Party) -> bool {
    let payer = engagement
        .fees
        .as_ref()
        .and_then(|fees| fees.value.payer.as_ref())
        .map(|payer| payer.value);
    matches!(
        (party, payer),
        (Party::Coach, _)
            | (Party::Client, Some(Payer::Client))
            | (Party::Sponsor, Some(Payer::Organisation))
    )
}

/// When a record took place, or what it describes.
pub fn date_of(content: &Content) -> Option<NaiveDate> {
    match content {
        Content::Engagement(_) | Content::Contacts(_) => None,
        Content::Chemistry(record) => Some(record.date.value),
        Content::SponsorMeeting(record) => Some(record.date.value),
        Content::Interview(record) => Some(record.date.value),
        Content::Evidence(record) => Some(record.date.value),
        Content::StakeholderInterview(record) => Some(record.date.value),
        Content::StakeholderThemes(record) => Some(record.date.value),
        Content::Psychometric(record) => Some(record.date.value),
        Content::Agenda(record) => Some(record.date.value),
        Content::Session(record) => Some(record.date.value),
        Content::Review(record) => Some(record.date.value),
        Content::Note(record) => Some(record.date.value),
    }
}

/// The level the agreement gives a sponsor for a kind: as asked, and never above the ceiling.
pub fn agreed_level(source: Source<'_>, engagement: &Engagement, kind: Kind) -> Level {
    let row = source.policy.kind(kind);
    if kind == Kind::Engagement {
        // The agreement itself binds the sponsor, and is always theirs to read.
        return row.sponsor;
    }
    engagement
        .confidentiality
        .as_ref()
        .and_then(|agreement| {
            let sees = &agreement.value.sponsor_sees;
            sees.iter().find(|(word, _)| word.value == kind.word())
        })
        .map_or(row.sponsor, |(_, level)| level.value)
        .min(row.ceiling)
}

/// The level at which a sponsor would have a record that the client approved.
pub fn open_level(
    source: Source<'_>,
    engagement: &Engagement,
    sponsor: &Sponsor,
    record: &Record,
    content: &Content,
) -> Level {
    if record.common.draft {
        return Level::Hidden;
    }
    let date = date_of(content);
    let gone = match (&sponsor.until, date) {
        (Some(until), Some(date)) => date > until.value,
        _ => false,
    };
    // What is dated ahead has not taken place; it is a plan, and plans are not a sponsor's.
    let ahead = date.is_some_and(|date| date > source.today);
    if gone || ahead {
        return Level::Hidden;
    }
    agreed_level(source, engagement, record.kind)
}

fn levels(source: Source<'_>, level: impl Fn(&Record, &Content) -> Level) -> Levels {
    let level = |record: &Record| match &record.content {
        Some(content) if !record.common.draft => level(record, content),
        _ => Level::Hidden,
    };
    Levels(source.model.records.iter().map(level).collect())
}

/// Whether a sponsor's copy may quote a record: what the client is to approve must quote nothing that
/// the client has not.
pub(super) fn quotable(source: Source<'_>, party: Party, id: RecordId) -> bool {
    let record = source.model.record(id);
    party != Party::Sponsor
        || record
            .content
            .as_ref()
            .is_some_and(|content| client_level(source, record, content) == Level::Shared)
}

fn client_level(source: Source<'_>, record: &Record, content: &Content) -> Level {
    let level = source.policy.level(record.kind, Party::Client);
    let past = |date: &crate::record::leaf::Opt<NaiveDate>| {
        date.as_ref().is_some_and(|date| date.value <= source.today)
    };
    let open = match content {
        Content::SponsorMeeting(meeting) => past(&meeting.shared_with_client),
        Content::Evidence(evidence) => {
            evidence.kind.value != EvidenceType::ThreeSixty || past(&evidence.debriefed)
        }
        Content::StakeholderThemes(themes) => past(&themes.debriefed),
        Content::Psychometric(instrument) => past(&instrument.debriefed),
        _ => true,
    };
    if open { level } else { level.min(Level::Fact) }
}

fn sponsor_level(
    source: Source<'_>,
    engagement: &Engagement,
    sponsor: &Sponsor,
    record: &Record,
    content: &Content,
) -> Level {
    let level = open_level(source, engagement, sponsor, record, content);
    if source.policy.kind(record.kind).approved {
        // Until the client's word is found good, no more than the agreement's bare fact.
        return if level == Level::Fact {
            level
        } else {
            Level::Hidden
        };
    }
    match content {
        Content::SponsorMeeting(meeting) => {
            let named = |names: &[crate::record::leaf::Leaf<String>]| {
                names
                    .iter()
                    .any(|name| same_name(&name.value, &sponsor.name.value))
            };
            if named(&meeting.present) || named(&meeting.shared_with_sponsors) {
                level
            } else {
                Level::Hidden
            }
        }
        _ => level,
    }
}

/// Whether two names are one person's: spaces and capitals aside.
pub fn same_name(a: &str, b: &str) -> bool {
    let folded = |name: &str| {
        name.split_whitespace()
            .map(str::to_lowercase)
            .collect::<Vec<_>>()
            .join(" ")
    };
    folded(a) == folded(b)
}
