//! Patterns for the names of stakeholders: the whole name and the parts that may identify a person.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::beginnings::Beginnings;
use super::endings::Script;
use super::name_order::{add_han, add_hangul};
use super::ordinary::{OrdinaryWord, ordinary};
use super::pattern::{Counts, NamePattern, text};
use crate::check::RuleInput;
use crate::kind::Kind;
use crate::record::yaml::YamlNode;
use crate::text::{Letter, LetterGap, letters, same_name};

/// All patterns, by their first letter.
pub struct NamePatterns {
    by_letter: FxHashMap<char, Vec<NamePattern>>,
    beginnings: Beginnings,
}

impl NamePatterns {
    /// Creates the patterns of the stakeholders' names, except those that are also names of the parties.
    pub fn new(input: RuleInput<'_>) -> NamePatterns {
        let model = input.source.model;
        let mut parties: Vec<&str> = Vec::new();
        if let Some((_, engagement)) = model.engagement() {
            let sponsors = engagement.sponsors.values();
            parties.extend(sponsors.map(|sponsor| sponsor.name.value.as_str()));
            parties.push(&engagement.client.value.name.value);
            let coach = engagement.coach.as_ref();
            let coach = coach.and_then(|coach| coach.value.name.as_ref());
            parties.extend(coach.map(|name| name.value.as_str()));
            parties.extend(input.source.practice.practice.coach.name.as_deref());
        }
        let mut found = Vec::new();
        let mut party_patterns = BTreeSet::new();
        for party in &parties {
            party_patterns.extend(patterns(party).iter().map(NamePattern::text));
        }
        // Includes drafts, and records that lack a field.
        let names = model.records.iter().flat_map(|record| match record.kind {
            Kind::StakeholderInterview => {
                let who = record.node.get("stakeholder");
                let name = who.and_then(|who| who.get("name")?.text());
                name.into_iter().collect()
            }
            Kind::Pulse => {
                let answers = record.node.get("answers").map_or(&[][..], YamlNode::items);
                let names = answers
                    .iter()
                    .filter_map(|answer| answer.get("name")?.text());
                names.collect::<Vec<_>>()
            }
            _ => Vec::new(),
        });
        let stakeholders = names.filter(|name| !parties.iter().any(|party| same_name(party, name)));
        for name in stakeholders {
            let patterns = patterns(name).into_iter();
            found.extend(patterns.filter(|one| one.whole || !party_patterns.contains(&one.text())));
        }
        NamePatterns::from_patterns(found)
    }

    pub(super) fn from_patterns(patterns: Vec<NamePattern>) -> NamePatterns {
        let beginnings = Beginnings::new(&patterns);
        let mut by_letter: FxHashMap<char, Vec<NamePattern>> = FxHashMap::default();
        for pattern in patterns {
            if let Some(first) = pattern.letters.first() {
                by_letter.entry(*first).or_default().push(pattern);
            }
        }
        NamePatterns {
            by_letter,
            beginnings,
        }
    }

    pub fn is_empty(&self) -> bool {
        self.by_letter.is_empty()
    }

    /// Whether a text may contain one of the names. If not, it contains none.
    pub fn may_be_in(&self, text: &str) -> bool {
        self.beginnings.may_be_in(text)
    }

    /// The patterns that begin with a letter.
    pub fn starting_with(&self, first: char) -> &[NamePattern] {
        let patterns = self.by_letter.get(&first);
        patterns.map(Vec::as_slice).unwrap_or_default()
    }
}

/// The patterns that match somebody with this name.
pub(super) fn patterns(name: &str) -> Vec<NamePattern> {
    let mut found = Vec::new();
    for spelling in spellings(name) {
        let all = letters(&spelling);
        let words = split_at_gaps(&all, LetterGap::Break);
        if !all.is_empty() {
            let mut pattern = NamePattern::new(&all, true, Counts::Always);
            // "Customer" and "Peer A" can replace a name; "a customer" can be anybody.
            pattern.capital = words.iter().all(|word| is_silent(word));
            found.push(pattern);
        }
        if let [first, rest @ ..] = words.as_slice()
            && !rest.is_empty()
        {
            // "Raman, Priya"
            let mut turned: Vec<Letter> = rest.concat();
            turned.extend_from_slice(first);
            let mut pattern = NamePattern::new(&turned, true, Counts::Always);
            // "Mark Long" is a person, "a long mark" is not.
            pattern.capital = words.iter().all(|word| ordinary(&text(word)).is_some());
            found.push(pattern);
        }
        // "Head of Transport" is a role; its single words do not identify anybody.
        let is_role = words
            .iter()
            .any(|word| ["of", "the", "for", "and"].contains(&text(word).as_str()));
        if is_role {
            continue;
        }
        let is_small = |word: &[Letter]| word.first().is_some_and(|one| one.written.is_lowercase());
        // A word with a small first letter, such as "van", is part of many names, unless the whole name is written in
        // small letters.
        let all_small = words.iter().all(|word| is_small(word));
        for (place, word) in words.iter().enumerate() {
            if all_small || !is_small(word) {
                add_word_patterns(&spelling, word, place, words.len(), &mut found);
            }
        }
    }
    found
}

