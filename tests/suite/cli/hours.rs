//! `coachgen hours`: what counts, on a small practice whose hours are summed by hand.

mod credentials;
mod earlier;
mod files;

use std::fs;

use serde_json::{Value, json};
use tempfile::TempDir;

use super::{RunOutcome, Workspace};

/// A practice with seven engagements. All hours are up to 2026-11-20, and since 2024-03-15. In minutes:
///
/// | client | paid | pro bono | since 2025-05-20 |
/// |---|---|---|---|
/// | Alma Reyes, first engagement | 90 + 45 + (60 − 20) = 175 | 0 | 40 |
/// | Alma Reyes, renewal | 30 | 60 | 90 |
/// | Bruno Okoye, a group of 4 and then 5 | 120 + 75 = 195 | 0 | 195 |
/// | Emil Novak, in two parts | 60 + 30 = 90 | 0 | 90 |
/// | together | 490 (8.17 h) | 60 (1.00 h) | 415 (6.92 h) |
///
/// Left out: Alma's session on the day before the training (60), Carla Stone and Dora Finch, who did not agree to be
/// listed (60 + 45 = 105, 1.75 h), and the engagement of another coach.
fn practice() -> Workspace {
    let workspace = Workspace {
        folder: TempDir::new().unwrap(),
        pdf: false,
    };
    fs::create_dir(workspace.records()).unwrap();
    workspace.write(
        "coachgen.yaml",
        "coach:\n  name: Nora Lindqvist\n  training_started: 2024-03-15\n",
    );
    let alma = "  name: Alma Reyes\n  email: alma@reyes.example\n  log_consent: true\n";
    engagement(
        &workspace,
        "alma-reyes",
        alma,
        "status: completed\nended: 2025-07-01\n",
    );
    session(&workspace, "alma-reyes", 1, "2024-03-14", "minutes: 60\n");
    session(&workspace, "alma-reyes", 2, "2024-03-15", "minutes: 90\n");
    session(&workspace, "alma-reyes", 3, "2025-05-19", "minutes: 45\n");
    let debrief = "minutes: 60\ndebrief:\n  minutes: 20\n  counts: false\n";
    session(&workspace, "alma-reyes", 4, "2025-05-20", debrief);
    session(
        &workspace,
        "alma-reyes",
        5,
        "2025-06-10",
        "cancelled: true\n",
    );
    // The renewal spells the name differently and has no address.
    let again = "  name: ALMA REYES\n  log_consent: true\n";
    engagement(
        &workspace,
        "alma-again",
        again,
        "status: active\nrenews: alma-reyes\n",
    );
    session(
        &workspace,
        "alma-again",
        1,
        "2026-02-01",
        "minutes: 60\npaid: false\n",
    );
    session(&workspace, "alma-again", 2, "2026-11-20", "minutes: 30\n");
    session(&workspace, "alma-again", 3, "2026-11-21", "minutes: 60\n");
    let bruno = "  name: Bruno Okoye\n  email: bruno@okoye.example\n  log_consent: true\n";
    engagement(&workspace, "team-bruno", bruno, "status: completed\n");
    session(
        &workspace,
        "team-bruno",
        1,
        "2025-09-01",
        "minutes: 120\nparticipants: 4\n",
    );
    session(
        &workspace,
        "team-bruno",
        2,
        "2025-10-01",
        "minutes: 75\nparticipants: 5\n",
    );
    engagement(
        &workspace,
        "carla",
        "  name: Carla Stone\n",
        "status: active\n",
    );
    session(&workspace, "carla", 1, "2026-01-10", "minutes: 60\n");
    let dora = "  name: Dora Finch\n  log_consent: false\n";
    engagement(&workspace, "dora", dora, "status: active\n");
    session(&workspace, "dora", 1, "2026-01-11", "minutes: 45\n");
    let emil = "  name: Emil Novak\n  email: emil@novak.example\n  log_consent: true\n";
    engagement(&workspace, "emil", emil, "status: completed\n");
    let parts = "minutes: 60\ncontinued:\n  - date: 2026-04-02\n    minutes: 30\n";
    session(&workspace, "emil", 1, "2026-03-29", parts);
    // None of these is a session that was held.
    session(
        &workspace,
        "emil",
        2,
        "2026-04-20",
        "minutes: 60\ndraft: true\n",
    );
    for (name, fields) in [
        (
            "chemistry",
            "kind: chemistry\ndate: 2026-01-20\nminutes: 60\n",
        ),
        (
            "interview",
            "kind: interview\npart: both\ndate: 2026-03-01\nminutes: 90\n",
        ),
        (
            "sponsors",
            "kind: sponsor-meeting\ndate: 2026-03-02\npresent: [Emil Novak]\n",
        ),
        (
            "contacts",
            "kind: contacts\ncontacts:\n  - date: 2026-04-05\n    channel: phone\n    minutes: 30\n",
        ),
        ("note", "kind: note\ndate: 2026-04-06\n"),
    ] {
        workspace.write(&format!("emil/{name}.md"), &format!("---\n{fields}---\n"));
    }
    let fred = "  name: Fred Lam\n  log_consent: true\n";
    engagement(
        &workspace,
        "fred",
        fred,
        "status: active\ncoach:\n  name: Otto Berg\n",
    );
    session(&workspace, "fred", 1, "2026-05-05", "minutes: 60\n");
    workspace
}

