//! The folded letters of a text with their positions, for findings that point to a place in the text.

use super::fold::{FoldedChar, fold, is_unspaced};

/// The gap between a letter and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LetterGap {
    /// None: both belong to one word.
    None,
    /// An apostrophe, a hyphen, an emphasis mark, or a script without spaces: a word may end here, or continue.
    Joint,
    /// A space, the end of a sentence or similar.
    Break,
}

/// A folded letter and its position.
#[derive(Debug, Clone, Copy)]
pub struct Letter {
    /// The folded form.
    pub folded: char,
    /// The written form.
    pub written: char,
    /// Offset of the written character.
    pub start: usize,
    /// Offset after the written character.
    pub end: usize,
    /// The gap before it.
    pub gap: LetterGap,
}

/// Every letter of a text.
pub fn letters(text: &str) -> Vec<Letter> {
    let mut all: Vec<Letter> = Vec::with_capacity(text.len());
    let mut gap = LetterGap::Break;
    let mut put = |start: usize, written: char, piece: FoldedChar| {
        let end = start + written.len_utf8();
        let (folded, before) = match piece {
            FoldedChar::Letter(letter) => (letter, gap),
            FoldedChar::Sign(sign) => (sign, gap.max(LetterGap::Joint)),
            FoldedChar::Mark(mark) => (mark, LetterGap::None),
            FoldedChar::Joint | FoldedChar::Hyphen => {
                gap = gap.max(LetterGap::Joint);
                return;
            }
            FoldedChar::Break => {
                gap = LetterGap::Break;
                return;
            }
        };
        all.push(Letter {
            folded,
            written,
            start,
            end,
            gap: before,
        });
        // A word may begin next to a sign.
        gap = match piece {
            FoldedChar::Sign(_) => LetterGap::Joint,
            FoldedChar::Mark(_) if gap == LetterGap::Joint => LetterGap::Joint,
            _ => LetterGap::None,
        };
    };
    for (start, written) in text.char_indices() {
        if written.is_ascii_alphanumeric() {
            put(
                start,
                written,
                FoldedChar::Letter(written.to_ascii_lowercase()),
            );
        } else {
            fold(written, |piece| put(start, written, piece));
        }
    }
    all
}

/// A word in folded form, and its position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Its folded letters.
    pub folded: String,
    /// Offset of its first letter.
    pub start: usize,
    /// Offset after its last letter.
    pub end: usize,
}

/// The words of a text. Apostrophes do not split a word, hyphens do. In a script without spaces every sign is a
/// word.
pub fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    for letter in letters(text) {
        match words.last_mut() {
            Some(word) if letter.gap == LetterGap::None || is_inside(text, word, &letter) => {
                word.folded.push(letter.folded);
                word.end = letter.end;
            }
            _ => words.push(Word {
                folded: String::from(letter.folded),
                start: letter.start,
                end: letter.end,
            }),
        }
    }
    words
}

/// Whether there is only an apostrophe or an emphasis mark between a word and the next letter.
fn is_inside(text: &str, word: &Word, letter: &Letter) -> bool {
    let unspaced = word.folded.chars().any(is_unspaced) || is_unspaced(letter.folded);
    let between = text.get(word.end..letter.start).unwrap_or_default();
    let mut inside = letter.gap == LetterGap::Joint && !unspaced;
    for character in between.chars() {
        fold(character, |piece| inside &= piece == FoldedChar::Joint);
    }
    inside
}

/// Whether two names are equal, ignoring accents, case, width, spaces, hyphens and invisible characters.
pub fn same_name(a: &str, b: &str) -> bool {
    let folded = |name: &str| -> String { letters(name).iter().map(|one| one.folded).collect() };
    let (one, other) = (folded(a), folded(b));
    // Names without letters are compared as written.
    one == other && (!one.is_empty() || a.trim() == b.trim())
}
