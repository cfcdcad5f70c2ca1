//! Record names in a reader's portal, by record.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::copy::key;
use super::types::Fact;
use crate::model::RecordId;

/// A record with the beginning of its name and its date.
pub(super) type SlugParts = (String, Option<NaiveDate>, RecordId);

/// Whether two records would have the same name and day.
pub(super) fn same_name_and_day(one: &SlugParts, other: &SlugParts) -> bool {
    (&one.0, one.1) == (&other.0, other.1)
}

/// The names of the records that one reader sees.
#[derive(Debug, Clone, Default)]
pub struct Slugs {
    pub(super) records: BTreeMap<RecordId, String>,
    /// Names of the copies that a sponsor has, by their names in the ledger.
    pub(super) copies: BTreeMap<String, String>,
}

impl Slugs {
    /// The keys of records, for a copy. A key that two records share is left out.
    pub(super) fn keys(facts: Vec<(RecordId, Fact)>) -> Slugs {
        let mut keys: BTreeMap<String, Vec<RecordId>> = BTreeMap::new();
        for (id, fact) in facts {
            keys.entry(key(&fact)).or_default().push(id);
        }
        let only = keys
            .into_iter()
            .filter_map(|(key, ids)| match ids.as_slice() {
                [id] => Some((*id, key)),
                _ => None,
            });
        Slugs {
            records: only.collect(),
            copies: BTreeMap::new(),
        }
    }

    /// The name of a copy, by its name in the ledger.
    pub(super) fn for_history(&self, name: &str) -> Option<&str> {
        self.copies.get(name).map(String::as_str)
    }

    /// Placeholder slugs that identify the records themselves, to find which record refers to which.
    pub(super) fn marks(named: &[SlugParts], mark: impl Fn(RecordId) -> String) -> Slugs {
        Slugs {
            records: named.iter().map(|(_, _, id)| (*id, mark(*id))).collect(),
            copies: BTreeMap::new(),
        }
    }

    /// Every record that the reader sees, with its name.
    pub fn all(&self) -> impl Iterator<Item = (RecordId, &str)> {
        self.records.iter().map(|(id, slug)| (*id, slug.as_str()))
    }

    /// The name of one record, if the reader sees it.
    pub fn get(&self, id: RecordId) -> Option<&str> {
        self.records.get(&id).map(String::as_str)
    }
}
