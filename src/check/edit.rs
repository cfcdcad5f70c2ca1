//! Edits of a front matter, for fixes.
//!
//! A pure function from a record and its text to replacements of spans. It returns an edit only if the edited front
//! matter, parsed again, has the old values and the added items. Must not write files.

use crate::record::Record;
use crate::record::yaml::{self, MapEntry, YamlNode, YamlValue};
use crate::source::split;
use crate::span::Span;

/// The start of a list item if the list has no items whose indentation could be used.
const DEFAULT_PREFIX: &str = "  - ";

/// Adds items to the end of a top-level list in block style, or adds a new list at the end of the front matter. Each
/// item is given as its lines, such as `action: a1`; line endings and the indentation of the list are kept. Returns
/// `None` if the list is in flow style (`[…]`) or the items cannot be added safely.
pub fn append(
    text: &str,
    record: &Record,
    key: &str,
    items: &[Vec<String>],
) -> Option<Vec<(Span, String)>> {
    let front = split(text)?;
    let ending = match text[..front.yaml.start].ends_with("\r\n") {
        true => "\r\n",
        false => "\n",
    };
    let (at, prefix, mut added) = match record.node.get(key) {
        None => (front.yaml.end, DEFAULT_PREFIX, format!("{key}:{ending}")),
        Some(list) => {
            let name = record.place_of(key)?;
            let prefix = match &list.value {
                YamlValue::Null => DEFAULT_PREFIX,
                YamlValue::List(items) => item_prefix(text, items.first()?)?,
                _ => return None,
            };
            let at = end_of_field(text, name.start as usize, front.yaml.end);
            (at, prefix, String::new())
        }
    };
    let within = " ".repeat(prefix.len());
    for item in items {
        for (index, line) in item.iter().enumerate() {
            let begin = if index == 0 { prefix } else { &within };
            added.push_str(&format!("{begin}{line}{ending}"));
        }
    }
    let mut after = text.to_owned();
    after.insert_str(at, &added);
    only_adds(&after, record, key, items.len())
        .then(|| vec![(Span::new(record.file, at, at), added)])
}

/// Adds `id` as the first field of an item, which is a mapping without one. Returns `None` if it cannot be added safely.
/// `id` must not be in the record yet.
pub fn add_id(
    text: &str,
    record: &Record,
    item: &YamlNode,
    id: &str,
) -> Option<Vec<(Span, String)>> {
    let start = item.span.start as usize;
    let in_braces = text.get(start..)?.starts_with('{');
    let (at, added) = match in_braces {
        true => (start + 1, format!("id: {id}, ")),
        false => {
            let line = text.get(..start)?.rfind('\n').map_or(0, |at| at + 1);
            let before = &text[line..start];
            // Only a hyphen and spaces come before the first field of an item.
            if !before.trim_matches([' ', '-']).is_empty() {
                return None;
            }
            let end = text[start..].find('\n')? + start;
            let ending = match text[..end].ends_with('\r') {
                true => "\r\n",
                false => "\n",
            };
            (
                start,
                format!("id: {id}{ending}{}", " ".repeat(before.len())),
            )
        }
    };
    let mut after = text.to_owned();
    after.insert_str(at, &added);
    let node = front_matter(&after, record)?;
    let mut without = node;
    let removed = remove_id(&mut without, id);
    (removed == 1 && same_value(&record.node.value, &without.value))
        .then(|| vec![(Span::new(record.file, at, at), added)])
}

/// Removes each field `id` with this value, and returns how many there were.
fn remove_id(node: &mut YamlNode, id: &str) -> usize {
    match &mut node.value {
        YamlValue::Map(entries) => {
            let before = entries.len();
            entries.retain(|entry| entry.key != "id" || entry.value.text() != Some(id));
            let removed = before - entries.len();
            let inner = entries
                .iter_mut()
                .map(|entry| remove_id(&mut entry.value, id));
            removed + inner.sum::<usize>()
        }
        YamlValue::List(items) => items.iter_mut().map(|item| remove_id(item, id)).sum(),
        YamlValue::Scalar { .. } | YamlValue::Null => 0,
    }
}

/// The front matter of an edited record.
fn front_matter(text: &str, record: &Record) -> Option<YamlNode> {
    let front = split(text)?;
    yaml::parse(&text[front.yaml.clone()], front.yaml.start, record.file).ok()
}

/// The text before an item on its line: indentation and hyphen.
fn item_prefix<'t>(text: &'t str, item: &YamlNode) -> Option<&'t str> {
    let start = item.span.start as usize;
    let line = text.get(..start)?.rfind('\n').map_or(0, |at| at + 1);
    let prefix = &text[line..start];
    (prefix.trim_matches(' ') == "-" && prefix.ends_with(' ')).then_some(prefix)
}

/// The end of the last line of the field at `start`, without blank lines and comments after it.
fn end_of_field(text: &str, start: usize, limit: usize) -> usize {
    let mut at = start;
    let mut end = start;
    for (index, line) in text[start..limit].split_inclusive('\n').enumerate() {
        at += line.len();
        let is_blank_or_comment = line.trim().is_empty() || line.starts_with('#');
        let is_part = line.starts_with([' ', '\t']) || line.starts_with("- ") || line.trim() == "-";
        match index {
            0 => end = at,
            _ if is_blank_or_comment => {}
            _ if is_part => end = at,
            _ => break,
        }
    }
    end
}

/// Whether the front matter of `after` is that of the record, with `more` items added at the end of the list `key`.
fn only_adds(after: &str, record: &Record, key: &str, more: usize) -> bool {
    let Some(node) = front_matter(after, record) else {
        return false;
    };
    let (YamlValue::Map(old), YamlValue::Map(new)) = (&record.node.value, &node.value) else {
        return false;
    };
    let others = |entries: &[MapEntry]| -> Vec<MapEntry> {
        let others = entries.iter().filter(|entry| entry.key != key);
        others.cloned().collect()
    };
    let had = record.node.get(key).map_or(&[][..], YamlNode::items);
    let has = node.get(key).map_or(&[][..], YamlNode::items);
    has.len() == had.len() + more
        && had
            .iter()
            .zip(has)
            .all(|(a, b)| same_value(&a.value, &b.value))
        && same_value(&YamlValue::Map(others(old)), &YamlValue::Map(others(new)))
}

/// Whether two values are equal, ignoring their spans.
fn same_value(one: &YamlValue, other: &YamlValue) -> bool {
    match (one, other) {
        (YamlValue::Null, YamlValue::Null) => true,
        (YamlValue::Scalar { text: a, plain: p }, YamlValue::Scalar { text: b, plain: q }) => {
            a == b && p == q
        }
        (YamlValue::List(a), YamlValue::List(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same_value(&a.value, &b.value))
        }
        (YamlValue::Map(a), YamlValue::Map(b)) => {
            a.len() == b.len()
                && a.iter()
                    .zip(b)
                    .all(|(a, b)| a.key == b.key && same_value(&a.value.value, &b.value.value))
        }
        _ => false,
    }
}
