//! A change of content that a reader may not see does not change a byte of that reader's portal or calendar.
//!
//! Most builds apply several edits at once, since a build costs far more than an edit. If a portal differs, the edits
//! are built one after the other, and the first that makes the difference is reported.

use coachgen::kind::Kind;
use coachgen::pipeline::{Built, Portal};
use coachgen::policy::{AccessLevel, Field, KindRow, Policy};
use coachgen::reader::{Party, Reader};

use super::edits::{Dice, HiddenFrom, edit};
use super::folder::{BuildHarness, Folder, findings};
use super::widened::widened;
use crate::parallel::in_parallel;

/// The number of edits in a normal run; `COACHGEN_EDITS` sets another number.
const EDITS: usize = 5_000;

/// The maximum number of edits in one build.
const MAX_EDITS_PER_BUILD: usize = 19;

struct Base {
    name: &'static str,
    folder: Folder,
    built: Built,
    /// The same with the exports and the calendars of each reader.
    with_files: Built,
}

/// The outcome of many edits.
#[derive(Default)]
struct Outcome {
    faults: Vec<String>,
    /// All edits.
    edits: usize,
    /// The edits in builds whose client portal was compared: those that the client may not see either.
    compared_for_client: usize,
    /// Builds of a single edit.
    single: usize,
    /// Those of them that changed the coach's portal.
    felt: usize,
}

impl Outcome {
    fn add(&mut self, other: Outcome) {
        self.faults.extend(other.faults);
        self.edits += other.edits;
        self.compared_for_client += other.compared_for_client;
        self.single += other.single;
        self.felt += other.felt;
    }
}

#[test]
fn hidden_changes_do_not_change_a_readers_portal() {
    let asked = std::env::var("COACHGEN_EDITS")
        .ok()
        .and_then(|count| count.parse().ok());
    let count = asked.unwrap_or(EDITS);
    let outcome = outcome(&Policy::default(), count);
    let Outcome { faults, edits, .. } = &outcome;
    assert!(
        faults.is_empty(),
        "{} of {edits}\n{}",
        faults.len(),
        faults.join("\n")
    );
    assert!(*edits >= count, "only {edits} edits were made");
    let Outcome { single, felt, .. } = outcome;
    assert!(
        felt * 2 > single,
        "only {felt} of {single} single edits changed the coach's portal"
    );
    let compared = outcome.compared_for_client;
    assert!(
        compared * 2 > count,
        "the client's portal was compared for only {compared} edits"
    );
}

#[test]
fn a_leaking_policy_is_detected() {
    for (kind, field) in [
        (Kind::Note, Field::NoteDate),
        (
            Kind::StakeholderInterview,
            Field::StakeholderInterviewStakeholder,
        ),
    ] {
        let policy = widened(field, Party::Client);
        let row = KindRow {
            client: AccessLevel::Shared,
            ..policy.kind(kind)
        };
        let faults = outcome(&policy.with_kind(kind, row), 240).faults;
        let differs = faults.iter().any(|fault| fault.contains("differs in"));
        assert!(
            differs,
            "240 edits did not detect that the client sees {kind}"
        );
    }
}

fn outcome(policy: &Policy, count: usize) -> Outcome {
    let bench = BuildHarness::pages_only();
    let bases = [
        "example-engagement",
        "tests/fixtures/practice/two-sponsors-tomasz-brandt",
    ]
    .map(|name| base(&bench, policy, name));
    let batches = batches(count);
    let outcomes = in_parallel(batches.len(), |number| {
        let (seed, wanted) = batches[number];
        let base = &bases[seed as usize % bases.len()];
        Batch::new(&bench, base, seed, wanted).compare(&bench, policy, base)
    });
    let mut all = Outcome::default();
    outcomes.into_iter().for_each(|one| all.add(one));
    all
}

fn base(bench: &BuildHarness, policy: &Policy, name: &'static str) -> Base {
    let mut folder = Folder::read(name);
    folder.unapprove();
    bench.approve(&mut folder, policy);
    let built = bench.build(&folder, policy);
    let with_files = bench.build_with_calendars(&folder, policy);
    let found = findings(&built);
    assert!(built.portals.len() >= 4, "{name} was stopped\n{found}");
    // An edit of something that is held back anyway would not show anything.
    assert!(
        !found.contains("CG604"),
        "{name} has invalid approvals\n{found}"
    );
    Base {
        name,
        folder,
        built,
        with_files,
    }
}

/// The seed and the number of edits of each build: a quarter of the builds have one edit.
fn batches(count: usize) -> Vec<(u64, usize)> {
    let mut left = count;
    let mut batches = Vec::new();
    for seed in 0.. {
        if left == 0 {
            break;
        }
        let mut dice = Dice::new(!seed);
        let wanted = match dice.roll(4) {
            0 => 1,
            _ => 2 + dice.roll(MAX_EDITS_PER_BUILD - 1),
        };
        let wanted = wanted.min(left);
        left -= wanted;
        batches.push((seed, wanted));
    }
    batches
}

