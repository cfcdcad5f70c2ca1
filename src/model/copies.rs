//! Records and copies of them in the same folder. Only the coach can decide which one is right.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::agreement::AGREEMENT;
use super::names::inside;
use crate::diag::{CONFLICTING_COPY, Diagnostic};
use crate::kind::Kind;
use crate::record::decode::Scalar;
use crate::record::yaml::YamlNode;
use crate::record::{Record, safe_path};
use crate::source::{
    CopyName, EngagementFiles, EntrySort, SourceMap, copied_from, is_record_name, split,
};
use crate::span::Span;

/// Reports records that are copies of other records in the same folder.
pub(super) fn check(
    files: &EngagementFiles,
    records: &[Record],
    sources: &mut SourceMap,
    diags: &mut Vec<Diagnostic>,
) {
    let paths = files.entries.iter().filter_map(|entry| {
        let path = inside(&files.dir, &entry.path)?;
        let is_record = is_record_name(path) && matches!(entry.sort, EntrySort::File(_));
        is_record.then_some(path)
    });
    // By path without extension, in lower case, since some file systems ignore case.
    let known: BTreeMap<String, &str> = paths
        .map(|path| (stem(path).to_lowercase(), path))
        .collect();
    for path in known.values() {
        let (folder, name) = match stem(path).rsplit_once('/') {
            Some((folder, name)) => (format!("{folder}/").to_lowercase(), name),
            None => (String::new(), stem(path)),
        };
        let at = |name: &str| known.get(&format!("{folder}{}", name.to_lowercase()));
        let Some((original, sure)) = copied_from(name, &|name| at(name).is_some()) else {
            continue;
        };
        let Some(original) = at(&original).filter(|original| **original != AGREEMENT) else {
            // A second agreement has its own finding.
            continue;
        };
        let why = match sure {
            CopyName::Certain => Some("programs give such names to copies".to_owned()),
            CopyName::Possible => common_content(records, sources, path, original),
        };
        let Some(why) = why else { continue };
        let mut place = |path: &str| match records.iter().find(|record| record.path == path) {
            Some(record) => record.kind_span,
            None => {
                let dir = &files.dir;
                let slash = if dir.is_empty() { "" } else { "/" };
                Span::new(sources.known(&format!("{dir}{slash}{path}")), 0, 0)
            }
        };
        let shown = safe_path(original);
        let message = format!("this looks like a copy of `{shown}`: {why}");
        let help = format!(
            "compare the two, keep in `{shown}` what is right, and move this file out of the engagement's folder; if it is a separate record, give it another name"
        );
        let span = place(path);
        let found = Diagnostic::new(&CONFLICTING_COPY, span, message).help(help);
        diags.push(found.related(place(original), "the original"));
    }
}

/// Reports records about the same session or review as another record. Whatever their names, one of them is an
/// older version of the other.
pub(super) fn twins(records: &[Record], diags: &mut Vec<Diagnostic>) {
    let reported: BTreeSet<Span> = diags
        .iter()
        .filter(|diag| diag.rule == &CONFLICTING_COPY)
        .flat_map(|diag| [Some(diag.span), diag.related.first().map(|(span, _)| *span)])
        .flatten()
        .collect();
    let events: Vec<(Event, &Record)> = records
        .iter()
        .filter(|record| !record.common.draft)
        .filter_map(|record| Some((event(record)?, record)))
        .collect();
    let mut known: BTreeMap<&Event, &Record> = BTreeMap::new();
    for (event, record) in &events {
        let first = match event.is_complete() {
            true => *known.entry(event).or_insert(record),
            // A record that is left out could otherwise publish the other version by being left out.
            false => {
                let other = events
                    .iter()
                    .find(|(other, one)| one.path != record.path && event.may_be(other));
                other.map_or(*record, |(_, other)| *other)
            }
        };
        if first.path == record.path || reported.contains(&record.kind_span) {
            continue;
        }
        let what = record.kind.noun();
        let message = format!(
            "this record is about the same {what} as `{}`",
            safe_path(&first.path)
        );
        let help = format!(
            "if one of the two is an older version, move it out of the engagement's folder; if they are two {what}s, correct the \
             number or the date of one"
        );
        diags.push(
            Diagnostic::new(&CONFLICTING_COPY, record.kind_span, message)
                .help(help)
                .related(first.kind_span, "the other record"),
        );
    }
}

/// A unique event: the session with a number on a day, or a review of a type after a session. A record that is left
/// out may lack some of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Event {
    kind: Kind,
    sort: Option<String>,
    number: Option<u32>,
    date: Option<NaiveDate>,
}

