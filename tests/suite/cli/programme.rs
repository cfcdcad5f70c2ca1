//! `coachgen programme`: on a practice of seven clients of one organisation, and with contributions of other practices.

use std::fs;

use coachgen::schema::{SchemaSubject, schema_for};
use serde_json::Value;

use super::{RunOutcome, Workspace, mode};
use crate::page_breaks::page_lines;

const PEOPLE: [&str; 7] = [
    "Anneli Brandvold",
    "Bror Myhre",
    "Cecilie Dahl",
    "Didrik Moen",
    "Eline Vik",
    "Frode Nygaard",
    "Guro Sand",
];

fn folder(person: &str) -> String {
    let first = person.split(' ').next().unwrap();
    first.to_lowercase()
}

/// A practice with these clients of Havdis Ferries. Each has held three of six sessions, has an agenda with a theme and a
/// personal point, and achieved two objectives; the sponsor has both approved.
fn practice(name: &str, people: &[&str]) -> Workspace {
    let workspace = Workspace {
        folder: tempfile::tempdir().unwrap(),
        pdf: false,
    };
    workspace.write(
        "coachgen.yaml",
        &format!("practice:\n  name: {name}\ncoach:\n  name: Maren Tveit\n"),
    );
    for person in people {
        let dir = folder(person);
        workspace.write(
            &format!("{dir}/engagement.md"),
            &format!("---\nkind: engagement\nclient:\n  name: {person}\norganisation: Havdis Ferries\nsponsors:\n  - name: Sverre Haugland\nstatus: active\nstart: 2026-01-05\nprogramme:\n  sessions: 6\n---\n"),
        );
        for number in 1..=3 {
            workspace.write(
                &format!("{dir}/session-{number}.md"),
                &format!("---\nkind: session\nnumber: {number}\ndate: 2026-0{number}-10\nminutes: 90\n---\n"),
            );
        }
        workspace.write(
            &format!("{dir}/agenda.md"),
            "---\nkind: agenda\ndate: 2026-02-01\npoints:\n  - id: hand-on\n    title: Hand on\n    theme: delegation\n    objectives:\n      - {id: one, specific: Hand on the plan}\n      - {id: two, specific: Hand on the team}\n  - id: home\n    title: Home\n    theme: sleep\n    personal: true\n---\n",
        );
        workspace.write(
            &format!("{dir}/review.md"),
            &format!("---\nkind: review\ntype: interim\nafter_session: 3\ndate: 2026-04-20\npresent: [{person}]\nobjectives:\n  - {{objective: one, verdict: achieved}}\n  - {{objective: two, verdict: achieved}}\n---\n"),
        );
        approve(&workspace, &format!("{dir}/agenda.md"), "Sverre Haugland");
        approve(&workspace, &format!("{dir}/review.md"), "Sverre Haugland");
    }
    workspace
}

fn approve(workspace: &Workspace, record: &str, sponsor: &str) {
    let record = format!("records/{record}");
    workspace.run_clean(&["approve", &record, "--for", sponsor]);
}

fn report(workspace: &Workspace, more: &[&str]) -> RunOutcome {
    let args = ["programme", "havdisferries", "records"];
    workspace.run(&[&args, more].concat())
}

