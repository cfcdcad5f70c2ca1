//! Words without case, accents and marks, as they are compared.
//!
//! `templates/search.js` folds in the same way: what is done here to a word must be done there. That is why a search folds
//! less than [`crate::text`], which decides about what is private.

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use crate::text::fold::is_unspaced;

/// Hands every word of `text`, folded, to `take`.
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

/// Letters that no decomposition takes apart, as somebody without them on the keyboard writes them.
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
