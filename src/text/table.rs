//! The stretches of withheld text, and a search for all of them at once.
//!
//! A stretch is found by its first bytes and then compared in full, so a match is never a hash collision.
//! Repetitive text must not cost more than other text: equal stretches are stored once, and where many stretches
//! begin alike, or one is long, a rolling hash decides which is compared.

use super::Folded;
use super::rolling::{RollingHash, hash};
use rustc_hash::{FxHashMap, FxHashSet};

/// Stretches prepared for searching.
#[derive(Default)]
pub struct PhraseTable {
    texts: Vec<u8>,
    /// Offsets of the words of the texts, ascending.
    starts: Vec<u32>,
    stretches: Vec<TextRange>,
    /// Further leaves that contain the text of a stretch, by the stretch's start.
    others: FxHashMap<(u32, u32), Vec<u32>>,
    long: FxHashMap<[u8; LONG], u32>,
    short: FxHashMap<[u8; SHORT], u32>,
    /// Stretches that are looked up by the hash of their full text.
    hashed: FxHashMap<u64, u32>,
    /// One bit for each hash of the first bytes of any stretch, which rules out most words of a page.
    seen: Vec<u64>,
}

/// A range in the table's texts.
#[derive(Clone, Copy)]
pub struct TextRange {
    /// Where it starts.
    pub start: u32,
    /// Its length in bytes.
    pub length: u32,
    /// Number of the leaf that contains it.
    leaf: u32,
    /// The next stretch with the same first bytes and another length.
    next: u32,
    /// The next stretch with the same hash.
    same: u32,
    /// Whether it is looked up by its hash: it is long, or others have the same beginning and length.
    by_hash: bool,
}

/// Stretches of at least this length are distinguished by this number of first bytes, since many begin with the
/// same word or two.
const LONG: usize = 16;
/// The shortest possible stretch: six words of one letter.
const SHORT: usize = 6;
/// A longer stretch is compared only if its hash matches, since repetitive text resembles itself over long
/// distances.
const COMPARED: usize = 256;
const NONE: u32 = u32::MAX;

impl PhraseTable {
    /// Stores a folded text and returns its offset.
    pub fn store(&mut self, text: &Folded) -> u32 {
        let base = u32::try_from(self.texts.len()).unwrap_or(NONE);
        let starts = text.starts.iter();
        self.starts
            .extend(starts.map(|start| base.saturating_add(*start)));
        self.texts.extend_from_slice(&text.bytes);
        base
    }

    /// Adds a stretch of a stored text: its start, its length in bytes, and its leaf.
    pub fn add(&mut self, start: u32, length: usize, leaf: u32) {
        if let Ok(length) = u32::try_from(length)
            && length as usize >= SHORT
        {
            self.stretches.push(TextRange {
                start,
                length,
                leaf,
                next: NONE,
                same: NONE,
                by_hash: false,
            });
        }
    }

    /// The folded letters of a stretch.
    pub fn text(&self, stretch: TextRange) -> &[u8] {
        let start = stretch.start as usize;
        self.texts
            .get(start..start + stretch.length as usize)
            .unwrap_or_default()
    }

    /// Offsets of the words within a stretch.
    pub fn cuts(&self, stretch: TextRange) -> impl Iterator<Item = usize> {
        let from = self.starts.partition_point(|&at| at < stretch.start);
        let within = self.starts[from..]
            .iter()
            .map(move |&at| (at - stretch.start) as usize);
        within.take_while(move |&at| at < stretch.length as usize)
    }

    /// Every stretch; equal texts once.
    pub fn stretches(&self) -> &[TextRange] {
        &self.stretches
    }

    /// The numbers of the leaves that contain a stretch.
    pub fn leaves(&self, stretch: usize) -> impl Iterator<Item = u32> {
        let stretch = self.stretches.get(stretch);
        let others = stretch.and_then(|one| self.others.get(&(one.start, one.length)));
        let first = stretch.map(|one| one.leaf);
        first
            .into_iter()
            .chain(others.into_iter().flatten().copied())
    }

    /// Removes the stretches whose number is marked in `dropped`, and prepares the rest for searching.
    pub fn prepare(&mut self, dropped: &[bool]) {
        let given = std::mem::take(&mut self.stretches);
        let kept = given.len() - dropped.iter().filter(|dropped| **dropped).count();
        self.long.clear();
        self.short.clear();
        self.hashed.clear();
        let bits = (kept * 16).next_power_of_two().clamp(1 << 12, 1 << 20);
        self.seen = vec![0; bits / 64];
        let mut number = 0;
        for stretch in given {
            number += 1;
            if dropped.get(number - 1) != Some(&true) {
                self.insert(TextRange {
                    next: NONE,
                    same: NONE,
                    by_hash: stretch.length as usize > COMPARED,
                    ..stretch
                });
            }
        }
    }