/// The event of a record, from its fields as they are written.
fn event(record: &Record) -> Option<Event> {
    let text = |key: &str| record.node.get(key).and_then(YamlNode::text).map(str::trim);
    let (sort, number) = match record.kind {
        Kind::Session => (None, "number"),
        Kind::Review => (text("type").map(str::to_owned), "after_session"),
        _ => return None,
    };
    Some(Event {
        kind: record.kind,
        sort,
        number: text(number).and_then(|number| number.parse().ok()),
        date: text("date").and_then(|date| NaiveDate::read(date, true).ok()),
    })
}

impl Event {
    fn is_complete(&self) -> bool {
        self.number.is_some() && self.date.is_some()
    }

    /// Whether the two may be the same event: what both have is the same, and they have the number or the date in
    /// common.
    fn may_be(&self, other: &Event) -> bool {
        fn agree<T: PartialEq>(one: &Option<T>, other: &Option<T>) -> Option<bool> {
            Some(one.as_ref()? == other.as_ref()?)
        }
        let known = [
            agree(&self.number, &other.number),
            agree(&self.date, &other.date),
        ];
        self.kind == other.kind
            && agree(&self.sort, &other.sort) != Some(false)
            && !known.contains(&Some(false))
            && known.contains(&Some(true))
    }
}

fn stem(path: &str) -> &str {
    path.strip_suffix(".md").unwrap_or(path)
}

/// What two records have in common that makes one a copy of the other, if their names leave it open.
fn common_content(
    records: &[Record],
    sources: &SourceMap,
    one: &str,
    other: &str,
) -> Option<String> {
    let text = |path: &str| {
        let record = records.iter().find(|record| record.path == path)?;
        Some((record.kind, sources.file(record.file)?.text.as_ref()))
    };
    let (Some((kind, one)), Some((other_kind, other))) = (text(one), text(other)) else {
        // An empty file was perhaps the version that counts.
        return Some("one of the two is empty or cannot be read".to_owned());
    };
    if kind != other_kind {
        return None;
    }
    let (one, other) = (ComparedParts::read(one), ComparedParts::read(other));
    let same = |key: &str| {
        let value = one.fields.get(key);
        value.is_some() && value == other.fields.get(key)
    };
    if same("number") {
        return Some("both have the same `number`".to_owned());
    }
    if let Some(id) = one.ids.intersection(&other.ids).next() {
        let shown = crate::record::safe(id);
        return Some(format!("both have the id `{shown}`"));
    }
    let differs = |key: &&str| one.fields.get(key) != other.fields.get(key);
    if same("date") && !DISTINGUISHING_FIELDS.iter().any(&differs) {
        return Some("both have the same `date`".to_owned());
    }
    // A field that distinguishes records of one kind differs, so they are two records.
    if DISTINGUISHING_FIELDS.iter().chain(&["date"]).any(differs) {
        return None;
    }
    let shared = one.lines.intersection(&other.lines).count();
    let fewer = one.lines.len().min(other.lines.len());
    (shared * 2 >= fewer).then(|| "both have most of their text in common".to_owned())
}

/// Fields that distinguish two records of one kind, in addition to the date.
const DISTINGUISHING_FIELDS: [&str; 7] = [
    "number",
    "part",
    "type",
    "after_session",
    "instrument",
    "title",
    "name",
];

/// The parts of a record that are compared.
struct ComparedParts<'t> {
    /// Single-line fields by name; for those in a group, without the name of the group.
    fields: BTreeMap<&'t str, &'t str>,
    ids: BTreeSet<&'t str>,
    /// Non-empty lines.
    lines: BTreeSet<&'t str>,
}

impl<'t> ComparedParts<'t> {
    fn read(text: &'t str) -> ComparedParts<'t> {
        let mut traits = ComparedParts {
            fields: BTreeMap::new(),
            ids: BTreeSet::new(),
            lines: BTreeSet::new(),
        };
        let front = split(text).map_or(0..0, |front| front.yaml);
        for line in text[front].lines() {
            let Some((key, value)) = line.split_once(':') else {
                continue;
            };
            let name = key.trim_start_matches([' ', '-']);
            let value = value.split(" #").next().unwrap_or(value);
            let value = value.trim().trim_matches(['"', '\'']);
            if name == "id" {
                traits.ids.insert(value);
            } else if name == key || name == "name" {
                traits.fields.entry(name).or_insert(value);
            }
        }
        let lines = text.lines().map(str::trim);
        let telling = lines.filter(|line| line.len() > 3 && !line.starts_with("kind:"));
        traits.lines.extend(telling);
        traits
    }
}
