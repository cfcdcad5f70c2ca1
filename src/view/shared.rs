//! The views of groups of fields that several kinds share.

use chrono::NaiveDate;

use super::Projector;
use super::gate::Gate;
use super::refs::ActionWords;
use super::types::{
    ActionView, ChangeView, Fact, FindingView, MeasurableView, MilestoneMetSeen, ReviewedView,
    RevisionView,
};
use crate::policy::{AccessLevel, Field};
use crate::reader::Party;
use crate::record::Content;
use crate::record::leaf::{List, Opt};
use crate::record::parts::{
    Action, Change, ChangeAgreed, Finding, Measurable, MilestoneMet, Reviewed, Revision,
};
use crate::record::value::{AgreedBy, Id, Owner};

impl Projector<'_> {
    pub(super) fn findings_seen(
        &self,
        gate: &Gate<'_>,
        findings: &List<Finding>,
    ) -> Vec<FindingView> {
        gate.list(findings, |finding, coach_only| {
            let Finding { id, text, question } = finding;
            Some(FindingView {
                id: gate.one(id)?.0,
                text: gate.one(text)?,
                question: gate.see(question).map(|question| question.0),
                coach_only,
            })
        })
    }

    /// The actions of a record of the day `on`.
    pub(super) fn actions_seen(
        &self,
        gate: &Gate<'_>,
        actions: &List<Action>,
        on: Option<NaiveDate>,
    ) -> Vec<ActionView> {
        gate.list(actions, |action, coach_only| {
            self.action_seen(gate, action, (on, None), coach_only)
        })
    }

    /// The actions of an agenda point. They belong to the manager unless an action names another owner.
    pub(super) fn support_seen(
        &self,
        gate: &Gate<'_>,
        actions: &List<Action>,
        on: NaiveDate,
    ) -> Vec<ActionView> {
        gate.list(actions, |action, coach_only| {
            self.action_seen(gate, action, (Some(on), Some(Owner::Sponsor)), coach_only)
        })
    }

    pub(super) fn action_seen(
        &self,
        gate: &Gate<'_>,
        action: &Action,
        (on, otherwise): (Option<NaiveDate>, Option<Owner>),
        coach_only: bool,
    ) -> Option<ActionView> {
        let Action {
            id,
            what,
            owner,
            name,
            due,
            point,
        } = action;
        let owner = match owner {
            Some(owner) => gate.one(owner),
            None => otherwise,
        };
        Some(ActionView {
            id: gate.one(id)?.0,
            what: gate.one(what)?,
            owner,
            name: match owner {
                Some(Owner::Sponsor) => self.sponsor_name(gate, name_beside(id.field), name, on),
                _ => None,
            },
            due: gate.see(due),
            point: gate.see(point).and_then(|point| self.point_ref(&point.0)),
            coach_only,
        })
    }

    /// A record's follow-up of earlier actions, limited to actions that the reader has.
    pub(super) fn reviewed_seen(
        &self,
        gate: &Gate<'_>,
        reviewed: &List<Reviewed>,
    ) -> Vec<ReviewedView> {
        gate.list(reviewed, |reviewed, coach_only| {
            let Reviewed {
                action,
                outcome,
                due,
                learning,
            } = reviewed;
            let action = gate.one(action)?.0;
            let ActionWords { what, owner, name } = self.action_words(&action)?;
            Some(ReviewedView {
                what,
                owner,
                name,
                action,
                outcome: gate.one(outcome)?,
                due: gate.see(due),
                learning: gate.see(learning),
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

    pub(super) fn changes_seen(&self, gate: &Gate<'_>, changes: &List<Change>) -> Vec<ChangeView> {
        gate.list(changes, |change, coach_only| {
            let of = self.change_words(change)?;
            let Change {
                objective,
                point,
                change,
                agreed,
                now,
                because,
            } = change;
            let days = |agreed: &ChangeAgreed| {
                let ChangeAgreed { client, sponsor } = agreed;
                (gate.see(client), gate.see(sponsor))
            };
            let (agreed_client, agreed_sponsor) = gate.group(agreed, days).unwrap_or_default();
            Some(ChangeView {
                change: gate.one(change)?,
                objective: gate.see(objective).map(|id| id.0),
                point: gate.see(point).map(|id| id.0),
                of,
                now: gate
                    .group(now, |now| revision(gate, now))
                    .unwrap_or_default(),
                because: gate.one(because)?,
                needs: self.amendments_agreed_by(gate),
                agreed_client,
                agreed_sponsor,
                coach_only,
            })
        })
    }
}

impl Projector<'_> {
    /// The days on which client and sponsor agreed to an amendment in a copy. They are not part of what is
    /// approved, so they come from the record itself, if it still contains the same amendment.
    pub(super) fn days_agreed(
        &self,
        by: &Fact,
        shown: &ChangeView,
    ) -> (Option<NaiveDate>, Option<NaiveDate>) {
        let gate = self.gate_for(Party::Client, AccessLevel::Shared);
        let same = |id: &Opt<Id>| id.as_ref().map(|id| id.value.0.clone());
        let is_meant = |change: &&Change| {
            let now = gate
                .group(&change.now, |now| revision(&gate, now))
                .unwrap_or_default();
            change.change.value == shown.change
                && same(&change.objective) == shown.objective
                && same(&change.point) == shown.point
                && now == shown.now
        };
        let records = self
            .source
            .model
            .complete_records()
            .filter(|(id, record, content)| {
                let is_dated = by.date.is_none_or(|date| content.day() == Some(date));
                record.kind == by.kind && is_dated && self.client_has(*id)
            });
        let found = records
            .filter_map(|(.., content)| content.changes())
            .flat_map(|changes| &changes.items)
            .filter(|item| !item.coach_only && !self.is_narrowed(&item.value))
            .map(|item| &item.value)
            .find(is_meant);
        let day = |party| {
            let day = found?.agreed_on(party)?;
            self.tenure.reaches(day).then_some(day)
        };
        (day(AgreedBy::Client), day(AgreedBy::Sponsor))
    }

    /// Who has to agree to an amendment, according to the programme.
    fn amendments_agreed_by(&self, gate: &Gate<'_>) -> Vec<AgreedBy> {
        let engagement = self.source.model.engagement();
        engagement.map_or_else(Vec::new, |(_, engagement)| {
            self.programme(gate, &engagement.programme)
                .amendments_agreed_by
        })
    }

    /// Whether a change is about a point or an objective that no sponsor sees.
    fn is_narrowed(&self, change: &Change) -> bool {
        let model = self.source.model;
        let point_is = |record, place: usize| {
            let content = model.record(record).content.as_ref();
            let points = content.and_then(Content::points);
            let point = points.and_then(|points| points.items.get(place));
            point.is_none_or(|point| point.coach_only || point.value.is_personal())
        };
        let objective = change.objective.as_ref().and_then(|id| {
            let (at, point, _) = model.objective(&id.value.0)?;
            let own = point.objectives.items.get(at.objective);
            Some(point_is(at.record, at.point) || own.is_none_or(|own| own.coach_only))
        });
        let point = change.point.as_ref().and_then(|id| {
            let (record, place, _) = model.point(&id.value.0)?;
            Some(point_is(record, place))
        });
        objective == Some(true) || point == Some(true)
    }

    /// Updates the days of agreement from the record. Without days in the record, they do not change.
    pub(super) fn update_agreed(&self, by: &Fact, change: &mut ChangeView) {
        let (client, sponsor) = self.days_agreed(by, change);
        change.agreed_client = client.or(change.agreed_client);
        change.agreed_sponsor = sponsor.or(change.agreed_sponsor);
    }
}

/// The field that names the sponsor of an action, given the field of the action's id.
fn name_beside(id: Field) -> Field {
    match id {
        Field::AgendaPointsSupportId => Field::AgendaPointsSupportName,
        Field::ReviewActionsId => Field::ReviewActionsName,
        // An action of a session never belongs to a sponsor.
        _ => Field::SponsorMeetingActionsName,
    }
}

fn revision(gate: &Gate<'_>, now: &Revision) -> RevisionView {
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
    RevisionView {
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

/// How something is measured, as far as the gate passes it.
pub(super) fn measurable(gate: &Gate<'_>, measure: &Opt<Measurable>) -> Option<MeasurableView> {
    gate.group(measure, |measure| {
        let Measurable {
            how,
            scale,
            baseline,
            target,
            levels,
            weight,
        } = measure;
        MeasurableView {
            how: gate.see(how),
            scale: gate.see(scale),
            baseline: gate.see(baseline),
            target: gate.see(target),
            levels: gate.all(levels),
            weight: gate.see(weight).map(|weight| weight.0),
        }
    })
}
