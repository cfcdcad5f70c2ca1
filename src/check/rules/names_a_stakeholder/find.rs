//! Finds names in a text.

use std::borrow::Cow;

use super::endings::{Certainty, Script, ending_certainty, is_addressed, is_prefix};
use super::names::NamePatterns;
use super::ordinary::OrdinaryWord;
use super::pattern::{Counts, NamePattern};
use crate::prose;
use crate::span::Span;
use crate::text::{Letter, LetterGap, letters};

/// A name that was found.
pub struct NameMatch {
    /// The name as written in the text.
    pub words: String,
    /// How certain it is that this is a name.
    pub certainty: Certainty,
}

/// The forms of a text in which names are searched: as written and, if the text has markup, without the markup. If
/// `strict` is false, only character references such as `&amp;` count as markup.
pub fn forms(text: &str, strict: bool) -> Vec<Cow<'_, str>> {
    let mut forms = vec![Cow::Borrowed(text)];
    let marks: &[char] = if strict {
        &['&', '[', '<', '`', '\\']
    } else {
        &['&']
    };
    if text.contains(marks) {
        forms.push(Cow::Owned(prose::plain_text(&prose::parse(text))));
    }
    forms
}

/// The first certain name in a text, else the first possible one. If the text is a title, capital letters are no sign
/// of a name.
pub fn find(names: &NamePatterns, text: &str, title: bool) -> Option<NameMatch> {
    let mut possible = None;
    // A name does not continue after an empty line. This also avoids holding all letters of a long record in memory.
    for paragraph in text.split("\n\n") {
        match find_in(names, paragraph, title) {
            Some(found) if found.certainty == Certainty::Certain => return Some(found),
            found => possible = possible.or(found),
        }
    }
    possible
}

fn find_in(names: &NamePatterns, text: &str, title: bool) -> Option<NameMatch> {
    if !names.may_be_in(text) {
        return None;
    }
    search(names, text, title)
}

pub(super) fn search(names: &NamePatterns, text: &str, title: bool) -> Option<NameMatch> {
    let all = letters(text);
    let mut possible = None;
    for place in 0..all.len() {
        for pattern in names.starting_with(all[place].folded) {
            let Some((end, certainty)) = match_at(pattern, text, &all, place, title) else {
                continue;
            };
            let found = NameMatch {
                words: text[all[place].start..all[end - 1].end].to_owned(),
                certainty,
            };
            if certainty == Certainty::Certain {
                return Some(found);
            }
            possible.get_or_insert(found);
        }
    }
    possible
}

/// The end of a name that begins at the letter with the index `from`, and how certain it is that it is a name.
fn match_at(
    pattern: &NamePattern,
    text: &str,
    all: &[Letter],
    from: usize,
    title: bool,
) -> Option<(usize, Certainty)> {
    let first = all.get(from)?;
    let whole_end = matched_end(pattern, all, from, pattern.letters.len());
    let (end, length) = match (whole_end, pattern.stem) {
        (Some(end), _) => (end, pattern.letters.len()),
        (None, Some(stem)) => (matched_end(pattern, all, from, stem)?, stem),
        (None, None) => return None,
    };
    let mut after_article = false;
    if first.gap == LetterGap::None {
        let start = (0..from).rev().find(|at| all[*at].gap > LetterGap::None)?;
        let before = &all[start..from];
        if pattern.letters.len() < 3 || !is_prefix(pattern.script, before) {
            return None;
        }
        after_article =
            before.last().is_some_and(|letter| letter.folded == 'ل') && before.len() >= 2;
    }
    if pattern.counts == Counts::AfterArticle && !after_article {
        return None;
    }
    let rest_end = (end..all.len())
        .find(|at| all[*at].gap > LetterGap::None)
        .unwrap_or(all.len());
    let rest = &all[end..rest_end];
    let capital = first.written.is_uppercase() || !has_case(first.written);
    let mut certainty = match (rest, whole_end) {
        ([], Some(_)) => Certainty::Certain,
        // The stem without an ending is a case form of the name.
        ([], None) if capital => Certainty::Possible,
        ([], None) => return None,
        _ => ending_certainty(pattern.script, length, pattern.whole, rest, capital)?,
    };
    if whole_end.is_none() && pattern.script == Script::Latin {
        certainty = Certainty::Possible;
    }
    if let Some(written) = &pattern.written
        && text.get(first.start..all[end - 1].end) != Some(written.as_str())
    {
        return None;
    }
    let counts = match pattern.counts {
        Counts::Always | Counts::AfterArticle => Certainty::Certain,
        Counts::Addressed if is_addressed(&all[end..]) => Certainty::Certain,
        Counts::Addressed => Certainty::Possible,
        Counts::OnlyAddressed if is_addressed(&all[end..]) => Certainty::Certain,
        Counts::OnlyAddressed => return None,
        Counts::AsWord(sort) => word_certainty(sort, text, all, from, title)?,
    };
    Some((end, certainty.min(counts)))
}

