//! Whether two written names can be those of one person, and whether a text mentions a person.
//!
//! People are counted by their names. Where names do not show whether two are the same person, they count as one, since
//! a count that is too low identifies nobody.

use std::collections::HashSet;

use super::{Word, words};

/// A person's name, prepared for comparison.
#[derive(Debug, Clone)]
pub struct PersonName {
    /// Its folded words, without forms of address.
    words: Vec<String>,
}

impl PersonName {
    /// Prepares a name.
    pub fn new(name: &str) -> PersonName {
        PersonName {
            words: name_words(name),
        }
    }

    /// Whether both names can be those of one person: each word of the shorter name is in the longer one, in any order.
    pub fn may_be_same_person(&self, other: &PersonName) -> bool {
        may_be_one(&self.words, &other.words)
    }
}

/// The names of several people, for finding any of them in a short text.
#[derive(Debug, Default)]
pub struct PersonNames {
    /// What counts as a mention, folded and without spaces.
    forms: HashSet<String>,
    /// Those that also count at the beginning or the end of a longer word.
    long: Vec<String>,
}

/// The maximum number of words of a name that is written in several words.
const MAX_NAME_WORDS: usize = 6;

impl PersonNames {
    /// Prepares the names.
    pub fn new<'a>(names: impl IntoIterator<Item = &'a str>) -> PersonNames {
        let forms = names.into_iter().flat_map(name_forms);
        // `Anna's` and `Annas` are the same when folded.
        let forms = forms.flat_map(|form| [format!("{form}s"), form]);
        let forms: HashSet<String> = forms.map(|form| without_umlauts(&form)).collect();
        let long = forms.iter().filter(|form| is_long_name(form));
        PersonNames {
            long: long.cloned().collect(),
            forms,
        }
    }

    /// Whether a text has a whole name, however it is spaced, or a single word of one, such as the first name or the
    /// surname; a word of five letters or more also at either end of a longer one, as in `Okafor2026`. A single letter does
    /// not count, nor does a word such as `van` inside a name. Of a name in a script without spaces, two signs count.
    pub fn are_mentioned_in(&self, text: &str) -> bool {
        // `d’Amara` is one word, and so is `Amara_Team`.
        let apart = text.replace(['\'', '’', '_'], " ");
        self.are_in_words_of(text) || self.are_in_words_of(&apart)
    }

    fn are_in_words_of(&self, text: &str) -> bool {
        let joined = words(text).into_iter();
        let text: Vec<String> = joined.map(|word| without_umlauts(&word.folded)).collect();
        let is_part = |word: &String| {
            let mut long = self.long.iter();
            long.any(|form| word.starts_with(form.as_str()) || word.ends_with(form.as_str()))
        };
        if text.iter().any(is_part) {
            return true;
        }
        (0..text.len()).any(|start| {
            let longest = (start + MAX_NAME_WORDS).min(text.len());
            (start + 1..=longest).any(|end| self.forms.contains(&text[start..end].concat()))
        })
    }
}

/// `Mueller` and `Müller`, whose folded form is `muller`, are one name.
fn without_umlauts(word: &str) -> String {
    let word = word.replace("ae", "a").replace("oe", "o");
    word.replace("ue", "u")
}

/// Whether a form also counts within a longer word: five letters, or two outside the Latin alphabet.
fn is_long_name(form: &str) -> bool {
    let least = if form.is_ascii() { 5 } else { 2 };
    form.chars().count() >= least
}

/// The forms of a name that count as a mention.
fn name_forms(name: &str) -> Vec<String> {
    let written = words(name);
    let last = written.len().saturating_sub(1);
    let is_particle = |(index, word): (usize, &Word)| {
        let is_inside = index > 0 && index < last;
        let is_lower = name[word.start..].starts_with(char::is_lowercase);
        is_particle(&word.folded) && (is_inside || is_lower)
    };
    let single = written.iter().enumerate().filter(|(index, word)| {
        is_name(&word.folded)
            && !TITLES.contains(&word.folded.as_str())
            && !is_particle((*index, *word))
    });
    let mut forms: Vec<String> = single.map(|(_, word)| word.folded.clone()).collect();
    // `Artagnan` of `d’Artagnan`.
    let parts = name.split(['\'', '’']).skip(1).filter_map(|part| {
        let word = words(part).into_iter().next()?;
        is_name(&word.folded).then_some(word.folded)
    });
    forms.extend(parts);
    let folded = name_words(name);
    let is_sign = |word: &String| word.chars().all(super::fold::is_unspaced);
    let signs = folded.windows(2).filter(|pair| pair.iter().all(is_sign));
    forms.extend(signs.map(<[String]>::concat));
    forms.push(folded.concat());
    forms.retain(|form| form.chars().count() > 1);
    forms
}

/// Words inside a family name, which do not identify a person.
const PARTICLES: &[&str] = &[
    "van", "de", "von", "der", "den", "del", "della", "di", "da", "das", "dos", "do", "du", "des",
    "la", "le", "el", "al", "bin", "ibn", "bint", "abu", "ben", "ten", "ter", "te", "zu", "zum",
    "zur", "af", "av", "vom", "st", "mac", "y", "e", "und", "and",
];

/// Whether a word in lower case can belong to a family name without identifying a person, such as `van`.
pub fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&word)
}

/// Forms of address, which are not part of a name.
const TITLES: &[&str] = &[
    "dr", "frau", "herr", "m", "madame", "me", "mlle", "mme", "monsieur", "mr", "mrs", "ms",
    "prof", "sir",
];

fn name_words(name: &str) -> Vec<String> {
    let all: Vec<String> = words(name).into_iter().map(|word| word.folded).collect();
    let plain: Vec<String> = all
        .iter()
        .filter(|word| !TITLES.contains(&word.as_str()))
        .cloned()
        .collect();
    if plain.is_empty() { all } else { plain }
}

/// Whether each word of the shorter name is in the longer one, in any order. A single letter matches a word that
/// begins with it.
fn may_be_one(one: &[String], other: &[String]) -> bool {
    if one.concat() == other.concat() {
        return true;
    }
    let (short, long) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    if short.is_empty() || short.iter().all(|word| !is_name(word)) {
        return false;
    }
    let mut left: Vec<&String> = long.iter().collect();
    short.iter().all(|word| {
        let same = |known: &&String| {
            **known == *word
                || is_initial(word) && known.starts_with(word.as_str())
                || is_initial(known) && word.starts_with(known.as_str())
        };
        match left.iter().position(same) {
            Some(index) => {
                left.remove(index);
                true
            }
            None => false,
        }
    })
}

/// Whether the word is a single letter of an alphabet. A single Chinese or Japanese character is a name or part of
/// one.
fn is_initial(word: &str) -> bool {
    let mut letters = word.chars();
    letters
        .next()
        .is_some_and(|letter| letter.is_alphabetic() && !super::fold::is_unspaced(letter))
        && letters.next().is_none()
}

/// Whether a word can identify a person. A number or a single character cannot.
fn is_name(word: &str) -> bool {
    word.chars().count() > 1 && word.chars().any(char::is_alphabetic)
}
