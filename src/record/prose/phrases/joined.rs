//! Phrases without spaces and signs, as in the name of a field: `coachOnly`, `not_shared`.
//!
//! A name is taken apart rather than looked up: with every role and article, the phrases would be fifty thousand
//! names, which would have to be made each time the program starts.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::Strength;
use super::matching::strength;
use super::table::{Role, Scope, TABLE};

/// The articles that a role in a name may have.
const ARTICLES: [&str; 10] = [
    "", "the", "my", "den", "der", "die", "le", "la", "au", "ala",
];

/// The meaning of a folded name.
pub(in crate::record) fn joined(name: &str) -> Option<Strength> {
    let around_role = || {
        let longest = name.len().min(NAMES.longest);
        let beginnings = (0..=longest).filter_map(|at| name.split_at_checked(at));
        beginnings
            .filter_map(|(before, rest)| Some((NAMES.patterns.get(before)?, rest)))
            .find_map(|(patterns, rest)| {
                patterns.iter().find_map(|pattern| {
                    let person = rest.strip_suffix(pattern.after.as_str())?;
                    strength(role(person)?, pattern.only)
                })
            })
    };
    NAMES.fixed.get(name).copied().or_else(around_role)
}

/// The role that a part of a name refers to, with or without an article.
fn role(person: &str) -> Option<Role> {
    ARTICLES.iter().find_map(|article| {
        let role = person.strip_prefix(article)?;
        NAMES.roles.get(role).copied()
    })
}

/// The phrases that count anywhere, without spaces.
#[derive(Default)]
struct JoinedPhrases {
    fixed: FxHashMap<String, Strength>,
    roles: FxHashMap<String, Role>,
    /// By the text before the role.
    patterns: FxHashMap<String, Vec<JoinedPattern>>,
    /// The length of the longest text before a role.
    longest: usize,
}

/// A phrase around a role.
struct JoinedPattern {
    after: String,
    /// Whether the role is the only reader. Otherwise it must not read.
    only: bool,
}

static NAMES: LazyLock<JoinedPhrases> = LazyLock::new(|| {
    let mut names = JoinedPhrases::default();
    for phrases in TABLE.phrases.values() {
        for phrase in &phrases.fixed {
            if phrase.scope == Scope::Anywhere {
                names.fixed.insert(phrase.words.concat(), phrase.strength);
            }
        }
        for pattern in phrases.patterns.iter().filter(|pattern| pattern.roles) {
            let before = pattern.before.concat();
            names.longest = names.longest.max(before.len());
            names
                .patterns
                .entry(before)
                .or_default()
                .push(JoinedPattern {
                    after: pattern.after.concat(),
                    only: pattern.only,
                });
        }
    }
    let roles = TABLE.roles.iter();
    names.roles = roles
        .map(|(words, role)| (words.replace(' ', ""), *role))
        .collect();
    names
});

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    /// Every name that a phrase makes with every role and article, each with all of its meanings.
    fn all_names() -> BTreeMap<String, Vec<Strength>> {
        let mut all: BTreeMap<String, Vec<Strength>> = BTreeMap::new();
        for phrases in TABLE.phrases.values() {
            let anywhere = phrases.fixed.iter();
            for phrase in anywhere.filter(|phrase| phrase.scope == Scope::Anywhere) {
                all.entry(phrase.words.concat())
                    .or_default()
                    .push(phrase.strength);
            }
            for pattern in phrases.patterns.iter().filter(|pattern| pattern.roles) {
                for (words, role) in &TABLE.roles {
                    let Some(strength) = strength(*role, pattern.only) else {
                        continue;
                    };
                    for article in ARTICLES {
                        let (before, after) = (pattern.before.concat(), pattern.after.concat());
                        let name = format!("{before}{article}{words}{after}").replace(' ', "");
                        all.entry(name).or_default().push(strength);
                    }
                }
            }
        }
        all
    }

    #[test]
    fn a_name_is_taken_apart_into_the_words_that_make_it() {
        let all = all_names();
        assert!(all.len() > 40_000, "{}", all.len());
        for (name, meanings) in &all {
            assert!(
                meanings.iter().all(|one| *one == meanings[0]),
                "{name} {meanings:?}"
            );
            assert_eq!(joined(name), Some(meanings[0]), "{name}");
            // Parts of a name and names with other letters mean something only if they are names themselves.
            let longer = [format!("{name}s"), format!("x{name}")];
            let shorter = [name.get(1..), name.get(..name.len() - 1)];
            let others = shorter
                .into_iter()
                .flatten()
                .map(str::to_owned)
                .chain(longer);
            for other in others {
                let meant = all.get(&other).map(|meanings| meanings[0]);
                assert_eq!(joined(&other), meant, "{other}");
            }
        }
        for other in [
            "",
            "a",
            "title",
            "for",
            "date",
            "\u{e9}coachonly",
            "coach\u{e9}only",
        ] {
            assert_eq!(joined(other), None, "{other}");
        }
    }
}