/// The index after the match, if the text has the first `length` letters of the pattern at `from`. A word of the text
/// may end where a word of the name ends; a name may also be written as one word.
fn matched_end(pattern: &NamePattern, all: &[Letter], from: usize, length: usize) -> Option<usize> {
    let here = all.get(from..from + length)?;
    let mut letters = here.iter().zip(&pattern.letters).zip(&pattern.breaks);
    letters.next()?;
    let first = here.first()?;
    let same = first.folded == *pattern.letters.first()?
        && !(pattern.capital && first.written.is_lowercase())
        && letters.all(|((letter, known), may_break)| {
            let begins = *may_break && pattern.capital && has_case(letter.written);
            letter.folded == *known
                && (letter.gap < LetterGap::Break || *may_break)
                && (!begins || letter.written.is_uppercase())
        });
    same.then_some(from + length)
}

/// How certain it is that an ordinary word is a name here. It is, if it follows a form of address or has a capital
/// letter that is not due to the beginning of a sentence or a title.
fn word_certainty(
    sort: OrdinaryWord,
    text: &str,
    all: &[Letter],
    from: usize,
    title: bool,
) -> Option<Certainty> {
    let first = all[from].written;
    if !has_case(first) {
        return Some(Certainty::Possible);
    }
    if !first.is_uppercase() {
        return None;
    }
    if follows_address(text, all, from) {
        return Some(Certainty::Certain);
    }
    let in_sentence = !title && follows_small_word(text, all, from);
    match sort {
        OrdinaryWord::Word if in_sentence => Some(Certainty::Certain),
        _ => Some(Certainty::Possible),
    }
}

/// Whether the previous word begins with a small letter, and only spaces, commas or emphasis are between the two words.
fn follows_small_word(text: &str, all: &[Letter], from: usize) -> bool {
    let Some(last) = from.checked_sub(1).and_then(|at| all.get(at)) else {
        return false;
    };
    let between = text.get(last.end..all[from].start).unwrap_or_default();
    let first = (0..from).rev().find(|at| all[*at].gap > LetterGap::None);
    between
        .chars()
        .all(|one| one.is_whitespace() || "*_,".contains(one))
        && first.is_some_and(|at| all[at].written.is_lowercase())
}

fn follows_address(text: &str, all: &[Letter], from: usize) -> bool {
    const ADDRESS: &[&str] = &[
        "mr", "mrs", "ms", "miss", "dr", "prof", "sir", "herr", "herrn", "frau", "monsieur",
        "madame", "mme", "mlle",
    ];
    let Some(last) = from.checked_sub(1).and_then(|at| all.get(at)) else {
        return false;
    };
    let first = (0..from)
        .rev()
        .find(|at| all[*at].gap > LetterGap::None)
        .unwrap_or(0);
    let word: String = all[first..from]
        .iter()
        .map(|letter| letter.folded)
        .collect();
    let between = text.get(last.end..all[from].start).unwrap_or_default();
    ADDRESS.contains(&word.as_str()) && between.chars().all(|one| one.is_whitespace() || one == '.')
}

fn has_case(letter: char) -> bool {
    letter.is_uppercase() || letter.is_lowercase()
}

/// The span of the name inside the span of a longer text.
pub fn span_of_name(span: Span, text: &str, found: &str, file: Option<&str>) -> Span {
    let Some(slice) = file.and_then(|file| file.get(span.range())) else {
        return span;
    };
    // If the name is split over two lines, only its first word is marked.
    let first = found.split_whitespace().next().unwrap_or(found);
    let found = if slice.contains(found) { found } else { first };
    let at = slice
        .find(found)
        .or_else(|| text.find(found).filter(|_| slice == text));
    match at {
        Some(at) => Span::new(
            span.file,
            span.start as usize + at,
            span.start as usize + at + found.len(),
        ),
        None => span,
    }
}
