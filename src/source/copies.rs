//! Names that sync programs, browsers and file managers give to copies.
//!
//! Decides by names alone. Whether two records are a record and its copy may also depend on their content.

/// How certain it is that a name is a copy's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CopyName {
    /// Programs create such names; people hardly ever do.
    Certain,
    /// A person may have chosen the name: `session 2` beside `session`.
    Possible,
}

/// Words for a copy, in the languages of operating systems.
const COPY_WORDS: [&str; 8] = [
    "copy", "kopie", "copie", "copia", "cópia", "kopia", "kopi", "kopio",
];

/// Words that may accompany those.
const MODIFIERS: [&str; 12] = [
    "of", "von", "van", "de", "du", "di", "av", "another", "autre", "weitere", "otra", "altra",
];

/// Words that sync programs use for two versions that were written at the same time.
const CONFLICTS: [&str; 14] = [
    "conflicted copy",
    "conflicting copy",
    "conflict copy",
    "conflicted version",
    "conflicting version",
    "in konflikt stehend",
    "konfliktkopie",
    "konflikt-kopie",
    "copie en conflit",
    "copie conflictuelle",
    "version en conflit",
    "copia en conflicto",
    "copia in conflitto",
    "sfconflict",
];

/// The name among those that are `known` of which `stem` is a copy's name, if any. Both are without extension.
pub fn copied_from(stem: &str, known: &dyn Fn(&str) -> bool) -> Option<(String, CopyName)> {
    let cuts = || stem.char_indices().map(|(at, _)| at).filter(|at| *at > 0);
    // The longest original is meant: `session-3 2` is a copy of `session-3`, not of `session`.
    let after = cuts().rev().find_map(|at| {
        let (original, rest) = stem.split_at(at);
        let sure = known(original).then(|| after(rest)).flatten()?;
        Some((original.to_owned(), sure))
    });
    after.or_else(|| {
        cuts().find_map(|at| {
            let (rest, original) = stem.split_at(at);
            let found = known(original) && before(rest);
            found.then(|| (original.to_owned(), CopyName::Certain))
        })
    })
}

/// Rates the part of the name after the original's name.
fn after(rest: &str) -> Option<CopyName> {
    let small = rest.to_lowercase();
    if !small.starts_with([' ', '_', '-', '.', '(', '[', '~', '–', '#']) {
        return None;
    }
    conflict(&small)
        .or_else(|| is_copy_words(&small).then_some(CopyName::Certain))
        .or_else(|| is_numbered(&small).then_some(CopyName::Possible))
        .or_else(|| machine(rest))
}

/// Whether the part before the original's name marks a copy: “Copy of ”, “Kopie (2) von ”.
fn before(rest: &str) -> bool {
    rest.ends_with([' ', '_', '-']) && is_copy_words(&rest.to_lowercase())
}

fn conflict(small: &str) -> Option<CopyName> {
    let digits = small.chars().filter(char::is_ascii_digit).count();
    let about = ["conflict", "konflikt", "conflit", "name clash"];
    let word = about.iter().any(|word| small.contains(word));
    // Google Drive's abbreviation, and the names that git uses while it merges two versions.
    let short = small.strip_prefix("_conf(").is_some_and(|rest| {
        rest.strip_suffix(')')
            .is_some_and(|number| number.parse::<u32>().is_ok())
    });
    let merged = ["_local_", "_remote_", "_base_", "_backup_"]
        .iter()
        .filter_map(|side| small.strip_prefix(side))
        .any(|number| number.parse::<u64>().is_ok());
    let inside = small.trim_start_matches([' ', '_', '-', '.']);
    if short
        || merged
        || CONFLICTS.iter().any(|words| small.contains(words))
        || word && (digits >= 6 || inside.starts_with(['(', '[', '#']))
    {
        return Some(CopyName::Certain);
    }
    let alone = about.contains(&inside) || inside == "conflicted";
    alone.then_some(CopyName::Possible)
}

/// Whether the text contains only words for a copy, numbers and signs.
fn is_copy_words(small: &str) -> bool {
    let mut words = small
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .peekable();
    let is_copy = |word: &str| COPY_WORDS.contains(&word);
    let number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit()) && word.len() <= 4;
    let all: Vec<&str> = words.by_ref().collect();
    all.iter().any(|word| is_copy(word))
        && all
            .iter()
            .all(|word| is_copy(word) || MODIFIERS.contains(word) || number(word))
}

