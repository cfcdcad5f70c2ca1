//! Whether a reader may see the target of a reference in a leaf.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::gate::Gate;
use super::leaves::{CopiedActions, Leaves};
use super::levels::{quotable, resolve_name};
use crate::model::RecordId;
use crate::policy::{AccessLevel, Field};
use crate::reader::Party;

/// Whether a reader may see the target of a reference, and whether it belongs to a personal agenda point.
#[derive(Clone, Copy)]
pub(super) struct TargetVisibility {
    pub(super) visible: bool,
    pub(super) personal: bool,
}

impl TargetVisibility {
    /// Of a target that does not belong to an agenda point.
    fn plain(visible: bool) -> TargetVisibility {
        TargetVisibility {
            visible,
            personal: false,
        }
    }
}

/// The thing that a field refers to.
#[derive(Clone, Copy)]
enum Reference {
    Action,
    Objective,
    Milestone,
    Point,
    /// A record, or a finding in it.
    Finding,
}

/// What each field refers to. Most fields are no references, and are not in the table.
static REFERENCES: LazyLock<FxHashMap<Field, Reference>> = LazyLock::new(|| {
    let reference = |field: Field| match field.key() {
        "action" => Some(Reference::Action),
        "objective" => Some(Reference::Objective),
        "milestone" => Some(Reference::Milestone),
        "point" => Some(Reference::Point),
        "points" if field.row().path == "session.points" => Some(Reference::Point),
        "draws_on" | "heard_in" => Some(Reference::Finding),
        _ => None,
    };
    let fields = Field::ALL.iter();
    let references = fields.filter_map(|field| Some((*field, reference(*field)?)));
    references.collect()
});

impl Leaves<'_> {
    /// The visibility of a reference's target for its reader; `None` if the leaf is not a reference.
    pub(super) fn target(&self, field: Field, text: &str) -> Option<TargetVisibility> {
        let target = match REFERENCES.get(&field)? {
            Reference::Action => self.action(text),
            Reference::Objective => self.objective(text),
            Reference::Milestone => {
                let milestones = &self.source.model.index.milestones;
                let at = milestones.get(text).map(|(at, _)| *at);
                at.and_then(|at| self.objective_at(at))
            }
            Reference::Point => self.point(text),
            Reference::Finding => self.drawn(text),
        };
        Some(target.unwrap_or(TargetVisibility::plain(false)))
    }

    fn drawn(&self, text: &str) -> Option<TargetVisibility> {
        let (name, finding) = match text.split_once('#') {
            Some((name, finding)) => (name, Some(finding)),
            None => (text, None),
        };
        let id = resolve_name(self.source, self.levels, name)?;
        let level = self.levels.level_of(id);
        let mut visible = self.gate.coach() || level >= AccessLevel::Fact;
        if let Some(finding) = finding {
            let at = self
                .source
                .model
                .index
                .findings
                .get(&(id, finding.to_owned()))?;
            visible = self.gate.coach()
                || (level >= AccessLevel::Shared
                    && !at.coach_only
                    && quotable(self.source, self.reader.party(), id));
        }
        Some(TargetVisibility::plain(visible))
    }

    fn action(&self, id: &str) -> Option<TargetVisibility> {
        let is_sponsor = self.reader.party() == Party::Sponsor;
        let Some((record, place)) = self.source.model.index.actions.get(id).copied() else {
            let visible = is_sponsor && self.is_copied(id, None);
            return visible.then_some(TargetVisibility::plain(true));
        };
        let target = self.source.model.record(record);
        let content = target.content.as_ref()?;
        let listed = content.actions().get(place).copied()?;
        if is_sponsor && self.source.policy.kind(target.kind).approved {
            let personal = listed
                .point
                .is_some_and(|point| point.coach_only || point.value.is_personal());
            let visible = !listed.item.coach_only && !personal && self.is_copied(id, Some(record));
            return Some(TargetVisibility::plain(visible));
        }
        let coach_only =
            listed.item.coach_only || listed.point.is_some_and(|point| point.coach_only);
        let visible = self.sees(record, listed.list)
            && self.sees(record, listed.item.value.what.field)
            && (self.gate.coach() || !coach_only);
        Some(TargetVisibility::plain(visible))
    }

    /// Whether a sponsor has an action from a copy: that of `record`, if the action is still defined.
    fn is_copied(&self, id: &str, record: Option<RecordId>) -> bool {
        match self.copied_actions {
            CopiedActions::Assumed => true,
            CopiedActions::InForce(access) => {
                let today = self.gate.tenure.today();
                let known = access.approvals.action(self.reader, id, (record, &today));
                known.is_some()
            }
            CopiedActions::Quoted(access) => {
                record.is_some_and(|record| access.has_copy(self.reader, record))
            }
        }
    }

    fn point(&self, id: &str) -> Option<TargetVisibility> {
        if let Some((record, place, point)) = self.source.model.point(id) {
            return self.point_in(record, place, point);
        }
        self.added(id)
    }

    fn point_in(
        &self,
        record: RecordId,
        place: usize,
        point: &crate::record::agenda::Point,
    ) -> Option<TargetVisibility> {
        let content = self.source.model.record(record).content.as_ref()?;
        let coach_only = content.points()?.items.get(place)?.coach_only;
        let personal = point.is_personal();
        let visible = self.sees(record, point.title.field)
            && (self.gate.coach() || !coach_only)
            && !(personal && self.reader.party() == Party::Sponsor);
        Some(TargetVisibility { visible, personal })
    }

    fn objective(&self, id: &str) -> Option<TargetVisibility> {
        match self.source.model.index.objectives.get(id) {
            Some(at) => self.objective_at(*at),
            None => self.added(id),
        }
    }

    fn objective_at(&self, at: crate::model::ObjectiveAt) -> Option<TargetVisibility> {
        let content = self.source.model.record(at.record).content.as_ref()?;
        let point = &content.points()?.items.get(at.point)?.value;
        let state = self.point_in(at.record, at.point, point)?;
        let coach_only = point.objectives.items.get(at.objective)?.coach_only;
        Some(TargetVisibility {
            visible: state.visible && (self.gate.coach() || !coach_only),
            ..state
        })
    }

    /// A point or an objective that a change added is visible if that change is.
    fn added(&self, id: &str) -> Option<TargetVisibility> {
        let (record, place) = *self.source.model.index.added.get(id)?;
        let changes = self
            .source
            .model
            .record(record)
            .content
            .as_ref()?
            .changes()?;
        let item = changes.items.get(place)?;
        let mut state = TargetVisibility {
            visible: self.sees(record, changes.field) && (self.gate.coach() || !item.coach_only),
            personal: false,
        };
        // An objective added to a point has the visibility of that point.
        if let (Some(objective), Some(point)) = (&item.value.objective, &item.value.point)
            && objective.value.0 == id
            && let Some(parent) = self.point(&point.value.0)
        {
            state.visible &= parent.visible;
            state.personal |= parent.personal;
        }
        Some(state)
    }

    fn sees(&self, record: RecordId, field: Field) -> bool {
        let gate = Gate {
            level: self.levels.level_of(record),
            ..self.gate
        };
        gate.open(field)
    }
}