fn json(workspace: &Workspace) -> Value {
    let ran = report(workspace, &["--format", "json"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    validate(SchemaSubject::Programme, &ran.out)
}

/// The JSON, which must have the schema.
fn validate(subject: SchemaSubject, text: &str) -> Value {
    let data: Value = serde_json::from_str(text).unwrap();
    let validator = jsonschema::validator_for(&schema_for(subject)).unwrap();
    let faults: Vec<String> = validator
        .iter_errors(&data)
        .map(|error| error.to_string())
        .collect();
    assert!(faults.is_empty(), "{faults:?}\n{text}");
    data
}

#[test]
fn the_report_counts_what_the_sponsors_see() {
    let workspace = practice("Fjordlys Coaching", &PEOPLE);
    let ran = report(&workspace, &[]);
    ran.assert_output(0, "Coaching programme of Havdis Ferries");
    insta::assert_snapshot!("programme", ran.out);
    let data = json(&workspace);
    assert_eq!(data["clients"], 7);
    assert_eq!(data["attendance"]["agreed"], 42);
    assert_eq!(data["attendance"]["held"], 21);
    assert_eq!(data["attendance"]["cancelled_late"], Value::Null);
    assert_eq!(data["objectives"][0]["verdict"], "achieved");
    assert_eq!(data["objectives"][0]["objectives"], 14);
    // The theme of a personal point does not count.
    assert_eq!(data["themes"].as_array().unwrap().len(), 1);
    assert_eq!(data["themes"][0]["theme"], "delegation");
}

#[test]
fn no_output_names_a_client_or_a_folder() {
    let workspace = practice("Fjordlys Coaching", &PEOPLE);
    let pdf = workspace.root().join("programme.pdf");
    report(&workspace, &["--pdf", "programme.pdf"]).assert_output(0, "Wrote programme.pdf.");
    assert_eq!(mode(&pdf), 0o600);
    let contribution = workspace.root().join("contribution.json");
    report(&workspace, &["--contribution", "contribution.json"])
        .assert_output(0, "with 7 entries. This is not a report");
    assert_eq!(mode(&contribution), 0o600);
    let Some(pages) = page_lines(&pdf) else {
        return crate::skip::skip("the text of the report", "pdftotext is not installed");
    };
    let contribution = fs::read_to_string(contribution).unwrap();
    validate(SchemaSubject::ProgrammeContribution, &contribution);
    let texts = [
        report(&workspace, &[]).out,
        report(&workspace, &["--format", "json"]).out,
        pages.concat().join("\n"),
        contribution.clone(),
    ];
    for text in texts {
        assert!(text.contains("Havdis Ferries"), "{text}");
        for word in PEOPLE.iter().flat_map(|person| person.split(' ')) {
            let found = text.to_lowercase().contains(&word.to_lowercase());
            assert!(!found, "{word} in\n{text}");
        }
        assert!(!text.contains("Sverre") && !text.contains("hand-on") && !text.contains("sleep"));
    }
    assert!(!contribution.contains("2026-"), "{contribution}");
    // Files are only replaced with `--force`.
    for option in ["--pdf", "--contribution"] {
        let file = match option {
            "--pdf" => "programme.pdf",
            _ => "contribution.json",
        };
        report(&workspace, &[option, file]).assert_output(2, "already exists");
        report(&workspace, &[option, file, "--force"]).assert_output(0, "Wrote");
    }
}

#[test]
fn an_unknown_organisation_and_too_few_clients_are_explained() {
    let workspace = practice("Fjordlys Coaching", &PEOPLE[..4]);
    let ran = workspace.run(&["programme", "Havdis Feries", "records"]);
    ran.assert_output(2, "no engagement is of the organisation `Havdis Feries`");
    ran.assert_output(2, "did you mean `Havdis Ferries`?");
    ran.assert_output(2, "the organisations are: Havdis Ferries");
    report(&workspace, &[]).assert_output(
        2,
        "a report needs at least five clients, and this one would have 4",
    );
    report(&workspace, &["--pdf", "report.txt"]).assert_output(2, "ends in .pdf");
}

#[test]
fn what_a_current_sponsor_lacks_does_not_count() {
    let workspace = practice("Fjordlys Coaching", &PEOPLE[..5]);
    let before = json(&workspace);
    assert_eq!(before["objectives"][0]["objectives"], 10);
    let engagement = "anneli/engagement.md";

    // A second sponsor has neither the agenda nor the review.
    let sponsor = "  - name: Sverre Haugland\n";
    let two = "  - name: Sverre Haugland\n  - name: Tiril Foss\n";
    workspace.edit(engagement, sponsor, two);
    let data = json(&workspace);
    assert_eq!(data["attendance"], before["attendance"]);
    assert_eq!(
        (&data["objectives"], &data["themes"]),
        (&Value::Null, &serde_json::json!([]))
    );
    // With the review, but not the agenda.
    approve(&workspace, "anneli/review.md", "Tiril Foss");
    let data = json(&workspace);
    assert_eq!(data["objectives"], before["objectives"]);
    assert_eq!(data["themes"], serde_json::json!([]));

    // A sponsor who has left makes no difference, nor does one who is hidden from the others.
    for more in ["    until: 2026-05-01\n", "    coach_only: true\n"] {
        let two = format!("{two}{more}");
        workspace.edit(
            engagement,
            "  - name: Sverre Haugland\n  - name: Tiril Foss\n",
            &two,
        );
        assert_eq!(json(&workspace), before, "{more}");
        workspace.edit(engagement, more, "");
    }
}

#[test]
fn a_later_review_for_one_sponsor_leaves_the_verdict_that_both_have() {
    let workspace = practice("Fjordlys Coaching", &PEOPLE[..5]);
    for person in &PEOPLE[..5] {
        let dir = folder(person);
        workspace.edit(
            &format!("{dir}/engagement.md"),
            "  - name: Sverre Haugland\n",
            "  - name: Tiril Foss\n  - name: Sverre Haugland\n",
        );
        approve(&workspace, &format!("{dir}/review.md"), "Tiril Foss");
        workspace.write(
            &format!("{dir}/final.md"),
            &format!("---\nkind: review\ntype: final\nafter_session: 3\ndate: 2026-05-20\npresent: [{person}]\nobjectives:\n  - {{objective: one, verdict: partly}}\n  - {{objective: two, verdict: partly}}\n---\n"),
        );
        approve(&workspace, &format!("{dir}/final.md"), "Tiril Foss");
    }
    assert_eq!(json(&workspace)["objectives"][0]["verdict"], "achieved");
    for person in &PEOPLE[..5] {
        approve(
            &workspace,
            &format!("{}/final.md", folder(person)),
            "Sverre Haugland",
        );
    }
    assert_eq!(json(&workspace)["objectives"][0]["verdict"], "partly");
}

#[test]
fn left_out_engagements_are_named_by_folder_on_standard_error() {
    let workspace = practice("Fjordlys Coaching", &PEOPLE);
    workspace.edit(
        "anneli/engagement.md",
        "sponsors:\n  - name: Sverre Haugland\n",
        "",
    );
    workspace.write("bror/stray.md", "No front matter.\n");
    let ran = report(&workspace, &[]);
    ran.assert_output(
        1,
        "Left out because of an error that blocks the portals: bror.",
    );
    ran.assert_output(1, "Left out because there is no current sponsor: anneli");
    assert!(
        ran.out.contains("Clients                    5"),
        "{}",
        ran.out
    );
    assert!(!ran.out.contains("anneli") && !ran.out.contains("bror"));
    // Prospects, refusals and drafts do not count and are not named.
    for (before, after) in [
        ("status: active", "status: prospective"),
        ("status: prospective", "status: declined"),
        ("status: declined", "draft: true\nstatus: active"),
    ] {
        workspace.edit("guro/engagement.md", before, after);
        let ran = report(&workspace, &[]);
        ran.assert_output(2, "this one would have 4");
        assert!(!ran.err.contains("guro"), "{}", ran.err);
    }
}

/// What no sponsor sees changes neither the report nor the contribution.
#[test]
fn what_no_sponsor_sees_changes_no_byte() {
    let workspace = practice("Fjordlys Coaching", &PEOPLE[..6]);
    // The entry of one client differs, so that the order of the folders would show.
    workspace.edit("eline/engagement.md", "sessions: 6", "sessions: 8");
    let outputs = |file: &str| {
        let made = [
            report(&workspace, &[]).out,
            report(&workspace, &["--format", "json"]).out,
        ];
        report(&workspace, &["--contribution", file]).assert_output(0, "Wrote");
        let written = fs::read_to_string(workspace.root().join(file)).unwrap();
        (made, written)
    };
    let before = outputs("before.json");
    workspace.edit("anneli/agenda.md", "theme: sleep", "theme: delegation");
    workspace.edit(
        "bror/agenda.md",
        "    theme: delegation\n",
        "    theme: courage\n",
    );
    workspace.edit(
        "cecilie/review.md",
        "one, verdict: achieved",
        "one, verdict: behind",
    );
    workspace.edit(
        "didrik/session-1.md",
        "minutes: 90",
        "minutes: 60\npaid: false",
    );
    workspace.write(
        "eline/note.md",
        "---\nkind: note\ndate: 2026-04-01\n---\nShe wants to leave.\n",
    );
    workspace.write(
        "frode/stakeholder.md",
        "---\nkind: stakeholder-interview\ndate: 2026-02-01\nstakeholder: {name: Turid Moe, relationship: peer}\nfindings:\n  - {id: far, text: He is far away.}\n---\n",
    );
    fs::rename(workspace.path("eline"), workspace.path("aaa")).unwrap();
    assert_eq!(outputs("after.json"), before);
    // What sponsors see does.
    workspace.edit("aaa/engagement.md", "sessions: 8", "sessions: 7");
    let after = outputs("seen.json");
    assert!(after.0[0] != before.0[0] && after.1 != before.1);
}

/// Also of a client whose engagement does not count, in the contribution of another practice, and if a name is not known.
#[test]
fn a_theme_that_mentions_a_client_stops_the_report() {
    let workspace = practice("Fjordlys Coaching", &PEOPLE);
    let contribution = |workspace: &Workspace, more: &[&str]| {
        let args = ["--contribution", "own.json", "--force"];
        report(workspace, &[&args, more].concat())
    };
    // A client of another organisation, who is only a prospect.
    let guro = "guro/engagement.md";
    workspace.edit(guro, "status: active", "status: prospective");
    workspace.edit(guro, "Havdis Ferries", "Elsewhere");
    let themed = |workspace: &Workspace, dir: &str, from: &str, to: &str| {
        let record = format!("{dir}/agenda.md");
        workspace.edit(&record, &format!("theme: {from}"), &format!("theme: {to}"));
        approve(workspace, &record, "Sverre Haugland");
    };
    themed(&workspace, "bror", "delegation", "After Guro");
    let refused =
        "the first name or surname of a client of this practice: bror; nothing was written";
    report(&workspace, &[]).assert_output(2, refused);
    report(&workspace, &["--pdf", "report.pdf"]).assert_output(2, "`--no-themes`");
    contribution(&workspace, &[]).assert_output(2, refused);
    for file in ["report.pdf", "own.json"] {
        assert!(!workspace.root().join(file).exists(), "{file}");
    }
    let ran = report(&workspace, &["--no-themes", "--format", "json"]);
    let data = validate(SchemaSubject::Programme, &ran.out);
    assert_eq!(
        (&data["clients"], &data["themes"]),
        (&6.into(), &Value::Null)
    );
    let ran = report(&workspace, &["--no-themes"]);
    assert!(!ran.out.contains("hemes"), "{}", ran.out);
    contribution(&workspace, &["--no-themes"]).assert_output(0, "with 6 entries");
    let own = fs::read_to_string(workspace.root().join("own.json")).unwrap();
    assert!(
        !own.contains("Guro") && !own.contains("delegation"),
        "{own}"
    );
    themed(&workspace, "bror", "After Guro", "delegation");

    // In the contribution of another practice.
    let other = practice("Sund & Bø", &["Hanne Ruud"]);
    themed(&other, "hanne", "delegation", "Guro’s team");
    contribution(&other, &[]).assert_output(0, "with 1 entry");
    let hanne = workspace.root().join("hanne.json");
    fs::copy(other.root().join("own.json"), hanne).unwrap();
    report(&workspace, &["--add", "hanne.json"]).assert_output(2, "this practice: hanne.json");

    // A part of the practice, and a client whose name is not known.
    report(&workspace, &[]).assert_output(0, "delegation");
    let part = workspace.run(&["programme", "havdisferries", "records/anneli"]);
    part.assert_output(2, "in a part of the practice");
    workspace.edit(guro, "client:", "cliant:");
    report(&workspace, &[]).assert_output(2, "engagement.md has no usable `client` in guro");
}

#[test]
fn a_contribution_is_not_written_into_the_practice() {
    let workspace = practice("Fjordlys Coaching", &PEOPLE[..1]);
    let file = "records/contribution.json";
    report(&workspace, &["--contribution", file]).assert_output(2, "is in the practice");
    assert!(!workspace.root().join(file).exists());
}

/// Five clients would all be behind each sum.
#[test]
fn attendance_needs_six_clients() {
    let workspace = practice("Fjordlys Coaching", &PEOPLE[..6]);
    assert_eq!(json(&workspace)["attendance"]["held"], 18);
    workspace.edit(
        "anneli/engagement.md",
        "status: active",
        "confidentiality:\n  sponsor_sees:\n    session: hidden\nstatus: active",
    );
    let data = json(&workspace);
    assert_eq!(data["attendance"], Value::Null);
    assert_eq!(data["clients"], 6);
}

#[test]
fn two_engagements_of_one_client_count_once() {
    let workspace = practice("Fjordlys Coaching", &PEOPLE[..5]);
    workspace.edit("bror/engagement.md", "Bror Myhre", "Anneli Brandvold");
    report(&workspace, &[]).assert_output(2, "this one would have 4");
}

#[test]
fn practices_contribute_to_one_report() {
    let one = practice("Fjordlys Coaching", &PEOPLE[..3]);
    let other = practice("Sund & Bø", &PEOPLE[3..]);
    report(&other, &["--contribution", "sund.json"]).assert_output(0, "with 4 entries");
    let bring = |name: &str, text: &str| fs::write(one.root().join(name), text).unwrap();
    let sund = fs::read_to_string(other.root().join("sund.json")).unwrap();
    bring("sund.json", &sund);
    let ran = report(&one, &["--add", "sund.json", "--format", "json"]);
    let data = validate(SchemaSubject::Programme, &ran.out);
    assert_eq!(data["clients"], 7);
    assert_eq!(data["attendance"]["held"], 21);

    // All files that cannot be used are named in one run.
    report(&one, &["--contribution", "own.json"]).assert_output(0, "Wrote own.json");
    bring("other.json", &sund.replace("Havdis Ferries", "Sundlinjen"));
    bring(
        "later.json",
        &sund.replace("\"agreed\": 6", "\"agreed\": 5"),
    );
    bring(
        "new.json",
        &sund.replace("\"version\": 1", "\"version\": 2"),
    );
    bring("text.json", "Dear Maren");
    bring("status.json", "{\"version\": 1, \"today\": \"2026-01-01\"}");
    let mut args = Vec::new();
    for file in [
        "sund.json",
        "sund.json",
        "later.json",
        "own.json",
        "other.json",
        "new.json",
        "text.json",
        "status.json",
        "missing.json",
        "records",
    ] {
        args.extend(["--add", file]);
    }
    let ran = report(&one, &args);
    ran.assert_output(
        2,
        "error: 9 files given with `--add` cannot be used; no report was made",
    );
    insta::assert_snapshot!("programme_files", ran.err);
}
