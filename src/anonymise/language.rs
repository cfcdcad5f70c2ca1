//! The language of a text, by its most frequent short words.

/// A language whose capitals and dates are understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Language {
    /// English, and any language that is not recognised.
    English,
    /// German.
    German,
    /// French.
    French,
}

const WORDS: [(Language, &[&str]); 3] = [
    (
        Language::English,
        &[
            "the", "and", "of", "to", "was", "that", "with", "for", "she", "he", "is", "in",
        ],
    ),
    (
        Language::German,
        &[
            "der", "die", "das", "und", "ist", "nicht", "mit", "ich", "sie", "ein", "eine", "den",
            "im", "am", "zu",
        ],
    ),
    (
        Language::French,
        &[
            "le", "la", "les", "et", "est", "une", "des", "que", "dans", "pas", "du", "elle",
            "pour",
        ],
    ),
];

/// The language of a text.
pub(super) fn language_of(text: &str) -> Language {
    let mut counts = [0_usize; 3];
    for word in text.split(|c: char| !c.is_alphabetic()) {
        if !(2..=5).contains(&word.len()) {
            continue;
        }
        for (count, (_, words)) in counts.iter_mut().zip(WORDS) {
            *count += usize::from(words.contains(&word));
        }
    }
    let most = counts.iter().max().copied().unwrap_or_default();
    WORDS
        .iter()
        .zip(counts)
        .find(|(_, count)| *count == most)
        .map_or(Language::English, |((language, _), _)| *language)
}
