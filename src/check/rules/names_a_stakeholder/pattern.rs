//! One pattern: the letters of a name or of a part of it, and when a match counts as a name.

use super::endings::{Script, stem_length};
use super::ordinary::OrdinaryWord;
use crate::text::{Letter, LetterGap};

/// A pattern that matches the name of a person, or a part of it.
pub struct NamePattern {
    pub letters: Vec<char>,
    /// For each letter, whether a new word of the name may begin there.
    pub breaks: Vec<bool>,
    pub script: Script,
    /// Whether this is the whole name rather than a part of it.
    pub whole: bool,
    pub counts: Counts,
    /// Whether each word must begin with a capital letter.
    pub capital: bool,
    /// The exact spelling, if only that matches.
    pub written: Option<String>,
    /// The number of letters without the ending that other cases replace.
    pub stem: Option<usize>,
}

/// Under which conditions a match counts as a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counts {
    /// Always.
    Always,
    /// If an ordinary word of this sort counts as a name.
    AsWord(OrdinaryWord),
    /// Before a form of address; otherwise, it may be a name.
    Addressed,
    /// Only before a form of address.
    OnlyAddressed,
    /// Only after the Arabic article.
    AfterArticle,
}

impl NamePattern {
    pub(super) fn new(letters: &[Letter], whole: bool, counts: Counts) -> NamePattern {
        let folded: Vec<char> = letters.iter().map(|letter| letter.folded).collect();
        let script = letters
            .first()
            .map_or(Script::Other, |first| Script::of_letter(first.written));
        let breaks: Vec<bool> = letters
            .iter()
            .map(|letter| letter.gap > LetterGap::None)
            .collect();
        let last = breaks.iter().rposition(|breaks| *breaks).unwrap_or(0);
        NamePattern {
            stem: (counts == Counts::Always)
                .then(|| stem_length(script, &folded, last))
                .flatten(),
            breaks,
            letters: folded,
            script,
            whole,
            counts,
            capital: false,
            written: None,
        }
    }

    pub(super) fn text(&self) -> String {
        self.letters.iter().collect()
    }
}

pub(super) fn text(letters: &[Letter]) -> String {
    letters.iter().map(|letter| letter.folded).collect()
}
