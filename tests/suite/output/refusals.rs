//! What `output` refuses, with everything left as it was.

use std::{
    fs,
    path::{Path, PathBuf},
};

use coachgen::output::{OutputError, Portals};

use super::{OutputFolder, TWO_READERS, stage, tree};

/// Opens a target that must be refused, and checks that nothing changed.
fn assert_target_refused(place: &OutputFolder, target: &Path) -> OutputError {
    let before = tree(&place.root());
    let error = Portals::open(target, &place.records(), &place.seal)
        .err()
        .expect("a refusal");
    assert_eq!(tree(&place.root()), before);
    error
}

#[test]
fn a_folder_that_is_not_ours() {
    let place = OutputFolder::new();
    fs::create_dir(place.target()).unwrap();
    fs::write(place.file("thesis.txt"), "years of work").unwrap();
    assert!(matches!(
        assert_target_refused(&place, &place.target()),
        OutputError::NotOurs { .. }
    ));
    // A web application has a manifest.json too.
    fs::write(
        place.file("manifest.json"),
        "{\"name\": \"App\", \"version\": 1, \"files\": []}",
    )
    .unwrap();
    assert!(matches!(
        assert_target_refused(&place, &place.target()),
        OutputError::NotOurs { .. }
    ));
    fs::remove_file(place.file("thesis.txt")).unwrap();
    fs::remove_file(place.file("manifest.json")).unwrap();
    place
        .build(TWO_READERS)
        .expect("an empty folder may be taken");
}

#[test]
fn a_manifest_that_cannot_be_understood() {
    let place = OutputFolder::new();
    place.build(TWO_READERS).unwrap();
    let manifest = fs::read_to_string(place.file("manifest.json")).unwrap();
    for (text, sentence) in [
        (String::new(), "is not valid JSON"),
        (
            manifest[..manifest.len() / 2].to_owned(),
            "is not valid JSON",
        ),
        (
            manifest.replace("\"version\": 2", "\"version\": 3"),
            "newer coachgen",
        ),
        (
            manifest.replace("\"version\": 2", "\"version\": 1"),
            "older coachgen",
        ),
        (
            manifest.replace("client/amara", "../../amara"),
            "no portal can have",
        ),
        (
            manifest.replace("client/amara", "/amara"),
            "no portal can have",
        ),
        (manifest.replace("client/amara", "coach"), "more than once"),
        (manifest.replace(".gitignore", "gitignore"), "incomplete"),
    ] {
        fs::write(place.file("manifest.json"), text).unwrap();
        let error = assert_target_refused(&place, &place.target());
        assert!(matches!(error, OutputError::ManifestLost { .. }), "{error}");
        assert!(error.to_string().contains(sentence), "{error}");
    }
    fs::remove_file(place.file("manifest.json")).unwrap();
    assert!(
        assert_target_refused(&place, &place.target())
            .to_string()
            .contains("is missing")
    );
}

#[test]
fn the_root_and_the_home_folder() {
    let place = OutputFolder::new();
    assert!(matches!(
        assert_target_refused(&place, Path::new("/")),
        OutputError::Root { .. }
    ));
    assert!(matches!(
        assert_target_refused(&place, Path::new("/..")),
        OutputError::Root { .. }
    ));
    if let Some(home) = std::env::home_dir().filter(|home| home.is_dir()) {
        assert!(matches!(
            assert_target_refused(&place, &home),
            OutputError::Home { .. }
        ));
        assert!(matches!(
            assert_target_refused(&place, &home.join("none/..")),
            OutputError::Home { .. }
        ));
    }
}

#[test]
fn the_records_and_what_holds_them() {
    let place = OutputFolder::new();
    let records = place.records();
    let targets: [PathBuf; 6] = [
        records.clone(),
        records.join(""),
        records.join("portal/.."),
        records.join("none/../../practice/."),
        place.root(),
        records.join("..").join(""),
    ];
    for target in targets {
        let error = assert_target_refused(&place, &target);
        assert!(
            matches!(error, OutputError::Records { .. }),
            "{}: {error}",
            target.display()
        );
    }
}

#[test]
fn a_file() {
    let place = OutputFolder::new();
    assert!(matches!(
        assert_target_refused(&place, &place.records().join("coachgen.yaml")),
        OutputError::NotAFolder { .. }
    ));
    let under = assert_target_refused(&place, &place.records().join("coachgen.yaml/portal"));
    assert!(matches!(under, OutputError::Io { .. }), "{under}");
}

