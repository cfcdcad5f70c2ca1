//! Files of others in the places of coachgen's own files: not used, not followed, not removed, not waited for.

use std::{fs, path::Path, sync::mpsc, thread, time::Duration};

use coachgen::output::OutputError;

use super::{OutputFolder, TWO_READERS, beside, copy, killed_while_staging, stage};

/// Builds on another thread, so that a build that waits forever fails the test.
fn build_with_timeout(place: OutputFolder) -> (OutputFolder, Result<(), OutputError>) {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let result = place.build(TWO_READERS).map(|_| ());
        let _ = sender.send((place, result));
    });
    receiver
        .recv_timeout(Duration::from_secs(20))
        .expect("the build did not finish in time")
}

/// A build that must be refused because of `path`, which must not change.
fn assert_refused_for(place: &OutputFolder, path: &Path) {
    let before = place.tree();
    let error = place.build(TWO_READERS).expect_err("a refusal");
    let OutputError::Foreign { path: named } = &error else {
        panic!("{error}");
    };
    assert!(named.starts_with(path), "{error}");
    assert!(
        error.to_string().contains("move it away, then build again"),
        "{error}"
    );
    assert_eq!(place.tree(), before);
}

#[test]
fn a_foreign_lock_is_refused() {
    for built in [false, true] {
        for text in ["my own notes", "coachgen is writing", "\n", "0"] {
            let place = OutputFolder::new();
            if built {
                place.build(TWO_READERS).unwrap();
            }
            let lock = beside(&place, "lock");
            let text = match text {
                "coachgen is writing" => {
                    "coachgen is writing to the file or folder beside this file.\nAnd mine.\n"
                }
                text => text,
            };
            fs::write(&lock, text).unwrap();
            assert_refused_for(&place, &lock);
            fs::remove_file(&lock).unwrap();
            place.build(TWO_READERS).unwrap();
        }
    }
}

#[test]
fn an_empty_lock_blocks_no_build_and_stays() {
    let place = OutputFolder::new();
    let lock = beside(&place, "lock");
    fs::write(&lock, "").unwrap();
    place.build(TWO_READERS).unwrap();
    assert_eq!(fs::read(&lock).unwrap(), b"");
    let first = place.open().unwrap();
    assert!(matches!(place.open().err(), Some(OutputError::Busy { .. })));
    drop(first);
    drop(place.open().unwrap());
}

#[test]
fn a_foreign_lock_that_is_held_is_not_another_build() {
    let place = OutputFolder::new();
    let lock = beside(&place, "lock");
    fs::write(&lock, "a database of mine").unwrap();
    let held = fs::File::options().write(true).open(&lock).unwrap();
    held.lock().unwrap();
    if cfg!(unix) {
        assert_refused_for(&place, &lock);
    }
}

#[test]
fn foreign_folders_beside_the_target_are_refused() {
    for purpose in ["coachgen-new", "coachgen-old", "lock"] {
        for built in [false, true] {
            let place = OutputFolder::new();
            if built {
                place.build(TWO_READERS).unwrap();
            }
            let folder = beside(&place, purpose);
            fs::create_dir_all(folder.join("thesis")).unwrap();
            fs::write(folder.join("thesis/one.txt"), "years of work").unwrap();
            assert_refused_for(&place, &folder);
            // Not with the mark of a portal folder either.
            fs::write(folder.join(".gitignore"), "# Written by coachgen: portals are built from the records and stay out of git.\n*\n").unwrap();
            assert_refused_for(&place, &folder);
        }
        let place = OutputFolder::new();
        let file = beside(&place, purpose);
        fs::write(&file, "a file of mine").unwrap();
        assert_refused_for(&place, &file);
    }
}

#[test]
fn foreign_portals_set_aside_are_not_restored() {
    let other = OutputFolder::new();
    other.build(TWO_READERS).unwrap();
    let place = OutputFolder::new();
    let aside = beside(&place, "coachgen-old");
    copy(&other.target(), &aside);
    assert_refused_for(&place, &aside);
    assert!(!place.target().exists());
}

#[test]
fn changed_portals_set_aside_are_not_restored() {
    let place = OutputFolder::new();
    place.build(TWO_READERS).unwrap();
    let aside = beside(&place, "coachgen-old");
    fs::rename(place.target(), &aside).unwrap();
    fs::write(aside.join("coach/index.html"), "PRACTICE").unwrap();
    assert_refused_for(&place, &aside);
    fs::write(aside.join("coach/index.html"), "practice").unwrap();
    assert_eq!(place.build(TWO_READERS).unwrap().unchanged, 2);
}

