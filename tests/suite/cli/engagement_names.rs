//! No single name stops a practice: each engagement is built under a name that every system accepts, or is reported
//! alone.

use std::fs;

use super::{Workspace, tree};

const AGREEMENT: &str = "---\nkind: engagement\nclient:\n  name: Rosa Lindqvist\nsponsors:\n  - name: SPONSOR\nstatus: active\nstart: 2026-01-14\n---\n";

/// A practice of engagements in folders with these names.
fn practice(names: &[&str]) -> Workspace {
    let desk = Workspace::example();
    fs::remove_dir_all(desk.records()).unwrap();
    desk.write("coachgen.yaml", "practice:\n  name: Quay Coaching\n");
    for name in names {
        desk.write(
            &format!("{name}/engagement.md"),
            &AGREEMENT.replace("SPONSOR", "Jonas Falk"),
        );
    }
    desk
}

/// The folders of a party's portals.
fn folders(desk: &Workspace, party: &str) -> Vec<String> {
    let mut names: Vec<String> = desk
        .portal()
        .into_keys()
        .filter_map(|path| {
            let rest = path.strip_prefix(&format!("{party}/"))?;
            rest.split_once('/').map(|(name, _)| name.to_owned())
        })
        .collect();
    names.sort();
    names.dedup();
    names
}

#[test]
fn an_engagement_may_have_the_name_of_a_coachs_page() {
    let plain = practice(&["zoe"]);
    plain.run_clean(&["build", "records"]);
    let mut taken: Vec<String> = fs::read_dir(plain.path("portal/coach"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != "zoe")
        .collect();
    assert!(taken.contains(&"rules.html".to_owned()) && taken.contains(&"search".to_owned()));
    taken.push("manifest.json".to_owned());
    taken.push("files".to_owned());
    let names: Vec<&str> = taken.iter().map(String::as_str).chain(["zoe"]).collect();
    let desk = practice(&names);
    desk.run_clean(&["build", "records"]);
    let built = folders(&desk, "client");
    assert_eq!(built.len(), names.len());
    assert!(built.contains(&"search.html-2".to_owned()), "{built:?}");
    for name in built {
        assert!(
            desk.path(&format!("portal/coach/{name}/index.html"))
                .is_file(),
            "{name}"
        );
        assert!(
            desk.path(&format!("portal/sponsor/{name}/jonas-falk/index.html"))
                .is_file()
        );
    }
    let before = desk.portal();
    desk.run_clean(&["build", "records"]);
    assert!(desk.portal() == before);
}

#[test]
fn names_that_differ_in_case_are_built_side_by_side() {
    let desk = practice(&["Rosa", "rosa", "2025/ROSA", "rósa", "RÓSA"]);
    desk.run_clean(&["build", "records"]);
    let mut folded: Vec<String> = folders(&desk, "client")
        .iter()
        .map(|name| name.to_lowercase())
        .collect();
    folded.sort();
    folded.dedup();
    assert_eq!(folded.len(), 5, "{folded:?}");
}

#[test]
fn sponsors_and_engagements_may_have_long_names_in_any_script() {
    let long = "진".repeat(80);
    let desk = practice(&[&long, &format!("2026/{long}"), "zoe"]);
    for name in [
        "張".repeat(100),
        "Ж".repeat(300),
        "x".repeat(400),
        "🦊".repeat(90),
    ] {
        let sponsors = format!("{name}\n  - name: {name} 2");
        desk.write(
            "zoe/engagement.md",
            &AGREEMENT.replace("SPONSOR", &sponsors),
        );
        let ran = desk.run(&["build", "records", "--prune"]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert_eq!(folders(&desk, "sponsor/zoe").len(), 2, "{name}");
    }
    let longest = tree(&desk.path("portal"))
        .into_keys()
        .flat_map(|path| path.split('/').map(str::len).collect::<Vec<_>>())
        .max();
    assert!(longest.unwrap() <= 125, "{longest:?}");
    assert_eq!(folders(&desk, "client").len(), 3);
}

#[test]
fn the_folder_of_a_single_engagement_may_be_called_anything() {
    for name in [
        "con",
        "a: b?",
        "x\\y",
        "search.html",
        "…",
        "Aux.2026",
        "tab\there",
    ] {
        let desk = Workspace::example();
        let other = desk.root().join(name);
        fs::rename(desk.records(), &other).unwrap();
        let ran = super::RunOutcome::from_output(
            desk.command(&["build"])
                .current_dir(&other)
                .output()
                .unwrap(),
        );
        assert_eq!(ran.code, 0, "{name}: {}", ran.err);
        assert!(other.join("portal/coach/index.html").is_file());
    }
}

#[test]
fn a_name_that_windows_reserves_stops_only_its_engagement() {
    let desk = practice(&["con", "zoe", "aux.d", "dot."]);
    let ran = desk.run(&["build", "records"]);
    ran.assert_output(1, "con was not built");
    for path in ["con", "aux.d", "dot."] {
        assert!(ran.err.contains(&format!("--> {path}")), "{}", ran.err);
    }
    assert_eq!(folders(&desk, "client"), ["zoe"]);
}

#[test]
fn an_engagement_in_the_templates_folder_stops_only_itself() {
    let desk = practice(&["templates", "zoe"]);
    desk.write(
        "templates/session-1.md",
        "---\nkind: session\nnumber: 1\ndate: 2026-02-01\n---\n",
    );
    for command in [&["build", "records"][..], &["check", "records"]] {
        let ran = desk.run(command);
        ran.assert_output(1, "an engagement's folder may not be named `templates`");
        ran.assert_output(1, "templates/engagement.md");
        assert!(!ran.err.contains("session-1.md"), "{}", ran.err);
    }
    assert_eq!(folders(&desk, "client"), ["zoe"]);
    // A file beside it still replaces a built-in template.
    desk.run_clean(&["eject", "notes.html", "records"]);
    desk.run(&["build", "records"])
        .assert_output(1, "templates/engagement.md");

    let desk = practice(&["templates/rosa", "zoe", "2026/templates"]);
    let ran = desk.run(&["build", "records"]);
    ran.assert_output(1, "templates/rosa/engagement.md");
    assert_eq!(folders(&desk, "client"), ["templates", "zoe"]);
}
