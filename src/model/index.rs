//! An index of ids, and findings about duplicate ids.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::RecordId;
use crate::diag::{DUPLICATE_ID, Diagnostic, Level};
use crate::record::agenda::Point;
use crate::record::leaf::{Leaf, List};
use crate::record::value::{ChangeKind, Id};
use crate::record::{Content, Record};
use crate::span::{FileId, Span};

/// The location of every id of the engagement.
#[derive(Debug, Clone, Default)]
pub struct IdIndex {
    /// File stems; several records may have the same one.
    pub stems: BTreeMap<String, Vec<RecordId>>,
    /// Paths in the engagement without `.md`.
    pub paths: BTreeMap<String, RecordId>,
    /// Point id to its agenda and index.
    pub points: BTreeMap<String, (RecordId, usize)>,
    /// Objective id to its location.
    pub objectives: BTreeMap<String, ObjectiveAt>,
    /// Milestone id to its objective and index.
    pub milestones: BTreeMap<String, (ObjectiveAt, usize)>,
    /// Action id to its record and its index among the actions of that record.
    pub actions: BTreeMap<String, (RecordId, usize)>,
    /// Findings, expectations and themes of a record: `(record, id)`.
    pub findings: BTreeMap<(RecordId, String), FindingAt>,
    /// Objectives and points that a change added: id to the record and index of the change.
    pub added: BTreeMap<String, (RecordId, usize)>,
}

/// The location of an objective.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ObjectiveAt {
    /// The agenda.
    pub record: RecordId,
    /// The index of its point in the agenda.
    pub point: usize,
    /// Its index in the point.
    pub objective: usize,
}

/// The location of a finding in its record's list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FindingAt {
    /// Its index in the record's list.
    pub place: usize,
    /// Whether the item is marked `coach_only`.
    pub coach_only: bool,
}

impl IdIndex {
    /// Indexes the records of an engagement, and reports duplicate ids.
    pub fn build(records: &[Record], diags: &mut Vec<Diagnostic>) -> IdIndex {
        let mut index = IndexBuilder {
            index: IdIndex::default(),
            first: BTreeMap::new(),
            duplicates: Vec::new(),
            diags,
        };
        for (place, record) in records.iter().enumerate() {
            let id = RecordId(place);
            let stem = record.stem().to_owned();
            index.index.stems.entry(stem).or_default().push(id);
            let path = record.path.strip_suffix(".md").unwrap_or(&record.path);
            index.index.paths.insert(path.to_owned(), id);
            if !record.common.draft
                && let Some(content) = &record.content
            {
                index.content(id, content);
            }
        }
        index.report();
        index.index
    }
}

/// The type name of findings. A finding is referred to together with its record, so a duplicate id in another
/// record is harmless.
const FINDING: &str = "finding";

struct IndexBuilder<'d> {
    index: IdIndex,
    /// Where an id of a type first occurs.
    first: BTreeMap<(&'static str, String), Span>,
    duplicates: Vec<DuplicateId>,
    diags: &'d mut Vec<Diagnostic>,
}

