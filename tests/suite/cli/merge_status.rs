//! `coachgen merge-status`: the status of several practices as one.

use std::fs;

use coachgen::schema::{SchemaSubject, schema_for};
use serde_json::{Value, json};

use super::{RunOutcome, Workspace};

/// A workspace with the status of practices in `‹name›.json`, each on its day.
struct Files {
    workspace: Workspace,
    practice: Value,
    example: Value,
}

impl Files {
    fn new() -> Files {
        let status = |workspace: &Workspace, day: &str| -> Value {
            let args = ["status", "records", "--format", "json", "--today", day];
            serde_json::from_str(&workspace.run_clean(&args).out).unwrap()
        };
        let workspace = Workspace::practice();
        let practice = status(&workspace, "2026-12-20");
        let example = status(&Workspace::example(), "2026-06-01");
        Files {
            workspace,
            practice,
            example,
        }
    }

    fn write(&self, name: &str, data: &Value) {
        self.write_text(name, &serde_json::to_string_pretty(data).unwrap());
    }

    fn write_text(&self, name: &str, text: &str) {
        fs::write(self.workspace.root().join(name), text).unwrap();
    }

    fn merge(&self, args: &[&str]) -> RunOutcome {
        self.workspace.run(&[&["merge-status"], args].concat())
    }

    fn merged(&self, files: &[&str]) -> Value {
        let ran = self.merge(&[&["--format", "json"], files].concat());
        assert_eq!(ran.code, 0, "{}", ran.err);
        let data: Value = serde_json::from_str(&ran.out).unwrap();
        let schema = jsonschema::validator_for(&schema_for(SchemaSubject::Status)).unwrap();
        let faults: Vec<String> = schema.iter_errors(&data).map(|it| it.to_string()).collect();
        assert!(faults.is_empty(), "{faults:?}");
        data
    }
}

#[test]
fn merging_one_file_gives_what_status_gives() {
    let files = Files::new();
    files.write("one.json", &files.practice);
    assert_eq!(files.merged(&["one.json"]), files.practice);
    for more in [&[][..], &["--all"], &["--quiet"], &["--quiet", "--all"]] {
        let status = ["status", "records", "--today", "2026-12-20"];
        let status = files.workspace.run_clean(&[&status, more].concat());
        let merged = files.merge(&[&["one.json"], more].concat());
        assert_eq!(
            (merged.out, merged.err),
            (status.out, status.err),
            "{more:?}"
        );
    }
}

#[test]
fn engagements_of_two_practices_are_sorted_together_and_name_their_practice() {
    let files = Files::new();
    let mut other = files.practice.clone();
    other["practice_name"] = "Sund & Bø".into();
    other["today"] = "2026-12-20".into();
    files.write("one.json", &files.practice);
    files.write("two.json", &other);
    let merged = files.merged(&["one.json", "two.json"]);
    let all = merged["engagements"].as_array().unwrap();
    let names: Vec<(&str, &str)> = all
        .iter()
        .map(|one| {
            (
                one["folder"].as_str().unwrap(),
                one["practice"].as_str().unwrap(),
            )
        })
        .collect();
    // Both have the same engagements, which follow each other.
    for pair in names.chunks(2) {
        assert_eq!(pair[0].0, pair[1].0, "{names:?}");
        assert_ne!(pair[0].1, pair[1].1, "{names:?}");
    }
    assert!(names.iter().any(|(_, practice)| *practice == "Sund & Bø"));
    for (total, count) in files.practice["totals"].as_object().unwrap() {
        let twice = |number: &Value| json!(2 * number.as_u64().unwrap());
        match count {
            Value::Object(findings) => {
                for (level, count) in findings {
                    assert_eq!(merged["totals"][total][level], twice(count), "{level}");
                }
            }
            count => assert_eq!(merged["totals"][total], twice(count), "{total}"),
        }
    }
    assert!(merged.get("practice_name").is_none());
    let ran = files.merge(&["one.json", "two.json", "--all"]);
    ran.assert_output(0, "(Sund & Bø)");
    insta::assert_snapshot!("merged", ran.out);
    // A merged status can be merged again, and keeps the names.
    files.write("both.json", &merged);
    files.write("example.json", &files.example);
    let again = files.merged(&["both.json", "example.json"]);
    let count = again["engagements"].as_array().unwrap().len();
    assert_eq!(count, all.len() + 1);
    let kept = again["engagements"].as_array().unwrap().iter();
    assert_eq!(
        kept.filter(|one| one["practice"] == "Sund & Bø").count(),
        all.len() / 2
    );
}

