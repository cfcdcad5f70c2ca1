//! Shows the words of an action, an objective, a milestone or a point beside a finding that names it by its id.
//!
//! A message never contains the text of a record, so the words are added as a location, which only the human-readable
//! output shows.

use std::collections::BTreeMap;

use crate::diag::{
    DUPLICATE_ID, Diagnostic, INVALID_DATE, INVALID_FRONT_MATTER, MISSING_FIELD, Rule,
    UNKNOWN_REFERENCE,
};
use crate::model::Model;
use crate::record::leaf::Leaf;
use crate::record::yaml::{YamlNode, YamlValue};
use crate::span::Span;

/// The fields that refer to something by its id, each with the note at its words.
const REFERENCES: [(&str, &str); 5] = [
    ("action", "the action"),
    ("objective", "the objective"),
    ("milestone", "the milestone"),
    ("point", "the point"),
    ("points", "the point"),
];

/// Rules about the form of a record, whose findings are about an id itself.
const ABOUT_FORM: [&Rule; 5] = [
    &DUPLICATE_ID,
    &INVALID_DATE,
    &INVALID_FRONT_MATTER,
    &MISSING_FIELD,
    &UNKNOWN_REFERENCE,
];

/// The fields with the words of an item that has an id.
pub const TEXT_FIELDS: [&str; 4] = ["what", "specific", "title", "text"];

/// Adds the words of the item that each finding is about. A related location that is an id is moved to the
/// words.
pub(super) fn add(model: &Model, diags: &mut [Diagnostic]) {
    if diags.is_empty() {
        return;
    }
    let mut known = KnownWords {
        model,
        by_span: BTreeMap::new(),
    };
    for record in &model.records {
        known.visit(&record.node);
    }
    for diag in diags
        .iter_mut()
        .filter(|diag| !ABOUT_FORM.contains(&diag.rule))
    {
        for (span, _) in &mut diag.related {
            if let Some((words, _)) = known.by_span.get(span) {
                *span = *words;
            }
        }
        let Some((words, note)) = known.by_span.get(&diag.span) else {
            continue;
        };
        if *words != diag.span && !diag.related.iter().any(|(span, _)| span == words) {
            diag.related.push((*words, (*note).to_owned()));
        }
    }
}

/// The words of items, by the spans of their ids and of the values that refer to them.
struct KnownWords<'m> {
    model: &'m Model,
    by_span: BTreeMap<Span, (Span, &'static str)>,
}

impl KnownWords<'_> {
    fn visit(&mut self, node: &YamlNode) {
        match &node.value {
            YamlValue::Map(entries) => {
                if let (Some(id), Some(words)) = (node.get("id"), words(node)) {
                    let words = self.first_line(words);
                    self.by_span.insert(id.span, (words, "its words"));
                }
                for entry in entries {
                    let reference = REFERENCES.iter().find(|(key, _)| *key == entry.key);
                    match reference {
                        Some((key, note)) => self.visit_reference(key, note, &entry.value),
                        None => self.visit(&entry.value),
                    }
                }
            }
            YamlValue::List(items) => items.iter().for_each(|item| self.visit(item)),
            YamlValue::Scalar { .. } | YamlValue::Null => {}
        }
    }

    fn visit_reference(&mut self, key: &str, note: &'static str, node: &YamlNode) {
        if let YamlValue::List(items) = &node.value {
            for item in items {
                match &item.value {
                    // The points of an agenda are groups.
                    YamlValue::Map(_) => self.visit(item),
                    _ => self.visit_reference(key, note, item),
                }
            }
            return;
        }
        if let Some(words) = node.text().and_then(|id| self.words_of(key, id)) {
            let words = self.first_line(words);
            self.by_span.insert(node.span, (words, note));
        }
    }

    /// The span of the words of an item.
    fn words_of(&self, key: &str, id: &str) -> Option<Span> {
        fn span<T>(leaf: &Leaf<T>) -> Span {
            leaf.span
        }
        let model = self.model;
        match key {
            "action" => {
                let (record, index) = *model.index.actions.get(id)?;
                let content = model.record(record).content.as_ref()?;
                Some(content.actions().get(index)?.item.value.what.span)
            }
            "objective" => {
                let (_, _, objective) = model.objective(id)?;
                objective.specific.as_ref().map(span)
            }
            "milestone" => {
                let (at, index) = model.index.milestones.get(id)?;
                let points = model.record(at.record).content.as_ref()?.points()?;
                let point = &points.items.get(at.point)?.value;
                let objective = &point.objectives.items.get(at.objective)?.value;
                let milestone = &objective.milestones.items.get(*index)?.value;
                milestone.what.as_ref().map(span)
            }
            _ => model.point(id).map(|(_, _, point)| point.title.span),
        }
    }

    /// The first line of a text, without the block indicator (`>` or `|`).
    fn first_line(&self, span: Span) -> Span {
        let Some(text) = self.model.sources.file(span.file).map(|file| &file.text) else {
            return span;
        };
        let Some(written) = text.get(span.range()) else {
            return span;
        };
        let skipped = match written.starts_with(['>', '|']) {
            true => written.find('\n').map_or(0, |at| at + 1),
            false => 0,
        };
        let rest = &written[skipped..];
        let start = skipped + (rest.len() - rest.trim_start().len());
        let line = written[start..].lines().next().unwrap_or_default();
        let start = span.range().start + start;
        Span::new(span.file, start, start + line.trim_end().len())
    }
}

/// The words of an item that has an id.
fn words(item: &YamlNode) -> Option<Span> {
    let mut found = TEXT_FIELDS.iter().filter_map(|key| item.get(key));
    found
        .find(|node| node.text().is_some())
        .map(|node| node.span)
}
