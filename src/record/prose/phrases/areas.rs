//! Words that separate life from work, or inside from outside: `Private:` beside `Work:`.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::words;

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
    let words = words(label).join(" ");
    AREAS.get(words.as_str()).into_iter().flatten().copied()
}

static AREAS: LazyLock<HashMap<&'static str, Vec<PairSide>>> = LazyLock::new(|| {
    let mut areas: HashMap<_, Vec<PairSide>> = HashMap::new();
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
