//! What a file change did to the practice, and the forms of its findings.

use std::sync::Arc;

use super::snapshot::{EngagementState, PracticeSnapshot};
use crate::check::{self, concise, human};
use crate::diag::Diagnostic;
use crate::page::health::HealthItem;
use crate::source::{SourceError, SourceMap};

/// The result of a change.
pub struct PracticeChange<F = TerminalFinding> {
    /// The current snapshot.
    pub site: Arc<PracticeSnapshot>,
    /// The engagements that were read again and have changed.
    pub edited: Vec<Edited<F>>,
    /// Engagements that were removed: their names, and whether other files remain in their folders.
    pub gone: Vec<(String, bool)>,
    /// Findings in coachgen.yaml and the templates, if those were read again.
    pub practice: Option<Vec<F>>,
    /// The error of a folder that could not be listed; its earlier listing stays in use.
    pub unread: Option<SourceError>,
}

/// An engagement that changed.
pub struct Edited<F = TerminalFinding> {
    /// Its current state.
    pub engagement: Arc<EngagementState>,
    /// Its previous state.
    pub before: Option<Arc<EngagementState>>,
    /// The current findings in it.
    pub findings: Vec<F>,
}

/// A form of findings, such as text for a terminal.
pub trait FindingForm: Send + Sized {
    /// Returns the findings of an engagement, or of the practice's own files, in this form.
    fn all(sources: &SourceMap, found: &[(&Diagnostic, &HealthItem)], colour: bool) -> Vec<Self>;
}

/// A finding, for a terminal.
pub struct TerminalFinding {
    /// The finding.
    pub item: HealthItem,
    /// Its text for a terminal, with the excerpt.
    pub rendered: String,
}

impl FindingForm for TerminalFinding {
    fn all(
        sources: &SourceMap,
        found: &[(&Diagnostic, &HealthItem)],
        colour: bool,
    ) -> Vec<TerminalFinding> {
        let mut tally = check::Tally::default();
        let found = found.iter().map(|(diag, item)| TerminalFinding {
            item: (*item).clone(),
            rendered: match tally.count(diag) <= check::MAX_SHOWN {
                true => human::render(sources, diag, colour),
                false => concise::render(sources, diag),
            },
        });
        found.collect()
    }
}