/// Adds the patterns for one word of a name.
fn add_word_patterns(
    name: &str,
    word: &[Letter],
    place: usize,
    words: usize,
    found: &mut Vec<NamePattern>,
) {
    match word.first().map(|first| Script::of_letter(first.written)) {
        Some(Script::Han) => add_han(word, words > 1, found),
        Some(Script::Kana) => {
            let counts = if word.len() >= 3 {
                Counts::Always
            } else {
                Counts::Addressed
            };
            found.push(NamePattern::new(word, false, counts));
        }
        Some(Script::Unspaced) => {
            // Names in these languages are often also adjectives for people, such as "kind" or "honest".
            let counts = match place {
                0 if word.len() >= 4 => Counts::Always,
                _ => Counts::AsWord(OrdinaryWord::Noun),
            };
            found.push(NamePattern::new(word, false, counts));
        }
        Some(Script::Hangul) => add_hangul(word, words > 1, found),
        Some(script) => {
            let mut pieces = vec![word];
            let joined = split_at_gaps(word, LetterGap::Joint);
            if joined.len() > 1 {
                pieces.extend(joined);
            }
            for piece in pieces {
                add_alphabetic(name, piece, script, place, found);
            }
        }
        None => {}
    }
}

/// Adds the patterns for a word in an alphabetic script, or for one half of a double name.
fn add_alphabetic(
    name: &str,
    word: &[Letter],
    script: Script,
    place: usize,
    found: &mut Vec<NamePattern>,
) {
    let (Some(first), Some(last)) = (word.first(), word.last()) else {
        return;
    };
    let text = text(word);
    let letters = word.len();
    if letters < 2 || text.chars().all(|letter| letter.is_numeric()) {
        return;
    }
    let given = place == 0 && ["al", "ben", "van"].contains(&text.as_str());
    let counts = match ordinary(&text) {
        Some(OrdinaryWord::Silent) if !given => return,
        Some(OrdinaryWord::Silent) => Counts::AsWord(OrdinaryWord::Word),
        Some(other) => Counts::AsWord(other),
        None => Counts::Always,
    };
    let mut pattern = NamePattern::new(word, false, counts);
    if letters == 2 {
        pattern.written = name.get(first.start..last.end).map(str::to_owned);
    }
    found.push(pattern);
    let article = word.get(..2).map(self::text);
    if script == Script::Arabic && letters >= 5 && article.as_deref() == Some("ال") {
        found.push(NamePattern::new(&word[2..], false, Counts::AfterArticle));
    }
}

/// Whether a word does not identify a person: a role, a particle, a letter, a number.
fn is_silent(word: &[Letter]) -> bool {
    let text = text(word);
    ordinary(&text) == Some(OrdinaryWord::Silent)
        || text.chars().all(char::is_numeric)
        || word.len() == 1 && word.iter().all(|letter| letter.written.is_ascii())
}

/// The name as written, and its spelling with `ae` for `ä` or `a` for `ae`, for writers without umlauts on the
/// keyboard.
fn spellings(name: &str) -> Vec<String> {
    let name = name.trim();
    let mut all = vec![name.to_owned()];
    let long = |name: &str| name.chars().count() >= 5;
    let pairs = [
        ("ä", "ae"),
        ("ö", "oe"),
        ("ü", "ue"),
        ("ø", "oe"),
        ("å", "aa"),
        ("Ä", "Ae"),
        ("Ö", "Oe"),
        ("Ü", "Ue"),
        ("Ø", "Oe"),
        ("Å", "Aa"),
    ];
    let composed: String = unicode_normalization::UnicodeNormalization::nfc(name).collect();
    let spelt = pairs.iter().fold(composed.clone(), |text, (letter, two)| {
        text.replace(letter, two)
    });
    if spelt != composed {
        all.push(spelt);
    } else if long(name) {
        let short = pairs.iter().fold(composed.clone(), |text, (_, two)| {
            text.replace(two, &two[..1])
        });
        if short != composed {
            all.push(short);
        }
    }
    all
}

/// Splits letters at gaps that are at least as wide as `at`.
fn split_at_gaps(letters: &[Letter], at: LetterGap) -> Vec<&[Letter]> {
    let mut runs = Vec::new();
    let mut start = 0;
    for place in 1..=letters.len() {
        if letters.get(place).is_none_or(|letter| letter.gap >= at) {
            runs.extend(letters.get(start..place));
            start = place;
        }
    }
    runs
}
