//! After any edits, the state in memory gives the same files as a clean build, byte for byte.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use coachgen::source::{Disk, Listing, Tree};
use coachgen::watch::serve::PreviewSource as _;
use coachgen::watch::{Events, PracticeSnapshot, PracticeState, PreviewHandler, build_all};

use super::random_edits::RandomEdits;
use super::{TODAY, clean_build_on, copy, copy_records};

/// The state of a practice, and its preview.
struct WatchedPractice {
    state: PracticeState,
    handler: PreviewHandler,
}

impl WatchedPractice {
    fn open(folder: &Path) -> WatchedPractice {
        let disk = Disk::open(folder).unwrap();
        let tree: Arc<dyn Tree> = Arc::new(disk.clone());
        let (state, first) = PracticeState::open(tree, disk.name(), today(), false).unwrap();
        let root = Some(disk.root().to_path_buf());
        let start = "coach/index.html".to_owned();
        let handler =
            PreviewHandler::new(first.site, Arc::clone(state.loaded()), root, start).unwrap();
        WatchedPractice { state, handler }
    }

    fn apply_changes(&mut self, paths: &BTreeSet<String>) -> bool {
        let change = self.state.changed(paths).unwrap();
        let changed = change.is_some();
        if let Some(change) = change {
            self.handler.show(change.site);
        }
        changed
    }

    /// The snapshot with every page made, as it is a moment after an edit.
    fn finished_snapshot(&mut self) -> Arc<PracticeSnapshot> {
        let site = Arc::clone(self.state.site());
        assert!(build_all(&site, &|| false, &mut |_| {}));
        let site = self.state.republish();
        self.handler.show(Arc::clone(&site));
        site
    }

    /// Checks that the preview returns every file of a clean build, and no other file.
    fn assert_equals_clean_build(&mut self, folder: &Path, seen: &mut BTreeSet<String>) {
        self.assert_equals_clean_build_on(folder, TODAY, seen);
    }

    fn assert_equals_clean_build_on(
        &mut self,
        folder: &Path,
        today: &str,
        seen: &mut BTreeSet<String>,
    ) {
        let site = self.finished_snapshot();
        let clean = clean_build_on(folder, today);
        for (path, bytes) in &clean {
            let answered = self.handler.file(&site, path);
            assert!(
                answered.as_ref() == Some(bytes),
                "{path} is not what a clean build makes"
            );
        }
        let stopped = |path: &str| {
            let mut names = site
                .engagements
                .iter()
                .filter(|watched| watched.stopped().is_some());
            names.any(|watched| path.split('/').nth(1) == Some(&watched.name))
        };
        for path in seen
            .iter()
            .filter(|path| !clean.contains_key(*path) && !stopped(path))
        {
            assert_eq!(self.handler.file(&site, path), None, "{path} is gone");
        }
        seen.extend(clean.into_keys());
    }
}

fn today() -> NaiveDate {
    TODAY.parse().unwrap()
}

#[test]
fn every_file_equals_a_clean_build() {
    for from in [
        "example-engagement",
        "tests/fixtures/practice",
        "tests/fixtures/extremes",
    ] {
        let folder = copy_records(from);
        let mut watched = WatchedPractice::open(&folder.path().join("records"));
        watched.assert_equals_clean_build(&folder.path().join("records"), &mut BTreeSet::new());
    }
}

#[test]
fn another_day_equals_a_build_of_that_day() {
    let folder = copy_records("tests/fixtures/practice");
    let root = folder.path().join("records");
    let mut watched = WatchedPractice::open(&root);
    let change = watched.state.day_changed("2026-12-09".parse().unwrap());
    watched.handler.show(change.site);
    watched.assert_equals_clean_build_on(&root, "2026-12-09", &mut BTreeSet::new());
}

