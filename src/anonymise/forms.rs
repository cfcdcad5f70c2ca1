//! The forms in which a person's name is written: whole, parts, initials.

use super::letters::folded_word;
use super::spelling::{form, spelt_out};
use crate::text::{self, fold::is_unspaced};
use std::collections::BTreeSet;

/// Titles, in any of the languages. Lower case, without full stops.
const TITLES: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "prof",
    "professor",
    "professorin",
    "sir",
    "dame",
    "lady",
    "rev",
    "reverend",
    "herr",
    "herrn",
    "frau",
    "hr",
    "fr",
    "dipl",
    "ing",
    "mme",
    "mlle",
    "m",
    "mgr",
    "monsieur",
    "madame",
    "mademoiselle",
    "me",
    "señor",
    "señora",
    "sra",
    "signor",
    "signora",
    "docteur",
    "pr",
];

/// Words after a name that are not part of it.
const SUFFIXES: &[&str] = &[
    "jr", "sr", "ii", "iii", "iv", "phd", "mba", "msc", "bsc", "obe", "mbe", "cbe", "pcc", "acc",
    "mcc", "md",
];

/// A form of a name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Form {
    /// The words, separated by spaces or hyphens.
    pub text: String,
    /// Whether the form is the whole name.
    pub is_whole: bool,
    /// Whether a form in lower case is probably a common word.
    pub needs_capital: bool,
    /// Whether the family name is first, so that a comma may follow it.
    pub is_reversed: bool,
}

/// A name split into words.
#[derive(Debug, Default)]
pub(super) struct NameParts {
    given: Vec<String>,
    family: Vec<String>,
    nicknames: Vec<String>,
}

/// Whether a word before a name is a title, such as `Ms`. An acronym such as `HR` is none.
pub(super) fn is_title(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase)
        && (word.chars().count() == 1 || letters.all(char::is_lowercase))
        && TITLES.contains(&word.to_lowercase().as_str())
}

fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase()
}

pub(super) fn is_particle(word: &str) -> bool {
    text::is_particle(&bare(word))
}

impl NameParts {
    /// Splits a name. `Okafor, Amara` is reversed; titles and degrees are dropped.
    pub fn parse(name: &str) -> NameParts {
        let mut parts = NameParts::default();
        let mut plain = String::new();
        let mut inside: Option<String> = None;
        for letter in name.chars() {
            match (letter, &mut inside) {
                ('(' | '"' | '“' | '„' | '«', None) => inside = Some(String::new()),
                (')' | '"' | '”' | '“' | '»', Some(text)) => {
                    parts.nicknames.push(text.trim().to_owned());
                    inside = None;
                }
                (_, Some(text)) => text.push(letter),
                (_, None) => plain.push(letter),
            }
        }
        parts
            .nicknames
            .retain(|name| folded_word(name).chars().count() > 1);
        let is_degree = |word: &&str| !SUFFIXES.contains(&bare(word).as_str());
        let pieces: Vec<Vec<&str>> = plain
            .split(',')
            .map(|piece| piece.split_whitespace().filter(is_degree).collect())
            .filter(|words: &Vec<&str>| !words.is_empty())
            .collect();
        let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        let untitled = |words: &[&str]| -> Vec<String> {
            let skip = words
                .iter()
                .take_while(|word| is_title(word.trim_end_matches('.')) && words.len() > 1)
                .count();
            owned(words.get(skip..).unwrap_or_default())
        };
        match pieces.as_slice() {
            [] => {}
            [words] => parts.split(&untitled(words)),
            [family, given, ..] => {
                parts.family = owned(family);
                parts.given = untitled(given);
            }
        }
        parts
    }

    fn split(&mut self, words: &[String]) {
        let particle = words
            .iter()
            .skip(1)
            .position(|word| is_particle(word))
            .map(|at| at + 1);
        let at = particle.unwrap_or(words.len().saturating_sub(1));
        let (given, family) = words.split_at(at);
        self.given = given.to_vec();
        self.family = family.to_vec();
    }

    /// The words in the order of a full name.
    fn all(&self) -> Vec<&String> {
        self.given.iter().chain(&self.family).collect()
    }

