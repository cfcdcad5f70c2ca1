//! The lists of phrases.txt, arranged for searching.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::Strength;

/// Where a phrase counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Scope {
    /// Anywhere in a short text.
    Anywhere,
    /// Only as a label.
    Label,
    /// Only in brackets or as a whole line.
    Bracket,
    /// Only as a whole line of prose, a tag or a callout.
    Line,
}

/// A phrase that does not name a person.
pub(super) struct Phrase {
    pub(super) words: Vec<&'static str>,
    pub(super) strength: Strength,
    pub(super) scope: Scope,
}

/// A phrase around a person's name.
pub(super) struct PersonPhrase {
    pub(super) before: Vec<&'static str>,
    pub(super) after: Vec<&'static str>,
    /// Whether the person is the only reader. Otherwise the person must not read.
    pub(super) only: bool,
    /// Whether a role counts as a person.
    pub(super) roles: bool,
}

/// The person that a role refers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Coach,
    Client,
    Sponsor,
}

/// All lists.
#[derive(Default)]
pub(super) struct PhraseLists {
    /// By their first word that is not a person.
    pub(super) phrases: FxHashMap<&'static str, WordPhrases>,
    /// By their words, separated by a space.
    pub(super) roles: FxHashMap<&'static str, Role>,
    pub(super) articles: FxHashSet<&'static str>,
    pub(super) filler: FxHashSet<&'static str>,
}

/// The phrases with the same first word. One search finds all of them, because most words begin none.
#[derive(Default)]
pub(super) struct WordPhrases {
    pub(super) fixed: Vec<Phrase>,
    pub(super) patterns: Vec<PersonPhrase>,
    pub(super) harmless: Vec<Vec<&'static str>>,
}

pub(super) static TABLE: LazyLock<PhraseLists> = LazyLock::new(|| {
    let mut table = PhraseLists::default();
    for (part, phrase) in entries(include_str!("phrases.txt")) {
        table.add(part, phrase);
    }
    table
});

/// Every entry of a list, with the name of its section.
fn entries(text: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut part = "";
    let lines = text.lines().map(str::trim).filter_map(move |line| {
        if let Some(name) = line
            .strip_prefix('[')
            .and_then(|line| line.strip_suffix(']'))
        {
            part = name;
            return None;
        }
        (!line.starts_with('#')).then_some((part, line))
    });
    lines.flat_map(|(part, line)| {
        let phrases = line.split(", ").filter(|phrase| !phrase.is_empty());
        phrases.map(move |phrase| (part, phrase))
    })
}

impl PhraseLists {
    fn add(&mut self, part: &str, phrase: &'static str) {
        match part {
            "only" => self.pattern(phrase, true),
            "not" => self.pattern(phrase, false),
            "coach" => drop(self.roles.insert(phrase, Role::Coach)),
            "client" => drop(self.roles.insert(phrase, Role::Client)),
            "sponsor" => drop(self.roles.insert(phrase, Role::Sponsor)),
            "article" => drop(self.articles.insert(phrase)),
            "filler" => drop(self.filler.insert(phrase)),
            "names the coach" => self.phrase(phrase, Strength::Coach, Scope::Anywhere),
            "names the client" => self.phrase(phrase, Strength::Client, Scope::Anywhere),
            "harmless" => {
                let words: Vec<&str> = phrase.split(' ').collect();
                let first = words.first().copied().unwrap_or_default();
                self.starting_with(first).harmless.push(words);
            }
            "bracket" => self.phrase(phrase, Strength::Unnamed, Scope::Bracket),
            "label" => self.phrase(phrase, Strength::Unnamed, Scope::Label),
            "line" => self.phrase(phrase, Strength::Unnamed, Scope::Line),
            _ => self.phrase(phrase, Strength::Unnamed, Scope::Anywhere),
        }
    }

    fn phrase(&mut self, phrase: &'static str, strength: Strength, scope: Scope) {
        let words: Vec<&str> = phrase.split(' ').collect();
        let first = words.first().copied().unwrap_or_default();
        self.starting_with(first).fixed.push(Phrase {
            words,
            strength,
            scope,
        });
    }

    fn pattern(&mut self, phrase: &'static str, only: bool) {
        let words: Vec<&str> = phrase.split(' ').collect();
        let Some(slot) = words.iter().position(|word| matches!(*word, "*" | "@")) else {
            return;
        };
        let (before, after) = (words[..slot].to_vec(), words[slot + 1..].to_vec());
        let first = before.first().or(after.first()).copied();
        self.starting_with(first.unwrap_or_default())
            .patterns
            .push(PersonPhrase {
                before,
                after,
                only,
                roles: words[slot] == "*",
            });
    }

    fn starting_with(&mut self, first: &'static str) -> &mut WordPhrases {
        self.phrases.entry(first).or_default()
    }
}
