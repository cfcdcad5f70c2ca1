//! Ordinary words that are also names, and how much such a word suggests a name.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::text::letters;

/// The sort of an ordinary word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrdinaryWord {
    /// A particle, a role or a function word: does not identify a person.
    Silent,
    /// A name if it has a capital letter within a sentence.
    Word,
    /// May be a name: it always has a capital letter, or its script has none.
    Noun,
}

static KNOWN: LazyLock<HashMap<String, OrdinaryWord>> = LazyLock::new(|| {
    let mut known = HashMap::new();
    for line in include_str!("words.txt").lines() {
        let mut words = line.split_whitespace();
        let sort = match words.next() {
            Some("silent") => OrdinaryWord::Silent,
            Some("word") => OrdinaryWord::Word,
            Some("noun") => OrdinaryWord::Noun,
            _ => continue,
        };
        for word in words {
            known.entry(folded(word)).or_insert(sort);
        }
    }
    known
});

/// The sort of a folded word; `None` if it is not an ordinary word.
pub fn ordinary(folded: &str) -> Option<OrdinaryWord> {
    KNOWN.get(folded).copied()
}

/// The folded letters of a word, for comparison.
pub fn folded(word: &str) -> String {
    letters(word).iter().map(|letter| letter.folded).collect()
}
