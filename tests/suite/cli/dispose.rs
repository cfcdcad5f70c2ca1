//! `coachgen dispose`: what is deleted, what stays, and when it refuses.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::Workspace;

const FOLDER: &str = "two-sponsors-tomasz-brandt";

#[test]
fn nothing_is_deleted_before_the_date_without_an_answer_or_where_it_would_take_more() {
    let workspace = Workspace::practice();
    workspace.run(&["build", "records"]);
    let before = workspace.files_outside_portals();
    let refused = |args: &[&str], words: &str| {
        let all: Vec<&str> = ["dispose"].iter().chain(args).copied().collect();
        workspace.run_in("", &all).assert_output(2, words);
        assert!(workspace.files_outside_portals() == before, "{args:?}");
    };
    refused(&["tomasz", "--yes"], "add `--early` to delete them now");
    refused(
        &["tomasz", "--early"],
        "there is no terminal to confirm it on",
    );
    workspace
        .run_in("", &["dispose", "nobody", "--yes"])
        .assert_output(3, "no file, folder or engagement matches nobody");
    refused(&[".", "--yes"], "contains 5 engagements");
    Workspace::example()
        .run(&["dispose", "records", "--yes", "--early"])
        .assert_output(2, "this engagement is the whole practice");
    super::copy(
        &workspace.path("first-week-seun-adair"),
        &workspace.path(&format!("{FOLDER}/inner")),
    );
    workspace
        .run_in("", &["dispose", FOLDER, "--yes", "--early"])
        .assert_output(2, "two-sponsors-tomasz-brandt contains 2 engagements");
    assert!(workspace.path(FOLDER).join("engagement.md").exists());
}

#[test]
fn the_records_the_portals_and_the_caches_are_gone_and_the_others_stay() {
    let workspace = Workspace::practice();
    workspace.run(&["build", "records"]);
    // The description of the fixtures names its clients.
    fs::remove_file(workspace.path("README.md")).unwrap();
    let names = ["Tomasz", "Brandt", "tomasz"];
    let before = workspace.files_outside_portals();
    let has_name = |bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes);
        names.iter().any(|name| text.contains(name))
    };
    assert!(workspace.path("portal/client").join(FOLDER).exists());
    let ran = workspace.run_in("", &["dispose", "tomasz", "--yes", "--early"]);
    assert!(ran.code < 2, "{}{}", ran.out, ran.err);
    assert!(
        ran.out.contains("Deleted two-sponsors-tomasz-brandt."),
        "{}",
        ran.out
    );
    assert!(
        ran.out.contains("backups and synchronised folders"),
        "{}",
        ran.out
    );
    assert!(
        !ran.out.contains("git filter-repo"),
        "no repository: {}",
        ran.out
    );
    let after = workspace.files_outside_portals();
    let left: Vec<&String> = after
        .iter()
        .filter(|(path, bytes)| has_name(path.as_bytes()) || has_name(bytes))
        .map(|(path, _)| path)
        .collect();
    assert!(left.is_empty(), "{left:?}");
    // Of the other engagements, nothing changed.
    for (path, bytes) in before
        .iter()
        .filter(|(path, _)| path.starts_with("records/") && path.ends_with(".md"))
    {
        if !path.contains(FOLDER) {
            assert!(after.get(path) == Some(bytes), "{path}");
        }
    }
    assert!(
        workspace
            .path("portal/client/first-week-seun-adair/index.html")
            .exists()
    );
    let entry = workspace.read("disposals.yaml");
    assert!(
        entry.contains("- deleted: 2026-11-20\n  agreed: 2033-01-31\n  reference: \""),
        "{entry}"
    );
    // Another entry follows.
    workspace.run_in("", &["dispose", "seun", "--yes", "--early"]);
    let both = workspace.read("disposals.yaml");
    assert!(
        both.starts_with(&entry) && both.matches("- deleted:").count() == 2,
        "{both}"
    );
}

#[test]
fn a_date_that_has_come_needs_no_option_and_git_is_explained() {
    let workspace = Workspace::practice();
    let path = format!("{FOLDER}/engagement.md");
    let text = workspace.read(&path);
    let dated = text.replacen("dispose_on: 2033-01-31", "dispose_on: 2026-11-01", 1);
    workspace.write(&path, &dated);
    commit(&workspace.records());
    let ran = workspace.run_in("", &["dispose", FOLDER, "--yes"]);
    assert!(ran.code < 2, "{}{}", ran.out, ran.err);
    assert!(
        ran.out
            .contains("git: 1 commit of this repository changed this folder"),
        "{}",
        ran.out
    );
    assert!(
        ran.out.contains(&format!(
            "`git filter-repo --invert-paths --path '{FOLDER}'`"
        )),
        "{}",
        ran.out
    );
    assert!(
        workspace
            .read("disposals.yaml")
            .contains("  agreed: 2026-11-01\n")
    );
    assert!(!workspace.path(FOLDER).exists() && !workspace.path("portal").exists());
}

