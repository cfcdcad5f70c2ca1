//! Labels: a few words at an end of a line, or alone on it, that say something of the rest.

use super::intent::TextPlace;
use super::phrases::{self, AccessPhrase, Strength};
use crate::record::intent::answer;

/// Longest text between brackets, or before a colon, that is looked at as a label, in bytes.
const REACH: usize = 120;

/// A label at the beginning or the end of a line, before a colon within it, or one that is the whole line.
pub(super) fn label(line: &str, place: TextPlace) -> AccessPhrase {
    let whole: fn(&str) -> AccessPhrase = match place.is_heading() {
        // A heading `Draft` may be about a draft.
        true => phrases::bracket,
        false => phrases::line,
    };
    let mut all = short(line).map(whole).unwrap_or_default();
    all = all.and(at_the_beginning(line)).and(at_the_end(line, place));
    all.and(capitals(line)).and(of_sentences(line))
}

/// Most separators that are tried from either end of a line.
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
            Separates::Sentences => phrases::said(words),
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
            // `She was *private*.` says something of her.
            Separates::Sentences if separator == END => clear(words),
            Separates::Surely | Separates::Sentences => phrases::said(words),
            Separates::Perhaps => clear(words),
        });
    }
    all
}

/// What words say that are more than one, or that name a reader. One word alone, `private`, is also an adjective.
fn clear(words: &str) -> AccessPhrase {
    let mut said = phrases::said(words);
    let several = words.trim().contains(char::is_whitespace);
    said.strength = said
        .strength
        .filter(|strength| several || *strength > Strength::Unnamed);
    said
}

/// The words in capitals that a line begins with: `NOT FOR AMARA she has an offer`.
fn capitals(line: &str) -> AccessPhrase {
    let head = reach(line);
    let shouted =
        |word: &&str| word.contains(char::is_alphabetic) && !word.contains(char::is_lowercase);
    let words: Vec<&str> = head.split_whitespace().take_while(shouted).collect();
    // One letter, or an abbreviation, begins many sentences.
    match words.concat().chars().count() > 5 {
        true => phrases::said(&words.join(" ")),
        false => AccessPhrase::default(),
    }
}

/// Labels of sentences within a line: `He was kind. Private: he may leave.`
fn of_sentences(line: &str) -> AccessPhrase {
    let mut all = AccessPhrase::default();
    for stop in [". ", "! ", "? ", "; "] {
        for (at, _) in line.match_indices(stop) {
            all = all.and(before_colon(&line[at + stop.len()..]));
        }
    }
    all
}

/// What a text says before its first colon.
pub(super) fn before_colon(text: &str) -> AccessPhrase {
    let head = reach(text);
    let colon = head.find([':', '：']);
    colon
        .filter(|at| !denied(&text[*at..]))
        .map(|at| phrases::label(&head[..at]))
        .unwrap_or_default()
}

/// Whether a label is answered with no: `Confidential: no`.
fn denied(rest: &str) -> bool {
    let said = rest.strip_prefix([':', '：']).and_then(short);
    said.and_then(answer) == Some(false)
}

/// What comes before the first separator of a line.
pub(super) fn before(line: &str) -> Option<&str> {
    let head = reach(line);
    let first = head.find(char::is_alphanumeric)?;
    let (at, _) = separators(&head[first..]).next()?;
    Some(&head[..first + at])
}

/// How sure it is that what is before a separator is a label.
enum Separates {
    Surely,
    /// It ends a sentence or a part of it, and a label is one by itself.
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

/// The longer ones first, so that ` -- ` is not found as ` - `.
const SEPARATORS: [&str; 26] = [
    " -- ", " - ", " = ", " > ", "=>", "->", ". ", "! ", "? ", "; ", ":", "：", "–", "—", "|", "»",
    "…", "→", "←", "•", ",", "/", "#", "?", "!", END,
];

/// Every separator of a text, in order.
fn separators(text: &str) -> impl Iterator<Item = (usize, &'static str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(next) = text[at..].chars().next() {
            let here = at;
            let separator = SEPARATORS
                .iter()
                .find(|one| text[here..].starts_with(**one));
            at += separator.map_or(next.len_utf8(), |one| one.len());
            if let Some(separator) = separator {
                return Some((here, *separator));
            }
        }
        None
    })
}

/// The end of emphasised text, of code or of a tag: words before it are a label without any other sign. It is not typed by hand.
pub(super) const END: &str = "\u{2063}";

/// A text that is short enough to be a label.
pub(super) fn short(text: &str) -> Option<&str> {
    (text.len() <= REACH).then_some(text)
}

/// The beginning of a text, as far as a label reaches.
pub(super) fn reach(text: &str) -> &str {
    &text[..text.floor_char_boundary(REACH)]
}

/// The end of a text, as far as a label reaches.
fn tail(text: &str) -> &str {
    &text[text.ceil_char_boundary(text.len().saturating_sub(REACH))..]
}
