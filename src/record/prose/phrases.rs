//! Phrases in English, German and French which say that a text is not for everybody.
//!
//! Words are compared without case, accents, punctuation and compatibility forms, so that `Coach‑only` and `COACH
//! ONLY` are the same phrase.

mod areas;
mod joined;
mod matching;
mod person;
mod table;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

pub(super) use areas::{PairSide, area};
pub(in crate::record) use joined::joined;
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

/// The words of a text in the form in which they are compared, separated by single spaces.
fn folded(text: &str) -> String {
    first_words(text, usize::MAX)
}

/// The first words of a text that may be a label. They are too many for a label if the text is longer than one.
fn folded_label(text: &str) -> String {
    first_words(text, LONGEST + 1)
}

fn first_words(text: &str, most: usize) -> String {
    let mut words = FoldedWords {
        text: String::with_capacity(text.len()),
        ..FoldedWords::default()
    };
    // Characters of ASCII are not decomposed.
    match text.is_ascii() {
        true => words.add(text.chars(), most),
        false => words.add(text.nfkd(), most),
    }
    words.text
}

/// The words of a folded text.
fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(' ').filter(|word| !word.is_empty())
}

/// Words in the form in which they are compared.
#[derive(Default)]
struct FoldedWords {
    text: String,
    /// Where the last word starts.
    start: usize,
    /// Whether the last word may continue.
    open: bool,
    ended: usize,
}

impl FoldedWords {
    fn add(&mut self, chars: impl Iterator<Item = char>, most: usize) {
        for c in chars {
            match c {
                c if c.is_ascii_alphanumeric() => self.word().push(c.to_ascii_lowercase()),
                // Part of a word in French and English: coach's, d'ordre.
                '\''
                | '\u{2019}'
                | '\u{2bc}'
                | '\u{ad}'
                | '\u{200b}'..='\u{200d}'
                | '\u{2060}'
                | '\u{feff}' => {}
                c if is_combining_mark(c) => {}
                'ß' => self.word().push_str("ss"),
                c if c.is_alphanumeric() => self.word().extend(c.to_lowercase()),
                _ => self.end_word(),
            }
            if self.ended == most {
                return;
            }
        }
        self.end_word();
    }

    /// The text, to which letters of the current word are added.
    fn word(&mut self) -> &mut String {
        if !self.open {
            if !self.text.is_empty() {
                self.text.push(' ');
            }
            self.start = self.text.len();
            self.open = true;
        }
        &mut self.text
    }

    /// Ends the current word, and converts one typed without umlauts to the spelling in the phrases.
    fn end_word(&mut self) {
        if !self.open {
            return;
        }
        let spelt = match &self.text[self.start..] {
            "fuer" => Some("fur"),
            "persoenlich" => Some("personlich"),
            "persoenliche" => Some("personliche"),
            _ => None,
        };
        if let Some(spelt) = spelt {
            self.text.replace_range(self.start.., spelt);
        }
        self.open = false;
        self.ended += 1;
    }
}

/// The meaning of phrases anywhere in a text; for headings and other short texts.
pub(super) fn found(text: &str) -> AccessPhrase {
    matching::anywhere(&folded(text))
}

/// The meaning of a text that consists only of a label.
pub(super) fn label(text: &str) -> AccessPhrase {
    matching::whole(&folded_label(text), Scope::Label)
}

/// The same for brackets or a whole heading, including phrases that mean something else in front of a text: `For
/// the coach`.
pub(super) fn bracket(text: &str) -> AccessPhrase {
    matching::whole(&folded_label(text), Scope::Bracket)
}

/// The same for a whole line, a tag or a callout, including words that count only there: `Draft`.
pub(super) fn line(text: &str) -> AccessPhrase {
    matching::whole(&folded_label(text), Scope::Line)
}

/// The same without words that are a label only on their own: `Audit: internal` is about an audit.
pub(super) fn statement(text: &str) -> AccessPhrase {
    matching::whole(&folded_label(text), Scope::Anywhere)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of a text, all decomposed, each on its own.
    fn words(text: &str) -> Vec<String> {
        let folded: String = text
            .nfkd()
            .filter(|c| !is_combining_mark(*c))
            .filter(|c| {
                !"'\u{2019}\u{2bc}\u{ad}\u{200b}\u{200c}\u{200d}\u{2060}\u{feff}".contains(*c)
            })
            .flat_map(|c| match c {
                'ß' => vec!['s', 's'],
                c if c.is_alphanumeric() => c.to_lowercase().collect(),
                _ => vec![' '],
            })
            .collect();
        let words = folded.split(' ').filter(|word| !word.is_empty());
        let spelt = words.map(|word| match word {
            "fuer" => "fur",
            "persoenlich" => "personlich",
            "persoenliche" => "personliche",
            other => other,
        });
        spelt.map(str::to_owned).collect()
    }

    #[test]
    fn words_are_folded_alike_with_and_without_decomposition() {
        for text in [
            "",
            " ",
            "Coach-only",
            "the coach's view; FUER Persoenlich, persoenliche.",
            "fuerther x fuer",
            "Pers\u{f6}nlich STRA\u{df}E \u{1e9e}",
            "pers\u{6f}\u{308}nlich",
            "\u{ff23}\u{ff2f}\u{ff21}\u{ff23}\u{ff28} only",
            "\u{130}stanbul \u{fb01}n \u{33c2} \u{fdfa}",
            "co\u{ad}ach\u{2060} \u{2019}n\u{200b}ur",
            "one two three four five six seven eight nine ten eleven",
            "a-b_c/d.e,f:g;h!i?j",
            "\u{301}a \u{301} b",
            "\u{4f60}\u{597d} \u{1f512}x",
        ] {
            let words = words(text);
            assert_eq!(folded(text), words.join(" "), "{text:?}");
            let first: Vec<String> = words.into_iter().take(LONGEST + 1).collect();
            assert_eq!(folded_label(text), first.join(" "), "{text:?}");
        }
    }
}
