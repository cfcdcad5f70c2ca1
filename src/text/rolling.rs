//! Hashes of any part of a text, each computed in a time that does not depend on its length.
//!
//! Equal hashes do not prove equal texts, so callers must compare the texts.

use std::cell::OnceCell;

/// An odd number with its bits well mixed.
const BASE: u64 = 0x9e37_79b9_7f4a_7c15;
/// The distance in bytes between two stored hashes.
const BLOCK: usize = 64;
/// Parts of up to this number of bytes are hashed directly.
const MAX_DIRECT: usize = 256;

/// The hash of a whole text.
pub(super) fn hash(text: &[u8]) -> u64 {
    extend(0, text)
}

fn extend(hash: u64, text: &[u8]) -> u64 {
    // One more than the byte, so that leading zeros count.
    text.iter().fold(hash, |hash, byte| {
        hash.wrapping_mul(BASE).wrapping_add(u64::from(*byte) + 1)
    })
}

/// A text of which parts are hashed.
pub(super) struct RollingHash<'t> {
    text: &'t [u8],
    /// The hash of the text up to each block; computed on first use.
    blocks: OnceCell<Vec<u64>>,
}

impl<'t> RollingHash<'t> {
    pub(super) fn new(text: &'t [u8]) -> Self {
        RollingHash {
            text,
            blocks: OnceCell::new(),
        }
    }

    /// The hash of the part of that length at `start`, equal to the result of [`hash`].
    pub(super) fn hash(&self, start: usize, length: usize) -> u64 {
        let end = (start + length).min(self.text.len());
        if length <= MAX_DIRECT {
            return hash(self.text.get(start..end).unwrap_or_default());
        }
        let before = self
            .up_to(start)
            .wrapping_mul(power(end.saturating_sub(start)));
        self.up_to(end).wrapping_sub(before)
    }

    fn up_to(&self, end: usize) -> u64 {
        let blocks = self.blocks.get_or_init(|| {
            let mut hash = 0;
            let blocks = self.text.chunks(BLOCK).map(|block| {
                let before = hash;
                hash = extend(hash, block);
                before
            });
            blocks.collect()
        });
        let block = (end / BLOCK).min(blocks.len().saturating_sub(1));
        let known = blocks.get(block).copied().unwrap_or_default();
        extend(known, self.text.get(block * BLOCK..end).unwrap_or_default())
    }
}

fn power(mut exponent: usize) -> u64 {
    let (mut base, mut power) = (BASE, 1u64);
    while exponent > 0 {
        if exponent & 1 == 1 {
            power = power.wrapping_mul(base);
        }
        base = base.wrapping_mul(base);
        exponent >>= 1;
    }
    power
}

#[cfg(test)]
mod tests {
    use super::{RollingHash, hash};

    /// Every part has the same hash as a separate text: short or long, at the ends and across blocks.
    #[test]
    fn parts_have_the_same_hash_as_separate_texts() {
        let text: Vec<u8> = (0..2000u32).map(|n| (n * n % 251) as u8).collect();
        let rolling = RollingHash::new(&text);
        for start in (0..1700).step_by(13) {
            for length in [0, 1, 63, 64, 65, 255, 256, 257, 300] {
                assert_eq!(
                    rolling.hash(start, length),
                    hash(&text[start..start + length]),
                    "{start} {length}"
                );
            }
        }
        assert_eq!(rolling.hash(0, 2000), hash(&text));
        assert_ne!(hash(b"\0\0"), hash(b"\0"));
    }
}
