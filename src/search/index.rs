//! The practice's index: which engagements contain a word.
//!
//! Engagements may be added in any order and from any thread; the result does not depend on it. Must not store
//! passages.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize, Serializer};

use super::{data, fold};

/// The distinct words of one engagement.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Vocabulary(FxHashSet<Box<str>>);

impl Vocabulary {
    /// Adds the words of a text.
    pub fn add(&mut self, text: &str) {
        fold::words(text, |word| {
            if !self.0.contains(word) {
                self.0.insert(word.into());
            }
        });
    }
}

/// The same words in a compact form, because hundreds of engagements are kept in memory.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackedVocabulary(Box<str>);

impl From<Vocabulary> for PackedVocabulary {
    fn from(words: Vocabulary) -> PackedVocabulary {
        let words: Vec<Box<str>> = words.0.into_iter().collect();
        PackedVocabulary(words.join("\n").into())
    }
}

impl PackedVocabulary {
    /// Returns the distinct words.
    fn words(&self) -> impl Iterator<Item = &str> {
        // Words consist of letters and digits only, so a newline separates them.
        self.0.split_terminator('\n')
    }
}

/// The index by first letter: for each part its name, and its file with a path relative to the practice's folder.
pub type Parts = BTreeMap<String, (String, Vec<u8>)>;

/// The numbers of the engagements that contain each word.
#[derive(Debug, Default)]
pub struct WordIndex(FxHashMap<Box<str>, Vec<u32>>);

impl WordIndex {
    /// Adds the words of an engagement.
    pub fn add(&mut self, engagement: usize, words: &PackedVocabulary) {
        let number = u32::try_from(engagement).unwrap_or(u32::MAX);
        for word in words.words() {
            match self.0.get_mut(word) {
                Some(engagements) => engagements.push(number),
                None => _ = self.0.insert(word.into(), vec![number]),
            }
        }
    }

    /// Returns the index by first letter: for each part its name and its file.
    pub fn parts(&self) -> Parts {
        // Sorted once: a tree would compare the words many more times.
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

/// The sorted words of one part, each with the engagements that contain it.
#[derive(Default)]
struct IndexedWords<'w>(Vec<(&'w str, String)>);

impl Serialize for IndexedWords<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.0.iter().map(|(word, engagements)| (word, engagements)))
    }
}

/// Returns the name of the part of the index that contains a word: its first letter or digit, or for other scripts the
/// block of 256 code points of its first letter. `templates/search.js` uses the same names.
fn part(word: &str) -> String {
    match word.chars().next() {
        Some(first) if first.is_ascii() => first.to_string(),
        Some(first) => format!("u{:x}", u32::from(first) >> 8),
        None => String::new(),
    }
}

/// Writes ascending numbers in short: `0-3 7 9-12`.
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
