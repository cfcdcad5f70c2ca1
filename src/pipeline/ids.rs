//! Every place in an engagement where an id is defined or referred to, and the records that links name; for editors.

use std::collections::BTreeMap;

use super::Loaded;
use crate::check::TEXT_FIELDS;
use crate::model::ResolvedLink;
use crate::record::Record;
use crate::record::yaml::{YamlNode, YamlValue};
use crate::source::SourceMap;

/// What an id identifies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum IdSort {
    /// An action.
    Action,
    /// A finding, an expectation or a theme of one record.
    Finding,
    /// A milestone of an objective.
    Milestone,
    /// An objective of an agenda point.
    Objective,
    /// An agenda point.
    Point,
}

/// One place of an id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdPlace {
    /// What the id identifies.
    pub sort: IdSort,
    /// The id.
    pub id: String,
    /// The record of a finding, by its path in the practice: the id is unique only there. `None` for other ids.
    pub within: Option<String>,
    /// The file, by its path in the practice.
    pub path: String,
    /// The bytes of the id in the file.
    pub bytes: std::ops::Range<usize>,
    /// The words of the item that has the id; `None` where it is only referred to, or if it has none.
    pub words: Option<String>,
    /// Whether the item that has the id is here.
    pub is_definition: bool,
}

/// The lists whose items have an id.
const LISTS: [(&str, IdSort); 7] = [
    ("actions", IdSort::Action),
    ("expectations", IdSort::Finding),
    ("findings", IdSort::Finding),
    ("milestones", IdSort::Milestone),
    ("objectives", IdSort::Objective),
    ("points", IdSort::Point),
    ("themes", IdSort::Finding),
];

/// The fields that refer to a record or a finding in it: `sponsor-meeting#candour`.
const FINDING_REFERENCES: [&str; 2] = ["draws_on", "heard_in"];

/// The fields that refer to an item by its id.
const REFERENCES: [(&str, IdSort); 5] = [
    ("action", IdSort::Action),
    ("milestone", IdSort::Milestone),
    ("objective", IdSort::Objective),
    ("point", IdSort::Point),
    ("points", IdSort::Point),
];

/// What the values of a field refer to, by its name.
pub fn referred_by(field: &str) -> Option<IdSort> {
    let found = REFERENCES.iter().find(|(name, _)| *name == field);
    let finding = || {
        FINDING_REFERENCES
            .contains(&field)
            .then_some(IdSort::Finding)
    };
    found.map(|(_, sort)| *sort).or_else(finding)
}

/// Returns every finding of the engagement as a reference names it, with its words.
pub fn finding_references(loaded: &Loaded) -> Vec<(String, Option<String>)> {
    let names: BTreeMap<&str, String> = loaded
        .model
        .records
        .iter()
        .map(|record| {
            let path = loaded.model.sources.path(record.kind_span);
            (path, link_name(loaded, record))
        })
        .collect();
    let places = id_places(loaded).into_iter();
    let findings = places.filter(|place| place.sort == IdSort::Finding && place.is_definition);
    findings
        .filter_map(|place| {
            let name = names.get(place.path.as_str())?;
            Some((format!("{name}#{}", place.id), place.words))
        })
        .collect()
}

/// Returns the places of all ids, by record and in the order of each file.
pub fn id_places(loaded: &Loaded) -> Vec<IdPlace> {
    let mut places = Vec::new();
    for record in &loaded.model.records {
        let mut visit = Visit {
            loaded,
            sources: &loaded.model.sources,
            places: &mut places,
        };
        visit.node(&record.node, None);
    }
    places
}

struct Visit<'v> {
    loaded: &'v Loaded,
    sources: &'v SourceMap,
    places: &'v mut Vec<IdPlace>,
}

