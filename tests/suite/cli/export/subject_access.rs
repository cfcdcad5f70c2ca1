//! `coachgen export --subject-access`: nothing is left out, what is about others is marked, and the folder is private.

use std::fs;

use super::super::{Workspace, mode, tree};

const ENGAGEMENT: &str = "records/two-sponsors-tomasz-brandt";

#[test]
fn the_folder_contains_every_file_and_marks_what_is_about_others() {
    let workspace = Workspace::practice();
    let ran = workspace.run_clean(&["export", ENGAGEMENT, "--subject-access", "-o", "request"]);
    assert!(ran.out.contains("not for the client"), "{}", ran.out);
    let folder = workspace.root().join("request");
    assert_eq!(mode(&folder), 0o700);
    let files = tree(&folder);
    for name in files.keys() {
        assert_eq!(mode(&folder.join(name)), 0o600, "{name}");
    }
    let mut originals = tree(&workspace.path("two-sponsors-tomasz-brandt"));
    originals.retain(|path, _| !path.split('/').any(|name| name.starts_with('.')));
    for (path, bytes) in &originals {
        assert_eq!(files.get(&format!("records/{path}")), Some(bytes), "{path}");
    }
    assert_eq!(files.len(), originals.len() + 3);
    let text = |name: &str| String::from_utf8(files[name].clone()).unwrap();
    let note = text("READ-FIRST.md");
    for words in [
        "article 15(4)",
        "**one month**",
        "git history",
        "Tomasz Brandt",
        "not legal advice",
    ] {
        assert!(note.contains(words), "{words}\n{note}");
    }
    assert!(
        !note.contains('{') && !note.contains("Not copied"),
        "{note}"
    );
    let document = text("to-review.md");
    let marks = document.matches("**Decide:**").count();
    assert!(note.contains(&format!("{marks} places")), "{marks}\n{note}");
    assert!(marks > 20, "{marks}");
    assert!(document.lines().all(|line| line != "---"));
    let json: serde_json::Value = serde_json::from_slice(&files["data.json"]).unwrap();
    // Each record is in the document, with its file.
    let mut records = 0;
    for (list, all) in json["records"].as_object().unwrap() {
        for record in all.as_array().unwrap() {
            let path = record["record"]["path"].as_str().unwrap();
            assert!(document.contains(&format!("File: `{path}`")), "{path}");
            records += 1;
            let title = document.split_once(&format!("File: `{path}`")).unwrap().1;
            let first = title.trim_start().lines().next().unwrap();
            if ["stakeholder_interviews", "notes", "sponsor_meetings"].contains(&list.as_str()) {
                assert!(first.starts_with("**Decide:**"), "{path}: {first}");
            }
        }
    }
    assert!(records > 10);
}

/// Records that cannot be read, comments and drafts are in the copies, and the note names what is not copied.
#[test]
fn what_cannot_be_read_is_there_too() {
    let workspace = Workspace::practice();
    let folder = "two-sponsors-tomasz-brandt";
    workspace.write(
        &format!("{folder}/notes/half.md"),
        "---\nkind: note\ndate: 2026-02-1\n---\nHalf.\n",
    );
    workspace.write(
        &format!("{folder}/notes/draft.md"),
        "---\nkind: note\ndraft: true\n# mine\n---\nA draft.\n",
    );
    std::os::unix::fs::symlink(
        "/etc/hostname",
        workspace.path(&format!("{folder}/notes/link.md")),
    )
    .unwrap();
    workspace.run_clean(&["export", ENGAGEMENT, "--subject-access", "-o", "request"]);
    let files = tree(&workspace.root().join("request"));
    assert!(files.contains_key("records/notes/half.md"));
    assert!(files.contains_key("records/notes/draft.md"));
    let text = |name: &str| String::from_utf8(files[name].clone()).unwrap();
    assert!(
        text("READ-FIRST.md").contains("**Not copied:** `notes/link.md`: it is a symbolic link")
    );
    let document = text("to-review.md");
    assert!(document.contains("A record that cannot be read") && document.contains("A draft."));
}

#[test]
fn it_is_refused_in_the_practice_and_with_other_options() {
    let workspace = Workspace::practice();
    fs::create_dir(workspace.root().join("mine")).unwrap();
    fs::write(workspace.root().join("mine/letter.txt"), "dear").unwrap();
    let before = workspace.files_outside_portals();
    for (args, words) in [
        (
            &["--subject-access"][..],
            "the records are written to a folder",
        ),
        (
            &["--subject-access", "-o", "-"],
            "the records are written to a folder",
        ),
        (
            &["--subject-access", "-o", "records/request"],
            "would be read as records",
        ),
        (
            &[
                "--subject-access",
                "-o",
                "records/two-sponsors-tomasz-brandt/x",
            ],
            "would be read as records",
        ),
        (
            &["--subject-access", "-o", "no/such"],
            "the folder no does not exist",
        ),
        (&["--subject-access", "-o", "mine"], "mine is not empty"),
        (
            &["--subject-access", "-o", "nul"],
            "nul cannot be the name of a folder",
        ),
        (
            &["--subject-access", "-o", "x", "--force"],
            "cannot be used with",
        ),
        (
            &["--subject-access", "-o", "x", "--for", "client"],
            "cannot be used with",
        ),
        (
            &["--subject-access", "-o", "x", "--format", "csv"],
            "cannot be used with",
        ),
    ] {
        let args: Vec<&str> = ["export", ENGAGEMENT]
            .into_iter()
            .chain(args.iter().copied())
            .collect();
        workspace.run(&args).assert_output(2, words);
    }
    assert!(workspace.files_outside_portals() == before);
}
