//! `coachgen build`: where portals are written, that they are the same for everyone who builds them, and what is left
//! alone.

use std::{collections::BTreeMap, fs, os::unix::fs::MetadataExt, thread};

use coachgen::output::{Portals, Seal};

use super::{RunOutcome, Workspace, mode, tree, visit_files};

const FIRST_WEEK: &str = "first-week-seun-adair";

#[test]
fn portals_are_written_into_the_practice_by_default() {
    let workspace = Workspace::example();
    let ran = workspace.run_clean(&["build", "records"]);
    assert!(
        ran.out.contains("Open records/portal/coach/index.html"),
        "{}",
        ran.out
    );
    let files = workspace.portal();
    for page in [
        "coach/index.html",
        "client/records/index.html",
        "sponsor/records/catherine-llewellyn/index.html",
    ] {
        assert!(files.contains_key(page), "{page}");
    }
    assert!(files.contains_key("manifest.json"));
}

#[test]
fn portals_are_written_to_the_given_folder() {
    let workspace = Workspace::example();
    workspace.run_clean(&["build", "records", "-o", "elsewhere/portals"]);
    assert!(!workspace.path("portal").exists());
    assert!(
        workspace
            .root()
            .join("elsewhere/portals/coach/index.html")
            .is_file()
    );
    workspace.write("coachgen.yaml", "output: pages\n");
    workspace.run_clean(&["build", "records"]);
    assert!(workspace.path("pages/coach/index.html").is_file());
}

#[test]
fn the_number_of_threads_makes_no_difference_nor_does_a_second_build() {
    let workspace = Workspace::practice();
    let mut trees = Vec::new();
    for (out, jobs) in [("a", "1"), ("b", "8"), ("c", "8")] {
        workspace.run_clean(&["build", "records", "-o", out, "--jobs", jobs]);
        trees.push(tree(&workspace.root().join(out)));
    }
    assert!(trees[0].len() > 100);
    assert!(trees[0] == trees[1], "one thread and eight");
    assert!(trees[1] == trees[2], "eight threads, twice");
}

#[test]
fn an_unchanged_rebuild_leaves_every_file_as_it_is() {
    let workspace = Workspace::practice();
    workspace.run_clean(&["build", "records"]);
    let stat = || {
        let mut files = BTreeMap::new();
        visit_files(&workspace.path("portal"), "", &mut |name, path| {
            let stat = fs::metadata(path).unwrap();
            if stat.is_file() {
                files.insert(
                    name.to_owned(),
                    (stat.ino(), stat.mtime(), stat.mtime_nsec()),
                );
            }
        });
        files
    };
    let before = stat();
    let ran = workspace.run_clean(&["build", "records"]);
    assert!(ran.out.contains("nothing changed"), "{}", ran.out);
    assert_eq!(stat(), before);
}

#[test]
fn one_changed_word_changes_only_the_pages_with_it() {
    let workspace = Workspace::practice();
    workspace.run_clean(&["build", "records"]);
    let before = workspace.portal();
    workspace.edit(
        "renewal-ines-carvalho/engagement.md",
        "\n---\n",
        "\n---\n\nAn added sentence.\n",
    );
    workspace.run_clean(&["build", "records"]);
    let after = workspace.portal();
    let changed: Vec<&String> = after
        .keys()
        .filter(|name| after.get(*name) != before.get(*name))
        .collect();
    assert!(!changed.is_empty());
    assert!(
        changed.iter().all(|name| *name == "manifest.json"
                || name.contains("renewal-ines-carvalho/")
                // The practice's word index: which engagements contain a word.
                || name.starts_with("coach/search/")),
        "{changed:?}"
    );
}

#[test]
fn one_engagement_of_a_practice_is_built_and_the_others_portals_stay() {
    let workspace = Workspace::practice();
    workspace.run_clean(&["build", "records"]);
    let before = workspace.portal();
    workspace.edit(
        &format!("{FIRST_WEEK}/engagement.md"),
        "\n---\n",
        "\n---\n\nAn added sentence.\n",
    );
    workspace.edit(
        "renewal-ines-carvalho/engagement.md",
        "\n---\n",
        "\n---\n\nNot asked for.\n",
    );
    let ran = workspace.run_clean(&["build", &format!("records/{FIRST_WEEK}")]);
    assert!(ran.out.contains("Built 1 engagement "), "{}", ran.out);
    let after = workspace.portal();
    assert_eq!(
        after.keys().collect::<Vec<_>>(),
        before.keys().collect::<Vec<_>>()
    );
    for (name, bytes) in &after {
        if name.contains("renewal") || name.contains("two-sponsors") {
            assert!(
                before.get(name) == Some(bytes),
                "{name} should not be built"
            );
        }
    }
    let page =
        String::from_utf8(after[&format!("client/{FIRST_WEEK}/agreement.html")].clone()).unwrap();
    assert!(page.contains("An added sentence."));
}

