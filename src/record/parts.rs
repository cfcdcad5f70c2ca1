//! Groups of fields that several kinds share: findings, themes, actions and changes.

use chrono::NaiveDate;

use super::decode::Fields;
use super::leaf::{Leaf, List, Opt};
use super::person::Person;
use super::value::{
    AgreedBy, ChangeKind, Id, Measure, Outcome, Owner, SessionOwner, ThemeKind, Weight, Who,
};
use crate::policy::Field;

/// A finding of the diagnosis, or a sponsor's expectation: words with an id.
#[derive(Debug, Clone)]
pub struct Finding {
    pub id: Leaf<Id>,
    pub text: Leaf<String>,
    /// The interview question that it answers.
    pub question: Opt<Id>,
}

/// The fields that govern a kind's findings.
pub struct FindingFields {
    pub group: Field,
    pub id: Field,
    pub text: Field,
    /// `None` if the findings are not from an interview.
    pub question: Option<Field>,
}

impl FindingFields {
    /// Reads the list.
    pub fn read(&self, d: &mut Fields<'_, '_>) -> List<Finding> {
        d.list(self.group, |d| {
            let (id, text) = (d.need(self.id), d.need(self.text));
            let question = self.question.and_then(|question| d.get(question));
            Some(Finding {
                id: id?,
                text: text?,
                question,
            })
        })
    }
}

/// One theme.
#[derive(Debug, Clone)]
pub struct RecordedTheme {
    pub id: Leaf<Id>,
    pub text: Leaf<String>,
    pub kind: Opt<ThemeKind>,
    /// The stakeholder interviews, or findings in them, that it summarises.
    pub heard_in: Vec<Leaf<String>>,
}

/// An agreed action.
#[derive(Debug, Clone)]
pub struct Action {
    pub id: Leaf<Id>,
    pub what: Leaf<String>,
    pub owner: Opt<Owner>,
    /// The sponsor's name, if the action is a sponsor's.
    pub name: Opt<Person>,
    pub due: Opt<NaiveDate>,
    pub point: Opt<Id>,
}

/// The fields that govern a kind's actions.
pub struct ActionFields {
    pub group: Field,
    pub id: Field,
    pub what: Field,
    pub owner: Field,
    /// `None` if an action cannot be a sponsor's.
    pub name: Option<Field>,
    pub due: Field,
    /// `None` if the actions belong to an agenda point.
    pub point: Option<Field>,
}

impl ActionFields {
    /// Reads the list.
    pub fn read(&self, d: &mut Fields<'_, '_>) -> List<Action> {
        d.list(self.group, |d| self.one(d))
    }

    /// Reads one action.
    pub fn one(&self, d: &mut Fields<'_, '_>) -> Option<Action> {
        let (id, what) = (d.need(self.id), d.need(self.what));
        let (owner, name) = match self.name {
            Some(name) => (d.get(self.owner), d.get(name)),
            None => {
                let owner = d.get::<SessionOwner>(self.owner);
                (owner.map(|leaf| leaf.with(leaf.value.0)), None)
            }
        };
        let due = d.get(self.due);
        let point = self.point.and_then(|point| d.get(point));
        Some(Action {
            id: id?,
            what: what?,
            owner,
            name,
            due,
            point,
        })
    }
}

/// The outcome of an earlier action.
#[derive(Debug, Clone)]
pub struct Reviewed {
    pub action: Leaf<Id>,
    pub outcome: Leaf<Outcome>,
    /// A new date.
    pub due: Opt<NaiveDate>,
    pub learning: Opt<String>,
}

/// The fields that govern a kind's follow-up of earlier actions.
pub struct ReviewedFields {
    pub group: Field,
    pub action: Field,
    pub outcome: Field,
    pub due: Field,
    pub learning: Field,
}

impl ReviewedFields {
    /// Reads the list.
    pub fn read(&self, d: &mut Fields<'_, '_>) -> List<Reviewed> {
        d.list(self.group, |d| {
            let action = d.need(self.action);
            let outcome = d.need(self.outcome);
            let due = d.get(self.due);
            let learning = d.get(self.learning);
            Some(Reviewed {
                action: action?,
                outcome: outcome?,
                due,
                learning,
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
    /// A description of each level of attainment, from -2 to +2: five sentences, or none.
    pub levels: Vec<Leaf<String>>,
    /// The weight of the objective relative to the others; 1 if absent.
    pub weight: Opt<Weight>,
}

/// The fields that govern a measure.
pub struct MeasurableFields {
    pub group: Field,
    pub how: Field,
    pub scale: Field,
    pub baseline: Field,
    pub target: Field,
    /// `None` if the levels cannot be changed.
    pub attainment: Option<AttainmentFields>,
}

/// The fields that govern goal attainment scaling.
pub struct AttainmentFields {
    pub levels: Field,
    pub weight: Field,
}

impl MeasurableFields {
    /// Reads the group. A text in place of the group is read as `how`.
    pub fn read(&self, d: &mut Fields<'_, '_>) -> Opt<Measurable> {
        d.group(self.group, |d| {
            Some(Measurable {
                how: d.get(self.how),
                scale: d.get(self.scale),
                baseline: d.get(self.baseline),
                target: d.get(self.target),
                levels: self.attainment.as_ref().map_or_else(Vec::new, |fields| {
                    d.exactly(fields.levels, 5, LEVELS_EXPECTED)
                }),
                weight: self
                    .attainment
                    .as_ref()
                    .and_then(|fields| d.get(fields.weight)),
            })
        })
    }
}

/// What to write if there are not five levels.
const LEVELS_EXPECTED: &str = "a list of five sentences, from -2 (much less than expected) through 0 (as expected) to +2 (much more)";

/// An amendment of the agenda after it was agreed.
#[derive(Debug, Clone)]
pub struct Change {
    pub objective: Opt<Id>,
    pub point: Opt<Id>,
    pub change: Leaf<ChangeKind>,
    pub agreed: Opt<ChangeAgreed>,
    pub now: Opt<Revision>,
    pub because: Leaf<String>,
}

/// The days on which an amendment was agreed.
#[derive(Debug, Clone)]
pub struct ChangeAgreed {
    pub client: Opt<NaiveDate>,
    pub sponsor: Opt<NaiveDate>,
}

impl Change {
    /// The day on which a party agreed, if any.
    pub fn agreed_on(&self, party: AgreedBy) -> Option<NaiveDate> {
        let agreed = &self.agreed.as_ref()?.value;
        let day = match party {
            AgreedBy::Client => &agreed.client,
            AgreedBy::Sponsor => &agreed.sponsor,
        };
        day.as_ref().map(|day| day.value)
    }
}

/// The person whose opinion or score it is.
#[derive(Debug, Clone)]
pub struct Rater {
    pub by: Leaf<Who>,
    /// The sponsor's name, if it is a sponsor's.
    pub name: Opt<Person>,
}

/// The new words of a changed item. Absent fields are unchanged.
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
    pub agreed: Field,
    pub agreed_client: Field,
    pub agreed_sponsor: Field,
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
                d.skip("agreed");
                d.skip("now");
                d.skip("change");
                d.skip("because");
                return None;
            }
            let change = d.need(self.change);
            let because = d.need(self.because);
            let agreed = d.group(self.agreed, |d| {
                Some(ChangeAgreed {
                    client: d.get(self.agreed_client),
                    sponsor: d.get(self.agreed_sponsor),
                })
            });
            let now = d.group(self.now, |d| Some(self.revision(d)));
            Some(Change {
                objective,
                point,
                change: change?,
                agreed,
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
