//! No single name stops a practice: each engagement is built under a name that every system accepts, or is reported
//! alone.

use std::fs;

use super::{Workspace, tree};

const AGREEMENT: &str = "---\nkind: engagement\nclient:\n  name: Rosa Lindqvist\nsponsors:\n  - name: SPONSOR\nstatus: active\nstart: 2026-01-14\n---\n";

/// A practice of engagements in folders with these names.
fn practice(names: &[&str]) -> Workspace {
    let workspace = Workspace::example();
    fs::remove_dir_all(workspace.records()).unwrap();
    workspace.write("coachgen.yaml", "practice:\n  name: Quay Coaching\n");
    for name in names {
        workspace.write(
            &format!("{name}/engagement.md"),
            &AGREEMENT.replace("SPONSOR", "Jonas Falk"),
        );
    }
    workspace
}

/// The folders of a party's portals.
fn folders(workspace: &Workspace, party: &str) -> Vec<String> {
    let mut names: Vec<String> = workspace
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
    // A large practice also has this page.
    taken.push("meetings.html".to_owned());
    let names: Vec<&str> = taken.iter().map(String::as_str).chain(["zoe"]).collect();
    let workspace = practice(&names);
    workspace.run_clean(&["build", "records"]);
    let built = folders(&workspace, "client");
    assert_eq!(built.len(), names.len());
    assert!(built.contains(&"search.html-2".to_owned()), "{built:?}");
    for name in built {
        assert!(
            workspace
                .path(&format!("portal/coach/{name}/index.html"))
                .is_file(),
            "{name}"
        );
        assert!(
            workspace
                .path(&format!("portal/sponsor/{name}/jonas-falk/index.html"))
                .is_file()
        );
    }
    let before = workspace.portal();
    workspace.run_clean(&["build", "records"]);
    assert!(workspace.portal() == before);
}

#[test]
fn names_that_differ_in_case_are_built_side_by_side() {
    let workspace = practice(&["Rosa", "rosa", "2025/ROSA", "rósa", "RÓSA"]);
    workspace.run_clean(&["build", "records"]);
    let mut folded: Vec<String> = folders(&workspace, "client")
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
    let workspace = practice(&[&long, &format!("2026/{long}"), "zoe"]);
    for name in [
        "張".repeat(100),
        "Ж".repeat(300),
        "x".repeat(400),
        "🦊".repeat(90),
    ] {
        let sponsors = format!("{name}\n  - name: {name} 2");
        workspace.write(
            "zoe/engagement.md",
            &AGREEMENT.replace("SPONSOR", &sponsors),
        );
        let ran = workspace.run(&["build", "records", "--prune"]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert_eq!(folders(&workspace, "sponsor/zoe").len(), 2, "{name}");
    }
    let longest = tree(&workspace.path("portal"))
        .into_keys()
        .flat_map(|path| path.split('/').map(str::len).collect::<Vec<_>>())
        .max();
    assert!(longest.unwrap() <= 125, "{longest:?}");
    assert_eq!(folders(&workspace, "client").len(), 3);
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
        let workspace = Workspace::example();
        let other = workspace.root().join(name);
        fs::rename(workspace.records(), &other).unwrap();
        let ran = super::RunOutcome::from_output(
            workspace
                .command(&["build"])
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
    let workspace = practice(&["con", "zoe", "aux.d", "dot."]);
    let ran = workspace.run(&["build", "records"]);
    ran.assert_output(1, "con was not built");
    for path in ["con", "aux.d", "dot."] {
        assert!(ran.err.contains(&format!("--> {path}")), "{}", ran.err);
    }
    assert_eq!(folders(&workspace, "client"), ["zoe"]);
}

#[test]
fn an_engagement_in_the_templates_folder_stops_only_itself() {
    let workspace = practice(&["templates", "zoe"]);
    workspace.write(
        "templates/session-1.md",
        "---\nkind: session\nnumber: 1\ndate: 2026-02-01\n---\n",
    );
    for command in [&["build", "records"][..], &["check", "records"]] {
        let ran = workspace.run(command);
        ran.assert_output(1, "an engagement's folder may not be named `templates`");
        ran.assert_output(1, "templates/engagement.md");
        assert!(!ran.err.contains("session-1.md"), "{}", ran.err);
    }
    assert_eq!(folders(&workspace, "client"), ["zoe"]);
    // A file beside it still replaces a built-in template.
    workspace.run_clean(&["eject", "notes.html", "records"]);
    workspace
        .run(&["build", "records"])
        .assert_output(1, "templates/engagement.md");

    let workspace = practice(&["templates/rosa", "zoe", "2026/templates"]);
    let ran = workspace.run(&["build", "records"]);
    ran.assert_output(1, "templates/rosa/engagement.md");
    assert_eq!(folders(&workspace, "client"), ["templates", "zoe"]);
}
