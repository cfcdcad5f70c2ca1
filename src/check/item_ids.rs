//! Adds the fix that gives an id to an item without one: a few of its own words.
//!
//! The id is unique in the engagement, so that no reference can mean two things. It depends on nothing but the words: if they
//! are taken, the coach chooses an id.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;

use super::edit;
use super::item_words::TEXT_FIELDS;
use crate::diag::{Diagnostic, MISSING_FIELD};
use crate::model::Model;
use crate::record::Record;
use crate::record::yaml::{YamlNode, YamlValue};

/// The message about an item without an id.
const MISSING_ID: &str = "`id` is missing";

/// The maximum length of an id made from words, in characters, unless its first word is longer.
const MAX_LENGTH: usize = 40;

/// How many words of the text an id has at most.
const MAX_WORDS: usize = 6;

/// Adds a fix to each finding about a missing id, if the item has words.
pub(super) fn add_fixes(model: &Model, diags: &mut [Diagnostic]) {
    let mut missing = diags
        .iter_mut()
        .filter(|diag| diag.rule == &MISSING_FIELD && diag.message == MISSING_ID)
        .peekable();
    if missing.peek().is_none() {
        return;
    }
    let mut used = BTreeSet::new();
    for record in &model.records {
        gather_ids(&record.node, &mut used);
    }
    for diag in missing {
        let record = model.records.iter().find(|one| one.file == diag.span.file);
        let Some(record) = record else { continue };
        if let Some((id, edits)) = id_for(model, record, diag, &used) {
            diag.fix = Some(crate::diag::Fix {
                what: format!("add `id: {id}`"),
                edits,
            });
            used.insert(id);
        }
    }
}

/// A new id for the item at a finding, and the edit that adds it.
fn id_for(
    model: &Model,
    record: &Record,
    diag: &Diagnostic,
    used: &BTreeSet<String>,
) -> Option<(String, Vec<(crate::span::Span, String)>)> {
    let item = item_at(&record.node, diag)?;
    let text = TEXT_FIELDS.iter().find_map(|key| item.get(key)?.text())?;
    let id = id_from_words(text);
    // A number behind the words would tell the readers of this item that there is another one, which they may not see.
    if id.is_empty() || used.contains(&id) {
        return None;
    }
    let source = model.sources.file(record.file)?;
    let edits = edit::add_id(&source.text, record, item, &id)?;
    Some((id, edits))
}

/// The item of a list that a finding is about.
fn item_at<'n>(node: &'n YamlNode, diag: &Diagnostic) -> Option<&'n YamlNode> {
    match &node.value {
        YamlValue::Map(_) if node.span == diag.span => Some(node),
        YamlValue::Map(entries) => entries.iter().find_map(|entry| item_at(&entry.value, diag)),
        YamlValue::List(items) => items.iter().find_map(|item| item_at(item, diag)),
        YamlValue::Scalar { .. } | YamlValue::Null => None,
    }
}

/// Collects every value of a field `id`, of whatever type of item.
fn gather_ids(node: &YamlNode, used: &mut BTreeSet<String>) {
    match &node.value {
        YamlValue::Map(entries) => {
            for entry in entries {
                match entry.value.text().filter(|_| entry.key == "id") {
                    Some(id) => drop(used.insert(id.trim().to_owned())),
                    None => gather_ids(&entry.value, used),
                }
            }
        }
        YamlValue::List(items) => items.iter().for_each(|item| gather_ids(item, used)),
        YamlValue::Scalar { .. } | YamlValue::Null => {}
    }
}

/// The first words of a text as an id, in ASCII letters and digits. Empty if the text has none.
fn id_from_words(text: &str) -> String {
    let plain: String = text
        .replace('ß', "ss")
        .nfkd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        // An apostrophe does not end a word: `don't`.
        .filter(|c| !matches!(c, '\'' | '’'))
        .flat_map(char::to_lowercase)
        .collect();
    let words = plain
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty());
    let mut id = String::new();
    for word in words.take(MAX_WORDS) {
        if !id.is_empty() && id.len() + 1 + word.len() > MAX_LENGTH {
            break;
        }
        if !id.is_empty() {
            id.push('-');
        }
        id.push_str(word);
    }
    id
}

#[cfg(test)]
mod tests {
    use super::id_from_words;

    #[test]
    fn an_id_is_the_first_words() {
        for (text, id) in [
            ("Ask Ida about the paper", "ask-ida-about-the-paper"),
            ("Don't reply at night", "dont-reply-at-night"),
            ("Größe: zwei Seiten", "grosse-zwei-seiten"),
            ("Élaborer l’ordre du jour", "elaborer-lordre-du-jour"),
            ("3 items, no more", "3-items-no-more"),
            ("  —  ", ""),
            ("会议前写下意见", ""),
            (
                "Donaudampfschifffahrtsgesellschaft leiten",
                "donaudampfschifffahrtsgesellschaft",
            ),
        ] {
            assert_eq!(id_from_words(text), id);
        }
    }
}
