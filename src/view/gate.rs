//! One record's gate for one reader: lets a value through as an owned copy, or not at all.

use crate::policy::{Field, Level, Policy};
use crate::reader::Party;
use crate::record::leaf::{Leaf, List, Opt};

/// Knows the reader, the level at which the reader has the record, and the policy.
#[derive(Clone, Copy)]
pub struct Gate<'p> {
    pub policy: &'p Policy,
    pub party: Party,
    pub level: Level,
    /// Whether this reader pays the coach.
    pub pays: bool,
}

impl Gate<'_> {
    /// Whether the reader sees this field of this record.
    pub fn open(&self, field: Field) -> bool {
        self.policy.sees(field, self.party, self.level, self.pays)
    }

    /// Whether items marked `coach_only` pass.
    pub fn coach(&self) -> bool {
        self.party == Party::Coach
    }

    /// A required value.
    pub fn one<T: Clone>(&self, leaf: &Leaf<T>) -> Option<T> {
        self.open(leaf.field).then(|| leaf.value.clone())
    }

    /// An optional value.
    pub fn see<T: Clone>(&self, leaf: &Opt<T>) -> Option<T> {
        leaf.as_ref().and_then(|leaf| self.one(leaf))
    }

    /// A list of plain values.
    pub fn all<T: Clone>(&self, leaves: &[Leaf<T>]) -> Vec<T> {
        leaves.iter().filter_map(|leaf| self.one(leaf)).collect()
    }

    /// A list of groups: empty where the group is hidden, and without the coach's own items. An item
    /// of which `read` makes nothing is left out, and nothing betrays that it was there.
    pub fn list<T, U>(&self, list: &List<T>, read: impl Fn(&T, bool) -> Option<U>) -> Vec<U> {
        if !self.open(list.field) {
            return Vec::new();
        }
        list.items
            .iter()
            .filter(|item| self.coach() || !item.coach_only)
            .filter_map(|item| read(&item.value, item.coach_only && self.coach()))
            .collect()
    }

    /// A group of fields.
    pub fn group<T, U>(&self, group: &Opt<T>, read: impl FnOnce(&T) -> U) -> Option<U> {
        let leaf = group.as_ref()?;
        self.open(leaf.field).then(|| read(&leaf.value))
    }
}
