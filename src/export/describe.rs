//! Data that describes itself: each type of the export is declared once, with a description of each field, and has both
//! its JSON and its JSON Schema from this declaration.

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::kind::{Kind, Phase};
use crate::policy::AccessLevel;
use crate::record::value::{
    AgreedBy, ChangeKind, Channel, ContactBy, Decision, EvidenceType, Language, Mode, Outcome,
    Owner, Part, Payer, Relationship, ReviewType, SponsorRelationship, Status, ThemeKind, Verdict,
    Who,
};

/// A value in the export, with the schema of its JSON.
pub trait Described: Serialize {
    /// Whether a field of this type is left out if it has no value.
    const OPTIONAL: bool = false;

    /// Whether this value is absent, so that a field with it is left out.
    fn is_absent(&self) -> bool {
        false
    }

    /// The schema of the value. Objects are added to `known`, and the schema refers to them.
    fn schema(known: &mut Definitions) -> Value;
}

/// The definitions of a schema, by name.
#[derive(Debug, Default)]
pub struct Definitions(Map<String, Value>);

/// A field of an object: its name, its description, its schema, and whether it may be left out.
pub(super) type FieldSchema = (&'static str, &'static str, Value, bool);

impl Definitions {
    /// Returns the reference to an object, and adds the object if it is not known yet.
    pub(super) fn object(
        &mut self,
        name: &str,
        about: &str,
        fields: impl FnOnce(&mut Definitions) -> Vec<FieldSchema>,
    ) -> Value {
        if !self.0.contains_key(name) {
            // An object may contain itself; the placeholder ends the recursion.
            self.0.insert(name.to_owned(), Value::Null);
            let fields = fields(self);
            let required = fields.iter().filter(|(.., optional)| !optional);
            let required: Vec<&str> = required.map(|(field, ..)| field_name(field)).collect();
            let properties: Map<String, Value> = fields
                .iter()
                .map(|(field, about, schema, _)| {
                    (field_name(field).to_owned(), described(about, schema))
                })
                .collect();
            let object = json!({
                "description": about.trim(),
                "type": "object",
                "required": required,
                "additionalProperties": false,
                "properties": properties,
            });
            self.0.insert(name.to_owned(), object);
        }
        json!({"$ref": format!("#/definitions/{name}")})
    }

    /// The definitions as JSON.
    pub(super) fn into_json(self) -> Value {
        Value::Object(self.0)
    }
}

/// A schema with a description. Draft-07 ignores what is next to a reference, so a reference is put into a list.
fn described(about: &str, schema: &Value) -> Value {
    let mut schema = match schema.get("$ref") {
        Some(_) => json!({"allOf": [schema]}),
        None => schema.clone(),
    };
    schema["description"] = json!(about.trim());
    schema
}

/// The name of a field in JSON: `r#type` is a name in Rust only.
fn field_name(field: &str) -> &str {
    field.strip_prefix("r#").unwrap_or(field)
}

/// Declares objects of the export: each with its fields, and a description of everything.
macro_rules! exported {
    ($($(#[doc = $about:literal])+ $name:ident {
        $($(#[doc = $doc:literal])+ $field:ident: $type:ty,)*
    })*) => {
        $(
            $(#[doc = $about])+
            #[derive(Debug, Clone, serde::Serialize)]
            pub struct $name {
                $(
                    $(#[doc = $doc])+
                    #[serde(skip_serializing_if = "crate::export::describe::Described::is_absent")]
                    pub $field: $type,
                )*
            }

            impl crate::export::describe::Described for $name {
                fn schema(
                    known: &mut crate::export::describe::Definitions,
                ) -> serde_json::Value {
                    known.object(stringify!($name), concat!($($about),+), |known| {
                        // An object without fields does not use it.
                        let _ = &known;
                        vec![$((
                            stringify!($field),
                            concat!($($doc),+),
                            <$type as crate::export::describe::Described>::schema(known),
                            <$type as crate::export::describe::Described>::OPTIONAL,
                        )),*]
                    })
                }
            }
        )*
    };
}
pub(super) use exported;

impl<T: Described> Described for Option<T> {
    const OPTIONAL: bool = true;

    fn is_absent(&self) -> bool {
        self.is_none()
    }

    fn schema(known: &mut Definitions) -> Value {
        T::schema(known)
    }
}

impl<T: Described> Described for Vec<T> {
    fn schema(known: &mut Definitions) -> Value {
        json!({"type": "array", "items": T::schema(known)})
    }
}

impl<T: Described> Described for Box<T> {
    const OPTIONAL: bool = T::OPTIONAL;

    fn is_absent(&self) -> bool {
        T::is_absent(self)
    }

    fn schema(known: &mut Definitions) -> Value {
        T::schema(known)
    }
}

macro_rules! plain {
    ($($type:ty: $schema:tt;)*) => {
        $(impl Described for $type {
            fn schema(_: &mut Definitions) -> Value {
                json!($schema)
            }
        })*
    };
}

plain! {
    String: {"type": "string"};
    bool: {"type": "boolean"};
    f64: {"type": "number"};
    u32: {"type": "integer", "minimum": 0};
    u64: {"type": "integer", "minimum": 0};
    usize: {"type": "integer", "minimum": 0};
    i64: {"type": "integer"};
    NaiveDate: {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"};
}

macro_rules! choices {
    ($($type:ty),*) => {
        $(impl Described for $type {
            fn schema(_: &mut Definitions) -> Value {
                let words: Vec<&str> = <$type>::ALL.iter().map(|one| one.word()).collect();
                json!({"type": "string", "enum": words})
            }
        })*
    };
}

choices!(
    AgreedBy,
    ChangeKind,
    Channel,
    ContactBy,
    Decision,
    EvidenceType,
    Kind,
    Language,
    Mode,
    Outcome,
    Owner,
    Part,
    Payer,
    Relationship,
    ReviewType,
    SponsorRelationship,
    Status,
    ThemeKind,
    Verdict,
    Who
);

impl Described for AccessLevel {
    fn schema(_: &mut Definitions) -> Value {
        let levels = [AccessLevel::Hidden, AccessLevel::Fact, AccessLevel::Shared];
        json!({"type": "string", "enum": levels.map(AccessLevel::word)})
    }
}

/// A word that the export uses for a value of another type.
macro_rules! words {
    ($($(#[doc = $about:literal])+ $name:ident of $type:ty: [$($word:literal),+];)*) => {
        $(
            $(#[doc = $about])+
            #[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
            #[serde(transparent)]
            pub struct $name(pub &'static str);

            impl From<$type> for $name {
                fn from(value: $type) -> Self {
                    $name(value.word())
                }
            }

            impl crate::export::describe::Described for $name {
                fn schema(_: &mut crate::export::describe::Definitions) -> serde_json::Value {
                    serde_json::json!({"type": "string", "enum": [$($word),+]})
                }
            }
        )*
    };
}
pub(super) use words;

words! {
    /// One of the five phases.
    PhaseWord of Phase: ["contracting", "diagnosis", "agenda-setting", "development", "review"];
}
