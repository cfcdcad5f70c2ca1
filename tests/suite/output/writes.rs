//! What a build writes, what it keeps, and what it does not touch.

use std::{
    fs,
    time::{Duration, SystemTime},
};

use coachgen::output::CommitOutcome;

use super::{
    OutputFolder, TWO_READERS, leftovers, modified, set_modified, stage, timestamps, tree,
};

#[test]
fn a_first_build_writes_portals_manifest_and_marker() {
    let place = OutputFolder::new();
    let done = place.build(TWO_READERS).unwrap();
    assert_eq!(
        done,
        CommitOutcome {
            written: 2,
            ..CommitOutcome::default()
        }
    );
    let names: Vec<String> = tree(&place.target()).into_keys().collect();
    assert_eq!(
        names,
        [
            ".gitignore",
            "client/",
            "client/amara/",
            "client/amara/index.html",
            "coach/",
            "coach/index.html",
            "manifest.json"
        ]
    );
    assert!(
        fs::read_to_string(place.file(".gitignore"))
            .unwrap()
            .lines()
            .any(|line| line == "*")
    );
    let manifest = fs::read_to_string(place.file("manifest.json")).unwrap();
    let (list, seal) = manifest.split_once("\"seal\": ").unwrap();
    assert_eq!(
        list,
        "{\n\"coachgen\": \"portals\",\n\"version\": 2,\n\"portals\": [\n],\n\"files\": [\n\
         {\"path\":\".gitignore\",\"size\":81,\"sha256\":\"6f0886fd0b23fe4eadcf51b35bbde6e8ae15066d7fd60872659131c5462f8066\",\"reader\":\"git\"},\n\
         {\"path\":\"client/amara/index.html\",\"size\":8,\"sha256\":\"bd445c462b7eebbc242e27f08c7d981e97fb28faf17ea73862bf95119b60e0f7\",\"reader\":\"client\"},\n\
         {\"path\":\"coach/index.html\",\"size\":8,\"sha256\":\"ada750e3f8464e9e1fd6a882b1a3b46cad39a1876c3fb7b85abe47a887c977fb\",\"reader\":\"coach\"}\n],\n"
    );
    let digits = seal.strip_prefix('"').unwrap();
    let digits = digits.strip_suffix("\"\n}\n").unwrap();
    assert!(digits.len() == 64 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
    assert_eq!(leftovers(&place), Vec::<String>::new());
}

#[test]
fn the_same_files_give_the_same_bytes_from_any_thread_in_any_order() {
    let files: Vec<(String, Vec<u8>)> = (0..200)
        .map(|n| (format!("s/{n}/index.html"), vec![n; 300]))
        .collect();
    let one = OutputFolder::new();
    let two = OutputFolder {
        seal: one.seal.clone(),
        ..OutputFolder::new()
    };
    let portals = one.open().unwrap();
    portals.stage("client", "client/amara", &files).unwrap();
    portals
        .stage("sponsor helen-brandt", "sponsor/amara/helen-brandt", &files)
        .unwrap();
    portals.commit().unwrap();
    let portals = two.open().unwrap();
    std::thread::scope(|scope| {
        for chunk in files.chunks(7).rev() {
            let portals = &portals;
            scope.spawn(move || {
                portals
                    .stage("sponsor helen-brandt", "sponsor/amara/helen-brandt", chunk)
                    .unwrap();
                portals.stage("client", "client/amara", chunk).unwrap();
            });
        }
    });
    portals.commit().unwrap();
    assert_eq!(tree(&one.target()), tree(&two.target()));
}

#[test]
fn an_unchanged_build_touches_nothing() {
    let place = OutputFolder::new();
    place.build(TWO_READERS).unwrap();
    let before = timestamps(&place.target());
    assert_eq!(
        place.build(TWO_READERS).unwrap(),
        CommitOutcome {
            unchanged: 2,
            ..CommitOutcome::default()
        }
    );
    assert_eq!(timestamps(&place.target()), before);
}

#[test]
fn an_unchanged_file_keeps_its_time_when_another_changes() {
    let place = OutputFolder::new();
    place.build(TWO_READERS).unwrap();
    let long_ago = SystemTime::now() - Duration::from_secs(9000);
    for name in ["client/amara/index.html", ".gitignore"] {
        set_modified(&place.file(name), long_ago);
    }
    let done = place
        .build(&[("coach/index.html", "practice, later"), TWO_READERS[1]])
        .unwrap();
    assert_eq!(
        done,
        CommitOutcome {
            written: 1,
            unchanged: 1,
            ..CommitOutcome::default()
        }
    );
    for name in ["client/amara/index.html", ".gitignore"] {
        assert_eq!(modified(&place.file(name)), long_ago);
    }
    assert_eq!(
        fs::read(place.file("coach/index.html")).unwrap(),
        b"practice, later"
    );
}

#[test]
fn files_no_longer_staged_are_removed_with_their_folder() {
    let place = OutputFolder::new();
    place.build(TWO_READERS).unwrap();
    assert_eq!(
        place.build(&TWO_READERS[..1]).unwrap(),
        CommitOutcome {
            unchanged: 1,
            removed: 1,
            ..CommitOutcome::default()
        }
    );
    assert!(!place.file("client").exists());
    assert_eq!(
        place.build(&[]).unwrap(),
        CommitOutcome {
            removed: 1,
            ..CommitOutcome::default()
        }
    );
}

#[test]
fn kept_files_do_not_change() {
    let place = OutputFolder::new();
    place
        .build(&[
            ("client/amara/index.html", "old"),
            ("client/amara-2/index.html", "x"),
            ("coach/index.html", "old"),
        ])
        .unwrap();
    let portals = place.open().unwrap();
    assert!(portals.keep("client/amara"));
    assert!(!portals.keep("client/nobody"));
    stage(&portals, &[("coach/index.html", "new")]).unwrap();
    assert_eq!(
        portals.commit().unwrap(),
        CommitOutcome {
            written: 1,
            unchanged: 1,
            removed: 1,
            ..CommitOutcome::default()
        }
    );
    assert_eq!(
        fs::read(place.file("client/amara/index.html")).unwrap(),
        b"old"
    );
    assert!(
        !place.file("client/amara-2").exists(),
        "a prefix is a folder, not the start of a name"
    );
    assert_eq!(
        place
            .build(&[
                ("client/amara/index.html", "old"),
                ("coach/index.html", "new")
            ])
            .unwrap()
            .unchanged,
        2
    );
}
