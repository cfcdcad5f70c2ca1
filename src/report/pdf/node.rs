//! Normalises prose for the templates: limited nesting, complete tables, valid links.
//!
//! Removes structure if there is too much of it, but never words.

use serde_json::{Value, json};

use super::direction::turn;
use super::prepare::DrawableFiles;
use super::sanitize::line;

/// The maximum depth of nested quotations and lists; Typst itself fails a little deeper.
const MAX_BLOCK_DEPTH: usize = 10;
/// The maximum depth of nested emphasis, links within emphasis and so on.
const MAX_INLINE_DEPTH: usize = 8;
/// The maximum length of a link address.
const MAX_ADDRESS: usize = 1000;

/// Normalises a list of prose nodes; `level` is the level of the last heading.
pub(super) fn nodes(
    values: &mut Vec<Value>,
    level: &mut u64,
    files: &DrawableFiles<'_>,
    depth: usize,
) {
    let taken = std::mem::take(values);
    for mut node in taken {
        let kind = kind(&node);
        match kind.as_str() {
            "p" => inlines(field(&mut node, "c"), files, 0),
            "h" => {
                inlines(field(&mut node, "c"), files, 0);
                if words(&node).trim().is_empty() {
                    continue;
                }
                let requested = node.get("level").and_then(Value::as_u64).unwrap_or(3);
                *level = heading_level(requested, *level);
                node["level"] = json!(*level);
            }
            "quote" | "narrowed" => nodes(field(&mut node, "c"), level, files, depth + 1),
            "list" | "notes" => {
                for item in field(&mut node, "items")
                    .iter_mut()
                    .filter_map(Value::as_array_mut)
                {
                    nodes(item, level, files, depth + 1);
                }
            }
            "table" if !table(&mut node, files) => continue,
            _ => {}
        }
        turn(&mut node);
        if depth >= MAX_BLOCK_DEPTH {
            flatten(node, values);
        } else {
            values.push(node);
        }
    }
}

/// The level of a heading with the level `requested` after one with the level `last`: at most one level deeper, and below
/// the section's heading.
pub(super) fn heading_level(requested: u64, last: u64) -> u64 {
    requested.clamp(3, 6).min(last + 1)
}

/// Gives every row as many cells as the longest row has. Returns false if the table has no columns.
fn table(node: &mut Value, files: &DrawableFiles<'_>) -> bool {
    let head = field(node, "head").len();
    let rows = field(node, "rows").iter().filter_map(Value::as_array);
    let columns = rows.map(Vec::len).max().unwrap_or(0).max(head);
    let mut fill_row = |row: &mut Vec<Value>| {
        row.resize(columns, json!([]));
        row.iter_mut()
            .filter_map(Value::as_array_mut)
            .for_each(|cell| inlines(cell, files, 0));
    };
    fill_row(field(node, "head"));
    field(node, "rows")
        .iter_mut()
        .filter_map(Value::as_array_mut)
        .for_each(&mut fill_row);
    field(node, "columns").resize(columns, Value::Null);
    columns > 0
}

/// Normalises the inline content of a paragraph, a heading or a cell.
fn inlines(values: &mut Vec<Value>, files: &DrawableFiles<'_>, depth: usize) {
    let taken = std::mem::take(values);
    for mut inline in taken {
        let kind = kind(&inline);
        if kind == "img" {
            values.push(files.picture(inline));
            continue;
        }
        let has_content = inline.get("c").is_some_and(Value::is_array);
        if has_content {
            inlines(field(&mut inline, "c"), files, depth + 1);
        }
        let is_broken_link = kind == "link" && !prepare_link(&mut inline);
        if has_content && (is_broken_link || depth >= MAX_INLINE_DEPTH) {
            values.append(field(&mut inline, "c"));
        } else {
            values.push(inline);
        }
    }
}

/// Checks the target of a link, and adds the address to print after its text unless the text is the address. Returns
/// false if the target cannot be used.
fn prepare_link(link: &mut Value) -> bool {
    let Some(href) = link.get("href").and_then(Value::as_str).map(line) else {
        return false;
    };
    let scheme = href
        .split_once(':')
        .map(|(scheme, _)| scheme.to_ascii_lowercase());
    let known = matches!(scheme.as_deref(), Some("http" | "https" | "mailto"));
    if !known || href.chars().count() > MAX_ADDRESS || href.contains(char::is_whitespace) {
        return false;
    }
    // For the comparison: without scheme, final slash and capitals.
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

/// An address with all characters percent-encoded that a PDF does not allow in addresses.
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

/// Adds the contents of `node` without the node itself; a node without contents is added as it is.
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

/// The type of a node.
fn kind(value: &Value) -> String {
    value
        .get("t")
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned()
}

/// The list in the field `name` of an object, which is added if it is missing.
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
