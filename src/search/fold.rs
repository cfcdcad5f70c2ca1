//! Normalises words for comparison: without case, accents and marks.
//!
//! `templates/search.js` must normalise in the same way. This is why search normalises less than [`crate::text`], which
//! is used for deciding what is private.

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use crate::text::fold::is_unspaced;

/// Calls `take` with every word of `text`, normalised.
pub fn words(text: &str, mut take: impl FnMut(&str)) {
    let mut word = String::new();
    let mut end = |word: &mut String| {
        if !word.is_empty() {
            take(word);
            word.clear();
        }
    };
    for character in text.chars() {
        match character {
            'a'..='z' | '0'..='9' => word.push(character),
            'A'..='Z' => word.push(character.to_ascii_lowercase()),
            '\0'..='\x7f' => end(&mut word),
            _ if is_unspaced(character) => {
                end(&mut word);
                word.push(character);
                end(&mut word);
            }
            _ => {
                for lower in character.to_lowercase() {
                    decompose_canonical(lower, |part| {
                        if is_combining_mark(part) {
                        } else if part.is_alphanumeric() {
                            letter(part, &mut word);
                        } else {
                            end(&mut word);
                        }
                    });
                }
            }
        }
    }
    end(&mut word);
}

/// Replaces letters that have no decomposition by the letters that people without them on their keyboard write.
fn letter(character: char, word: &mut String) {
    match character {
        'ß' => word.push_str("ss"),
        'æ' => word.push_str("ae"),
        'œ' => word.push_str("oe"),
        'ø' => word.push('o'),
        'ł' => word.push('l'),
        'đ' => word.push('d'),
        'ı' => word.push('i'),
        'ς' => word.push('σ'),
        other => word.push(other),
    }
}
