//! A portal is deleted only by pruning; a page is deleted when its portal no longer has it.

use std::fs;

use coachgen::output::{CommitOutcome, OutputError, Portals};

use super::OutputFolder;

/// Stages portals, each with its files, in the given folders.
fn stage(portals: &Portals, made: &[(&str, &[&str])]) {
    for (folder, files) in made {
        let files: Vec<(String, Vec<u8>)> = files
            .iter()
            .map(|name| ((*name).to_owned(), format!("{folder}/{name}").into_bytes()))
            .collect();
        portals.stage("reader", folder, &files).unwrap();
    }
}

fn build(
    place: &OutputFolder,
    made: &[(&str, &[&str])],
    pruned: &[&str],
) -> (Vec<String>, CommitOutcome) {
    let portals = place.open().unwrap();
    stage(&portals, made);
    let left = portals.left_over();
    pruned.iter().for_each(|folder| portals.prune(folder));
    (left, portals.commit().unwrap())
}

const COACH: (&str, &[&str]) = ("coach", &["index.html", "search/a.js"]);
const MIRA: [(&str, &[&str]); 4] = [
    ("coach/mira", &["index.html", "s/1.html"]),
    ("client/mira", &["index.html", "s/1.html"]),
    ("sponsor/mira/ana", &["index.html"]),
    ("sponsor/mira/bo", &["index.html"]),
];
const OTTO: [(&str, &[&str]); 2] = [
    ("coach/otto", &["index.html"]),
    ("client/otto", &["index.html"]),
];

#[test]
fn portals_that_are_not_rebuilt_stay_until_they_are_pruned() {
    let place = OutputFolder::new();
    let all: Vec<_> = [COACH].into_iter().chain(MIRA).chain(OTTO).collect();
    assert_eq!(build(&place, &all, &[]).0, [""; 0]);
    let rest: Vec<_> = [COACH].into_iter().chain(OTTO).collect();
    let of_mira = [
        "client/mira",
        "coach/mira",
        "sponsor/mira/ana",
        "sponsor/mira/bo",
    ];
    for _ in 0..3 {
        let (left, done) = build(&place, &rest, &[]);
        assert_eq!(left, of_mira);
        assert_eq!((done.written, done.removed), (0, 0));
        assert!(place.file("client/mira/s/1.html").is_file());
    }
    let (_, done) = build(&place, &rest, &of_mira);
    assert_eq!(done.removed, 6);
    for folder in of_mira {
        assert!(!place.file(folder).exists(), "{folder}");
    }
    assert!(place.file("client/otto/index.html").is_file());
    assert_eq!(build(&place, &rest, &[]).0, [""; 0]);
}

#[test]
fn a_page_that_its_portal_no_longer_has_is_removed() {
    let place = OutputFolder::new();
    build(&place, &[COACH, MIRA[0], MIRA[1]], &[]);
    let less: (&str, &[&str]) = ("client/mira", &["index.html"]);
    let (left, done) = build(&place, &[("coach", &["index.html"]), MIRA[0], less], &[]);
    assert_eq!((left.len(), done.removed), (0, 2));
    assert!(!place.file("client/mira/s").exists() && !place.file("coach/search").exists());
    assert!(
        place.file("coach/mira/s/1.html").is_file(),
        "a portal in a portal's folder"
    );
}

#[test]
fn one_reader_who_is_gone_keeps_a_portal_beside_the_others() {
    let place = OutputFolder::new();
    build(&place, &MIRA, &[]);
    let (left, _) = build(&place, &MIRA[..3], &[]);
    assert_eq!(left, ["sponsor/mira/bo"]);
    assert!(place.file("sponsor/mira/bo/index.html").is_file());
    // An engagement that is kept as a whole keeps this portal too, and it is not a leftover.
    let portals = place.open().unwrap();
    for folder in ["coach/mira", "client/mira", "sponsor/mira"] {
        assert!(portals.keep(folder));
    }
    assert_eq!(portals.left_over(), [""; 0]);
    portals.commit().unwrap();
    // The reader comes back as if nothing had happened.
    let (left, done) = build(&place, &MIRA, &[]);
    assert_eq!((left.len(), done.written, done.removed), (0, 0, 0));
}

#[test]
fn a_portal_whose_name_differs_only_in_case_replaces_the_old_one() {
    let place = OutputFolder::new();
    build(&place, &[("client/Mira", &["index.html", "old.html"])], &[]);
    let (left, done) = build(&place, &[MIRA[1]], &[]);
    assert_eq!((left.len(), done.written, done.removed), (0, 2, 2));
    assert!(place.file("client/mira/index.html").is_file());
}

#[test]
fn a_page_that_was_changed_is_not_pruned() {
    let place = OutputFolder::new();
    build(&place, &MIRA, &[]);
    fs::write(place.file("sponsor/mira/bo/index.html"), "my own").unwrap();
    let portals = place.open().unwrap();
    stage(&portals, &MIRA[..3]);
    portals.prune("sponsor/mira/bo");
    assert!(
        matches!(portals.commit(), Err(OutputError::Changed { files, .. }) if files == ["sponsor/mira/bo/index.html"])
    );
    assert!(place.file("sponsor/mira/bo/index.html").is_file());
}

#[test]
fn files_deleted_by_hand_are_not_leftovers() {
    let place = OutputFolder::new();
    build(&place, &MIRA, &[]);
    fs::remove_dir_all(place.file("sponsor/mira/bo")).unwrap();
    let (left, done) = build(&place, &MIRA[..3], &[]);
    assert_eq!((left.len(), done.removed), (0, 0));
    let manifest = fs::read_to_string(place.file("manifest.json")).unwrap();
    assert!(!manifest.contains("sponsor/mira/bo"));
}
