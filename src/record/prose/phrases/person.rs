//! People named in a phrase: `not for Amara`, `Ruth only`.
//!
//! A record is read without the agreement, so any words can be a name. Code that knows the readers decides.

use super::table::{PersonPhrase, Role, TABLE};
use super::{AccessPhrase, Strength, folded, words_of};

/// Words that may be the name of a reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonWords {
    words: Vec<String>,
    /// The index of the word next to the phrase.
    nearest: usize,
    /// Whether the text says nothing else, so that every word must be a name.
    is_whole_text: bool,
    /// Whether the person is the only reader. Otherwise the person must not read.
    pub(super) only: bool,
}

impl PersonWords {
    pub(super) fn new(words: &[&str], pattern: &PersonPhrase) -> PersonWords {
        let article = |word: &&&str| TABLE.articles.contains(**word);
        let nearest = match pattern.before.is_empty() {
            true => words.len().saturating_sub(1),
            false => words.iter().take_while(article).count(),
        };
        PersonWords {
            words: words.iter().map(|word| (*word).to_owned()).collect(),
            nearest,
            is_whole_text: false,
            only: pattern.only,
        }
    }

    pub(super) fn into_whole_text(self) -> PersonWords {
        PersonWords {
            is_whole_text: true,
            ..self
        }
    }
}

/// The people of an agreement, with the words of each name.
#[derive(Debug, Clone, Default)]
pub struct People {
    coach: Vec<Vec<String>>,
    client: Vec<Vec<String>>,
    sponsors: Vec<Vec<String>>,
}

impl People {
    /// The people with these names.
    pub fn new<'n>(
        coach: impl IntoIterator<Item = &'n str>,
        client: impl IntoIterator<Item = &'n str>,
        sponsors: impl IntoIterator<Item = &'n str>,
    ) -> People {
        fn all<'n>(names: impl IntoIterator<Item = &'n str>) -> Vec<Vec<String>> {
            let words = |name| words_of(&folded(name)).map(str::to_owned).collect();
            names.into_iter().map(words).collect()
        }
        People {
            coach: all(coach),
            client: all(client),
            sponsors: all(sponsors),
        }
    }

    /// Which readers a text excludes, by its words and the people that it names.
    pub fn strength(&self, phrase: &AccessPhrase) -> Option<Strength> {
        let people = phrase
            .people
            .iter()
            .filter_map(|person| self.strength_of_person(person));
        people.max().max(phrase.strength)
    }

    /// Which readers a named person excludes; `None` if the person is not a reader.
    fn strength_of_person(&self, person: &PersonWords) -> Option<Strength> {
        let called = |names: &[String], word: &str| {
            let bare = word.strip_suffix('s');
            names
                .iter()
                .any(|name| name == word || bare == Some(name.as_str()))
        };
        // `A. Okafor`: an initial beside a name does not name another person.
        let initial = |word: &str| word.chars().count() == 1;
        let known = |word: &str| {
            let groups = [&self.coach, &self.client, &self.sponsors];
            groups
                .into_iter()
                .flatten()
                .any(|names| called(names, word))
        };
        if person.is_whole_text {
            let other = |word: &&String| {
                let word = word.as_str();
                !known(word)
                    && !TABLE.roles.contains_key(word)
                    && !initial(word)
                    && !TABLE.filler.contains(word)
                    && !TABLE.articles.contains(word)
            };
            let named = person.words.iter().any(|word| known(word));
            if !named || person.words.iter().any(|word| other(&word)) {
                return None;
            }
        } else if !person
            .words
            .get(person.nearest)
            .is_some_and(|word| known(word))
        {
            return None;
        }
        let named = |group: &[Vec<String>]| {
            let named = |names: &&Vec<String>| person.words.iter().any(|word| called(names, word));
            group.iter().filter(named).count()
        };
        let in_role = |role: Role| {
            let mut words = person.words.iter();
            words.any(|word| TABLE.roles.get(word.as_str()) == Some(&role))
        };
        let coach = named(&self.coach) > 0 || in_role(Role::Coach);
        let client = named(&self.client) > 0 || in_role(Role::Client);
        let sponsors = match in_role(Role::Sponsor) {
            true => self.sponsors.len(),
            false => named(&self.sponsors),
        };
        match (person.only, client) {
            // The named people may read. Is there a reader who may not?
            (true, true) => (sponsors < self.sponsors.len()).then_some(Strength::Client),
            (true, false) => (coach || sponsors > 0).then_some(Strength::Coach),
            (false, true) => Some(Strength::Coach),
            (false, false) => (sponsors > 0).then_some(Strength::Client),
        }
    }
}
