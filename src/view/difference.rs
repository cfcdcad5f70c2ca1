//! Word-by-word differences between the copy that a sponsor has and the one that they would get.
//!
//! Compares the serialized copies, so that new fields are included automatically. Prose is compared as Markdown.

use std::borrow::Cow;

use serde_json::{Map, Value};
use similar::{Algorithm, ChangeTag, DiffTag, TextDiff, capture_diff_slices};

use super::copy::ApprovedCopy;
use super::types::{Difference, WordsView};
use crate::prose;

/// The differences between two copies, in the order of the newer one. Removed text is listed where it was.
pub fn differences(had: &ApprovedCopy, new: &ApprovedCopy) -> Vec<Difference> {
    compare_texts(&texts_in(had), &texts_in(new))
}

/// A text with its location: names of fields, and ids or words that identify the item.
pub type PlacedText = (Vec<String>, String);

/// The differences between two lists of texts with their locations, in the order of the newer one. Removed text is listed
/// where it was.
pub fn compare_texts(had: &[PlacedText], new: &[PlacedText]) -> Vec<Difference> {
    let mut found = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, had, new) {
        if op.tag() == DiffTag::Equal {
            continue;
        }
        let (gone, mut fresh) = (&had[op.old_range()], new[op.new_range()].iter().peekable());
        for (place, text) in gone {
            // A passage at the same location is the same passage with different words.
            match fresh.next_if(|(other, _)| other == place) {
                Some((_, now)) => found.push(words(place, text, now)),
                None => found.push(words(place, text, "")),
            }
        }
        found.extend(fresh.map(|(place, text)| words(place, "", text)));
    }
    found
}

fn words(place: &[String], had: &str, new: &str) -> Difference {
    let diff = TextDiff::from_words(had, new);
    let mut words: Vec<WordsView> = Vec::new();
    for change in diff.iter_all_changes() {
        let text = change.value();
        match (change.tag(), words.last_mut()) {
            (ChangeTag::Equal, Some(WordsView::Same(last)))
            | (ChangeTag::Delete, Some(WordsView::Gone(last)))
            | (ChangeTag::Insert, Some(WordsView::New(last))) => last.push_str(text),
            (ChangeTag::Equal, _) => words.push(WordsView::Same(text.to_owned())),
            (ChangeTag::Delete, _) => words.push(WordsView::Gone(text.to_owned())),
            (ChangeTag::Insert, _) => words.push(WordsView::New(text.to_owned())),
        }
    }
    Difference {
        place: place.to_vec(),
        words,
    }
}

/// Every text of a copy with its location, in reading order.
pub fn texts_in(copy: &ApprovedCopy) -> Vec<PlacedText> {
    let mut out = Vec::new();
    each_text(copy, &mut |place, text| out.push((owned(place), text)));
    out
}

/// Every text of a JSON value with its location, names of fields first.
pub fn texts_of(value: &Value) -> Vec<PlacedText> {
    let mut out = Vec::new();
    walk(value, &mut Vec::new(), &mut |place, text| {
        out.push((owned(place), text))
    });
    out
}

