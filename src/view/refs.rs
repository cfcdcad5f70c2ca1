//! Resolves references for a reader: the target's words if the target is visible, otherwise nothing.

use super::Projector;
use super::gate::Gate;
use super::types::{Fact, ObjectiveRef, PointRef, SourceView};
use crate::model::{Model, RecordId};
use crate::policy::{AccessLevel, Field};
use crate::reader::Party;
use crate::record::agenda::Point;
use crate::record::leaf::Leaf;
use crate::record::parts::Change;
use crate::record::value::Owner;

/// The words of a finding, expectation or theme, and the field that governs them.
pub fn finding_words(model: &Model, record: RecordId, id: &str) -> Option<(String, Field)> {
    let at = model.index.findings.get(&(record, id.to_owned()))?;
    let content = model.record(record).content.as_ref()?;
    let text = content.findings().nth(at.place)?.text;
    Some((text.value.clone(), text.field))
}

/// An action that is referred to.
pub(super) struct ActionWords {
    pub(super) what: String,
    pub(super) owner: Option<Owner>,
    pub(super) name: Option<String>,
}

impl Projector<'_> {
    /// Whether the reader sees an item of a record: the field is visible, and the item is not hidden by
    /// `coach_only`.
    pub(super) fn shows(&self, record: RecordId, field: Field, coach_only: bool) -> bool {
        self.gate(record).open(field) && (self.gate(record).coach() || !coach_only)
    }

    /// A source that a point draws on.
    pub(super) fn source_seen(&self, reference: &str) -> Option<SourceView> {
        let (name, finding) = match reference.split_once('#') {
            Some((name, finding)) => (name, Some(finding)),
            None => (reference, None),
        };
        if self.copying && super::levels::is_ambiguous(self.source, name) {
            return None;
        }
        let id = super::levels::resolve_name(self.source, self.levels, name)?;
        // A copy quotes nothing from themes that its sponsor does not have.
        let approved = self
            .source
            .policy
            .kind(self.source.model.record(id).kind)
            .approved;
        if approved && self.copying && !self.access.has_copy(self.reader, id) {
            return None;
        }
        let fact: Fact = match self.copying {
            // The client reads a copy before its sponsor does, and must not learn from it what they do not have.
            true => {
                let level = super::levels::level_for_client(self.source, id);
                self.fact_at(id, self.levels.level_of(id).min(level))?
            }
            false => self.fact(id)?,
        };
        let Some(finding) = finding else {
            return Some(SourceView {
                record: fact,
                finding: None,
            });
        };
        let at = self
            .source
            .model
            .index
            .findings
            .get(&(id, finding.to_owned()))?;
        let (words, field) = finding_words(self.source.model, id, finding)?;
        let quotable = super::levels::quotable(self.source, self.reader.party(), id);
        (quotable && self.shows(id, field, at.coach_only)).then(|| SourceView {
            record: fact,
            finding: Some((finding.to_owned(), words)),
        })
    }

    /// The words of an action, if the reader sees it.
    pub(super) fn action_words(&self, id: &str) -> Option<ActionWords> {
        let found = self.source.model.index.actions.get(id).copied();
        let is_sponsor = self.reader.party() == Party::Sponsor;
        let approved = found.is_none_or(|(record, _)| {
            let kind = self.source.model.record(record).kind;
            self.source.policy.kind(kind).approved
        });
        let record = found.map(|(record, _)| record);
        let listed = found.and_then(|(record, place)| {
            let content = self.source.model.record(record).content.as_ref()?;
            Some((content.day(), content.actions().get(place).copied()?))
        });
        let is_narrow = listed.as_ref().is_some_and(|(_, listed)| {
            listed.item.coach_only
                || listed
                    .point
                    .is_some_and(|point| point.coach_only || point.value.is_personal())
        });
        if is_sponsor && is_narrow {
            return None;
        }
        if is_sponsor && approved && !self.copying {
            // The words of an approved record come from the sponsor's copy, as long as the record still defines the
            // id.
            return self
                .access
                .approvals
                .action(self.reader, id, (record, &self.tenure.today()));
        }
        let record = record?;
        if self.copying && !super::levels::quotable(self.source, self.reader.party(), record) {
            return None;
        }
        if approved && self.copying && !self.access.has_copy(self.reader, record) {
            return None;
        }
        let (on, listed) = listed?;
        let coach_only =
            listed.item.coach_only || listed.point.is_some_and(|point| point.coach_only);
        let what = &listed.item.value.what;
        let seen = self.shows(record, listed.list, coach_only)
            && self.shows(record, what.field, coach_only);
        let gate = self.gate(record);
        let otherwise = listed.point.map(|_| Owner::Sponsor);
        let action = &listed.item.value;
        seen.then(|| self.action_seen(&gate, action, (on, otherwise), coach_only))?
            .map(|seen| ActionWords {
                what: seen.what,
                owner: seen.owner,
                name: seen.name,
            })
    }

    /// A point, if the reader sees it.
    pub(super) fn point_ref(&self, id: &str) -> Option<PointRef> {
        if self.reader.party() == Party::Sponsor && !self.copying {
            // The words of the agenda come from the sponsor's copy.
            return self
                .access
                .approvals
                .point(self.reader, id, &self.tenure.today());
        }
        if let Some((record, place, point)) = self.source.model.point(id) {
            return self.point_in(record, place, point);
        }
        let change = self.added(id, true)?;
        let title = change.now.as_ref()?.value.title.as_ref()?;
        Some(PointRef {
            id: id.to_owned(),
            title: title.value.clone(),
        })
    }

    fn point_in(&self, record: RecordId, place: usize, point: &Point) -> Option<PointRef> {
        let content = self.source.model.record(record).content.as_ref()?;
        let item = content.points()?.items.get(place)?;
        let personal = point.is_personal();
        let hidden = personal && self.reader.party() == Party::Sponsor;
        (!hidden && self.shows(record, point.title.field, item.coach_only)).then(|| PointRef {
            id: point.id.value.0.clone(),
            title: point.title.value.clone(),
        })
    }

    /// An objective, if the reader sees it.
    pub(super) fn objective_ref(&self, id: &str) -> Option<ObjectiveRef> {
        let Some((at, point, objective)) = self.source.model.objective(id) else {
            return self.added_objective(id);
        };
        let point_ref = self.point_in(at.record, at.point, point)?;
        let coach_only = point.objectives.items.get(at.objective)?.coach_only;
        if !self.shows(at.record, objective.id.field, coach_only) {
            return None;
        }
        let words = self
            .gate(at.record)
            .see(&objective.specific)
            .unwrap_or_else(|| point_ref.title.clone());
        Some(ObjectiveRef {
            id: id.to_owned(),
            words,
            point: point_ref,
        })
    }

    fn added_objective(&self, id: &str) -> Option<ObjectiveRef> {
        let change = self.added(id, false)?;
        let words = change.now.as_ref()?.value.specific.as_ref()?.value.clone();
        let point = match &change.point {
            Some(point) => self.point_ref(&point.value.0)?,
            None => PointRef {
                id: id.to_owned(),
                title: words.clone(),
            },
        };
        Some(ObjectiveRef {
            id: id.to_owned(),
            words,
            point,
        })
    }

    /// The change that added a point or an objective, if the reader sees it.
    fn added(&self, id: &str, point: bool) -> Option<&Change> {
        let (record, place) = *self.source.model.index.added.get(id)?;
        let changes = self
            .source
            .model
            .record(record)
            .content
            .as_ref()?
            .changes()?;
        let item = changes.items.get(place)?;
        let adds_point = item.value.objective.is_none();
        // A copy also shows what was added in a session. Its reader has the copy, but not the session.
        let shown = match self.copying {
            true => !item.coach_only,
            false => self.shows(record, changes.field, item.coach_only),
        };
        (adds_point == point && shown).then_some(&item.value)
    }

    /// The words of a milestone and of its objective, if the reader sees the milestone.
    pub(super) fn milestone_words(&self, id: &str) -> Option<(String, String)> {
        let (at, place) = *self.source.model.index.milestones.get(id)?;
        let content = self.source.model.record(at.record).content.as_ref()?;
        let point = &content.points()?.items.get(at.point)?.value;
        let objective = &point.objectives.items.get(at.objective)?.value;
        let objective_ref = self.objective_ref(&objective.id.value.0)?;
        let item = objective.milestones.items.get(place)?;
        if !self.shows(at.record, item.value.id.field, item.coach_only) {
            return None;
        }
        let words = self.gate(at.record).see(&item.value.what);
        Some((
            words.unwrap_or_else(|| objective_ref.words.clone()),
            objective_ref.id,
        ))
    }

    /// The words that a change is about, if the reader sees them.
    pub(super) fn change_words(&self, change: &Change) -> Option<String> {
        let words = |leaf: &Option<Leaf<crate::record::value::Id>>, point: bool| {
            let id = &leaf.as_ref()?.value.0;
            if point {
                self.point_ref(id).map(|point| point.title)
            } else {
                self.objective_ref(id).map(|objective| objective.words)
            }
        };
        // A change to an objective inside a point is visible only if both are visible.
        match (&change.objective, &change.point) {
            (Some(_), Some(_)) => {
                words(&change.point, true)?;
                words(&change.objective, false)
            }
            (Some(_), None) => words(&change.objective, false),
            (None, _) => words(&change.point, true),
        }
    }

    /// The gate of one record at the reader's level.
    pub(super) fn gate(&self, id: RecordId) -> Gate<'_> {
        self.gate_at(self.levels.level_of(id))
    }

    /// A gate at a level.
    pub(super) fn gate_at(&self, level: AccessLevel) -> Gate<'_> {
        self.gate_for(self.reader.party(), level)
    }

    /// A gate for a party, limited to the days of this reader.
    pub(super) fn gate_for(&self, party: Party, level: AccessLevel) -> Gate<'_> {
        Gate {
            policy: self.source.policy,
            party,
            level,
            pays: self.pays,
            tenure: self.tenure,
        }
    }
}
