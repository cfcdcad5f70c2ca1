//! Checks the JSON of `coachgen status` against docs/schemas/status.schema.json, by the few keywords that the schema
//! uses.

use std::{fs, path::Path};

use chrono::NaiveDate;
use coachgen::derive::Step;
use coachgen::kind::{Kind, Phase};
use coachgen::record::value::{Owner, ReviewType, Status};
use serde_json::{Map, Value};

fn schema() -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/schemas/status.schema.json");
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// Everything in `data` that does not match the schema. A field that is not in the schema is a fault here, though not
/// for other consumers of the data.
pub fn faults(data: &Value) -> Vec<String> {
    let schema = schema();
    let mut faults = Vec::new();
    check(&schema, &schema, data, "$", &mut faults);
    faults
}

fn check(root: &Value, schema: &Value, data: &Value, at: &str, faults: &mut Vec<String>) {
    let rules = schema.as_object().unwrap();
    for (key, rule) in rules {
        let well = match key.as_str() {
            "$ref" => {
                let name = rule
                    .as_str()
                    .unwrap()
                    .strip_prefix("#/definitions/")
                    .unwrap();
                check(root, &root["definitions"][name], data, at, faults);
                true
            }
            "type" => match rule {
                Value::Array(types) => types.iter().any(|sort| has_type(data, sort)),
                sort => has_type(data, sort),
            },
            "enum" => rule.as_array().unwrap().contains(data),
            "const" => rule == data,
            "minimum" => data
                .as_i64()
                .is_none_or(|number| number >= rule.as_i64().unwrap()),
            "format" => data
                .as_str()
                .is_none_or(|day| NaiveDate::parse_from_str(day, "%Y-%m-%d").is_ok()),
            // The pattern covers the format.
            "pattern" | "description" | "title" | "$schema" | "definitions" => true,
            "items" => {
                for (place, item) in data.as_array().into_iter().flatten().enumerate() {
                    check(root, rule, item, &format!("{at}[{place}]"), faults);
                }
                true
            }
            "required" => {
                let has = |key: &Value| data.get(key.as_str().unwrap()).is_some();
                rule.as_array().unwrap().iter().all(has)
            }
            "properties" => {
                properties(root, rule.as_object().unwrap(), data, at, faults);
                true
            }
            other => panic!("a keyword that is not checked: {other}"),
        };
        if !well {
            faults.push(format!("{at}: {key} {rule}, not {data}"));
        }
    }
}

fn properties(
    root: &Value,
    known: &Map<String, Value>,
    data: &Value,
    at: &str,
    faults: &mut Vec<String>,
) {
    for (key, value) in data.as_object().into_iter().flatten() {
        match known.get(key) {
            Some(rule) => check(root, rule, value, &format!("{at}.{key}"), faults),
            None => faults.push(format!("{at}: the schema knows no {key}")),
        }
    }
}

fn has_type(data: &Value, sort: &Value) -> bool {
    match sort.as_str().unwrap() {
        "object" => data.is_object(),
        "array" => data.is_array(),
        "string" => data.is_string(),
        "boolean" => data.is_boolean(),
        "integer" => data.is_i64() || data.is_u64(),
        "number" => data.is_number(),
        "null" => data.is_null(),
        other => panic!("a type that is not checked: {other}"),
    }
}

/// The choices in the schema are those of front matter and of the five phases.
pub fn words() {
    let schema = schema();
    let defs = &schema["definitions"];
    let offered = |of: &str, field: &str| -> Vec<String> {
        let words = defs[of]["properties"][field]["enum"].as_array().unwrap();
        words
            .iter()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect()
    };
    assert_eq!(
        offered("engagement", "status"),
        Status::ALL.iter().map(|one| one.word()).collect::<Vec<_>>()
    );
    for (of, field) in [
        ("engagement", "phase"),
        ("engagement", "next_phase"),
        ("phase", "phase"),
    ] {
        assert_eq!(offered(of, field), Phase::ALL.map(Phase::word));
    }
    assert_eq!(offered("step", "step"), Step::ALL.map(Step::word));
    assert_eq!(offered("meeting", "kind"), Kind::ALL.map(Kind::word));
    assert_eq!(
        offered("meeting", "review"),
        ReviewType::ALL
            .iter()
            .map(|one| one.word())
            .collect::<Vec<_>>()
    );
    assert_eq!(
        offered("action", "owner"),
        Owner::ALL.iter().map(|one| one.word()).collect::<Vec<_>>()
    );
}
