//! Groups of fields that several kinds share, as one reader has them.

use super::Projector;
use super::gate::Gate;
use super::seen::{
    ActionSeen, ChangeSeen, FindingSeen, MeasurableSeen, MilestoneMetSeen, RevisionSeen,
};
use crate::record::leaf::{List, Opt};
use crate::record::parts::{Action, Change, Finding, Measurable, MilestoneMet, Revision};

impl Projector<'_> {
    pub(super) fn findings_seen(
        &self,
        gate: &Gate<'_>,
        findings: &List<Finding>,
    ) -> Vec<FindingSeen> {
        gate.list(findings, |finding, coach_only| {
            let Finding { id, text } = finding;
            Some(FindingSeen {
                id: gate.one(id)?.0,
                text: gate.one(text)?,
                coach_only,
            })
        })
    }

    pub(super) fn actions_seen(&self, gate: &Gate<'_>, actions: &List<Action>) -> Vec<ActionSeen> {
        gate.list(actions, |action, coach_only| {
            let Action {
                id,
                what,
                owner,
                due,
                point,
            } = action;
            Some(ActionSeen {
                id: gate.one(id)?.0,
                what: gate.one(what)?,
                owner: gate.see(owner),
                due: gate.see(due),
                point: gate.see(point).and_then(|point| self.point_ref(&point.0)),
                coach_only,
            })
        })
    }

    pub(super) fn milestones_met(
        &self,
        gate: &Gate<'_>,
        milestones: &List<MilestoneMet>,
    ) -> Vec<MilestoneMetSeen> {
        gate.list(milestones, |met, _| {
            let MilestoneMet { milestone, met } = met;
            let milestone = gate.one(milestone)?.0;
            let (what, objective) = self.milestone_words(&milestone)?;
            Some(MilestoneMetSeen {
                milestone,
                what,
                objective,
                met: gate.one(met)?,
            })
        })
    }

    pub(super) fn changes_seen(&self, gate: &Gate<'_>, changes: &List<Change>) -> Vec<ChangeSeen> {
        gate.list(changes, |change, coach_only| {
            let of = self.change_words(change)?;
            let Change {
                objective,
                point,
                change,
                now,
                because,
            } = change;
            Some(ChangeSeen {
                change: gate.one(change)?,
                objective: gate.see(objective).map(|id| id.0),
                point: gate.see(point).map(|id| id.0),
                of,
                now: gate
                    .group(now, |now| revision(gate, now))
                    .unwrap_or_default(),
                because: gate.one(because)?,
                coach_only,
            })
        })
    }
}

fn revision(gate: &Gate<'_>, now: &Revision) -> RevisionSeen {
    let Revision {
        title,
        business_benefit,
        success,
        support,
        specific,
        measurable: measure,
        achievable,
        relevant,
        due,
    } = now;
    RevisionSeen {
        title: gate.see(title),
        business_benefit: gate.see(business_benefit),
        success: gate.see(success),
        support: gate.see(support),
        specific: gate.see(specific),
        measurable: measurable(gate, measure),
        achievable: gate.see(achievable),
        relevant: gate.see(relevant),
        due: gate.see(due),
    }
}

/// How something is measured, as a gate lets it through.
pub(super) fn measurable(gate: &Gate<'_>, measure: &Opt<Measurable>) -> Option<MeasurableSeen> {
    gate.group(measure, |measure| {
        let Measurable {
            how,
            scale,
            baseline,
            target,
        } = measure;
        MeasurableSeen {
            how: gate.see(how),
            scale: gate.see(scale),
            baseline: gate.see(baseline),
            target: gate.see(target),
        }
    })
}
