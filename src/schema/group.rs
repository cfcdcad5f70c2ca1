//! A group of fields as two schemas: the form that every record keeps to, and what must be there.
//!
//! They are apart because a draft keeps to the form and may lack anything, however deep it lies.

use serde_json::{Map, Value, json};

use super::describe;
use super::value::{filled, many, or_empty};
use crate::check;
use crate::diag::Level as Weight;
use crate::kind::Kind;
use crate::policy::{AccessLevel, Field, Policy};
use crate::record::decode::{Asked, FieldForm, Presence, Shape, Shapes};

/// The properties of a group, each with its sentence. `path` is that of a practice's section.
pub fn properties(shapes: &Shapes, path: &str) -> Map<String, Value> {
    shapes
        .asked
        .iter()
        .map(|asked| (asked.key.to_owned(), property(asked, path)))
        .collect()
}

/// What must be there beside the form; nothing where all of it may be missing.
pub fn demands(shapes: &Shapes) -> Option<Map<String, Value>> {
    let mut schema = Map::new();
    let required: Vec<&str> = shapes
        .asked
        .iter()
        .filter(|asked| asked.fill != Presence::Free)
        .map(|asked| asked.key)
        .collect();
    if !required.is_empty() {
        schema.insert("required".to_owned(), json!(required));
    }
    let inner: Map<String, Value> = shapes
        .asked
        .iter()
        .filter_map(|asked| Some((asked.key.to_owned(), Value::Object(demand(asked)?))))
        .collect();
    if !inner.is_empty() {
        schema.insert("properties".to_owned(), Value::Object(inner));
    }
    for (one, other) in &shapes.either {
        let there = |key: &str| {
            let shape = shapes.asked.iter().find(|asked| asked.key == key);
            let value = shape.and_then(solid).unwrap_or_default();
            json!({"required": [key], "properties": {key: value}})
        };
        schema.insert("anyOf".to_owned(), json!([there(one), there(other)]));
    }
    (!schema.is_empty()).then_some(schema)
}

fn property(asked: &Asked, path: &str) -> Value {
    let path = match path {
        "" => asked.key.to_owned(),
        path => format!("{path}.{}", asked.key),
    };
    let mut schema = match &asked.form {
        FieldForm::One(shape) => or_empty(filled(*shape)),
        FieldForm::All(shape) => or_empty(many(*shape)),
        FieldForm::List(shapes) => {
            let item = object(shapes, &path, true);
            Map::from_iter([
                ("type".to_owned(), json!(["array", "null"])),
                ("items".to_owned(), item.into()),
            ])
        }
        FieldForm::TextOrList(shapes) => {
            let mut text = filled(Shape::Text);
            text.remove("not");
            text.insert(
                "type".to_owned(),
                json!(["array", "string", "number", "boolean", "null"]),
            );
            text.insert("items".to_owned(), object(shapes, &path, true).into());
            text
        }
        FieldForm::Group(shapes) => object(shapes, &path, true),
        FieldForm::Pairs(shape) => pairs(asked.field, *shape),
        FieldForm::Switch => filled(Shape::Switch),
        FieldForm::Any => Map::new(),
    };
    let sentence = match asked.field {
        Some(field) => Some(describe::field(field)),
        None => describe::key(&path).or_else(|| describe::key(asked.key)),
    };
    if let Some(sentence) = sentence {
        schema.insert("description".to_owned(), json!(sentence));
    }
    Value::Object(single(schema))
}

/// A group, which counts as empty where nothing stands behind its name.
pub fn object(shapes: &Shapes, path: &str, empty: bool) -> Map<String, Value> {
    let types: &[&str] = if empty {
        &["object", "null"]
    } else {
        &["object"]
    };
    single(Map::from_iter([
        ("type".to_owned(), json!(types)),
        ("properties".to_owned(), properties(shapes, path).into()),
        ("additionalProperties".to_owned(), json!(false)),
    ]))
}

/// Names of the coach's choice with a word each. Which names they can be is known beyond the decoder:
/// the agreement's are kinds of record, up to their ceilings; the others are rules.
fn pairs(field: Option<Field>, shape: Shape) -> Map<String, Value> {
    let mut schema = Map::new();
    schema.insert("type".to_owned(), json!(["object", "null"]));
    if field == Some(Field::EngagementConfidentialitySponsorSees) {
        let policy = Policy::default();
        let kinds: Map<String, Value> = Kind::ALL
            .into_iter()
            .map(|kind| {
                (
                    kind.word().to_owned(),
                    levels(kind, policy.kind(kind).ceiling),
                )
            })
            .collect();
        schema.insert("properties".to_owned(), kinds.into());
        schema.insert("additionalProperties".to_owned(), json!(false));
    } else if shape == Shape::Text {
        schema.extend(rules());
    } else {
        schema.insert("additionalProperties".to_owned(), filled(shape).into());
    }
    schema
}

