//! A build leaves the portals of unchanged engagements as they are, and the result is always that of a build with
//! `--all`.

use std::collections::BTreeMap;
use std::fs::{self, File, FileTimes};
use std::path::Path;
use std::process::Command;

use chrono::{Days, NaiveDate};

use super::{RunOutcome, TODAY, Workspace, copy, tree};
use crate::watch::random_edits::RandomEdits;

impl Workspace {
    /// Builds, and returns which engagements were built again.
    #[track_caller]
    fn rebuilt(&self, args: &[&str]) -> Vec<String> {
        let ran = self.run(&[&["build", "records", "--verbose"], args].concat());
        assert!(ran.code < 2, "{}{}", ran.out, ran.err);
        rebuilt(&ran)
    }
}

/// Returns the engagements that were built, from the output of `--verbose`.
fn rebuilt(ran: &RunOutcome) -> Vec<String> {
    let lines = ran.err.lines().filter(|line| line.ends_with(" ms"));
    let named = lines.filter_map(|line| line.split_once(": "));
    let mut names: Vec<String> = named
        .filter(|(_, rest)| rest.contains(" page"))
        .map(|(name, _)| name.to_owned())
        .collect();
    names.sort();
    names
}

/// Every file in a folder with its time and inode, which show whether it was written again.
fn stamps(folder: &Path) -> BTreeMap<String, (u64, i64, i64)> {
    use std::os::unix::fs::MetadataExt as _;
    let names = tree(folder).into_keys();
    names
        .map(|name| {
            let found = fs::metadata(folder.join(&name)).unwrap();
            (name, (found.ino(), found.mtime(), found.ctime_nsec()))
        })
        .collect()
}

/// Fails unless building everything again, in a copy of the portals, gives the same bytes.
#[track_caller]
fn assert_complete(workspace: &Workspace, today: &str, after: &str) {
    assert_complete_in(&workspace.path("portal"), workspace, today, after);
}

#[track_caller]
fn assert_complete_in(portal: &Path, workspace: &Workspace, today: &str, after: &str) {
    let again = workspace.root().join("again");
    if again.exists() {
        fs::remove_dir_all(&again).unwrap();
    }
    copy(portal, &again);
    let args = ["build", "records", "--all", "-o", "again", "--today", today];
    let ran = workspace.run(&args);
    assert!(ran.code < 2, "after {after}:\n{}{}", ran.out, ran.err);
    let (kept, all) = (tree(portal), tree(&again));
    let paths = kept.keys().chain(all.keys());
    let different: Vec<&String> = paths
        .filter(|path| kept.get(*path) != all.get(*path))
        .collect();
    assert!(different.is_empty(), "after {after}: {different:?}");
}

#[test]
fn an_unchanged_practice_is_not_touched() {
    let workspace = Workspace::practice();
    let first = workspace.rebuilt(&[]);
    assert_eq!(first.len(), 5, "{first:?}");
    let stamps_before = stamps(&workspace.path("portal"));
    let quick = workspace.run(&["build", "records", "--verbose"]);
    assert_eq!(rebuilt(&quick), [""; 0]);
    quick.assert_output(0, "nothing changed");
    assert!(stamps(&workspace.path("portal")) == stamps_before);
    assert_eq!(
        workspace.rebuilt(&["--all"]).len(),
        5,
        "and with --all each is built"
    );
    assert!(stamps(&workspace.path("portal")) == stamps_before);
}

#[test]
fn the_output_is_the_same_whether_an_engagement_was_built_or_kept() {
    let workspace = Workspace::practice();
    for name in workspace.rebuilt(&[]) {
        let agreement = format!("{name}/engagement.md");
        workspace.edit(
            &agreement,
            "kind: engagement",
            "kind: engagement\nlangauge: en",
        );
    }
    workspace.run(&["build", "records"]);
    let kept = workspace.run(&["build", "records"]);
    let built = workspace.run(&["build", "records", "--all"]);
    assert!(kept.err.contains("did you mean"), "{}", kept.err);
    assert_eq!((&kept.out, &kept.err), (&built.out, &built.err));
    assert_eq!(kept.code, built.code);
}

