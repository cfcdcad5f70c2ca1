//! The gate of one record for one reader: returns an owned copy of a value, or nothing.

use chrono::NaiveDate;

use super::tenure::Tenure;
use crate::policy::{AccessLevel, Field, Policy};
use crate::reader::Party;
use crate::record::leaf::{Leaf, List, Opt};
use crate::record::person::Person;
use crate::record::value::{
    AgreedBy, AttainmentLevel, ChangeKind, Channel, ClockTime, ContactBy, Decision, EvidenceType,
    Id, Language, Measure, Mode, Outcome, Owner, Part, Payer, Range, Relationship, ReviewType,
    Score, SponsorRelationship, Status, ThemeKind, Verdict, Weight, Who,
};

/// Holds the reader, the level at which the reader has the record, the reader's days as a sponsor, and the policy.
#[derive(Clone, Copy)]
pub(super) struct Gate<'p> {
    pub(super) policy: &'p Policy,
    pub(super) party: Party,
    pub(super) level: AccessLevel,
    /// Whether this reader pays the coach.
    pub(super) pays: bool,
    pub(super) tenure: Tenure<'p>,
}

/// A type of value that a gate can pass. The projection does not compile if it passes a value of any other type.
pub(super) trait Passes: Clone {
    /// Whether this reader may see this value of an open field.
    fn passes(&self, gate: &Gate<'_>, field: Field) -> bool;
}

impl Passes for NaiveDate {
    fn passes(&self, gate: &Gate<'_>, field: Field) -> bool {
        gate.tenure.date(gate.policy, field, *self)
    }
}

impl Passes for Person {
    fn passes(&self, gate: &Gate<'_>, field: Field) -> bool {
        gate.tenure.person(field, self)
    }
}

impl Passes for Status {
    fn passes(&self, gate: &Gate<'_>, _: Field) -> bool {
        gate.tenure.status()
    }
}

macro_rules! whoever_sees_the_field {
    ($($type:ty)*) => {
        $(impl Passes for $type {
            fn passes(&self, _: &Gate<'_>, _: Field) -> bool {
                true
            }
        })*
    };
}

whoever_sees_the_field! {
    AgreedBy AttainmentLevel String bool u32 Id Measure Range Score ChangeKind Channel ClockTime ContactBy Decision EvidenceType Language Mode Outcome Owner
    Part Payer Relationship ReviewType SponsorRelationship ThemeKind Verdict Weight Who
}

impl Gate<'_> {
    /// Whether the reader sees this field of this record.
    pub(super) fn open(&self, field: Field) -> bool {
        self.policy.sees(field, self.party, self.level, self.pays)
    }

    /// Whether items marked `coach_only` pass.
    pub(super) fn coach(&self) -> bool {
        self.party == Party::Coach
    }

    /// A required value.
    pub(super) fn one<T: Passes>(&self, leaf: &Leaf<T>) -> Option<T> {
        let passes = self.open(leaf.field) && leaf.value.passes(self, leaf.field);
        passes.then(|| leaf.value.clone())
    }

    /// An optional value.
    pub(super) fn see<T: Passes>(&self, leaf: &Opt<T>) -> Option<T> {
        leaf.as_ref().and_then(|leaf| self.one(leaf))
    }

    /// A list of plain values.
    pub(super) fn all<T: Passes>(&self, leaves: &[Leaf<T>]) -> Vec<T> {
        leaves.iter().filter_map(|leaf| self.one(leaf)).collect()
    }

    /// A list of names.
    pub(super) fn people(&self, leaves: &[Leaf<Person>]) -> Vec<String> {
        self.all(leaves).into_iter().map(String::from).collect()
    }

    /// A list of groups. It is empty if the group is hidden, and leaves out items marked `coach_only`. An item for
    /// which `read` returns `None` is left out without a trace.
    pub(super) fn list<T, U>(
        &self,
        list: &List<T>,
        read: impl Fn(&T, bool) -> Option<U>,
    ) -> Vec<U> {
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
    pub(super) fn group<T, U>(&self, group: &Opt<T>, read: impl FnOnce(&T) -> U) -> Option<U> {
        let leaf = group.as_ref()?;
        self.open(leaf.field).then(|| read(&leaf.value))
    }
}