    /// The initials of a name of two words or more, such as `AO`.
    pub fn initials(&self) -> Option<String> {
        let words = self.all();
        let initials: String = words
            .iter()
            .filter_map(|word| word.chars().next())
            .collect();
        (words.len() > 1).then(|| initials.to_uppercase())
    }

    /// The first letter of the family name, folded.
    pub fn family_initial(&self) -> Option<char> {
        folded_word(self.family.first()?).chars().next()
    }

    /// Every form of the name.
    pub fn forms(&self) -> Vec<Form> {
        let all: Vec<String> = self.all().into_iter().cloned().collect();
        let family = self.family.join(" ");
        let whole = vec![all.join(" ")];
        let mut reversed: Vec<String> = Vec::new();
        let mut part: BTreeSet<String> = BTreeSet::new();
        if !self.given.is_empty() && !family.is_empty() {
            let given = self.given.join(" ");
            part.extend([format!("{} {family}", self.given[0]), given.clone()]);
            reversed.extend([
                format!("{family} {given}"),
                format!("{family} {}", self.given[0]),
            ]);
            if let Some(last) = self.family.last() {
                part.insert(format!("{} {last}", self.given[0]));
            }
            part.extend(self.initialled(&family));
            part.extend(self.nicknames.iter().map(|name| format!("{name} {family}")));
        }
        // `van der Berg`, `der Berg`, `Berg`.
        for at in 0..self.family.len() {
            part.insert(self.family[at..].join(" "));
        }
        part.extend(self.nicknames.iter().cloned());
        part.extend(self.unspaced_given());
        for word in &all {
            if !is_particle(word) || all.len() == 1 {
                part.insert(word.clone());
                // `Artagnan` of `d’Artagnan`.
                part.extend(
                    word.split_once(['\'', '’'])
                        .map(|(_, rest)| rest.to_owned())
                        .filter(|rest| rest.chars().count() > 3),
                );
                part.extend(
                    word.split(['-', '‐', '‑'])
                        .filter(|one| one.chars().count() > 2)
                        .map(str::to_owned),
                );
            }
        }
        let kept = |text: String, is_whole: bool| form(text, is_whole || all.len() == 1);
        let whole = whole.into_iter().map(|text| kept(text, true));
        let parts = part.into_iter().map(|text| kept(text, false));
        let reversed = reversed.into_iter().map(|text| {
            Some(Form {
                is_reversed: true,
                ..kept(text, false)?
            })
        });
        let mut forms: Vec<Form> = whole.chain(parts).chain(reversed).flatten().collect();
        let spelt: Vec<Form> = forms.iter().flat_map(spelt_out).collect();
        forms.extend(spelt);
        forms
    }

    /// The given name of a Chinese or Japanese name without a space: the last two of three or four signs.
    fn unspaced_given(&self) -> Option<String> {
        let [name] = self.family.as_slice() else {
            return None;
        };
        let signs: Vec<char> = name.chars().collect();
        let is_name = self.given.is_empty()
            && matches!(signs.len(), 3 | 4)
            && signs.iter().all(|sign| is_unspaced(*sign));
        is_name.then(|| signs[signs.len() - 2..].iter().collect())
    }

    /// `A. Okafor`, `A. N. Okafor`, `A.-M. Okafor`.
    fn initialled(&self, family: &str) -> Vec<String> {
        let initial = |word: &String| word.chars().find(|c| c.is_alphabetic()).map(String::from);
        let initials: Vec<String> = self.given.iter().filter_map(initial).collect();
        let Some(first) = initials.first() else {
            return Vec::new();
        };
        let hyphenated: Vec<String> = self.given[0]
            .split('-')
            .filter_map(|word| initial(&word.to_owned()))
            .collect();
        let mut forms = vec![
            format!("{first} {family}"),
            format!("{} {family}", initials.join(" ")),
            format!("{} {family}", hyphenated.join("-")),
            format!("{} {family}", self.given[0]),
        ];
        if initials.len() > 1 {
            forms.push(format!(
                "{} {} {family}",
                self.given[0],
                initials[1..].join(" ")
            ));
        }
        forms
    }
}
