//! Converts a group of fields to two schemas: the form of each field, and the required fields.
//!
//! They are separate because a draft must have the right form, but may lack any field at any depth.

use serde_json::{Map, Value, json};

use super::describe;
use super::value::{nullable, one_or_list, value_schema};
use crate::check;
use crate::diag::Level as Weight;
use crate::kind::Kind;
use crate::policy::{AccessLevel, Field, Policy};
use crate::record::decode::{FieldForm, Presence, RequestedField, Shape, Shapes};

/// Returns the properties of a group, each with its description. `path` is the path of a section of coachgen.yaml.
pub fn properties(shapes: &Shapes, path: &str) -> Map<String, Value> {
    shapes
        .fields
        .iter()
        .map(|requested| (requested.key.to_owned(), property(requested, path)))
        .collect()
}

/// Returns the schema of the required fields, in addition to the form; `None` if nothing is required.
pub fn required_fields(shapes: &Shapes) -> Option<Map<String, Value>> {
    let mut schema = Map::new();
    let required: Vec<&str> = shapes
        .fields
        .iter()
        .filter(|requested| requested.presence != Presence::Optional)
        .map(|requested| requested.key)
        .collect();
    if !required.is_empty() {
        schema.insert("required".to_owned(), json!(required));
    }
    let inner: Map<String, Value> = shapes
        .fields
        .iter()
        .filter_map(|requested| {
            Some((
                requested.key.to_owned(),
                Value::Object(required_field(requested)?),
            ))
        })
        .collect();
    if !inner.is_empty() {
        schema.insert("properties".to_owned(), Value::Object(inner));
    }
    for (one, other) in &shapes.either {
        let there = |key: &str| {
            let shape = shapes.fields.iter().find(|requested| requested.key == key);
            let value = shape.and_then(non_empty).unwrap_or_default();
            json!({"required": [key], "properties": {key: value}})
        };
        schema.insert("anyOf".to_owned(), json!([there(one), there(other)]));
    }
    (!schema.is_empty()).then_some(schema)
}

fn property(requested: &RequestedField, path: &str) -> Value {
    let path = match path {
        "" => requested.key.to_owned(),
        path => format!("{path}.{}", requested.key),
    };
    let mut schema = match &requested.form {
        FieldForm::One(shape) => nullable(value_schema(*shape)),
        FieldForm::All(shape) => nullable(one_or_list(*shape)),
        FieldForm::List(shapes) => {
            let item = object(shapes, &path, true);
            Map::from_iter([
                ("type".to_owned(), json!(["array", "null"])),
                ("items".to_owned(), item.into()),
            ])
        }
        FieldForm::TextOrList(shapes) => {
            let mut text = value_schema(Shape::Text);
            text.remove("not");
            text.insert(
                "type".to_owned(),
                json!(["array", "string", "number", "boolean", "null"]),
            );
            text.insert("items".to_owned(), object(shapes, &path, true).into());
            text
        }
        FieldForm::Group(shapes) => object(shapes, &path, true),
        FieldForm::Pairs(shape) => map_schema(requested.field, *shape),
        FieldForm::Switch => value_schema(Shape::Switch),
        FieldForm::Any => Map::new(),
    };
    let description = match requested.field {
        Some(field) => Some(describe::field(field)),
        None => describe::key(&path).or_else(|| describe::key(requested.key)),
    };
    if let Some(description) = description {
        schema.insert("description".to_owned(), json!(description));
    }
    Value::Object(single(schema))
}

/// Returns the schema of a group. With `empty`, the group may have no value.
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

/// Returns the schema of a map whose keys the coach chooses. The decoder does not know which keys are valid: in the
/// agreement they are kinds of record, with levels up to their ceilings; otherwise they are rules.
fn map_schema(field: Option<Field>, shape: Shape) -> Map<String, Value> {
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
        schema.insert(
            "additionalProperties".to_owned(),
            value_schema(shape).into(),
        );
    }
    schema
}

/// Returns the schema of the rules that a practice can configure, by name or by code; not those that protect
/// confidentiality.
fn rules() -> Map<String, Value> {
    let weights = json!(["allow", "warn", "error"]);
    let free = || {
        check::ALL
            .iter()
            .filter(|check| check.rule.level != Weight::Forbid)
    };
    let names: Map<String, Value> = free()
        .map(|check| {
            let description = match check.summary() {
                summary if summary.is_empty() => {
                    format!("{}, {}.", check.rule.code, check.rule.name)
                }
                summary => format!("{}: {summary}", check.rule.code),
            };
            let weight = json!({"enum": weights, "description": description});
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
        // The sponsor is a party to the agreement, so its level must be shared.
        .filter(|level| {
            *level <= ceiling && (kind != Kind::Engagement || *level == AccessLevel::Shared)
        })
        .map(AccessLevel::word)
        .collect();
    json!({"enum": words, "description": kind.about()})
}

/// Returns the schema of what is required inside a field, and that the field itself is required.
fn required_field(requested: &RequestedField) -> Option<Map<String, Value>> {
    let mut schema = match &requested.form {
        FieldForm::List(shapes) | FieldForm::TextOrList(shapes) => {
            required_fields(shapes).map(|mut item| {
                // An empty list item counts as no item.
                item.insert("type".to_owned(), json!(["object", "null"]));
                Map::from_iter([("items".to_owned(), Value::Object(item))])
            })
        }
        FieldForm::Group(shapes) => required_fields(shapes),
        _ => None,
    }
    .unwrap_or_default();
    if requested.presence == Presence::Filled {
        schema.extend(non_empty(requested).unwrap_or_default());
    }
    (!schema.is_empty()).then_some(schema)
}

/// Returns the schema that requires a field to have a value.
fn non_empty(requested: &RequestedField) -> Option<Map<String, Value>> {
    // The form defines the value; here it only has to be non-empty.
    let bare = |mut schema: Map<String, Value>| {
        schema.retain(|key, _| ["type", "not", "enum", "anyOf"].contains(&key.as_str()));
        schema
    };
    let schema = match &requested.form {
        FieldForm::One(shape) => bare(value_schema(*shape)),
        FieldForm::All(shape) => {
            let mut schema = bare(one_or_list(*shape));
            // At least one list item must not be empty.
            schema.insert("contains".to_owned(), json!({"not": {"type": "null"}}));
            schema
        }
        FieldForm::List(_) => Map::from_iter([("type".to_owned(), json!("array"))]),
        FieldForm::TextOrList(_) => bare(value_schema(Shape::Text)),
        FieldForm::Group(_) | FieldForm::Pairs(_) => {
            Map::from_iter([("type".to_owned(), json!("object"))])
        }
        FieldForm::Switch | FieldForm::Any => return None,
    };
    Some(single(schema))
}

/// Replaces a list of one type by the type itself.
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
