//! From the parts of a view to the parts of the export.

use super::parts::{
    AgendaChange, AgreedAction, Measurement, MetMilestone, NewValues, ObjectiveReference,
    PointReference, RecordRef, ReviewedAction, SourceReference, mark, maybe, some_text,
};
use crate::view::types::{
    ActionView, ChangeView, MeasurableView, MilestoneMetSeen, ObjectiveRef, PointRef, ReviewedView,
    RevisionView, SourceView,
};

impl From<&ActionView> for AgreedAction {
    fn from(action: &ActionView) -> AgreedAction {
        let ActionView {
            id,
            what,
            owner,
            name,
            due,
            point,
            coach_only,
        } = action;
        AgreedAction {
            id: id.clone(),
            what: what.clone(),
            owner: *owner,
            sponsor: name.clone(),
            due: *due,
            point: maybe(point),
            coach_only: mark(*coach_only),
        }
    }
}

impl From<&ReviewedView> for ReviewedAction {
    fn from(reviewed: &ReviewedView) -> ReviewedAction {
        let ReviewedView {
            action,
            what,
            owner,
            name,
            outcome,
            due,
            learning,
            coach_only,
        } = reviewed;
        ReviewedAction {
            action: action.clone(),
            what: what.clone(),
            owner: *owner,
            sponsor: name.clone(),
            outcome: *outcome,
            due: *due,
            learning: learning.clone(),
            coach_only: mark(*coach_only),
        }
    }
}

impl From<&PointRef> for PointReference {
    fn from(point: &PointRef) -> PointReference {
        let PointRef { id, title } = point;
        PointReference {
            id: id.clone(),
            title: title.clone(),
        }
    }
}

impl From<&ObjectiveRef> for ObjectiveReference {
    fn from(objective: &ObjectiveRef) -> ObjectiveReference {
        let ObjectiveRef { id, words, point } = objective;
        ObjectiveReference {
            id: id.clone(),
            words: words.clone(),
            point: point.into(),
        }
    }
}

impl From<&SourceView> for SourceReference {
    fn from(source: &SourceView) -> SourceReference {
        let SourceView { record, finding } = source;
        SourceReference {
            record: RecordRef::from(record),
            finding: finding.as_ref().map(|(id, _)| id.clone()),
            text: finding.as_ref().map(|(_, text)| text.clone()),
        }
    }
}

impl From<&MeasurableView> for Measurement {
    fn from(measurable: &MeasurableView) -> Measurement {
        let MeasurableView {
            how,
            scale,
            baseline,
            target,
            levels,
            weight,
        } = measurable;
        Measurement {
            how: how.clone(),
            scale: scale.clone(),
            baseline: maybe(baseline),
            target: maybe(target),
            levels: levels.clone(),
            weight: *weight,
        }
    }
}

impl From<&MilestoneMetSeen> for MetMilestone {
    fn from(met: &MilestoneMetSeen) -> MetMilestone {
        let MilestoneMetSeen {
            milestone,
            what,
            objective,
            met,
        } = met;
        MetMilestone {
            milestone: milestone.clone(),
            what: what.clone(),
            objective: objective.clone(),
            met: *met,
        }
    }
}

impl From<&ChangeView> for AgendaChange {
    fn from(view: &ChangeView) -> AgendaChange {
        let ChangeView {
            change,
            objective,
            point,
            of,
            now,
            because,
            needs,
            agreed_client,
            agreed_sponsor,
            coach_only,
        } = view;
        AgendaChange {
            change: *change,
            objective: objective.clone(),
            point: point.clone(),
            of: of.clone(),
            now: now.into(),
            because: some_text(because),
            needs: needs.clone(),
            agreed_client: *agreed_client,
            agreed_sponsor: *agreed_sponsor,
            coach_only: mark(*coach_only),
        }
    }
}

impl From<&RevisionView> for NewValues {
    fn from(revision: &RevisionView) -> NewValues {
        let RevisionView {
            title,
            business_benefit,
            success,
            support,
            specific,
            measurable,
            achievable,
            relevant,
            due,
        } = revision;
        NewValues {
            title: title.clone(),
            business_benefit: business_benefit.clone(),
            success: success.clone(),
            support: support.clone(),
            specific: specific.clone(),
            measurable: maybe(measurable),
            achievable: achievable.clone(),
            relevant: relevant.clone(),
            due: *due,
        }
    }
}
