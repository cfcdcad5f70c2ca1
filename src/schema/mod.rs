//! JSON Schemas of front matter and coachgen.yaml, for editors and other tools.
//!
//! Generated from what the decoders accept, so that a schema accepts what coachgen reads and rejects what it rejects.
//! Checks across records (a duplicate id, a broken reference) are left to the checker. The keywords have the same
//! meaning in draft-07 and draft 2020-12; draft-07 is declared because every editor supports it. Must not read a
//! record.

mod describe;
mod group;
mod value;

use serde_json::{Map, Value, json};

use crate::export;
use crate::kind::Kind;
use crate::record;

/// What a schema describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SchemaSubject {
    /// A record of any kind.
    Record,
    /// A record of this kind.
    Kind(Kind),
    /// coachgen.yaml.
    Practice,
    /// The output of `coachgen check --format json`.
    Findings,
    /// The output of `coachgen status --format json`, also merged.
    Status,
    /// The output of `coachgen hours --format json`.
    Hours,
    /// The output of `coachgen year --format json`.
    Year,
    /// The output of `coachgen programme --format json`.
    Programme,
    /// What `coachgen programme --contribution` writes.
    ProgrammeContribution,
    /// The output of `coachgen export`.
    Export,
    /// A copy that a client approved, in `approvals/`.
    Approval,
    /// The ledger of approvals.
    Ledger,
}

impl SchemaSubject {
    /// Returns every subject that has a name.
    pub fn with_title() -> impl Iterator<Item = SchemaSubject> {
        let kinds = Kind::ALL.into_iter().map(SchemaSubject::Kind);
        kinds.chain([
            SchemaSubject::Practice,
            SchemaSubject::Findings,
            SchemaSubject::Status,
            SchemaSubject::Hours,
            SchemaSubject::Year,
            SchemaSubject::Programme,
            SchemaSubject::ProgrammeContribution,
            SchemaSubject::Export,
            SchemaSubject::Approval,
            SchemaSubject::Ledger,
        ])
    }

    /// Returns the name on the command line; `None` for a record of any kind.
    pub fn word(self) -> Option<&'static str> {
        match self {
            SchemaSubject::Record => None,
            SchemaSubject::Kind(kind) => Some(kind.word()),
            SchemaSubject::Practice => Some("practice"),
            SchemaSubject::Findings => Some("findings"),
            SchemaSubject::Status => Some("status"),
            SchemaSubject::Hours => Some("hours"),
            SchemaSubject::Year => Some("year"),
            SchemaSubject::Programme => Some("programme"),
            SchemaSubject::ProgrammeContribution => Some("programme-contribution"),
            SchemaSubject::Export => Some("export"),
            SchemaSubject::Approval => Some("approval"),
            SchemaSubject::Ledger => Some("ledger"),
        }
    }

    /// Returns the subject with that name.
    pub fn from_word(word: &str) -> Option<SchemaSubject> {
        SchemaSubject::with_title().find(|subject| subject.word() == Some(word))
    }
}

/// The schemas of outputs and approvals are published as files in the documentation.
const FINDINGS: &str = include_str!("../../docs/schemas/findings.schema.json");
const STATUS: &str = include_str!("../../docs/schemas/status.schema.json");
const HOURS: &str = include_str!("../../docs/schemas/hours.schema.json");
const YEAR: &str = include_str!("../../docs/schemas/year.schema.json");
const PROGRAMME: &str = include_str!("../../docs/schemas/programme.schema.json");
const PROGRAMME_CONTRIBUTION: &str =
    include_str!("../../docs/schemas/programme-contribution.schema.json");
const APPROVAL: &str = include_str!("../../docs/schemas/approval.schema.json");
const LEDGER: &str = include_str!("../../docs/schemas/ledger.schema.json");

/// Returns the schema of `subject`.
pub fn schema_for(subject: SchemaSubject) -> Value {
    let mut schema = match subject {
        SchemaSubject::Record => any_record(),
        SchemaSubject::Kind(kind) => {
            named(&format!("coachgen: {kind}"), kind.about(), of_kind(kind))
        }
        SchemaSubject::Findings => return parse_schema(FINDINGS),
        SchemaSubject::Status => return parse_schema(STATUS),
        SchemaSubject::Hours => return parse_schema(HOURS),
        SchemaSubject::Year => return parse_schema(YEAR),
        SchemaSubject::Programme => return parse_schema(PROGRAMME),
        SchemaSubject::ProgrammeContribution => return parse_schema(PROGRAMME_CONTRIBUTION),
        SchemaSubject::Export => return export::schema(),
        SchemaSubject::Approval => return parse_schema(APPROVAL),
        SchemaSubject::Ledger => return parse_schema(LEDGER),
        SchemaSubject::Practice => named(
            "coachgen: coachgen.yaml",
            "The practice, its coach, its look and its defaults. Every section is optional.",
            practice(),
        ),
    };
    schema.insert(
        "$schema".to_owned(),
        json!("http://json-schema.org/draft-07/schema#"),
    );
    Value::Object(schema)
}

/// Parses a schema file; a test checks it with a validator.
fn parse_schema(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or(Value::Null)
}

/// Returns one schema for every record: `kind` selects the applicable part, so that an editor needs only one schema.
fn any_record() -> Map<String, Value> {
    let kinds: Vec<&str> = Kind::ALL.into_iter().map(Kind::word).collect();
    let branches: Vec<Value> = Kind::ALL
        .into_iter()
        .map(|kind| {
            json!({
                "if": {"properties": {"kind": {"const": kind.word()}}, "required": ["kind"]},
                "then": of_kind(kind),
            })
        })
        .collect();
    named(
        "coachgen: a record",
        "The front matter of a record. Its fields depend on its kind.",
        Map::from_iter([
            ("type".to_owned(), json!("object")),
            ("required".to_owned(), json!(["kind"])),
            (
                "properties".to_owned(),
                json!({"kind": {"enum": kinds, "description": describe::key("kind")}}),
            ),
            ("allOf".to_owned(), json!(branches)),
        ]),
    )
}

/// Returns the schema of coachgen.yaml: its form, and the required fields of the items of its lists.
fn practice() -> Map<String, Value> {
    let shapes = record::practice::shapes();
    // An empty file is allowed.
    let mut schema = group::object(&shapes, "", true);
    if let Some(demands) = group::required_fields(&shapes) {
        schema.insert("allOf".to_owned(), json!([demands]));
    }
    schema
}

/// Returns the schema of a kind: its form, and the required fields unless it is a draft.
fn of_kind(kind: Kind) -> Map<String, Value> {
    let shapes = record::shapes(kind);
    let mut schema = group::object(&shapes, "", false);
    if let Some(Value::Object(properties)) = schema.get_mut("properties") {
        let description = describe::key("kind");
        properties.insert(
            "kind".to_owned(),
            json!({"const": kind.word(), "description": description}),
        );
    }
    schema.insert("required".to_owned(), json!(["kind"]));
    if let Some(demands) = group::required_fields(&shapes) {
        schema.insert(
            "if".to_owned(),
            json!({"properties": {"draft": {"const": true}}, "required": ["draft"]}),
        );
        schema.insert("else".to_owned(), Value::Object(demands));
    }
    schema
}

fn named(title: &str, description: &str, mut schema: Map<String, Value>) -> Map<String, Value> {
    schema.insert("title".to_owned(), json!(title));
    schema.insert("description".to_owned(), json!(description));
    schema
}
