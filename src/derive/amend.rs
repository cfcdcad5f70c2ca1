//! Makes the agenda in force: applies amendments, and milestones met, to the agenda as agreed.
//!
//! Only uses those in the view. A sponsor's agenda therefore changes only with what the client approved for them: a
//! copy of the agenda as amended, or of the review that amended it. An amendment of something that is not in the view
//! has no effect.

use chrono::NaiveDate;

use super::effective::{
    Amendment, AmendmentState, EffectiveAgenda, EffectiveObjective, EffectivePoint,
};
use super::order::{can_be_overdue, held, key};
use super::revise::{added_objective, added_point, revise_objective, revise_point};
use crate::record::value::{AgreedBy, ChangeKind};
use crate::view::types::{
    AgendaView, ChangeView, Fact, MilestoneMetSeen, PointView, RecordView, View,
};

/// The agenda in force, if the reader has one.
pub(super) fn effective_agenda(view: &View) -> Option<EffectiveAgenda> {
    let agenda = in_force(view)?;
    let mut effective = as_agreed(agenda)?;
    for (by, change) in changes(view, agenda) {
        effective.apply(view, by, change);
    }
    effective.set_states();
    effective.mark_met(view);
    Some(effective)
}

/// `agenda` alone, with only the amendments that an approved copy of it includes, under the agreement of
/// `view`.
pub fn agenda_alone(view: &View, agenda: &RecordView<AgendaView>) -> Option<EffectiveAgenda> {
    let mut effective = as_agreed(agenda)?;
    for amendment in &agenda.content()?.amendments {
        effective.apply(view, &amendment.by, &amendment.change);
    }
    effective.set_states();
    Some(effective)
}

fn as_agreed(agenda: &RecordView<AgendaView>) -> Option<EffectiveAgenda> {
    let content = agenda.content()?;
    let point = |(index, point): (usize, &PointView)| EffectivePoint {
        number: index + 1,
        amendment_state: AmendmentState::AsAgreed,
        agreed: Some(point.clone()),
        amendments: Vec::new(),
        now: point.clone(),
        objectives: point
            .objectives
            .iter()
            .map(|objective| EffectiveObjective::new(objective.clone(), Some(objective.clone())))
            .collect(),
    };
    Some(EffectiveAgenda {
        record: agenda.fact.clone(),
        agreed_client: content.agreed_client,
        agreed_sponsor: content.agreed_sponsor,
        points: content.points.iter().enumerate().map(point).collect(),
    })
}

/// The last agenda dated today or earlier; if there is none, one dated ahead.
fn in_force(view: &View) -> Option<&RecordView<AgendaView>> {
    let shared = || view.agendas().filter(|seen| seen.shared.is_some());
    shared()
        .rfind(|seen| held(&seen.fact, &view.today))
        .or_else(|| shared().next_back())
}

/// Amendments of `agenda`, by date; earlier ones apply to an earlier agenda. An amendment included in a copy is not
/// counted again if the review that decided it is also in the view.
fn changes<'v>(
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
    let records = view.records.iter();
    let mut changes: Vec<_> = records
        .map(|record| (record.fact(), record.changes()))
        .filter(|(fact, _)| held(fact, &view.today) && fact.date >= agenda.fact.date)
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
    fn apply(&mut self, view: &View, by: &Fact, change: &ChangeView) {
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
    fn set_states(&mut self) {
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
    fn mark_met(&mut self, view: &View) {
        let records = view.records.iter();
        let mut met: Vec<(&Fact, &MilestoneMetSeen)> = records
            .flat_map(|record| record.milestones().iter().map(|met| (record.fact(), met)))
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
