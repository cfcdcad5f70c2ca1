//! The words with which people say that a text is not for everybody, in English, German and French.
//!
//! Words are compared without case, accents, punctuation and compatibility forms, so that `Coach‑only` and `COACH ONLY`
//! are one phrase.

mod areas;
mod matching;
mod person;
mod table;

use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

pub(super) use areas::{Area, area};
pub use person::{People, PersonWords};
use table::Scope;

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

/// What a text says of who may read something.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AccessPhrase {
    /// What its words say by themselves.
    pub strength: Option<Strength>,
    /// Persons whom it names, each by one reading of its words. Only the agreement tells who is a reader.
    pub people: Vec<PersonWords>,
}

impl AccessPhrase {
    /// Whether it says nothing of it.
    pub(super) fn is_none(&self) -> bool {
        self.strength.is_none() && self.people.is_empty()
    }

    /// What both say.
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

/// What a text says anywhere in it; for headings and other short texts.
pub(super) fn found(text: &str) -> AccessPhrase {
    matching::anywhere(&words(text))
}

/// What a text says where it says nothing else, as a label does.
pub(super) fn label(text: &str) -> AccessPhrase {
    matching::whole(&words(text), Scope::Label)
}

/// The same in brackets, or of a whole heading, with words that say something else before a text: `For the coach`.
pub(super) fn bracket(text: &str) -> AccessPhrase {
    matching::whole(&words(text), Scope::Bracket)
}

/// The same with words that say it only where they are the whole of a line, a tag or a callout's: `Draft`.
pub(super) fn line(text: &str) -> AccessPhrase {
    matching::whole(&words(text), Scope::Line)
}

/// The same without the words that are a label only by themselves: `Audit: internal` says something of an audit.
pub(super) fn said(text: &str) -> AccessPhrase {
    matching::whole(&words(text), Scope::Anywhere)
}

/// What a phrase without spaces and signs says, as in the name of a field: `coachOnly`, `not_shared`.
pub(in crate::record) fn joined(name: &str) -> Option<Strength> {
    JOINED.get(name).copied()
}

static JOINED: LazyLock<HashMap<String, Strength>> = LazyLock::new(matching::joined);
