//! The words with which people say that a text is not for everybody, in English, German and French.
//!
//! Words are compared without case, accents, punctuation and compatibility forms, so that `Coach‑only` and `COACH ONLY`
//! are one phrase.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Whom a phrase keeps a text from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// It does not name a reader: `private`.
    Unnamed,
    /// It names the client as the last who may read: `client only`.
    Client,
    /// It names the coach as the only reader: `coach only`.
    Coach,
}

/// A label of more words than this says something besides.
const LONGEST: usize = 9;

/// The words of a text as they are compared.
pub(super) fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for c in text.nfkd() {
        match c {
            // Part of a word in French and English: coach's, d'ordre.
            '\''
            | '\u{2019}'
            | '\u{2bc}'
            | '\u{ad}'
            | '\u{200b}'..='\u{200d}'
            | '\u{2060}'
            | '\u{feff}' => {}
            c if is_combining_mark(c) => {}
            'ß' => word.push_str("ss"),
            c if c.is_alphanumeric() => word.extend(c.to_lowercase()),
            _ if !word.is_empty() => words.push(spelt(std::mem::take(&mut word))),
            _ => {}
        }
    }
    if !word.is_empty() {
        words.push(spelt(word));
    }
    words
}

/// A word as the phrases have it, where it was typed without the keys for umlauts.
fn spelt(word: String) -> String {
    match word.as_str() {
        "fuer" => "fur".to_owned(),
        "persoenlich" => "personlich".to_owned(),
        "persoenliche" => "personliche".to_owned(),
        _ => word,
    }
}

/// The strongest phrase that a text holds anywhere; for headings and other short texts.
pub(super) fn found(text: &str) -> Option<Strength> {
    cover(&words(text), false, &mut |_| {})
}

/// The strongest phrase of a text that says nothing else: a label.
pub(super) fn label(text: &str) -> Option<Strength> {
    only(text, true)
}

/// The same without the words that are a label only by themselves: `Audit: internal` says something of an audit.
pub(super) fn said(text: &str) -> Option<Strength> {
    only(text, false)
}

fn only(text: &str, labels: bool) -> Option<Strength> {
    let words = words(text);
    if words.is_empty() || words.len() > LONGEST {
        return None;
    }
    let mut covered = vec![false; words.len()];
    let strength = cover(&words, labels, &mut |range| covered[range].fill(true))?;
    let rest = words.iter().zip(&covered).filter(|(_, covered)| !**covered);
    rest.map(|(word, _)| word.as_str())
        .all(|word| TABLE.filler.contains(word))
        .then_some(strength)
}

/// Finds every phrase, reports where each is, and returns the strongest.
fn cover(
    words: &[String],
    labels: bool,
    at: &mut dyn FnMut(std::ops::Range<usize>),
) -> Option<Strength> {
    let mut most = None;
    for (start, word) in words.iter().enumerate() {
        for phrase in TABLE.phrases.get(word.as_str()).into_iter().flatten() {
            let run = words.get(start..start + phrase.words.len());
            if run.is_some_and(|run| run == phrase.words) && (labels || !phrase.label) {
                at(start..start + phrase.words.len());
                most = most.max(Some(phrase.strength));
            }
        }
        if let Some((length, strength)) = misspelt(&words[start..]) {
            at(start..start + length);
            most = most.max(Some(strength));
        }
    }
    most
}

/// The commonest phrases with a typo in them.
fn misspelt(words: &[String]) -> Option<(usize, Strength)> {
    let near = |word: &str, wanted: &str, most| {
        word.len().abs_diff(wanted.len()) <= most
            && word.as_bytes().first() == wanted.as_bytes().first()
            && strsim::damerau_levenshtein(word, wanted) <= most
    };
    let (first, second) = (words.first()?.as_str(), words.get(1).map(String::as_str));
    if let Some(second) = second.filter(|second| near(second, "only", 1)) {
        let strength = match (near(first, "coach", 1), near(first, "client", 1)) {
            (true, _) => Some(Strength::Coach),
            (_, true) => Some(Strength::Client),
            _ => None,
        };
        // `coach on …` is a sentence.
        return strength
            .filter(|_| second.len() >= 4)
            .map(|strength| (2, strength));
    }
    let long = ["confidential", "vertraulich"];
    let hit = near(first, "private", 1) || long.iter().any(|wanted| near(first, wanted, 2));
    hit.then_some((1, Strength::Unnamed))
}

struct Phrase {
    words: Vec<&'static str>,
    strength: Strength,
    /// Only as a label.
    label: bool,
}

/// The phrases by their first word, and the words that may be beside them.
struct Table {
    phrases: HashMap<&'static str, Vec<Phrase>>,
    filler: HashSet<&'static str>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table {
        phrases: HashMap::new(),
        filler: HashSet::new(),
    };
    let mut part = "";
    for line in include_str!("phrases.txt").lines().map(str::trim) {
        if let Some(name) = line
            .strip_prefix('[')
            .and_then(|line| line.strip_suffix(']'))
        {
            part = name;
        } else if !line.starts_with('#') {
            for phrase in line.split(", ").filter(|phrase| !phrase.is_empty()) {
                table.add(part, phrase);
            }
        }
    }
    table
});

impl Table {
    fn add(&mut self, part: &str, phrase: &'static str) {
        let strength = match part {
            "coach" => Strength::Coach,
            "client" => Strength::Client,
            "filler" => {
                self.filler.insert(phrase);
                return;
            }
            _ => Strength::Unnamed,
        };
        let words: Vec<&str> = phrase.split(' ').collect();
        let first = words.first().copied().unwrap_or_default();
        self.phrases.entry(first).or_default().push(Phrase {
            words,
            strength,
            label: part == "label",
        });
    }
}
