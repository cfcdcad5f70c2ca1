//! The names of stakeholders, and where one stands in a text.

use std::collections::BTreeSet;

use crate::check::Checked;
use crate::span::Span;

/// One name to look for.
pub struct Name {
    /// Folded words of the whole name.
    whole: Vec<String>,
    /// Parts that stand for the person by themselves, as written.
    parts: Vec<String>,
}

/// Names that are words too: by themselves they say nothing about a person.
const WORDS: &str = "art banks bell bill brown best bush chase chance cook day dean drew faith field fox frank \
    grace grant gray green hall hill hope joy june king lane law little long major mark mason may miles \
    noble page park power price rich rose sharp short small stone strong swift ward white will wise wood young";

/// The stakeholders' names, without those of the parties.
pub fn names(checked: Checked<'_>) -> Vec<Name> {
    let model = checked.source.model;
    let mut own: BTreeSet<String> = BTreeSet::new();
    if let Some((_, engagement)) = model.engagement() {
        let parties = engagement
            .sponsors
            .values()
            .map(|sponsor| sponsor.name.value.as_str())
            .chain([engagement.client.value.name.value.as_str()])
            .chain(
                engagement
                    .coach
                    .iter()
                    .filter_map(|coach| Some(coach.value.name.as_ref()?.value.as_str())),
            )
            .chain(checked.source.practice.practice.coach.name.as_deref());
        own.extend(parties.flat_map(words).map(str::to_lowercase));
    }
    model
        .stakeholder_interviews()
        .map(|(_, _, interview)| interview.stakeholder.value.name.value.as_str())
        .filter(|name| !words(name).all(|word| own.contains(&word.to_lowercase())))
        .map(|name| Name {
            whole: words(name).map(str::to_lowercase).collect(),
            parts: words(name)
                .filter(|word| word.chars().count() >= 3)
                .filter(|word| {
                    let folded = word.to_lowercase();
                    !own.contains(&folded) && !WORDS.split_whitespace().any(|known| known == folded)
                })
                .map(str::to_owned)
                .collect(),
        })
        .collect()
}

/// Whether any word of any name stands in a text: most texts are done with after this.
pub fn may_name(names: &[Name], text: &str) -> bool {
    let same = |word: &str, part: &str| {
        if word.is_ascii() {
            word.eq_ignore_ascii_case(part)
        } else {
            word.to_lowercase() == part
        }
    };
    words(text).any(|word| {
        let mut parts = names.iter().flat_map(|name| &name.whole);
        parts.any(|part| same(word, part))
    })
}

/// The name as it stands in the text: the whole where that is there, else the part that is.
pub fn find(name: &Name, text: &str) -> Option<String> {
    let found: Vec<&str> = words(text).collect();
    let folded: Vec<String> = found.iter().map(|word| word.to_lowercase()).collect();
    let run = name.whole.len();
    let at = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    if run > 0
        && let Some(place) = folded.windows(run).position(|window| window == name.whole)
    {
        let last = found[place + run - 1];
        return Some(text[at(found[place])..at(last) + last.len()].to_owned());
    }
    found
        .into_iter()
        .find(|word| name.parts.iter().any(|part| part == word))
        .map(str::to_owned)
}

/// The place of the name itself inside a longer text.
pub fn narrowed(span: Span, text: &str, found: &str, file: Option<&str>) -> Span {
    let Some(slice) = file.and_then(|file| file.get(span.range())) else {
        return span;
    };
    // A name that is broken over two lines is marked by its first word.
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

/// Whether the whole name stands in a folder's name.
pub fn bears(folder: &str, name: &Name) -> bool {
    let folder: Vec<String> = words(folder).map(str::to_lowercase).collect();
    let run = &name.whole;
    !run.is_empty() && folder.windows(run.len()).any(|window| window == run)
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
}
