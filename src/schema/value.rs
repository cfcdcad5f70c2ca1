//! One value as a schema: what a decoder takes, seen after another reader of YAML made a number, a
//! boolean or a text of it.

use serde_json::{Map, Value, json};

use crate::record::decode::Shape;

/// A number without sign or with a plus, as the decoder reads the ends of a range.
const NUMBER: &str = r"\+?([0-9]+\.?[0-9]*|\.[0-9]+)([eE]\+?[0-9]+)?";

/// A day, short enough to be read in a message; the lengths of months are left to `format`.
const DAY: &str = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";

/// The schema of a value that is there.
pub fn filled(shape: Shape) -> Map<String, Value> {
    let schema = match shape {
        // A decoder sees the letters: a text may be what YAML takes for a number or a boolean. Said by
        // what it is not, for an editor would offer `true` and `false` wherever a text can stand.
        Shape::Text => json!({"not": {"type": ["array", "object", "null"]}, "pattern": r"\S"}),
        Shape::Switch => json!({"type": ["boolean"]}),
        Shape::Whole { least, most } => json!({
            "type": ["integer", "string"],
            "minimum": least,
            "maximum": most,
            "pattern": format!(r"^\s*\+?0*({})\s*$", digits(least, most)),
        }),
        Shape::Day => json!({"type": ["string"], "format": "date", "pattern": DAY}),
        Shape::Words(words) => json!({"enum": spelt(words)}),
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

/// The same, or nothing behind the field's name.
pub fn or_empty(mut schema: Map<String, Value>) -> Map<String, Value> {
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

/// A list of such values, or one alone. What is said of a text or a number says nothing of a list, so
/// that both can stand together; the words of a choice cannot.
pub fn many(shape: Shape) -> Map<String, Value> {
    let one = filled(shape);
    let mut schema = one.clone();
    if let Some(types) = refused_types(&mut schema) {
        types.retain(|name| name != "array");
    } else if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.insert(0, json!("array"));
    } else {
        let list = json!({"type": "array", "items": or_empty(one.clone())});
        return Map::from_iter([("anyOf".to_owned(), json!([list, one]))]);
    }
    // Nothing behind a hyphen is as good as no item.
    schema.insert("items".to_owned(), Value::Object(or_empty(one)));
    schema
}

/// The types that a schema refuses.
fn refused_types(schema: &mut Map<String, Value>) -> Option<&mut Vec<Value>> {
    schema.get_mut("not")?.get_mut("type")?.as_array_mut()
}

/// The words of a choice, and the number beside a word that YAML takes for one.
fn spelt(words: &[&str]) -> Vec<Value> {
    words
        .iter()
        .flat_map(|word| {
            let number = word.parse::<u32>().ok().map(|number| json!(number));
            number.into_iter().chain([json!(word)])
        })
        .collect()
}

/// The figures of a whole number in quotes.
fn digits(least: u32, most: u32) -> String {
    let length = most.to_string().len();
    if length == 1 {
        return format!("[{least}-{most}]");
    }
    format!("[0-9]{{1,{}}}|{most}", length - 1)
}
