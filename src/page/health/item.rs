//! One diagnostic as the Health page tells it, with the lines it stands in.
//!
//! Must not choose what is told.

use serde::Serialize;

use super::super::parts::capital;
use super::super::rules;
use super::{ExcerptLine, HealthItem};
use crate::diag::Level;
use crate::words::Words;

/// One diagnostic.
#[derive(Serialize)]
pub(super) struct Item {
    id: String,
    error: bool,
    level: String,
    code: String,
    name: String,
    /// What the rule is for.
    href: String,
    message: Vec<Run>,
    place: String,
    excerpt_label: String,
    excerpt: Vec<Line>,
    help: Vec<Run>,
    related: Vec<Related>,
}

/// A run of a sentence: words, or something as it stands in a file.
#[derive(Serialize)]
pub(in crate::page) struct Run {
    text: String,
    code: bool,
}

/// A line of an excerpt, in three runs.
#[derive(Serialize)]
struct Line {
    number: String,
    before: String,
    marked: String,
    after: String,
}

/// Another place.
#[derive(Serialize)]
struct Related {
    place: String,
    note: String,
}

/// One diagnostic as the page tells it.
pub(super) fn item(words: &Words, finding: &HealthItem, at: usize) -> Item {
    let file = finding.path.rsplit('/').next().unwrap_or(&finding.path);
    let error = finding.level != Level::Warn;
    Item {
        id: format!("finding-{at}"),
        error,
        level: words.get(rules::level(finding.level)).to_owned(),
        code: finding.code.clone(),
        name: finding.name.clone(),
        href: rules::href(&finding.code),
        message: runs(&finding.message),
        place: place(words, finding),
        excerpt_label: words.with(
            "excerpt_of",
            &[
                ("file", file.into()),
                ("line", finding.line.to_string().as_str().into()),
            ],
        ),
        excerpt: excerpt(&finding.excerpt),
        help: runs(finding.help.as_deref().unwrap_or_default()),
        related: finding
            .related
            .iter()
            .map(|(place, note)| Related {
                place: place.clone(),
                note: note.clone(),
            })
            .collect(),
    }
}

/// A sentence of a terminal as one of a page: begun with a capital, its `…` as code.
pub(in crate::page) fn runs(sentence: &str) -> Vec<Run> {
    let parts = sentence.split('`');
    parts
        .enumerate()
        .map(|(at, text)| Run {
            text: if at == 0 {
                capital(text)
            } else {
                text.to_owned()
            },
            code: at % 2 == 1,
        })
        .filter(|run| !run.text.is_empty())
        .collect()
}

fn excerpt(lines: &[ExcerptLine]) -> Vec<Line> {
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
            Line {
                number: format!("{number:>width$}"),
                before: text[..from].to_owned(),
                marked: text[from..to].to_owned(),
                after: text[to..].to_owned(),
            }
        })
        .collect()
}

/// Where a finding stands.
pub(super) fn place(words: &Words, finding: &HealthItem) -> String {
    let (line, column) = (finding.line.to_string(), finding.column.to_string());
    words.with(
        "place_line",
        &[
            ("path", (&finding.path).into()),
            ("line", line.as_str().into()),
            ("column", column.as_str().into()),
        ],
    )
}
