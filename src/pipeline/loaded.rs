//! One engagement in memory: its records, who may see what, and the findings so far.

use crate::check::AllowedFinding;
use crate::derive::ReaderView;
use crate::diag::Diagnostic;
use crate::model::Model;
use crate::today::Today;
use crate::view::Access;

/// An engagement, loaded and possibly checked.
pub struct Loaded {
    /// Its resolved records.
    pub model: Model,
    /// Today's date, as used to compute everything below.
    pub today: Today,
    /// Which reader may see which record, and what is held back.
    pub access: Access,
    /// The coach's view; `None` without a usable engagement.md.
    pub coach: Option<ReaderView>,
    /// The findings so far.
    pub diags: Vec<Diagnostic>,
    /// Findings that the coach accepts, with the reason.
    pub accepted: Vec<AllowedFinding>,
    /// Whether the findings depend on the folders of other engagements.
    pub depends_on_folders: bool,
}

impl Loaded {
    /// Returns the text of a file of the engagement that was read, by its path in the practice.
    pub fn text_of(&self, path: &str) -> Option<&str> {
        self.model.sources.text_of(path)
    }

    /// Returns true if nothing of it can be shown; only meaningful after the check.
    pub fn is_stopped(&self) -> bool {
        self.coach.is_none() || self.diags.iter().any(Diagnostic::forbids)
    }
}
