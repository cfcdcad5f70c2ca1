//! Finds phrases among the words of a text.

use std::ops::Range;

use super::person::PersonWords;
use super::table::{PersonPhrase, Role, Scope, TABLE};
use super::{AccessPhrase, LONGEST, Strength, words_of};

/// The maximum number of words considered as a person: an article and three names.
const PERSON: usize = 4;

/// The meaning of all phrases anywhere in the words of a folded text.
pub(super) fn anywhere(text: &str) -> AccessPhrase {
    let words: Vec<&str> = words_of(text).collect();
    let mut all = AccessPhrase::default();
    find(&words, Scope::Anywhere, &mut |_, mut phrase| {
        // `Only Amara knew` is a statement, even in a heading.
        phrase.people.retain(|person| !person.only);
        all = std::mem::take(&mut all).and(phrase);
    });
    all
}

/// The meaning of the words of a folded text, if they say nothing else.
pub(super) fn whole(text: &str, scope: Scope) -> AccessPhrase {
    let mut words = [""; LONGEST];
    let mut count = 0;
    for word in words_of(text) {
        let Some(place) = words.get_mut(count) else {
            return AccessPhrase::default();
        };
        *place = word;
        count += 1;
    }
    let words = &words[..count];
    let mut strength = None;
    let mut covered = [false; LONGEST];
    let covered = &mut covered[..count];
    let mut people = Vec::new();
    find(words, scope, &mut |range, phrase| {
        if phrase.strength.is_some() {
            covered[range.clone()].fill(true);
            strength = strength.max(phrase.strength);
        }
        people.extend(
            phrase
                .people
                .into_iter()
                .map(|person| (range.clone(), person)),
        );
    });
    let all = |covered: &[bool]| {
        let rest = words.iter().zip(covered).filter(|(_, covered)| !**covered);
        rest.map(|(word, _)| word)
            .all(|word| TABLE.filler.contains(word))
    };
    let strength = strength.filter(|_| all(covered));
    let people = people
        .into_iter()
        .filter_map(|(range, person): (Range<usize>, PersonWords)| {
            let mut covered = covered.to_vec();
            covered[range].fill(true);
            all(&covered).then(|| person.into_whole_text())
        });
    AccessPhrase {
        strength,
        people: people.collect(),
    }
}

/// Reports every phrase and its position.
fn find(words: &[&str], scope: Scope, at: &mut dyn FnMut(Range<usize>, AccessPhrase)) {
    let mut harmless = 0..0;
    for (start, word) in words.iter().enumerate() {
        let phrases = TABLE.phrases.get(word);
        for other in phrases.iter().flat_map(|phrases| &phrases.harmless) {
            let run = words.get(start..start + other.len());
            if run.is_some_and(|run| run == other) && start + other.len() > harmless.end {
                harmless = start..start + other.len();
            }
        }
        if harmless.contains(&start) {
            continue;
        }
        for phrase in phrases.iter().flat_map(|phrases| &phrases.fixed) {
            let range = start..start + phrase.words.len();
            let run = words.get(range.clone());
            if phrase.scope <= scope && run.is_some_and(|run| run == phrase.words) {
                at(range, phrase.strength.into());
            }
        }
        for pattern in phrases.iter().flat_map(|phrases| &phrases.patterns) {
            around(words, start, pattern, scope, at);
        }
        if let Some((length, strength)) = misspelt(&words[start..]) {
            at(start..start + length, strength.into());
        }
    }
}