#[test]
fn two_thousand_edits_give_the_same_as_a_clean_build() {
    let folder = copy_records("tests/fixtures/practice");
    let root = folder.path().join("records");
    let mut watched = WatchedPractice::open(&root);
    let mut walk = RandomEdits::new(&root, 20_261_123);
    let mut seen = BTreeSet::new();
    let mut rebuilt = 0;
    for step in 1..=2_000 {
        let paths = walk.step();
        rebuilt += usize::from(watched.apply_changes(&paths));
        // A listing that was updated equals a new listing.
        if step % 50 == 0 {
            let disk = Disk::open(&root).unwrap();
            let (fresh, now) = (Listing::list(&disk).unwrap(), watched.state.site());
            let fresh: Vec<&str> = fresh
                .layout()
                .engagements
                .iter()
                .map(|one| one.dir.as_str())
                .collect();
            let now: Vec<&str> = now
                .engagements
                .iter()
                .map(|one| one.files.files().dir.as_str())
                .collect();
            assert_eq!(now, fresh, "after {step}: {}", walk.last());
        }
        if step % 400 == 0 {
            watched.apply_changes(&walk.repair());
            watched.assert_equals_clean_build(&root, &mut seen);
        }
    }
    assert!(rebuilt > 1_000, "{rebuilt} edits were seen");
    eprintln!(
        "{rebuilt} of 2,000 edits changed something; {:?}",
        walk.done()
    );
}

#[test]
fn edits_reported_by_the_system_give_the_same_as_a_clean_build() {
    let folder = copy_records("tests/fixtures/practice");
    let root = folder.path().join("records");
    let disk = Disk::open(&root).unwrap();
    let (mut events, _) = Events::follow(&disk);
    let mut watched = WatchedPractice::open(&root);
    let mut walk = RandomEdits::new(&root, 7);
    for step in 0..150 {
        walk.step();
        // Some changes arrive alone, some together.
        if step % 3 == 0
            && let Some(seen) = events.next(Duration::from_millis(300))
        {
            watched.apply_changes(&seen.paths);
        }
    }
    walk.repair();
    while let Some(seen) = events.next(Duration::from_millis(600)) {
        watched.apply_changes(&seen.paths);
    }
    watched.assert_equals_clean_build(&root, &mut BTreeSet::new());
}

#[test]
fn a_burst_causes_one_or_two_rebuilds() {
    let folder = copy_records("tests/fixtures/practice");
    let root = folder.path().join("records");
    let other = copy_records("tests/fixtures/practice");
    let disk = Disk::open(&root).unwrap();
    let (mut events, _) = Events::follow(&disk);
    let mut watched = WatchedPractice::open(&root);
    // Like a checkout of another branch: thousands of files written, half of them deleted again.
    for number in 0..40 {
        copy(
            &other.path().join("records"),
            &root.join(format!("branch-{number}")),
        );
    }
    for number in (0..40).step_by(2) {
        fs::remove_dir_all(root.join(format!("branch-{number}"))).unwrap();
    }
    let mut bursts = 0;
    while let Some(seen) = events.next(Duration::from_millis(800)) {
        bursts += usize::from(watched.apply_changes(&seen.paths));
    }
    assert!((1..=2).contains(&bursts), "{bursts} rebuilds");
    assert_eq!(watched.state.site().engagements.len(), 5 + 20 * 5);
}

