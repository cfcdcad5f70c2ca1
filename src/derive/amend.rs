//! Applies amendments, and milestones met, to the agenda as agreed.
//!
//! Only uses those in the view. An amendment of something that is not in the view has no effect.

use chrono::NaiveDate;

use super::effective::{
    Amendment, AmendmentState, EffectiveAgenda, EffectiveObjective, EffectivePoint,
};
use super::order::{can_be_overdue, contents, held, key};
use super::revise::{added_objective, added_point, revise_objective, revise_point};
use crate::record::value::{AgreedBy, ChangeKind};
use crate::view::types::{AgendaView, ChangeView, Fact, MilestoneMetSeen, RecordView, View};

/// Amendments of `agenda`, by date; earlier ones apply to an earlier agenda. An amendment included in a copy is not
/// counted again if the review that decided it is also in the view.
pub(super) fn changes<'v>(
    view: &'v View,
    agenda: &'v RecordView<AgendaView>,
) -> Vec<(&'v Fact, &'v ChangeView)> {
    let included = agenda
        .content()
        .map_or(&[][..], |content| &content.amendments);
    let known = |fact: &Fact, change: &ChangeView| {
        let mut included = included.iter();
        included.any(|one| one.by.slug == fact.slug && one.change.is_same_change(change))
    };
    let sessions = contents(&view.sessions).map(|(fact, session)| (fact, &session.changes));
    let reviews = contents(&view.reviews).map(|(fact, review)| (fact, &review.changes));
    let mut changes: Vec<_> = sessions
        .chain(reviews)
        .filter(|(fact, _)| held(fact, view.today) && fact.date >= agenda.fact.date)
        .flat_map(|(fact, changes)| changes.iter().map(move |change| (fact, change)))
        .filter(|(fact, change)| !known(fact, change))
        .collect();
    changes.extend(included.iter().map(|one| (&one.by, &one.change)));
    changes.sort_by(|(a, _), (b, _)| key(a).cmp(&key(b)));
    changes
}

impl EffectiveAgenda {
    /// Applies one amendment. It has no effect if what it amends is not in this view. An amendment that is not in
    /// force changes nothing: it is listed with what it amends, and a proposed addition is left out.
    pub(super) fn apply(&mut self, view: &View, by: &Fact, change: &ChangeView) {
        let AmendmentAgreement {
            not_yet_agreed,
            in_force_on,
        } = agreement(view, by, change);
        let in_force = not_yet_agreed.is_empty();
        let amendment = Amendment {
            not_yet_agreed,
            in_force_on,
            by: by.clone(),
            change: change.change,
            because: change.because.clone(),
            agreed_client: change.agreed_client,
            agreed_sponsor: change.agreed_sponsor,
            now: change.now.clone(),
            coach_only: change.coach_only,
        };
        let add = change.change == ChangeKind::Add;
        match (&change.objective, &change.point) {
            (Some(id), parent) => {
                let known = self
                    .points
                    .iter_mut()
                    .flat_map(|point| &mut point.objectives);
                if let Some(objective) = known.into_iter().find(|known| known.now.id == *id) {
                    if in_force {
                        revise_objective(&mut objective.now, &change.now);
                    }
                    objective.amendments.push(amendment);
                } else if let (true, Some(parent)) = (add && in_force, parent)
                    && let Some(point) = self.points.iter_mut().find(|p| p.now.id == *parent)
                {
                    let mut objective = EffectiveObjective::new(added_objective(id, change), None);
                    objective.amendments.push(amendment);
                    point.objectives.push(objective);
                }
            }
            (None, Some(id)) => {
                if let Some(point) = self.points.iter_mut().find(|point| point.now.id == *id) {
                    if in_force {
                        revise_point(&mut point.now, &change.now);
                    }
                    point.amendments.push(amendment);
                } else if add && in_force {
                    self.points.push(EffectivePoint {
                        number: self.points.len() + 1,
                        amendment_state: AmendmentState::Added,
                        agreed: None,
                        amendments: vec![amendment],
                        now: added_point(id, change),
                        objectives: Vec::new(),
                    });
                }
            }
            (None, None) => {}
        }
    }