fn owned(place: &[Cow<'_, str>]) -> Vec<String> {
    place.iter().map(|name| name.clone().into_owned()).collect()
}

/// Calls `take` with every text of a copy and its location, in reading order.
pub(super) fn each_text(copy: &ApprovedCopy, take: TakeText<'_>) {
    let Ok(Value::Object(mut root)) = serde_json::to_value(copy) else {
        return;
    };
    // The format fields and the client's name are not shown to the sponsor.
    for field in ["format", "version", "client", "agreed"] {
        root.remove(field);
    }
    root.remove("text");
    let files = root.remove("files");
    let record = root.remove("record");
    let fields = match root.remove("content") {
        Some(Value::Object(content)) => content.into_iter().next().map(|(_, fields)| fields),
        _ => None,
    };
    let mut fields = fields;
    let amendments = match &mut fields {
        Some(Value::Object(fields)) => fields.remove("amendments"),
        _ => None,
    };
    for part in [&record, &fields].into_iter().flatten() {
        walk(part, &mut Vec::new(), take);
    }
    let amendments = amendments.as_ref().and_then(Value::as_array);
    for value in amendments.into_iter().flatten() {
        amendment(value, take);
    }
    // A paragraph is short enough to compare at a glance.
    for paragraph in copy.text.iter().flat_map(prose::markdown) {
        take(&["text".into()], paragraph);
    }
    if let Some(files) = &files {
        walk(files, &mut vec!["files".into()], take);
    }
}

/// Receives a text with its location. Many callers do not need the location, so it is borrowed.
type TakeText<'t> = &'t mut dyn FnMut(&[Cow<'_, str>], String);

/// An amendment as one text: what changed, when and why.
fn amendment(value: &Value, take: TakeText<'_>) {
    let change = value.get("change").and_then(Value::as_object);
    let about = ["objective", "point"]
        .into_iter()
        .find_map(|of| change?.get(of)?.as_str());
    let mut parts = Vec::new();
    // Words that the location already contains are left out.
    for of in ["change", "by"].into_iter().filter_map(|of| value.get(of)) {
        walk(
            of,
            &mut Vec::new(),
            &mut |place, text| match place.last().map(AsRef::as_ref) {
                Some("objective" | "point") if Some(text.as_str()) == about => {}
                Some(name) if place.first().is_some_and(|first| first == "now") => {
                    parts.push(format!("{name}: {text}"));
                }
                _ => parts.push(text),
            },
        );
    }
    let place = ["amendments"].into_iter().chain(about).map(Cow::from);
    take(&place.collect::<Vec<_>>(), parts.join(" · "));
}

fn walk<'v>(value: &'v Value, place: &mut Vec<Cow<'v, str>>, take: TakeText<'_>) {
    match value {
        Value::Null => {}
        Value::Object(fields) => {
            let mut fields: Vec<(&String, &Value)> = fields.iter().collect();
            fields.sort_by_cached_key(|(name, _)| (rank(name), name.as_str()));
            for (name, value) in fields {
                place.push(name.into());
                walk(value, place, take);
                place.pop();
            }
        }
        Value::Array(items) if items.iter().all(Value::is_object) => {
            let groups = items.iter().filter_map(Value::as_object);
            for (at, (item, group)) in items.iter().zip(groups).enumerate() {
                place.push(item_name(group, at));
                walk(item, place, take);
                place.pop();
            }
        }
        Value::Array(items) => {
            for item in items {
                walk(item, place, take);
            }
        }
        Value::String(text) => take(place, text.clone()),
        other => take(place, other.to_string()),
    }
}

/// The name of a list item: its id, otherwise its subject, otherwise its number.
fn item_name(item: &Map<String, Value>, at: usize) -> Cow<'_, str> {
    let text = |name: &str| item.get(name).and_then(Value::as_str);
    let about = |name: &str| item.get(name).and_then(|of| of.get("id")?.as_str());
    let known = ["id", "action", "milestone", "criterion", "by", "name"];
    let id = known
        .into_iter()
        .find_map(text)
        .or_else(|| about("objective"));
    id.map_or_else(|| (at + 1).to_string().into(), Cow::from)
}

/// The position of a field in its group: names first, lists last.
fn rank(name: &str) -> usize {
    const ORDER: &[&str] = &[
        "kind",
        "type",
        "review",
        "title",
        "theme",
        "date",
        "id",
        "objective",
        "milestone",
        "by",
        "criterion",
        "what",
        "text",
        "specific",
        "measurable",
        "how",
        "scale",
        "baseline",
        "target",
        "achievable",
        "relevant",
        "due",
        "at",
        "verdict",
        "evidence",
        "benefit",
        "success",
        "business_benefit",
        "support",
        "draws_on",
        "comment",
        "score",
        "present",
        "objectives",
        "points",
        "milestones",
        "views",
        "coach_effectiveness",
        "changes",
        "next_steps",
        "actions",
    ];
    let at = ORDER.iter().position(|known| *known == name);
    at.unwrap_or(ORDER.len())
}
