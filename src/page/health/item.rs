//! One diagnostic as the Health page tells it, with the lines it stands in.
//!
//! Must not choose what is told.

use serde::Serialize;

use super::super::rules;
use super::HealthItem;
use super::text::{ExcerptRuns, SentenceRun, excerpt, runs};
use crate::diag::Level;
use crate::words::Words;

/// One diagnostic.
#[derive(Serialize)]
pub(super) struct FindingItem {
    /// Its anchor on the page.
    id: String,
    /// Weighs as an error.
    error: bool,
    /// The finding’s weight, in a word.
    level: String,
    /// The rule’s code.
    code: String,
    /// The rule’s name.
    name: String,
    /// What the rule is for.
    href: String,
    /// What is wrong.
    message: Vec<SentenceRun>,
    /// File and line.
    place: String,
    /// What the excerpt is read out as.
    excerpt_label: String,
    /// The lines around the place.
    excerpt: Vec<ExcerptRuns>,
    /// What to write instead.
    help: Vec<SentenceRun>,
    /// Other places that explain it.
    related: Vec<RelatedPlace>,
    /// Said of the last finding shown of a rule in a file, where there are more.
    more: Option<String>,
}

/// Another place.
#[derive(Serialize)]
struct RelatedPlace {
    /// File and line.
    place: String,
    /// What is there.
    note: String,
}

/// One diagnostic as the page tells it.
pub(super) fn item(
    words: &Words,
    finding: &HealthItem,
    at: usize,
    more: Option<usize>,
) -> FindingItem {
    let file = finding.path.rsplit('/').next().unwrap_or(&finding.path);
    let error = finding.level != Level::Warn;
    FindingItem {
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
        more: more.map(|count| words.with("health_more", &[("count", count.into())])),
        related: finding
            .related
            .iter()
            .take(super::SHOWN)
            .map(|(place, note)| RelatedPlace {
                place: place.clone(),
                note: note.clone(),
            })
            .collect(),
    }
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
