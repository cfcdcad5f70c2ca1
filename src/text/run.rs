//! How much of a text, found elsewhere, is no accident.
//!
//! Six words in a row. In a script without spaces every sign is a word to the search, so signs weigh less: three Han
//! characters count as two words, three kana or four Thai letters as one. Must not decide what is looked for.

use super::Folded;
use super::fold::is_unspaced;

/// What a word weighs, in twelfths.
pub const WORD: usize = 12;
/// What a run weighs: six words.
pub const RUN: usize = 6 * WORD;
/// What a Han character weighs.
const HAN: usize = 2 * WORD / 3;
/// What a kana weighs.
const KANA: usize = WORD / 3;
/// A text of fewer letters than this, spaces between the words counted, says too little to be told from chance.
const SHORTEST: usize = 12;

/// What a word that begins with this letter weighs.
pub fn weigh(first: char) -> usize {
    match first {
        '\u{3040}'..='\u{30ff}' => KANA,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' => WORD / 4,
        sign if is_unspaced(sign) => HAN,
        _ => WORD,
    }
}

/// What the words from the first up to, not including, the second number weigh.
pub fn weight(text: &Folded, from: usize, to: usize) -> usize {
    (from..to).map(|word| weight_of(text, word)).sum()
}

/// The word after the run that begins with this one; none where too few words follow.
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

/// Whether these words are long enough to be looked for as a whole. A Han character says as much as three letters, a
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
    // No folded letter of an unspaced script is shorter than three bytes; most words end the question here.
    match text.words(word, word + 1) {
        [first, ..] if *first < 0xe0 => WORD,
        letters => str::from_utf8(letters)
            .ok()
            .and_then(|letters| letters.chars().next())
            .map_or(WORD, weigh),
    }
}
