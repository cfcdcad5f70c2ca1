//! Whether a file was changed is decided by its content, whatever its time and size are.

use std::{
    fs,
    time::{Duration, SystemTime},
};

use coachgen::output::{CommitOutcome, OutputError};

use super::{OutputFolder, TWO_READERS, assert_refused, modified, set_modified, stage};

#[test]
fn a_page_that_was_changed_is_kept_whatever_its_time_says() {
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    for text in ["my own!!", "my own words, and more of them", "o"] {
        for time in [None, Some(long_ago)] {
            let place = OutputFolder::new();
            place.build(TWO_READERS).unwrap();
            let page = place.file("client/amara/index.html");
            let time = time.unwrap_or_else(|| modified(&page));
            fs::write(&page, text).unwrap();
            set_modified(&page, time);
            for files in [
                &[
                    TWO_READERS[0],
                    ("client/amara/index.html", "the next words"),
                ][..],
                TWO_READERS,
                &TWO_READERS[..1],
            ] {
                let error = assert_refused(&place, files);
                assert!(
                    matches!(&error, OutputError::Changed { files, .. } if *files == ["client/amara/index.html"]),
                    "{text}: {error}"
                );
                assert!(error.to_string().contains("move them to another place"));
            }
        }
    }
}

#[test]
fn a_page_put_there_by_a_rename_with_an_older_time_is_kept() {
    let place = OutputFolder::new();
    place.build(TWO_READERS).unwrap();
    let draft = place.root().join("draft.html");
    fs::write(&draft, "overvieW").unwrap();
    set_modified(&draft, SystemTime::now() - Duration::from_secs(86_400));
    fs::rename(&draft, place.file("client/amara/index.html")).unwrap();
    assert!(matches!(
        assert_refused(&place, TWO_READERS),
        OutputError::Changed { .. }
    ));
}

#[test]
fn a_kept_page_that_was_changed_with_its_old_time_is_named() {
    let place = OutputFolder::new();
    place.build(TWO_READERS).unwrap();
    let page = place.file("client/amara/index.html");
    let time = modified(&page);
    fs::write(&page, "OVERVIEW").unwrap();
    set_modified(&page, time);
    let portals = place.open().unwrap();
    assert!(portals.keep("client/amara"));
    stage(&portals, &TWO_READERS[..1]).unwrap();
    assert!(matches!(portals.commit(), Err(OutputError::Changed { .. })));
    assert_eq!(fs::read(&page).unwrap(), b"OVERVIEW");
}

#[test]
fn a_newer_time_alone_changes_nothing() {
    let place = OutputFolder::new();
    place.build(TWO_READERS).unwrap();
    for (path, _) in TWO_READERS {
        set_modified(
            &place.file(path),
            SystemTime::now() + Duration::from_secs(500),
        );
    }
    assert_eq!(
        place.build(TWO_READERS).unwrap(),
        CommitOutcome {
            unchanged: 2,
            ..CommitOutcome::default()
        }
    );
    let next = [
        TWO_READERS[0],
        ("client/amara/index.html", "the next words"),
    ];
    assert_eq!(place.build(&next).unwrap().written, 1);
}

#[test]
fn a_page_changed_during_the_build_is_kept_despite_unchanged_time_and_size() {
    let place = OutputFolder::new();
    place.build(TWO_READERS).unwrap();
    let page = place.file("client/amara/index.html");
    let time = modified(&page);
    let portals = place.open().unwrap();
    let next = [
        TWO_READERS[0],
        ("client/amara/index.html", "the next words"),
    ];
    stage(&portals, &next).unwrap();
    // The system's clock for file times ticks every few milliseconds.
    std::thread::sleep(Duration::from_millis(30));
    fs::write(&page, "OVERVIEW").unwrap();
    set_modified(&page, time);
    let result = portals.commit();
    if cfg!(unix) {
        assert!(
            matches!(&result, Err(OutputError::ChangedDuringBuild { files, .. }) if *files == ["client/amara/index.html"]),
            "{result:?}"
        );
        assert_eq!(fs::read(&page).unwrap(), b"OVERVIEW");
    }
}
