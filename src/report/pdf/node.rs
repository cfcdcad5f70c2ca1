//! Normalises prose for the templates: limited nesting, complete tables, valid links.
//!
//! Removes structure if there is too much of it, but never words.

use serde_json::{Value, json};

use super::direction::turn;
use super::prepare::DrawableFiles;
use super::sanitize::line;

/// The maximum depth of nested quotations and lists; Typst itself fails a little deeper.
const NESTED: usize = 10;
/// The maximum depth of nested emphasis, links within emphasis and so on.
const STRESSED: usize = 8;
/// The maximum length of a link address.
const LONG: usize = 1000;

/// Normalises a list of prose nodes; `level` is the level of the last heading.
pub(super) fn nodes(
    values: &mut Vec<Value>,
    level: &mut u64,
    shelf: &DrawableFiles<'_>,
    depth: usize,
) {
    let taken = std::mem::take(values);
    for mut node in taken {
        let kind = kind(&node);
        match kind.as_str() {
            "p" => inlines(field(&mut node, "c"), shelf, 0),
            "h" => {
                inlines(field(&mut node, "c"), shelf, 0);
                if words(&node).trim().is_empty() {
                    continue;
                }
                let asked = node.get("level").and_then(Value::as_u64).unwrap_or(3);
                *level = stepped(asked, *level);
                node["level"] = json!(*level);
            }
            "quote" | "narrowed" => nodes(field(&mut node, "c"), level, shelf, depth + 1),
            "list" | "notes" => {
                for item in field(&mut node, "items")
                    .iter_mut()
                    .filter_map(Value::as_array_mut)
                {
                    nodes(item, level, shelf, depth + 1);
                }
            }
            "table" if !table(&mut node, shelf) => continue,
            _ => {}
        }
        turn(&mut node);
        if depth >= NESTED {
            flatten(node, values);
        } else {
            values.push(node);
        }
    }
}

/// The level for a heading that asks for `asked` after one of `last`: at most one deeper, and below the section's.
pub(super) fn stepped(asked: u64, last: u64) -> u64 {
    asked.clamp(3, 6).min(last + 1)
}

/// Gives every row one cell per column; false if there are no columns.
fn table(node: &mut Value, shelf: &DrawableFiles<'_>) -> bool {
    let head = field(node, "head").len();
    let rows = field(node, "rows").iter().filter_map(Value::as_array);
    let wide = rows.map(Vec::len).max().unwrap_or(0).max(head);
    let mut fit = |row: &mut Vec<Value>| {
        row.resize(wide, json!([]));
        row.iter_mut()
            .filter_map(Value::as_array_mut)
            .for_each(|cell| inlines(cell, shelf, 0));
    };
    fit(field(node, "head"));
    field(node, "rows")
        .iter_mut()
        .filter_map(Value::as_array_mut)
        .for_each(&mut fit);
    field(node, "columns").resize(wide, Value::Null);
    wide > 0
}

fn inlines(values: &mut Vec<Value>, shelf: &DrawableFiles<'_>, depth: usize) {
    let taken = std::mem::take(values);
    for mut inline in taken {
        let kind = kind(&inline);
        if kind == "img" {
            values.push(shelf.picture(inline));
            continue;
        }
        let holds = inline.get("c").is_some_and(Value::is_array);
        if holds {
            inlines(field(&mut inline, "c"), shelf, depth + 1);
        }
        let lost = kind == "link" && !linked(&mut inline);
        if holds && (lost || depth >= STRESSED) {
            values.append(field(&mut inline, "c"));
        } else {
            values.push(inline);
        }
    }
}

/// Whether a link has a usable target; if so, adds the address to print after its text, unless the text contains it.
fn linked(link: &mut Value) -> bool {
    let Some(href) = link.get("href").and_then(Value::as_str).map(line) else {
        return false;
    };
    let scheme = href
        .split_once(':')
        .map(|(scheme, _)| scheme.to_ascii_lowercase());
    let known = matches!(scheme.as_deref(), Some("http" | "https" | "mailto"));
    if !known || href.chars().count() > LONG || href.contains(char::is_whitespace) {
        return false;
    }
    let bare = |text: &str| {
        let text = text.trim().trim_end_matches('/').to_lowercase();
        let cut = ["https://", "http://", "mailto:"]
            .iter()
            .find_map(|lead| text.strip_prefix(lead));
        cut.map(str::to_owned).unwrap_or(text)
    };
    let printed = href.strip_prefix("mailto:").unwrap_or(&href).to_owned();
    let text = bare(&words(link));
    link["address"] = if text == bare(&href) {
        Value::Null
    } else {
        json!(printed)
    };
    link["href"] = json!(ascii(&href));
    true
}

/// An address in the characters that a PDF allows.
fn ascii(href: &str) -> String {
    let mut out = String::with_capacity(href.len());
    for byte in href.bytes() {
        match byte {
            b'!'..=b'~' => out.push(char::from(byte)),
            byte => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// The contents of `node`, without the node itself.
fn flatten(mut node: Value, into: &mut Vec<Value>) {
    match kind(&node).as_str() {
        "quote" | "narrowed" => into.append(field(&mut node, "c")),
        "list" | "notes" => {
            for item in field(&mut node, "items")
                .iter_mut()
                .filter_map(Value::as_array_mut)
            {
                into.append(item);
            }
        }
        _ => into.push(node),
    }
}

fn kind(value: &Value) -> String {
    value
        .get("t")
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned()
}

/// The list `name` of an object; an empty one if it has none.
pub(super) fn field<'a>(value: &'a mut Value, name: &str) -> &'a mut Vec<Value> {
    if !value.get(name).is_some_and(Value::is_array) {
        if !value.is_object() {
            *value = json!({});
        }
        value[name] = json!([]);
    }
    match value.get_mut(name) {
        Some(Value::Array(values)) => values,
        _ => unreachable!("it was made an array just above"),
    }
}

/// All text in the value.
pub(super) fn words(value: &Value) -> String {
    match value {
        Value::Array(values) => values.iter().map(words).collect(),
        Value::Object(fields) => match fields.get("s") {
            Some(Value::String(text)) => text.clone(),
            _ => fields.get("c").map(words).unwrap_or_default(),
        },
        _ => String::new(),
    }
}
