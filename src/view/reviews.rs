//! The views of reviews.

use chrono::NaiveDate;

use super::Projector;
use super::gate::Gate;
use super::types::{AssessedView, AttainedView, EffectivenessView, OpinionView, ReviewView};
use crate::model::RecordId;
use crate::policy::{AccessLevel, Field};
use crate::reader::Reader;
use crate::record::Content;
use crate::record::leaf::Opt;
use crate::record::parts::{Change, Rater};
use crate::record::review::{Effectiveness, ObjectiveAssessment, PartyView, Review};
use crate::record::value::{AttainmentLevel, Measure, Who};

impl Projector<'_> {
    pub(super) fn review(
        &self,
        id: RecordId,
        content: &Content,
        level: AccessLevel,
    ) -> Option<ReviewView> {
        let gate = self.gate_at(level);
        let Review {
            kind,
            after_session,
            date,
            present,
            objectives,
            milestones,
            coach_effectiveness,
            changes,
            next_steps,
            actions,
            reviewed,
        } = content.as_kind()?;
        let on = date.value;
        Some(ReviewView {
            kind: gate.one(kind)?,
            after_session: gate.one(after_session),
            present: gate.people(present),
            objectives: gate.list(objectives, |assessed, coach_only| {
                self.assessed(&gate, assessed, (id, on), coach_only)
            }),
            milestones: self.milestones_met(&gate, milestones),
            coach_effectiveness: gate.list(coach_effectiveness, |effectiveness, coach_only| {
                let Effectiveness {
                    rater: Rater { by, name },
                    criterion,
                    score,
                    comment,
                } = effectiveness;
                let by = gate.one(by)?;
                let field = Field::ReviewCoachEffectivenessName;
                Some(EffectivenessView {
                    name: match by {
                        Who::Sponsor => self.sponsor_name(&gate, field, name, Some(on)),
                        _ => None,
                    },
                    by,
                    criterion: gate.one(criterion)?,
                    score: gate.see(score).map(|score| score.0),
                    comment: gate.see(comment),
                    coach_only,
                })
            }),
            changes: self.changes_seen(&gate, changes),
            next_steps: gate.all(next_steps),
            actions: self.actions_seen(&gate, actions, Some(on)),
            reviewed: self.reviewed_seen(&gate, reviewed),
        })
    }

    fn assessed(
        &self,
        gate: &Gate<'_>,
        assessed: &ObjectiveAssessment,
        (review, on): (RecordId, NaiveDate),
        coach_only: bool,
    ) -> Option<AssessedView> {
        let ObjectiveAssessment {
            objective,
            at,
            level,
            verdict,
            evidence,
            benefit,
            views,
        } = assessed;
        let objective = self.objective_ref(&gate.one(objective)?.0)?;
        Some(AssessedView {
            at: gate.see(at),
            target: self.target_on(&objective.id, review, on),
            attained: self.attained(gate, &objective.id, level),
            objective,
            verdict: gate.see(verdict),
            evidence: gate.see(evidence),
            benefit: gate.see(benefit),
            views: gate.list(views, |view, coach_only| {
                let PartyView {
                    rater: Rater { by, name },
                    at,
                    comment,
                } = view;
                let by = gate.one(by)?;
                let field = Field::ReviewObjectivesViewsName;
                Some(OpinionView {
                    name: match by {
                        Who::Sponsor => self.sponsor_name(gate, field, name, Some(on)),
                        _ => None,
                    },
                    by,
                    at: gate.see(at),
                    comment: gate.see(comment),
                    coach_only,
                })
            }),
            coach_only,
        })
    }

    /// The level that was reached, with the sentence that was agreed for it.
    fn attained(
        &self,
        gate: &Gate<'_>,
        id: &str,
        level: &Opt<AttainmentLevel>,
    ) -> Option<AttainedView> {
        let level = gate.see(level)?;
        let (at, _, objective) = self.source.model.objective(id)?;
        let measure = super::shared::measurable(&self.gate(at.record), &objective.measurable)?;
        Some(AttainedView {
            level,
            words: measure.levels.get(level.index())?.clone(),
            weight: measure.weight.unwrap_or(1),
        })
    }

    /// The target of an objective as amended by a given day, from what the reader sees of the agenda and its
    /// amendments. The days of agreement and who agreed are left out, so that recording them later changes no copy.
    fn target_on(&self, id: &str, review: RecordId, on: NaiveDate) -> Option<Measure> {
        let model = self.source.model;
        let agreed = model.objective(id).and_then(|(at, _, objective)| {
            super::shared::measurable(&self.gate(at.record), &objective.measurable)?.target
        });
        let mut last = (NaiveDate::MIN, agreed);
        for (record, _, content) in model.complete_records() {
            let (Some(changes), Some(date)) = (content.changes(), content.day()) else {
                continue;
            };
            if date > on || date < last.0 {
                continue;
            }
            for item in &changes.items {
                let is_seen = match self.copying {
                    // The client has it, and approves a copy that shows it.
                    true => {
                        !item.coach_only
                            && self.client_has(record)
                            && (record == review || self.is_quotable_to_copy(record))
                    }
                    false => self.shows(record, changes.field, item.coach_only),
                };
                let target = new_target(&item.value, id);
                if let Some(target) = target.filter(|_| is_seen) {
                    last = (date, Some(target.clone()));
                }
            }
        }
        last.1
    }

    /// Whether a copy may quote a record's decision. A record of which its sponsor has no approved copy must not be
    /// quoted.
    fn is_quotable_to_copy(&self, record: RecordId) -> bool {
        let kind = self.source.model.record(record).kind;
        !self.source.policy.kind(kind).approved || self.access.has_copy(self.reader, record)
    }

    pub(super) fn client_has(&self, record: RecordId) -> bool {
        let client = self.access.levels(&Reader::Client);
        client.is_some_and(|levels| levels.level_of(record) == AccessLevel::Shared)
            && !self.access.is_held_back(record)
    }
}

/// The new target that a change gives an objective.
fn new_target<'c>(change: &'c Change, id: &str) -> Option<&'c Measure> {
    let objective = change.objective.as_ref()?;
    let measure = change.now.as_ref()?.value.measurable.as_ref()?;
    let target = measure.value.target.as_ref()?;
    (objective.value.0 == id).then_some(&target.value)
}
