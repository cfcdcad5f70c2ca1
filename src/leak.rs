//! The egress scan: searches rendered files for words that their reader may not see.
//!
//! It is the last check before anything is written, and does not use the views that it checks: the caller passes
//! the leaves of the records, divided by the policy into withheld and allowed. The scan must not return text, only
//! the numbers that the caller passed.
//!
//! [`crate::text`] reduces text to what a reader perceives, removes a record's Markdown and searches; `extract`
//! removes the markup and escapes of a rendered file, and `wording` contains the texts of the interface.

mod extract;
mod wording;

use std::rc::Rc;

use rustc_hash::FxHashMap;

use crate::text::{Folded, FoldedLeaf, PhraseTable, RUN, is_long, run_after, weight};
use extract::Extractor;
use wording::PhraseSet;

/// One piece of a record's text with its origin.
#[derive(Clone, Copy)]
pub struct RecordPiece<'a> {
    /// The text as in the record, including Markdown.
    pub text: &'a str,
    /// A number that the caller can interpret; never the text itself.
    pub origin: usize,
}

/// The texts of the interface in one language; built once and used for every scan.
pub struct Interface(PhraseSet);

impl Interface {
    /// Takes the messages as written, with their placeables in braces.
    pub fn new<'a>(messages: impl IntoIterator<Item = &'a str>) -> Interface {
        Interface(PhraseSet::messages(messages))
    }
}

/// The folded texts of one engagement. The scans of its readers share them, so that each text is folded once.
#[derive(Default)]
pub struct FoldedTexts {
    withheld: FxHashMap<Box<str>, Rc<FoldedLeaf>>,
    allowed: FxHashMap<Box<str>, Rc<FoldedLeaf>>,
}

impl FoldedTexts {
    fn withheld(&mut self, text: &str) -> Rc<FoldedLeaf> {
        known(&mut self.withheld, text, FoldedLeaf::withheld)
    }

    fn allowed(&mut self, text: &str) -> Rc<FoldedLeaf> {
        known(&mut self.allowed, text, FoldedLeaf::allowed)
    }
}

fn known(
    known: &mut FxHashMap<Box<str>, Rc<FoldedLeaf>>,
    text: &str,
    fold: fn(&str) -> FoldedLeaf,
) -> Rc<FoldedLeaf> {
    if let Some(leaf) = known.get(text) {
        return Rc::clone(leaf);
    }
    let leaf = Rc::new(fold(text));
    known.insert(text.into(), Rc::clone(&leaf));
    leaf
}

/// A search for everything that one reader may not see.
pub struct Scan {
    table: PhraseTable,
    /// The origin of each leaf.
    origins: Vec<usize>,
}

/// Allowed texts of up to this number of words may be placed side by side and together read like a withheld text.
const MAX_SHORT_WORDS: usize = 6;

impl Scan {
    /// Prepares the search. Text that also occurs in an allowed text, or could be composed of texts of the
    /// interface, is not withheld. Allowed texts count as following each other in the given order.
    #[must_use]
    pub fn new(
        withheld: &[RecordPiece<'_>],
        allowed: &[&str],
        interface: &Interface,
        folded: &mut FoldedTexts,
    ) -> Scan {
        let mut scan = Scan {
            table: PhraseTable::default(),
            origins: Vec::with_capacity(withheld.len()),
        };
        for piece in withheld {
            scan.withhold(piece, &folded.withheld(piece.text));
        }
        scan.table.prepare(&[]);
        let exempt = scan.exempt(allowed, interface, folded);
        if exempt.contains(&true) {
            scan.table.prepare(&exempt);
        }
        scan
    }

    /// Scans one rendered file and its path below the output folder. Returns the origins of the withheld texts
    /// found in it, each once, in ascending order.
    #[must_use]
    pub fn file(&self, path: &str, bytes: &[u8]) -> Vec<usize> {
        self.files([(path, bytes)])
    }

    /// Scans the files of one portal together, which is faster. Returns the origins of the withheld texts found in
    /// any of them, each once, in ascending order.
    #[must_use]
    pub fn files<'f>(&self, files: impl IntoIterator<Item = (&'f str, &'f [u8])>) -> Vec<usize> {
        let mut extractor = Extractor::default();
        let mut hits = Vec::new();
        for (path, bytes) in files {
            for text in extractor.file(path, bytes) {
                self.table.search(&text, |stretch| {
                    let leaves = self.table.leaves(stretch);
                    hits.extend(leaves.map(|leaf| self.origins[leaf as usize]));
                });
            }
        }
        hits.sort_unstable();
        hits.dedup();
        hits
    }

    fn withhold(&mut self, piece: &RecordPiece<'_>, leaf: &FoldedLeaf) {
        let Ok(number) = u32::try_from(self.origins.len()) else {
            return;
        };
        self.origins.push(piece.origin);
        self.stretches(&leaf.main, &leaf.blocks, number);
        for aside in &leaf.asides {
            self.stretches(aside, &[], number);
        }
    }

    /// The whole text, each of its blocks that is too short to contain a run, and every run of words.
    fn stretches(&mut self, text: &Folded, blocks: &[usize], leaf: u32) {
        let words = text.starts.len();
        let start = self.table.store(text);
        let mut add = |from: usize, to: usize| {
            let stretch = text.words(from, to);
            let offset = text.starts.get(from).copied().unwrap_or_default();
            self.table
                .add(start.saturating_add(offset), stretch.len(), leaf);
        };
        if is_long(text, 0, words) {
            add(0, words);
        }
        let mut from = 0;
        for &to in blocks.iter().chain([&words]) {
            let whole = from == 0 && to == words;
            if !whole && weight(text, from, to) <= RUN && is_long(text, from, to) {
                add(from, to);
            }
            from = to;
        }
        if weight(text, 0, words) > RUN {
            for from in 0..words {
                if let Some(to) = run_after(text, from) {
                    add(from, to);
                }
            }
        }
    }

    /// Marks the stretches that the reader may see nevertheless.
    fn exempt(
        &self,
        allowed: &[&str],
        interface: &Interface,
        folded: &mut FoldedTexts,
    ) -> Vec<bool> {
        let mut exempt = vec![false; self.table.stretches().len()];
        let mut running = Folded::rendered(0);
        let mut values = Vec::new();
        for text in allowed {
            let leaf = folded.allowed(text);
            running.append(&leaf.main);
            for aside in &leaf.asides {
                self.table.search(aside, |stretch| exempt[stretch] = true);
            }
            if leaf.main.starts.len() <= MAX_SHORT_WORDS {
                values.push(leaf);
            }
        }
        for text in [&running, interface.0.text()] {
            self.table.search(text, |stretch| exempt[stretch] = true);
        }
        let values = PhraseSet::values(values.iter().map(|leaf| &leaf.main));
        let wordings = [&interface.0, &values];
        for (&stretch, exempt) in self.table.stretches().iter().zip(&mut exempt) {
            if !*exempt {
                let cuts: Vec<usize> = self.table.cuts(stretch).collect();
                *exempt = wording::composes(self.table.text(stretch), &cuts, &wordings);
            }
        }
        exempt
    }
}
