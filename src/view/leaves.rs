//! Every leaf of a record, and whether a reader may see it, derived from the record's own tree and the policy, not
//! from the projection.
//!
//! The egress scan uses these to check the projection. The rules are repeated here on purpose, in terms of field
//! paths instead of types.

use std::sync::LazyLock;

use chrono::NaiveDate;
use rustc_hash::{FxHashMap, FxHashSet};

use super::access::Access;
use super::gate::Gate;
use super::hidden_by::HiddenBy;
use super::input::ProjectionInput;
use super::levels::{Levels, pays};
use super::tenure::Tenure;
use crate::kind::Kind;
use crate::model::RecordId;
use crate::policy::{AccessLevel, Field};
use crate::reader::{Party, Reader};
use crate::record;
use crate::record::decode::{Scalar, Shape};
use crate::record::yaml::{YamlNode, YamlValue};
use crate::span::Span;

static FIELDS: LazyLock<FxHashMap<&'static str, Field>> = LazyLock::new(|| {
    Field::ALL
        .iter()
        .map(|field| (field.row().path, *field))
        .collect()
});

/// The fields that hold a date, according to the decoder.
static DAYS: LazyLock<FxHashSet<Field>> = LazyLock::new(|| {
    let mut days = FxHashSet::default();
    for kind in Kind::ALL {
        record::shapes(kind).each_field(&mut |field, shape| {
            if shape == Shape::Day {
                days.insert(field);
            }
        });
    }
    days
});

/// One scalar of a record's front matter.
#[derive(Debug, Clone)]
pub struct LeafText<'m> {
    /// The policy row that governs it.
    pub field: Field,
    pub text: &'m str,
    pub span: Span,
    /// Why the reader does not see it; `None` if they do.
    pub hidden_by: Option<HiddenBy>,
    /// Whether it is in an item marked `coach_only`.
    pub coach_only: bool,
    /// Whether it is in a personal agenda point, or in a row about one.
    pub personal: bool,
    /// Whether it refers to something else in the engagement, rather than being text itself.
    pub reference: bool,
}

impl LeafText<'_> {
    /// Whether the reader sees it.
    pub fn is_visible(&self) -> bool {
        self.hidden_by.is_none()
    }
}

/// A walk of one record for one reader.
pub struct Leaves<'m> {
    pub(super) source: ProjectionInput<'m>,
    pub(super) reader: &'m Reader,
    pub(super) levels: &'m Levels,
    pub(super) gate: Gate<'m>,
    pub(super) copied_actions: CopiedActions<'m>,
    kind: &'static str,
    out: Vec<LeafText<'m>>,
    path: String,
}

/// Whether something is visible, and what it belongs to.
#[derive(Clone, Copy, Default)]
pub(super) struct LeafVisibility {
    /// The first reason why it is not visible.
    pub(super) hidden_by: Option<HiddenBy>,
    pub(super) coach_only: bool,
    pub(super) personal: bool,
}

impl LeafVisibility {
    /// Hides it for this reason, unless there was an earlier one.
    pub(super) fn hide_if(&mut self, hidden: bool, by: HiddenBy) {
        if hidden && self.hidden_by.is_none() {
            self.hidden_by = Some(by);
        }
    }
}

/// Every leaf of a record, for a reader who has the record at `level`.
pub fn classify<'m>(
    source: ProjectionInput<'m>,
    reader: &'m Reader,
    levels: &'m Levels,
    id: RecordId,
    level: AccessLevel,
) -> Vec<LeafText<'m>> {
    classify_with(source, reader, levels, (id, level), CopiedActions::Assumed)
}

/// How to decide whether a sponsor sees a reference to an action whose record needs approval.
#[derive(Clone, Copy)]
pub(super) enum CopiedActions<'m> {
    /// The sponsor is assumed to have the action from a copy. Copies are checked elsewhere.
    Assumed,
    /// The sponsor must have a copy that contains the action.
    InForce(&'m Access),
    /// A copy is made, which may quote the action if the sponsor has a copy of its record.
    Quoted(&'m Access),
}

/// Like [`classify`], with a choice of how references to actions in copies are decided.
pub(super) fn classify_with<'m>(
    source: ProjectionInput<'m>,
    reader: &'m Reader,
    levels: &'m Levels,
    (id, level): (RecordId, AccessLevel),
    copied_actions: CopiedActions<'m>,
) -> Vec<LeafText<'m>> {
    let record = source.model.record(id);
    let pays = source
        .model
        .engagement()
        .is_some_and(|(_, engagement)| pays(engagement, reader.party()));
    let gate = Gate {
        policy: source.policy,
        party: reader.party(),
        level,
        pays,
        tenure: Tenure::for_reader(source, reader),
    };
    let mut walk = Leaves {
        source,
        reader,
        levels,
        gate,
        copied_actions,
        kind: record.kind.word(),
        out: Vec::new(),
        path: String::new(),
    };
    walk.path.push_str(walk.kind);
    let mut state = LeafVisibility::default();
    let is_hidden_draft = record.common.draft && reader.party() != Party::Coach;
    state.hide_if(is_hidden_draft, HiddenBy::Draft);
    let root = walk.field();
    walk.node(&record.node, state, root);
    walk.out
}

impl<'m> Leaves<'m> {
    /// Adds the leaves of a value. `field` is the one at the current path.
    fn node(&mut self, node: &'m YamlNode, state: LeafVisibility, field: Option<Field>) {
        match &node.value {
            YamlValue::Null => {}
            YamlValue::Scalar { text, .. } => self.leaf(node, text, state, field),
            YamlValue::List(items) => {
                for item in items {
                    let state = self.item(item, state);
                    self.node(item, state, field);
                }
            }
            YamlValue::Map(entries) => {
                for entry in entries {
                    let length = self.path.len();
                    self.path.push('.');
                    self.path.push_str(&entry.key);
                    let field = self.field();
                    let mut state = state;
                    match field {
                        Some(field) => {
                            state.hide_if(!self.gate.open(field), HiddenBy::Policy(field))
                        }
                        None => state.hide_if(true, HiddenBy::UnknownField),
                    }
                    self.node(&entry.value, state, field);
                    self.path.truncate(length);
                }
            }
        }
    }