/// A way of saving: its name, and how the text gets into the file.
type SaveMethod = (&'static str, fn(&Path, &str));

/// The ways in which editors save; each is one burst of changes in one engagement.
#[test]
fn every_way_of_saving_causes_one_rebuild() {
    let folder = copy_records("example-engagement");
    let root = folder.path().join("records");
    let path = root.join("4-development/session-3.md");
    let disk = Disk::open(&root).unwrap();
    let (mut events, _) = Events::follow(&disk);
    let mut watched = WatchedPractice::open(&root);
    let ways: [SaveMethod; 6] = [
        ("in place", |path, text| fs::write(path, text).unwrap()),
        ("emptied, then written", |path, text| {
            fs::write(path, "").unwrap();
            fs::write(path, text).unwrap();
        }),
        ("a file beside it, then renamed over it", |path, text| {
            let other = path.with_extension("md.tmp");
            fs::write(&other, text).unwrap();
            fs::rename(other, path).unwrap();
        }),
        (
            "moved away as a backup, then written, as vim does",
            |path, text| {
                let folder = path.parent().unwrap();
                fs::write(folder.join("4913"), "").unwrap();
                fs::remove_file(folder.join("4913")).unwrap();
                fs::write(folder.join(".session-3.md.swp"), "swap").unwrap();
                let backup = path.with_extension("md~");
                fs::rename(path, &backup).unwrap();
                fs::write(path, text).unwrap();
                fs::remove_file(backup).unwrap();
                fs::remove_file(folder.join(".session-3.md.swp")).unwrap();
            },
        ),
        ("removed, then created again", |path, text| {
            fs::remove_file(path).unwrap();
            fs::write(path, text).unwrap();
        }),
        (
            "a hidden file in the folder above, then renamed",
            |path, text| {
                let other = path
                    .parent()
                    .unwrap()
                    .parent()
                    .unwrap()
                    .join(".goutputstream-AB12");
                fs::write(&other, text).unwrap();
                fs::rename(other, path).unwrap();
            },
        ),
    ];
    let text = fs::read_to_string(&path).unwrap();
    for (number, (way, save)) in ways.into_iter().enumerate() {
        save(&path, &format!("{text}\nLine {number}.\n"));
        let mut rebuilds = 0;
        while let Some(seen) = events.next(Duration::from_millis(250)) {
            rebuilds += usize::from(watched.apply_changes(&seen.paths));
        }
        assert_eq!(rebuilds, 1, "{way}");
        let site = watched.finished_snapshot();
        let name = &site.engagements[0].name;
        let page = watched
            .handler
            .file(&site, &format!("coach/{name}/session-3.html"))
            .unwrap();
        let page = String::from_utf8(page).unwrap();
        assert!(page.contains(&format!("Line {number}.")), "{way}");
    }
}

#[test]
fn polled_files_are_followed_too() {
    let folder = copy_records("example-engagement");
    let root = folder.path().join("records");
    let mut events = Events::polling(&Disk::open(&root).unwrap());
    let mut watched = WatchedPractice::open(&root);
    std::thread::sleep(Duration::from_millis(300));
    let path = root.join("4-development/session-3.md");
    fs::write(
        &path,
        fs::read_to_string(&path).unwrap() + "\nA line more.\n",
    )
    .unwrap();
    fs::remove_file(root.join("4-development/session-2.md")).unwrap();
    let seen = events.next(Duration::from_secs(10)).expect("a change");
    let wanted = ["4-development/session-2.md", "4-development/session-3.md"];
    assert_eq!(seen.paths, wanted.map(str::to_owned).into());
    assert!(watched.apply_changes(&seen.paths));
    watched.assert_equals_clean_build(&root, &mut BTreeSet::new());
}

#[test]
fn temporary_files_hidden_files_and_portals_change_nothing() {
    let folder = copy_records("example-engagement");
    let root = folder.path().join("records");
    let disk = Disk::open(&root).unwrap();
    let (mut events, _) = Events::follow(&disk);
    let mut watched = WatchedPractice::open(&root);
    let droppings: BTreeMap<&str, &str> = BTreeMap::from([
        ("4-development/.session-3.md.swp", "vim"),
        ("4-development/.#session-3.md", "emacs"),
        (".obsidian/workspace.json", "{}"),
        (".git/index.lock", ""),
        (".vscode/settings.json", "{}"),
        ("portal/manifest.json", "{}"),
        ("portal/coach/index.html", "a page"),
        ("portal/coach/engagement.md", "a page"),
    ]);
    for (path, text) in droppings {
        fs::create_dir_all(root.join(path).parent().unwrap()).unwrap();
        fs::write(root.join(path), text).unwrap();
    }
    // Read, and written back unchanged.
    let record = root.join("engagement.md");
    let text = fs::read(&record).unwrap();
    fs::write(&record, text).unwrap();
    let until = Instant::now() + Duration::from_millis(700);
    while Instant::now() < until {
        if let Some(seen) = events.next(Duration::from_millis(200)) {
            assert!(!watched.apply_changes(&seen.paths), "{:?}", seen.paths);
        }
    }
}

#[test]
fn a_link_or_pipe_that_replaces_a_file_is_not_read() {
    let folder = copy_records("example-engagement");
    let root = folder.path().join("records");
    let outside = folder.path().join("outside.txt");
    fs::write(&outside, "what is not the practice's").unwrap();
    let disk = Disk::open(&root).unwrap();
    let path = "4-development/session-3.md";
    assert!(disk.read(path).is_ok());
    fs::remove_file(root.join(path)).unwrap();
    std::os::unix::fs::symlink(&outside, root.join(path)).unwrap();
    assert!(disk.read(path).is_err(), "a link is not followed");
    fs::remove_file(root.join(path)).unwrap();
    let made = std::process::Command::new("mkfifo")
        .arg(root.join(path))
        .status()
        .unwrap();
    assert!(made.success());
    assert!(disk.read(path).is_err(), "a pipe is not waited for");
    fs::rename(root.join("4-development"), root.join("elsewhere")).unwrap();
    std::os::unix::fs::symlink(root.join("elsewhere"), root.join("4-development")).unwrap();
    assert!(
        disk.read("4-development/session-2.md").is_err(),
        "nor is a folder's link"
    );
    assert!(disk.read("../outside.txt").is_err());
}

#[test]
fn a_folder_that_cannot_be_listed_loses_nothing_else() {
    use std::os::unix::fs::PermissionsExt;
    let folder = copy_records("tests/fixtures/practice");
    let root = folder.path().join("records");
    let mut watched = WatchedPractice::open(&root);
    let closed = root.join("renewal-ines-carvalho/closed");
    fs::create_dir(&closed).unwrap();
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
    // A user who may read everything is not kept out.
    let kept_out = fs::read_dir(&closed).is_err();
    let record = "self-funded-ines-carvalho/engagement.md";
    let text = fs::read_to_string(root.join(record)).unwrap();
    fs::write(
        root.join(record),
        text.replacen("kind: engagement", "kind: engagment", 1),
    )
    .unwrap();
    let paths = ["renewal-ines-carvalho/closed", record].map(str::to_owned);
    let change = watched
        .state
        .changed(&paths.into())
        .unwrap()
        .expect("a change");
    let edited = 1 + usize::from(kept_out);
    assert_eq!(change.edited.len(), edited, "the other is followed");
    assert!(change.unread.is_none());
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o700)).unwrap();
    fs::write(closed.join("bad.md"), "no record").unwrap();
    // A folder that can be opened again is read with the next change.
    fs::write(root.join(record), text).unwrap();
    let paths = match kept_out {
        true => BTreeSet::from([record.to_owned()]),
        false => BTreeSet::from([record.to_owned(), "renewal-ines-carvalho/closed".to_owned()]),
    };
    assert!(watched.apply_changes(&paths));
    watched.assert_equals_clean_build(&root, &mut BTreeSet::new());
}

