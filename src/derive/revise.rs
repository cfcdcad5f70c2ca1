//! Applies changes to texts: values that a change sets replace the old ones, all others stay.
//!
//! Must not depend on when a change was made or by whom.

use crate::view::types::{ChangeView, MeasurableView, ObjectiveView, PointView, RevisionView};

/// Applies the new values of `now` to a point.
pub(super) fn revise_point(point: &mut PointView, now: &RevisionView) {
    if let Some(title) = &now.title {
        point.title.clone_from(title);
    }
    over(&mut point.business_benefit, &now.business_benefit);
    over(&mut point.success, &now.success);
    over(&mut point.support, &now.support);
}

/// Applies the new values of `now` to an objective.
pub(super) fn revise_objective(objective: &mut ObjectiveView, now: &RevisionView) {
    over(&mut objective.specific, &now.specific);
    over(&mut objective.achievable, &now.achievable);
    over(&mut objective.relevant, &now.relevant);
    over(&mut objective.due, &now.due);
    if let Some(new) = &now.measurable {
        let measure = objective
            .measurable
            .get_or_insert_with(MeasurableView::default);
        over(&mut measure.how, &new.how);
        over(&mut measure.scale, &new.scale);
        over(&mut measure.baseline, &new.baseline);
        over(&mut measure.target, &new.target);
    }
}

/// The point that `change` adds.
pub(super) fn added_point(id: &str, change: &ChangeView) -> PointView {
    let mut point = PointView {
        id: id.to_owned(),
        title: change.of.clone(),
        draws_on: Vec::new(),
        business_benefit: None,
        success: None,
        support: None,
        actions: Vec::new(),
        personal: None,
        objectives: Vec::new(),
        coach_only: change.coach_only,
    };
    revise_point(&mut point, &change.now);
    point
}

/// The objective that `change` adds.
pub(super) fn added_objective(id: &str, change: &ChangeView) -> ObjectiveView {
    let mut objective = ObjectiveView {
        id: id.to_owned(),
        specific: None,
        measurable: None,
        achievable: None,
        relevant: None,
        due: None,
        milestones: Vec::new(),
        coach_only: change.coach_only,
    };
    revise_objective(&mut objective, &change.now);
    objective
}

fn over<T: Clone>(old: &mut Option<T>, new: &Option<T>) {
    if new.is_some() {
        old.clone_from(new);
    }
}
