//! Every leaf and passage of a record, and whether a reader may see it: from the record's own tree and
//! the policy, not from the projection.
//!
//! The egress scan checks the projection with these, and an approval's digest is made from them. The
//! rules are written here a second time on purpose, over field paths instead of types.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::gate::Gate;
use super::levels::{Levels, Source, named, pays, quotable};
use crate::model::RecordId;
use crate::policy::{Field, Level};
use crate::reader::{Party, Reader};
use crate::record::yaml::{Node, Value};
use crate::record::{Content, Record};
use crate::span::Span;

static FIELDS: LazyLock<HashMap<&'static str, Field>> = LazyLock::new(|| {
    Field::ALL
        .iter()
        .map(|field| (field.row().path, *field))
        .collect()
});

/// One scalar of a record's front matter.
#[derive(Debug, Clone)]
pub struct LeafText<'m> {
    /// None for a key that no reader's policy governs (`kind`, `coach_only`).
    pub field: Field,
    pub text: &'m str,
    pub span: Span,
    pub visible: bool,
    /// Stands in an item marked `coach_only`.
    pub coach_only: bool,
    /// Stands in a personal agenda point, or in a row about one.
    pub personal: bool,
}

/// Walks one record for one reader.
pub struct Leaves<'m> {
    source: Source<'m>,
    reader: &'m Reader,
    levels: &'m Levels,
    gate: Gate<'m>,
    kind: &'static str,
    out: Vec<LeafText<'m>>,
    path: String,
}

#[derive(Clone, Copy)]
struct State {
    visible: bool,
    coach_only: bool,
    personal: bool,
}

/// Every leaf of a record, for a reader who has it at `level`.
pub fn of<'m>(
    source: Source<'m>,
    reader: &'m Reader,
    levels: &'m Levels,
    id: RecordId,
    level: Level,
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
    };
    let mut walk = Leaves {
        source,
        reader,
        levels,
        gate,
        kind: record.kind.word(),
        out: Vec::new(),
        path: String::new(),
    };
    walk.path.push_str(walk.kind);
    let draft = record.common.draft && reader.party() != Party::Coach;
    walk.node(
        &record.node,
        State {
            visible: !draft,
            coach_only: false,
            personal: false,
        },
    );
    walk.out
}

impl<'m> Leaves<'m> {
    fn node(&mut self, node: &'m Node, state: State) {
        match &node.value {
            Value::Null => {}
            Value::Scalar { text, .. } => self.leaf(node, text, state),
            Value::List(items) => {
                for item in items {
                    let state = self.item(item, state);
                    self.node(item, state);
                }
            }
            Value::Map(entries) => {
                for entry in entries {
                    let length = self.path.len();
                    self.path.push('.');
                    self.path.push_str(&entry.key);
                    let seen = match self.field() {
                        // The words of a mapping with free keys are the group's.
                        None if self.path.contains(".sponsor_sees.") => state.visible,
                        None => false,
                        Some(field) => state.visible && self.gate.open(field),
                    };
                    self.node(
                        &entry.value,
                        State {
                            visible: seen,
                            ..state
                        },
                    );
                    self.path.truncate(length);
                }
            }
        }
    }

    fn leaf(&mut self, node: &'m Node, text: &'m str, state: State) {
        let Some(field) = self.field() else {
            return;
        };
        let visible = state.visible && self.gate.open(field);
        let (visible, personal) = match self.target(field, text) {
            Some(target) => (visible && target.visible, state.personal || target.personal),
            None => (visible, state.personal),
        };
        self.out.push(LeafText {
            field,
            text,
            span: node.span,
            visible,
            coach_only: state.coach_only,
            personal,
        });
    }

    /// An item of a list is left out whole when it is the coach's own, on a personal point, about
    /// something the reader does not see, or what a sponsor said.
    fn item(&mut self, item: &'m Node, state: State) -> State {
        let flag = |key: &str| item.get(key).and_then(Node::text) == Some("true");
        let mut state = state;
        if flag("coach_only") {
            state.coach_only = true;
            state.visible &= self.gate.coach();
        }
        if self.path == "agenda.points" && flag("personal") {
            state.personal = true;
            state.visible &= self.reader.party() != Party::Sponsor;
        }
        if self.path == "contacts.contacts"
            && item.get("by").and_then(Node::text) == Some("sponsor")
        {
            state.visible &= self.gate.coach();
        }
        for key in ["action", "objective", "milestone", "point"] {
            // An action's point is only a reference beside its own words.
            if key == "point" && self.path.ends_with(".actions") {
                continue;
            }
            let Some(text) = item.get(key).and_then(Node::text) else {
                continue;
            };
            let length = self.path.len();
            self.path.push('.');
            self.path.push_str(key);
            let target = self.field().and_then(|field| self.target(field, text));
            self.path.truncate(length);
            if let Some(target) = target {
                state.visible &= target.visible;
                state.personal |= target.personal;
            }
        }
        state
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
        let common = ["title", "draft", "body", "allow", "approved"];
        let first = rest.trim_start_matches('.').split('.').next()?;
        if !common.contains(&first) {
            return None;
        }
        FIELDS.get(format!("record{rest}").as_str()).copied()
    }