    /// Sets the state of every point and objective after all amendments.
    pub(super) fn set_states(&mut self) {
        for point in &mut self.points {
            point.amendment_state = amendment_state(point.agreed.is_some(), &point.amendments);
            for objective in &mut point.objectives {
                objective.amendment_state = if point.amendment_state == AmendmentState::Withdrawn {
                    AmendmentState::Withdrawn
                } else {
                    amendment_state(objective.agreed.is_some(), &objective.amendments)
                };
            }
            point.now.objectives = point
                .objectives
                .iter()
                .filter(|objective| objective.amendment_state != AmendmentState::Withdrawn)
                .map(|objective| objective.now.clone())
                .collect();
        }
    }

    /// Sets which milestones were met; the first record that reports one counts.
    pub(super) fn mark_met(&mut self, view: &View) {
        let sessions = contents(&view.sessions).map(|(fact, session)| (fact, &session.milestones));
        let reviews = contents(&view.reviews).map(|(fact, review)| (fact, &review.milestones));
        let mut met: Vec<(&Fact, &MilestoneMetSeen)> = sessions
            .chain(reviews)
            .flat_map(|(fact, list)| list.iter().map(move |met| (fact, met)))
            .collect();
        met.sort_by(|(a, _), (b, _)| key(a).cmp(&key(b)));
        let objectives = self
            .points
            .iter_mut()
            .flat_map(|point| &mut point.objectives);
        for objective in objectives {
            let counts =
                can_be_overdue(view) && objective.amendment_state != AmendmentState::Withdrawn;
            for milestone in &mut objective.milestones {
                let found = met
                    .iter()
                    .find(|(_, met)| met.milestone == milestone.milestone.id);
                milestone.met = found.map(|(_, met)| met.met);
                milestone.source = found.map(|(fact, _)| (*fact).clone());
                let passed = milestone.milestone.by.is_some_and(|by| by < view.today);
                milestone.overdue = counts && passed && milestone.met.is_none();
            }
        }
    }
}

/// The state of the agreement to an amendment.
pub struct AmendmentAgreement {
    /// Who has yet to agree.
    pub not_yet_agreed: Vec<AgreedBy>,
    /// The date from which it is in force: that of the record, or of the last required agreement.
    pub in_force_on: Option<NaiveDate>,
}

/// The agreement to a change that a record decided.
pub fn agreement(view: &View, by: &Fact, change: &ChangeView) -> AmendmentAgreement {
    let asked = &change.needs;
    let day = |party: &AgreedBy| change.agreed_on(*party).filter(|day| *day <= view.today);
    let not_yet_agreed = asked.iter().copied().filter(|party| day(party).is_none());
    let needed = asked.iter().filter_map(day);
    AmendmentAgreement {
        not_yet_agreed: not_yet_agreed.collect(),
        in_force_on: by.date.into_iter().chain(needed).max(),
    }
}

/// The combined effect of `amendments`. An addition after a withdrawal cancels it.
fn amendment_state(agreed: bool, amendments: &[Amendment]) -> AmendmentState {
    let in_force = || {
        amendments
            .iter()
            .filter(|amendment| amendment.is_in_force())
    };
    let turn = in_force()
        .rev()
        .map(|amendment| amendment.change)
        .find(|change| matches!(change, ChangeKind::Withdraw | ChangeKind::Add));
    match (turn, agreed) {
        (Some(ChangeKind::Withdraw), _) => AmendmentState::Withdrawn,
        (_, false) => AmendmentState::Added,
        (_, true) if in_force().next().is_none() => AmendmentState::AsAgreed,
        (_, true) => AmendmentState::Amended,
    }
}