/// Edits that are built together.
struct Batch {
    seed: u64,
    done: Vec<Edited>,
}

/// One edit, and the folder after it.
struct Edited {
    what: String,
    from: HiddenFrom,
    folder: Folder,
}

impl Batch {
    /// Makes edits one after the other, each on top of the others. Half of the batches have only edits that the
    /// client may not see either, so that the client's portal can be compared too.
    fn new(bench: &BuildHarness, base: &Base, seed: u64, wanted: usize) -> Batch {
        let mut dice = Dice::new(seed);
        let closed = dice.roll(2) == 0;
        let mut done: Vec<Edited> = Vec::new();
        let mut model = bench.model(&base.folder);
        for _ in 0..wanted * 60 {
            if done.len() == wanted {
                break;
            }
            let before = done.last().map_or(&base.folder, |last| &last.folder);
            let mut folder = before.clone();
            let Some((what, from)) = edit(&mut folder, &model, &mut dice) else {
                continue;
            };
            if closed && from != HiddenFrom::Both || folder == *before {
                continue;
            }
            model = bench.model(&folder);
            done.push(Edited { what, from, folder });
        }
        Batch { seed, done }
    }

    /// Builds the folder as the last edit left it and compares the portals; a fault names the first edit that causes
    /// the difference.
    fn compare(&self, bench: &BuildHarness, policy: &Policy, base: &Base) -> Outcome {
        let Some(last) = self.done.last() else {
            return Outcome::default();
        };
        let hidden = |reader: &Reader| self.done.iter().all(|one| one.from.hides(reader));
        let (before, built) = self.build(bench, policy, base, &last.folder);
        let coach = difference(before, &built, |reader| *reader == Reader::Coach);
        let mut outcome = Outcome {
            edits: self.done.len(),
            ..Outcome::default()
        };
        if self.done.len() == 1 {
            outcome.single = 1;
            outcome.felt = usize::from(coach.is_some());
        }
        if hidden(&Reader::Client) {
            outcome.compared_for_client = self.done.len();
        }
        if let Some(fault) = difference(before, &built, hidden) {
            let fault = self
                .first_fault(bench, policy, base, hidden)
                .unwrap_or(fault);
            let Batch { seed, .. } = self;
            let fault = format!("{} seed {seed}: {fault}", base.name);
            outcome.faults.push(fault);
        }
        outcome
    }

    /// The portals of the base, and those of a folder. One batch in eight also has the exports and the calendars, which take
    /// as long as the portals and are made from the same views.
    fn build<'b>(
        &self,
        bench: &BuildHarness,
        policy: &Policy,
        base: &'b Base,
        folder: &Folder,
    ) -> (&'b Built, Built) {
        match (self.seed / 2) % 8 {
            0 => (&base.with_files, bench.build_with_calendars(folder, policy)),
            _ => (&base.built, bench.build(folder, policy)),
        }
    }

    /// The first edit after which a portal differs.
    fn first_fault(
        &self,
        bench: &BuildHarness,
        policy: &Policy,
        base: &Base,
        hidden: impl Fn(&Reader) -> bool,
    ) -> Option<String> {
        self.done.iter().find_map(|one| {
            let (before, built) = self.build(bench, policy, base, &one.folder);
            let fault = difference(before, &built, &hidden)?;
            Some(format!("{}: {fault}", one.what))
        })
    }
}

/// How the portals of these readers differ from the base.
fn difference(base: &Built, built: &Built, these: impl Fn(&Reader) -> bool) -> Option<String> {
    if built.portals.is_empty() {
        let (stopped, found) = (&built.stopped, findings(built));
        return Some(format!("stopped: {stopped:?}\n{found}"));
    }
    let portals = base.portals.iter();
    portals
        .filter(|before| these(&before.reader))
        .find_map(|before| {
            let mut readers = built.portals.iter();
            let after = readers.find(|after| after.reader == before.reader);
            let same = |after: &Portal| after.tree == before.tree && after.folder == before.folder;
            if after.is_some_and(same) {
                return None;
            }
            let pages = after.map_or(Vec::new(), |after| changed_files(before, after));
            Some(format!("{:?} differs in {pages:?}", before.reader))
        })
}

/// The files of a portal that have changed.
fn changed_files<'p>(before: &Portal, after: &'p Portal) -> Vec<&'p str> {
    let files = after.tree.files.iter();
    files
        .filter(|file| !before.tree.files.contains(file))
        .map(|(path, _)| path.as_str())
        .collect()
}
