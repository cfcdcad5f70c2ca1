//! `coachgen year`: on a small practice whose year is counted by hand.

use std::fs;

use coachgen::schema::{SchemaSubject, schema_for};
use serde_json::{Value, json};

use super::{RunOutcome, Workspace};

/// A practice on 2026-11-20.
///
/// - `one` began in 2025 and was completed in 2026. Its first session is 60 minutes in 2025 and 30 in 2026, its second a
///   group of 3, 60 minutes pro bono. Its records were to be deleted on 2026-10-01.
/// - `two` began in 2026 and goes on: 90 minutes paid. Its client is not in the log of hours, but counts here.
/// - `three` began and ended early in 2026, without a session.
/// - `four` was declined, `five` is a prospect: they never began.
/// - `six` is another coach's.
/// - `seven` has neither start, session nor end, and its records are to be deleted on 2026-12-31.
fn practice() -> Workspace {
    let workspace = Workspace {
        folder: tempfile::tempdir().unwrap(),
        pdf: false,
    };
    let engagement = |folder: &str, more: &str| {
        let text = format!("---\nkind: engagement\nclient:\n  name: {folder}\n{more}---\n");
        workspace.write(&format!("{folder}/engagement.md"), &text);
    };
    let record = |path: &str, fields: &str| {
        workspace.write(path, &format!("---\n{fields}---\n"));
    };
    workspace.write(
        "coachgen.yaml",
        "coach:\n  name: Nora Lindqvist\n  training_started: 2026-02-01\n",
    );
    engagement(
        "one",
        "status: completed\nstart: 2025-11-01\nended: 2026-05-01\nfees: {amount: 1000, currency: GBP, payer: organisation}\nretention:\n  dispose_on: 2026-10-01\n",
    );
    record(
        "one/session-1.md",
        "kind: session\nnumber: 1\ndate: 2025-12-31\nminutes: 60\ncontinued:\n  - date: 2026-01-02\n    minutes: 30\n",
    );
    record(
        "one/session-2.md",
        "kind: session\nnumber: 2\ndate: 2026-03-01\nminutes: 60\nparticipants: 3\npaid: false\n",
    );
    let objectives: String = ["a", "b", "c", "d", "e", "f"]
        .iter()
        .map(|id| format!("      - id: {id}\n        specific: Objective {id}\n"))
        .collect();
    record(
        "one/agenda.md",
        &format!(
            "kind: agenda\ndate: 2025-12-01\npoints:\n  - id: p\n    title: P\n    objectives:\n{objectives}"
        ),
    );
    record(
        "one/interim.md",
        "kind: review\ntype: interim\nafter_session: 1\ndate: 2025-12-31\npresent: [one]\nobjectives:\n  - {objective: a, verdict: behind}\ncoach_effectiveness:\n  - {by: client, criterion: Challenges me, score: 2}\n  - {by: client, criterion: Keeps to time, score: 5}\n",
    );
    let verdicts = [
        ("a", "achieved"),
        ("b", "achieved"),
        ("c", "partly"),
        ("d", "not-achieved"),
        ("e", "withdrawn"),
        ("f", "on-track"),
    ];
    let verdicts: String = verdicts
        .iter()
        .map(|(id, verdict)| format!("  - {{objective: {id}, verdict: {verdict}}}\n"))
        .collect();
    record(
        "one/final.md",
        &format!(
            "kind: review\ntype: final\nafter_session: 2\ndate: 2026-04-20\npresent: [one]\nobjectives:\n{verdicts}coach_effectiveness:\n  - {{by: client, criterion: challenges me, score: 5}}\n  - {{by: client, criterion: Challenges me, score: 4}}\n  - {{by: sponsor, criterion: Challenges me, score: 4}}\n  - {{by: coach, criterion: Challenges me, score: 1}}\n  - {{by: client, criterion: Challenges me, comment: Yes}}\n"
        ),
    );
    engagement(
        "two",
        "status: active\nfees: {amount: 2000.50, currency: gbp, payer: organisation}\n",
    );
    // Without `start`, the first session counts as the beginning.
    record(
        "two/session-1.md",
        "kind: session\nnumber: 1\ndate: 2026-02-10\nminutes: 90\n",
    );
    record(
        "two/session-2.md",
        "kind: session\nnumber: 2\ndate: 2026-11-21\nminutes: 90\n",
    );
    engagement(
        "three",
        "status: ended-early\nstart: 2026-03-01\nended: 2026-06-01\nfees: {amount: by the day, currency: EUR, payer: client}\n",
    );
    engagement(
        "four",
        "status: declined\nstart: 2026-04-01\nfees: {amount: 1}\n",
    );
    engagement(
        "five",
        "status: prospective\nstart: 2026-05-01\nfees: {amount: 1}\n",
    );
    engagement(
        "six",
        "status: active\nstart: 2026-05-01\ncoach:\n  name: Otto Berg\n",
    );
    record(
        "six/session-1.md",
        "kind: session\nnumber: 1\ndate: 2026-06-10\nminutes: 90\n",
    );
    engagement(
        "seven",
        "status: completed\nretention:\n  dispose_on: 2026-12-31\n",
    );
    workspace
}