#[cfg(unix)]
#[test]
fn symlinks() {
    use std::os::unix::fs::symlink;
    let place = OutputFolder::new();
    place.build(TWO_READERS).unwrap();
    symlink("portal", place.records().join("link")).unwrap();
    for target in ["link", "link/", "link/."] {
        assert!(
            matches!(
                assert_target_refused(&place, &place.records().join(target)),
                OutputError::Symlink { .. }
            ),
            "{target}"
        );
    }
    symlink("nowhere", place.records().join("dangling")).unwrap();
    assert!(matches!(
        assert_target_refused(&place, &place.records().join("dangling")),
        OutputError::Symlink { .. }
    ));
    assert!(matches!(
        assert_target_refused(&place, &place.records().join("dangling/portal")),
        OutputError::Io { .. }
    ));
    // The target is still the records when it is reached through a link to their parent.
    symlink(place.root(), place.root().join("round")).unwrap();
    assert!(matches!(
        assert_target_refused(&place, &place.root().join("round/practice")),
        OutputError::Records { .. }
    ));
    Portals::open(
        &place.root().join("round/practice/portal"),
        &place.records(),
        &place.seal,
    )
    .expect("a link above the target is fine");

    let (page, elsewhere) = (
        place.file("client/amara/index.html"),
        place.root().join("elsewhere"),
    );
    fs::rename(&page, &elsewhere).unwrap();
    symlink(&elsewhere, &page).unwrap();
    assert!(
        matches!(assert_target_refused(&place, &place.target()), OutputError::Symlink { path } if path == page)
    );
    fs::remove_dir_all(place.file("client")).unwrap();
    symlink(place.root(), place.file("client")).unwrap();
    assert!(matches!(
        assert_target_refused(&place, &place.target()),
        OutputError::Symlink { .. }
    ));
    fs::remove_file(place.file("client")).unwrap();
    for name in [
        ".portal.coachgen-new",
        ".portal.coachgen-old",
        ".portal.lock",
    ] {
        symlink(place.root(), place.records().join(name)).unwrap();
        assert!(
            matches!(
                assert_target_refused(&place, &place.target()),
                OutputError::Symlink { .. }
            ),
            "{name}"
        );
        fs::remove_file(place.records().join(name)).unwrap();
    }
}

#[test]
fn two_builds_at_once() {
    let place = OutputFolder::new();
    let first = place.open().unwrap();
    assert!(matches!(place.open().err(), Some(OutputError::Busy { .. })));
    stage(&first, TWO_READERS).unwrap();
    assert!(matches!(place.open().err(), Some(OutputError::Busy { .. })));
    first.commit().unwrap();
    drop(place.open().unwrap());
}

#[test]
fn a_target_that_changes_during_the_build() {
    let place = OutputFolder::new();
    place.build(TWO_READERS).unwrap();
    let portals = place.open().unwrap();
    stage(&portals, &TWO_READERS[..1]).unwrap();
    fs::write(place.file("CNAME"), "portal.example").unwrap();
    assert!(
        matches!(portals.commit(), Err(OutputError::ChangedDuringBuild { files, .. }) if files == ["CNAME"])
    );
    assert!(place.file("client/amara/index.html").exists() && place.file("CNAME").exists());
}

#[test]
fn a_commit_after_a_failure() {
    let place = OutputFolder::new();
    place.build(TWO_READERS).unwrap();
    let before = place.tree();
    let portals = place.open().unwrap();
    let long = "x".repeat(300);
    let error = portals
        .stage(
            "coach",
            "coach",
            &[("a.html".into(), Vec::new()), (long.clone(), Vec::new())],
        )
        .unwrap_err();
    assert!(
        matches!(&error, OutputError::Io { path, .. } if path.ends_with(&long)),
        "{error}"
    );
    assert!(matches!(portals.commit(), Err(OutputError::Unfinished)));
    assert_eq!(place.tree(), before);
}

#[cfg(target_os = "linux")]
#[test]
fn a_parent_that_cannot_be_written_to() {
    use std::os::unix::fs::PermissionsExt as _;
    let place = OutputFolder::new();
    // Nobody may write here, not even root.
    let error = Portals::open(Path::new("/proc/portal"), &place.records(), &place.seal)
        .err()
        .unwrap();
    assert!(
        matches!(&error, OutputError::Io { path, .. } if path == Path::new("/proc/.portal.lock")),
        "{error}"
    );

    let closed = place.root().join("closed");
    fs::create_dir(&closed).unwrap();
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o500)).unwrap();
    if fs::write(closed.join("probe"), "").is_ok() {
        return; // root may write anywhere else
    }
    let error = Portals::open(&closed.join("portal"), &place.records(), &place.seal)
        .err()
        .unwrap();
    assert!(error.to_string().contains(".portal.lock"), "{error}");
}

#[cfg(unix)]
#[test]
fn a_foreign_file_that_is_no_file() {
    let place = OutputFolder::new();
    place.build(TWO_READERS).unwrap();
    let _socket = std::os::unix::net::UnixListener::bind(place.file("socket")).unwrap();
    let error = place.open().err().unwrap();
    assert!(
        matches!(&error, OutputError::NotPlain { path } if path.ends_with("socket")),
        "{error}"
    );
}
