//! The stretches of withheld text to look for, and the search for all of them at once.
//!
//! A stretch is found by its first bytes and then compared in full, so a hit is never a coincidence of hashes.

use super::Folded;
use rustc_hash::FxHashMap;

/// Stretches, ready to be searched for.
#[derive(Default)]
pub struct Table {
    texts: Vec<u8>,
    /// Where the words of the texts start, ascending.
    starts: Vec<u32>,
    stretches: Vec<Stretch>,
    long: FxHashMap<[u8; LONG], u32>,
    short: FxHashMap<[u8; SHORT], u32>,
    /// One bit for each hash of the first bytes of any stretch: most words of a page are done with here.
    seen: Vec<u64>,
}

/// A place in the table's texts.
#[derive(Clone, Copy)]
pub struct Stretch {
    /// Where it starts.
    pub start: u32,
    /// How many bytes it has.
    pub length: u32,
    /// Number of the leaf it is from.
    pub leaf: u32,
    /// The next stretch with the same first bytes.
    next: u32,
}

/// Stretches of this length or more are told apart by that many bytes, since many begin with the same word or two.
const LONG: usize = 16;
/// The shortest stretch there is: six words of one letter.
const SHORT: usize = 6;
const NONE: u32 = u32::MAX;

impl Table {
    /// Keeps a folded text and returns where it starts.
    pub fn keep(&mut self, text: &Folded) -> u32 {
        let base = u32::try_from(self.texts.len()).unwrap_or(NONE);
        let starts = text.starts.iter();
        self.starts
            .extend(starts.map(|start| base.saturating_add(*start)));
        self.texts.extend_from_slice(&text.bytes);
        base
    }

    /// Adds a stretch of what was kept: where it starts, how many bytes it has, and whose it is.
    pub fn add(&mut self, start: u32, length: usize, leaf: u32) {
        if let Ok(length) = u32::try_from(length)
            && length as usize >= SHORT
        {
            self.stretches.push(Stretch {
                start,
                length,
                leaf,
                next: NONE,
            });
        }
    }

    /// The folded letters of a stretch.
    pub fn text(&self, stretch: Stretch) -> &[u8] {
        let start = stretch.start as usize;
        self.texts
            .get(start..start + stretch.length as usize)
            .unwrap_or_default()
    }

    /// Offsets within a stretch at which its words start.
    pub fn cuts(&self, stretch: Stretch) -> impl Iterator<Item = usize> {
        let from = self.starts.partition_point(|&at| at < stretch.start);
        let within = self.starts[from..]
            .iter()
            .map(move |&at| (at - stretch.start) as usize);
        within.take_while(move |&at| at < stretch.length as usize)
    }

    /// Every stretch, by number.
    pub fn stretches(&self) -> &[Stretch] {
        &self.stretches
    }

    /// Drops the stretches whose number is marked and makes the rest searchable.
    pub fn prepare(&mut self, dropped: &[bool]) {
        let mut number = 0;
        self.stretches.retain(|_| {
            number += 1;
            dropped.get(number - 1) != Some(&true)
        });
        self.long.clear();
        self.short.clear();
        self.long.reserve(self.stretches.len());
        let bits = (self.stretches.len() * 16)
            .next_power_of_two()
            .clamp(1 << 12, 1 << 20);
        self.seen = vec![0; bits / 64];
        for number in 0..self.stretches.len() {
            let stretch = self.stretches[number];
            let at = u32::try_from(number).unwrap_or(NONE);
            let text = self.text(stretch);
            let (long, short) = (first::<LONG>(text), first::<SHORT>(text));
            let next = match (long, short) {
                (Some(key), _) => self.long.insert(key, at),
                (None, Some(key)) => self.short.insert(key, at),
                (None, None) => None,
            };
            if let Some(key) = short {
                let bit = self.bit(key);
                self.seen[bit / 64] |= 1 << (bit % 64);
            }
            self.stretches[number].next = next.unwrap_or(NONE);
        }
    }

    /// Calls back with the number of every stretch that stands in the text, from the start to the end of words.
    pub fn search(&self, text: &Folded, mut found: impl FnMut(usize)) {
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
                let mut at = head;
                while let Some(&stretch) = self.stretches.get(at as usize) {
                    let end = start + stretch.length as usize;
                    if rest.starts_with(self.text(stretch)) && text.parts_at(end) {
                        found(at as usize);
                    }
                    at = stretch.next;
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
