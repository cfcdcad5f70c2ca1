//! Phrases in English, German and French which say that a text is not for everybody.
//!
//! Words are compared without case, accents, punctuation and compatibility forms, so that `Coach‑only` and `COACH
//! ONLY` are the same phrase.

mod areas;
mod matching;
mod person;
mod table;

use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

pub(super) use areas::{PairSide, area};
pub use person::{People, PersonWords};
use table::Scope;

/// Which readers a phrase excludes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// It does not name a reader: `private`.
    Unnamed,
    /// Only the coach and the client may read: `client only`.
    Client,
    /// Only the coach may read: `coach only`.
    Coach,
}

/// What a text says about who may read something.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AccessPhrase {
    /// The strength of its words, without the people.
    pub strength: Option<Strength>,
    /// The people it names, one entry for each way to read its words. Only the agreement shows who is a reader.
    pub people: Vec<PersonWords>,
}

impl AccessPhrase {
    /// Whether it says nothing about readers.
    pub(super) fn is_none(&self) -> bool {
        self.strength.is_none() && self.people.is_empty()
    }

    /// Combines two statements.
    pub(super) fn and(mut self, other: AccessPhrase) -> AccessPhrase {
        self.strength = self.strength.max(other.strength);
        for person in other.people {
            if !self.people.contains(&person) {
                self.people.push(person);
            }
        }
        self
    }
}

impl From<Strength> for AccessPhrase {
    fn from(strength: Strength) -> AccessPhrase {
        AccessPhrase {
            strength: Some(strength),
            people: Vec::new(),
        }
    }
}

/// The maximum number of words in a label. A longer text says something else too.
const LONGEST: usize = 9;

/// The words of a text in the form in which they are compared.
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

/// Converts a word typed without umlauts to the spelling in the phrases.
fn spelt(word: String) -> String {
    match word.as_str() {
        "fuer" => "fur".to_owned(),
        "persoenlich" => "personlich".to_owned(),
        "persoenliche" => "personliche".to_owned(),
        _ => word,
    }
}

/// The meaning of phrases anywhere in a text; for headings and other short texts.
pub(super) fn found(text: &str) -> AccessPhrase {
    matching::anywhere(&words(text))
}

/// The meaning of a text that consists only of a label.
pub(super) fn label(text: &str) -> AccessPhrase {
    matching::whole(&words(text), Scope::Label)
}

/// The same for brackets or a whole heading, including phrases that mean something else in front of a text: `For
/// the coach`.
pub(super) fn bracket(text: &str) -> AccessPhrase {
    matching::whole(&words(text), Scope::Bracket)
}

/// The same for a whole line, a tag or a callout, including words that count only there: `Draft`.
pub(super) fn line(text: &str) -> AccessPhrase {
    matching::whole(&words(text), Scope::Line)
}

/// The same without words that are a label only on their own: `Audit: internal` is about an audit.
pub(super) fn statement(text: &str) -> AccessPhrase {
    matching::whole(&words(text), Scope::Anywhere)
}

/// The meaning of a phrase without spaces and signs, as in the name of a field: `coachOnly`, `not_shared`.
pub(in crate::record) fn joined(name: &str) -> Option<Strength> {
    JOINED.get(name).copied()
}

static JOINED: LazyLock<HashMap<String, Strength>> = LazyLock::new(matching::joined);
