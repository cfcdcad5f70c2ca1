//! Portals of deleted engagements and sponsors: a build keeps and names them, only `--prune` removes them.

use std::{collections::BTreeMap, fs};

use super::{Workspace, tree};

const FIRST_WEEK: &str = "first-week-seun-adair";
const TWO_SPONSORS: &str = "two-sponsors-tomasz-brandt";

/// The files in the portals of one engagement.
fn portal_files(workspace: &Workspace, engagement: &str) -> BTreeMap<String, Vec<u8>> {
    let mut all = workspace.portal();
    all.retain(|path, _| path.split('/').nth(1) == Some(engagement));
    all
}

/// A practice that was built, and the portals of one engagement that was deleted afterwards.
fn without_first_week() -> (Workspace, BTreeMap<String, Vec<u8>>) {
    let workspace = Workspace::practice();
    workspace.run_clean(&["build", "records"]);
    let before = portal_files(&workspace, FIRST_WEEK);
    assert!(before.len() > 10);
    fs::rename(workspace.path(FIRST_WEEK), workspace.root().join("away")).unwrap();
    (workspace, before)
}

const KEPT: &str = "kept: client/first-week-seun-adair, coach/first-week-seun-adair, \
    sponsor/first-week-seun-adair/";

#[test]
fn a_deleted_engagement_keeps_its_portals_and_the_build_fails() {
    let (workspace, before) = without_first_week();
    for _ in 0..2 {
        let ran = workspace.run(&["build", "records"]);
        ran.assert_output(1, KEPT);
        ran.assert_output(
            1,
            ": no engagement was found for these portals; `coachgen build --prune` removes them",
        );
        assert!(portal_files(&workspace, FIRST_WEEK) == before);
    }
    // `--quiet` does not suppress this message.
    workspace
        .run(&["build", "records", "--quiet"])
        .assert_output(1, KEPT);
    // The coach's own pages show only the engagements that exist.
    for page in ["index.html", "health.html", "search.html"] {
        let page = workspace.read(&format!("portal/coach/{page}"));
        assert!(!page.contains("seun-adair"), "{page}");
    }
    // And back again, as if nothing had happened.
    fs::rename(workspace.root().join("away"), workspace.path(FIRST_WEEK)).unwrap();
    workspace.run_clean(&["build", "records"]);
    assert!(portal_files(&workspace, FIRST_WEEK) == before);
}

#[test]
fn prune_removes_and_lists_the_portals_of_deleted_engagements() {
    let (workspace, _) = without_first_week();
    workspace.run(&["build", "records"]).assert_output(1, KEPT);
    let ran = workspace.run_clean(&["build", "records", "--prune"]);
    assert!(
        ran.out.contains("Pruned: client/first-week-seun-adair, coach/first-week-seun-adair, sponsor/first-week-seun-adair/"),
        "{}",
        ran.out
    );
    assert!(portal_files(&workspace, FIRST_WEEK).is_empty());
    workspace.run_clean(&["build", "records", "-o", "alone"]);
    assert!(
        workspace.portal() == tree(&workspace.root().join("alone")),
        "like a build from scratch"
    );
    let again = workspace.run_clean(&["build", "records", "--prune"]);
    assert!(again.out.contains("Nothing was pruned."), "{}", again.out);
}

#[test]
fn an_engagement_that_lost_its_agreement_keeps_its_portals() {
    for gone in ["engagement.md", "the folder's rights"] {
        let workspace = Workspace::practice();
        workspace.run_clean(&["build", "records"]);
        let before = portal_files(&workspace, FIRST_WEEK);
        if gone == "engagement.md" {
            fs::remove_file(workspace.path(&format!("{FIRST_WEEK}/engagement.md"))).unwrap();
        } else {
            fs::remove_dir_all(workspace.path(FIRST_WEEK)).unwrap();
        }
        let ran = workspace.run(&["build", "records"]);
        assert_eq!(ran.code, 1, "{}", ran.err);
        assert!(portal_files(&workspace, FIRST_WEEK) == before, "{gone}");
    }
}

#[test]
fn nothing_is_pruned_while_something_blocks() {
    let (workspace, before) = without_first_week();
    workspace.edit(
        "renewal-ines-carvalho/engagement.md",
        "kind: engagement",
        "kind: engagment",
    );
    let ran = workspace.run(&["build", "records", "--prune"]);
    ran.assert_output(1, "nothing was pruned");
    assert!(
        !ran.err.contains("`coachgen build --prune` removes them"),
        "{}",
        ran.err
    );
    ran.assert_output(1, KEPT);
    assert!(portal_files(&workspace, FIRST_WEEK) == before);
}

