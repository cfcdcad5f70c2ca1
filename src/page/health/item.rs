//! One finding on the Checks page, with its source lines.
//!
//! Must not select findings.

use serde::Serialize;

use super::super::findings::HealthItem;
use super::super::rules;
use super::text::{ExcerptRuns, SentenceRun, excerpt, runs};
use crate::diag::Level;
use crate::words::Words;

/// One finding.
#[derive(Serialize)]
pub(super) struct FindingItem {
    /// Its anchor on the page.
    id: String,
    /// Whether it counts as an error.
    error: bool,
    /// The finding’s level, as text.
    level: String,
    /// The rule’s code.
    code: String,
    /// The rule’s name.
    name: String,
    /// The rule’s page.
    href: String,
    /// What is wrong.
    message: Vec<SentenceRun>,
    /// File and line.
    place: String,
    /// The accessible name of the excerpt.
    excerpt_label: String,
    /// The lines around the location.
    excerpt: Vec<ExcerptRuns>,
    /// What to write instead.
    help: Vec<SentenceRun>,
    /// Other locations that explain it.
    related: Vec<RelatedPlace>,
    /// How many more findings of the rule the file has; on the last one that is shown.
    more: Option<String>,
}

/// Another location.
#[derive(Serialize)]
struct RelatedPlace {
    /// File and line.
    place: String,
    /// What is there.
    note: String,
}

/// Builds the item for one finding.
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

/// The location of a finding.
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
