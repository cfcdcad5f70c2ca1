//! How many words found in another text are more than a coincidence.
//!
//! Six words in a row. In a script without spaces the search treats every sign as a word, so signs have less
//! weight: three Han characters count as two words, three kana or four Thai letters as one. This module must not
//! decide what is searched for.

use super::Folded;
use super::fold::is_unspaced;

/// The weight of a word, in twelfths.
pub const WORD: usize = 12;
/// The weight of a run: six words.
pub const RUN: usize = 6 * WORD;
/// The weight of a Han character.
const HAN: usize = 2 * WORD / 3;
/// The weight of a kana.
const KANA: usize = WORD / 3;
/// A text with fewer letters than this, including spaces between words, is too short to rule out a coincidence.
const SHORTEST: usize = 12;

/// The weight of a word that begins with this letter.
pub fn weigh(first: char) -> usize {
    match first {
        '\u{3040}'..='\u{30ff}' => KANA,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' => WORD / 4,
        sign if is_unspaced(sign) => HAN,
        _ => WORD,
    }
}

/// The total weight of the words from index `from` up to, but not including, `to`.
pub fn weight(text: &Folded, from: usize, to: usize) -> usize {
    (from..to).map(|word| weight_of(text, word)).sum()
}

/// The index of the word after the run that begins with this word; `None` if too few words follow.
pub fn run_after(text: &Folded, from: usize) -> Option<usize> {
    let mut weight = 0;
    for word in from..text.starts.len() {
        weight += weight_of(text, word);
        if weight >= RUN {
            return Some(word + 1);
        }
    }
    None
}

/// Whether these words are long enough to be searched for as a whole. A Han character counts as three letters, a
/// kana as two.
pub fn is_long(text: &Folded, from: usize, to: usize) -> bool {
    let mut length = 0;
    let mut spaced = false;
    for word in from..to {
        let letters = str::from_utf8(text.words(word, word + 1)).unwrap_or_default();
        let weight = letters.chars().next().map_or(WORD, weigh);
        length += usize::from(spaced && weight == WORD);
        spaced = weight == WORD;
        length += letters.chars().count()
            * match weight {
                HAN => 3,
                KANA => 2,
                _ => 1,
            };
        if length >= SHORTEST {
            return true;
        }
    }
    false
}

fn weight_of(text: &Folded, word: usize) -> usize {
    // No folded letter of an unspaced script is shorter than three bytes, which decides the question for most
    // words.
    match text.words(word, word + 1) {
        [first, ..] if *first < 0xe0 => WORD,
        letters => str::from_utf8(letters)
            .ok()
            .and_then(|letters| letters.chars().next())
            .map_or(WORD, weigh),
    }
}