#[test]
fn only_what_changed_is_built() {
    let workspace = Workspace::practice();
    let all = workspace.rebuilt(&[]);
    let (one, other) = (all[0].as_str(), all[1].as_str());
    workspace.append(&format!("{one}/engagement.md"), "\nOne more line.\n");
    assert_eq!(workspace.rebuilt(&[]), [one]);
    assert_complete(&workspace, TODAY, "a changed record");

    copy(&workspace.path(other), &workspace.path("another-one"));
    // A renewal is checked again: its finding depends on which other engagements exist.
    assert_eq!(
        workspace.rebuilt(&[]),
        ["another-one", "renewal-ines-carvalho"]
    );
    assert_complete(&workspace, TODAY, "an added engagement");

    fs::write(workspace.path(one).join("notes.txt"), "x").unwrap();
    assert_eq!(workspace.rebuilt(&[]), [one], "an additional file");
    workspace.edit("coachgen.yaml", "#2f5d62", "#205080");
    assert_eq!(workspace.rebuilt(&[]).len(), 6, "what all share");
    workspace.write("templates/desk.css", "p { color: teal }\n");
    assert_eq!(workspace.rebuilt(&[]).len(), 6, "a template");
    assert_complete(&workspace, TODAY, "a template");
}

#[test]
fn what_depends_on_the_day_is_built_on_another_day() {
    let workspace = Workspace::practice();
    let all = workspace.rebuilt(&[]);
    let day: NaiveDate = TODAY.parse().unwrap();
    let mut least = all.len();
    for ahead in [1, 2, 30, 400, 3000] {
        let today = (day + Days::new(ahead)).to_string();
        least = least.min(workspace.rebuilt(&["--today", &today]).len());
        assert_complete(&workspace, &today, &today);
    }
    // The engagements that run show the date; of the others, only an answer about a date can change.
    assert!(0 < least && least < all.len(), "{least}");
    assert_eq!(workspace.rebuilt(&[]).len(), all.len(), "and back again");
    assert_complete(&workspace, TODAY, "an earlier day");
}

#[test]
fn portals_that_somebody_changed_are_not_trusted() {
    let workspace = Workspace::practice();
    let all = workspace.rebuilt(&[]);
    let page = workspace.path(&format!("portal/client/{}/index.html", all[0]));
    let original = fs::read(&page).unwrap();
    let time = fs::metadata(&page).unwrap().modified().unwrap();

    // Other content of the same length, with the same time.
    let mut changed = original.clone();
    *changed.last_mut().unwrap() = b'!';
    fs::write(&page, changed).unwrap();
    let file = File::options().write(true).open(&page).unwrap();
    file.set_times(FileTimes::new().set_modified(time)).unwrap();
    workspace
        .run(&["build", "records"])
        .assert_output(2, "were changed after coachgen wrote them");

    fs::write(&page, &original).unwrap();
    assert_eq!(workspace.rebuilt(&[]), [""; 0], "the content is compared");
    fs::remove_file(&page).unwrap();
    assert_eq!(workspace.rebuilt(&[]), [all[0].as_str()]);
    assert_eq!(fs::read(&page).unwrap(), original);
    fs::remove_dir_all(workspace.path("portal")).unwrap();
    assert_eq!(workspace.rebuilt(&[]).len(), 5);
}

#[test]
fn what_is_kept_is_private_sealed_and_safe_to_delete() {
    use std::os::unix::fs::PermissionsExt as _;
    let workspace = Workspace::practice();
    let all = workspace.rebuilt(&[]);
    let folder = workspace.path(".coachgen/builds");
    assert_eq!(super::mode(&folder), 0o700);
    let kept = tree(&folder);
    assert_eq!(kept.len(), all.len() + 2);
    for name in kept.keys() {
        assert_eq!(super::mode(&folder.join(name)), 0o600);
        // A change of any byte makes the seal invalid.
        let mut bytes = kept[name].clone();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        fs::set_permissions(folder.join(name), fs::Permissions::from_mode(0o600)).unwrap();
        fs::write(folder.join(name), bytes).unwrap();
    }
    assert_eq!(workspace.rebuilt(&[]), all);
    assert!(tree(&folder) == kept);

    // The file of one engagement under the name of another.
    let names: Vec<&String> = kept.keys().collect();
    fs::copy(folder.join(names[0]), folder.join(names[1])).unwrap();
    let again = workspace.run(&["build", "records", "--verbose"]);
    assert!(rebuilt(&again).len() <= 1, "{}", again.err);
    assert!(tree(&folder) == kept);

    fs::remove_dir_all(&folder).unwrap();
    assert_eq!(workspace.rebuilt(&[]), all);
    assert_complete(&workspace, TODAY, "a deleted cache");
}

#[test]
fn a_build_that_cannot_cache_anything_says_so() {
    let workspace = Workspace::practice();
    let ran = workspace.run(&["build", "records"]);
    assert!(!ran.err.contains("nothing is cached"), "{}", ran.err);
    fs::remove_file(workspace.path(".coachgen/.gitignore")).unwrap();
    let ran = workspace.run(&["build", "records"]);
    assert!(
        ran.err.contains("nothing is cached") && ran.err.contains("delete .coachgen"),
        "{}",
        ran.err
    );
    fs::remove_dir_all(workspace.path(".coachgen")).unwrap();
    let ran = workspace.run(&["build", "records"]);
    assert!(!ran.err.contains("nothing is cached"), "{}", ran.err);
}

