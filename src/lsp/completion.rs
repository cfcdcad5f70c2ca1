//! Completion: fields, their values, ids with their words, markers and links.

use std::collections::BTreeSet;

use gen_lsp_types::{
    CompletionItem, CompletionItemKind, CompletionParams, Position, Range, TextEdit, Uri,
};

use super::fields::{self, FieldAt};
use super::requests::{AboutDocument, OpenRecord};
use crate::kind::Kind;
use crate::pipeline::{IdSort, finding_references, id_places, linkable_records, referred_by};

impl AboutDocument for CompletionParams {
    fn uri(&self) -> &Uri {
        &self.text_document_position_params.text_document.uri
    }
}

/// The markers of a section, and what each does.
const MARKERS: [(&str, &str); 3] = [
    ("{.coach-only}", "Only you see this section."),
    ("{.client-only}", "You and the client see this section."),
    ("{.shared}", "This section is shared as the record is."),
];

/// A proposal, before the text that it replaces is known.
struct Proposal {
    text: String,
    detail: Option<String>,
    documentation: Option<String>,
    kind: CompletionItemKind,
}

/// What can be written at a position.
pub fn completion(open: &OpenRecord<'_>, params: CompletionParams) -> Vec<CompletionItem> {
    let at = params.text_document_position_params.position;
    let text = &open.document.text;
    let line = at.line as usize;
    let start = text.offset(Position::new(at.line, 0));
    let before = &text.as_str()[start..text.offset(at)];
    let in_front = fields::front_matter_end(text).is_some_and(|end| line > 0 && line < end);
    let (proposals, written) = match in_front {
        true => in_front_matter(open, line, before),
        false => in_prose(open, before),
    };
    let from = text.position(start + before.len() - written.len());
    let items = proposals.into_iter().enumerate();
    items
        .map(|(number, proposal)| item(proposal, number, Range::new(from, at)))
        .collect()
}

fn item(proposal: Proposal, number: usize, range: Range) -> CompletionItem {
    CompletionItem {
        label: proposal.text.trim_end_matches([' ', ':']).to_owned(),
        kind: Some(proposal.kind),
        detail: proposal.detail,
        documentation: proposal.documentation.map(Into::into),
        // In the given order.
        sort_text: Some(format!("{number:04}")),
        filter_text: Some(proposal.text.clone()),
        text_edit: Some(TextEdit::new(range, proposal.text).into()),
        ..CompletionItem::default()
    }
}

/// The proposals in front matter, and what is written of them so far.
fn in_front_matter<'b>(
    open: &OpenRecord<'_>,
    line: usize,
    before: &'b str,
) -> (Vec<Proposal>, &'b str) {
    let text = &open.document.text;
    let kind = fields::kind(text);
    let Some(field) = fields::field_at(text, line) else {
        return (Vec::new(), "");
    };
    let after_key = before.get(field.column + field.key.len()..);
    if let Some(value) = after_key.and_then(|rest| rest.strip_prefix(':')) {
        let written = value.rsplit([' ', '[', ',']).next().unwrap_or_default();
        let written = written.trim_start_matches(['"', '\'']);
        return (values(open, kind, &field), written);
    }
    // An item of a list of values, which are no groups of fields.
    let is_group = |path: &[&str]| {
        fields::group(kind, path).is_some_and(|group| group["properties"].is_object())
    };
    if let Some((name, outer)) = field.path.split_last()
        && before.trim_start().starts_with("- ")
        && !is_group(&field.path)
    {
        let list = FieldAt {
            path: outer.to_vec(),
            key: name,
            ..field
        };
        let written = before.rsplit(' ').next().unwrap_or_default();
        return (values(open, kind, &list), written);
    }
    let written = before.get(field.column..).unwrap_or_default();
    (names(open, kind, line, &field), written)
}

/// The fields that can be written beside those that are there.
fn names(
    open: &OpenRecord<'_>,
    kind: Option<&str>,
    line: usize,
    field: &FieldAt<'_>,
) -> Vec<Proposal> {
    let Some(group) = fields::group(kind, &field.path) else {
        let needs_kind = field.path.is_empty() && kind.is_none();
        return match needs_kind {
            true => vec![named("kind", "What sort of record this is.", false)],
            false => Vec::new(),
        };
    };
    let there = fields::siblings(&open.document.text, line, field.column);
    let properties = group["properties"].as_object().into_iter().flatten();
    let left = properties.filter(|(name, _)| !there.contains(&name.as_str()));
    left.map(|(name, schema)| {
        let about = schema["description"].as_str().unwrap_or_default();
        let is_group =
            schema["properties"].is_object() || schema["items"]["properties"].is_object();
        named(name, about, is_group)
    })
    .collect()
}

