//! The texts of each record in an export, and which records of two exports are the same.

use std::collections::HashSet;

use serde_json::Value;

use crate::export::Export;
use crate::kind::Kind;
use crate::view::{PlacedText, texts_of};

/// The id of the attached files.
const FILES: &str = "files";

/// The id of the copies that wait for approval.
pub(super) const WAITING: &str = "waiting";

/// One record of an export, the practice, the agreement, the copies that wait for approval, or the attached files.
pub(super) struct RecordTexts {
    pub(super) kind: Option<Kind>,
    pub(super) id: String,
    pub(super) texts: Vec<PlacedText>,
}

/// Everything that a reader sees, without what is derived from it: the practice, the agreement, the records, the copies
/// that wait for approval, the attached files.
pub(super) fn records(export: &Export) -> Vec<RecordTexts> {
    // Serializing structures of texts, numbers and dates cannot fail.
    let value = |data: Result<Value, serde_json::Error>| data.unwrap_or_default();
    let mut all = vec![
        RecordTexts {
            kind: Some(Kind::Engagement),
            id: "practice".to_owned(),
            texts: texts_of(&value(serde_json::to_value(&export.practice))),
        },
        RecordTexts {
            kind: Some(Kind::Engagement),
            id: "agreement".to_owned(),
            texts: texts_of(&value(serde_json::to_value(&export.agreement))),
        },
    ];
    let kinds = value(serde_json::to_value(&export.records));
    let kinds = kinds
        .as_object()
        .into_iter()
        .flat_map(|kinds| kinds.values());
    let listed = kinds.filter_map(Value::as_array).flatten();
    let mut found: Vec<RecordTexts> = listed.filter_map(record).collect();
    found.sort_by_key(|record| record.kind);
    all.append(&mut found);
    all.push(waiting(export, &all));
    let files = export.files.iter();
    all.push(RecordTexts {
        kind: None,
        id: FILES.to_owned(),
        // A file has the digest of its content in its name.
        texts: files.map(|file| (vec![], file.name.clone())).collect(),
    });
    all
}

/// What the copies that wait for approval, and the ones that sponsors have, show beyond the records in `known`.
fn waiting(export: &Export, known: &[RecordTexts]) -> RecordTexts {
    let known: HashSet<&str> = known
        .iter()
        .flat_map(|record| &record.texts)
        .map(|(_, text)| text.as_str())
        .collect();
    let mut texts: Vec<PlacedText> = Vec::new();
    for copy in &export.waiting_for_approval {
        let place = |names: &[&str]| -> Vec<String> {
            let names = names.iter().map(|name| (*name).to_owned());
            std::iter::once(copy.record.clone()).chain(names).collect()
        };
        // For whom it waits is news, even if the name is known.
        let sponsors = copy.sponsors.iter();
        texts.extend(sponsors.map(|sponsor| (place(&["sponsors"]), sponsor.clone())));
        let copied = serde_json::to_value(copy).unwrap_or_default();
        let copied = copied
            .as_object()
            .into_iter()
            .flat_map(|kinds| kinds.values());
        for (names, text) in copied.filter_map(record).flat_map(|record| record.texts) {
            if !known.contains(text.as_str()) {
                let names: Vec<&str> = names.iter().map(String::as_str).collect();
                texts.push((place(&names), text));
            }
        }
        let Some(before) = &copy.before else { continue };
        texts.push((place(&["approved"]), before.on.to_string()));
        for change in &before.changes {
            let names: Vec<&str> = change.place.iter().map(String::as_str).collect();
            let gone = change.words.iter().filter(|words| words.is_gone());
            texts.extend(gone.map(|words| (place(&names), words.text.clone())));
        }
    }
    RecordTexts {
        kind: None,
        id: WAITING.to_owned(),
        texts,
    }
}

fn record(data: &Value) -> Option<RecordTexts> {
    let fact = data.get("record")?;
    let text = |name: &str| fact.get(name).and_then(Value::as_str);
    let kind = Kind::from_word(text("kind")?)?;
    let mut shown = fact.clone();
    if let Some(fields) = shown.as_object_mut() {
        // A name in the portal and a path are not content.
        for field in ["id", "path", "kind"] {
            fields.remove(field);
        }
    }
    let mut texts = texts_of(&shown);
    for part in ["content", "approvals"] {
        texts.extend(data.get(part).map(texts_of).unwrap_or_default());
    }
    let passages = data.get("text").and_then(Value::as_array);
    for passage in passages.into_iter().flatten() {
        let markdown = passage
            .get("markdown")
            .and_then(Value::as_str)
            .unwrap_or_default();
        // A paragraph is short enough to compare at a glance.
        let paragraphs = markdown
            .split("\n\n")
            .filter(|text| !text.trim().is_empty());
        texts.extend(paragraphs.map(|text| (vec!["text".to_owned()], text.to_owned())));
    }
    Some(RecordTexts {
        kind: Some(kind),
        id: text("id").unwrap_or(kind.word()).to_owned(),
        texts,
    })
}

/// A record before and now.
type Pair<'r> = (Option<&'r RecordTexts>, Option<&'r RecordTexts>);

/// The records of both states: those with the same name together, then those of a kind that have texts in common, such as a
/// review whose date was corrected. In the order of the newer state; a record that is gone
/// follows the last one of its kind or of an earlier one.
pub(super) fn pairs<'r>(before: &'r [RecordTexts], now: &'r [RecordTexts]) -> Vec<Pair<'r>> {
    let mut left: Vec<&RecordTexts> = before.iter().collect();
    let mut take = |is: &dyn Fn(&RecordTexts) -> bool| {
        let at = left.iter().position(|one| is(one))?;
        Some(left.remove(at))
    };
    let mut found: Vec<Pair<'r>> = now
        .iter()
        .map(|one| {
            (
                take(&|other| other.kind == one.kind && other.id == one.id),
                Some(one),
            )
        })
        .collect();
    for (earlier, one) in &mut found {
        if let (None, Some(one)) = (&earlier, one) {
            *earlier = take(&|other| other.kind == one.kind && are_similar(other, one));
        }
    }
    for gone in left {
        // The attached files are the last.
        let rank = |kind: Option<Kind>| (kind.is_none(), kind);
        let last = found.iter().rposition(|(earlier, one)| {
            let kind = one.or(*earlier).and_then(|record| record.kind);
            rank(kind) <= rank(gone.kind)
        });
        found.insert(last.map_or(0, |last| last + 1), (Some(gone), None));
    }
    found
}

/// Whether more than half of the texts of the shorter record are in the other.
fn are_similar(one: &RecordTexts, other: &RecordTexts) -> bool {
    let in_common = one
        .texts
        .iter()
        .filter(|text| other.texts.contains(text))
        .count();
    in_common * 2 > one.texts.len().min(other.texts.len()).max(1)
}
