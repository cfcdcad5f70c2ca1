//! What the options refuse, and how files and folders are written.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use super::super::{Workspace, mode, tree};

const ENGAGEMENT: &str = "records/two-sponsors-tomasz-brandt";

#[test]
fn wrong_options_are_refused_and_write_nothing() {
    let workspace = Workspace::practice();
    fs::create_dir(workspace.root().join("mine")).unwrap();
    fs::write(workspace.root().join("mine/letter.txt"), "dear").unwrap();
    fs::write(workspace.root().join("a-file"), "text").unwrap();
    let before = workspace.files_outside_portals();
    for (args, words) in [
        (
            &["export", ENGAGEMENT, "--for", "Nobody"][..],
            "this engagement has no reader `Nobody`",
        ),
        (
            &["export", ENGAGEMENT, "--for", "sponsor"],
            "there are several sponsors",
        ),
        (
            &["export", ENGAGEMENT, "--for", ""],
            "this engagement has no reader ``",
        ),
        (
            &["export", "nobody"],
            "no file, folder or engagement matches nobody",
        ),
        (&["export", "records"], "contains 5 engagements"),
        (
            &["export", ENGAGEMENT, "--format", "xml"],
            "invalid value 'xml'",
        ),
        (
            &["export", ENGAGEMENT, "--format", "csv"],
            "tables are written to a folder",
        ),
        (
            &["export", ENGAGEMENT, "--format", "csv", "-o", "-"],
            "tables are written to a folder",
        ),
        (
            &["export", ENGAGEMENT, "--force"],
            "`--force` only applies with `-o`",
        ),
        (
            &["export", ENGAGEMENT, "-o", "a-file"],
            "a-file already exists",
        ),
        (&["export", ENGAGEMENT, "-o", "mine"], "mine is a folder"),
        (
            &["export", ENGAGEMENT, "-o", "no/such/file.json"],
            "cannot write no/such/file.json",
        ),
        (
            &["export", ENGAGEMENT, "--format", "csv", "-o", "mine"],
            "mine is not empty",
        ),
        (
            &[
                "export", ENGAGEMENT, "--format", "csv", "-o", "mine", "--force",
            ],
            "mine is not empty",
        ),
        (
            &["export", ENGAGEMENT, "--format", "csv", "-o", "a-file"],
            "a-file is a file",
        ),
        (
            &["export", ENGAGEMENT, "--format", "csv", "-o", "no/such"],
            "cannot create a folder in no",
        ),
        (
            &["export", ENGAGEMENT, "--format", "csv", "-o", "aux"],
            "aux cannot be the name of a folder",
        ),
        (
            &["export", ENGAGEMENT, "--format", "csv", "-o", "a:b"],
            "a:b cannot be the name of a folder",
        ),
        (
            &["export", ENGAGEMENT, "--format", "csv", "-o", ".."],
            ".. cannot be the name of a folder",
        ),
    ] {
        let ran = workspace.run(args);
        assert!(
            [2, 3].contains(&ran.code),
            "{args:?}: {}{}",
            ran.out,
            ran.err
        );
        assert!(ran.err.contains(words), "{args:?}: {}", ran.err);
        assert_eq!(ran.out, "", "{args:?}");
    }
    assert!(workspace.files_outside_portals() == before);
}

#[test]
fn a_file_is_private_and_only_replaced_with_force() {
    let workspace = Workspace::practice();
    let file = workspace.root().join("client.json");
    let args = ["export", ENGAGEMENT, "--for", "client", "-o", "client.json"];
    let ran = workspace.run_clean(&args);
    assert!(
        ran.out.starts_with("Wrote client.json for the client."),
        "{}",
        ran.out
    );
    assert_eq!(mode(&file), 0o600);
    let printed = workspace.run_clean(&args[..4]).out;
    assert_eq!(fs::read_to_string(&file).unwrap(), printed);
    workspace
        .run(&args)
        .assert_output(2, "replace it with `--force`");
    fs::write(&file, "old").unwrap();
    let forced: Vec<&str> = args.into_iter().chain(["--force"]).collect();
    workspace.run_clean(&forced);
    assert_eq!(fs::read_to_string(&file).unwrap(), printed);
}

#[test]
fn a_folder_of_tables_is_private_and_written_wholly_or_not_at_all() {
    let workspace = Workspace::practice();
    let folder = workspace.root().join("tables");
    let args = ["export", ENGAGEMENT, "--format", "csv", "-o", "tables"];
    fs::create_dir(&folder).unwrap();
    workspace.run_clean(&args);
    assert_eq!(mode(&folder), 0o700);
    let written = tree(&folder);
    assert_eq!(written.len(), coachgen::export::TABLES.len());
    for name in written.keys() {
        assert_eq!(mode(&folder.join(name)), 0o600, "{name}");
    }
    workspace
        .run(&args)
        .assert_output(2, "replace the tables in it with `--force`");
    fs::write(folder.join("sessions.csv"), "old").unwrap();
    let forced: Vec<&str> = args.into_iter().chain(["--force"]).collect();
    workspace.run_clean(&forced);
    assert!(tree(&folder) == written);
    // A file of somebody else stays, and so does everything next to it.
    fs::write(folder.join("sessions.csv"), "old").unwrap();
    fs::write(folder.join("chart.xlsx"), "mine").unwrap();
    let before = tree(&folder);
    workspace
        .run(&forced)
        .assert_output(2, "other files, which are never replaced");
    assert!(tree(&folder) == before);
    let left = fs::read_dir(workspace.root()).unwrap();
    let left = left.filter(|entry| {
        let name = entry.as_ref().unwrap().file_name();
        name.to_string_lossy().starts_with(".coachgen-new")
    });
    assert_eq!(left.count(), 0);
}

#[test]
fn a_folder_that_cannot_be_written_to_is_reported() {
    let workspace = Workspace::practice();
    // Nobody may write here, not even root.
    for args in [
        &["export", ENGAGEMENT, "-o", "/proc/file.json"][..],
        &[
            "export",
            ENGAGEMENT,
            "--format",
            "csv",
            "-o",
            "/proc/tables",
        ],
    ] {
        let ran = workspace.run(args);
        assert_eq!(ran.code, 2, "{args:?}");
        assert!(ran.err.contains("cannot"), "{}", ran.err);
    }
    let closed = workspace.root().join("closed");
    fs::create_dir(&closed).unwrap();
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o500)).unwrap();
    if fs::write(closed.join("probe"), "").is_ok() {
        return; // root may write here
    }
    let ran = workspace.run(&["export", ENGAGEMENT, "-o", "closed/file.json"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("ermission denied"), "{}", ran.err);
    assert!(tree(&closed).is_empty());
}

/// What blocks the portals blocks the exports of client and sponsors. The coach can always export.
#[test]
fn errors_that_block_the_build_block_the_exports_of_others() {
    let workspace = Workspace::practice();
    let session = "two-sponsors-tomasz-brandt/4-development/session-1.md";
    workspace.append(session, "\n## Mine {.secret}\n\nOnly for me.\n");
    for reader in ["client", "Idris Quaye"] {
        let ran = workspace.run(&["export", ENGAGEMENT, "--for", reader]);
        ran.assert_output(2, "no export was created");
        assert!(ran.err.contains("CG602"), "{}", ran.err);
        assert_eq!(ran.out, "");
    }
    let ran = workspace.run_clean(&["export", ENGAGEMENT]);
    assert!(ran.err.contains("run `coachgen check`"), "{}", ran.err);
    assert!(ran.out.contains("Only for me."));
}
