//! Whether two written names can be those of one person.
//!
//! People are counted by their names. Where names do not show whether two are the same person, they count as one, since
//! a count that is too low identifies nobody.

use super::words;

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
    pub fn may_be(&self, other: &PersonName) -> bool {
        may_be_one(&self.words, &other.words)
    }
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
            Some(place) => {
                left.remove(place);
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
