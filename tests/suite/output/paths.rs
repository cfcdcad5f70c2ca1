//! Files that must not be lost, and paths that must not be written.

use std::fs;

use coachgen::output::OutputError;

use super::{OutputFolder, TWO_READERS, assert_refused, stage};

#[test]
fn files_changed_by_hand_are_all_named() {
    let place = OutputFolder::new();
    place
        .build(&[TWO_READERS[0], TWO_READERS[1], ("coach/same.html", "same")])
        .unwrap();
    place.edit("coach/index.html", "my own words");
    place.edit("client/amara/index.html", "my own too");
    let error = assert_refused(
        &place,
        &[("coach/index.html", "next"), ("coach/same.html", "same")],
    );
    assert!(
        matches!(&error, OutputError::Changed { files, .. } if *files == ["client/amara/index.html", "coach/index.html"])
    );
    assert!(
        error.to_string().contains("\n  coach/index.html\n"),
        "{error}"
    );
    assert_refused(&place, TWO_READERS);
    fs::remove_file(place.file("coach/index.html")).unwrap();
    fs::remove_file(place.file("client/amara/index.html")).unwrap();
    place.build(TWO_READERS).unwrap();
}

#[test]
fn a_kept_file_changed_by_hand() {
    let place = OutputFolder::new();
    place.build(TWO_READERS).unwrap();
    place.edit("client/amara/index.html", "my own");
    let portals = place.open().unwrap();
    assert!(portals.keep("client/amara"));
    stage(&portals, &[("coach/index.html", "next")]).unwrap();
    assert!(
        matches!(portals.commit(), Err(OutputError::Changed { files, .. }) if files == ["client/amara/index.html"])
    );
}

#[test]
fn foreign_things_where_pages_belong() {
    let place = OutputFolder::new();
    place.build(&TWO_READERS[..1]).unwrap();
    fs::write(place.file("client"), "a file").unwrap();
    fs::write(place.file("coach/new.html"), "mine").unwrap();
    fs::create_dir_all(place.file("coach/search.html/inner")).unwrap();
    fs::write(place.file("coach/search.html/note"), "mine").unwrap();
    let error = assert_refused(
        &place,
        &[
            TWO_READERS[1],
            ("coach/new.html", "theirs"),
            ("coach/search.html", "search"),
        ],
    );
    let OutputError::InTheWay { files, .. } = error else {
        panic!("{error}")
    };
    assert_eq!(
        files,
        [
            "client",
            "coach/new.html",
            "coach/search.html",
            "coach/search.html/note"
        ]
    );
}

#[test]
fn paths_that_could_leave_a_portal() {
    let place = OutputFolder::new();
    let portals = place.open().unwrap();
    let long = "x".repeat(4);
    for path in [
        "",
        "/a",
        "a//b",
        "a/",
        "./a",
        "a/../b",
        "..",
        "a\\b",
        "C:a",
        "c:/a",
        "a\nb",
        "a\0",
        "manifest.json",
        ".gitignore",
    ] {
        let file = (path.to_owned(), long.clone().into_bytes());
        let error = portals.stage("coach", "", &[file]).expect_err(path);
        assert!(
            matches!(error, OutputError::BadPath { .. }),
            "{path}: {error}"
        );
    }
    let error = portals
        .stage("coach", "../coach", &[("a".into(), Vec::new())])
        .unwrap_err();
    assert!(matches!(error, OutputError::BadPath { .. }), "{error}");
    drop(portals);
    assert!(!place.target().exists());
}

#[test]
fn the_same_path_twice() {
    let place = OutputFolder::new();
    place.build(TWO_READERS).unwrap();
    assert!(
        matches!(assert_refused(&place, &[TWO_READERS[0], TWO_READERS[0]]), OutputError::DuplicatePath { path } if path == "coach/index.html")
    );
    let portals = place.open().unwrap();
    portals.keep("coach");
    stage(&portals, TWO_READERS).unwrap();
    assert!(matches!(
        portals.commit(),
        Err(OutputError::DuplicatePath { .. })
    ));
}

#[test]
fn paths_that_differ_only_in_case() {
    for (first, second) in [
        ("coach/Über.html", "coach/über.html"),
        ("client/Amara/a.html", "client/amara/b.html"),
        ("client/amara", "client/amara/index.html"),
        ("client/amara/index.html", "client/amara"),
    ] {
        let place = OutputFolder::new();
        let error = assert_refused(&place, &[(first, "1"), (second, "2")]);
        assert!(matches!(error, OutputError::Clash { .. }), "{error}");
        assert!(!place.target().exists());
    }
}
