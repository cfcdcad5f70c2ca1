//! From the agenda of a view to that of the export.

use super::development::{
    AgendaContent, AgendaMilestone, AgendaObjective, AgendaPoint, DecidedChange,
};
use super::parts::{list, mark, maybe};
use crate::view::types::{AgendaView, AmendmentView, MilestoneView, ObjectiveView, PointView};

impl From<&AgendaView> for AgendaContent {
    fn from(view: &AgendaView) -> AgendaContent {
        let AgendaView {
            agreed_client,
            agreed_sponsor,
            points,
            amendments,
        } = view;
        AgendaContent {
            agreed_client: *agreed_client,
            agreed_sponsor: *agreed_sponsor,
            points: list(points),
            amendments: list(amendments),
        }
    }
}

impl From<&PointView> for AgendaPoint {
    fn from(view: &PointView) -> AgendaPoint {
        let PointView {
            id,
            title,
            theme,
            draws_on,
            business_benefit,
            success,
            support,
            actions,
            personal,
            objectives,
            coach_only,
        } = view;
        AgendaPoint {
            id: id.clone(),
            title: title.clone(),
            theme: theme.clone(),
            draws_on: list(draws_on),
            business_benefit: business_benefit.clone(),
            success: success.clone(),
            support: support.clone(),
            actions: list(actions),
            personal: *personal,
            objectives: list(objectives),
            coach_only: mark(*coach_only),
        }
    }
}

impl From<&ObjectiveView> for AgendaObjective {
    fn from(view: &ObjectiveView) -> AgendaObjective {
        let ObjectiveView {
            id,
            specific,
            measurable,
            achievable,
            relevant,
            due,
            milestones,
            coach_only,
        } = view;
        AgendaObjective {
            id: id.clone(),
            specific: specific.clone(),
            measurable: maybe(measurable),
            achievable: achievable.clone(),
            relevant: relevant.clone(),
            due: *due,
            milestones: list(milestones),
            coach_only: mark(*coach_only),
        }
    }
}

impl From<&MilestoneView> for AgendaMilestone {
    fn from(view: &MilestoneView) -> AgendaMilestone {
        let MilestoneView { id, by, what } = view.clone();
        AgendaMilestone { id, by, what }
    }
}

impl From<&AmendmentView> for DecidedChange {
    fn from(view: &AmendmentView) -> DecidedChange {
        let AmendmentView { by, change } = view;
        DecidedChange {
            by: by.into(),
            change: change.into(),
        }
    }
}
