//! Names that are ordinary words too, and how far such a word counts as a name.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::text::letters;

/// What a word is, if it is an ordinary one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ordinary {
    /// A particle, a role or a little word: says nothing about a person.
    Silent,
    /// A name where it has a capital letter within a sentence.
    Word,
    /// Has a capital letter anyway, or is of a script without: perhaps a name.
    Noun,
}

static KNOWN: LazyLock<HashMap<String, Ordinary>> = LazyLock::new(|| {
    let mut known = HashMap::new();
    for line in include_str!("words.txt").lines() {
        let mut words = line.split_whitespace();
        let sort = match words.next() {
            Some("silent") => Ordinary::Silent,
            Some("word") => Ordinary::Word,
            Some("noun") => Ordinary::Noun,
            _ => continue,
        };
        for word in words {
            known.entry(folded(word)).or_insert(sort);
        }
    }
    known
});

/// What a folded word is.
pub fn ordinary(folded: &str) -> Option<Ordinary> {
    KNOWN.get(folded).copied()
}

/// The letters of a word as they are compared.
pub fn folded(word: &str) -> String {
    letters(word).iter().map(|letter| letter.folded).collect()
}
