//! Reduces one character to what a reader perceives.
//!
//! Removes case, accents, width, presentation forms and characters that take no space on the page. Characters with
//! a meaning are kept: the vowel signs of Indic scripts and of Thai, and the voicing marks of kana.

use unicode_normalization::char::{
    canonical_combining_class, decompose_compatible, is_combining_mark,
};

/// The contribution of one character to a folded text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FoldedChar {
    /// A letter or digit of a script that separates its words.
    Letter(char),
    /// A letter of a script without spaces: a word can begin and end next to it.
    Sign(char),
    /// A vowel sign or similar mark, which continues the letter before it.
    Mark(char),
    /// An apostrophe or an emphasis mark, which may divide a word or be inside one.
    Joint,
    /// A hyphen or middle dot: joins two words.
    Hyphen,
    /// Anything else: a word ends here.
    Break,
}

/// Calls `take` with every piece of a character; not at all for characters that take no space on the page.
pub fn fold(character: char, mut take: impl FnMut(FoldedChar)) {
    if let Some(piece) = mark_of_punctuation(character) {
        return take(piece);
    }
    if is_invisible(character) {
        return;
    }
    decompose_compatible(character, |part| {
        if let Some(piece) = mark_of_punctuation(part) {
            return take(piece);
        }
        if is_accent(part) || is_invisible(part) {
            return;
        }
        // Converting to upper case and back is case folding: ς and Σ become σ, and both Georgian alphabets become
        // one.
        for lower in part.to_uppercase().flat_map(char::to_lowercase) {
            if is_combining_mark(lower) {
                if !is_accent(lower) {
                    take(FoldedChar::Mark(lower));
                }
            } else if is_unspaced(lower) && lower.is_alphanumeric() {
                take(FoldedChar::Sign(hiragana(lower)));
            } else if let Some(spelt) = spelt(lower) {
                spelt.chars().for_each(|one| take(FoldedChar::Letter(one)));
            } else if lower.is_alphanumeric() {
                take(FoldedChar::Letter(lower));
            } else {
                take(FoldedChar::Break);
            }
        }
    });
}

/// Punctuation that may be inside a word.
fn mark_of_punctuation(character: char) -> Option<FoldedChar> {
    Some(match character {
        '\'' | '’' | '‘' | '‛' | 'ʼ' | 'ʻ' | 'ʹ' | '′' | '´' | '`' | '＇' | '׳' | '*' | '_'
        | '~' | '\\' => FoldedChar::Joint,
        '-' | '‐' | '‑' | '−' | '·' | '・' | '･' | '־' => FoldedChar::Hyphen,
        _ => return None,
    })
}

/// Soft hyphens, joiners, direction marks, variation selectors, fillers, and the stroke that lengthens an Arabic
/// word.
pub fn is_invisible(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{640}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Whether a mark only decorates its letter: accents, niqqud, harakat, nukta, tone marks.
///
/// Decided by its combining class, which is 0 for vowel signs. Class 8 voices kana, 9 joins Indic consonants, and
/// the other excluded classes are vowels of Telugu, Thai, Lao and Tibetan.
fn is_accent(character: char) -> bool {
    if !is_combining_mark(character) {
        return false;
    }
    match canonical_combining_class(character) {
        0 => {
            matches!(character, '\u{488}' | '\u{489}' | '\u{20dd}'..='\u{20e0}' | '\u{20e2}'..='\u{20e4}')
        }
        // The iota below a Greek vowel becomes a separate letter in capitals.
        240 => character != '\u{345}',
        8 | 9 | 84 | 91 | 103 | 118 | 129 | 130 | 132 => false,
        _ => true,
    }
}

/// Whether the script has no spaces between words: Thai, Lao, Burmese, Khmer, Japanese and Chinese.
pub fn is_unspaced(character: char) -> bool {
    matches!(character,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3005}'..='\u{3007}'
        | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}')
}

/// Converts katakana to hiragana.
fn hiragana(character: char) -> char {
    match character {
        '\u{30a1}'..='\u{30f6}' => char::from_u32(u32::from(character) - 0x60).unwrap_or(character),
        other => other,
    }
}

/// The common spelling of a letter that Unicode does not decompose.
///
/// Covers letters as people type them on a keyboard without them, the forms of one Arabic or Hebrew letter, and
/// Greek and Cyrillic letters that look like Latin ones, since readers see the same word. Both sides of a
/// comparison are folded, so Cyrillic words are still found.
fn spelt(character: char) -> Option<&'static str> {
    Some(match character {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ø' | 'ο' | 'о' => "o",
        'ł' => "l",
        'đ' | 'ð' | 'ԁ' => "d",
        'ħ' | 'η' | 'н' | 'һ' => "h",
        'ŧ' | 'τ' | 'т' => "t",
        'ŋ' | 'ν' => "n",
        'ı' | 'ι' | 'і' => "i",
        'ĸ' | 'κ' | 'к' => "k",
        'α' | 'а' | 'ɑ' => "a",
        'β' | 'в' => "b",
        'с' => "c",
        'ε' | 'е' => "e",
        'ј' => "j",
        'μ' | 'м' => "m",
        'ρ' | 'р' => "p",
        'ѕ' => "s",
        'υ' | 'у' => "y",
        'χ' | 'х' => "x",
        'ζ' => "z",
        'ґ' => "г",
        'ٱ' => "ا",
        'ة' | 'ہ' | 'ە' | 'ھ' => "ه",
        'ى' | 'ی' => "ي",
        'ک' => "ك",
        'ך' => "כ",
        'ם' => "מ",
        'ן' => "נ",
        'ף' => "פ",
        'ץ' => "צ",
        _ => return None,
    })
}
