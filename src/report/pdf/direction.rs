//! Adds the direction of the text to a report's data: a template cannot determine it.

use serde_json::{Map, Value, json};

use crate::bidi::{Direction, direction};

/// The fields of a prose node that contain text, in reading order.
const WORDS: [&str; 9] = [
    "s", "text", "c", "items", "term", "about", "of", "head", "rows",
];

/// All right-to-left texts in `data`, as the keys of an object.
pub(super) fn right_to_left(data: &Value) -> Value {
    let mut found = Map::new();
    collect("", data, &mut found);
    Value::Object(found)
}

fn collect(key: &str, value: &Value, found: &mut Map<String, Value>) {
    match value {
        Value::String(text) if key != "svg" && direction(text) == Some(Direction::Rtl) => {
            found.insert(text.clone(), Value::Bool(true));
        }
        Value::Array(values) => values.iter().for_each(|value| collect(key, value, found)),
        Value::Object(fields) => fields
            .iter()
            .for_each(|(name, value)| collect(name, value, found)),
        _ => {}
    }
}

/// Adds the direction of a prose node, and of each cell of a table.
pub(super) fn turn(node: &mut Value) {
    if !node.is_object() {
        return;
    }
    if node.get("t").and_then(Value::as_str) == Some("table") {
        let cells = |row: &Value| -> Value {
            let cells = row.as_array().into_iter().flatten();
            cells.map(word).collect()
        };
        let head = node.get("head").map(&cells);
        let rows = node.get("rows").and_then(Value::as_array);
        let rows: Value = rows.into_iter().flatten().map(cells).collect();
        node["directions"] = json!({ "head": head, "rows": rows });
    }
    node["dir"] = word(node);
}

/// `ltr`, `rtl`, or null for text without letters.
fn word(value: &Value) -> Value {
    first(value).map_or(Value::Null, |direction| json!(direction.word()))
}

/// The direction of the first letter.
fn first(value: &Value) -> Option<Direction> {
    match value {
        Value::String(text) => direction(text),
        Value::Array(values) => values.iter().find_map(first),
        Value::Object(fields) => WORDS.iter().find_map(|name| first(fields.get(*name)?)),
        _ => None,
    }
}
