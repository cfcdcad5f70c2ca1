//! The program is killed at random moments: the portals are always either the complete old ones or the complete new
//! ones.
#![cfg(unix)]

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant, SystemTime},
};

use crate::output::tree;

/// How many times the program is killed; `COACHGEN_KILLS` sets another number, `COACHGEN_KILL_SEED` repeats a run.
const KILLS: u64 = 200;

#[test]
fn a_kill_at_any_moment_leaves_complete_portals() {
    // In memory where the system allows it: what a kill leaves does not depend on the disk, and hundreds of builds are faster.
    let place = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir());
    let place = place.unwrap();
    let place = place.path().canonicalize().unwrap();
    let (practice, out) = (place.join("practice"), place.join("out/portal"));
    copy(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("example-engagement"),
        &practice,
    );
    let records = Records::find(&practice);

    let took = full_build(&practice, &out);
    let first = tree(&out);
    records.write(true);
    full_build(&practice, &out);
    let second = tree(&out);
    assert_ne!(first, second, "the edited title must be on a page");

    let seed = number("COACHGEN_KILL_SEED")
        .unwrap_or_else(|| SystemTime::UNIX_EPOCH.elapsed().unwrap().as_nanos() as u64);
    let mut random = Random(seed);
    let window = u64::try_from(took.as_micros()).unwrap() * 6 / 5;
    let (mut olds, mut news, mut now) = (0, 0, true);
    for kill in 0..number("COACHGEN_KILLS").unwrap_or(KILLS) {
        let (old, new) = if now {
            (&second, &first)
        } else {
            (&first, &second)
        };
        now = !now;
        records.write(now);
        // Every fourth time there are no portals yet, to cover the whole of a first build.
        let from_nothing = kill % 4 == 3;
        if from_nothing {
            fs::remove_dir_all(&out).unwrap();
        }
        let mut child = start(&practice, &out);
        thread::sleep(Duration::from_micros(random.below(window)));
        child.kill().unwrap();
        child.wait().unwrap();

        let context = format!("kill {kill}, COACHGEN_KILL_SEED={seed}");
        let found = out.exists().then(|| tree(&out));
        match found {
            None => assert!(from_nothing, "{context}: the portals are gone"),
            Some(found) if found == *new => news += 1,
            Some(found) => {
                assert!(!from_nothing, "{context}: incomplete first portals");
                assert_same(&found, old, &context);
                olds += 1;
            }
        }
        full_build(&practice, &out);
        assert_same(&tree(&out), new, &context);
        let beside: Vec<_> = tree(out.parent().unwrap())
            .into_keys()
            .filter(|path| !path.starts_with("portal/"))
            .collect();
        assert!(
            beside.iter().all(|path| path == ".portal.lock"),
            "{context}: leftovers: {beside:?}"
        );
    }
    println!("old {olds}, new {news}; a full build took {took:?}");
}

/// The records, with one title in two versions.
struct Records {
    file: PathBuf,
    versions: [String; 2],
}

impl Records {
    /// Finds the first agenda with a title, else the first record with one. Only a title without quotes is edited.
    fn find(practice: &Path) -> Self {
        let mut files: Vec<(String, Vec<u8>)> = tree(practice).into_iter().collect();
        files.retain(|(name, _)| name.ends_with(".md"));
        files.sort_by_key(|(name, _)| !name.contains("agenda"));
        for (name, bytes) in files {
            let text = String::from_utf8(bytes).unwrap();
            let title = text
                .match_indices(" title: ")
                .map(|(at, found)| at + found.len());
            let plain = |at: &usize| text[*at..].starts_with(char::is_alphabetic);
            let Some(at) = title.into_iter().find(plain) else {
                continue;
            };
            let edited = format!("{}Once more and at length {}", &text[..at], &text[at..]);
            let file = practice.join(name);
            return Self {
                file,
                versions: [text, edited],
            };
        }
        panic!("no record has a title");
    }

    fn write(&self, edited: bool) {
        fs::write(&self.file, &self.versions[usize::from(edited)]).unwrap();
    }
}

fn start(practice: &Path, out: &Path) -> Child {
    command(practice, out)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

fn command(practice: &Path, out: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_coachgen"));
    command
        .args(["build", "--no-pdf"])
        .arg(practice)
        .arg("-o")
        .arg(out)
        .args(["--today", "2026-11-22"]);
    command
}

/// Runs a complete build and returns how long it took.
fn full_build(practice: &Path, out: &Path) -> Duration {
    let begun = Instant::now();
    let built = command(practice, out).output().unwrap();
    assert!(
        built.status.success(),
        "the build fails without a kill, with {}:\n{}{}",
        built.status,
        String::from_utf8_lossy(&built.stdout),
        String::from_utf8_lossy(&built.stderr)
    );
    begun.elapsed()
}

/// Compares paths and bytes, and prints the names of the files that differ rather than their contents.
fn assert_same(
    found: &BTreeMap<String, Vec<u8>>,
    wanted: &BTreeMap<String, Vec<u8>>,
    context: &str,
) {
    let differ = |path: &&String| found.get(*path) != wanted.get(*path);
    let paths: Vec<_> = found.keys().chain(wanted.keys()).filter(differ).collect();
    assert!(
        paths.is_empty(),
        "{context}: neither the old nor the new portals: {paths:?}"
    );
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for (name, bytes) in tree(from) {
        if name.ends_with('/') || name.starts_with("portal/") || name.starts_with(".portal.") {
            continue;
        }
        fs::create_dir_all(to.join(&name).parent().unwrap()).unwrap();
        fs::write(to.join(name), bytes).unwrap();
    }
}

fn number(variable: &str) -> Option<u64> {
    std::env::var(variable).ok()?.parse().ok()
}

/// A small random number generator (xorshift), so that a failure can be reproduced.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit.max(1)
    }
}
