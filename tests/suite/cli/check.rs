//! `coachgen check`: its exit codes, and that one run reports everything.

use std::fs;

use super::Workspace;

#[test]
fn no_findings_exit_with_0() {
    let workspace = Workspace::practice();
    let before = workspace.files_outside_portals();
    let ran = workspace.run_clean(&["check", "records"]);
    assert!(
        ran.out.contains("in 5 engagements: no problems found."),
        "{}",
        ran.out
    );
    assert!(
        workspace.files_outside_portals() == before,
        "a check writes nothing"
    );
}

#[test]
fn errors_exit_with_1_and_are_all_reported_in_one_run() {
    let workspace = Workspace::example();
    workspace.edit(
        "4-development/session-1.md",
        "kind: session",
        "kind: session\npayed: true\ndates: 2026-03-12",
    );
    workspace.edit("engagement.md", "status: completed", "status: complete");
    let ran = workspace.run(&["check", "records"]);
    ran.assert_output(1, "unknown field `payed`");
    ran.assert_output(1, "`paid` already exists");
    ran.assert_output(1, "unknown field `dates`");
    ran.assert_output(1, "`completed`");
    ran.assert_output(1, "engagement.md:");
    assert!(ran.out.contains("3 errors"), "{}{}", ran.out, ran.err);
}

#[test]
fn warnings_exit_with_0() {
    let workspace = Workspace::example();
    workspace.edit(
        "4-development/session-1.md",
        "\n---\n\n",
        "\n---\n\nSee [my note](../notes/reflection-april.md).\n\n",
    );
    let ran = workspace.run(&["check", "records"]);
    ran.assert_output(0, "warning[CG607 hidden-link]");
    assert!(ran.out.contains("1 warning"), "{}", ran.out);
}

#[test]
fn a_folder_that_cannot_be_checked_is_an_error() {
    let workspace = Workspace::example();
    workspace
        .run(&["check", "nowhere"])
        .assert_output(3, "no file, folder or engagement matches nowhere");
    assert_eq!(workspace.run(&["check", "--nonsense"]).code, 2);
}

#[test]
fn no_records_exit_with_3() {
    let workspace = Workspace::example();
    fs::create_dir(workspace.root().join("empty")).unwrap();
    for command in ["check", "build"] {
        workspace.run(&[command, "empty"]).assert_output(
            3,
            "an engagement is a folder that contains an engagement.md",
        );
        assert!(
            fs::read_dir(workspace.root().join("empty"))
                .unwrap()
                .next()
                .is_none()
        );
    }
}

#[test]
fn quiet_still_prints_errors() {
    let workspace = Workspace::example();
    workspace.edit("engagement.md", "status: completed", "status: complete");
    let ran = workspace.run(&["check", "records", "--quiet"]);
    ran.assert_output(1, "`status`");
    assert!(
        !ran.out.contains("Checked") && ran.err.is_empty(),
        "{}{}",
        ran.out,
        ran.err
    );
}

#[test]
fn two_fixes_at_the_same_place_are_applied_in_one_run() {
    let workspace = Workspace::copy_of("tests/fixtures/sound");
    let session = "anneli/4-development/session-3.md";
    let text = workspace.read(session);
    // Without its follow-up, and on another day than planned.
    let (before, rest) = text.split_once("reviewed:\n").unwrap();
    let end = rest.find("\n").unwrap();
    let after: String = rest[end..]
        .split_inclusive('\n')
        .skip_while(|line| line.starts_with(' ') || line.trim().is_empty())
        .collect();
    workspace.write(session, &format!("{before}{after}"));
    workspace.edit(
        "anneli/4-development/session-2.md",
        "next: 2026-05-11",
        "next: 2026-05-08",
    );
    let ran = workspace.run(&["check", "records", "--fix"]);
    let fixed = workspace.read(session);
    assert!(
        fixed.contains("reviewed:\n") && fixed.contains("moved:\n"),
        "{fixed}\n{}{}",
        ran.out,
        ran.err
    );
}

#[test]
fn a_debrief_that_is_longer_than_its_session_is_an_error() {
    let workspace = Workspace::copy_of("tests/fixtures/sound");
    workspace.edit(
        "anneli/4-development/session-3.md",
        "minutes: 95\n",
        "minutes: 95\ndebrief: {minutes: 120}\n",
    );
    let ran = workspace.run(&["check", "records"]);
    ran.assert_output(
        1,
        "the debrief is longer than the session (120 of 95 minutes)",
    );
}

#[test]
fn the_status_of_a_practice_names_closed_engagements_with_errors() {
    let workspace = Workspace::practice();
    let status = || {
        let status = workspace.run(&["status", "records"]);
        status.out.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let words = "1 closed engagement has errors: run `coachgen check`.";
    assert!(!status().contains(words), "{}", status());
    workspace.edit(
        "ended-early-samira-voss/session-1.md",
        "kind: session\n",
        "kind: session\ndebrief: {minutes: 999}\n",
    );
    assert!(status().contains(words), "{}", status());
}
