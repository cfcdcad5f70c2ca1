//! Words that separate life from work, or inside from outside: `Private:` beside `Work:`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::folded_label;

/// One side of a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::record::prose) struct PairSide {
    /// The pair, as one of the lower bits.
    pub(in crate::record::prose) pair: u32,
    /// Whether this side, on its own, may be a request for privacy.
    pub(in crate::record::prose) inner: bool,
}

/// The areas that a label names.
pub(in crate::record::prose) fn area(label: &str) -> impl Iterator<Item = PairSide> {
    AREAS
        .get(folded_label(label).as_str())
        .into_iter()
        .flatten()
        .copied()
}

static AREAS: LazyLock<FxHashMap<&'static str, Vec<PairSide>>> = LazyLock::new(|| {
    let mut areas: FxHashMap<_, Vec<PairSide>> = FxHashMap::default();
    let lines = include_str!("areas.txt").lines();
    let pairs = lines.filter(|line| !line.starts_with('#'));
    for (pair, line) in pairs.enumerate() {
        for (side, list) in line.split(" | ").enumerate() {
            for words in list.split(", ") {
                areas.entry(words).or_default().push(PairSide {
                    pair: 1 << pair,
                    inner: side == 0,
                });
            }
        }
    }
    areas
});
