//! The schemas accept what the decoders accept, checked with a YAML parser and a validator from outside the program.

mod accepted;
mod refused;
mod shape;
mod values;

use std::{
    cell::RefCell,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use coachgen::kind::Kind;
use coachgen::record::{self, practice};
use coachgen::schema::{SchemaSubject, schema_for};
use coachgen::source::split;
use coachgen::span::FileId;
use jsonschema::{Draft, Validator};
use serde_json::Value;

#[test]
fn every_record_of_the_examples_fits_its_schema() {
    let any = validator(SchemaSubject::Record);
    let (mut records, mut practices) = (0, 0);
    for file in ["example-engagement", "tests/fixtures/practice"]
        .into_iter()
        .flat_map(files)
    {
        let text = fs::read_to_string(&file).unwrap();
        let name = file.display();
        if file.ends_with("coachgen.yaml") {
            practices += 1;
            assert_eq!(
                faults(&validator(SchemaSubject::Practice), &json(&text)),
                [""; 0],
                "{name}"
            );
            continue;
        }
        records += 1;
        let front = json(&text[split(&text).expect("front matter").yaml]);
        let kind = Kind::from_word(front["kind"].as_str().unwrap()).unwrap();
        assert_eq!(
            faults(&validator(SchemaSubject::Kind(kind)), &front),
            [""; 0],
            "{name}"
        );
        assert_eq!(faults(&any, &front), [""; 0], "{name}, as any record");
    }
    assert!(
        records > 60 && practices == 2,
        "{records} records, {practices} practices"
    );
}

#[test]
fn the_schemas_are_valid_in_both_drafts() {
    for subject in subjects() {
        let mut schema = schema_for(subject);
        assert!(jsonschema::draft7::meta::is_valid(&schema), "{subject:?}");
        schema["$schema"] = "https://json-schema.org/draft/2020-12/schema".into();
        assert!(
            jsonschema::draft202012::meta::is_valid(&schema),
            "{subject:?}"
        );
    }
}

#[test]
fn the_command_prints_each_schema() {
    for subject in subjects() {
        let ran = coachgen(subject.word());
        assert_eq!(ran.status.code(), Some(0), "{subject:?}");
        let printed: Value = serde_json::from_slice(&ran.stdout).unwrap();
        assert_eq!(printed, schema_for(subject), "{subject:?}");
        assert_eq!(coachgen(subject.word()).stdout, ran.stdout, "{subject:?}");
    }
    let quiet = Command::new(env!("CARGO_BIN_EXE_coachgen"))
        .args(["--quiet", "schema", "note"])
        .output()
        .unwrap();
    assert_eq!(quiet.stdout, coachgen(Some("note")).stdout);
}

#[test]
fn an_unknown_kind_is_refused_with_a_suggestion() {
    let ran = coachgen(Some("sesion"));
    assert_eq!(ran.status.code(), Some(2));
    assert!(ran.stdout.is_empty());
    let error_text = String::from_utf8(ran.stderr).unwrap();
    assert!(error_text.contains("'session'"), "{error_text}");
    for subject in subjects() {
        assert!(
            error_text.contains(subject.word().unwrap_or_default()),
            "{error_text}"
        );
    }
}

fn coachgen(kind: Option<&str>) -> Output {
    Command::new(env!("CARGO_BIN_EXE_coachgen"))
        .arg("schema")
        .args(kind)
        .output()
        .unwrap()
}

fn subjects() -> impl Iterator<Item = SchemaSubject> {
    SchemaSubject::with_title().chain([SchemaSubject::Record])
}

fn validator(subject: SchemaSubject) -> Validator {
    validator_of(&schema_for(subject), Draft::Draft7)
}

fn validator_of(schema: &Value, draft: Draft) -> Validator {
    jsonschema::options()
        .with_draft(draft)
        .should_validate_formats(true)
        .build(schema)
        .unwrap()
}

/// The faults that the validator finds, with their locations.
fn faults(validator: &Validator, value: &Value) -> Vec<String> {
    validator
        .iter_errors(value)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

fn json(yaml: &str) -> Value {
    yaml_serde::from_str(yaml).unwrap_or_else(|error| panic!("{error} in\n{yaml}"))
}

/// The findings of coachgen in front matter, or in a coachgen.yaml if there is no `kind`.
fn findings(yaml: &str) -> Vec<String> {
    let found = RefCell::new(Vec::new());
    if json(yaml).get("kind").is_some() {
        let text = format!("---\n{}\n---\n", yaml.trim_end());
        let source = record::RecordText {
            file: FileId(0),
            path: "record.md",
            text: &text,
            front: split(&text).expect("front matter"),
        };
        record::read(&source, &mut found.borrow_mut());
    } else {
        practice::read(FileId(0), yaml, &mut found.borrow_mut());
    }
    let found = found.into_inner();
    found.into_iter().map(|finding| finding.message).collect()
}

/// The schemas that apply to this front matter: its kind's in both drafts, and that of any record.
fn schemas(yaml: &str) -> Vec<(String, Validator)> {
    let Some(kind) = json(yaml).get("kind").cloned() else {
        return vec![("practice".to_owned(), validator(SchemaSubject::Practice))];
    };
    let any = ("any record".to_owned(), validator(SchemaSubject::Record));
    let kind = Kind::from_word(kind.as_str().unwrap_or_default());
    kind.map_or_else(Vec::new, |kind| {
        let mut modern = schema_for(SchemaSubject::Kind(kind));
        modern["$schema"] = "https://json-schema.org/draft/2020-12/schema".into();
        vec![
            (kind.to_string(), validator(SchemaSubject::Kind(kind))),
            (
                format!("{kind}, 2020-12"),
                validator_of(&modern, Draft::Draft202012),
            ),
        ]
    })
    .into_iter()
    .chain([any])
    .collect()
}

/// Records and practice files below a folder of the repository.
fn files(folder: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    walkdir::WalkDir::new(root)
        .sort_by_file_name()
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| {
            let name = entry.file_name().to_str().unwrap();
            name == "coachgen.yaml" || name.ends_with(".md") && name != "README.md"
        })
        .map(walkdir::DirEntry::into_path)
        .collect()
}