/// ` 2`, `(1)`, ` (1)`, `[1]`, `~1`.
fn is_numbered(small: &str) -> bool {
    let number = |text: &str| text.parse::<u32>().ok().filter(|number| *number < 100);
    let bare = small.trim_start_matches(' ');
    let within = |open, shut| {
        let inside = bare.strip_prefix(open)?;
        number(inside.strip_suffix(shut)?)
    };
    within('(', ')').is_some()
        || within('[', ']').is_some()
        || bare.strip_prefix('~').and_then(number).is_some()
        || small
            .strip_prefix(' ')
            .and_then(number)
            .is_some_and(|number| number > 1)
}

/// `-DESKTOP-ABC123`: OneDrive appends the name of a computer to the file name.
fn machine(rest: &str) -> Option<CopyName> {
    let name = rest.strip_prefix('-')?;
    let plain = |c: char| c.is_alphanumeric() || "-_ '’".contains(c);
    if name.is_empty() || name.chars().count() > 64 || !name.chars().all(plain) {
        return None;
    }
    let small = name.to_lowercase();
    let made = ["desktop-", "laptop-", "win-"].iter().any(|begins| {
        let rest = small.strip_prefix(begins).unwrap_or_default();
        rest.len() >= 5 && rest.chars().all(|c| c.is_ascii_alphanumeric())
    });
    let usual = ["macbook", "imac", "mac mini", "-pc", "-laptop", "surface"]
        .iter()
        .any(|word| small.contains(word));
    match made || usual {
        true => Some(CopyName::Certain),
        false => name
            .chars()
            .any(|c| c.is_uppercase())
            .then_some(CopyName::Possible),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn copy_name(stem: &str) -> Option<CopyName> {
        let known = |name: &str| ["session-3", "session", "Grüße"].contains(&name);
        copied_from(stem, &known).map(|(_, sure)| sure)
    }

    #[test]
    fn names_that_programs_give_are_certain() {
        for name in [
            "session-3 (conflicted copy 2026-03-01)",
            "session-3 (Amara's conflicted copy 2026-03-01)",
            "session-3 (Conflicted copy Pixel 202603011010)",
            "session-3.sync-conflict-20260301-101010-ABCDEFG",
            "session-3_conflict-20260301-101010",
            "session-3 (In Konflikt stehende Kopie von Amara 2026-03-01)",
            "session-3 (Copie en conflit de Amara 2026-03-01)",
            "session-3 (Case Conflict 1)",
            "session-3 (SFConflict amara@example.org 2026-03-01-10-10-10)",
            "session-3_DiskStation_Feb-22-2026_Conflict",
            "session-3 [conflicted]",
            "session-3 # Name clash 2026-03-01 nX2a #",
            "session-3_conf(1)",
            "session-3 - Copy",
            "session-3 - Copy (2)",
            "session-3 copy",
            "session-3 copy 2",
            "session-3 (3rd copy)",
            "session-3 (Kopie)",
            "session-3 – Kopie",
            "session-3 (autre copie)",
            "Copy of session-3",
            "Copy (2) of session-3",
            "Kopie von session-3",
            "Copie de session-3",
            "session-3_LOCAL_12345",
            "session-3-DESKTOP-ABC123",
            "session-3-Amaras-MacBook-Pro",
            "Grüße (copie)",
        ] {
            assert_eq!(copy_name(name), Some(CopyName::Certain), "{name}");
        }
    }

    #[test]
    fn names_that_people_may_give_are_possible() {
        for name in [
            "session-3 2",
            "session-3 (1)",
            "session-3(1)",
            "session 2",
            "session-3-AMARA",
            "session-3-conflict",
        ] {
            assert_eq!(copy_name(name), Some(CopyName::Possible), "{name}");
        }
    }

    #[test]
    fn other_names_are_not_copies() {
        for name in [
            "session-4",
            "session-3b",
            "session-30",
            "session-3-follow-up",
            "session-3 notes",
            "session-3 1",
            "session-3 conflict with the board",
            "copyright",
            "notes for session-3",
            "photocopy of session-3 and more",
        ] {
            assert_eq!(copy_name(name), None, "{name}");
        }
    }
}
