//! From the agenda in force to the export.

use super::derived::{
    AgendaInForce, AppliedChange, MilestoneState, ObjectiveInForce, PointInForce,
};
use super::parts::{list, mark, maybe, some_text};
use crate::derive::{
    Amendment, EffectiveAgenda, EffectiveMilestone, EffectiveObjective, EffectivePoint,
};
use crate::view::types::MilestoneView;

impl From<&EffectiveAgenda> for AgendaInForce {
    fn from(agenda: &EffectiveAgenda) -> AgendaInForce {
        let EffectiveAgenda {
            record,
            agreed_client,
            agreed_sponsor,
            points,
        } = agenda;
        AgendaInForce {
            record: record.into(),
            agreed_client: *agreed_client,
            agreed_sponsor: *agreed_sponsor,
            points: list(points),
        }
    }
}

impl From<&EffectivePoint> for PointInForce {
    fn from(point: &EffectivePoint) -> PointInForce {
        let EffectivePoint {
            number,
            amendment_state,
            agreed,
            amendments,
            now,
            objectives,
        } = point;
        PointInForce {
            number: *number,
            state: (*amendment_state).into(),
            now: now.into(),
            agreed: maybe(agreed),
            amendments: list(amendments),
            objectives: list(objectives),
        }
    }
}

impl From<&EffectiveObjective> for ObjectiveInForce {
    fn from(objective: &EffectiveObjective) -> ObjectiveInForce {
        let EffectiveObjective {
            amendment_state,
            agreed,
            amendments,
            now,
            milestones,
        } = objective;
        ObjectiveInForce {
            state: (*amendment_state).into(),
            now: now.into(),
            agreed: maybe(agreed),
            amendments: list(amendments),
            milestones: list(milestones),
        }
    }
}

impl From<&Amendment> for AppliedChange {
    fn from(amendment: &Amendment) -> AppliedChange {
        let Amendment {
            by,
            change,
            because,
            now,
            agreed_client,
            agreed_sponsor,
            coach_only,
            not_yet_agreed,
            in_force_on,
        } = amendment;
        AppliedChange {
            by: by.into(),
            change: *change,
            because: some_text(because),
            now: now.into(),
            agreed_client: *agreed_client,
            agreed_sponsor: *agreed_sponsor,
            not_yet_agreed: not_yet_agreed.clone(),
            in_force_on: *in_force_on,
            coach_only: mark(*coach_only),
        }
    }
}

impl From<&EffectiveMilestone> for MilestoneState {
    fn from(milestone: &EffectiveMilestone) -> MilestoneState {
        let EffectiveMilestone {
            milestone,
            met,
            source,
            overdue,
        } = milestone;
        let MilestoneView { id, by, what } = milestone.clone();
        MilestoneState {
            id,
            by,
            what,
            met: *met,
            met_in: maybe(source),
            overdue: *overdue,
        }
    }
}