    /// What a reference means for its reader; none when the leaf is no reference.
    fn target(&self, field: Field, text: &str) -> Option<State> {
        let path = field.row().path;
        let key = field.key();
        let known = |target: Option<State>| {
            Some(target.unwrap_or(State {
                visible: false,
                coach_only: false,
                personal: false,
            }))
        };
        match key {
            "action" => known(self.action(text)),
            "objective" => known(self.objective(text)),
            "milestone" => known(
                self.source
                    .model
                    .index
                    .milestones
                    .get(text)
                    .and_then(|(at, _)| self.objective_at(*at)),
            ),
            "point" => known(self.point(text)),
            "points" if path == "session.points" => known(self.point(text)),
            "draws_on" => known(self.drawn(text)),
            _ => None,
        }
    }

    fn drawn(&self, text: &str) -> Option<State> {
        let (name, finding) = match text.split_once('#') {
            Some((name, finding)) => (name, Some(finding)),
            None => (text, None),
        };
        let id = named(self.source, self.levels, name)?;
        let level = self.levels.of(id);
        let mut visible = self.gate.coach() || level >= Level::Fact;
        if let Some(finding) = finding {
            let at = self
                .source
                .model
                .index
                .findings
                .get(&(id, finding.to_owned()))?;
            visible = self.gate.coach()
                || (level >= Level::Shared
                    && !at.coach_only
                    && quotable(self.source, self.reader.party(), id));
        }
        Some(State {
            visible,
            coach_only: false,
            personal: false,
        })
    }

    fn action(&self, id: &str) -> Option<State> {
        let (record, place) = *self.source.model.index.actions.get(id)?;
        let list = match self.source.model.record(record).content.as_ref()? {
            Content::SponsorMeeting(meeting) => &meeting.actions,
            Content::Session(session) => &session.actions,
            Content::Review(review) => &review.actions,
            _ => return None,
        };
        let item = list.items.get(place)?;
        let visible = self.sees(record, list.field)
            && self.sees(record, item.value.what.field)
            && (self.gate.coach() || !item.coach_only);
        Some(State {
            visible,
            coach_only: false,
            personal: false,
        })
    }

    fn point(&self, id: &str) -> Option<State> {
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
    ) -> Option<State> {
        let Some(Content::Agenda(agenda)) = &self.source.model.record(record).content else {
            return None;
        };
        let coach_only = agenda.points.items.get(place)?.coach_only;
        let personal = point
            .personal
            .as_ref()
            .is_some_and(|personal| personal.value);
        let visible = self.sees(record, point.title.field)
            && (self.gate.coach() || !coach_only)
            && !(personal && self.reader.party() == Party::Sponsor);
        Some(State {
            visible,
            coach_only,
            personal,
        })
    }

    fn objective(&self, id: &str) -> Option<State> {
        match self.source.model.index.objectives.get(id) {
            Some(at) => self.objective_at(*at),
            None => self.added(id),
        }
    }

    fn objective_at(&self, at: crate::model::ObjectiveAt) -> Option<State> {
        let Some(Content::Agenda(agenda)) = &self.source.model.record(at.record).content else {
            return None;
        };
        let point = &agenda.points.items.get(at.point)?.value;
        let state = self.point_in(at.record, at.point, point)?;
        let coach_only = point.objectives.items.get(at.objective)?.coach_only;
        Some(State {
            visible: state.visible && (self.gate.coach() || !coach_only),
            ..state
        })
    }

    /// A point or objective that a change added: visible with that change.
    fn added(&self, id: &str) -> Option<State> {
        let (record, place) = *self.source.model.index.added.get(id)?;
        let changes = match self.source.model.record(record).content.as_ref()? {
            Content::Session(session) => &session.changes,
            Content::Review(review) => &review.changes,
            _ => return None,
        };
        let item = changes.items.get(place)?;
        let mut state = State {
            visible: self.sees(record, changes.field) && (self.gate.coach() || !item.coach_only),
            coach_only: item.coach_only,
            personal: false,
        };
        // An objective added to a point goes where the point goes.
        if let (Some(objective), Some(point)) = (&item.value.objective, &item.value.point)
            && objective.value.0 == id
            && let Some(of) = self.point(&point.value.0)
        {
            state.visible &= of.visible;
            state.personal |= of.personal;
        }
        Some(state)
    }

    fn sees(&self, record: RecordId, field: Field) -> bool {
        let gate = Gate {
            level: self.levels.of(record),
            ..self.gate
        };
        gate.open(field)
    }
}

/// One passage of a body, and whether a reader may see it.
pub struct PassageText<'m> {
    pub text: &'m str,
    pub span: Span,
    pub visible: bool,
    /// Narrowed by a marker, or by `body: coach-only`.
    pub narrowed: bool,
}

/// The passages of a record's body, for a reader who has the record at `level`.
pub fn passages<'m>(
    source: Source<'m>,
    reader: &Reader,
    record: &'m Record,
    level: Level,
) -> Vec<PassageText<'m>> {
    use crate::record::prose::Narrowed;
    let party = reader.party();
    let open = source.policy.sees(Field::RecordBody, party, level, false)
        && !(record.common.draft && party != Party::Coach);
    let Some(file) = source.model.sources.file(record.file) else {
        return Vec::new();
    };
    record
        .body
        .sections
        .iter()
        .map(|section| {
            let narrowed = if record.common.body_coach_only {
                Some(Narrowed::CoachOnly)
            } else {
                section.narrowed
            };
            let allowed = matches!(
                (party, narrowed),
                (Party::Coach, _) | (_, None) | (Party::Client, Some(Narrowed::ClientOnly))
            );
            PassageText {
                text: &file.text[section.span.range()],
                span: section.span,
                visible: open && allowed,
                narrowed: narrowed.is_some(),
            }
        })
        .collect()
}