fn year(workspace: &Workspace, args: &[&str]) -> Value {
    let ran = workspace.run_clean(&[&["year"], args, &["records", "--format", "json"]].concat());
    serde_json::from_str(&ran.out).unwrap()
}

fn length(minutes: u64, hours: f64) -> Value {
    json!({"minutes": minutes, "hours": hours})
}

#[test]
fn the_year_is_what_was_counted_by_hand() {
    let all = year(&practice(), &["2026"]);
    assert_eq!(
        all["hours"],
        json!({
            "all": length(180, 3.0),
            "individual": {"paid": length(120, 2.0), "pro_bono": length(0, 0.0)},
            "group": {"paid": length(0, 0.0), "pro_bono": length(60, 1.0)},
            "sessions": 3,
            "without_minutes": [],
        })
    );
    assert_eq!(
        all["engagements"],
        json!({"begun": 2, "ended": 2, "completed": 1, "ended_early": 1, "without_start": 1, "without_end": 1})
    );
    assert_eq!(
        all["outcomes"],
        json!({"final_reviews": 1, "achieved": 2, "partly": 1, "not_achieved": 1, "withdrawn": 1, "no_outcome": 1})
    );
    assert_eq!(
        all["scores"],
        json!([
            {"criterion": "Challenges me", "by": "client", "years": [
                {"year": 2025, "count": 1, "mean": 2.0},
                {"year": 2026, "count": 2, "mean": 4.5},
            ]},
            {"criterion": "Challenges me", "by": "sponsor", "years": [{"year": 2026, "count": 1, "mean": 4.0}]},
            {"criterion": "Keeps to time", "by": "client", "years": [{"year": 2025, "count": 1, "mean": 5.0}]},
        ])
    );
    assert_eq!(
        all["disposals"],
        json!([
            {"on": "2026-10-01", "folder": "one", "overdue": true},
            {"on": "2026-12-31", "folder": "seven", "overdue": false},
        ])
    );
    assert_eq!(
        all["fees"],
        json!([
            {"payer": "client", "currency": "EUR", "amount": 0.0, "engagements": 1, "not_summed": 1},
            {"payer": "organisation", "currency": "GBP", "amount": 2000.5, "engagements": 1, "not_summed": 0},
        ])
    );
    assert_eq!(all["other_coach"], 1);
    assert_eq!(all["unreadable"], json!([]));
}