#[test]
fn nothing_is_cached_about_an_engagement_that_is_gone() {
    let workspace = Workspace::practice();
    let all = workspace.rebuilt(&[]);
    workspace.run(&["build", "records", "-o", "elsewhere"]);
    let kept = || tree(&workspace.path(".coachgen/builds")).len();
    assert_eq!(kept(), 2 * (all.len() + 2), "for each target");
    fs::remove_dir_all(workspace.path(&all[0])).unwrap();
    workspace.run(&["build", "records"]);
    assert_eq!(kept(), 2 * (all.len() + 2) - 2);
}

/// The number of cached files that contain a word.
fn cached_with(workspace: &Workspace, word: &str) -> usize {
    let kept = tree(&workspace.path(".coachgen/builds"));
    let has_word = |bytes: &&Vec<u8>| {
        bytes
            .windows(word.len())
            .any(|part| part == word.as_bytes())
    };
    kept.values().filter(has_word).count()
}

#[test]
fn nothing_is_kept_of_text_that_is_gone() {
    let workspace = Workspace::example();
    workspace.append("engagement.md", "\nThe word zzqxword was here.\n");
    workspace.rebuilt(&[]);
    workspace.rebuilt(&["-o", "elsewhere"]);
    assert_eq!(cached_with(&workspace, "zzqxword"), 2);
    workspace.edit("engagement.md", "The word zzqxword was here.", "");
    workspace.rebuilt(&[]);
    assert_eq!(cached_with(&workspace, "zzqxword"), 0, "for both targets");

    workspace.append("engagement.md", "\nThe word zzqxword was here.\n");
    workspace.rebuilt(&[]);
    let text = workspace.read("engagement.md");
    workspace.write("engagement.md", &text.replacen("\n---\n", "\n--\n", 1));
    workspace.rebuilt(&[]);
    assert_eq!(
        cached_with(&workspace, "zzqxword"),
        0,
        "while it is blocked"
    );

    workspace.write("engagement.md", &text);
    workspace.rebuilt(&[]);
    assert_eq!(cached_with(&workspace, "zzqxword"), 1);
    fs::remove_file(workspace.path("engagement.md")).unwrap();
    for folder in fs::read_dir(workspace.records()).unwrap() {
        let folder = folder.unwrap();
        let is_records = folder
            .file_name()
            .to_string_lossy()
            .starts_with(|c: char| c.is_ascii_digit());
        if is_records || folder.path().ends_with("notes") {
            fs::remove_dir_all(folder.path()).unwrap();
        }
    }
    let none = workspace.run(&["build", "records"]);
    none.assert_output(3, "no engagement found");
    assert_eq!(tree(&workspace.path(".coachgen/builds")).len(), 0);
}

#[test]
fn an_emptied_page_of_a_portal_that_is_only_kept_is_written_again_later() {
    let workspace = Workspace::practice();
    let all = workspace.rebuilt(&[]);
    let whole = workspace.portal();
    let page = format!("client/{}/index.html", all[4]);
    for damage in [Vec::new(), vec![0; whole[&page].len()]] {
        fs::write(workspace.path("portal").join(&page), &damage).unwrap();
        // The page is not in a portal that this build makes.
        let narrow = format!("records/{}", all[0]);
        workspace.run(&["build", &narrow]);
        workspace.run(&["build", &narrow]);
        assert!(workspace.portal()[&page] == damage);
        workspace.run(&["build", "records"]);
        assert!(workspace.portal() == whole);
    }
}

#[test]
fn a_narrower_build_keeps_former_readers_of_other_engagements() {
    let workspace = Workspace::practice();
    workspace.rebuilt(&[]);
    let agreement = "two-sponsors-tomasz-brandt/engagement.md";
    let text = workspace.read(agreement);
    let from = text.find("  - name: Maud Ferrier").expect("the sponsor");
    let rest = &text[from + 4..];
    let next = rest.find("\n  - ").or_else(|| {
        // The last sponsor: up to the next field.
        rest.match_indices('\n')
            .map(|(at, _)| at)
            .find(|at| !rest[at + 1..].starts_with(' '))
    });
    let to = from + 4 + next.expect("an end") + 1;
    workspace.write(agreement, &format!("{}{}", &text[..from], &text[to..]));
    workspace.rebuilt(&[]);
    let narrow = "records/self-funded-ines-carvalho";
    let kept = workspace.run(&["build", narrow, "--prune"]);
    kept.assert_output(0, "Nothing was pruned.");
    let built = workspace.run(&["build", narrow, "--prune", "--all"]);
    built.assert_output(0, "Nothing was pruned.");
    assert_eq!(kept.err, built.err);
}