/// Finds a phrase around a person. Its first word that is not the person is at `start`.
fn around(
    words: &[&str],
    start: usize,
    pattern: &PersonPhrase,
    scope: Scope,
    at: &mut dyn FnMut(Range<usize>, AccessPhrase),
) {
    let follows = |place: usize, wanted: &[&str]| {
        let run = words.get(place..place + wanted.len());
        run.is_some_and(|run| run == wanted)
    };
    let lengths = (1..=PERSON).rev();
    // The possible positions of the person, longest first.
    let slots: Vec<Range<usize>> = if pattern.before.is_empty() {
        if !follows(start, &pattern.after) {
            return;
        }
        let slots = lengths.filter_map(|length| Some(start.checked_sub(length)?..start));
        slots.collect()
    } else {
        let first = start + pattern.before.len();
        if !follows(start, &pattern.before) {
            return;
        }
        let slots = lengths.map(|length| first..first + length);
        let slots = slots.filter(|slot| slot.end <= words.len());
        slots
            .filter(|slot| follows(slot.end, &pattern.after))
            .collect()
    };
    let reach = |slot: &Range<usize>| {
        let from = slot.start.min(start);
        from..slot.end.max(start) + pattern.after.len()
    };
    let role = slots
        .iter()
        .filter(|_| pattern.roles)
        .find_map(|slot| Some((slot, role(&words[slot.clone()])?)));
    // `Not for the client or Catherine`: names may follow a role.
    let also = slots.first().filter(|slot| slot.len() > 2);
    let person = match &role {
        Some(_) => also,
        None => slots.first(),
    };
    if let Some(slot) = person {
        let person = PersonWords::new(&words[slot.clone()], pattern);
        at(
            reach(slot),
            AccessPhrase {
                strength: None,
                people: vec![person],
            },
        );
    }
    if let Some((slot, role)) = role {
        // `The coach only asked questions` is a statement.
        let goes_on = |end: usize| {
            let next = words.get(end);
            next.is_some_and(|next| !TABLE.filler.contains(next))
        };
        let short = pattern.only && pattern.before.len() + pattern.after.len() == 1;
        if scope == Scope::Anywhere && short && goes_on(reach(slot).end) {
            return;
        }
        if let Some(strength) = strength(role, pattern.only) {
            at(reach(slot), strength.into());
        }
    }
}

/// The role that the words name, after articles.
fn role(words: &[&str]) -> Option<Role> {
    let articles = words
        .iter()
        .take_while(|word| TABLE.articles.contains(*word))
        .count();
    let from = articles.min(words.len().checked_sub(1)?);
    (0..=from).find_map(|skipped| {
        TABLE
            .roles
            .get(words[skipped..].join(" ").as_str())
            .copied()
    })
}

/// The strength if somebody in a role is the only reader, or must not read.
pub(super) fn strength(role: Role, only: bool) -> Option<Strength> {
    match (role, only) {
        (Role::Coach, true) | (Role::Client, false) => Some(Strength::Coach),
        (Role::Client, true) | (Role::Sponsor, false) => Some(Strength::Client),
        (Role::Coach, false) | (Role::Sponsor, true) => None,
    }
}

/// The most common phrases with a typo.
fn misspelt(words: &[&str]) -> Option<(usize, Strength)> {
    let near = |word: &str, wanted: &str, most| {
        word.len().abs_diff(wanted.len()) <= most
            && word.as_bytes().first() == wanted.as_bytes().first()
            && strsim::damerau_levenshtein(word, wanted) <= most
    };
    let (first, second) = (*words.first()?, words.get(1).copied());
    if let Some(second) = second.filter(|second| near(second, "only", 1)) {
        let strength = match (near(first, "coach", 1), near(first, "client", 1)) {
            (true, _) => Some(Strength::Coach),
            (_, true) => Some(Strength::Client),
            _ => None,
        };
        // `coach on …` is a statement. A correctly spelt form is a phrase and found elsewhere.
        let right = second == "only" && matches!(first, "coach" | "client");
        return strength
            .filter(|_| second.len() >= 4 && !right)
            .map(|strength| (2, strength));
    }
    let long = ["confidential", "vertraulich"];
    let hit = near(first, "private", 1) || long.iter().any(|wanted| near(first, wanted, 2));
    hit.then_some((1, Strength::Unnamed))
}
