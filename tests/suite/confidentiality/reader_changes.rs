//! What `coachgen diff` reports is what differs in the portals, for engagements that were edited at random.
//!
//! Each word of the canary engagement is in one field or passage only. So a word that appears in a reader's files, or
//! disappears from them, must be in what is reported; and if nothing is reported, not a byte may differ.

use std::collections::{BTreeMap, HashSet};

use coachgen::export::Export;
use coachgen::pipeline::{Built, exports};
use coachgen::policy::Policy;
use coachgen::reader::Reader;
use coachgen::reader_changes::{PortalChange, ReaderChanges};
use coachgen::view::types::WordsView;

use super::folder::{BuildHarness, Folder};
use super::generated::{Canary, Sort};
use super::states::{bases, changed, state_count};
use super::text::canaries_in;
use crate::parallel::in_parallel;

/// Edits that follow one another before the next engagement begins.
const CHAIN: usize = 10;

#[test]
fn reported_changes_agree_with_the_portals() {
    let states = state_count();
    let bench = BuildHarness::pages_only();
    let (bases, canaries) = bases(&bench);
    let words: Vec<&Canary> = canaries
        .iter()
        .filter(|canary| canary.sort == Sort::Word)
        .collect();
    let all = in_parallel(states.div_ceil(CHAIN), |chain| {
        walk(&bench, &bases[chain % bases.len()], chain, &words)
    });
    let mut counts = Counts::default();
    all.into_iter().for_each(|one| counts.add(one));
    let first: Vec<String> = counts.faults.iter().take(40).cloned().collect();
    assert!(
        first.is_empty(),
        "{} faults\n{}",
        counts.faults.len(),
        first.join("\n")
    );
    // The test must not pass because nothing was compared.
    let Counts {
        compared,
        equal,
        differing,
        appeared,
        disappeared,
        ..
    } = counts;
    let found = format!(
        "{compared} compared, {equal} equal, {differing} differing, {appeared} words appeared, {disappeared} disappeared"
    );
    assert!(compared * 2 > states, "{found}");
    assert!(equal > states / 2 && differing > states / 2, "{found}");
    assert!(appeared > states && disappeared > states, "{found}");
}

#[derive(Default)]
struct Counts {
    faults: Vec<String>,
    /// Pairs of states that were built.
    compared: usize,
    /// Portals that are the same in both, and others.
    equal: usize,
    differing: usize,
    /// Words that are only in the newer or only in the older portal.
    appeared: usize,
    disappeared: usize,
}

impl Counts {
    fn add(&mut self, other: Counts) {
        self.faults.extend(other.faults);
        self.compared += other.compared;
        self.equal += other.equal;
        self.differing += other.differing;
        self.appeared += other.appeared;
        self.disappeared += other.disappeared;
    }
}

/// An engagement, built and exported.
struct State {
    built: Built,
    exports: BTreeMap<Reader, Export>,
    /// The exports as JSON.
    texts: BTreeMap<Reader, String>,
    /// The canaries in the portals.
    canaries: BTreeMap<Reader, HashSet<String>>,
}

impl State {
    /// `None` if something blocks the build.
    fn of(bench: &BuildHarness, folder: &Folder) -> Option<State> {
        let built = bench.build(folder, &Policy::default());
        if built.portals.is_empty() {
            return None;
        }
        let exports = bench.with_loaded(folder, |loaded, shared, _| exports(loaded, shared))?;
        let others = built.portals.iter();
        let others = others.filter(|portal| portal.reader != Reader::Coach);
        let canaries = others.map(|portal| (portal.reader.clone(), canaries_in(portal)));
        let json = |export: &Export| serde_json::to_string(export).expect("JSON");
        let texts = exports
            .iter()
            .map(|(reader, export)| (reader.clone(), json(export)));
        Some(State {
            texts: texts.collect(),
            exports: exports.into_iter().collect(),
            canaries: canaries.collect(),
            built,
        })
    }

    fn files(&self, reader: &Reader) -> Option<&[(String, Vec<u8>)]> {
        let mut portals = self.built.portals.iter();
        let portal = portals.find(|portal| portal.reader == *reader)?;
        Some(&portal.tree.files)
    }
}

