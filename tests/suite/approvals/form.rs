//! The format of copies and of the ledger: published, exact, and read back as it was written.

use std::path::Path;

use coachgen::view::{ApprovedCopy, VERSION};
use serde_json::Value;

use super::approved;

fn schema(name: &str) -> jsonschema::Validator {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("docs/schemas")
        .join(name);
    let text = std::fs::read_to_string(path).unwrap();
    jsonschema::validator_for(&serde_json::from_str(&text).unwrap()).unwrap()
}

/// Every copy and every ledger of the repository and of these tests.
fn files() -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = approved()
        .files
        .into_iter()
        .map(|(path, bytes)| (path, String::from_utf8_lossy(&bytes).into_owned()))
        .collect();
    for folder in ["example-engagement", "tests/fixtures"] {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        for entry in walkdir::WalkDir::new(root) {
            let entry = entry.unwrap();
            if let Ok(text) = std::fs::read_to_string(entry.path()) {
                files.push((entry.path().display().to_string(), text));
            }
        }
    }
    files.retain(|(path, _)| path.contains("approvals/") && !path.contains(".gitattributes"));
    files
}

#[test]
fn every_copy_and_ledger_is_as_the_schema_says() {
    let (copy, ledger) = (schema("approval.schema.json"), schema("ledger.schema.json"));
    let (mut copies, mut ledgers) = (0, 0);
    for (path, text) in files() {
        let (validator, value): (_, Value) = if path.ends_with(".json") {
            copies += 1;
            (&copy, serde_json::from_str(&text).unwrap())
        } else if path.ends_with(".yaml") {
            ledgers += 1;
            (&ledger, yaml_serde::from_str(&text).unwrap())
        } else {
            continue;
        };
        let faults: Vec<String> = validator
            .iter_errors(&value)
            .map(|fault| format!("{fault} at {}", fault.instance_path()))
            .collect();
        assert!(faults.is_empty(), "{path}: {faults:#?}");
    }
    assert!(
        copies >= 15 && ledgers >= 7,
        "{copies} copies, {ledgers} ledgers"
    );
}

#[test]
fn copies_are_read_back_exactly_and_later_versions_are_refused() {
    for (path, text) in files() {
        if !path.ends_with(".json") {
            continue;
        }
        let copy = ApprovedCopy::read(&text).unwrap_or_else(|fault| panic!("{path}: {fault:?}"));
        assert!(
            copy.written() == text,
            "{path} has another format now: a new version is needed"
        );
        assert!(path.ends_with(&format!("{}.json", copy.digest())), "{path}");
        let later = text.replace(
            &format!("\"version\": {VERSION}"),
            &format!("\"version\": {}", VERSION + 1),
        );
        assert_eq!(
            ApprovedCopy::read(&later).err(),
            Some(coachgen::model::CopyProblem::Newer)
        );
    }
}

#[test]
fn a_copy_names_neither_files_nor_its_sponsors() {
    for (path, bytes) in approved().files {
        if path.ends_with(".json") {
            let text = String::from_utf8(bytes).unwrap();
            for word in [
                "first-talk",
                "raw-1",
                "wall.png",
                "session-2.md",
                "Home for supper",
                "of her own",
            ] {
                assert!(!text.contains(word), "{path} holds {word}");
            }
        }
    }
}
