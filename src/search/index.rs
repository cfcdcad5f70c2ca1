//! The practice's index: in which engagements a word stands.
//!
//! Words come in engagement by engagement, in any order, from any thread; what is written does not depend on it.
//! Must not keep a passage.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Serialize, Serializer};

use super::{data, fold};

/// The words of one engagement, each once.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Vocabulary(FxHashSet<Box<str>>);

impl Vocabulary {
    /// Takes the words of a text.
    pub fn add(&mut self, text: &str) {
        fold::words(text, |word| {
            if !self.0.contains(word) {
                self.0.insert(word.into());
            }
        });
    }
}

/// The same words with little room taken: hundreds of engagements are held at once.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Packed(Box<str>);

impl From<Vocabulary> for Packed {
    fn from(words: Vocabulary) -> Packed {
        let words: Vec<Box<str>> = words.0.into_iter().collect();
        Packed(words.join("\n").into())
    }
}

impl Packed {
    /// The words, each once.
    pub fn unpacked(&self) -> Vocabulary {
        // A word has letters and figures alone.
        Vocabulary(self.0.split_terminator('\n').map(Box::from).collect())
    }
}

/// The index by first letter: a name for each part, and its file below the practice's folder.
pub type Parts = BTreeMap<String, (String, Vec<u8>)>;

/// Which engagements have a word, by number.
#[derive(Debug, Default)]
pub struct WordIndex(FxHashMap<Box<str>, Vec<u32>>);

impl WordIndex {
    /// Takes the words of an engagement.
    pub fn add(&mut self, engagement: usize, words: Vocabulary) {
        let number = u32::try_from(engagement).unwrap_or(u32::MAX);
        for word in words.0 {
            self.0.entry(word).or_default().push(number);
        }
    }

    /// The index by first letter: a name for each part, and its file below the practice's folder.
    pub fn parts(&self) -> Parts {
        // Sorted once: a tree would compare the words of a long text many times over.
        let mut words: Vec<(&str, &Vec<u32>)> =
            self.0.iter().map(|(word, of)| (&**word, of)).collect();
        words.sort_unstable_by_key(|(word, _)| *word);
        let mut parts: BTreeMap<String, IndexedWords<'_>> = BTreeMap::new();
        for (word, engagements) in words {
            let mut engagements = engagements.clone();
            engagements.sort_unstable();
            let name = part(word);
            parts
                .entry(name)
                .or_default()
                .0
                .push((word, ranges(&engagements)));
        }
        parts
            .into_iter()
            .map(|(name, words)| {
                let file = (format!("search/{name}.js"), data(&words));
                (name, file)
            })
            .collect()
    }
}

/// Words of one part in their order, each with the engagements that have it.
#[derive(Default)]
struct IndexedWords<'w>(Vec<(&'w str, String)>);

impl Serialize for IndexedWords<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.0.iter().map(|(word, engagements)| (word, engagements)))
    }
}

/// The part of the index that holds a word: its first letter or figure, for other scripts the page of Unicode
/// that the letter stands on. `templates/search.js` asks for it by the same name.
fn part(word: &str) -> String {
    match word.chars().next() {
        Some(first) if first.is_ascii() => first.to_string(),
        Some(first) => format!("u{:x}", u32::from(first) >> 8),
        None => String::new(),
    }
}

/// Ascending numbers in short: `0-3 7 9-12`.
fn ranges(numbers: &[u32]) -> String {
    let mut out = String::new();
    let mut rest = numbers;
    while let [first, ..] = rest {
        let run = (*first..)
            .zip(rest)
            .take_while(|(expected, number)| expected == *number)
            .count();
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&first.to_string());
        if run > 1 {
            out.push('-');
            out.push_str(&rest[run - 1].to_string());
        }
        rest = &rest[run..];
    }
    out
}