fn engagement(workspace: &Workspace, folder: &str, client: &str, more: &str) {
    let text = format!("---\nkind: engagement\nclient:\n{client}{more}---\n");
    workspace.write(&format!("{folder}/engagement.md"), &text);
}

fn session(workspace: &Workspace, folder: &str, number: u32, date: &str, more: &str) {
    let text = format!("---\nkind: session\nnumber: {number}\ndate: {date}\n{more}---\n");
    workspace.write(&format!("{folder}/session-{number}.md"), &text);
}

/// The log as JSON, from a run with this exit code.
fn log_with(workspace: &Workspace, code: i32, args: &[&str]) -> Value {
    let all = [&["hours", "records", "--format", "json"], args].concat();
    let ran = workspace.run(&all);
    assert_eq!(ran.code, code, "{}{}", ran.out, ran.err);
    serde_json::from_str(&ran.out).unwrap()
}

fn log(workspace: &Workspace) -> Value {
    log_with(workspace, 0, &[])
}

/// The rows, each as `client, kind participants, start..end, paid + pro bono`, in minutes.
fn rows(log: &Value) -> Vec<String> {
    let rows = log["rows"].as_array().unwrap().iter();
    rows.map(|row| {
        format!(
            "{}, {} {}, {}..{}, {} + {}",
            row["client"].as_str().unwrap(),
            row["kind"].as_str().unwrap(),
            row["participants"],
            row["start"].as_str().unwrap(),
            row["end"].as_str().unwrap_or_default(),
            row["paid"]["minutes"],
            row["pro_bono"]["minutes"]
        )
    })
    .collect()
}

fn run(workspace: &Workspace, args: &[&str]) -> RunOutcome {
    workspace.run(&[&["hours", "records"], args].concat())
}

