//! What a client's decision adds to the ledger and to the copies beside it.
//!
//! This module writes no file and changes no earlier entry. An approval for one sponsor does not affect the others.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::access::Access;
use super::approvals::DeclinedCopy;
use super::copy::{ApprovedCopy, create_copy};
use super::given_results::given_with_other_results;
use super::input::ProjectionInput;
use super::waiting::says_the_same;
use crate::model::RecordId;
use crate::record::ledger::{Decision, NewEntry};
use crate::today::Today;

/// What the client decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decide {
    /// The sponsor gets the record as it is now.
    Approve,
    /// The sponsor does not get the record as it is now.
    Decline {
        /// The reason; visible to the coach only.
        because: Option<String>,
    },
    /// The sponsor no longer has what was approved.
    Withdraw {
        /// The reason; visible to the coach only.
        because: Option<String>,
    },
}

/// What to add.
#[derive(Debug, Clone, Default)]
pub struct LedgerChange {
    /// Entries to append to the ledger.
    pub entries: Vec<NewEntry>,
    /// Files for `approvals/`, by name. A file that exists there already is identical, since its name is derived
    /// from its content.
    pub files: BTreeMap<String, Arc<[u8]>>,
    /// Sponsors whose decision is already recorded, with its day.
    pub unchanged: Vec<(String, NaiveDate)>,
    /// Sponsors for whom this exact version was approved, so that it can be withdrawn but not declined.
    pub has_it: Vec<String>,
    /// Sponsors who would get nothing: the agreement gives them no such record, or it took place after they left.
    pub without: Vec<String>,
    /// Sponsors who could compute an answer from the difference to results of the pulse round that were approved before.
    pub other_results: Vec<String>,
}

/// What a decision about a record on a given day adds, for sponsors by their names in engagement.md.
pub fn decide(
    source: ProjectionInput<'_>,
    access: &Access,
    id: RecordId,
    (sponsors, on): (&[String], NaiveDate),
    what: &Decide,
) -> LedgerChange {
    let mut change = LedgerChange::default();
    let Some((_, engagement)) = source.model.engagement() else {
        return change;
    };
    let day = Today::fixed(on);
    let history = access.approvals.of_record(id);
    let name = access.approvals.name_of(source.model, id);
    for sponsor in sponsors {
        let decided = history.and_then(|history| history.decided.get(sponsor));
        let approved = decided.and_then(|decided| decided.copy.as_ref());
        let refusal = decided.and_then(|decided| decided.refusal.as_ref());
        let decision = match what {
            Decide::Approve => {
                let made = |like| create_copy(source, access, id, (sponsor, &day), like);
                let same = approved.filter(|approved| {
                    let had = approved.copy.as_deref();
                    had.is_ok_and(|had| {
                        made(Some(had))
                            .is_some_and(|now| says_the_same(access, sponsor, had, &now.copy))
                    })
                });
                let Some(made) = made(None) else {
                    change.without.push(sponsor.clone());
                    continue;
                };
                if let (Some(same), None) = (same, refusal) {
                    change.unchanged.push((sponsor.clone(), same.on));
                    continue;
                }
                if given_with_other_results(source, access, id, &made.copy).is_some() {
                    change.other_results.push(sponsor.clone());
                    continue;
                }
                let text = made.copy.written();
                let copy = made.copy.digest();
                change
                    .files
                    .insert(format!("{copy}.json"), Arc::from(text.into_bytes()));
                for (file, bytes) in made.copy.files.iter().zip(made.files) {
                    change.files.insert(file.name.clone(), bytes);
                }
                Decision::Approved { copy }
            }
            Decide::Decline { because } => {
                let made = create_copy(source, access, id, (sponsor, &day), None);
                let now = made.as_ref().map(|made| &made.copy);
                let covers = |refusal: &&DeclinedCopy| now.is_some_and(|now| refusal.covers(now));
                if let Some(refusal) = refusal.filter(covers) {
                    change.unchanged.push((sponsor.clone(), refusal.on));
                    continue;
                }
                let had = approved.and_then(|approved| approved.copy.as_ref().ok());
                let same = |had: &&Arc<ApprovedCopy>| {
                    now.is_some_and(|now| says_the_same(access, sponsor, had, now))
                };
                if had.filter(same).is_some() {
                    change.has_it.push(sponsor.clone());
                    continue;
                }
                Decision::Declined {
                    copy: now.map(ApprovedCopy::digest_of_words),
                    because: because.clone(),
                }
            }
            Decide::Withdraw { because } => {
                if approved.is_none() {
                    change.without.push(sponsor.clone());
                    continue;
                }
                Decision::Withdrawn {
                    because: because.clone(),
                }
            }
        };
        let equal = source
            .model
            .approvals
            .ledger
            .entries
            .iter()
            .filter(|entry| {
                (&entry.record, &entry.sponsor, entry.on) == (&name, sponsor, on)
                    && entry.decision.word() == decision.word()
                    && entry.decision.copy() == decision.copy()
            });
        let again = equal.map(|entry| entry.again).max().unwrap_or(0) + 1;
        change.entries.push(NewEntry {
            again,
            record: name.clone(),
            file: source.model.record(id).path.clone(),
            sponsor: sponsor.clone(),
            on,
            by: engagement.client.value.name.value.clone(),
            decision,
        });
    }
    change
}
