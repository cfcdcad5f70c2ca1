//! Places where portals may not be written: each is refused with a message, and nothing is touched.

use std::{fs, os::unix::fs::symlink};

use super::Workspace;

#[test]
fn targets_that_would_overwrite_files_are_refused() {
    let workspace = Workspace::example();
    let home = workspace.root().join("home");
    fs::create_dir_all(home.join("letters")).unwrap();
    fs::write(home.join("letters/dear.txt"), "Dear").unwrap();
    fs::create_dir(workspace.root().join("full")).unwrap();
    fs::write(workspace.root().join("full/mine.txt"), "mine").unwrap();
    fs::write(workspace.root().join("file"), "a file").unwrap();
    symlink(workspace.root().join("full"), workspace.root().join("link")).unwrap();
    let before = workspace.files_outside_portals();
    let root = workspace.root();
    let parent = root.to_str().unwrap();
    for (target, words) in [
        ("/", "is the root of a drive"),
        (home.to_str().unwrap(), "is your home folder or contains it"),
        ("records", "contains the records in"),
        ("records/.", "contains the records in"),
        ("records/3-agenda/..", "contains the records in"),
        (parent, "contains the records in"),
        ("link", "link"),
        ("full", "is not empty and was not created by coachgen"),
        ("file", "is a file, not a folder"),
        (
            "records/3-agenda",
            "is not empty and was not created by coachgen",
        ),
    ] {
        workspace
            .run(&["build", "records", "-o", target])
            .assert_output(2, words);
        assert!(
            workspace.files_outside_portals() == before,
            "{target}: something was touched"
        );
    }
}

#[test]
fn a_page_that_was_changed_by_hand_is_not_lost() {
    let workspace = Workspace::example();
    workspace.run_clean(&["build", "records"]);
    workspace.write("portal/client/records/index.html", "my own words");
    let before = workspace.files_outside_portals();
    workspace
        .run(&["build", "records"])
        .assert_output(2, "client/records/index.html");
    assert!(workspace.files_outside_portals() == before);
}

#[test]
fn portals_beside_the_records_are_never_read_as_records() {
    let workspace = Workspace::practice();
    workspace.run_clean(&[
        "build",
        "records",
        "-o",
        "records/two-sponsors-tomasz-brandt/pages",
    ]);
    let ran = workspace.run_clean(&[
        "build",
        "records",
        "-o",
        "records/two-sponsors-tomasz-brandt/pages",
    ]);
    assert!(ran.out.contains("nothing changed"), "{}", ran.out);
    workspace.run_clean(&["check", "records"]);
}