#[test]
fn the_hours_are_those_summed_by_hand() {
    let workspace = practice();
    let log = log(&workspace);
    assert_eq!(
        rows(&log),
        [
            "ALMA REYES, individual 1, 2024-03-15.., 205 + 60",
            "Bruno Okoye, group 5, 2025-09-01..2025-10-01, 195 + 0",
            "Emil Novak, individual 1, 2026-03-29..2026-04-02, 90 + 0",
        ]
    );
    // The renewal has no address, so that of the first engagement is used.
    assert_eq!(log["rows"][0]["email"], "alma@reyes.example");
    assert_eq!(log["rows"][0]["paid"]["hours"], 3.42);
    assert_eq!(
        log["totals"],
        json!({
            "all": {"minutes": 550, "hours": 9.17},
            "paid": {"minutes": 490, "hours": 8.17},
            "pro_bono": {"minutes": 60, "hours": 1.0},
            "clients": 3,
            "clients_in_groups_counted": 7,
            "recent": {"months": 18, "since": "2025-05-20", "minutes": 415, "hours": 6.92},
            "first_session": "2024-03-15",
            "years": 2,
        })
    );
    assert_eq!(
        log["left_out"],
        json!({
            "no_consent": {"clients": 2, "minutes": 105, "hours": 1.75, "sessions_without_minutes": 0},
            "other_coach": 1,
            "before_training": {"entries": 1, "minutes": 60, "hours": 1.0},
            "without_minutes": [],
            "unreadable": [],
            "earlier_not_recent": 0,
        })
    );
}

