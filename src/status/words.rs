//! The fixed words of the status, which are read only if they are known.
//!
//! An unknown word means that a file was written by another version of the program.

use serde::{Deserialize, Deserializer, de};

use super::missing::MISSING;
use crate::derive::{OverdueKind, PhaseState, Step};
use crate::kind::{Kind, Phase};
use crate::record::value::{Owner, ReviewType, Status};

/// A word of front matter or a stable identifier. The derived implementations would borrow a `&'static str` from the
/// text that is read; with this name for it, the field's own function reads it.
pub type Keyword = &'static str;

fn known<E: de::Error>(text: &str, words: impl IntoIterator<Item = Keyword>) -> Result<Keyword, E> {
    let mut words = words.into_iter();
    let found = words.find(|word| *word == text);
    found.ok_or_else(|| E::custom("unknown word"))
}

fn required<'de, D: Deserializer<'de>>(
    from: D,
    words: impl IntoIterator<Item = Keyword>,
) -> Result<Keyword, D::Error> {
    known(&String::deserialize(from)?, words)
}

fn optional<'de, D: Deserializer<'de>>(
    from: D,
    words: impl IntoIterator<Item = Keyword>,
) -> Result<Option<Keyword>, D::Error> {
    let text = Option::<String>::deserialize(from)?;
    text.map(|text| known(&text, words)).transpose()
}

pub(super) fn status<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Keyword>, D::Error> {
    optional(from, Status::ALL.iter().map(|one| one.word()))
}

pub(super) fn phase<'de, D: Deserializer<'de>>(from: D) -> Result<Keyword, D::Error> {
    required(from, Phase::ALL.map(Phase::word))
}

pub(super) fn phase_if_any<'de, D: Deserializer<'de>>(
    from: D,
) -> Result<Option<Keyword>, D::Error> {
    optional(from, Phase::ALL.map(Phase::word))
}

pub(super) fn state<'de, D: Deserializer<'de>>(from: D) -> Result<PhaseState, D::Error> {
    let text = String::deserialize(from)?;
    let states = [
        PhaseState::NotStarted,
        PhaseState::InProgress,
        PhaseState::Complete,
    ];
    let found = states.into_iter().find(|state| state.word() == text);
    found.ok_or_else(|| de::Error::custom("unknown word"))
}

pub(super) fn kind<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Keyword>, D::Error> {
    optional(from, Kind::ALL.map(Kind::word))
}

pub(super) fn review<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Keyword>, D::Error> {
    optional(from, ReviewType::ALL.iter().map(|one| one.word()))
}

pub(super) fn owner<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Keyword>, D::Error> {
    optional(from, Owner::ALL.iter().map(|one| one.word()))
}

pub(super) fn goal<'de, D: Deserializer<'de>>(from: D) -> Result<Keyword, D::Error> {
    let kinds = [OverdueKind::Milestone, OverdueKind::Objective];
    required(from, kinds.map(OverdueKind::word))
}

pub(super) fn step<'de, D: Deserializer<'de>>(from: D) -> Result<Keyword, D::Error> {
    required(from, Step::ALL.map(Step::word))
}

pub(super) fn missing<'de, D: Deserializer<'de>>(from: D) -> Result<Keyword, D::Error> {
    required(from, MISSING.map(|(word, _)| word))
}
