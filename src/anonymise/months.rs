//! Names of months in English, German and French.

use super::language::Language;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// The months of one language: full names, and the usual abbreviation without its full stop.
type Names = [(&'static str, &'static str); 12];

const ENGLISH: Names = [
    ("January", "Jan"),
    ("February", "Feb"),
    ("March", "Mar"),
    ("April", "Apr"),
    ("May", "May"),
    ("June", "Jun"),
    ("July", "Jul"),
    ("August", "Aug"),
    ("September", "Sep"),
    ("October", "Oct"),
    ("November", "Nov"),
    ("December", "Dec"),
];

const GERMAN: Names = [
    ("Januar", "Jan"),
    ("Februar", "Feb"),
    ("März", "Mär"),
    ("April", "Apr"),
    ("Mai", "Mai"),
    ("Juni", "Jun"),
    ("Juli", "Jul"),
    ("August", "Aug"),
    ("September", "Sep"),
    ("Oktober", "Okt"),
    ("November", "Nov"),
    ("Dezember", "Dez"),
];

const FRENCH: Names = [
    ("janvier", "janv"),
    ("février", "févr"),
    ("mars", "mars"),
    ("avril", "avr"),
    ("mai", "mai"),
    ("juin", "juin"),
    ("juillet", "juil"),
    ("août", "août"),
    ("septembre", "sept"),
    ("octobre", "oct"),
    ("novembre", "nov"),
    ("décembre", "déc"),
];

/// Other spellings, with the month, counted from 0.
const OTHERS: [(Language, &str, u32, bool); 13] = [
    (Language::English, "sept", 8, true),
    (Language::German, "sept", 8, true),
    (Language::German, "jänner", 0, false),
    (Language::German, "maerz", 2, false),
    (Language::German, "mrz", 2, true),
    (Language::German, "feber", 1, false),
    (Language::French, "fevrier", 1, false),
    (Language::French, "fevr", 1, true),
    (Language::French, "fév", 1, true),
    (Language::French, "aout", 7, false),
    (Language::French, "decembre", 11, false),
    (Language::French, "dec", 11, true),
    (Language::French, "jan", 0, true),
];

const ALL: [(Language, &Names); 3] = [
    (Language::English, &ENGLISH),
    (Language::German, &GERMAN),
    (Language::French, &FRENCH),
];

/// A written month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Month {
    /// From 1.
    pub number: u32,
    /// The language in which it is written.
    pub language: Language,
    /// Whether it is abbreviated.
    pub is_short: bool,
}

/// Every spelling, in lower case.
static SPELLINGS: LazyLock<FxHashMap<String, Vec<Month>>> = LazyLock::new(|| {
    let mut spellings: FxHashMap<String, Vec<Month>> = FxHashMap::default();
    let mut add = |word: &str, month: Month| {
        let months = spellings.entry(word.to_lowercase()).or_default();
        if !months.iter().any(|one| one.language == month.language) {
            months.push(month);
        }
    };
    for (language, names) in ALL {
        for (number, (full, short)) in (1..).zip(names) {
            add(
                full,
                Month {
                    number,
                    language,
                    is_short: false,
                },
            );
            add(
                short,
                Month {
                    number,
                    language,
                    is_short: true,
                },
            );
        }
    }
    for (language, word, index, is_short) in OTHERS {
        add(
            word,
            Month {
                number: index + 1,
                language,
                is_short,
            },
        );
    }
    spellings
});

/// The month that a word names. If several languages have the word, the preferred one is used.
pub(super) fn month(word: &str, preferred: Language) -> Option<Month> {
    let first = word.bytes().next()?.to_ascii_lowercase();
    if !(3..=12).contains(&word.len()) || !b"adfjmnos".contains(&first) {
        return None;
    }
    let composed: String = word.to_lowercase().nfc().collect();
    let months = SPELLINGS.get(&composed)?;
    months
        .iter()
        .find(|month| month.language == preferred)
        .or(months.first())
        .copied()
}

/// Whether a word names a month.
pub(super) fn is_month(word: &str) -> bool {
    month(word, Language::English).is_some()
        || matches!(word, "marz" | "decembre" | "fevrier" | "aout")
}

/// The name of a month, in the form and capitals of another that is written.
pub(super) fn written_as(number: u32, like: Month, written: &str) -> String {
    let names = ALL
        .iter()
        .find(|(language, _)| *language == like.language)
        .map_or(&ENGLISH, |(_, names)| names);
    let at = usize::try_from(number).unwrap_or(1).saturating_sub(1);
    let (full, short) = names.get(at).copied().unwrap_or_default();
    let name = if like.is_short { short } else { full };
    let mut letters = written.chars();
    let first = letters.next().is_some_and(char::is_uppercase);
    if first && letters.as_str().chars().all(char::is_uppercase) {
        return name.to_uppercase();
    }
    let mut letters = name.chars();
    match letters.next() {
        Some(letter) if first => letter.to_uppercase().chain(letters).collect(),
        _ => name.to_lowercase(),
    }
}