/// The rules that a practice can weigh, by name or by code; those that guard confidentiality it cannot.
fn rules() -> Map<String, Value> {
    let weights = json!(["allow", "warn", "error"]);
    let free = || {
        check::ALL
            .iter()
            .filter(|check| check.rule.level != Weight::Forbid)
    };
    let names: Map<String, Value> = free()
        .map(|check| {
            let sentence = match check.summary() {
                summary if summary.is_empty() => {
                    format!("{}, {}.", check.rule.code, check.rule.name)
                }
                summary => format!("{}: {summary}", check.rule.code),
            };
            let weight = json!({"enum": weights, "description": sentence});
            (check.rule.name.to_owned(), weight)
        })
        .collect();
    let codes: Vec<&str> = free()
        .filter_map(|check| check.rule.code.strip_prefix("CG"))
        .collect();
    let codes = format!("^[Cc][Gg]({})$", codes.join("|"));
    Map::from_iter([
        ("properties".to_owned(), names.into()),
        (
            "patternProperties".to_owned(),
            json!({codes: {"enum": weights}}),
        ),
        ("additionalProperties".to_owned(), json!(false)),
    ])
}

fn levels(kind: Kind, ceiling: AccessLevel) -> Value {
    let words: Vec<&str> = [AccessLevel::Hidden, AccessLevel::Fact, AccessLevel::Shared]
        .into_iter()
        // The agreement itself binds the sponsor, and cannot be less than shared.
        .filter(|level| {
            *level <= ceiling && (kind != Kind::Engagement || *level == AccessLevel::Shared)
        })
        .map(AccessLevel::word)
        .collect();
    json!({"enum": words, "description": describe::kind(kind)})
}

/// What must be there inside a field, and that it is there itself.
fn demand(asked: &Asked) -> Option<Map<String, Value>> {
    let mut schema = match &asked.form {
        FieldForm::List(shapes) | FieldForm::TextOrList(shapes) => {
            demands(shapes).map(|mut item| {
                // Nothing behind a hyphen is as good as no item.
                item.insert("type".to_owned(), json!(["object", "null"]));
                Map::from_iter([("items".to_owned(), Value::Object(item))])
            })
        }
        FieldForm::Group(shapes) => demands(shapes),
        _ => None,
    }
    .unwrap_or_default();
    if asked.fill == Presence::Filled {
        schema.extend(solid(asked).unwrap_or_default());
    }
    (!schema.is_empty()).then_some(schema)
}

/// That something stands behind a field's name.
fn solid(asked: &Asked) -> Option<Map<String, Value>> {
    // The form says what it is; here it is enough that it is not nothing.
    let bare = |mut schema: Map<String, Value>| {
        schema.retain(|key, _| ["type", "not", "enum", "anyOf"].contains(&key.as_str()));
        schema
    };
    let schema = match &asked.form {
        FieldForm::One(shape) => bare(filled(*shape)),
        FieldForm::All(shape) => {
            let mut schema = bare(many(*shape));
            // Of which one at least is more than a hyphen.
            schema.insert("contains".to_owned(), json!({"not": {"type": "null"}}));
            schema
        }
        FieldForm::List(_) => Map::from_iter([("type".to_owned(), json!("array"))]),
        FieldForm::TextOrList(_) => bare(filled(Shape::Text)),
        FieldForm::Group(_) | FieldForm::Pairs(_) => {
            Map::from_iter([("type".to_owned(), json!("object"))])
        }
        FieldForm::Switch | FieldForm::Any => return None,
    };
    Some(single(schema))
}

/// One type stands alone rather than as a list of one.
fn single(mut schema: Map<String, Value>) -> Map<String, Value> {
    if let Some(Value::Array(types)) = schema.get_mut("type")
        && types.len() == 1
        && let Some(one) = types.pop()
    {
        schema.insert("type".to_owned(), one);
    }
    if let Some(Value::Object(items)) = schema.remove("items") {
        schema.insert("items".to_owned(), single(items).into());
    }
    schema
}
