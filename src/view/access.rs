//! Access of every reader to every record of an engagement: levels, approvals, and records that are held back.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::approvals::{Approvals, CopyInForce};
use super::attempts::HidingAttempt;
use super::copy::{ApprovedCopy, NewCopy};
use super::levels::Levels;
use super::parsed_prose::ParsedProse;
use super::private_name::PrivateName;
use crate::model::RecordId;
use crate::policy::AccessLevel;
use crate::reader::Reader;
use crate::span::Span;

/// The access that every reader has to every record.
#[derive(Debug)]
pub struct Access {
    pub(super) readers: BTreeMap<Reader, Levels>,
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

/// A copy that waits for approval.
#[derive(Debug)]
pub struct CopyWaiting {
    /// The record.
    pub record: RecordId,
    /// The sponsors who would get this exact copy, and who all have the same copy now, if any.
    pub sponsors: Vec<String>,
    /// The copy.
    pub made: NewCopy,
    /// What they have now, if anything.
    pub before: Option<CurrentCopy>,
}

/// The copy that a sponsor has.
#[derive(Debug, Clone)]
pub struct CurrentCopy {
    /// The day of its approval.
    pub on: NaiveDate,
    /// The copy.
    pub copy: Arc<ApprovedCopy>,
}

/// One repetition of private words.
#[derive(Debug, Clone)]
pub struct Repeat {
    /// The record that others would get.
    pub record: RecordId,
    /// Where the words are repeated.
    pub span: Span,
    /// Where the words are private.
    pub private: Span,
    /// Readers from whom the record is held back.
    pub hidden_from: Vec<Reader>,
}

impl Access {
    /// Hides records that are held back for their words, so that no copy quotes them.
    pub(super) fn hide_held_back(&self, levels: &mut Levels) {
        let repeated = self.repeats.iter().map(|repeat| repeat.record);
        for id in self.records_with_private_words().chain(repeated) {
            levels.set(id, AccessLevel::Hidden);
        }
    }

    /// Whether a record is held back from everyone but the coach until the coach resolves the problem in its text.
    pub fn is_held_back(&self, id: RecordId) -> bool {
        self.repeats.iter().any(|repeat| repeat.record == id)
            || self.records_with_private_words().any(|held| held == id)
    }

    /// Records that are held back because their words or paths suggest that they are private.
    pub(super) fn records_with_private_words(&self) -> impl Iterator<Item = RecordId> {
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

    /// Every reader who has a portal: the coach, the client and each sponsor.
    pub fn readers(&self) -> impl Iterator<Item = &Reader> {
        self.readers.keys()
    }

    /// The levels of one reader.
    pub fn levels(&self, reader: &Reader) -> Option<&Levels> {
        self.readers.get(reader)
    }

    /// The approved copies in a sponsor's portal.
    pub(super) fn sponsor_copies<'a>(&'a self, reader: &'a Reader) -> Vec<CopyInForce<'a>> {
        let Reader::Sponsor(name) = reader else {
            return Vec::new();
        };
        self.approvals.copies(name).collect()
    }

    /// Whether a sponsor gets a copy of a record today.
    pub(super) fn has_copy(&self, reader: &Reader, id: RecordId) -> bool {
        let Reader::Sponsor(name) = reader else {
            return false;
        };
        self.approvals
            .of_record(id)
            .and_then(|history| history.decided.get(name)?.copy.as_ref())
            .is_some_and(|approved| approved.granted)
    }
}
