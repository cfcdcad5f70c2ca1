//! One character, reduced to what a reader perceives.
//!
//! Without case, accents, width, presentation forms and what takes no place on the page. What carries meaning stays: the
//! vowel signs of Indic scripts and of Thai, the voicing marks of kana.

use unicode_normalization::char::{
    canonical_combining_class, decompose_compatible, is_combining_mark,
};

/// What one character contributes to a folded text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FoldedChar {
    /// A letter or figure of a script that separates its words.
    Letter(char),
    /// A letter of a script without spaces: a word can begin and end beside it.
    Sign(char),
    /// A vowel sign and its like: continues the letter before it.
    Mark(char),
    /// An apostrophe or a mark of emphasis: may divide a word or stand inside one.
    Joint,
    /// A hyphen or middle dot: joins two words.
    Hyphen,
    /// Anything else: a word ends here.
    Break,
}

/// Hands every piece of a character to `take`; nothing for what takes no place on the page.
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
        // Up, then down, is case folding: ς and Σ become σ, both Georgian alphabets one.
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

/// Punctuation that may stand inside a word.
fn mark_of_punctuation(character: char) -> Option<FoldedChar> {
    Some(match character {
        '\'' | '’' | '‘' | '‛' | 'ʼ' | 'ʻ' | 'ʹ' | '′' | '´' | '`' | '＇' | '׳' | '*' | '_'
        | '~' | '\\' => FoldedChar::Joint,
        '-' | '‐' | '‑' | '−' | '·' | '・' | '･' | '־' => FoldedChar::Hyphen,
        _ => return None,
    })
}

/// Soft hyphens, joiners, direction marks, variation selectors, fillers, and the stroke that lengthens an Arabic word.
pub fn is_invisible(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{640}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Whether a mark only decorates its letter: accents, niqqud, harakat, nukta, tone marks. By its combining class, which
/// is nought for vowel signs; 8 voices kana, 9 joins Indic consonants, the others are vowels of Telugu, Thai, Lao, Tibetan.
fn is_accent(character: char) -> bool {
    if !is_combining_mark(character) {
        return false;
    }
    match canonical_combining_class(character) {
        0 => {
            matches!(character, '\u{488}' | '\u{489}' | '\u{20dd}'..='\u{20e0}' | '\u{20e2}'..='\u{20e4}')
        }
        // The iota below a Greek vowel is written beside it in capitals.
        240 => character != '\u{345}',
        8 | 9 | 84 | 91 | 103 | 118 | 129 | 130 | 132 => false,
        _ => true,
    }
}

/// Thai, Lao, Burmese, Khmer, Japanese and Chinese are written without spaces between the words.
pub fn is_unspaced(character: char) -> bool {
    matches!(character,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3005}'..='\u{3007}'
        | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}')
}

/// One alphabet for both kinds of kana.
fn hiragana(character: char) -> char {
    match character {
        '\u{30a1}'..='\u{30f6}' => char::from_u32(u32::from(character) - 0x60).unwrap_or(character),
        other => other,
    }
}

/// Letters that no decomposition takes apart, as somebody without them on the keyboard writes them; forms of one
/// Arabic or Hebrew letter; and Greek and Cyrillic letters that only look like Latin ones, since whoever reads them
/// reads the same word. Both sides of a comparison are folded, so no Cyrillic word is lost by it.
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