#[test]
fn the_table_shows_the_same() {
    let ran = run(&practice(), &["--for", "acc"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    insta::assert_snapshot!("hours", ran.out);
    assert_eq!(ran.err, "");
    for name in ["Carla", "Dora", "Fred", "Otto"] {
        assert!(!ran.out.contains(name), "{name}");
    }
}

#[test]
fn the_training_began_at_the_start_of_its_day() {
    let workspace = practice();
    // One day earlier, and the session on that day counts.
    workspace.edit("coachgen.yaml", "2024-03-15", "2024-03-14");
    let all = log(&workspace);
    assert_eq!(all["totals"]["all"]["minutes"], 550 + 60);
    assert_eq!(all["rows"][0]["start"], "2024-03-14");
    assert_eq!(all["left_out"]["before_training"]["entries"], 0);
    // One day later, and the session of 90 minutes does not.
    workspace.edit("coachgen.yaml", "2024-03-14", "2024-03-16");
    let fewer = log(&workspace);
    assert_eq!(fewer["totals"]["all"]["minutes"], 550 - 90);
    assert_eq!(fewer["left_out"]["before_training"]["minutes"], 150);
    // Between the two parts of Emil's session, only the second counts.
    workspace.edit("coachgen.yaml", "2024-03-16", "2026-04-01");
    let second = log(&workspace);
    assert_eq!(
        rows(&second)[0],
        "Emil Novak, individual 1, 2026-04-02..2026-04-02, 30 + 0"
    );
    // Without the date all hours count, and a note says so.
    workspace.edit("coachgen.yaml", "  training_started: 2026-04-01\n", "");
    assert_eq!(log(&workspace)["totals"]["all"]["minutes"], 550 + 60);
    run(&workspace, &[]).assert_output(0, "All hours count, because coachgen.yaml does not say");
}

#[test]
fn eighteen_months_end_on_the_day_of_the_log() {
    let workspace = practice();
    let recent = |today: &str| {
        let log = log_with(&workspace, 0, &["--today", today]);
        let recent = log["totals"]["recent"].clone();
        (
            recent["since"].as_str().unwrap().to_owned(),
            recent["minutes"].as_u64().unwrap(),
        )
    };
    // The session of 45 minutes on 2025-05-19 is 18 months old on 2026-11-19; that of today was not held by then.
    assert_eq!(
        recent("2026-11-19"),
        ("2025-05-19".to_owned(), 415 - 30 + 45)
    );
    assert_eq!(recent("2026-11-20"), ("2025-05-20".to_owned(), 415));
    // At the end of a month: 31 August has no counterpart in February.
    session(&workspace, "alma-reyes", 6, "2025-02-28", "minutes: 10\n");
    assert_eq!(recent("2026-08-28").0, "2025-02-28");
    let (since, minutes) = recent("2026-08-31");
    assert_eq!(
        (since.as_str(), minutes),
        ("2025-03-01", 45 + 40 + 60 + 195 + 90)
    );
}

#[test]
fn a_client_is_listed_only_if_no_engagement_lacks_consent() {
    let workspace = practice();
    // The renewal does not say: nothing of this client is listed.
    workspace.edit("alma-again/engagement.md", "  log_consent: true\n", "");
    let log_of = log(&workspace);
    assert_eq!(rows(&log_of).len(), 2);
    assert_eq!(log_of["left_out"]["no_consent"]["minutes"], 105 + 265);
    // An engagement without sessions does not matter, unless it says no.
    for number in 1..=3 {
        fs::remove_file(workspace.path(&format!("alma-again/session-{number}.md"))).unwrap();
    }
    assert_eq!(rows(&log(&workspace)).len(), 3);
    workspace.edit(
        "alma-again/engagement.md",
        "status",
        "  log_consent: false\nstatus",
    );
    assert_eq!(rows(&log(&workspace)).len(), 2);
}

#[test]
fn the_log_of_a_real_practice_agrees_with_its_status() {
    let workspace = Workspace::practice();
    let status = workspace.run_clean(&["status", "records", "--format", "json", "--all"]);
    let status: Value = serde_json::from_str(&status.out).unwrap();
    let engagements = status["engagements"].as_array().unwrap().iter();
    let minutes = engagements.map(|one| one["sessions"]["minutes"].as_u64().unwrap());
    let log = log(&workspace);
    assert_eq!(log["totals"]["all"]["minutes"], minutes.sum::<u64>());
    assert!(log["totals"]["all"]["minutes"].as_u64() > Some(0));
    // The renewal is in the row of the engagement that it renews.
    assert_eq!(log["totals"]["clients"], 3);
}

#[test]
fn two_addresses_are_two_clients() {
    let workspace = practice();
    workspace.edit(
        "alma-again/engagement.md",
        "log_consent",
        "email: other@reyes.example\n  log_consent",
    );
    let log = log(&workspace);
    assert_eq!(log["totals"]["clients"], 4);
    assert_eq!(
        rows(&log)[0],
        "Alma Reyes, individual 1, 2024-03-15..2025-05-20, 175 + 0"
    );
    assert_eq!(
        rows(&log)[2],
        "ALMA REYES, individual 1, 2026-02-01.., 30 + 60"
    );
}

#[test]
fn a_client_alone_and_in_a_group_has_two_rows_and_is_one_participant() {
    let workspace = practice();
    session(&workspace, "team-bruno", 3, "2025-11-01", "minutes: 60\n");
    let log = log(&workspace);
    assert_eq!(
        rows(&log)[1..3],
        [
            "Bruno Okoye, group 5, 2025-09-01..2025-10-01, 195 + 0",
            "Bruno Okoye, individual 1, 2025-11-01..2025-11-01, 60 + 0"
        ]
    );
    assert_eq!(log["totals"]["clients"], 3);
    assert_eq!(log["totals"]["clients_in_groups_counted"], 7);
}

#[test]
fn the_end_is_empty_while_the_coaching_goes_on() {
    let workspace = practice();
    let end = |status: &str| {
        let text = workspace.read("emil/engagement.md");
        let before = text.split("status: ").next().unwrap().to_owned();
        workspace.write(
            "emil/engagement.md",
            &format!("{before}status: {status}\n---\n"),
        );
        log(&workspace)["rows"][2]["end"].clone()
    };
    for over in ["completed", "ended-early", "declined"] {
        assert_eq!(end(over), "2026-04-02", "{over}");
    }
    for ongoing in ["active", "paused"] {
        assert_eq!(end(ongoing), Value::Null, "{ongoing}");
    }
    assert_eq!(end("active\nended: 2026-05-01"), "2026-04-02");
}

#[test]
fn internal_coaching_counts_as_paid() {
    let workspace = practice();
    workspace.edit(
        "emil/engagement.md",
        "status",
        "coach:\n  internal: true\nstatus",
    );
    assert_eq!(log(&workspace)["totals"]["paid"]["minutes"], 490);
}

#[test]
fn sessions_that_cannot_be_counted_are_reported_by_path() {
    let workspace = practice();
    workspace.edit("emil/session-1.md", "minutes: 60\n", "");
    workspace.edit("carla/session-1.md", "minutes: 60\n", "");
    session(&workspace, "team-bruno", 3, "2025-11-0", "minutes: 60\n");
    let log = log_with(&workspace, 1, &[]);
    assert_eq!(
        log["left_out"]["without_minutes"],
        json!(["emil/session-1.md"])
    );
    assert_eq!(
        log["left_out"]["unreadable"],
        json!(["team-bruno/session-3.md"])
    );
    // A client who is not listed is not named by a path either.
    assert_eq!(log["left_out"]["no_consent"]["sessions_without_minutes"], 1);
    let ran = run(&workspace, &[]);
    ran.assert_output(1, "2 sessions without `minutes`: emil/session-1.md\n");
    ran.assert_output(1, "1 record that cannot be used, see `coachgen check`:");
    assert!(!ran.out.contains("carla"), "{}", ran.out);
    // The same is said beside a file that only has the rows.
    let ran = run(&workspace, &["--format", "csv"]);
    assert!(
        ran.err
            .contains("Not in the log: 2 sessions without `minutes`"),
        "{}",
        ran.err
    );
    // An engagement that cannot be read may have hours.
    workspace.write(
        "emil/engagement.md",
        "---\nkind: engagement\nclient: [\n---\n",
    );
    let log = log_with(&workspace, 1, &[]);
    assert_eq!(
        log["left_out"]["unreadable"],
        json!(["emil/engagement.md", "team-bruno/session-3.md"])
    );
}

#[test]
fn a_field_with_an_error_never_adds_hours() {
    for (path, from, to) in [
        ("alma-again/session-1.md", "paid: false", "paid: flase"),
        ("alma-again/session-1.md", "paid: false", "payed: false"),
        (
            "alma-reyes/session-5.md",
            "cancelled: true\n",
            "canceled: true\nminutes: 60\n",
        ),
        ("alma-reyes/session-4.md", "counts: false", "counts: no way"),
        (
            "team-bruno/session-1.md",
            "participants: 4",
            "participants: four",
        ),
        ("emil/session-2.md", "draft: true", "drafft: true"),
        ("carla/session-1.md", "kind: session", "kind: sesion"),
        (
            "emil/engagement.md",
            "status: completed",
            "status: compleated",
        ),
        ("fred/engagement.md", "name: Otto Berg", "nam: Otto Berg"),
    ] {
        let workspace = practice();
        workspace.edit(path, from, to);
        let log = log_with(&workspace, i32::from(!path.starts_with("carla")), &[]);
        let minutes = log["totals"]["all"]["minutes"].as_u64().unwrap();
        assert!(minutes <= 550, "{path}, {to}: {minutes}");
        let named = log["left_out"]["unreadable"].as_array().unwrap();
        // Carla is not listed, so her records are not named either.
        assert_eq!(
            named.len(),
            usize::from(!path.starts_with("carla")),
            "{path}, {to}"
        );
        assert!(
            named.iter().all(|one| one == path),
            "{path}, {to}: {named:?}"
        );
    }
    // An error in the text below the fields changes nothing.
    let workspace = practice();
    workspace.append("emil/session-1.md", "\n## Mine {.coachonly}\n\nWords.\n");
    workspace
        .run(&["check", "records"])
        .assert_output(1, "emil/session-1.md");
    assert_eq!(log(&workspace)["totals"]["all"]["minutes"], 550);
    // A file with no fields may be a session.
    workspace.write("emil/session-3.md", "Held today, an hour.\n");
    let log = log_with(&workspace, 1, &[]);
    assert_eq!(log["left_out"]["unreadable"], json!(["emil/session-3.md"]));
}

#[test]
fn without_a_name_in_the_settings_all_engagements_must_have_one_coach() {
    let workspace = practice();
    workspace.edit("coachgen.yaml", "  name: Nora Lindqvist\n", "");
    // One engagement names a coach, the others do not say.
    let ran = run(&workspace, &[]);
    ran.assert_output(2, "the engagements do not all have the same coach");
    assert!(
        !ran.err.contains("Otto") && ran.out.is_empty(),
        "{}{}",
        ran.out,
        ran.err
    );
    // All name the same one, in other letters.
    for folder in [
        "alma-reyes",
        "alma-again",
        "team-bruno",
        "carla",
        "dora",
        "emil",
    ] {
        workspace.edit(
            &format!("{folder}/engagement.md"),
            "status",
            "coach:\n  name: OTTO BERG\nstatus",
        );
    }
    assert_eq!(log(&workspace)["totals"]["clients"], 4);
    // None names one.
    for folder in [
        "alma-reyes",
        "alma-again",
        "team-bruno",
        "carla",
        "dora",
        "emil",
    ] {
        workspace.edit(
            &format!("{folder}/engagement.md"),
            "coach:\n  name: OTTO BERG\n",
            "",
        );
    }
    workspace.edit("fred/engagement.md", "coach:\n  name: Otto Berg\n", "");
    assert_eq!(log(&workspace)["coach"], Value::Null);
    assert_eq!(log(&workspace)["totals"]["clients"], 4);
}

#[test]
fn a_part_of_the_practice_is_not_compared_with_credentials() {
    let workspace = practice();
    let ran = workspace.run_clean(&["hours", "records/emil"]);
    assert!(
        ran.out.contains("Emil Novak") && !ran.out.contains("Bruno"),
        "{}",
        ran.out
    );
    assert!(!ran.out.contains("ACC"), "{}", ran.out);
    assert!(
        ran.err.contains("This is only a part of the practice"),
        "{}",
        ran.err
    );
    workspace
        .run(&["hours", "records/emil", "--for", "acc"])
        .assert_output(2, "`--for` compares the hours of the whole practice");
    // A part of the name means the engagement.
    let mut named = workspace.command(&["hours", "emil", "--format", "csv"]);
    let ran = RunOutcome::from_output(named.current_dir(workspace.records()).output().unwrap());
    assert_eq!(ran.out.lines().count(), 2, "{}{}", ran.out, ran.err);
}

#[test]
fn wrong_arguments_say_what_to_write() {
    let workspace = practice();
    for (args, words) in [
        (&["--format", "pdf"][..], "human, csv, json, xlsx"),
        (&["--format", "xlsx"], "name it with `-o`"),
        (
            &["--format", "csv", "-o", "log.xlsx"],
            "ends in .xlsx, but the format is csv",
        ),
        (
            &["--for", "abc"],
            "the credentials are acc, pcc, mcc, eia-foundation and eia-practitioner",
        ),
        (&["--force"], "--output <FILE>"),
        (&["--today", "2026-13-01"], "YYYY-MM-DD"),
    ] {
        let ran = run(&workspace, args);
        ran.assert_output(2, words);
        assert_eq!(ran.out, "", "{args:?}");
    }
    workspace
        .run(&["hours", "nobody"])
        .assert_output(3, "no file, folder or engagement matches nobody");
    fs::create_dir(workspace.root().join("empty")).unwrap();
    workspace
        .run(&["hours", "empty"])
        .assert_output(3, "no engagement found in empty");
    assert!(!workspace.root().join("log.xlsx").exists());
}

#[test]
fn settings_with_errors_are_refused() {
    for (from, to) in [
        ("2024-03-15", "2024"),
        ("training_started", "trainig_started"),
        ("name: Nora Lindqvist", "name: [Nora]"),
    ] {
        let workspace = practice();
        workspace.edit("coachgen.yaml", from, to);
        let ran = run(&workspace, &[]);
        ran.assert_output(
            2,
            "coachgen.yaml has errors, and its fields decide what counts",
        );
        assert_eq!(ran.out, "", "{to}");
    }
}
