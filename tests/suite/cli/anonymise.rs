//! `coachgen anonymise`: what the copy contains, and what is listed.

use std::fs;

use super::{Workspace, tree};

#[test]
fn no_name_of_the_original_is_in_the_copy() {
    let workspace = Workspace::example();
    let before = workspace.files_outside_portals();
    let args = [
        "anonymise",
        "records",
        "-o",
        "copy",
        "--weeks",
        "-100",
        "--name",
        "Hal Whitmore",
        "--place",
        "Leeds",
    ];
    let ran = workspace.run(&args);
    ran.assert_output(0, "all dates moved by -100 weeks");
    let copy = tree(&workspace.root().join("copy"));
    let records = tree(&workspace.records());
    let originals = records.keys().filter(|path| path.ends_with(".md")).count();
    assert_eq!(copy.len(), originals);
    assert!(
        copy.keys().all(|path| path.ends_with(".md")),
        "only records"
    );
    for (path, bytes) in &copy {
        let text = format!("{path}\n{}", String::from_utf8(bytes.clone()).unwrap()).to_lowercase();
        let words: Vec<&str> = text.split(|c: char| !c.is_alphabetic()).collect();
        for name in [
            "amara",
            "okafor",
            "ruth",
            "adelman",
            "catherine",
            "llewellyn",
            "rafael",
            "monteiro",
            "northwind",
            "leeds",
        ] {
            assert!(!words.contains(&name), "{path}: {name}");
        }
        assert!(!text.contains("2026-05-27"), "{path}");
    }
    // Everything that was replaced or not is printed, and only there.
    assert!(ran.out.contains("  Client ("), "{}", ran.out);
    assert!(ran.out.contains("may identify somebody"), "{}", ran.out);
    assert!(ran.out.contains(" (capitalised"), "{}", ran.out);
    // The copy is an engagement: it can be checked and built.
    let checked = workspace.run(&["check", "copy"]);
    assert!(
        !checked.out.contains("CG001") && !checked.out.contains("CG002"),
        "{}",
        checked.out
    );
    let mut after = workspace.files_outside_portals();
    after.retain(|path, _| !path.starts_with("copy/"));
    assert!(after == before, "the records are unchanged");
}

#[test]
fn it_is_refused_in_the_practice_and_over_an_existing_folder() {
    let workspace = Workspace::practice();
    let refused = |to: &str, words: &str| {
        let args = ["anonymise", "tomasz", "-o", to];
        workspace.run_in("", &args).assert_output(2, words);
    };
    refused(
        "copy",
        "is in the practice, where the copies would be read as records",
    );
    fs::create_dir(workspace.root().join("full")).unwrap();
    fs::write(workspace.root().join("full/mine.txt"), "mine").unwrap();
    refused("../full", "is not empty");
    workspace.write("two-sponsors-tomasz-brandt/broken.md", "");
    fs::write(
        workspace.path("two-sponsors-tomasz-brandt/broken.md"),
        [0xff, 0xfe],
    )
    .unwrap();
    refused("../new", "broken.md cannot be read");
    assert!(!workspace.root().join("new").exists());
}

#[test]
fn without_a_number_the_weeks_are_random() {
    let workspace = Workspace::practice();
    let mut seen = std::collections::BTreeSet::new();
    for number in 0..6 {
        let to = format!("../copy-{number}");
        let ran = workspace.run_in("", &["anonymise", "seun", "-o", &to]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        let weeks = ran.out.split("moved by ").nth(1).unwrap();
        let weeks: i64 = weeks.split(' ').next().unwrap().parse().unwrap();
        assert!((-260..=-52).contains(&weeks), "{weeks}");
        seen.insert(weeks);
    }
    assert!(seen.len() > 1, "{seen:?}");
}
