//! Wrong options, files that cannot be written, and engagements that are blocked.

use std::os::unix::fs::PermissionsExt;

use super::super::Workspace;
use super::{events_in, mode};

#[test]
fn the_file_is_private_and_is_only_replaced_with_force() {
    let workspace = Workspace::practice();
    let tomasz = "records/two-sponsors-tomasz-brandt";
    let ran = workspace.run_clean(&["calendar", tomasz, "--for", "client"]);
    let name = "two-sponsors-tomasz-brandt-calendar-client.ics";
    assert!(
        ran.out
            .starts_with(&format!("Wrote {name} for the client: ")),
        "{}",
        ran.out
    );
    let file = workspace.root().join(name);
    assert_eq!(mode(&file), 0o600);
    std::fs::write(&file, "mine").unwrap();
    let ran = workspace.run(&["calendar", tomasz, "--for", "client"]);
    ran.assert_output(2, "exists");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "mine");
    workspace.run_clean(&["calendar", tomasz, "--for", "client", "--force"]);
    assert!(!events_in(&std::fs::read_to_string(&file).unwrap()).is_empty());
    // Without a terminal and with --quiet, nothing is printed.
    let ran = workspace.run_clean(&["calendar", "records", "--quiet"]);
    assert_eq!((ran.out.as_str(), ran.err.as_str()), ("", ""));
    assert!(workspace.root().join("calendar-coach.ics").is_file());
}

#[test]
fn wrong_options_write_nothing() {
    let workspace = Workspace::practice();
    let before = workspace.files_outside_portals();
    let tomasz = "records/two-sponsors-tomasz-brandt";
    for (args, code, words) in [
        (
            &["calendar", "records", "--for", "client"][..],
            2,
            "records contains 5 engagements",
        ),
        (
            &["calendar", tomasz, "--for", "nobody"],
            2,
            "this engagement has no reader `nobody`",
        ),
        (
            &["calendar", tomasz, "--for", "sponsor"],
            2,
            "there are several sponsors",
        ),
        (&["calendar", tomasz, "--for", ""], 2, "no reader ``"),
        (
            &["calendar", "records/nowhere"],
            3,
            "no file, folder or engagement matches records/nowhere",
        ),
        (&["calendar", tomasz, "--output"], 2, "a value is required"),
        (
            &["calendar", tomasz, "--detail=yes"],
            2,
            "unexpected argument",
        ),
        (&["calendar", tomasz, "-o", "records"], 2, "records"),
        (
            &["calendar", tomasz, "-o", "nowhere/file.ics"],
            2,
            "nowhere",
        ),
        (
            &["calendar", tomasz, "--today", "2026-13-01"],
            2,
            "write a date that exists",
        ),
    ] {
        workspace.run(args).assert_output(code, words);
        assert!(workspace.files_outside_portals() == before, "{args:?}");
    }
}

#[test]
fn a_read_only_folder_is_reported() {
    let workspace = Workspace::practice();
    let folder = workspace.path("closed");
    std::fs::create_dir(&folder).unwrap();
    std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o500)).unwrap();
    // The administrator may write anywhere.
    let may = std::fs::write(folder.join("probe"), "").is_ok();
    let ran = workspace.run(&["calendar", "records", "-o", "records/closed/all.ics"]);
    std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o700)).unwrap();
    match may {
        true => assert_eq!(ran.code, 0),
        false => ran.assert_output(2, "cannot write"),
    }
}

#[test]
fn a_blocked_engagement_has_a_calendar_for_the_coach_only() {
    let workspace = Workspace::example();
    workspace.append(
        "4-development/session-2.md",
        "\nNot for the client: a word.\n\n## Coach only\n",
    );
    assert_eq!(workspace.run(&["check", "records"]).code, 1);
    for reader in ["client", "Rafael Monteiro"] {
        let ran = workspace.run(&["calendar", "records", "--for", reader, "-o", "-"]);
        ran.assert_output(
            2,
            "errors that block its calendars for client and sponsors; no calendar was created",
        );
        assert_eq!(ran.out, "");
    }
    let ran = workspace.run_clean(&["calendar", "records", "-o", "-"]);
    assert!(!events_in(&ran.out).is_empty());
}

#[test]
fn an_engagement_that_cannot_be_read_is_named() {
    let workspace = Workspace::practice();
    let path = "two-sponsors-tomasz-brandt/engagement.md";
    workspace.write(path, "---\nkind: engagement\nclient: [\n---\n");
    let ran = workspace.run(&["calendar", "records", "-o", "all.ics"]);
    ran.assert_output(
        1,
        "two-sponsors-tomasz-brandt is left out: its engagement.md cannot be read",
    );
    let text = std::fs::read_to_string(workspace.root().join("all.ics")).unwrap();
    assert!(events_in(&text).len() > 5);
    let ran = workspace.run(&["calendar", "records/two-sponsors-tomasz-brandt"]);
    ran.assert_output(2, "no calendar was created");
}

#[test]
fn an_engagement_without_dates_has_no_calendar() {
    let workspace = Workspace::practice();
    workspace.write(
        "empty/engagement.md",
        "---\nkind: engagement\nclient: {name: Jonas Weber}\n---\n",
    );
    let ran = workspace.run(&["calendar", "records/empty", "--for", "client"]);
    ran.assert_output(
        2,
        "there are no meetings and no due dates for the client yet",
    );
}

#[test]
fn a_departed_sponsor_gets_the_file_of_their_last_day() {
    let workspace = Workspace::example();
    let ran = |day: &str| {
        let args = [
            "calendar",
            "records",
            "--for",
            "Rafael Monteiro",
            "-o",
            "-",
            "--today",
            day,
        ];
        let ran = workspace.run(&args);
        assert_eq!(ran.code, 0, "{}", ran.err);
        ran.out
    };
    let text = ran("2026-11-20");
    assert_eq!(text, ran("2026-12-20"));
    for event in events_in(&text) {
        // The approved agenda keeps its due dates.
        let is_due = event["SUMMARY"].ends_with(" due");
        assert!(
            is_due || event["DTSTART"].as_str() <= "20260831",
            "{event:?}"
        );
        assert_eq!(event["DTSTAMP"], "20260831T000000Z");
    }
}
