//! `coachgen status`: on real folders, at several dates of an engagement, as text and as JSON.
#![cfg(unix)]

mod shape;
mod workspace;

use std::fs;

use insta::assert_snapshot;

use workspace::{StatusWorkspace, copy, repository};

#[test]
fn engagements_that_need_attention_come_first() {
    let workspace = StatusWorkspace::with_records("tests/fixtures/practice");
    assert_snapshot!("practice", workspace.output("2026-11-22", &["records"]));
    assert_snapshot!(
        "practice_with_closed",
        workspace.output("2026-11-22", &["records", "--all"])
    );
    assert_snapshot!(
        "practice_overdue",
        workspace.output("2026-12-20", &["records"])
    );
    assert_snapshot!(
        "practice_quiet",
        workspace.output("2026-12-20", &["records", "-q", "--all"])
    );
}

#[test]
fn the_tour_shows_what_is_printed() {
    let output =
        StatusWorkspace::with_records("tests/fixtures/practice").output("2026-11-22", &["records"]);
    let tour = fs::read_to_string(repository().join("docs/tour.md")).unwrap();
    assert!(tour.contains(&format!("```text\n{output}```")), "{output}");
    let one = StatusWorkspace::with_records("tests/fixtures/practice")
        .output("2026-11-22", &["records/first-week-seun-adair"]);
    assert!(tour.contains(&format!("```text\n{one}```")), "{one}");
}

#[test]
fn one_engagement_says_what_completes_each_step() {
    let practice = StatusWorkspace::with_records("tests/fixtures/practice");
    let mut all = String::new();
    for name in ["renewal-ines-carvalho", "ended-early-samira-voss"] {
        all.push_str(&practice.output("2026-11-22", &[&format!("records/{name}")]));
        all.push('\n');
    }
    let example = StatusWorkspace::with_records("example-engagement");
    for (file, from, to) in [
        (
            "1-contracting/chemistry-meeting.md",
            "client_comfortable: true",
            "client_comfortable: false",
        ),
        (
            "2-diagnosis/personality-profile.md",
            "debriefed: 2026-02-24\n",
            "",
        ),
        (
            "2-diagnosis/stakeholder-themes.md",
            "debriefed: 2026-03-06\n",
            "",
        ),
        ("5-review/final-review.md", "Catherine Llewellyn, ", ""),
        (
            "5-review/interim-review.md",
            "after_session: 3",
            "after_session: 4",
        ),
    ] {
        example.edit(file, from, to);
    }
    all.push_str(&example.output("2026-11-22", &["records"]));
    let wide = all.lines().filter(|line| line.chars().count() > 80);
    assert_eq!(wide.count(), 0, "{all}");
    assert_snapshot!("one_with_missing_steps", all);
}

#[test]
fn one_engagement_fits_a_page() {
    let sound = StatusWorkspace::sound_on("2026-05-01").output("2026-05-01", &["records"]);
    let practice = StatusWorkspace::with_records("tests/fixtures/practice");
    let busy = practice.output("2026-12-01", &["records/two-sponsors-tomasz-brandt"]);
    let example = StatusWorkspace::with_records("example-engagement");
    let closed = example.output("2026-11-22", &["records"]);
    for output in [sound, busy, closed] {
        assert!(output.lines().count() <= 46, "{output}");
    }
}

#[test]
fn the_json_has_every_step() {
    let data = StatusWorkspace::sound_on("2026-03-20").data("2026-03-20");
    let phases = data["engagements"][0]["phases"].as_array().unwrap();
    let steps: Vec<(&str, bool)> = phases
        .iter()
        .flat_map(|phase| phase["steps"].as_array().unwrap())
        .map(|step| {
            (
                step["step"].as_str().unwrap(),
                step["done"].as_bool().unwrap(),
            )
        })
        .collect();
    assert_eq!(steps.len(), 26, "{steps:?}");
    assert!(steps.contains(&("chemistry", true)) && steps.contains(&("sessions", false)));
    let development = &phases[3];
    let missing = development["missing"].as_array().unwrap();
    let missing: Vec<&str> = missing
        .iter()
        .map(|item| item["what"].as_str().unwrap())
        .collect();
    assert_eq!(missing, ["sessions", "interim-review"]);
    assert_eq!(development["missing"][1]["after_session"], 2);
}