#[test]
fn a_practice_that_is_removed_and_made_again_is_followed() {
    let folder = copy_records("example-engagement");
    let other = copy_records("example-engagement");
    let root = folder.path().join("records");
    let (mut events, _) = Events::follow(&Disk::open(&root).unwrap());
    let mut watched = WatchedPractice::open(&root);
    fs::remove_dir_all(&root).unwrap();
    while let Some(seen) = events.next(Duration::from_millis(300)) {
        watched.apply_changes(&seen.paths);
    }
    assert!(watched.state.site().engagements.is_empty());
    copy(&other.path().join("records"), &root);
    while let Some(seen) = events.next(Duration::from_millis(300)) {
        watched.apply_changes(&seen.paths);
    }
    let path = root.join("4-development/session-3.md");
    fs::write(
        &path,
        fs::read_to_string(&path).unwrap() + "\nA line more.\n",
    )
    .unwrap();
    while let Some(seen) = events.next(Duration::from_millis(300)) {
        assert!(watched.apply_changes(&seen.paths));
    }
    watched.assert_equals_clean_build(&root, &mut BTreeSet::new());
}

/// Beside a record, the coach sees who reads each part of it, as `coachgen access` prints it. No other reader's view has it.
#[test]
fn only_the_coachs_view_of_a_record_shows_who_reads_it() {
    let folder = copy_records("example-engagement");
    let root = folder.path().join("records");
    let watched = WatchedPractice::open(&root);
    let page = |path: &str| {
        let answer = watched.handler.answer(path);
        assert_eq!(answer.status, 200, "{path}");
        String::from_utf8(answer.bytes).unwrap()
    };
    let shown = page("coach/records/session-3.html");
    let shown = shown.split_once("id=\"watch-access\"").unwrap().1;
    let table = shown
        .split_once("<pre")
        .unwrap()
        .1
        .split_once('>')
        .unwrap()
        .1;
    let table = table.split_once("</pre>").unwrap().0;
    let table = table
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"");
    let printed = std::process::Command::new(env!("CARGO_BIN_EXE_coachgen"))
        .args(["access", "--today", TODAY])
        .arg(root.join("4-development/session-3.md"))
        .output()
        .unwrap();
    let printed = String::from_utf8(printed.stdout).unwrap();
    assert!(printed.contains("{.coach-only}"), "{printed}");
    assert_eq!(table.trim_end().replace("&amp;", "&"), printed.trim_end());
    for path in [
        "coach/records/actions.html",
        "client/records/session-3.html",
        "client/records/index.html",
        "sponsor/records/catherine-llewellyn/index.html",
    ] {
        assert!(!page(path).contains("watch-access"), "{path}");
    }
}
