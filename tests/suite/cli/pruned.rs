//! Portals of deleted engagements and sponsors: a build keeps and names them, only `--prune` removes them.

use std::{collections::BTreeMap, fs};

use super::{Workspace, tree};

const FIRST_WEEK: &str = "first-week-seun-adair";
const TWO_SPONSORS: &str = "two-sponsors-tomasz-brandt";

/// The files in the portals of one engagement.
fn portal_files(desk: &Workspace, engagement: &str) -> BTreeMap<String, Vec<u8>> {
    let mut all = desk.portal();
    all.retain(|path, _| path.split('/').nth(1) == Some(engagement));
    all
}

/// A practice that was built, and the portals of one engagement that was deleted afterwards.
fn without_first_week() -> (Workspace, BTreeMap<String, Vec<u8>>) {
    let desk = Workspace::practice();
    desk.run_clean(&["build", "records"]);
    let before = portal_files(&desk, FIRST_WEEK);
    assert!(before.len() > 10);
    fs::rename(desk.path(FIRST_WEEK), desk.root().join("away")).unwrap();
    (desk, before)
}

const KEPT: &str = "kept: client/first-week-seun-adair, coach/first-week-seun-adair, \
    sponsor/first-week-seun-adair/";

#[test]
fn a_deleted_engagement_keeps_its_portals_and_the_build_fails() {
    let (desk, before) = without_first_week();
    for _ in 0..2 {
        let ran = desk.run(&["build", "records"]);
        ran.assert_output(1, KEPT);
        ran.assert_output(
            1,
            ": no engagement was found for them; `coachgen build --prune` removes them",
        );
        assert!(portal_files(&desk, FIRST_WEEK) == before);
    }
    // `--quiet` does not suppress this message.
    desk.run(&["build", "records", "--quiet"])
        .assert_output(1, KEPT);
    // The coach's own pages show only the engagements that exist.
    for page in ["index.html", "health.html", "search.html"] {
        let page = desk.read(&format!("portal/coach/{page}"));
        assert!(!page.contains("seun-adair"), "{page}");
    }
    // And back again, as if nothing had happened.
    fs::rename(desk.root().join("away"), desk.path(FIRST_WEEK)).unwrap();
    desk.run_clean(&["build", "records"]);
    assert!(portal_files(&desk, FIRST_WEEK) == before);
}

#[test]
fn prune_removes_and_lists_the_portals_of_deleted_engagements() {
    let (desk, _) = without_first_week();
    desk.run(&["build", "records"]).assert_output(1, KEPT);
    let ran = desk.run_clean(&["build", "records", "--prune"]);
    assert!(
        ran.out.contains("Pruned: client/first-week-seun-adair, coach/first-week-seun-adair, sponsor/first-week-seun-adair/"),
        "{}",
        ran.out
    );
    assert!(portal_files(&desk, FIRST_WEEK).is_empty());
    desk.run_clean(&["build", "records", "-o", "alone"]);
    assert!(
        desk.portal() == tree(&desk.root().join("alone")),
        "as a build from nothing"
    );
    let again = desk.run_clean(&["build", "records", "--prune"]);
    assert!(again.out.contains("Nothing was pruned."), "{}", again.out);
}

#[test]
fn an_engagement_that_lost_its_agreement_keeps_its_portals() {
    for gone in ["engagement.md", "the folder's rights"] {
        let desk = Workspace::practice();
        desk.run_clean(&["build", "records"]);
        let before = portal_files(&desk, FIRST_WEEK);
        if gone == "engagement.md" {
            fs::remove_file(desk.path(&format!("{FIRST_WEEK}/engagement.md"))).unwrap();
        } else {
            fs::remove_dir_all(desk.path(FIRST_WEEK)).unwrap();
        }
        let ran = desk.run(&["build", "records"]);
        assert_eq!(ran.code, 1, "{}", ran.err);
        assert!(portal_files(&desk, FIRST_WEEK) == before, "{gone}");
    }
}

