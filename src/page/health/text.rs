//! Texts and excerpts of findings, as runs for the Checks page.
//!
//! Must not change any word.

use serde::Serialize;

use crate::page::findings::ExcerptLine;
use crate::page::parts::capital;

/// A run of a sentence: words, or a quotation from a file.
#[derive(Serialize)]
pub struct SentenceRun {
    /// The text.
    text: String,
    /// Whether it quotes a file.
    code: bool,
}

/// A line of an excerpt, in three runs.
#[derive(Serialize)]
pub struct ExcerptRuns {
    /// The line’s number.
    number: String,
    /// The text before the marked part.
    before: String,
    /// The marked part.
    marked: String,
    /// The text after the marked part.
    after: String,
}

/// Converts a sentence for the terminal to one for a page: with a capital first letter, and `…` as code.
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

/// Whether a sentence begins with a word, rather than with a path or a name from a file.
fn begins_with_a_word(text: &str) -> bool {
    let first = text.split(' ').next().unwrap_or_default();
    !first.contains(['/', '_']) && !first.trim_end_matches('.').contains('.')
}

/// The lines of an excerpt, each split around the marked range.
pub fn excerpt(lines: &[ExcerptLine]) -> Vec<ExcerptRuns> {
    let width = lines
        .iter()
        .map(|(number, ..)| number.to_string().len())
        .max()
        .unwrap_or(1);
    lines
        .iter()
        .map(|(number, text, meant)| {
            // A range that does not fit the text marks nothing: it must not split a character.
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