#[test]
fn a_folder_of_engagements_is_built_without_a_practice_file() {
    let workspace = Workspace::practice();
    fs::remove_file(workspace.path("coachgen.yaml")).unwrap();
    workspace.run_clean(&["build", "records"]);
    assert!(
        workspace
            .portal()
            .contains_key(&format!("client/{FIRST_WEEK}/index.html"))
    );
}

#[test]
fn the_current_folder_is_built_by_default() {
    let workspace = Workspace::example();
    let ran = RunOutcome::from_output(
        workspace
            .command(&["build"])
            .current_dir(workspace.records())
            .output()
            .unwrap(),
    );
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(workspace.portal().contains_key("coach/index.html"));
}

#[test]
fn portals_are_for_their_owner_alone_and_not_for_git() {
    let workspace = Workspace::example();
    workspace.run_clean(&["build", "records"]);
    assert_eq!(mode(&workspace.path("portal")), 0o700);
    visit_files(&workspace.path("portal"), "", &mut |name, path| {
        let wanted = if path.is_dir() { 0o700 } else { 0o600 };
        assert_eq!(mode(path), wanted, "{name}");
    });
    assert!(
        workspace
            .read("portal/.gitignore")
            .lines()
            .any(|line| line == "*")
    );
}

#[test]
fn a_leak_stops_only_its_own_engagement() {
    let workspace = Workspace::practice();
    workspace.run_clean(&["build", "records"]);
    let before = workspace.portal();
    workspace.edit(
        &format!("{FIRST_WEEK}/engagement.md"),
        "kind: engagement",
        "kind: engagement\norganization: Lime",
    );
    workspace.edit(
        "renewal-ines-carvalho/engagement.md",
        "\n---\n",
        "\n---\n\nAn added sentence.\n",
    );
    let ran = workspace.run(&["build", "records"]);
    ran.assert_output(1, "unknown field `organization`");
    ran.assert_output(1, "`organisation` already exists");
    ran.assert_output(
        1,
        "first-week-seun-adair was not built; its existing portals are unchanged. Errors that block it: first-week-seun-adair/engagement.md:3 (CG002)",
    );
    let after = workspace.portal();
    for party in ["client", "sponsor"] {
        let of = |tree: &BTreeMap<String, Vec<u8>>| {
            let folder = format!("{party}/{FIRST_WEEK}/");
            tree.clone()
                .into_iter()
                .filter(|(name, _)| name.starts_with(&folder))
                .collect::<Vec<_>>()
        };
        assert!(!of(&before).is_empty());
        assert!(of(&before) == of(&after), "the old portals of the {party}");
    }
    let other =
        String::from_utf8(after["client/renewal-ines-carvalho/agreement.html"].clone()).unwrap();
    assert!(other.contains("An added sentence."), "the others are built");
    let health = String::from_utf8(after["coach/health.html"].clone()).unwrap();
    assert!(health.contains("CG002"), "the coach's Checks page says why");
}

#[test]
fn a_build_without_any_portal_says_so_and_leads_to_a_page_that_exists() {
    let workspace = Workspace::example();
    workspace.edit("engagement.md", "kind: engagement", "kind: engagment");
    let opened = |ran: &RunOutcome| {
        let page = ran.out.lines().find_map(|line| line.strip_prefix("Open "));
        let page = workspace.root().join(page.expect(&ran.out));
        assert!(page.is_file(), "{}", ran.out);
        page
    };
    let ran = workspace.run(&["build", "records"]);
    ran.assert_output(1, "No portals were built. Only the coach's start page");
    assert!(!ran.out.contains("0 pages"), "{}", ran.out);
    assert!(opened(&ran).ends_with("coach/health.html"));
    let ran = workspace.run(&["build", "records"]);
    ran.assert_output(1, "No portals were built; nothing changed.");
    workspace.edit("engagement.md", "kind: engagment", "kind: engagement");
    let ran = workspace.run_clean(&["build", "records"]);
    assert!(ran.out.contains("Built 1 engagement "), "{}", ran.out);
    assert!(opened(&ran).ends_with("coach/index.html"));
    // The existing portals stay.
    workspace.edit("engagement.md", "kind: engagement", "kind: engagment");
    let ran = workspace.run(&["build", "records"]);
    ran.assert_output(1, "No portals were built.");
    assert!(opened(&ran).ends_with("coach/index.html"));
}

#[test]
fn an_engagement_stopped_before_its_first_build_keeps_nothing() {
    let workspace = Workspace::practice();
    workspace.edit(
        &format!("{FIRST_WEEK}/engagement.md"),
        "kind: engagement",
        "kind: engagment",
    );
    workspace
        .run(&["build", "records"])
        .assert_output(1, "it has no portals yet");
    assert!(
        workspace
            .portal()
            .keys()
            .all(|name| !name.contains("client/first-week"))
    );
}

#[test]
fn while_one_build_writes_another_is_refused() {
    let workspace = Workspace::example();
    workspace.run_clean(&["build", "records"]);
    let before = workspace.files_outside_portals();
    let held = Portals::open(
        &workspace.path("portal"),
        &workspace.records(),
        &Seal::default(),
    )
    .unwrap();
    workspace
        .run(&["build", "records"])
        .assert_output(2, "another build is writing to");
    drop(held);
    assert!(workspace.files_outside_portals() == before);
}