#[test]
fn nothing_is_pruned_while_something_blocks() {
    let (desk, before) = without_first_week();
    desk.edit(
        "renewal-ines-carvalho/engagement.md",
        "kind: engagement",
        "kind: engagment",
    );
    let ran = desk.run(&["build", "records", "--prune"]);
    ran.assert_output(1, "nothing was pruned");
    ran.assert_output(1, KEPT);
    assert!(portal_files(&desk, FIRST_WEEK) == before);
}

#[test]
fn building_a_part_of_the_practice_prunes_no_other_part() {
    let (desk, before) = without_first_week();
    let part = format!("records/{TWO_SPONSORS}");
    desk.run(&["build", &part]).assert_output(1, KEPT);
    let ran = desk.run(&["build", &part, "--prune"]);
    ran.assert_output(1, KEPT);
    ran.assert_output(1, "only a part of the practice was built");
    assert!(portal_files(&desk, FIRST_WEEK) == before);
    desk.run_clean(&["build", "records", "--prune"]);
}

#[test]
fn a_renamed_engagement_keeps_the_old_portals() {
    let desk = Workspace::practice();
    desk.run_clean(&["build", "records"]);
    let before = portal_files(&desk, FIRST_WEEK);
    fs::rename(desk.path(FIRST_WEEK), desk.path("seun-adair")).unwrap();
    desk.run(&["build", "records"]).assert_output(1, KEPT);
    assert!(portal_files(&desk, FIRST_WEEK) == before);
    assert_eq!(portal_files(&desk, "seun-adair").len(), before.len());
    desk.run_clean(&["build", "records", "--prune"]);
    assert!(portal_files(&desk, FIRST_WEEK).is_empty());
}

#[test]
fn another_practice_in_the_same_folder_removes_nothing() {
    let desk = Workspace::practice();
    desk.run_clean(&["build", "records", "-o", "both"]);
    let other = Workspace::example();
    let before = tree(&desk.root().join("both"));
    let target = desk.root().join("both");
    let ran = super::RunOutcome::from_output(
        other
            .command(&["build", "records", "-o", target.to_str().unwrap()])
            .env("HOME", desk.root().join("home"))
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
    let desk = Workspace::practice();
    desk.write("rosa/engagement.md", ROSA);
    desk.run_clean(&["build", "records"]);
    assert!(
        desk.path("portal/sponsor/rosa/ines-dahl/index.html")
            .is_file()
    );
    desk
}

#[test]
fn a_sponsor_who_is_no_longer_named_keeps_their_portal_until_it_is_pruned() {
    let desk = with_two_sponsors();
    let theirs = || tree(&desk.path("portal/sponsor/rosa/ines-dahl"));
    let before = theirs();
    desk.edit("rosa/engagement.md", "  - name: Ines Dahl\n", "");
    let ran = desk.run_clean(&["build", "records"]);
    assert!(
        ran.err
            .contains("kept: sponsor/rosa/ines-dahl: engagement.md does not name these readers"),
        "{}",
        ran.err
    );
    assert!(!before.is_empty() && theirs() == before);
    // Building that engagement is enough to prune them.
    let ran = desk.run_clean(&["build", "records/rosa", "--prune"]);
    assert!(
        ran.out.contains("Pruned: sponsor/rosa/ines-dahl."),
        "{}",
        ran.out
    );
    assert!(!desk.path("portal/sponsor/rosa/ines-dahl").exists());
    assert!(
        desk.path("portal/sponsor/rosa/jonas-falk/index.html")
            .is_file()
    );
}

#[test]
fn while_its_engagement_is_blocked_a_sponsors_portal_is_not_pruned() {
    let desk = with_two_sponsors();
    let before = portal_files(&desk, "rosa");
    desk.edit(
        "rosa/engagement.md",
        "  - name: Ines Dahl\n",
        "nonsense: 1\n",
    );
    let ran = desk.run(&["build", "records", "--prune"]);
    ran.assert_output(1, "rosa was not built; its old portals stay as they were");
    assert!(portal_files(&desk, "rosa") == before);
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