#[test]
fn files_without_a_practice_name_are_named_by_the_file() {
    let files = Files::new();
    let mut nameless = files.practice.clone();
    nameless.as_object_mut().unwrap().remove("practice_name");
    files.write("nora.json", &nameless);
    nameless["practice"]["warnings"] = 1.into();
    files.write("maren.json", &nameless);
    let merged = files.merged(&["nora.json", "maren.json"]);
    let text = merged.to_string();
    assert!(text.contains(r#""practice":"nora""#) && text.contains(r#""practice":"maren""#));
    // Two practices with the same name are told apart by their files.
    let mut named = files.practice.clone();
    named["practice_name"] = "Fjordlys".into();
    files.write("nora.json", &named);
    named["practice_name"] = "FJORDLYS".into();
    files.write("maren.json", &named);
    let ran = files.merge(&["nora.json", "maren.json", "--format", "json"]);
    ran.assert_output(
        0,
        "nora.json and maren.json are of practices with the same name",
    );
    ran.assert_output(0, "Fjordlys, nora");
    ran.assert_output(0, "FJORDLYS, maren");
}

#[test]
fn different_days_are_named() {
    let files = Files::new();
    files.write("one.json", &files.practice);
    files.write("old.json", &files.example);
    let ran = files.merge(&["old.json", "one.json"]);
    ran.assert_output(
        0,
        "warning: the files are of different dates: old.json is of 2026-06-01, one.json is of 2026-12-20. The output shows the latest, 2026-12-20;",
    );
    ran.assert_output(0, "6 engagements on 2026-12-20");
    assert_eq!(
        files.merged(&["old.json", "one.json"])["today"],
        "2026-12-20"
    );
}

#[test]
fn all_wrong_files_are_named_in_one_run() {
    let files = Files::new();
    files.write("one.json", &files.practice);
    files.write("copy.json", &files.practice);
    files.write_text("text.json", "Dear Nora");
    files.write_text("deep.json", &"[".repeat(200_000));
    files.write_text("list.json", "[]");
    files.write_text(
        "year.json",
        &files
            .workspace
            .run(&["year", "2026", "records", "--format", "json"])
            .out,
    );
    let wrong: [(&str, &str, Value); 6] = [
        ("version.json", "/version", 2.into()),
        ("word.json", "/engagements/0/status", "sabbatical".into()),
        (
            "phase.json",
            "/engagements/0/phases/0/steps/0/step",
            "tea".into(),
        ),
        ("field.json", "/engagements/0/mood", "good".into()),
        ("number.json", "/totals/attention", (-1).into()),
        ("date.json", "/today", "2026-13-01".into()),
    ];
    for (name, place, value) in &wrong {
        let mut data = files.practice.clone();
        let (parent, key) = place.rsplit_once('/').unwrap();
        data.pointer_mut(parent).unwrap()[key] = value.clone();
        files.write(name, &data);
    }
    let mut args = vec![
        "one.json",
        "one.json",
        "copy.json",
        "text.json",
        "deep.json",
        "list.json",
        "year.json",
    ];
    args.extend(wrong.iter().map(|(name, ..)| *name));
    args.extend(["missing.json", "records"]);
    let ran = files.merge(&args);
    ran.assert_output(2, "error: 14 files cannot be used; nothing was merged");
    assert_eq!(ran.out, "");
    insta::assert_snapshot!("merge_files", ran.err);
}

#[test]
fn hostile_values_are_escaped_and_do_not_overflow() {
    let files = Files::new();
    let mut hostile = files.practice.clone();
    let evil = "\u{1b}[31m\u{202e}x\u{7}";
    hostile["practice_name"] = evil.into();
    hostile["practice"] = json!({"forbids": u64::MAX, "errors": u64::MAX, "warnings": u64::MAX});
    for one in hostile["engagements"].as_array_mut().unwrap() {
        for field in ["name", "client", "folder"] {
            one[field] = evil.into();
        }
        one["findings"] = hostile_findings();
        one["sessions"] =
            json!({"held": u64::MAX, "cancelled": 1, "contracted": 1, "minutes": u64::MAX});
        one["unreadable"] = json!([evil]);
        one["actions"] = json!({"open": u64::MAX, "overdue": [{"id": evil, "owner": null, "due": null}], "due": []});
        one["late"] = json!([{"kind": "milestone", "id": evil, "due": "+262142-12-31"}]);
        one["awaiting"] = json!([{"record": evil, "changed": true}]);
        one["upcoming"] = json!([{"date": "9999-12-31", "days": i64::MAX, "kind": null, "number": null, "review": null}]);
        for phase in one["phases"].as_array_mut().unwrap() {
            phase["missing"] = json!([
                {"what": "point-incomplete", "point": evil},
                {"what": "debrief", "record": evil},
                {"what": "sessions", "have": u64::MAX, "wanted": {"low": -1e300, "high": 1e300}},
                {"what": "agenda-points"},
            ]);
        }
    }
    files.write("one.json", &files.practice);
    files.write("hostile\u{1b}.json", &hostile);
    for more in [&["--all"][..], &["--quiet"], &["--format", "json"]] {
        let ran = files.merge(&[&["one.json", "hostile\u{1b}.json"], more].concat());
        assert_eq!(ran.code, 0, "{}", ran.err);
        for text in [&ran.out, &ran.err] {
            assert!(!text.contains(['\u{1b}', '\u{202e}', '\u{7}']), "{text}");
        }
    }
}

fn hostile_findings() -> Value {
    json!({"forbids": u64::MAX, "errors": u64::MAX, "warnings": u64::MAX})
}