#[test]
fn concurrent_builds_leave_complete_portals() {
    let workspace = Workspace::practice();
    let runs: Vec<RunOutcome> = thread::scope(|scope| {
        let all: Vec<_> = (0..4)
            .map(|_| scope.spawn(|| workspace.run(&["build", "records"])))
            .collect();
        all.into_iter().map(|one| one.join().unwrap()).collect()
    });
    assert!(runs.iter().any(|ran| ran.code == 0));
    for ran in runs.iter().filter(|ran| ran.code != 0) {
        ran.assert_output(2, "another build is writing to");
    }
    workspace.run_clean(&["build", "records", "-o", "alone"]);
    assert!(workspace.portal() == tree(&workspace.root().join("alone")));
}

#[test]
fn quiet_verbose_and_colour() {
    let workspace = Workspace::example();
    let quiet = workspace.run_clean(&["build", "records", "--quiet"]);
    assert_eq!((quiet.out.as_str(), quiet.err.as_str()), ("", ""));
    let verbose = workspace.run_clean(&["build", "records", "--all", "--verbose"]);
    assert!(
        verbose.err.contains("pages") && verbose.err.contains("ms"),
        "{}",
        verbose.err
    );
    workspace.edit("engagement.md", "organisation:", "organization:");
    for colourless in [None, Some("1")] {
        let mut command = workspace.command(&["build", "records"]);
        if let Some(value) = colourless {
            command.env("NO_COLOR", value);
        }
        let ran = RunOutcome::from_output(command.output().unwrap());
        ran.assert_output(1, "organization");
        assert!(
            !ran.err.contains('\u{1b}') && !ran.out.contains('\u{1b}'),
            "colour in a pipe"
        );
    }
    let quiet = workspace.run(&["build", "records", "--quiet"]);
    quiet.assert_output(1, "organization");
    assert_eq!(quiet.out, "");
    assert_eq!(
        workspace
            .run(&["build", "records", "--quiet", "--verbose"])
            .code,
        2
    );
}

#[test]
fn today_can_be_set() {
    let workspace = Workspace::example();
    let page = |day: &str, out: &str| {
        workspace.run_clean(&["build", "records", "-o", out, "--today", day]);
        tree(&workspace.root().join(out))
    };
    assert!(
        page("2026-04-01", "a") != page("2026-11-20", "b"),
        "what is overdue depends on the day"
    );
    assert!(page("2026-11-20", "c") == page("2026-11-20", "d"));
    let ran = workspace.run(&["build", "records", "--today", "20 November"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("--today"), "{}", ran.err);
}

#[test]
fn folders_keep_their_time_when_only_other_readers_pages_change() {
    let workspace = Workspace::example();
    workspace.run_clean(&["build", "records"]);
    let times = |party: &str| -> BTreeMap<String, i64> {
        let root = workspace.path("portal").join(party);
        let mut open = vec![root];
        let mut times = BTreeMap::new();
        while let Some(folder) = open.pop() {
            let metadata = fs::metadata(&folder).unwrap();
            let time = metadata.mtime() * 1_000_000_000 + metadata.mtime_nsec();
            times.insert(folder.display().to_string(), time);
            for entry in fs::read_dir(&folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    open.push(path);
                }
            }
        }
        times
    };
    let before = ["client", "sponsor", "coach"].map(times);
    thread::sleep(std::time::Duration::from_millis(20));
    workspace.write(
        "notes/later.md",
        "---\nkind: note\ndate: 2026-11-01\n---\n\nFor myself.\n",
    );
    workspace.run_clean(&["build", "records"]);
    let after = ["client", "sponsor", "coach"].map(times);
    assert_eq!(before[0], after[0]);
    assert_eq!(before[1], after[1]);
    assert_ne!(before[2], after[2]);
}

#[test]
fn the_summary_counts_the_findings_that_it_lists() {
    let workspace = Workspace::example();
    workspace.edit("4-development/session-3.md", "minutes: 105", "minutes: 250");
    let ran = workspace.run_clean(&["build", "records"]);
    assert!(
        ran.out.contains("\n1 warning, listed above.\n") && !ran.out.contains("attention"),
        "{}",
        ran.out
    );
    // Those in the practice's own files too.
    workspace.write("templates/deks.css", "p { color: teal }\n");
    let ran = workspace.run(&["build", "records"]);
    assert!(
        ran.out.contains("\n2 warnings, listed above.\n"),
        "{}{}",
        ran.out,
        ran.err
    );
}

#[test]
fn a_scale_is_shown_with_its_unit() {
    let workspace = Workspace::example();
    workspace.edit("3-agenda/agenda.md", "scale: \"0-30\"", "scale: 0-30 days");
    workspace.run(&["build", "records"]);
    let portal = workspace.portal();
    let shown = portal.iter().any(|(path, bytes)| {
        path.starts_with("coach/") && String::from_utf8_lossy(bytes).contains("0 to 30 days")
    });
    assert!(shown);
}