/// Compares each state of a chain of edits with the one before.
fn walk(bench: &BuildHarness, base: &Folder, chain: usize, words: &[&Canary]) -> Counts {
    let mut counts = Counts::default();
    let mut folder = base.clone();
    let mut before = State::of(bench, &folder);
    for step in 0..CHAIN {
        let number = chain * CHAIN + step;
        folder = changed(bench, &folder, 1_000_000 + number as u64);
        let now = State::of(bench, &folder);
        if let (Some(before), Some(now)) = (&before, &now) {
            counts.compared += 1;
            for reader in before.canaries.keys().chain(now.canaries.keys()) {
                // Also the other way round, because most edits hide something.
                let mut faults = compare(before, now, reader, words, &mut counts);
                faults.extend(compare(now, before, reader, words, &mut counts));
                let faults = faults.into_iter();
                counts
                    .faults
                    .extend(faults.map(|fault| format!("state {number}, {reader:?}: {fault}")));
            }
        }
        before = now.or(before);
    }
    counts
}

fn compare(
    before: &State,
    now: &State,
    reader: &Reader,
    words: &[&Canary],
    counts: &mut Counts,
) -> Vec<String> {
    let changes = ReaderChanges::compare(
        reader.clone(),
        before.exports.get(reader),
        now.exports.get(reader),
    );
    let reported = Reported::of(&changes);
    let mut faults = Vec::new();
    let are_equal = before.files(reader) == now.files(reader);
    let is_silent = changes.records.is_empty() && changes.portal == PortalChange::Unchanged;
    match are_equal {
        true => counts.equal += 1,
        false => counts.differing += 1,
    }
    if is_silent && !are_equal {
        faults.push(format!(
            "nothing is reported, but {} differ",
            differing(before, now, reader).join(", ")
        ));
    }
    if are_equal && !is_silent {
        faults.push(format!("nothing differs, but reported: {changes:?}"));
    }
    for word in words {
        let is_in = |state: &State| {
            let canaries = state.canaries.get(reader);
            canaries.is_some_and(|canaries| canaries.contains(&word.text.to_lowercase()))
        };
        let (was, is) = (is_in(before), is_in(now));
        let what = || format!("{}:{}", word.file, word.line);
        if is && !was {
            counts.appeared += 1;
            if !reported.new.contains(&word.text) {
                faults.push(format!("{} appeared, which is not reported", what()));
            }
        }
        if was && !is {
            counts.disappeared += 1;
            if !reported.gone.contains(&word.text) {
                faults.push(format!("{} disappeared, which is not reported", what()));
            }
        }
        // A title that no page shows in this state may still be in the export.
        let is_exported = |state: &State| {
            let texts = state.texts.get(reader);
            texts.is_some_and(|text| text.contains(&word.text))
        };
        if !is && reported.new.contains(&word.text) && !is_exported(now) {
            faults.push(format!("{} is reported as new, but not there", what()));
        }
        if !was && reported.gone.contains(&word.text) && !is_exported(before) {
            faults.push(format!("{} is reported as gone, but was not there", what()));
        }
    }
    faults
}

/// The words that are reported.
struct Reported {
    new: String,
    gone: String,
}

impl Reported {
    fn of(changes: &ReaderChanges) -> Reported {
        let mut reported = Reported {
            new: String::new(),
            gone: String::new(),
        };
        let differences = changes.records.iter().flat_map(|one| &one.differences);
        for words in differences.flat_map(|difference| &difference.words) {
            let (text, into) = match words {
                WordsView::Same(_) => continue,
                WordsView::New(text) => (text, &mut reported.new),
                WordsView::Gone(text) => (text, &mut reported.gone),
            };
            into.push_str(text);
            into.push('\n');
        }
        reported
    }
}

/// The files of a portal that differ.
fn differing(before: &State, now: &State, reader: &Reader) -> Vec<String> {
    let files = |state: &State| -> BTreeMap<String, Vec<u8>> {
        let files = state.files(reader).unwrap_or_default();
        files.iter().cloned().collect()
    };
    let (before, now) = (files(before), files(now));
    let mut paths: Vec<String> = before
        .keys()
        .chain(now.keys())
        .filter(|path| before.get(*path) != now.get(*path))
        .cloned()
        .collect();
    paths.sort();
    paths.dedup();
    paths
}
