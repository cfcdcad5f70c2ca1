//! Groups of fields that several kinds share: findings, actions and changes.

use chrono::NaiveDate;

use super::decode::Fields;
use super::leaf::{Leaf, List, Opt};
use super::value::{ChangeKind, Id, Measure, Owner};
use crate::policy::Field;

/// Something found in a diagnosis, or a sponsor's expectation: words with an id.
#[derive(Debug, Clone)]
pub struct Finding {
    pub id: Leaf<Id>,
    pub text: Leaf<String>,
}

/// Reads a list of findings: its group, ids and texts are governed by these fields.
pub fn findings(d: &mut Fields<'_, '_>, group: Field, id: Field, text: Field) -> List<Finding> {
    d.list(group, |d| {
        let (id, text) = (d.need(id), d.need(text));
        Some(Finding {
            id: id?,
            text: text?,
        })
    })
}

/// Something that was agreed to be done.
#[derive(Debug, Clone)]
pub struct Action {
    pub id: Leaf<Id>,
    pub what: Leaf<String>,
    pub owner: Opt<Owner>,
    pub due: Opt<NaiveDate>,
    pub point: Opt<Id>,
}

/// The fields that govern a kind's actions.
pub struct ActionFields {
    pub group: Field,
    pub id: Field,
    pub what: Field,
    pub owner: Field,
    pub due: Field,
    pub point: Field,
}

impl ActionFields {
    /// Reads the list.
    pub fn read(&self, d: &mut Fields<'_, '_>) -> List<Action> {
        d.list(self.group, |d| {
            let (id, what) = (d.need(self.id), d.need(self.what));
            let owner = d.get(self.owner);
            let due = d.get(self.due);
            let point = d.get(self.point);
            Some(Action {
                id: id?,
                what: what?,
                owner,
                due,
                point,
            })
        })
    }
}

/// How an objective is measured.
#[derive(Debug, Clone, Default)]
pub struct Measurable {
    pub how: Opt<String>,
    /// The scale in words, for example `0-10`.
    pub scale: Opt<String>,
    pub baseline: Opt<Measure>,
    pub target: Opt<Measure>,
}

/// The fields that govern a measure.
pub struct MeasurableFields {
    pub group: Field,
    pub how: Field,
    pub scale: Field,
    pub baseline: Field,
    pub target: Field,
}

impl MeasurableFields {
    /// Reads the group; words in its place stand for `how`.
    pub fn read(&self, d: &mut Fields<'_, '_>) -> Opt<Measurable> {
        d.group(self.group, |d| {
            Some(Measurable {
                how: d.get(self.how),
                scale: d.get(self.scale),
                baseline: d.get(self.baseline),
                target: d.get(self.target),
            })
        })
    }
}

/// An amendment of the agenda after it was agreed.
#[derive(Debug, Clone)]
pub struct Change {
    pub objective: Opt<Id>,
    pub point: Opt<Id>,
    pub change: Leaf<ChangeKind>,
    pub now: Opt<Revision>,
    pub because: Leaf<String>,
}

/// The new words of what was changed; what is absent stays as it was.
#[derive(Debug, Clone, Default)]
pub struct Revision {
    pub title: Opt<String>,
    pub business_benefit: Opt<String>,
    pub success: Opt<String>,
    pub support: Opt<String>,
    pub specific: Opt<String>,
    pub measurable: Opt<Measurable>,
    pub achievable: Opt<String>,
    pub relevant: Opt<String>,
    pub due: Opt<NaiveDate>,
}

/// The fields that govern a kind's changes.
pub struct ChangeFields {
    pub group: Field,
    pub objective: Field,
    pub point: Field,
    pub change: Field,
    pub because: Field,
    pub now: Field,
    pub title: Field,
    pub business_benefit: Field,
    pub success: Field,
    pub support: Field,
    pub specific: Field,
    pub measurable: MeasurableFields,
    pub achievable: Field,
    pub relevant: Field,
    pub due: Field,
}

impl ChangeFields {
    /// Reads the list.
    pub fn read(&self, d: &mut Fields<'_, '_>) -> List<Change> {
        d.list(self.group, |d| {
            let objective = d.get(self.objective);
            let point = d.get(self.point);
            if objective.is_none()
                && point.is_none()
                && d.missing_either(self.objective, self.point)
            {
                d.skip("now");
                d.skip("change");
                d.skip("because");
                return None;
            }
            let change = d.need(self.change);
            let because = d.need(self.because);
            let now = d.group(self.now, |d| Some(self.revision(d)));
            Some(Change {
                objective,
                point,
                change: change?,
                now,
                because: because?,
            })
        })
    }

    fn revision(&self, d: &mut Fields<'_, '_>) -> Revision {
        Revision {
            title: d.get(self.title),
            business_benefit: d.get(self.business_benefit),
            success: d.get(self.success),
            support: d.get(self.support),
            specific: d.get(self.specific),
            measurable: self.measurable.read(d),
            achievable: d.get(self.achievable),
            relevant: d.get(self.relevant),
            due: d.get(self.due),
        }
    }
}

/// A milestone that was met.
#[derive(Debug, Clone)]
pub struct MilestoneMet {
    pub milestone: Leaf<Id>,
    pub met: Leaf<NaiveDate>,
}

/// Reads a list of milestones met.
pub fn milestones_met(
    d: &mut Fields<'_, '_>,
    group: Field,
    milestone: Field,
    met: Field,
) -> List<MilestoneMet> {
    d.list(group, |d| {
        let (milestone, met) = (d.need(milestone), d.need(met));
        Some(MilestoneMet {
            milestone: milestone?,
            met: met?,
        })
    })
}