    fn leaf(
        &mut self,
        node: &'m YamlNode,
        text: &'m str,
        state: LeafVisibility,
        field: Option<Field>,
    ) {
        let Some(field) = field else {
            return;
        };
        let mut state = state;
        state.hide_if(!self.gate.open(field), HiddenBy::Policy(field));
        let is_theirs = self.is_of_their_days(field, text);
        let by = match names_a_person(field) {
            true => HiddenBy::OtherSponsor,
            false => HiddenBy::Tenure,
        };
        state.hide_if(!is_theirs, by);
        let target = self.target(field, text);
        if let Some(target) = target {
            state.hide_if(!target.visible, HiddenBy::Reference);
            state.personal |= target.personal;
        }
        self.out.push(LeafText {
            field,
            text,
            span: node.span,
            hidden_by: state.hidden_by,
            coach_only: state.coach_only,
            personal: state.personal,
            reference: target.is_some(),
        });
    }

    /// The state of a list item. The whole item is left out if it is marked `coach_only`, belongs to a personal
    /// point, is about something that the reader does not see, or was said by a sponsor.
    fn item(&mut self, item: &'m YamlNode, state: LeafVisibility) -> LeafVisibility {
        // Nothing below is under a key of any other value.
        if !matches!(item.value, YamlValue::Map(_)) {
            return state;
        }
        let flag = |key: &str| item.get(key).filter(|value| value.text() == Some("true"));
        let mut state = state;
        let is_coach = self.gate.coach();
        if let Some(mark) = flag("coach_only") {
            state.coach_only = true;
            state.hide_if(!is_coach, HiddenBy::CoachOnly(mark.span));
        }
        if self.path == "agenda.points"
            && let Some(mark) = flag("personal")
        {
            state.personal = true;
            let is_sponsor = self.reader.party() == Party::Sponsor;
            state.hide_if(is_sponsor, HiddenBy::Personal(mark.span));
        }
        if self.path == "contacts.contacts"
            && (item
                .get("name")
                .is_some_and(|name| !matches!(name.value, YamlValue::Null))
                || matches!(
                    item.get("by").and_then(YamlNode::text),
                    Some("sponsor" | "organisation")
                ))
        {
            state.hide_if(!is_coach, HiddenBy::OtherContact);
        }
        // A signature, a milestone that was met or a sponsor's first day gives the whole item its date.
        for key in ["on", "met", "from"] {
            let is_theirs = self.is_dated_in_time(item, key);
            state.hide_if(!is_theirs, HiddenBy::Tenure);
        }
        for key in ["action", "objective", "milestone", "point"] {
            // An action's point is only a reference; the action has its own words.
            if key == "point" && self.path.ends_with(".actions") {
                continue;
            }
            let Some(text) = item.get(key).and_then(YamlNode::text) else {
                continue;
            };
            let length = self.path.len();
            self.path.push('.');
            self.path.push_str(key);
            let target = self.field().and_then(|field| self.target(field, text));
            self.path.truncate(length);
            if let Some(target) = target {
                state.hide_if(!target.visible, HiddenBy::Reference);
                state.personal |= target.personal;
            }
        }
        state
    }

    /// Whether the reader may see the date under a key of a group, if any.
    fn is_dated_in_time(&mut self, group: &YamlNode, key: &str) -> bool {
        let Some(text) = group.get(key).and_then(YamlNode::text) else {
            return true;
        };
        let length = self.path.len();
        self.path.push('.');
        self.path.push_str(key);
        let field = self.field();
        self.path.truncate(length);
        field.is_none_or(|field| self.is_of_their_days(field, text))
    }

    /// Whether a date, a person's name or the engagement's status is visible given the days on which the reader is
    /// a sponsor.
    fn is_of_their_days(&self, field: Field, text: &str) -> bool {
        let tenure = &self.gate.tenure;
        match field {
            Field::EngagementStatus => tenure.status(),
            field if names_a_person(field) => tenure.person(field, text),
            field if DAYS.contains(&field) => match <NaiveDate as Scalar>::read(text, true) {
                Ok(date) => tenure.date(self.gate.policy, field, date),
                // An invalid date has been reported, and is not a value of the record.
                Err(_) => true,
            },
            _ => true,
        }
    }

    fn field(&self) -> Option<Field> {
        if let Some(field) = FIELDS.get(self.path.as_str()) {
            return Some(*field);
        }
        if let Some(at) = self.path.find(".sponsor_sees.") {
            return FIELDS
                .get(&self.path[..at + ".sponsor_sees".len()])
                .copied();
        }
        let rest = self.path.strip_prefix(self.kind)?;
        let common = ["title", "draft", "body", "allow"];
        let first = rest.trim_start_matches('.').split('.').next()?;
        if !common.contains(&first) {
            return None;
        }
        FIELDS.get(format!("record{rest}").as_str()).copied()
    }
}

/// Whether a field has the name of a person whom a sponsor may not see.
fn names_a_person(field: Field) -> bool {
    let may_name_a_sponsor = matches!(
        field,
        Field::SponsorMeetingPresent
            | Field::SponsorMeetingSharedWithSponsors
            | Field::ReviewPresent
            | Field::EngagementSignedWho
    );
    may_name_a_sponsor || field.names_a_sponsor()
}
