//! What the checker says and quotes, as runs of text for the Health page.
//!
//! Must not change a word of it.

use serde::Serialize;

use crate::page::parts::capital;

/// A line of an excerpt: its number, its text, and what of it is meant, in bytes of the text.
pub type ExcerptLine = (usize, String, Option<(usize, usize)>);

/// A run of a sentence: words, or something as it stands in a file.
#[derive(Serialize)]
pub struct SentenceRun {
    /// The words, or what stands in the file.
    text: String,
    /// Whether it is what stands in a file.
    code: bool,
}

/// A line of an excerpt, in three runs.
#[derive(Serialize)]
pub struct ExcerptRuns {
    /// The line’s number.
    number: String,
    /// What stands before the place.
    before: String,
    /// The place itself.
    marked: String,
    /// What stands after the place.
    after: String,
}

/// A sentence of a terminal as one of a page: begun with a capital, its `…` as code.
pub fn runs(sentence: &str) -> Vec<SentenceRun> {
    let parts = sentence.split('`');
    parts
        .enumerate()
        .map(|(at, text)| SentenceRun {
            text: if at == 0 && begins_with_a_word(text) {
                capital(text)
            } else {
                text.to_owned()
            },
            code: at % 2 == 1,
        })
        .filter(|run| !run.text.is_empty())
        .collect()
}

/// Whether a sentence begins with a word, and not with a path or a name out of a file.
fn begins_with_a_word(text: &str) -> bool {
    let first = text.split(' ').next().unwrap_or_default();
    !first.contains(['/', '_']) && !first.trim_end_matches('.').contains('.')
}

/// The lines of an excerpt, each cut around what is meant.
pub fn excerpt(lines: &[ExcerptLine]) -> Vec<ExcerptRuns> {
    let width = lines
        .iter()
        .map(|(number, ..)| number.to_string().len())
        .max()
        .unwrap_or(1);
    lines
        .iter()
        .map(|(number, text, meant)| {
            // A range that does not fit the text marks nothing rather than cutting a character.
            let (from, to) = meant
                .filter(|(from, to)| from <= to && text.get(*from..*to).is_some())
                .unwrap_or((text.len(), text.len()));
            ExcerptRuns {
                number: format!("{number:>width$}"),
                before: text[..from].to_owned(),
                marked: text[from..to].to_owned(),
                after: text[to..].to_owned(),
            }
        })
        .collect()
}
