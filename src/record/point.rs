//! A point of the agenda, with its objectives and their milestones.

use chrono::NaiveDate;

use super::decode::Fields;
use super::leaf::{Leaf, List, Opt};
use super::parts::{Action, ActionFields, AttainmentFields, Measurable, MeasurableFields};
use super::value::Id;
use crate::policy::Field;

/// One point of the agenda.
#[derive(Debug, Clone)]
pub struct Point {
    pub id: Leaf<Id>,
    pub title: Leaf<String>,
    /// A word or two that the practice uses for points of several clients.
    pub theme: Opt<String>,
    /// `record` or `record#finding`.
    pub draws_on: Vec<Leaf<String>>,
    pub business_benefit: Opt<String>,
    pub success: Opt<String>,
    /// What the manager contributes, in words.
    pub support: Opt<String>,
    /// What the manager contributes, as actions.
    pub actions: List<Action>,
    pub personal: Opt<bool>,
    pub objectives: List<Objective>,
}

impl Point {
    /// Whether the point stays between client and coach: it is hidden from every sponsor.
    pub fn is_personal(&self) -> bool {
        self.personal
            .as_ref()
            .is_some_and(|personal| personal.value)
    }
}

/// A SMART objective: one field for each of the five letters.
#[derive(Debug, Clone)]
pub struct Objective {
    pub id: Leaf<Id>,
    pub specific: Opt<String>,
    pub measurable: Opt<Measurable>,
    pub achievable: Opt<String>,
    pub relevant: Opt<String>,
    pub due: Opt<NaiveDate>,
    pub milestones: List<Milestone>,
}

/// A step towards an objective.
#[derive(Debug, Clone)]
pub struct Milestone {
    pub id: Leaf<Id>,
    pub by: Opt<NaiveDate>,
    pub what: Opt<String>,
}

const MEASURABLE: MeasurableFields = MeasurableFields {
    group: Field::AgendaPointsObjectivesMeasurable,
    how: Field::AgendaPointsObjectivesMeasurableHow,
    scale: Field::AgendaPointsObjectivesMeasurableScale,
    baseline: Field::AgendaPointsObjectivesMeasurableBaseline,
    target: Field::AgendaPointsObjectivesMeasurableTarget,
    attainment: Some(AttainmentFields {
        levels: Field::AgendaPointsObjectivesMeasurableLevels,
        weight: Field::AgendaPointsObjectivesMeasurableWeight,
    }),
};

const SUPPORT: ActionFields = ActionFields {
    group: Field::AgendaPointsSupport,
    id: Field::AgendaPointsSupportId,
    what: Field::AgendaPointsSupportWhat,
    owner: Field::AgendaPointsSupportOwner,
    name: Some(Field::AgendaPointsSupportName),
    due: Field::AgendaPointsSupportDue,
    point: None,
};

pub(super) fn point(d: &mut Fields<'_, '_>) -> Option<Point> {
    let id = d.need(Field::AgendaPointsId);
    let title = d.need(Field::AgendaPointsTitle);
    let theme = d.get(Field::AgendaPointsTheme);
    let draws_on = d.all(Field::AgendaPointsDrawsOn);
    let business_benefit = d.get(Field::AgendaPointsBusinessBenefit);
    let success = d.get(Field::AgendaPointsSuccess);
    let (support, actions) = d.text_or_list(SUPPORT.group, |d| SUPPORT.one(d));
    let personal = d.switch(Field::AgendaPointsPersonal);
    let objectives = d.list(Field::AgendaPointsObjectives, objective);
    Some(Point {
        id: id?,
        title: title?,
        theme,
        draws_on,
        business_benefit,
        success,
        support,
        actions,
        personal,
        objectives,
    })
}

fn objective(d: &mut Fields<'_, '_>) -> Option<Objective> {
    let id = d.need(Field::AgendaPointsObjectivesId);
    let specific = d.get(Field::AgendaPointsObjectivesSpecific);
    let measurable = MEASURABLE.read(d);
    let achievable = d.get(Field::AgendaPointsObjectivesAchievable);
    let relevant = d.get(Field::AgendaPointsObjectivesRelevant);
    let due = d.get(Field::AgendaPointsObjectivesDue);
    let milestones = d.list(Field::AgendaPointsObjectivesMilestones, |d| {
        let id = d.need(Field::AgendaPointsObjectivesMilestonesId);
        let by = d.get(Field::AgendaPointsObjectivesMilestonesBy);
        let what = d.get(Field::AgendaPointsObjectivesMilestonesWhat);
        Some(Milestone { id: id?, by, what })
    });
    Some(Objective {
        id: id?,
        specific,
        measurable,
        achievable,
        relevant,
        due,
        milestones,
    })
}