impl Visit<'_> {
    /// `list` is what the items of the list around the node are.
    fn node(&mut self, node: &YamlNode, list: Option<IdSort>) {
        match &node.value {
            YamlValue::Map(entries) => {
                if let (Some(sort), Some(id)) = (list, node.get("id")) {
                    let words = TEXT_FIELDS.iter().find_map(|name| node.get(name)?.text());
                    self.add(sort, id, words);
                }
                for entry in entries {
                    let of = |known: &[(&str, IdSort)]| {
                        let found = known.iter().find(|(name, _)| *name == entry.key);
                        found.map(|(_, sort)| *sort)
                    };
                    if let Some(sort) = of(&REFERENCES) {
                        self.references(sort, &entry.value);
                    }
                    if FINDING_REFERENCES.contains(&entry.key.as_str()) {
                        self.finding_references(&entry.value);
                    }
                    self.node(&entry.value, of(&LISTS));
                }
            }
            YamlValue::List(items) => items.iter().for_each(|item| self.node(item, list)),
            YamlValue::Scalar { .. } | YamlValue::Null => {}
        }
    }

    /// An id or a list of ids.
    fn references(&mut self, sort: IdSort, node: &YamlNode) {
        match &node.value {
            YamlValue::List(items) => items.iter().for_each(|item| self.references(sort, item)),
            YamlValue::Scalar { text, .. } => self.places.push(IdPlace {
                sort,
                id: text.trim().to_owned(),
                within: None,
                path: self.sources.path(node.span).to_owned(),
                bytes: node.span.range(),
                words: None,
                is_definition: false,
            }),
            YamlValue::Map(_) | YamlValue::Null => {}
        }
    }

    /// A record or a finding of one, or a list of them.
    fn finding_references(&mut self, node: &YamlNode) {
        match &node.value {
            YamlValue::List(items) => items.iter().for_each(|item| self.finding_references(item)),
            YamlValue::Scalar { .. } => {
                let place = self.finding_reference(node);
                self.places.extend(place);
            }
            YamlValue::Map(_) | YamlValue::Null => {}
        }
    }

    fn finding_reference(&self, node: &YamlNode) -> Option<IdPlace> {
        let (name, id) = node.text()?.trim().split_once('#')?;
        let path = self.sources.path(node.span);
        let range = node.span.range();
        let written = self.sources.text_of(path)?.get(range.clone())?;
        let from = range.start + written.find('#')? + 1;
        Some(IdPlace {
            sort: IdSort::Finding,
            id: id.to_owned(),
            within: Some(record_named(self.loaded, name)?.to_owned()),
            path: path.to_owned(),
            bytes: from..from + id.len(),
            words: None,
            is_definition: false,
        })
    }

    /// The id of an item.
    fn add(&mut self, sort: IdSort, node: &YamlNode, words: Option<&str>) {
        let Some(id) = node.text() else {
            return;
        };
        let path = self.sources.path(node.span).to_owned();
        self.places.push(IdPlace {
            sort,
            id: id.trim().to_owned(),
            within: (sort == IdSort::Finding).then(|| path.clone()),
            path,
            bytes: node.span.range(),
            words: words.map(str::to_owned),
            is_definition: true,
        });
    }
}

/// Returns the record that a link names, as its path in the practice; `None` if it is not exactly one.
pub fn record_named<'l>(loaded: &'l Loaded, name: &str) -> Option<&'l str> {
    match loaded.model.named(name.split(['#', '|']).next()?) {
        ResolvedLink::Record(id, _) => {
            let record = loaded.model.record(id);
            Some(loaded.model.sources.path(record.kind_span))
        }
        _ => None,
    }
}

/// Returns what a link can name: each record by its shortest unique name, with its kind.
pub fn linkable_records(loaded: &Loaded) -> Vec<(String, &'static str)> {
    let records = loaded.model.records.iter();
    records
        .map(|record| (link_name(loaded, record), record.kind.noun()))
        .collect()
}

/// The shortest unique name of a record.
fn link_name(loaded: &Loaded, record: &Record) -> String {
    let stem = record.stem();
    match loaded.model.named(stem) {
        ResolvedLink::Record(..) => stem.to_owned(),
        _ => record.path.trim_end_matches(".md").to_owned(),
    }
}