#[test]
fn only_the_portals_of_the_engagement_are_removed() {
    let workspace = Workspace::practice();
    workspace.run(&["build", "records"]);
    // An error elsewhere, and a portal that was kept although its engagement is gone.
    workspace.write(
        "renewal-ines-carvalho/engagement.md",
        "---\nkind: engagement\n---\n",
    );
    fs::remove_dir_all(workspace.path("first-week-seun-adair")).unwrap();
    let ran = workspace.run_in("", &["dispose", FOLDER, "--yes", "--early"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    for (engagement, stays) in [
        (FOLDER, false),
        ("first-week-seun-adair", true),
        ("renewal-ines-carvalho", true),
    ] {
        let portal = workspace.path("portal/client").join(engagement);
        assert_eq!(portal.exists(), stays, "{engagement}");
    }
    // A page that was changed by hand stays, and so does everything else.
    let folder = "renewal-ines-carvalho";
    workspace.write(
        &format!("portal/client/{folder}/index.html"),
        "my own words",
    );
    let before = workspace.files_outside_portals();
    let ran = workspace.run_in("", &["dispose", folder, "--yes", "--early"]);
    ran.assert_output(2, "nothing was deleted");
    assert!(workspace.files_outside_portals() == before);
}

#[test]
fn the_last_engagement_leaves_nothing_about_itself() {
    let workspace = Workspace::practice();
    for entry in fs::read_dir(workspace.records()).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.ends_with(FOLDER) {
            fs::remove_dir_all(path).unwrap();
        }
    }
    fs::remove_file(workspace.path("README.md")).unwrap();
    workspace.run(&["build", "records"]);
    let ran = workspace.run_in("", &["dispose", FOLDER, "--yes", "--early"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    let left = workspace.files_outside_portals();
    let left = left.iter().filter(|(path, bytes)| {
        path.contains("tomasz") || String::from_utf8_lossy(bytes).contains("Tomasz")
    });
    assert_eq!(left.count(), 0);
}

#[test]
fn an_interrupted_deletion_is_completed_and_named() {
    let workspace = Workspace::practice();
    fs::rename(
        workspace.path(FOLDER),
        workspace.path(".coachgen-deleting-0-two-sponsors-tomasz-brandt"),
    )
    .unwrap();
    let ran = workspace.run_in("", &["dispose", FOLDER, "--yes"]);
    ran.assert_output(0, "Completed 1 deletion that had been interrupted.");
    ran.assert_output(0, "run `coachgen build --prune`");
    assert!(
        !workspace
            .path(".coachgen-deleting-0-two-sponsors-tomasz-brandt")
            .exists()
    );
    assert!(
        workspace
            .path("first-week-seun-adair/engagement.md")
            .exists()
    );
}

#[test]
fn without_a_register_nothing_is_deleted() {
    let workspace = Workspace::practice();
    fs::write(workspace.path("disposals.yaml"), [0xff, 0xfe]).unwrap();
    let before = workspace.files_outside_portals();
    let ran = workspace.run_in("", &["dispose", FOLDER, "--yes", "--early"]);
    ran.assert_output(2, "disposals.yaml is not text in UTF-8");
    ran.assert_output(2, "nothing was deleted");
    assert!(workspace.files_outside_portals() == before);
}

#[test]
fn the_path_for_git_is_that_in_the_repository() {
    let workspace = Workspace::practice();
    commit(&workspace.root());
    let ran = workspace.run_in("", &["--quiet", "dispose", FOLDER, "--yes", "--early"]);
    // Also with `--quiet`, what is deleted and what remains is listed.
    assert!(ran.out.contains("To be deleted:"), "{}", ran.out);
    assert!(
        ran.out.contains(&format!("--path 'records/{FOLDER}'")),
        "{}",
        ran.out
    );
}

/// Makes a folder a git repository with one commit.
fn commit(folder: &Path) {
    let author = ["-c", "user.name=a", "-c", "user.email=a@example.org"];
    for args in [
        &["init", "--quiet"][..],
        &["add", "--all"],
        &["commit", "--quiet", "--message", "one"],
    ] {
        let mut git = Command::new("git");
        let git = git.arg("-C").arg(folder).args(author).args(args);
        assert!(git.status().unwrap().success());
    }
}
