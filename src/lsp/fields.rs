//! The field at a position in front matter, found line by line, so that it works while the YAML has errors.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde_json::Value;

use super::text::LineText;
use crate::kind::Kind;
use crate::schema::{SchemaSubject, schema_for};

/// The schema of each kind, which has the description and the values of each field.
static SCHEMAS: LazyLock<BTreeMap<&'static str, Value>> = LazyLock::new(|| {
    let kinds = Kind::ALL.into_iter();
    kinds
        .map(|kind| (kind.word(), schema_for(SchemaSubject::Kind(kind))))
        .collect()
});

/// A field in front matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldAt<'t> {
    /// The fields around it, the outermost first.
    pub path: Vec<&'t str>,
    /// Its name, as far as it is written.
    pub key: &'t str,
    /// The column at which the name begins, in bytes.
    pub column: usize,
    /// The text after the colon; `None` if there is none yet.
    pub value: Option<&'t str>,
}

/// The line of the `---` that ends the front matter, or the last line if it is not written yet; `None` without front
/// matter.
pub fn front_matter_end(text: &LineText) -> Option<usize> {
    let opens = text.line(0).trim_start_matches('\u{feff}').trim_end() == "---";
    let mut lines = 1..text.line_count();
    let end = lines.find(|line| text.line(*line).trim_end() == "---");
    opens.then(|| end.unwrap_or(text.line_count()))
}

/// The kind of the record, as written.
pub fn kind(text: &LineText) -> Option<&str> {
    let end = front_matter_end(text)?;
    let mut lines = (1..end).map(|line| text.line(line));
    let kind = lines.find_map(|line| line.strip_prefix("kind:"))?;
    Some(kind.trim().trim_matches(['"', '\'']))
}

/// The field in a line of the front matter. On a line without a name, the field that would be written at its end.
pub fn field_at(text: &LineText, line: usize) -> Option<FieldAt<'_>> {
    let end = front_matter_end(text)?;
    if line == 0 || line >= end {
        return None;
    }
    let own = parsed(text.line(line));
    let mut path = Vec::new();
    let mut column = own.column;
    for before in (1..line).rev().map(|before| text.line(before)) {
        let field = parsed(before);
        if field.value.is_some() && field.column < column && !is_blank(before) {
            path.push(field.key);
            column = field.column;
        }
    }
    path.reverse();
    Some(FieldAt { path, ..own })
}

/// Name, column and value of one line, without the fields around it.
fn parsed(line: &str) -> FieldAt<'_> {
    let mut column = line.len() - line.trim_start_matches(' ').len();
    while let Some(rest) = line[column..].strip_prefix("- ") {
        column += 2 + rest.len() - rest.trim_start_matches(' ').len();
    }
    let rest = &line[column..];
    let colon = rest.match_indices(':').find(|(at, _)| {
        let after = &rest[at + 1..];
        after.is_empty() || after.starts_with(' ')
    });
    let (key, value) = match colon {
        Some((at, _)) => (&rest[..at], Some(&rest[at + 1..])),
        None => (rest, None),
    };
    FieldAt {
        path: Vec::new(),
        key: key.trim_end(),
        column,
        value,
    }
}

fn is_blank(line: &str) -> bool {
    let line = line.trim_start();
    line.is_empty() || line.starts_with('#')
}

/// The names that are written beside a field, in the same item.
pub fn siblings(text: &LineText, line: usize, column: usize) -> Vec<&str> {
    let end = front_matter_end(text).unwrap_or(0);
    let begins_item = |line: usize| {
        let words = text.line(line);
        words.trim_start().starts_with("- ") && parsed(words).column == column
    };
    let mut names = Vec::new();
    let mut add = |line: usize| -> bool {
        let words = text.line(line);
        let field = parsed(words);
        if is_blank(words) || field.column > column {
            return true;
        }
        if field.column == column {
            names.push(field.key);
        }
        field.column == column
    };
    if !begins_item(line) {
        for before in (1..line).rev() {
            if !add(before) || begins_item(before) {
                break;
            }
        }
    }
    for after in line + 1..end {
        if begins_item(after) || !add(after) {
            break;
        }
    }
    names
}

/// The schema of the group of fields at a path; `None` if the record has no known kind, or no such group.
pub fn group(kind: Option<&str>, path: &[&str]) -> Option<&'static Value> {
    let mut group = SCHEMAS.get(kind?)?;
    for key in path {
        let field = group["properties"].get(*key)?;
        group = match field.get("items") {
            Some(items) if items.is_object() => items,
            _ => field,
        };
    }
    Some(group)
}

/// The schema of a field.
pub fn schema_of(kind: Option<&str>, field: &FieldAt<'_>) -> Option<&'static Value> {
    group(kind, &field.path)?["properties"].get(field.key)
}

/// The words that a field can have.
pub fn choices(schema: &Value) -> Vec<String> {
    let in_forms = schema["anyOf"].as_array().into_iter().flatten();
    let words = in_forms.chain([schema]).flat_map(|form| {
        let listed = form["enum"].as_array().into_iter().flatten();
        let one = form.get("const");
        listed.chain(one)
    });
    let words = words.filter_map(Value::as_str).map(str::to_owned);
    let mut words: Vec<String> = words.collect();
    let types = &schema["type"];
    let is_switch = types == "boolean"
        || types
            .as_array()
            .is_some_and(|types| types.iter().any(|one| one == "boolean") && types.len() <= 2);
    if is_switch {
        words.extend(["true".to_owned(), "false".to_owned()]);
    }
    words.dedup();
    words
}
