//! `coachgen init` creates a practice that every other command accepts, and changes no existing file.

use std::fs;

use super::{RunOutcome, Workspace, mode};

/// An empty folder.
fn empty() -> Workspace {
    Workspace {
        folder: tempfile::tempdir().unwrap(),
        pdf: false,
    }
}

#[test]
fn a_new_practice_can_be_checked_and_built() {
    let workspace = empty();
    let ran = workspace.run_clean(&[
        "init",
        "records",
        "--practice",
        "Adelman: Coaching",
        "--coach",
        "Ruth Adelman",
        "--email",
        "ruth@adelman.example",
        "--language",
        "de",
        "--editor",
        "vscode",
        "--engagement",
        "Amara Okafor",
    ]);
    ran.assert_output(0, "run `coachgen check` and `coachgen build`");
    assert_eq!(mode(&workspace.path("coachgen.yaml")), 0o600);
    let checked = workspace.run_clean(&["check", "records"]);
    checked.assert_output(0, "no problems found");
    workspace.run_clean(&["build", "records"]);
    let page = &workspace.portal()["coach/index.html"];
    let page = String::from_utf8_lossy(page);
    assert!(
        page.contains("lang=\"de\"") && page.contains("Adelman: Coaching"),
        "{page}"
    );
    // `new` adds records.
    let ran = workspace.run_clean(&["new", "chemistry", "records/amara-okafor"]);
    ran.assert_output(
        0,
        "amara-okafor/1-contracting/chemistry-meeting.md, a draft",
    );
    workspace.run_clean(&["check", "records"]);
    let tasks = workspace.read(".vscode/tasks.json");
    let docs = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/editors.md")).unwrap();
    assert!(docs.contains(&tasks), "docs/editors.md explains the task");
    let schema = workspace.run_clean(&["schema"]).out;
    assert_eq!(workspace.read(".schemas/record.json").trim(), schema.trim());
}

#[test]
fn without_options_everything_is_a_comment_or_a_default() {
    let workspace = empty();
    let ran = workspace.run_clean(&["init", "records"]);
    ran.assert_output(0, "coachgen new engagement \"Full Name of the Client\"");
    let text = workspace.read("coachgen.yaml");
    assert!(text.contains("  # name: Ruth Adelman\n"), "{text}");
    let mut command = workspace.command(&["new", "engagement", "Jonas Weber"]);
    let ran = command.current_dir(workspace.records()).output().unwrap();
    RunOutcome::from_output(ran).assert_output(0, "records/jonas-weber/engagement.md");
    workspace.run_clean(&["check", "records"]);
    assert!(!workspace.path(".vscode").exists());
}

#[test]
fn existing_files_are_not_changed() {
    let workspace = empty();
    workspace.write("coachgen.yaml", "practice:\n  name: Mine\n");
    workspace.write(".gitignore", "mine\n");
    workspace.write(".vscode/settings.json", "{}");
    let before = workspace.files_outside_portals();
    let ran = workspace.run_clean(&["init", "records", "--editor", "vscode", "--coach", "Other"]);
    ran.assert_output(0, "coachgen.yaml already exists; not changed");
    let after = workspace.files_outside_portals();
    for (path, bytes) in &before {
        assert_eq!(after.get(path), Some(bytes), "{path}");
    }
    assert!(after.contains_key("records/.vscode/tasks.json"));
    // The same client is not added twice, and a name has letters.
    let args = ["init", "records", "--engagement", "Amara Okafor"];
    workspace
        .run_clean(&args)
        .assert_output(0, "records/amara-okafor/engagement.md.");
    workspace
        .run_clean(&args)
        .assert_output(0, "amara-okafor already exists; not changed");
    workspace
        .run(&["init", "records", "--engagement", "…"])
        .assert_output(2, "contains no letters or digits");
    // A practice cannot contain another.
    workspace
        .run(&["init", "records/below"])
        .assert_output(2, "records/below is inside the practice");
    assert!(!workspace.path("below").exists());
}

#[test]
fn a_place_that_cannot_be_written_is_reported() {
    let workspace = empty();
    fs::write(workspace.root().join("records"), "a file").unwrap();
    let ran = workspace.run(&["init", "records"]);
    assert_eq!(ran.code, 2, "{}{}", ran.out, ran.err);
    assert_eq!(
        fs::read_to_string(workspace.root().join("records")).unwrap(),
        "a file"
    );
    let elsewhere = workspace.root().join("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    fs::create_dir(workspace.root().join("mine")).unwrap();
    std::os::unix::fs::symlink(&elsewhere, workspace.root().join("mine/.obsidian")).unwrap();
    let ran = workspace.run(&["init", "mine", "--editor", "obsidian"]);
    assert_eq!(ran.code, 2, "{}{}", ran.out, ran.err);
    assert!(fs::read_dir(&elsewhere).unwrap().next().is_none());
}
