//! Applies changes to texts: values that a change sets replace the old ones, all others stay.
//!
//! Must not depend on when a change was made or by whom.

use crate::view::types::{ChangeView, MeasurableView, ObjectiveView, PointView, RevisionView};

/// Applies the new values of `now` to a point.
pub(super) fn revise_point(point: &mut PointView, now: &RevisionView) {
    if let Some(title) = &now.title {
        point.title.clone_from(title);
    }
    replace_if_set(&mut point.business_benefit, &now.business_benefit);
    replace_if_set(&mut point.success, &now.success);
    replace_if_set(&mut point.support, &now.support);
}

/// Applies the new values of `now` to an objective.
pub(super) fn revise_objective(objective: &mut ObjectiveView, now: &RevisionView) {
    replace_if_set(&mut objective.specific, &now.specific);
    replace_if_set(&mut objective.achievable, &now.achievable);
    replace_if_set(&mut objective.relevant, &now.relevant);
    replace_if_set(&mut objective.due, &now.due);
    if let Some(new) = &now.measurable {
        let measure = objective
            .measurable
            .get_or_insert_with(MeasurableView::default);
        replace_if_set(&mut measure.how, &new.how);
        replace_if_set(&mut measure.scale, &new.scale);
        replace_if_set(&mut measure.baseline, &new.baseline);
        replace_if_set(&mut measure.target, &new.target);
    }
}

/// The point that `change` adds.
pub(super) fn added_point(id: &str, change: &ChangeView) -> PointView {
    let mut point = PointView {
        id: id.to_owned(),
        title: change.of.clone(),
        theme: None,
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

fn replace_if_set<T: Clone>(old: &mut Option<T>, new: &Option<T>) {
    if new.is_some() {
        old.clone_from(new);
    }
}
