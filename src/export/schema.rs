//! The JSON Schema of the export, and the words in it that are the program's own.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde_json::{Value, json};

use super::Export;
use super::describe::{Definitions, Described};

/// Returns the JSON Schema of the export.
pub fn schema() -> Value {
    let mut known = Definitions::default();
    let root = Export::schema(&mut known);
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "coachgen export",
        "description": "The output of `coachgen export`: everything that one reader sees of an engagement.",
        "allOf": [root],
        "definitions": known.into_json(),
    })
}

/// The names of fields and the fixed words of the export, as people read them. They are the program's own text, so a
/// record that contains the same words does not appear in the export because of them.
pub fn own_words() -> &'static [String] {
    static WORDS: LazyLock<Vec<String>> = LazyLock::new(|| {
        let mut words = BTreeSet::new();
        collect(&schema()["definitions"], &mut words);
        words.into_iter().collect()
    });
    &WORDS
}

fn collect(schema: &Value, words: &mut BTreeSet<String>) {
    let fields = schema["properties"].as_object().into_iter().flatten();
    words.extend(fields.map(|(name, _)| name.replace('_', " ")));
    let fixed = schema["enum"].as_array().into_iter().flatten();
    let fixed = fixed.filter_map(Value::as_str);
    words.extend(fixed.map(|word| word.replace('-', " ")));
    match schema {
        Value::Object(parts) => parts.values().for_each(|part| collect(part, words)),
        Value::Array(parts) => parts.iter().for_each(|part| collect(part, words)),
        _ => {}
    }
}