#[test]
fn one_engagement_in_full() {
    let workspace = StatusWorkspace::with_records("tests/fixtures/practice");
    let dir = "records/two-sponsors-tomasz-brandt";
    assert_snapshot!("one_on_course", workspace.output("2026-12-01", &[dir]));
    let example = StatusWorkspace::with_records("example-engagement");
    assert_snapshot!("one_closed", example.output("2026-11-22", &["records"]));
}

#[test]
fn one_engagement_from_start_to_end() {
    let mut all = String::new();
    for day in [
        "2026-01-10",
        "2026-01-20",
        "2026-02-20",
        "2026-03-20",
        "2026-05-01",
        "2026-06-22",
        "2026-06-25",
    ] {
        let output = StatusWorkspace::sound_on(day).output(day, &["records"]);
        all.push_str(&format!("== {day}\n{output}\n"));
    }
    assert_snapshot!("one_from_start_to_end", all);
}

#[test]
fn missing_wrong_and_hostile_content_is_reported_plainly() {
    let workspace = StatusWorkspace::with_records("tests/fixtures/practice");
    fs::write(
        workspace.path("renewal-ines-carvalho/engagement.md"),
        "no front matter\n",
    )
    .unwrap();
    workspace.edit(
        "first-week-seun-adair/engagement.md",
        "name: Seun Adair",
        "name: \"Seun\\e[31m\\u202e Adair\"",
    );
    workspace.edit(
        "first-week-seun-adair/engagement.md",
        "status: active",
        "status: active\npauses:\n  - {from: 2026-11-20, to: 2026-12-24}",
    );
    workspace.edit(
        "two-sponsors-tomasz-brandt/4-development/session-4.md",
        "kind: session",
        "kind: session\npayed: true",
    );
    workspace.edit(
        "self-funded-ines-carvalho/engagement.md",
        "dispose_on: 2032-05-12",
        "dispose_on: 2026-05-30",
    );
    workspace.edit("coachgen.yaml", "coach:", "coech:");
    let output = workspace.output("2026-11-22", &["records"]);
    assert!(
        !output.contains('\u{1b}') && !output.contains('\u{202e}'),
        "{output}"
    );
    assert_snapshot!("invalid_records", output);
    assert_snapshot!(
        "one_unreadable",
        workspace.output("2026-11-22", &["records/renewal-ines-carvalho"])
    );
}

#[test]
fn a_record_that_cannot_be_read_is_named_and_not_asked_for() {
    // Session 3 was planned for 11 May.
    let day = "2026-05-20";
    let session = "4-development/session-3.md";
    for half in ["", "---\nkind: session\nnumber: 3\ndate: 2026-05-1\n---\n"] {
        let workspace = StatusWorkspace::sound_on("2026-05-01");
        let plain = workspace.output(day, &["records"]);
        assert!(
            plain.contains("session 3 of 2026-05-11: no record yet"),
            "{plain}"
        );
        fs::write(workspace.path(&format!("anneli/{session}")), half).unwrap();
        let output = workspace.output(day, &["records"]);
        assert!(!output.contains("no record yet"), "{output}");
        let said = output.split_whitespace().collect::<Vec<_>>().join(" ");
        for words in [
            "unreadable 4-development/session-3.md: run `coachgen check`",
            "sessions (2 of 4 held): fix 4-development/session-3.md, which cannot be read",
        ] {
            assert!(said.contains(words), "{words}: {output}");
        }
        assert!(!said.contains("a record of kind `session`"), "{output}");
        assert!(!said.contains("no date planned"), "{output}");
        let data = workspace.data(day);
        let one = &data["engagements"][0];
        assert_eq!(one["unreadable"][0], session);
        assert_eq!(one["unrecorded"].as_array().unwrap().len(), 0);
        let missing = one["phases"][3]["missing"].as_array().unwrap();
        assert_eq!(missing[0]["what"], "unreadable-record");
        assert_eq!(missing[0]["record"], session);
    }
    // A record of another phase.
    let workspace = StatusWorkspace::sound_on("2026-03-20");
    let interview = workspace.path("anneli/2-diagnosis/interview-part-2.md");
    fs::write(interview, "").unwrap();
    let output = workspace.output("2026-03-20", &["records"]);
    let said = output.split_whitespace().collect::<Vec<_>>().join(" ");
    let step = "interview part 2: fix 2-diagnosis/interview-part-2.md, which cannot be read";
    assert!(said.contains(step), "{output}");
    assert!(said.contains("✓ interview part 1"), "{output}");
}

