//! The names of stakeholders, and where one stands in a text.

use std::borrow::Cow;
use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;

use crate::check::Checked;
use crate::kind::Kind;
use crate::markdown::plain;
use crate::span::Span;
use crate::view::same_name;
use crate::view::seen::Passage;

/// One name to look for.
pub struct Name {
    /// Folded words of the whole name.
    whole: Vec<String>,
    /// Parts that stand for the person by themselves.
    parts: Vec<Part>,
}

/// One word of a name.
struct Part {
    written: String,
    folded: String,
}

/// Names that are words too, and words of two letters: by themselves they say nothing about a person.
const WORDS: &str = "april art august banks bell bill brown best bush case chance chase cook day dean drew faith field \
    fox frank grace grant gray green hall head hill hope joy june king lane law little long major mark mason may \
    miles noble page park power price rich rose sharp short small stone strong sue summer swift ward white will wise \
    wood young an as at be by do go he if in is it me my no of on or so to up us we";

/// From how many letters on a name counts in any capitals: a shorter one is too often the end of another word's use.
const LONG: usize = 5;

/// The stakeholders' names, without those of the parties.
pub fn names(checked: Checked<'_>) -> Vec<Name> {
    let model = checked.source.model;
    let mut parties: Vec<&str> = Vec::new();
    if let Some((_, engagement)) = model.engagement() {
        let sponsors = engagement.sponsors.values();
        parties.extend(sponsors.map(|sponsor| sponsor.name.value.as_str()));
        parties.push(&engagement.client.value.name.value);
        let coach = engagement.coach.as_ref();
        let coach = coach.and_then(|coach| coach.value.name.as_ref());
        parties.extend(coach.map(|name| name.value.as_str()));
        parties.extend(checked.source.practice.practice.coach.name.as_deref());
    }
    let own: BTreeSet<String> = parties
        .iter()
        .flat_map(|name| words(name).map(folded).collect::<Vec<_>>())
        .collect();
    // A draft, or an interview that lacks a field, names somebody as well.
    let interviews = model.records.iter();
    interviews
        .filter(|record| record.kind == Kind::StakeholderInterview)
        .filter_map(|record| record.node.get("stakeholder")?.get("name")?.text())
        .filter(|name| !parties.iter().any(|party| same_name(party, name)))
        .map(|name| Name::of(&composed(name), &own))
        .collect()
}

impl Name {
    fn of(name: &str, own: &BTreeSet<String>) -> Name {
        let part = |word: &str| Part {
            folded: folded(word),
            written: word.to_owned(),
        };
        // "Head of Transport" is a role, whose words are everybody's; "van" begins small and is of many names.
        let role = words(name).any(|word| ["of", "the", "for", "and"].contains(&word));
        let parts = words(name).filter(|word| !role && word.starts_with(char::is_uppercase));
        let known = |part: &Part| WORDS.split_whitespace().any(|word| word == part.folded);
        Name {
            whole: words(name).map(folded).collect(),
            parts: parts
                .filter(|word| word.chars().count() >= 2)
                .map(part)
                .filter(|part| !own.contains(&part.folded) && !known(part))
                .collect(),
        }
    }
}

/// A text in the forms in which a reader may meet it: as it is written, and where nobody may be named without its
/// markup too.
pub fn forms(text: &str, guarded: bool) -> Vec<Cow<'_, str>> {
    let mut forms = vec![composed(text)];
    if guarded && text.contains(['*', '_', '&', '~', '`', '\\']) {
        let passage = Passage {
            audience: None,
            markdown: text.to_owned(),
            narrowed: None,
        };
        forms.push(Cow::Owned(plain(&[passage]).nfkc().collect()));
    }
    forms
}

/// One form for letters that read the same.
fn composed(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfkc().collect())
    }
}

fn folded(word: &str) -> String {
    word.to_lowercase()
}

/// Whether any word of any name stands in a text: most texts are done with after this.
pub fn may_name(names: &[Name], text: &str) -> bool {
    let same = |word: &str, part: &str| {
        if word.is_ascii() {
            word.eq_ignore_ascii_case(part)
        } else {
            folded(word) == part
        }
    };
    words(text).any(|word| {
        let mut parts = names.iter().flat_map(|name| &name.whole);
        parts.any(|part| same(word, part))
    })
}

/// The name as it stands in the text: the whole where that is there, else the part that is. Where nobody may
/// be named (`guarded`), a long part counts in any capitals.
pub fn find(name: &Name, text: &str, guarded: bool) -> Option<String> {
    let found: Vec<&str> = words(text).collect();
    let all: Vec<String> = found.iter().map(|word| folded(word)).collect();
    let run = name.whole.len();
    let at = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    if run > 0
        && let Some(place) = all.windows(run).position(|window| window == name.whole)
    {
        let last = found[place + run - 1];
        return Some(text[at(found[place])..at(last) + last.len()].to_owned());
    }
    let names = |word: &str, folded: &str| {
        name.parts.iter().any(|part| {
            let letters = part.written.chars().count();
            if guarded {
                part.written == word || letters >= LONG && part.folded == folded
            } else {
                letters >= 3 && part.written == word
            }
        })
    };
    let mut pairs = found.into_iter().zip(&all);
    pairs.find(|(word, folded)| names(word, folded)).map(|(word, _)| word.to_owned())
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
    let folder: Vec<String> = words(folder).map(folded).collect();
    let run = &name.whole;
    !run.is_empty() && folder.windows(run.len()).any(|window| window == run)
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
}
