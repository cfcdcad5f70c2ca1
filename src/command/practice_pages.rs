//! Stages the pages of the whole practice in the coach's portal.

use std::fmt;

use crate::output::{OutputError, Portals};
use crate::pipeline::PracticePages;
use crate::record::safe_path;
use crate::search::WordIndex;
use crate::theme::TemplateError;

/// The reason why the practice's pages could not be staged.
pub(super) enum StageError {
    /// A template failed.
    Template(TemplateError),
    /// They could not be written.
    Output(OutputError),
}

/// Stages the practice's pages: the list of engagements, Checks, the rules, and the search over all engagements.
pub(super) fn stage(
    pages: &PracticePages<'_>,
    index: &WordIndex,
    portals: &Portals,
) -> Result<(), StageError> {
    let tree = pages.tree(index).map_err(StageError::Template)?;
    let staged = portals.stage("coach", "coach", &tree.files);
    staged.map_err(StageError::Output)
}

impl fmt::Display for StageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StageError::Output(error) => error.fmt(f),
            StageError::Template(error) => write!(
                f,
                "templates/{} has an error and is needed for the practice's pages",
                safe_path(&error.template)
            ),
        }
    }
}
