//! Labels: a few words at either end of a line, or alone on it, that describe the rest.

use super::lead_bytes::LeadBytes;
use super::phrases::{self, AccessPhrase, Strength};
use super::place::TextPlace;
use crate::record::intent::answer;

/// The maximum length in bytes of a text in brackets, or before a colon, that is considered as a label.
const REACH: usize = 120;

/// A label at the beginning or the end of a line, before a colon within it, or one that is the whole line.
pub(super) fn label(line: &str, place: TextPlace) -> AccessPhrase {
    let whole: fn(&str) -> AccessPhrase = match place.is_heading() {
        // A heading `Draft` may be about a draft.
        true => phrases::bracket,
        false => phrases::line,
    };
    let mut all = short(line).map(whole).unwrap_or_default();
    all = all.and(leading(line)).and(at_the_end(line, place));
    all.and(of_sentences(line))
}

/// A label at the beginning of a line, or of a text in brackets: before a separator, or in capitals.
pub(super) fn leading(text: &str) -> AccessPhrase {
    at_the_beginning(text).and(capitals(text))
}

/// The maximum number of separators that are tried from either end of a line.
const TRIED: usize = 4;

fn at_the_beginning(line: &str) -> AccessPhrase {
    let head = reach(line);
    let Some(first) = head.find(char::is_alphanumeric) else {
        return AccessPhrase::default();
    };
    let mut all = AccessPhrase::default();
    for (at, separator) in separators(&head[first..]).take(TRIED) {
        let (words, rest) = (&head[first..first + at], &line[first + at..]);
        all = all.and(match strength(separator) {
            _ if denied(rest) => AccessPhrase::default(),
            Separates::Surely => phrases::label(words),
            Separates::Sentences => phrases::statement(words),
            Separates::Perhaps => clear(words),
        });
    }
    all
}

fn at_the_end(line: &str, place: TextPlace) -> AccessPhrase {
    let end = tail(line).trim_end_matches(END);
    let found: Vec<(usize, &str)> = separators(end).collect();
    let mut all = AccessPhrase::default();
    for (at, separator) in found.into_iter().rev().take(TRIED) {
        let words = &end[at + separator.len()..];
        all = all.and(match strength(separator) {
            Separates::Surely if place.is_heading() => phrases::label(words),
            // `She was *private*.` is a statement about her.
            Separates::Sentences if separator == END => clear(words),
            Separates::Surely | Separates::Sentences => phrases::statement(words),
            Separates::Perhaps => clear(words),
        });
    }
    all
}

/// The meaning of words that are more than one or name a reader. A single word such as `private` can also be an
/// adjective.
fn clear(words: &str) -> AccessPhrase {
    let mut phrase = phrases::statement(words);
    let several = words.trim().contains(char::is_whitespace);
    phrase.strength = phrase
        .strength
        .filter(|strength| several || *strength > Strength::Unnamed);
    phrase
}

/// The words in capitals with which a line begins: `NOT FOR AMARA she has an offer`.
fn capitals(line: &str) -> AccessPhrase {
    let head = reach(line);
    let shouted =
        |word: &&str| word.contains(char::is_alphabetic) && !word.contains(char::is_lowercase);
    let words = || head.split_whitespace().take_while(shouted);
    // A single letter or an abbreviation begins many ordinary sentences.
    match words().map(|word| word.chars().count()).sum::<usize>() > 5 {
        true => phrases::statement(&words().collect::<Vec<_>>().join(" ")),
        false => AccessPhrase::default(),
    }
}

/// Labels of sentences and clauses within a line: `He was kind. Private: he may leave.`
fn of_sentences(line: &str) -> AccessPhrase {
    let mut all = AccessPhrase::default();
    // Without a colon, no sentence has a label.
    if !line.contains([':', '：']) {
        return all;
    }
    for stop in [". ", "! ", "? ", "; ", " – ", " — ", " - "] {
        for (at, _) in line.match_indices(stop) {
            all = all.and(before_colon(&line[at + stop.len()..]));
        }
    }
    all
}

