//! The parts of Chinese, Japanese and Korean names, which are often written as one word.

use super::ordinary::{folded, ordinary};
use super::pattern::{Counts, NamePattern, text};
use crate::text::Letter;

/// Adds the parts of a Chinese or Japanese name: family name and given name, written as one word or two.
pub(super) fn add_han(word: &[Letter], apart: bool, found: &mut Vec<NamePattern>) {
    let mut add = |part: &[Letter], counts: Counts| {
        let counts = match (counts, ordinary(&text(part))) {
            (Counts::Always, Some(known)) => Counts::AsWord(known),
            (counts, _) => counts,
        };
        found.push(NamePattern::new(part, false, counts));
    };
    match word.len() {
        1 => add(word, Counts::OnlyAddressed),
        _ if apart => add(word, Counts::Always),
        // Of two characters, the first is the family name.
        2 => add(&word[..1], Counts::OnlyAddressed),
        // A Chinese name has one character and two; a Japanese name may be split either way.
        3 => {
            add(&word[..1], Counts::OnlyAddressed);
            add(&word[..2], Counts::Addressed);
            add(&word[1..], Counts::Always);
        }
        4 => {
            add(&word[..2], Counts::Always);
            add(&word[2..], Counts::Always);
        }
        length => {
            add(&word[..2], Counts::Always);
            add(&word[..3], Counts::Always);
            add(&word[2..], Counts::Always);
            if length > 4 {
                add(&word[3..], Counts::Always);
            }
        }
    }
}

/// Family names of two syllables.
const DOUBLE: &[&str] = &[
    "남궁", "황보", "제갈", "사공", "선우", "독고", "서문", "동방",
];

/// Korean names: the family name has one syllable, rarely two, and is too common to identify somebody.
pub(super) fn add_hangul(word: &[Letter], apart: bool, found: &mut Vec<NamePattern>) {
    let is_start = |letter: &Letter| ('\u{1100}'..='\u{115f}').contains(&letter.folded);
    let starts: Vec<usize> = (0..word.len()).filter(|at| is_start(&word[*at])).collect();
    let double = DOUBLE
        .iter()
        .any(|name| text(word).starts_with(&folded(name)));
    let family = if apart {
        0
    } else {
        1 + usize::from(double && starts.len() > 2)
    };
    if starts.len() < family + 2 {
        return;
    }
    let Some(given) = starts.get(family).and_then(|at| word.get(*at..)) else {
        return;
    };
    let counts = match ordinary(&text(given)) {
        Some(known) => Counts::AsWord(known),
        None => Counts::Always,
    };
    found.push(NamePattern::new(given, false, counts));
}
