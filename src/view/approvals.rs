//! Reads the ledger: which sponsor has which copy, and which record each copy belongs to.
//!
//! What a sponsor has depends only on the ledger and the copies. Which record a copy belongs to affects only what
//! the coach and the client see.

mod entries;
mod quoted;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;

use super::copy::{ApprovedCopy, key};
use super::input::ProjectionInput;
use super::levels::{approvable, grants_copy};
use crate::model::{CopyProblem, Model, RecordId};
use crate::record::ledger::{Decision, LedgerEntry};
use crate::span::Span;
use crate::text::same_name;
use entries::{in_order, usable};

/// All decisions about one record.
#[derive(Debug)]
pub struct DecisionHistory {
    /// The record's name in the ledger.
    pub name: String,
    /// The record's path at the time of the last decision about it.
    pub file: String,
    /// The record itself, if it still exists.
    pub record: Option<RecordId>,
    /// What was decided for each sponsor, by the sponsor's name in engagement.md.
    pub decided: BTreeMap<String, Decided>,
}

impl DeclinedCopy {
    /// Whether the refusal covers this exact copy. After a withdrawal the record is not offered for approval again,
    /// even if it changes.
    pub fn covers(&self, copy: &ApprovedCopy) -> bool {
        self.withdrawn
            || self
                .digest
                .as_deref()
                .is_none_or(|digest| digest == copy.digest_of_words())
    }
}

/// A copy that a sponsor has.
#[derive(Debug, Clone, Copy)]
pub struct CopyInForce<'a> {
    /// The decisions about the record.
    pub history: &'a DecisionHistory,
    /// The day of the copy's approval.
    pub approved_on: NaiveDate,
    /// The copy.
    pub copy: &'a Arc<ApprovedCopy>,
}

/// What was decided for one sponsor.
#[derive(Debug, Clone, Default)]
pub struct Decided {
    /// The copy that the sponsor has: the last one approved, unless it was withdrawn.
    pub copy: Option<Approved>,
    /// The refusal after that approval, if any.
    pub refusal: Option<DeclinedCopy>,
}

/// An approval in force.
#[derive(Debug, Clone)]
pub struct Approved {
    /// The day of the approval.
    pub on: NaiveDate,
    /// Where the ledger records it.
    pub span: Span,
    /// The digest of the copy.
    pub digest: String,
    /// The copy, or why it cannot be used.
    pub copy: Result<Arc<ApprovedCopy>, CopyProblem>,
    /// Whether the sponsor gets the copy today: the agreement in force shares records of this kind, and the copy's date
    /// is one of the sponsor's days.
    pub granted: bool,
}

/// A refusal. An earlier approved copy still counts, unless it was withdrawn.
#[derive(Debug, Clone)]
pub struct DeclinedCopy {
    /// The day of the refusal.
    pub on: NaiveDate,
    /// Whether an approval was withdrawn. Otherwise a new version was declined.
    pub withdrawn: bool,
    /// The digest of the declined copy.
    pub digest: Option<String>,
    /// The reason; visible to the coach only.
    pub because: Option<String>,
}

/// A decision for a person who is not a sponsor.
#[derive(Debug, Clone)]
pub struct UnknownSponsor {
    /// The name of the record in the ledger.
    pub record: String,
    /// The person it names.
    pub name: String,
    /// Where the ledger records it.
    pub span: Span,
}

/// All decisions up to a day.
#[derive(Debug, Default)]
pub struct Approvals {
    /// In the order of the first decision about each record.
    pub histories: Vec<DecisionHistory>,
    /// Entries for people who are not sponsors of the engagement: the first for each name and record.
    pub unknown_sponsors: Vec<UnknownSponsor>,
    /// Every copy that was ever approved, for whomever.
    pub given: Vec<GivenCopy>,
}