/// The meaning of the text before the first colon.
pub(super) fn before_colon(text: &str) -> AccessPhrase {
    let head = reach(text);
    let colon = head.find([':', '：']);
    colon
        .filter(|at| !denied(&text[*at..]))
        .map(|at| phrases::label(&head[..at]))
        .unwrap_or_default()
}

/// Whether a label is followed by no: `Confidential: no`.
fn denied(rest: &str) -> bool {
    let text = rest.strip_prefix([':', '：']).and_then(short);
    text.and_then(answer) == Some(false)
}

/// The text before the first separator of a line.
pub(super) fn before(line: &str) -> Option<&str> {
    let head = reach(line);
    let first = head.find(char::is_alphanumeric)?;
    let (at, _) = separators(&head[first..]).next()?;
    Some(&head[..first + at])
}

/// How strongly a separator indicates that the text before it is a label.
enum Separates {
    Surely,
    /// It ends a sentence or a clause, where a label is a separate sentence.
    Sentences,
    Perhaps,
}

fn strength(separator: &str) -> Separates {
    match separator {
        ":" | "：" | "–" | "—" | " - " | " -- " | "|" | "=>" | "»" => Separates::Surely,
        "," | "/" | "#" | "?" => Separates::Perhaps,
        _ => Separates::Sentences,
    }
}

/// Longer ones first, so that ` -- ` is not found as ` - `.
const SEPARATORS: [&str; 26] = [
    " -- ", " - ", " = ", " > ", "=>", "->", ". ", "! ", "? ", "; ", ":", "：", "–", "—", "|", "»",
    "…", "→", "←", "•", ",", "/", "#", "?", "!", END,
];

/// Every separator of a text, in order.
fn separators(text: &str) -> impl Iterator<Item = (usize, &'static str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            at += BEGINS.find(&text[at..])?;
            let rest = &text[at..];
            // No separator has a letter after a space, and most spaces are before one.
            let separator = match rest.as_bytes() {
                [b' ', next, ..] if next.is_ascii_alphanumeric() => None,
                _ => SEPARATORS.iter().find(|one| rest.starts_with(**one)),
            };
            let here = at;
            let width = || rest.chars().next().map_or(1, char::len_utf8);
            at += separator.map_or_else(width, |one| one.len());
            if let Some(separator) = separator {
                return Some((here, *separator));
            }
        }
    })
}

static BEGINS: LeadBytes = LeadBytes::of(&SEPARATORS);

/// Marks the end of emphasised text, code or a tag; words before it are a label without any other sign. This
/// character is not typed by hand.
pub(super) const END: &str = "\u{2063}";

/// The text, if it is short enough to be a label.
pub(super) fn short(text: &str) -> Option<&str> {
    (text.len() <= REACH).then_some(text)
}

/// The beginning of a text, up to the maximum length of a label.
pub(super) fn reach(text: &str) -> &str {
    &text[..text.floor_char_boundary(REACH)]
}

/// The end of a text, up to the maximum length of a label.
fn tail(text: &str) -> &str {
    &text[text.ceil_char_boundary(text.len().saturating_sub(REACH))..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_are_found_as_by_comparing_every_character() {
        let pieces = [
            " ", "-", "--", "=", ">", "<", ".", "!", "a", "Z", "9", "\u{e9}", "\u{20ac}",
            "\u{201e}", "\u{bb}", "\u{ab}", "\u{2013}", "\u{2026}", "\u{ff1a}", "\u{ff01}",
            "\u{2192}", ":", END,
        ];
        for one in pieces {
            for two in pieces {
                for three in pieces {
                    for four in [" ", ">", "x", "\u{2014}"] {
                        let text = [one, two, three, four].concat();
                        let found: Vec<_> = separators(&text).collect();
                        let mut expected = Vec::new();
                        let mut at = 0;
                        while let Some(next) = text[at..].chars().next() {
                            let mut all = SEPARATORS.iter();
                            let separator = all.find(|one| text[at..].starts_with(**one));
                            expected.extend(separator.map(|separator| (at, *separator)));
                            at += separator.map_or(next.len_utf8(), |one| one.len());
                        }
                        assert_eq!(found, expected, "{text:?}");
                    }
                }
            }
        }
    }
}
