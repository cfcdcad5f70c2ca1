//! Edits of a front matter, for findings that can be mended on the spot.
//!
//! Pure: from a record and its text to texts in place of spans. An edit is given only where the front matter,
//! read again with it, says what it said before and what was added. Must not write a file.

use crate::record::Record;
use crate::record::yaml::{self, MapEntry, YamlNode, YamlValue};
use crate::source::split;
use crate::span::Span;

/// How an item of a list begins where nothing shows how this coach writes one.
const DEFAULT_PREFIX: &str = "  - ";

/// Adds items to the end of a top-level list of block style, or a list of that name at the end of the front
/// matter. Each item is given as its lines, as `action: a1`; line endings and the list's indentation are kept.
/// None where the list stands in brackets, or cannot be added to safely.
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
    let (at, lead, mut added) = match record.node.get(key) {
        None => (front.yaml.end, DEFAULT_PREFIX, format!("{key}:{ending}")),
        Some(list) => {
            let name = record.place_of(key)?;
            let lead = match &list.value {
                YamlValue::Null => DEFAULT_PREFIX,
                YamlValue::List(items) => item_prefix(text, items.first()?)?,
                _ => return None,
            };
            let at = end_of_field(text, name.start as usize, front.yaml.end);
            (at, lead, String::new())
        }
    };
    let within = " ".repeat(lead.len());
    for item in items {
        for (place, line) in item.iter().enumerate() {
            let begin = if place == 0 { lead } else { &within };
            added.push_str(&format!("{begin}{line}{ending}"));
        }
    }
    let mut after = text.to_owned();
    after.insert_str(at, &added);
    only_adds(&after, record, key, items.len())
        .then(|| vec![(Span::new(record.file, at, at), added)])
}

/// What stands before an item on its line: indentation and hyphen.
fn item_prefix<'t>(text: &'t str, item: &YamlNode) -> Option<&'t str> {
    let start = item.span.start as usize;
    let line = text.get(..start)?.rfind('\n').map_or(0, |at| at + 1);
    let lead = &text[line..start];
    (lead.trim_matches(' ') == "-" && lead.ends_with(' ')).then_some(lead)
}

/// The end of the last line that belongs to the field at `start`; blank lines and comments after it do not.
fn end_of_field(text: &str, start: usize, limit: usize) -> usize {
    let mut at = start;
    let mut end = start;
    for (place, line) in text[start..limit].split_inclusive('\n').enumerate() {
        at += line.len();
        let aside = line.trim().is_empty() || line.starts_with('#');
        let within = line.starts_with([' ', '\t']) || line.starts_with("- ") || line.trim() == "-";
        match place {
            0 => end = at,
            _ if aside => {}
            _ if within => end = at,
            _ => break,
        }
    }
    end
}

/// Whether the front matter of `after` is the record's with `more` items at the end of the list `key`.
fn only_adds(after: &str, record: &Record, key: &str, more: usize) -> bool {
    let Some(front) = split(after) else {
        return false;
    };
    let Ok(node) = yaml::parse(&after[front.yaml.clone()], front.yaml.start, record.file) else {
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

/// Whether two values say the same, wherever they stand.
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
