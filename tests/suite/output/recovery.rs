//! Builds that were abandoned or interrupted, foreign files, and file permissions.

use std::{
    fs,
    path::Path,
    time::{Duration, SystemTime},
};

use coachgen::output::{CommitOutcome, Portals};

use super::{
    OutputFolder, TWO_READERS, beside, copy, killed_while_staging, modified, set_modified, stage,
    timestamps, tree,
};

#[test]
fn dropping_without_commit_changes_nothing() {
    let place = OutputFolder::new();
    place.build(TWO_READERS).unwrap();
    let before = (place.tree(), timestamps(&place.target()));
    let portals = place.open().unwrap();
    stage(&portals, &[("coach/new.html", "new")]).unwrap();
    drop(portals);
    assert_eq!((place.tree(), timestamps(&place.target())), before);
}

#[test]
fn foreign_files_and_folders_are_carried_over_untouched() {
    let place = OutputFolder::new();
    place.build(TWO_READERS).unwrap();
    fs::write(place.file("client/amara/CNAME"), "portal.example").unwrap();
    fs::create_dir_all(place.file("extra/deep/empty")).unwrap();
    fs::write(place.file("extra/.hidden"), "mine").unwrap();
    let time = SystemTime::now() - Duration::from_secs(77);
    set_modified(&place.file("extra/.hidden"), time);
    let done = place.build(&[("coach/index.html", "changed")]).unwrap();
    assert_eq!(done.foreign, ["client/amara/CNAME", "extra/.hidden"]);
    assert_eq!((done.written, done.unchanged, done.removed), (1, 0, 1));
    assert_eq!(
        fs::read(place.file("client/amara/CNAME")).unwrap(),
        b"portal.example"
    );
    assert!(!place.file("client/amara/index.html").exists());
    assert!(place.file("extra/deep/empty").is_dir());
    assert_eq!(modified(&place.file("extra/.hidden")), time);
    assert!(
        !fs::read_to_string(place.file("manifest.json"))
            .unwrap()
            .contains("CNAME")
    );
}

#[test]
fn a_file_damaged_by_a_crash_is_written_again() {
    let place = OutputFolder::new();
    place.build(TWO_READERS).unwrap();
    let whole = tree(&place.target());
    let time = modified(&place.file("coach/index.html"));
    fs::write(place.file("coach/index.html"), "").unwrap();
    set_modified(&place.file("coach/index.html"), time);
    // Some file systems fill lost data with zeros.
    fs::write(place.file("client/amara/index.html"), [0; 8]).unwrap();
    assert_eq!(
        place.build(TWO_READERS).unwrap(),
        CommitOutcome {
            written: 2,
            ..CommitOutcome::default()
        }
    );
    assert_eq!(tree(&place.target()), whole);
}

#[test]
fn a_touched_file_counts_as_unchanged() {
    let place = OutputFolder::new();
    place.build(TWO_READERS).unwrap();
    place.edit("coach/index.html", "practice");
    assert_eq!(place.build(TWO_READERS).unwrap().unchanged, 2);
    place.edit("coach/index.html", "the next words");
    let done = place
        .build(&[("coach/index.html", "the next words"), TWO_READERS[1]])
        .unwrap();
    assert_eq!(done.unchanged, 2, "the file has the right content");
    assert_eq!(
        place
            .build(&[("coach/index.html", "the next words"), TWO_READERS[1]])
            .unwrap()
            .written,
        0
    );
}

#[test]
fn every_state_left_by_an_interrupted_build_is_recovered() {
    let other: &[(&str, &str)] = &[("coach/index.html", "old")];
    let user = OutputFolder::new();
    user.build(TWO_READERS).unwrap();
    let wanted = user.tree();
    // The folders after a crash: in place, being built, set aside; each with all portals or with half of them.
    for (in_place, being_built, aside) in [
        (false, Some(false), None),       // while the first portals were staged
        (true, Some(false), None),        // while staging
        (true, Some(true), None),         // before the exchange, and after it
        (true, None, Some(true)),         // after the second of two renames
        (true, Some(false), Some(false)), // while the old ones were removed, twice
        (false, Some(true), Some(true)),  // between the two renames
    ] {
        let place = OutputFolder {
            seal: user.seal.clone(),
            ..OutputFolder::new()
        };
        place.build(other).unwrap();
        fs::write(place.file("CNAME"), "portal.example").unwrap();
        match being_built {
            Some(true) => copy(&place.target(), &beside(&place, "coachgen-new")),
            Some(false) => killed_while_staging(&place, &TWO_READERS[1..]),
            None => {}
        }
        if let Some(is_whole) = aside {
            copy(&place.target(), &beside(&place, "coachgen-old"));
            if !is_whole {
                fs::remove_dir_all(beside(&place, "coachgen-old").join("coach")).unwrap();
            }
        }
        if !in_place {
            fs::remove_dir_all(place.target()).unwrap();
        }
        fs::write(
            beside(&place, "lock"),
            "coachgen is writing to the file or folder beside this file.\n",
        )
        .unwrap();
        drop(place.open().unwrap());
        let survives = in_place || aside.is_some();
        assert_eq!(place.file("CNAME").exists(), survives);
        assert_eq!(place.file("coach/index.html").exists(), survives);
        place.build(TWO_READERS).unwrap();
        let mut tree = place.tree();
        assert_eq!(tree.remove("portal/CNAME").is_some(), survives);
        assert_eq!(tree, wanted, "{in_place} {being_built:?} {aside:?}");
    }
}

#[cfg(unix)]
#[test]
fn only_the_owner_may_read() {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let place = OutputFolder::new();
    let target = place.root().join("made/on/the/way");
    let portals = Portals::open(&target, &place.records(), &place.seal).unwrap();
    stage(&portals, TWO_READERS).unwrap();
    assert_eq!(mode(&target.with_file_name(".way.lock")), 0o600);
    assert_eq!(mode(&target.with_file_name(".way.coachgen-new")), 0o700);
    portals.commit().unwrap();
    for path in [
        "made",
        "made/on/the",
        "made/on/the/way",
        "made/on/the/way/client/amara",
    ] {
        assert_eq!(mode(&place.root().join(path)), 0o700, "{path}");
    }
    for path in [".gitignore", "manifest.json", "client/amara/index.html"] {
        assert_eq!(mode(&target.join(path)), 0o600, "{path}");
    }
}