#[test]
fn little_is_kept_of_targets_that_are_no_longer_built() {
    let workspace = Workspace::example();
    for number in 0..6 {
        let target = format!("out-{number}");
        workspace.run_clean(&["build", "records", "-o", &target]);
    }
    assert_eq!(tree(&workspace.path(".coachgen/builds")).len(), 4 * 3);
    let last = workspace.run(&["build", "records", "-o", "out-4", "--verbose"]);
    assert_eq!(rebuilt(&last), [""; 0]);
    let first = workspace.run(&["build", "records", "-o", "out-0", "--verbose"]);
    assert_eq!(rebuilt(&first).len(), 1);
}

#[test]
fn a_blocked_engagement_is_checked_in_every_build() {
    let workspace = Workspace::practice();
    let all = workspace.rebuilt(&[]);
    let agreement = format!("{}/engagement.md", all[0]);
    let text = workspace.read(&agreement);
    workspace.write(&agreement, &text.replacen("\n---\n", "\n--\n", 1));
    for _ in 0..2 {
        let ran = workspace.run(&["build", "records"]);
        ran.assert_output(1, "was not built; its existing portals are unchanged");
    }
    workspace.write(&agreement, &text);
    workspace.rebuilt(&[]);
    assert_complete(&workspace, TODAY, "a repaired agreement");
}

#[test]
fn a_commit_and_an_uncommitted_change_are_new_inputs() {
    let workspace = Workspace::practice();
    let git = |args: &[&str]| {
        let ran = Command::new("git")
            .current_dir(workspace.records())
            .args([
                "-c",
                "user.name=Ada",
                "-c",
                "user.email=ada@harbour.example",
            ])
            .args(args)
            .output()
            .unwrap();
        assert!(ran.status.success(), "{ran:?}");
    };
    let path = std::env::var("PATH").unwrap();
    let build = || {
        let mut command = workspace.command(&["build", "records", "--verbose"]);
        let ran = RunOutcome::from_output(command.env("PATH", &path).output().unwrap());
        rebuilt(&ran)
    };
    assert_eq!(build().len(), 5);
    git(&["init", "-q"]);
    git(&["add", "."]);
    git(&["commit", "-q", "-m", "first"]);
    assert_eq!(build().len(), 5, "the reports name the commit");
    assert_eq!(build().len(), 0);
}

/// Removes the last engagements of a practice that has more than `most`.
fn remove_beyond(records: &Path, most: usize) {
    let entries = fs::read_dir(records).unwrap();
    let mut folders: Vec<_> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.is_dir() && !path.ends_with(".coachgen") && !path.ends_with("templates")
        })
        .collect();
    folders.sort();
    for folder in folders.iter().skip(most) {
        fs::remove_dir_all(folder).unwrap();
    }
}

/// Whatever changes, in whatever order, and on whatever day, the portals are those of a build with `--all`.
#[test]
fn two_thousand_edits_and_days_give_the_same_as_complete_builds() {
    let workspace = Workspace::practice_in_memory();
    let original = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/practice");
    let mut walk = RandomEdits::new(&workspace.records(), 20_261_129);
    let mut day: NaiveDate = TODAY.parse().unwrap();
    let (mut built, mut kept) = (0, 0);
    for step in 1..=2_000_u64 {
        match step % 30 {
            3 => day = day + Days::new(1),
            16 if step % 3 == 0 => day = day + Days::new(step % 50),
            29 if step % 7 == 0 => day = day - Days::new(step % 40),
            _ => {
                let paths = walk.step();
                // Edits to files that all engagements share are usually repaired at once. Otherwise nothing could be
                // reused.
                let is_shared =
                    |path: &String| path.starts_with("templates/") || path == "coachgen.yaml";
                if step % 8 != 4 && paths.iter().any(is_shared) {
                    walk.repair();
                }
            }
        }
        remove_beyond(&workspace.records(), 6);
        if step % 12 == 0 {
            // Most edits damage something. Without repairs, soon no engagement could be built.
            copy(&original, &workspace.records());
        }
        if step % 4 == 0 {
            let today = day.to_string();
            let args = [
                "build",
                "records",
                "-o",
                "portal",
                "--verbose",
                "--today",
                &today,
            ];
            let ran = workspace.run(&args);
            let unchanged = ran.err.lines().filter(|line| line.ends_with(": unchanged"));
            kept += unchanged.count();
            built += rebuilt(&ran).len();
            if step % 40 == 0 && ran.code < 2 {
                let after = format!("step {step}: {}", walk.last());
                assert_complete_in(&workspace.root().join("portal"), &workspace, &today, &after);
            }
        }
    }
    assert!(built > 300 && kept > 150, "{built} built and {kept} kept");
}