#[test]
fn a_draft_with_a_future_date_is_the_next_meeting() {
    let workspace = StatusWorkspace::sound_on("2026-05-12");
    workspace.edit(
        "anneli/4-development/session-3.md",
        "next: 2026-06-15\n",
        "",
    );
    let without = workspace.output("2026-05-20", &["records"]);
    assert!(without.contains("no date planned"), "{without}");
    fs::write(
        workspace.path("anneli/4-development/session-4.md"),
        "---\nkind: session\ndraft: true\nnumber: 4\ndate: 2026-06-15\n---\n",
    )
    .unwrap();
    let output = workspace.output("2026-05-20", &["records"]);
    assert!(!output.contains("no date planned"), "{output}");
    assert!(
        output.contains("session 4 on 2026-06-15 (in 4 weeks), in a draft"),
        "{output}"
    );
    assert_eq!(
        workspace.data("2026-05-20")["engagements"][0]["drafted"][0]["number"],
        4
    );
}

#[test]
fn exit_codes() {
    let workspace = StatusWorkspace::with_records("tests/fixtures/practice");
    fs::create_dir(workspace.0.path().join("empty")).unwrap();
    assert_eq!(workspace.run("2026-11-22", &["records"]).0, 0);
    assert_eq!(workspace.run("2026-11-22", &["nowhere"]).0, 3);
    assert_eq!(workspace.run("2026-11-22", &["--format", "xml"]).0, 2);
    let (code, out, err) = workspace.run("2026-11-22", &["empty"]);
    assert_eq!((code, out.as_str()), (3, ""));
    assert!(err.contains("no engagement found"), "{err}");
}

#[test]
fn thirty_engagements_fit_a_narrow_terminal() {
    let workspace = thirty();
    let output = workspace.output("2026-11-22", &["records"]);
    assert!(!output.contains('\u{1b}'));
    let wide: Vec<&str> = output
        .lines()
        .filter(|line| line.chars().count() > 80)
        .collect();
    assert!(wide.is_empty(), "{wide:#?}");
    assert!(
        output.lines().count() < 120,
        "{} lines",
        output.lines().count()
    );
    let totals = "30 engagements on 2026-11-22: 6 need attention, 12 due soon,";
    assert!(output.contains(totals), "{output}");
    let all = workspace.output("2026-11-22", &["records", "--all"]);
    let wide = all.lines().filter(|line| line.chars().count() > 80);
    assert_eq!(wide.count(), 0, "{all}");
    let data = workspace.data("2026-11-22");
    assert_eq!(data["engagements"].as_array().unwrap().len(), 30);
    assert_eq!(
        workspace.output("2026-11-22", &["records"]),
        output,
        "twice the same"
    );
}

#[test]
fn the_json_matches_the_schema() {
    for day in ["2026-01-10", "2026-02-20", "2026-05-01", "2026-06-22"] {
        StatusWorkspace::sound_on(day).data(day);
    }
    let practice = StatusWorkspace::with_records("tests/fixtures/practice");
    let data = practice.data("2026-12-20");
    assert_eq!(
        data["engagements"][0]["folder"],
        "two-sponsors-tomasz-brandt"
    );
    assert_eq!(
        data["engagements"][0]["actions"]["overdue"][0]["due"],
        "2026-12-01"
    );
    assert_eq!(data["totals"]["closed"], 2);
    StatusWorkspace::with_records("example-engagement").data("2026-11-22");
}

#[test]
fn the_schema_has_the_programs_choices() {
    shape::words();
}

#[test]
fn the_json_has_only_ids_and_the_clients_name_from_a_record() {
    let data = StatusWorkspace::with_records("tests/fixtures/practice")
        .output("2026-12-20", &["records", "--format", "json"]);
    for text in [
        "Fennmark",
        "Idris",
        "Session 5",
        "Meeting with the sponsor",
        "Samira has accepted",
    ] {
        assert!(!data.contains(text), "{text}");
    }
    assert!(data.contains("Tomasz Brandt"));
}

fn thirty() -> StatusWorkspace {
    let workspace = StatusWorkspace::empty();
    for number in 0..6 {
        let to = workspace.0.path().join(format!("records/client-{number}"));
        copy(&repository().join("tests/fixtures/practice"), &to);
        fs::remove_file(to.join("coachgen.yaml")).unwrap();
    }
    workspace
}