fn named(name: &str, about: &str, is_group: bool) -> Proposal {
    Proposal {
        text: match is_group {
            true => format!("{name}:"),
            false => format!("{name}: "),
        },
        detail: None,
        documentation: (!about.is_empty()).then(|| about.to_owned()),
        kind: CompletionItemKind::Field,
    }
}

/// The values of a field: ids with their words, words, or dates.
fn values(open: &OpenRecord<'_>, kind: Option<&str>, field: &FieldAt<'_>) -> Vec<Proposal> {
    if field.path.is_empty() && field.key == "kind" {
        let kinds = Kind::ALL.into_iter();
        return kinds
            .map(|kind| value(kind.word(), None, Some(kind.about().to_owned())))
            .collect();
    }
    if let Some(sort) = referred_by(field.key) {
        return ids(open, sort);
    }
    let Some(schema) = fields::schema_of(kind, field) else {
        return Vec::new();
    };
    if schema["format"] == "date" {
        let today = open.practice.today();
        let next = today.checked_add_days(chrono::Days::new(7));
        let dates = [(Some(today), "today"), (next, "in a week")].into_iter();
        return dates
            .filter_map(|(date, name)| Some(value(&date?.to_string(), Some(name), None)))
            .collect();
    }
    let choices = fields::choices(schema).into_iter();
    choices.map(|word| value(&word, None, None)).collect()
}

fn value(text: &str, detail: Option<&str>, documentation: Option<String>) -> Proposal {
    Proposal {
        text: text.to_owned(),
        detail: detail.map(str::to_owned),
        documentation,
        kind: CompletionItemKind::Value,
    }
}

/// The ids of the engagement, each with its words.
fn ids(open: &OpenRecord<'_>, sort: IdSort) -> Vec<Proposal> {
    let Some((_, loaded)) = open.practice.engagement_of(open.path) else {
        return Vec::new();
    };
    if sort == IdSort::Finding {
        let found = finding_references(loaded.loaded()).into_iter();
        return found
            .map(|(reference, words)| Proposal {
                text: reference,
                detail: words,
                documentation: None,
                kind: CompletionItemKind::Reference,
            })
            .collect();
    }
    let mut seen = BTreeSet::new();
    let mut places = id_places(loaded.loaded());
    places.retain(|place| place.sort == sort && place.is_definition);
    // The latest records are last in the order of their paths, and what they define is needed most.
    let places = places.into_iter().rev();
    places
        .filter(|place| seen.insert(place.id.clone()))
        .map(|place| Proposal {
            text: place.id,
            detail: place.words,
            documentation: None,
            kind: CompletionItemKind::Reference,
        })
        .collect()
}

/// The proposals in prose: a marker after `{`, a record after `[[`.
fn in_prose<'b>(open: &OpenRecord<'_>, before: &'b str) -> (Vec<Proposal>, &'b str) {
    if let Some(at) = before.rfind('{').filter(|at| !before[*at..].contains('}')) {
        let is_heading = before.starts_with('#');
        let markers = MARKERS.iter().filter(|_| is_heading);
        let markers = markers.map(|(marker, about)| Proposal {
            text: (*marker).to_owned(),
            detail: None,
            documentation: Some((*about).to_owned()),
            kind: CompletionItemKind::Keyword,
        });
        return (markers.collect(), &before[at..]);
    }
    if let Some(at) = before
        .rfind("[[")
        .filter(|at| !before[*at..].contains("]]"))
    {
        let written = &before[at + 2..];
        let Some((_, loaded)) = open.practice.engagement_of(open.path) else {
            return (Vec::new(), written);
        };
        let records = linkable_records(loaded.loaded()).into_iter();
        let links = records.map(|(name, what)| Proposal {
            text: name,
            detail: Some(what.to_owned()),
            documentation: None,
            kind: CompletionItemKind::File,
        });
        return (links.collect(), written);
    }
    (Vec::new(), "")
}
