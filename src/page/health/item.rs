//! One diagnostic as the Health page tells it, with the lines it stands in.
//!
//! Must not choose what is told.

use serde::Serialize;

use super::super::rules;
use super::HealthItem;
use super::text::{Line, Run, excerpt, runs};
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
