//! `coachgen export`: everything that one reader sees, as JSON that its schema describes, and as tables.

mod options;
mod subject_access;
mod tables;

use std::path::Path;

use coachgen::schema::{SchemaSubject, schema_for};
use serde_json::Value;

use super::Workspace;

/// Practices, and whether the records are one engagement.
pub(super) const PRACTICES: [(&str, bool); 3] = [
    ("example-engagement", true),
    ("tests/fixtures/practice", false),
    ("tests/fixtures/extremes", false),
];

/// The engagements of a workspace, as paths from its root.
pub(super) fn engagements(workspace: &Workspace, single: bool) -> Vec<String> {
    if single {
        return vec!["records".to_owned()];
    }
    let folders = std::fs::read_dir(workspace.records()).unwrap();
    let folders = folders.map(|entry| entry.unwrap());
    let mut found: Vec<String> = folders
        .filter(|entry| entry.path().join("engagement.md").is_file())
        .map(|entry| format!("records/{}", entry.file_name().display()))
        .collect();
    found.sort();
    found
}

/// A reader's export as JSON.
pub(super) fn exported(workspace: &Workspace, engagement: &str, reader: &str) -> Value {
    let ran = workspace.run(&["export", engagement, "--for", reader]);
    assert_eq!(ran.code, 0, "{engagement} {reader}: {}", ran.err);
    serde_json::from_str(&ran.out).unwrap()
}

/// The readers of an engagement, as `--for` names them.
pub(super) fn readers(workspace: &Workspace, engagement: &str) -> Vec<String> {
    let coach = exported(workspace, engagement, "coach");
    let sponsors = coach["agreement"]["sponsors"].as_array().unwrap();
    let names = sponsors.iter().map(|one| one["name"].as_str().unwrap());
    let all = ["coach", "client"].into_iter().chain(names);
    all.map(str::to_owned).collect()
}

#[test]
fn every_export_matches_the_published_schema() {
    let schema = schema_for(SchemaSubject::Export);
    let validator = jsonschema::options()
        .with_draft(jsonschema::Draft::Draft7)
        .should_validate_formats(true)
        .build(&schema)
        .unwrap();
    let (mut checked, mut present) = (0, std::collections::BTreeSet::new());
    for (practice, single) in PRACTICES {
        let workspace = Workspace::copy_of(practice);
        for engagement in engagements(&workspace, single) {
            for reader in readers(&workspace, &engagement) {
                let data = exported(&workspace, &engagement, &reader);
                let faults: Vec<String> = validator
                    .iter_errors(&data)
                    .map(|error| format!("{}: {error}", error.instance_path()))
                    .collect();
                assert!(faults.is_empty(), "{engagement} {reader}: {faults:#?}");
                for (field, value) in data.as_object().unwrap() {
                    if value.as_array().is_none_or(|list| !list.is_empty()) {
                        present.insert(field.clone());
                    }
                }
                checked += 1;
            }
        }
    }
    assert!(checked >= 30, "only {checked} exports");
    let fields = schema["definitions"]["Export"]["properties"].as_object();
    // No fixture has these.
    let absent = [
        "overdue",
        "unreadable",
        "accepted_rules",
        "handovers",
        "interview_questions",
        "drafts",
    ];
    let missing = fields.unwrap().keys();
    let missing: Vec<&String> = missing
        .filter(|field| !present.contains(*field) && !absent.contains(&field.as_str()))
        .collect();
    assert!(missing.is_empty(), "no export has {missing:?}");
}

/// The schema in the documentation is the one that the program prints, and describes every field.
#[test]
fn the_schema_is_published() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/schemas/export.schema.json");
    let schema = schema_for(SchemaSubject::Export);
    let text = serde_json::to_string_pretty(&schema).unwrap() + "\n";
    if std::env::var_os("COACHGEN_WRITE_DOCS").is_some() {
        std::fs::write(&path, &text).unwrap();
    }
    let published = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        published == text,
        "COACHGEN_WRITE_DOCS=1 cargo test --test suite cli::export updates docs/schemas/export.schema.json"
    );
    let definitions = schema["definitions"].as_object().unwrap();
    for (name, definition) in definitions {
        assert!(definition["description"].is_string(), "{name}");
        for (field, schema) in definition["properties"].as_object().unwrap() {
            let about = schema["description"].as_str().unwrap_or_default();
            assert!(about.len() > 5, "{name}.{field}: `{about}`");
        }
    }
    assert!(definitions.len() > 60, "{}", definitions.len());
}

#[test]
fn the_same_records_and_date_give_the_same_bytes() {
    let workspace = Workspace::practice();
    let args = [
        "export",
        "records/two-sponsors-tomasz-brandt",
        "--for",
        "client",
    ];
    let first = workspace.run_clean(&args).out;
    assert_eq!(workspace.run_clean(&args).out, first);
    let other: Vec<&str> = args.into_iter().chain(["--today", "2026-11-21"]).collect();
    assert_ne!(workspace.run_clean(&other).out, first);
}

/// The coach's export has the notes; the client's has neither their kind nor their words, and says what both see alike.
#[test]
fn each_reader_has_their_own_view() {
    let workspace = Workspace::example();
    let [coach, client, sponsor] = ["coach", "client", "sponsor"].map(|reader| match reader {
        "sponsor" => exported(&workspace, "records", "Catherine Llewellyn"),
        reader => exported(&workspace, "records", reader),
    });
    let count = |data: &Value, kind: &str| data["records"][kind].as_array().unwrap().len();
    assert!(count(&coach, "notes") > 0 && count(&coach, "stakeholder_interviews") > 0);
    for data in [&client, &sponsor] {
        assert_eq!(count(data, "notes"), 0);
        assert_eq!(count(data, "stakeholder_interviews"), 0);
    }
    assert_eq!(count(&client, "sessions"), count(&coach, "sessions"));
    let content = |data: &Value| data["records"]["sessions"][0]["content"].is_object();
    assert!(content(&coach) && content(&client) && !content(&sponsor));
    assert_eq!(sponsor["reader"]["sponsor"], "Catherine Llewellyn");
    assert_eq!(
        client["totals"]["sessions_held"],
        coach["totals"]["sessions_held"]
    );
}