    /// Prepares a stretch for searching. If its text is known already, only its leaf is added.
    fn insert(&mut self, stretch: TextRange) {
        let text = self.text(stretch);
        let (long, short) = (first::<LONG>(text), first::<SHORT>(text));
        let head = match (long, short) {
            (Some(key), _) => self.long.get(&key),
            (None, Some(key)) => self.short.get(&key),
            (None, None) => return,
        };
        let head = head.copied().unwrap_or(NONE);
        let like = self.chain(head).find(|at| {
            let one = self.stretches[*at as usize];
            one.length == stretch.length
        });
        let at = u32::try_from(self.stretches.len()).unwrap_or(NONE);
        match like {
            Some(like) => {
                let first = self.stretches[like as usize];
                let equal = match self.text(first) == text {
                    true => Some(like),
                    false if first.by_hash => self.equal(hash(text), text),
                    false => None,
                };
                if let Some(equal) = equal {
                    return self.add_leaf(equal, stretch.leaf);
                }
                if !first.by_hash {
                    self.hash(like);
                }
                self.stretches.push(stretch);
                self.hash(at);
            }
            None => {
                let key = short.unwrap_or_default();
                let bit = self.bit(key);
                self.seen[bit / 64] |= 1 << (bit % 64);
                match long {
                    Some(key) => self.long.insert(key, at),
                    None => self.short.insert(key, at),
                };
                self.stretches.push(TextRange {
                    next: head,
                    ..stretch
                });
                if stretch.by_hash {
                    self.hash(at);
                }
            }
        }
    }

    /// Makes a stretch available by its hash.
    fn hash(&mut self, at: u32) {
        let key = hash(self.text(self.stretches[at as usize]));
        let same = self.hashed.insert(key, at).unwrap_or(NONE);
        let stretch = &mut self.stretches[at as usize];
        (stretch.by_hash, stretch.same) = (true, same);
    }

    /// Adds a further leaf that contains the text of a stretch.
    fn add_leaf(&mut self, at: u32, leaf: u32) {
        let one = self.stretches[at as usize];
        if one.leaf != leaf {
            let others = self.others.entry((one.start, one.length)).or_default();
            // Leaves are added in order.
            if others.last() != Some(&leaf) {
                others.push(leaf);
            }
        }
    }

    /// The stretches that begin like this one, one for each length.
    fn chain(&self, head: u32) -> impl Iterator<Item = u32> {
        let at = |at: u32| (at != NONE).then_some(at);
        std::iter::successors(at(head), move |one| at(self.stretches[*one as usize].next))
    }

    /// The stretch with this hash and text.
    fn equal(&self, key: u64, text: &[u8]) -> Option<u32> {
        let at = |at: u32| (at != NONE).then_some(at);
        let head = self.hashed.get(&key).copied();
        let mut alike = std::iter::successors(head, |one| at(self.stretches[*one as usize].same));
        alike.find(|one| self.text(self.stretches[*one as usize]) == text)
    }

    /// Calls `found` with the number of every stretch in the text that begins and ends at word boundaries.
    pub fn search(&self, text: &Folded, mut found: impl FnMut(usize)) {
        let rolling = RollingHash::new(&text.bytes);
        // One match is enough: a long, repetitive text must not be compared with itself at each word.
        let mut found_by_hash: FxHashSet<u64> = FxHashSet::default();
        for &start in &text.starts {
            let start = start as usize;
            let Some(rest) = text.bytes.get(start..) else {
                return;
            };
            let Some(short) = first::<SHORT>(rest) else {
                continue;
            };
            let bit = self.bit(short);
            if self.seen[bit / 64] & (1 << (bit % 64)) == 0 {
                continue;
            }
            let long = first::<LONG>(rest).and_then(|key| self.long.get(&key));
            for &head in [long, self.short.get(&short)].into_iter().flatten() {
                for at in self.chain(head) {
                    let one = self.stretches[at as usize];
                    let length = one.length as usize;
                    let Some(here) = rest.get(..length) else {
                        continue;
                    };
                    if !one.by_hash {
                        if here == self.text(one) && text.is_word_boundary(start + length) {
                            found(at as usize);
                        }
                        continue;
                    }
                    let key = rolling.hash(start, length);
                    if self.hashed.contains_key(&key)
                        && !found_by_hash.contains(&key)
                        && text.is_word_boundary(start + length)
                        && let Some(at) = self.equal(key, here)
                    {
                        found_by_hash.insert(key);
                        found(at as usize);
                    }
                }
            }
        }
    }

    fn bit(&self, key: [u8; SHORT]) -> usize {
        let [a, b, c, d, e, f] = key;
        let number = u64::from_le_bytes([a, b, c, d, e, f, 0, 0]);
        let mixed = number.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40;
        usize::try_from(mixed).unwrap_or(0) & (self.seen.len() * 64 - 1)
    }
}

fn first<const N: usize>(bytes: &[u8]) -> Option<[u8; N]> {
    bytes.first_chunk::<N>().copied()
}