/// A copy that was approved, also if it was withdrawn or replaced since: who had it may have kept it.
#[derive(Debug)]
pub struct GivenCopy {
    /// The name of the record in the ledger.
    pub record: String,
    /// The day of the approval.
    pub on: NaiveDate,
    /// The copy; `None` if it cannot be used.
    pub copy: Option<Arc<ApprovedCopy>>,
}

impl Approvals {
    /// Reads the decisions in an engagement's ledger up to `source.today`.
    pub(super) fn resolve(source: ProjectionInput<'_>) -> Approvals {
        let mut approvals = Approvals::default();
        let model = source.model;
        let Some((_, engagement)) = model.engagement() else {
            return approvals;
        };
        let client = engagement.client.value.name.value.as_str();
        let mut read: BTreeMap<&str, Result<Arc<ApprovedCopy>, CopyProblem>> = BTreeMap::new();
        for entry in in_order(&model.approvals.ledger.entries) {
            if let Decision::Approved { copy } = &entry.decision
                && entry.on <= *source.today
            {
                let usable = read
                    .entry(copy)
                    .or_insert_with(|| usable(model, client, copy));
                approvals.given.push(GivenCopy {
                    record: entry.record.clone(),
                    on: entry.on,
                    copy: usable.as_ref().ok().cloned(),
                });
            }
            let mut sponsors = engagement
                .known_sponsors()
                .filter(|sponsor| same_name(&sponsor.name.value, &entry.sponsor));
            // A name that two sponsors share is ambiguous and matches neither.
            let sponsor = match (sponsors.next(), sponsors.next()) {
                (Some(sponsor), None) => sponsor,
                _ => {
                    let same = |known: &UnknownSponsor| {
                        known.record == entry.record && same_name(&known.name, &entry.sponsor)
                    };
                    if !approvals.unknown_sponsors.iter().any(same) {
                        approvals.unknown_sponsors.push(UnknownSponsor {
                            record: entry.record.clone(),
                            name: entry.sponsor.clone(),
                            span: entry.span,
                        });
                    }
                    continue;
                }
            };
            if entry.on > *source.today {
                continue;
            }
            let decided = approvals
                .history_mut(entry)
                .decided
                .entry(sponsor.name.value.clone())
                .or_default();
            let refusal = |withdrawn: bool, digest: &Option<String>, because: &Option<String>| {
                Some(DeclinedCopy {
                    on: entry.on,
                    withdrawn,
                    digest: digest.clone(),
                    because: because.clone(),
                })
            };
            match &entry.decision {
                Decision::Declined { copy, because } => {
                    decided.refusal = refusal(false, copy, because);
                }
                Decision::Withdrawn { because } => {
                    *decided = Decided {
                        copy: None,
                        refusal: refusal(true, &None, because),
                    }
                }
                Decision::Approved { copy } => {
                    let usable = read
                        .entry(copy)
                        .or_insert_with(|| usable(model, client, copy));
                    // A copy of another kind of record, entered by hand.
                    let usable = match usable {
                        Ok(copy) if !entry.record.starts_with(copy.record.kind.word()) => {
                            &mut Err(CopyProblem::OtherRecord)
                        }
                        usable => usable,
                    };
                    let granted = usable
                        .as_ref()
                        .is_ok_and(|copy| grants_copy(source, engagement, sponsor, copy));
                    *decided = Decided {
                        copy: Some(Approved {
                            on: entry.on,
                            span: entry.span,
                            digest: copy.clone(),
                            copy: usable.clone(),
                            granted,
                        }),
                        refusal: None,
                    };
                }
            }
        }
        approvals.find_records(source);
        approvals
    }

    fn history_mut(&mut self, entry: &LedgerEntry) -> &mut DecisionHistory {
        let known = self
            .histories
            .iter()
            .position(|one| one.name == entry.record);
        let at = known.unwrap_or_else(|| {
            self.histories.push(DecisionHistory {
                name: entry.record.clone(),
                file: String::new(),
                record: None,
                decided: BTreeMap::new(),
            });
            self.histories.len() - 1
        });
        let history = &mut self.histories[at];
        history.file.clone_from(&entry.file);
        history
    }

