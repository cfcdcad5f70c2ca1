//! The practice's own pages, put in their place; and what to say where they cannot be made.

use chrono::NaiveDate;

use super::build::StagedEngagement;
use super::open::OpenedPractice;
use super::terminal::Terminal;
use crate::output::{OutputError, Portals};
use crate::pipeline::PracticePages;
use crate::record::safe_path;
use crate::search::WordIndex;
use crate::theme::TemplateError;

/// Why the coach's own pages could not be staged.
pub(super) enum StageError {
    /// A template failed.
    Template(TemplateError),
    /// They could not be written.
    Output(OutputError),
}

/// Stages the practice, its health, the rules, and the search over all engagements.
pub(super) fn stage(
    opened: &OpenedPractice,
    today: NaiveDate,
    portals: &Portals,
    staged: &[StagedEngagement],
    index: &WordIndex,
) -> Result<(), StageError> {
    let own = PracticePages {
        file: &opened.practice.file,
        theme: &opened.practice.theme,
        today,
        told: staged.iter().map(|one| &one.told).collect(),
    };
    let tree = own.tree(index).map_err(StageError::Template)?;
    let staged = portals.stage("coach", "coach", &tree.files);
    staged.map_err(StageError::Output)
}

impl StageError {
    /// Tells of the template, where it is one; gives the sentence that the command ends with.
    pub(super) fn report(self, opened: &mut OpenedPractice, out: &Terminal) -> String {
        match self {
            StageError::Output(error) => error.to_string(),
            StageError::Template(fault) => {
                let name = safe_path(&fault.template);
                opened.report_templates(vec![fault], out);
                format!(
                    "templates/{name} is needed for your own pages; nothing was built, and all portals stay as they were"
                )
            }
        }
    }
}
