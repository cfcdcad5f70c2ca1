//! Schemas of single values: what a decoder accepts, after another YAML parser has converted it to a number, boolean or
//! text.

use serde_json::{Map, Value, json};

use crate::record::decode::Shape;

/// A number without a sign or with a plus, as the decoder reads the bounds of a range.
const NUMBER: &str = r"\+?([0-9]+\.?[0-9]*|\.[0-9]+)([eE]\+?[0-9]+)?";

/// A date. The pattern is short because editors show it in messages; the lengths of months are left to `format`.
const DAY: &str = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";

/// A time of day.
const TIME: &str = r"^\s*([01]?[0-9]|2[0-3]):[0-5][0-9]\s*$";

/// Returns the schema of a value that is not null.
pub fn value_schema(shape: Shape) -> Map<String, Value> {
    let schema = match shape {
        // Unquoted text can look like a number or a boolean to YAML, so this lists the types that are not allowed. If it
        // listed the allowed ones, editors would suggest `true` and `false`.
        Shape::Text => json!({"not": {"type": ["array", "object", "null"]}, "pattern": r"\S"}),
        Shape::Switch => json!({"type": ["boolean"]}),
        Shape::Whole { min, max } => json!({
            "type": ["integer", "string"],
            "minimum": min,
            "maximum": max,
            "pattern": format!(r"^\s*\+?0*({})\s*$", digits(min, max)),
        }),
        Shape::Day => json!({"type": ["string"], "format": "date", "pattern": DAY}),
        Shape::Time => json!({"type": ["string"], "pattern": TIME}),
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

/// Returns the schema, extended to accept null.
pub fn nullable(mut schema: Map<String, Value>) -> Map<String, Value> {
    if let Some(types) = excluded_types(&mut schema) {
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

/// Returns the schema of one value or a list of them. JSON Schema ignores `pattern` and `minimum` for arrays, so one
/// schema covers both forms. `enum` applies to arrays too, so it needs `anyOf`.
pub fn one_or_list(shape: Shape) -> Map<String, Value> {
    let one = value_schema(shape);
    let mut schema = one.clone();
    if let Some(types) = excluded_types(&mut schema) {
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
fn excluded_types(schema: &mut Map<String, Value>) -> Option<&mut Vec<Value>> {
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

/// Returns the pattern for the digits of a whole number in quotes, without leading zeros: `max` must have one digit or be
/// a power of ten, and `min` must have one digit, 0 or 1 if `max` is a power of ten.
fn digits(min: u32, max: u32) -> String {
    let zeros = max.to_string().len() - 1;
    if zeros == 0 {
        return format!("[{min}-{max}]");
    }
    debug_assert!(min <= 1 && 10_u32.checked_pow(zeros as u32) == Some(max));
    match min {
        0 => format!("[0-9]{{1,{zeros}}}|{max}"),
        _ => format!("[1-9][0-9]{{0,{}}}|{max}", zeros - 1),
    }
}