impl IndexBuilder<'_> {
    fn content(&mut self, id: RecordId, content: &Content) {
        for (place, finding) in content.findings().enumerate() {
            self.finding(id, finding.id, place, finding.coach_only);
        }
        if let Some(points) = content.points() {
            self.points(id, points);
        }
        self.actions(id, content);
        if let Some(changes) = content.changes() {
            self.added(id, changes);
        }
    }

    fn points(&mut self, id: RecordId, points: &List<Point>) {
        for (point, item) in points.items.iter().enumerate() {
            if self.register("agenda point", &item.value.id) {
                self.index
                    .points
                    .insert(item.value.id.value.0.clone(), (id, point));
            }
            for (objective, item) in item.value.objectives.items.iter().enumerate() {
                let at = ObjectiveAt {
                    record: id,
                    point,
                    objective,
                };
                if self.register("objective", &item.value.id) {
                    self.index
                        .objectives
                        .insert(item.value.id.value.0.clone(), at);
                }
                for (place, milestone) in item.value.milestones.values().enumerate() {
                    if self.register("milestone", &milestone.id) {
                        self.index
                            .milestones
                            .insert(milestone.id.value.0.clone(), (at, place));
                    }
                }
            }
        }
    }

    fn finding(&mut self, record: RecordId, id: &Leaf<Id>, place: usize, coach_only: bool) {
        // A finding is referred to together with its record, so its id must be unique only there.
        let key = (record, id.value.0.clone());
        if let Entry::Vacant(entry) = self.index.findings.entry(key) {
            entry.insert(FindingAt { place, coach_only });
            self.register(FINDING, id);
        } else {
            self.register(FINDING, id);
        }
    }

    fn actions(&mut self, record: RecordId, content: &Content) {
        for (place, action) in content.actions().into_iter().enumerate() {
            let id = &action.item.value.id;
            if self.register("action", id) {
                self.index
                    .actions
                    .insert(id.value.0.clone(), (record, place));
            }
        }
    }

    fn added(&mut self, record: RecordId, changes: &List<crate::record::parts::Change>) {
        for (place, change) in changes.values().enumerate() {
            if change.change.value == ChangeKind::Add
                && let Some(id) = change.objective.as_ref().or(change.point.as_ref())
            {
                let sort = match change.objective {
                    Some(_) => "added objective",
                    None => "added agenda point",
                };
                if self.register(sort, id) {
                    self.index.added.insert(id.value.0.clone(), (record, place));
                }
            }
        }
    }

    /// Notes an id of a type. Returns false for a duplicate.
    fn register(&mut self, sort: &'static str, id: &Leaf<Id>) -> bool {
        match self.first.entry((sort, id.value.0.clone())) {
            Entry::Vacant(entry) => {
                entry.insert(id.span);
                true
            }
            Entry::Occupied(entry) => {
                self.duplicates.push(DuplicateId {
                    sort,
                    id: id.value.0.clone(),
                    span: id.span,
                    first: *entry.get(),
                });
                false
            }
        }
    }

    /// Reports duplicate ids. If many ids of one file also occur in another, there is one cause: the file was
    /// copied.
    fn report(&mut self) {
        let mut files: BTreeMap<(FileId, FileId), Vec<&DuplicateId>> = BTreeMap::new();
        for duplicate in &self.duplicates {
            let pair = (duplicate.first.file, duplicate.span.file);
            files.entry(pair).or_default().push(duplicate);
        }
        for ((first, second), all) in files {
            if first != second && all.len() >= MIN_COPIED_IDS {
                self.diags.push(copied_file(&all));
            } else {
                self.diags
                    .extend(all.into_iter().map(DuplicateId::diagnostic));
            }
        }
    }
}

/// The number of shared ids from which one file counts as a copy of another.
const MIN_COPIED_IDS: usize = 4;

/// A duplicate id.
struct DuplicateId {
    sort: &'static str,
    id: String,
    span: Span,
    first: Span,
}

impl DuplicateId {
    fn level(&self) -> Level {
        if self.sort == FINDING {
            Level::Error
        } else {
            Level::Forbid
        }
    }

    fn diagnostic(&self) -> Diagnostic {
        Diagnostic::new(
            &DUPLICATE_ID,
            self.span,
            format!(
                "duplicate {} id `{}` in this engagement",
                self.sort, self.id
            ),
        )
        .level(self.level())
        .related(self.first, "first used here")
        .help("give one of the two another id, and update all references to it")
    }
}

/// One finding for all the ids that a copied file shares with the other.
fn copied_file(all: &[&DuplicateId]) -> Diagnostic {
    let level = all.iter().map(|duplicate| duplicate.level()).max();
    Diagnostic::new(
        &DUPLICATE_ID,
        all[0].span,
        format!(
            "{} ids of this record are duplicates of another record's, first `{}`",
            all.len(),
            all[0].id
        ),
    )
    .level(level.unwrap_or(Level::Error))
    .related(all[0].first, "first used here")
    .help("if one of the two is a copy, move it out of the engagement's folder; otherwise give its items different ids")
}
