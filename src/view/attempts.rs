//! Attempts to hide a text that have no effect, where somebody besides the coach could read it.

use super::leaves;
use super::levels::{Levels, Source};
use crate::kind::Kind;
use crate::model::RecordId;
use crate::policy::{Field, Level};
use crate::reader::Reader;
use crate::record::prose::intent::{self, Intent, Place};
use crate::record::prose::{Narrowed, Strength};
use crate::record::{Record, is_text};
use crate::span::Span;

/// Name and code of the rule that holds a record back, as an `allow` may call it.
pub const RULE: (&str, &str) = ("CG609", "private-word");

/// One attempt.
#[derive(Debug, Clone)]
pub struct HidingAttempt {
    /// The record that it is in.
    pub record: RecordId,
    /// Its line in the prose, or the field's value.
    pub span: Span,
    /// The field; none in prose.
    pub field: Option<Field>,
    /// How it was written.
    pub intent: Intent,
    /// The record allows its words, with a reason.
    pub allowed: bool,
}

impl HidingAttempt {
    /// Whether the record is held back for it: the words do not name a reader, and the coach has not said that they may
    /// be shared.
    pub fn holds(&self) -> bool {
        self.intent.strength == Strength::Unnamed && !self.allowed
    }
}

/// Every attempt in an engagement, in order of record and place.
pub(super) fn find(source: Source<'_>, readers: &[Reader]) -> Vec<HidingAttempt> {
    let mut found = Vec::new();
    for (number, record) in source.model.records.iter().enumerate() {
        if record.common.draft || !reaches_others(source, record) {
            continue;
        }
        let id = RecordId(number);
        let mut in_record = in_prose(id, record);
        in_record.extend(in_fields(source, readers, id));
        let allowed = allows(record);
        in_record
            .iter_mut()
            .for_each(|attempt| attempt.allowed = allowed);
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
pub(super) fn reaches_others(source: Source<'_>, record: &Record) -> bool {
    let row = source.policy.kind(record.kind);
    row.client.max(row.ceiling) == Level::Shared
}

fn in_prose(id: RecordId, record: &Record) -> Vec<HidingAttempt> {
    if record.common.body_coach_only {
        return Vec::new();
    }
    let attempts = record
        .body
        .attempts
        .iter()
        .filter(|attempt| match attempt.narrowed {
            Some(Narrowed::CoachOnly) => false,
            Some(Narrowed::ClientOnly) => attempt.intent.strength != Strength::Client,
            None => true,
        });
    attempts
        .map(|attempt| HidingAttempt {
            record: id,
            span: attempt.span,
            field: None,
            intent: attempt.intent,
            allowed: false,
        })
        .collect()
}

fn in_fields(source: Source<'_>, readers: &[Reader], id: RecordId) -> Vec<HidingAttempt> {
    let all = Levels::all(source.model.records.len());
    let mut found = Vec::new();
    for leaf in leaves::of(source, &Reader::Coach, &all, id, Level::Shared) {
        if !is_text(leaf.field) {
            continue;
        }
        let place = match leaf.field {
            Field::RecordTitle => Place::Title,
            _ => Place::Field,
        };
        let intents = leaf
            .text
            .lines()
            .filter_map(|line| intent::of_line(line, place));
        if let Some(intent) = intents.max_by_key(|intent| intent.strength) {
            found.push(HidingAttempt {
                record: id,
                span: leaf.span,
                field: Some(leaf.field),
                intent,
                allowed: false,
            });
        }
    }
    if !found.is_empty() {
        let seen: Vec<(&Reader, Vec<Span>)> = readers
            .iter()
            .filter(|reader| **reader != Reader::Coach)
            .map(|reader| {
                let leaves = leaves::of(source, reader, &all, id, Level::Shared);
                let visible = leaves.into_iter().filter(|leaf| leaf.visible);
                (reader, visible.map(|leaf| leaf.span).collect())
            })
            .collect();
        found.retain(|attempt| {
            seen.iter().any(|(reader, spans)| {
                let client = **reader == Reader::Client;
                spans.contains(&attempt.span)
                    && !(client && attempt.intent.strength == Strength::Client)
            })
        });
    }
    found
}

/// Whether a record can be held back by itself; the agreement cannot, since no portal is made without it.
pub fn can_be_held_back(kind: Kind) -> bool {
    kind != Kind::Engagement
}