#[test]
fn another_year_has_only_its_own() {
    let workspace = practice();
    let earlier = year(&workspace, &["2025"]);
    assert_eq!(earlier["hours"]["all"], length(60, 1.0));
    assert_eq!(earlier["engagements"]["begun"], 1);
    assert_eq!(earlier["engagements"]["ended"], 0);
    assert_eq!(earlier["outcomes"]["final_reviews"], 0);
    assert_eq!(
        earlier["scores"][0]["years"],
        json!([{"year": 2025, "count": 1, "mean": 2.0}])
    );
    assert_eq!(earlier["disposals"], json!([]));
    assert_eq!(earlier["fees"][0]["amount"], 1000.0);
    // Without a year it is this one, and what is later than today is not included.
    let mut command = workspace.command(&["year", "--format", "json"]);
    let ran = RunOutcome::from_output(command.current_dir(workspace.records()).output().unwrap());
    let this: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(
        (&this["year"], &this["hours"]["all"]),
        (&json!(2026), &length(180, 3.0))
    );
    let january = year(&workspace, &["2026", "--today", "2026-01-15"]);
    assert_eq!(january["hours"]["all"], length(30, 0.5));
    assert_eq!(january["engagements"]["ended"], 0);
    assert_eq!(january["disposals"][0]["overdue"], false);
}

#[test]
fn the_text_shows_the_same() {
    let workspace = practice();
    insta::assert_snapshot!(
        "year",
        workspace.run_clean(&["year", "2026", "records"]).out
    );
    insta::assert_snapshot!(
        "year_empty",
        workspace.run_clean(&["year", "1999", "records"]).out
    );
}

#[test]
fn the_json_fits_its_schema() {
    let schema = schema_for(SchemaSubject::Year);
    let validator = jsonschema::draft7::new(&schema).unwrap();
    let workspace = practice();
    for args in [&["2026"][..], &["2025"], &["1999"]] {
        let all = year(&workspace, args);
        let faults: Vec<String> = validator
            .iter_errors(&all)
            .map(|fault| fault.to_string())
            .collect();
        assert_eq!(faults, [""; 0], "{args:?}");
        // Every field is in the schema.
        for (field, value) in all.as_object().unwrap() {
            assert!(schema["properties"][field].is_object(), "{field}");
            for inner in value.as_object().into_iter().flat_map(|inner| inner.keys()) {
                let known = &schema["definitions"][field]["properties"][inner];
                assert!(known.is_object(), "{field}.{inner}");
            }
        }
    }
}

#[test]
fn what_cannot_be_counted_is_reported() {
    let workspace = practice();
    workspace.edit("two/session-1.md", "minutes: 90\n", "");
    workspace.edit("one/session-2.md", "2026-03-01", "2026-03-0");
    let ran = workspace.run(&["year", "2026", "records"]);
    ran.assert_output(
        1,
        "the hours of 1 session without `minutes`: two/session-1.md",
    );
    ran.assert_output(1, "one/session-2.md");
    fs::write(
        workspace.path("seven/engagement.md"),
        "---\nkind: engagement\nclient: [\n---\n",
    )
    .unwrap();
    workspace
        .run(&["year", "2026", "records"])
        .assert_output(1, "seven/engagement.md");
}

#[test]
fn wrong_arguments_say_what_to_write() {
    let workspace = practice();
    for (args, code, words) in [
        (
            &["year", "records"][..],
            2,
            "use a year such as 2026; a folder comes after the year",
        ),
        (&["year", "26", "records"], 2, "use a year such as 2026"),
        (&["year", "+026", "records"], 2, "use a year such as 2026"),
        (
            &["year", "2026", "records", "--format", "csv"],
            2,
            "human, json",
        ),
        (
            &["year", "2026", "nobody"],
            3,
            "no file, folder or engagement matches nobody",
        ),
    ] {
        let ran = workspace.run(args);
        ran.assert_output(code, words);
        assert_eq!(ran.out, "", "{args:?}");
    }
    workspace.edit("coachgen.yaml", "training_started", "trainig_started");
    workspace
        .run(&["year", "2026", "records"])
        .assert_output(2, "coachgen.yaml has errors");
    // One engagement by a part of its name.
    workspace.edit("coachgen.yaml", "trainig_started", "training_started");
    let mut named = workspace.command(&["year", "2026", "two"]);
    let ran = RunOutcome::from_output(named.current_dir(workspace.records()).output().unwrap());
    ran.assert_output(0, "1.50 in 1 session");
}
