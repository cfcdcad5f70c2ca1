//! Change what a reader may not see, and not a byte of that reader's portal changes.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use coachgen::build::Built;
use coachgen::kind::Kind;
use coachgen::policy::{Field, KindRow, Level, Policy};
use coachgen::reader::{Party, Reader};

use super::edits::{Dice, From, edit};
use super::folder::{Bench, Folder, findings};
use super::widened::widened;

/// Edits of a usual run; `COACHGEN_EDITS` asks for more.
const EDITS: usize = 1_000;

struct Base {
    name: &'static str,
    folder: Folder,
    built: Built,
}

/// What came of many edits.
struct Outcome {
    faults: Vec<String>,
    /// Edits that changed the coach's portal.
    felt: usize,
    /// Portals of other readers that had to stay as they were.
    compared: usize,
}

#[test]
fn what_a_reader_may_not_see_changes_nothing_that_they_see() {
    let asked = std::env::var("COACHGEN_EDITS")
        .ok()
        .and_then(|count| count.parse().ok());
    let count = asked.unwrap_or(EDITS);
    let Outcome {
        faults,
        felt,
        compared,
    } = outcome(&Policy::default(), count);
    assert!(
        faults.is_empty(),
        "{} of {count}\n{}",
        faults.len(),
        faults.join("\n")
    );
    assert!(
        felt * 4 > count * 3,
        "only {felt} of {count} edits changed the coach's portal"
    );
    assert!(
        compared > count * 2,
        "only {compared} portals were compared"
    );
}

#[test]
fn a_policy_that_leaks_does_not_pass() {
    for (kind, field) in [
        (Kind::Note, Field::NoteDate),
        (
            Kind::StakeholderInterview,
            Field::StakeholderInterviewStakeholder,
        ),
    ] {
        let policy = widened(field, Party::Client);
        let row = KindRow {
            client: Level::Shared,
            ..policy.kind(kind)
        };
        let faults = outcome(&policy.with_kind(kind, row), 120).faults;
        let differs = faults.iter().any(|fault| fault.contains("differs in"));
        assert!(
            differs,
            "120 edits did not notice that the client has {kind}"
        );
    }
}

fn outcome(policy: &Policy, count: usize) -> Outcome {
    let bench = Bench::of_pages();
    let bases = [
        "example-engagement",
        "tests/fixtures/practice/two-sponsors-tomasz-brandt",
    ]
    .map(|name| {
        let mut folder = Folder::read(name);
        folder.unapprove();
        bench.approve(&mut folder, policy);
        let built = bench.build(&folder, policy);
        let found = findings(&built);
        assert!(built.portals.len() >= 4, "{name} was stopped\n{found}");
        // What is held back anyway would show nothing.
        assert!(
            !found.contains("CG604"),
            "{name} has approvals that do not hold\n{found}"
        );
        Base {
            name,
            folder,
            built,
        }
    });
    let (next, felt, compared) = (
        AtomicUsize::new(0),
        AtomicUsize::new(0),
        AtomicUsize::new(0),
    );
    let faults: Mutex<Vec<String>> = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(2, usize::from) {
            scope.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= count {
                        return;
                    }
                    let base = &bases[seed % bases.len()];
                    let (fault, effect, readers) = tried(&bench, policy, base, seed as u64);
                    felt.fetch_add(usize::from(effect), Ordering::Relaxed);
                    compared.fetch_add(readers, Ordering::Relaxed);
                    faults.lock().expect("no panic").extend(fault);
                }
            });
        }
    });
    Outcome {
        faults: faults.into_inner().expect("no panic"),
        felt: felt.into_inner(),
        compared: compared.into_inner(),
    }
}

/// One to three edits; what went wrong, whether the coach's portal changed, how many were compared.
fn tried(bench: &Bench, policy: &Policy, base: &Base, seed: u64) -> (Option<String>, bool, usize) {
    let mut dice = Dice::new(seed);
    let mut folder = base.folder.clone();
    let mut done: Vec<(String, From)> = Vec::new();
    let wanted = 1 + dice.roll(3);
    let mut model = super::aviary::model(&folder);
    for _ in 0..60 {
        if done.len() == wanted {
            break;
        }
        if let Some(did) = edit(&mut folder, &model, &mut dice) {
            done.push(did);
            model = super::aviary::model(&folder);
        }
    }
    let built = bench.build(&folder, policy);
    let told = || format!("{} seed {seed}: {done:?}", base.name);
    if built.portals.is_empty() {
        let fault = format!(
            "{} stopped: {:?}\n{}",
            told(),
            built.stopped,
            findings(&built)
        );
        return (Some(fault), false, 0);
    }
    let mut effect = false;
    let mut compared = 0;
    for before in &base.built.portals {
        let after = built
            .portals
            .iter()
            .find(|after| after.reader == before.reader);
        let same =
            after.is_some_and(|after| after.tree == before.tree && after.folder == before.folder);
        if before.reader == Reader::Coach {
            effect = !same;
        } else if done.iter().all(|(_, from)| from.hides(&before.reader)) {
            compared += 1;
            if !same {
                let pages: Vec<&str> = after.map_or(Vec::new(), |after| {
                    let differs = |file: &&(String, Vec<u8>)| !before.tree.files.contains(file);
                    after
                        .tree
                        .files
                        .iter()
                        .filter(differs)
                        .map(|(path, _)| path.as_str())
                        .collect()
                });
                return (
                    Some(format!(
                        "{}: {:?} differs in {pages:?}",
                        told(),
                        before.reader
                    )),
                    effect,
                    compared,
                );
            }
        }
    }
    (None, effect, compared)
}
