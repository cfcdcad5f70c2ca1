//! The folded letters of a text, with the gap before each, so that a name is found however it is written.

use crate::text::fold::{FoldedChar, fold, is_unspaced};

/// The gap between a letter and the one before it, from the closest to the widest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// None.
    None,
    /// An apostrophe or an emphasis mark.
    Mark,
    /// A hyphen or an underscore, without a space.
    Join,
    /// A full stop without a space: `amara.okafor`.
    Dot,
    /// A space, also with a sign that is used inside names: `Marks & Spencer`.
    Space,
    /// A comma, with or without a space: `Okafor, Amara`.
    Comma,
    /// A full stop and a space: after an initial, or at the end of a sentence.
    Stop,
    /// A single line break, inside a paragraph.
    Line,
    /// Anything else. No name continues after it.
    Hard,
}

/// A folded letter and its position. Offsets have 32 bits because a text has as many letters as bytes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Letter {
    /// The folded form.
    pub folded: char,
    start: u32,
    end: u32,
    /// The gap before it.
    pub gap: Gap,
    /// Whether it is written as a capital.
    pub is_upper: bool,
    /// Whether it is the first letter that its written character folds to: `ß` has two.
    is_first: bool,
}

impl Letter {
    /// Offset of the written character.
    pub fn start(&self) -> usize {
        self.start as usize
    }

    /// Offset after the written character.
    pub fn end(&self) -> usize {
        self.end as usize
    }
}

/// The letters of a text. No name continues over an offset for which `is_taken` is true.
pub(super) fn letters(text: &str, escapes: bool, is_taken: impl Fn(usize) -> bool) -> Vec<Letter> {
    let mut all: Vec<Letter> = Vec::with_capacity(text.len());
    let mut gap = Gap::Hard;
    let mut skip_to = 0;
    for (start, written) in text.char_indices() {
        if start < skip_to {
            continue;
        }
        if is_taken(start) {
            gap = Gap::Hard;
            continue;
        }
        if let Some((length, found)) = written_gap(&text[start..], written, escapes) {
            gap = gap.max(found);
            skip_to = start + length;
            continue;
        }
        let end = offset(start + written.len_utf8());
        let mut is_first = true;
        let mut put = |folded: char| {
            all.push(Letter {
                folded,
                start: offset(start),
                end,
                gap: if is_first { gap } else { Gap::None },
                is_upper: written.is_uppercase(),
                is_first,
            });
            is_first = false;
        };
        if written.is_ascii_alphanumeric() {
            put(written.to_ascii_lowercase());
            gap = Gap::None;
            continue;
        }
        let mut other = None;
        fold(written, |piece| match piece {
            FoldedChar::Letter(letter) | FoldedChar::Sign(letter) | FoldedChar::Mark(letter) => {
                put(letter);
            }
            FoldedChar::Joint => other = Some(Gap::Mark),
            FoldedChar::Hyphen => other = Some(Gap::Join),
            FoldedChar::Break => other = Some(Gap::Hard),
        });
        gap = match (is_first, other) {
            (false, _) => Gap::None,
            // An invisible character.
            (true, None) => gap,
            (true, Some(_)) => widen(gap, &text[start..], written),
        };
    }
    all
}

fn offset(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

/// A gap that is written with several characters: `%20`, `&nbsp;`, and `\n` in a quoted text.
fn written_gap(rest: &str, first: char, escapes: bool) -> Option<(usize, Gap)> {
    match first {
        '%' if rest.starts_with("%20") => Some((3, Gap::Space)),
        '&' if rest.starts_with("&nbsp;") => Some((6, Gap::Space)),
        '\\' if escapes => match rest.as_bytes().get(1) {
            Some(b'n' | b't' | b'r') => Some((2, Gap::Line)),
            Some(b'u') if rest.len() >= 6 => Some((6, Gap::Hard)),
            _ => None,
        },
        _ => None,
    }
    .filter(|(length, _)| rest.is_char_boundary(*length))
}

/// The gap after one more character that is not a letter.
fn widen(gap: Gap, rest: &str, character: char) -> Gap {
    let next = rest[character.len_utf8()..].chars().next();
    // A list item or a table row starts after the line break.
    if gap == Gap::Line
        && matches!(character, '-' | '+' | '*')
        && next.is_none_or(char::is_whitespace)
    {
        return Gap::Hard;
    }
    match character {
        '\n' if gap >= Gap::Line || matches!(gap, Gap::Dot | Gap::Stop) => Gap::Hard,
        '\n' => gap.max(Gap::Line),
        '>' if gap == Gap::Line => gap,
        ',' => gap.max(Gap::Comma),
        '&' | '+' => gap.max(Gap::Space),
        '_' => gap.max(Gap::Join),
        '.' => gap.max(Gap::Dot),
        '"' | '“' | '”' | '„' | '«' | '»' => Gap::Hard,
        _ if character.is_whitespace() && gap == Gap::Dot => Gap::Stop,
        _ if character.is_whitespace() => gap.max(Gap::Space),
        _ => {
            let mut found = Gap::None;
            fold(character, |piece| {
                found = found.max(match piece {
                    FoldedChar::Joint => Gap::Mark,
                    FoldedChar::Hyphen => Gap::Join,
                    _ => Gap::Hard,
                });
            });
            gap.max(found)
        }
    }
}

/// Whether a word may start at a letter.
pub(super) fn is_word_start(letters: &[Letter], at: usize) -> bool {
    let letter = &letters[at];
    if !letter.is_first {
        return false;
    }
    if letter.gap != Gap::None || at == 0 || is_unspaced(letter.folded) {
        return true;
    }
    let before = &letters[at - 1];
    if is_unspaced(before.folded) || before.folded.is_numeric() != letter.folded.is_numeric() {
        return true;
    }
    // `amaraOkafor`, and the second word of `HROkafor`.
    letter.is_upper
        && (!before.is_upper
            || letters
                .get(at + 1)
                .is_some_and(|next| next.gap == Gap::None && !next.is_upper))
}

/// Whether a word may end before a letter, or at the end of the text.
pub(super) fn is_word_end(letters: &[Letter], next: usize) -> bool {
    next >= letters.len() || is_word_start(letters, next)
}

/// The folded letters of a name, and the gap before each.
pub(super) fn folded_name(name: &str) -> Vec<(char, Gap)> {
    let mut letters: Vec<(char, Gap)> = letters(name, false, |_| false)
        .iter()
        .map(|letter| (letter.folded, letter.gap))
        .collect();
    if let Some((_, gap)) = letters.first_mut() {
        *gap = Gap::None;
    }
    letters
}

/// The folded letters of a word.
pub(super) fn folded_word(word: &str) -> String {
    folded_name(word)
        .iter()
        .map(|(letter, _)| *letter)
        .collect()
}
