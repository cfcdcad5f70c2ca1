//! Schemas of single values: what a decoder accepts, after another YAML parser has converted it to a number, boolean or
//! text.

use serde_json::{Map, Value, json};

use crate::record::decode::Shape;

/// A number without a sign or with a plus, as the decoder reads the bounds of a range.
const NUMBER: &str = r"\+?([0-9]+\.?[0-9]*|\.[0-9]+)([eE]\+?[0-9]+)?";

/// A date. The pattern is short because editors show it in messages; the lengths of months are left to `format`.
const DAY: &str = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";

/// Returns the schema of a value that is present.
pub fn present(shape: Shape) -> Map<String, Value> {
    let schema = match shape {
        // The decoder reads the characters, so a text may be what YAML parses as a number or boolean. It is defined by
        // the types it is not: otherwise editors would suggest `true` and `false` for every text.
        Shape::Text => json!({"not": {"type": ["array", "object", "null"]}, "pattern": r"\S"}),
        Shape::Switch => json!({"type": ["boolean"]}),
        Shape::Whole { least, most } => json!({
            "type": ["integer", "string"],
            "minimum": least,
            "maximum": most,
            "pattern": format!(r"^\s*\+?0*({})\s*$", digits(least, most)),
        }),
        Shape::Day => json!({"type": ["string"], "format": "date", "pattern": DAY}),
        Shape::Words(words) => json!({"enum": enum_values(words)}),
        Shape::Range => json!({
            "type": ["number", "string"],
            "minimum": 0,
            "pattern": format!(r"^\s*{NUMBER}\s*([-–]\s*{NUMBER}\s*)?$"),
        }),
        Shape::Id => json!({
            "type": ["string", "integer"],
            "minimum": 0,
            "pattern": r"^\s*[a-z0-9]+(-[a-z0-9]+)*\s*$",
        }),
        Shape::Colour => json!({"type": ["string"], "pattern": r"^\s*#[0-9a-fA-F]{6}\s*$"}),
    };
    match schema {
        Value::Object(schema) => schema,
        _ => Map::new(),
    }
}

/// Allows a field without a value too.
pub fn nullable(mut schema: Map<String, Value>) -> Map<String, Value> {
    if let Some(types) = refused_types(&mut schema) {
        types.retain(|name| name != "null");
    }
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.push(json!("null"));
    }
    if let Some(Value::Array(words)) = schema.get_mut("enum") {
        words.push(Value::Null);
    }
    if let Some(Value::Array(forms)) = schema.get_mut("anyOf") {
        forms.push(json!({"type": "null"}));
    }
    schema
}

/// Returns the schema of a list of such values, or a single one. Constraints on a text or number do not apply to a
/// list, so that both can be in one schema; an `enum` needs two alternatives.
pub fn one_or_list(shape: Shape) -> Map<String, Value> {
    let one = present(shape);
    let mut schema = one.clone();
    if let Some(types) = refused_types(&mut schema) {
        types.retain(|name| name != "array");
    } else if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.insert(0, json!("array"));
    } else {
        let list = json!({"type": "array", "items": nullable(one.clone())});
        return Map::from_iter([("anyOf".to_owned(), json!([list, one]))]);
    }
    // An empty list item counts as no item.
    schema.insert("items".to_owned(), Value::Object(nullable(one)));
    schema
}

/// Returns the types that a schema rejects.
fn refused_types(schema: &mut Map<String, Value>) -> Option<&mut Vec<Value>> {
    schema.get_mut("not")?.get_mut("type")?.as_array_mut()
}

/// Returns the words of an enum, with the number that YAML parses for a numeric word.
fn enum_values(words: &[&str]) -> Vec<Value> {
    words
        .iter()
        .flat_map(|word| {
            let number = word.parse::<u32>().ok().map(|number| json!(number));
            number.into_iter().chain([json!(word)])
        })
        .collect()
}

/// Returns the pattern for the digits of a whole number in quotes.
fn digits(least: u32, most: u32) -> String {
    let length = most.to_string().len();
    if length == 1 {
        return format!("[{least}-{most}]");
    }
    format!("[0-9]{{1,{}}}|{most}", length - 1)
}