#[test]
fn a_copied_manifest_does_not_make_a_folder_ours() {
    for purpose in ["coachgen-new", "coachgen-old"] {
        let place = OutputFolder::new();
        place.build(TWO_READERS).unwrap();
        let folder = beside(&place, purpose);
        copy(&place.target(), &folder);
        fs::write(folder.join("client/amara/thesis.txt"), "years of work").unwrap();
        assert_refused_for(&place, &folder.join("client/amara/thesis.txt"));
        fs::remove_file(folder.join("client/amara/thesis.txt")).unwrap();
        fs::write(folder.join("client/amara/index.html"), "OVERVIEW").unwrap();
        assert_refused_for(&place, &folder.join("client/amara/index.html"));
        fs::write(folder.join("client/amara/index.html"), "overview").unwrap();
        place.build(TWO_READERS).unwrap();
        assert!(
            !folder.exists(),
            "what an interrupted build left is removed"
        );
    }
}

#[cfg(unix)]
#[test]
fn a_copied_marker_does_not_make_a_folder_ours() {
    let place = OutputFolder::new();
    killed_while_staging(&place, TWO_READERS);
    let staging = beside(&place, "coachgen-new");
    let kept = place.root().join("kept");
    fs::rename(&staging, &kept).unwrap();
    fs::create_dir(&staging).unwrap();
    copy(&kept, &staging);
    fs::write(staging.join("thesis.txt"), "years of work").unwrap();
    assert_refused_for(&place, &staging);
    fs::rename(&staging, place.root().join("copy")).unwrap();
    fs::rename(&kept, &staging).unwrap();
    place.build(TWO_READERS).unwrap();
    assert!(!staging.exists());
}

#[test]
fn a_staging_folder_left_by_a_kill_is_removed() {
    for torn in [None, Some(0), Some(20)] {
        let place = OutputFolder::new();
        killed_while_staging(&place, TWO_READERS);
        let staging = beside(&place, "coachgen-new");
        if let Some(length) = torn {
            fs::remove_dir_all(staging.join("client")).unwrap();
            fs::remove_dir_all(staging.join("coach")).unwrap();
            fs::remove_file(staging.join(".gitignore")).unwrap();
            let marker = fs::read(staging.join(".coachgen-staging")).unwrap();
            fs::write(staging.join(".coachgen-staging"), &marker[..length]).unwrap();
        }
        place.build(TWO_READERS).unwrap();
        assert!(!staging.exists());
        fs::create_dir(&staging).unwrap();
        place.build(&[("coach/index.html", "next")]).unwrap();
    }
}

#[cfg(unix)]
#[test]
fn pipes_are_not_waited_for() {
    for path in [
        ".portal.lock",
        ".portal.coachgen-new",
        ".portal.coachgen-old",
        "portal",
        "portal/manifest.json",
        "portal/coach/index.html",
        "portal/client",
    ] {
        for built in [false, true] {
            let place = OutputFolder::new();
            if built {
                place.build(TWO_READERS).unwrap();
            }
            let pipe = place.records().join(path);
            if pipe.is_file() {
                fs::remove_file(&pipe).unwrap();
            } else if pipe.is_dir() {
                fs::rename(&pipe, place.root().join("away")).unwrap();
            }
            fs::create_dir_all(pipe.parent().unwrap()).unwrap();
            pipe_at(&pipe);
            let (place, result) = build_with_timeout(place);
            result.expect_err(path);
            assert!(
                std::os::unix::fs::FileTypeExt::is_fifo(
                    &fs::symlink_metadata(&pipe).unwrap().file_type()
                ),
                "{path} is left as it was"
            );
            drop(place);
        }
    }
}

#[cfg(unix)]
fn pipe_at(path: &Path) {
    let made = std::process::Command::new("mkfifo").arg(path).status();
    assert!(made.unwrap().success());
}

#[cfg(unix)]
#[test]
fn files_of_another_user_are_not_ours() {
    use std::os::unix::fs::chown;
    let place = OutputFolder::new();
    for purpose in ["coachgen-new", "coachgen-old"] {
        let folder = beside(&place, purpose);
        fs::create_dir(&folder).unwrap();
        if chown(&folder, Some(65_534), None).is_err() {
            return; // only root may give a file away
        }
        assert_refused_for(&place, &folder);
        fs::remove_dir(&folder).unwrap();
    }
    let lock = beside(&place, "lock");
    fs::write(&lock, "").unwrap();
    chown(&lock, Some(65_534), None).unwrap();
    assert_refused_for(&place, &lock);
}

#[test]
fn reserved_names_cannot_be_staged() {
    let place = OutputFolder::new();
    let portals = place.open().unwrap();
    let error = stage(&portals, &[(".coachgen-staging", "mine")]).unwrap_err();
    assert!(matches!(error, OutputError::BadPath { .. }), "{error}");
}