    /// Finds the record of each history: by its key, wherever the file is now, otherwise by its path.
    fn find_records(&mut self, source: ProjectionInput<'_>) {
        let model = source.model;
        let mut keys: BTreeMap<String, Vec<RecordId>> = BTreeMap::new();
        for id in approvable(source) {
            if let Some(fact) = super::fact::full_fact(model, id) {
                keys.entry(key(&fact)).or_default().push(id);
            }
        }
        let path_of = |id: &RecordId| model.record(*id).path.as_str();
        let mut taken: BTreeSet<RecordId> = BTreeSet::new();
        for history in &mut self.histories {
            let known = keys.get(&history.key()).map_or(&[][..], Vec::as_slice);
            let found = match known {
                [only] => Some(*only),
                several => several
                    .iter()
                    .copied()
                    .find(|id| path_of(id) == history.file),
            };
            history.record = found.filter(|id| taken.insert(*id));
        }
        for history in self.histories.iter_mut().filter(|one| one.record.is_none()) {
            // For example, its date was corrected, or it is a draft again.
            let kind = history.kind();
            let found = model.records.iter().position(|record| {
                record.path == history.file && kind.is_none_or(|kind| kind == record.kind)
            });
            history.record = found.map(RecordId).filter(|id| taken.insert(*id));
        }
    }

    /// The name under which decisions about a record are listed: its current name, otherwise a new one.
    pub fn name_of(&self, model: &Model, id: RecordId) -> String {
        if let Some(history) = self.of_record(id) {
            return history.name.clone();
        }
        let name = super::fact::full_fact(model, id).map_or_else(
            || model.record(id).kind.word().to_owned(),
            |fact| key(&fact),
        );
        // Names in entries of a later day are taken too.
        let taken = |name: &String| {
            let mut entries = model.approvals.ledger.entries.iter();
            entries.any(|entry| entry.record == *name)
        };
        let mut names = (2..).map(|number| format!("{name}-{number}"));
        match taken(&name) {
            false => name,
            true => names.find(|name| !taken(name)).unwrap_or_default(),
        }
    }

    /// The decision history of a record.
    pub fn of_record(&self, id: RecordId) -> Option<&DecisionHistory> {
        self.histories
            .iter()
            .find(|history| history.record == Some(id))
    }

    /// The copies that a sponsor gets today.
    pub fn copies<'a>(&'a self, sponsor: &'a str) -> impl Iterator<Item = CopyInForce<'a>> {
        self.histories.iter().filter_map(move |history| {
            let approved = history.decided.get(sponsor)?.copy.as_ref()?;
            let copy = CopyInForce {
                history,
                approved_on: approved.on,
                copy: approved.copy.as_ref().ok()?,
            };
            approved.granted.then_some(copy)
        })
    }
}

impl DecisionHistory {
    /// The kind of the record, taken from its copies.
    fn kind(&self) -> Option<crate::kind::Kind> {
        self.copies().map(|copy| copy.record.kind).next()
    }

    /// The key of the record in its last copy. Without a copy, its name in the ledger, which begins with that key.
    fn key(&self) -> String {
        let last = self.approved().max_by_key(|(at, _)| *at);
        last.map_or_else(|| self.name.clone(), |(_, copy)| key(&copy.record))
    }

    /// Each copy with the position of its entry in the ledger; later entries have a higher position.
    fn approved(&self) -> impl Iterator<Item = (u32, &Arc<ApprovedCopy>)> {
        self.decided.values().filter_map(|decided| {
            let approved = decided.copy.as_ref()?;
            Some((approved.span.start, approved.copy.as_ref().ok()?))
        })
    }

    fn copies(&self) -> impl Iterator<Item = &Arc<ApprovedCopy>> {
        self.approved().map(|(_, copy)| copy)
    }
}
