//! Attempts to hide a text that have no effect, in records that somebody besides the coach could read.

use super::input::ProjectionInput;
use super::leaves;
use super::levels::Levels;
use crate::kind::Kind;
use crate::model::RecordId;
use crate::policy::{AccessLevel, Field};
use crate::reader::{Party, Reader};
use crate::record::prose::intent::{self, HidingForm, HidingIntent, TextPlace};
use crate::record::prose::{Narrowed, People, Strength};
use crate::record::{Record, is_text};
use crate::span::Span;

/// Code and name of the rule that holds a record back. An `allow` may use either.
pub const RULE: (&str, &str) = ("CG609", "private-word");

/// One attempt to hide a text.
#[derive(Debug, Clone)]
pub struct HidingAttempt {
    /// The record that contains it.
    pub record: RecordId,
    /// Its line in the prose, or the field's value.
    pub span: Span,
    /// The field; none in prose.
    pub field: Option<Field>,
    /// The form in which it is written.
    pub form: HidingForm,
    /// Which readers it was meant to exclude.
    pub strength: Strength,
    /// Whether the record allows these words, with a reason.
    pub allowed: bool,
}

impl HidingAttempt {
    /// Whether the record is held back because of it: the words do not name a reader, and the coach has not
    /// confirmed that they may be shared.
    pub fn holds_record_back(&self) -> bool {
        self.strength == Strength::Unnamed && !self.allowed
    }
}

/// Every attempt in an engagement, in order of record and position.
pub(super) fn find(source: ProjectionInput<'_>, readers: &[Reader]) -> Vec<HidingAttempt> {
    let mut found = Vec::new();
    let people = people(source);
    let sponsors = readers.iter().any(|one| one.party() == Party::Sponsor);
    for (number, record) in source.model.records.iter().enumerate() {
        if record.common.draft || !reaches_others(source, record) {
            continue;
        }
        let id = RecordId(number);
        let record = RecordSubject {
            id,
            record,
            people: &people,
            allowed: allows(record),
            for_sponsors: sponsors
                && source.policy.kind(record.kind).ceiling == AccessLevel::Shared,
        };
        let mut in_record = record.in_prose();
        in_record.extend(record.in_fields(source, readers));
        in_record.sort_by_key(|attempt| attempt.span);
        found.append(&mut in_record);
    }
    found
}

/// Whether the record allows words that do not name a reader.
pub(super) fn allows(record: &Record) -> bool {
    record.common.allow.values().any(|allow| {
        let rule = allow.rule.value.as_str();
        (rule == RULE.1 || rule.eq_ignore_ascii_case(RULE.0)) && allow.because.is_some()
    })
}

/// Whether anybody besides the coach could read a record of this kind.
pub(super) fn reaches_others(source: ProjectionInput<'_>, record: &Record) -> bool {
    let row = source.policy.kind(record.kind);
    row.client.max(row.ceiling) == AccessLevel::Shared
}

/// The people whose names a text may use to say who may read it.
pub(super) fn people(source: ProjectionInput<'_>) -> People {
    let Some((_, engagement)) = source.model.engagement() else {
        return People::default();
    };
    let coach = engagement.coach.as_ref();
    let coach = coach.and_then(|coach| coach.value.name.as_ref());
    let coach = coach.map(|name| name.value.as_str());
    let sponsors = engagement.sponsors.values();
    People::new(
        coach.or(source.practice.practice.coach.name.as_deref()),
        [engagement.client.value.name.value.as_str()],
        sponsors.map(|sponsor| sponsor.name.value.as_str()),
    )
}

/// One record, with the facts needed to judge its attempts.
struct RecordSubject<'a> {
    id: RecordId,
    record: &'a Record,
    people: &'a People,
    allowed: bool,
    /// Whether a sponsor could read its prose.
    for_sponsors: bool,
}

impl RecordSubject<'_> {
    /// The attempt that an intent turns out to be, given the readers.
    fn attempt(
        &self,
        intent: &HidingIntent,
        span: Span,
        field: Option<Field>,
    ) -> Option<HidingAttempt> {
        Some(HidingAttempt {
            record: self.id,
            span,
            field,
            form: intent.form,
            strength: self.people.strength(&intent.phrase)?,
            allowed: self.allowed,
        })
    }

    fn in_prose(&self) -> Vec<HidingAttempt> {
        let Record { body, remarks, .. } = self.record;
        let own = self.record.common.body_coach_only;
        let prose = body.attempts.iter().filter(|_| !own);
        let attempts = prose.chain(remarks).filter_map(|attempt| {
            let found = self.attempt(&attempt.intent, attempt.span, None)?;
            if found.strength == Strength::Client && !self.for_sponsors {
                return None;
            }
            match attempt.narrowed {
                Some(Narrowed::CoachOnly) => None,
                Some(Narrowed::ClientOnly) => {
                    Some(found).filter(|found| found.strength != Strength::Client)
                }
                None => Some(found),
            }
        });
        attempts.collect()
    }

    fn in_fields(&self, source: ProjectionInput<'_>, readers: &[Reader]) -> Vec<HidingAttempt> {
        let all = Levels::all(source.model.records.len());
        let mut found = Vec::new();
        for leaf in leaves::classify(source, &Reader::Coach, &all, self.id, AccessLevel::Shared) {
            if !is_text(leaf.field) {
                continue;
            }
            let place = match leaf.field {
                Field::RecordTitle => TextPlace::Title,
                _ => TextPlace::Field,
            };
            let lines = leaf.text.lines();
            let attempts = lines.filter_map(|line| {
                self.attempt(&intent::of_line(line, place)?, leaf.span, Some(leaf.field))
            });
            found.extend(attempts.max_by_key(|attempt| attempt.strength));
        }
        if !found.is_empty() {
            let seen: Vec<(&Reader, Vec<Span>)> = readers
                .iter()
                .filter(|reader| **reader != Reader::Coach)
                .map(|reader| {
                    let leaves =
                        leaves::classify(source, reader, &all, self.id, AccessLevel::Shared);
                    let visible = leaves.into_iter().filter(|leaf| leaf.is_visible());
                    (reader, visible.map(|leaf| leaf.span).collect())
                })
                .collect();
            found.retain(|attempt| {
                seen.iter().any(|(reader, spans)| {
                    let client = **reader == Reader::Client;
                    spans.contains(&attempt.span)
                        && !(client && attempt.strength == Strength::Client)
                })
            });
        }
        found
    }
}

/// Whether a single record of this kind can be held back. The agreement cannot: no portal is built without it.
pub fn can_be_held_back(kind: Kind) -> bool {
    kind != Kind::Engagement
}