#[test]
fn building_a_part_of_the_practice_prunes_no_other_part() {
    let (workspace, before) = without_first_week();
    let part = format!("records/{TWO_SPONSORS}");
    workspace.run(&["build", &part]).assert_output(1, KEPT);
    let ran = workspace.run(&["build", &part, "--prune"]);
    ran.assert_output(1, KEPT);
    ran.assert_output(1, "only a part of the practice was built");
    assert!(portal_files(&workspace, FIRST_WEEK) == before);
    workspace.run_clean(&["build", "records", "--prune"]);
}

#[test]
fn a_renamed_engagement_keeps_the_old_portals() {
    let workspace = Workspace::practice();
    workspace.run_clean(&["build", "records"]);
    let before = portal_files(&workspace, FIRST_WEEK);
    fs::rename(workspace.path(FIRST_WEEK), workspace.path("seun-adair")).unwrap();
    workspace.run(&["build", "records"]).assert_output(1, KEPT);
    assert!(portal_files(&workspace, FIRST_WEEK) == before);
    assert_eq!(portal_files(&workspace, "seun-adair").len(), before.len());
    workspace.run_clean(&["build", "records", "--prune"]);
    assert!(portal_files(&workspace, FIRST_WEEK).is_empty());
}

#[test]
fn another_practice_in_the_same_folder_removes_nothing() {
    let workspace = Workspace::practice();
    workspace.run_clean(&["build", "records", "-o", "both"]);
    let other = Workspace::example();
    let before = tree(&workspace.root().join("both"));
    let target = workspace.root().join("both");
    let ran = super::RunOutcome::from_output(
        other
            .command(&["build", "records", "-o", target.to_str().unwrap()])
            .env("HOME", workspace.root().join("home"))
            .output()
            .unwrap(),
    );
    ran.assert_output(1, "kept: client/");
    let after = tree(&target);
    for (path, bytes) in before
        .iter()
        .filter(|(path, _)| path.split('/').count() > 2)
    {
        if !path.starts_with("coach/search/") && !path.starts_with("coach/assets/") {
            assert!(after.get(path) == Some(bytes), "{path}");
        }
    }
}

const ROSA: &str = "---\nkind: engagement\nclient:\n  name: Rosa Lindqvist\nsponsors:\n  - name: Jonas Falk\n  - name: Ines Dahl\nstatus: active\nstart: 2026-10-14\n---\n";

/// A built practice with an engagement of two sponsors.
fn with_two_sponsors() -> Workspace {
    let workspace = Workspace::practice();
    workspace.write("rosa/engagement.md", ROSA);
    workspace.run_clean(&["build", "records"]);
    assert!(
        workspace
            .path("portal/sponsor/rosa/ines-dahl/index.html")
            .is_file()
    );
    workspace
}

#[test]
fn a_sponsor_who_is_no_longer_named_keeps_their_portal_until_it_is_pruned() {
    let workspace = with_two_sponsors();
    let theirs = || tree(&workspace.path("portal/sponsor/rosa/ines-dahl"));
    let before = theirs();
    workspace.edit("rosa/engagement.md", "  - name: Ines Dahl\n", "");
    let ran = workspace.run_clean(&["build", "records"]);
    assert!(
        ran.err
            .contains("kept: sponsor/rosa/ines-dahl: engagement.md does not name these readers"),
        "{}",
        ran.err
    );
    assert!(!before.is_empty() && theirs() == before);
    // Building that engagement is enough to prune them.
    let ran = workspace.run_clean(&["build", "records/rosa", "--prune"]);
    assert!(
        ran.out.contains("Pruned: sponsor/rosa/ines-dahl."),
        "{}",
        ran.out
    );
    assert!(!workspace.path("portal/sponsor/rosa/ines-dahl").exists());
    assert!(
        workspace
            .path("portal/sponsor/rosa/jonas-falk/index.html")
            .is_file()
    );
}

#[test]
fn while_its_engagement_is_blocked_a_sponsors_portal_is_not_pruned() {
    let workspace = with_two_sponsors();
    let before = portal_files(&workspace, "rosa");
    workspace.edit(
        "rosa/engagement.md",
        "  - name: Ines Dahl\n",
        "nonsense: 1\n",
    );
    let ran = workspace.run(&["build", "records", "--prune"]);
    ran.assert_output(1, "rosa was not built; its existing portals are unchanged");
    assert!(portal_files(&workspace, "rosa") == before);
}

#[test]
fn the_help_describes_what_prune_removes() {
    let ran = Workspace::example().run_clean(&["build", "--help"]);
    assert!(
        ran.out.contains("--prune") && ran.out.contains("Without --prune"),
        "{}",
        ran.out
    );
}
