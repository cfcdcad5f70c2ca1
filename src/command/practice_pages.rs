//! Stages the pages of the whole practice in the coach's portal.

use chrono::NaiveDate;

use super::open::OpenedPractice;
use super::staged::StagedEngagement;
use super::terminal::Terminal;
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
    opened: &OpenedPractice,
    today: NaiveDate,
    portals: &Portals,
    staged: &[StagedEngagement],
    index: &WordIndex,
) -> Result<(), StageError> {
    let pages = PracticePages {
        file: &opened.practice.file,
        theme: &opened.practice.theme,
        today,
        outcomes: staged.iter().map(|one| &one.outcome).collect(),
    };
    let tree = pages.tree(index).map_err(StageError::Template)?;
    let staged = portals.stage("coach", "coach", &tree.files);
    staged.map_err(StageError::Output)
}

impl StageError {
    /// Prints the finding if a template failed; returns the command's error message.
    pub(super) fn report(self, opened: &mut OpenedPractice, out: &Terminal) -> String {
        match self {
            StageError::Output(error) => error.to_string(),
            StageError::Template(error) => {
                let name = safe_path(&error.template);
                opened.report_templates(vec![error], out);
                format!(
                    "templates/{name} has an error and is needed for the practice’s pages; nothing was built, and all portals are unchanged"
                )
            }
        }
    }
}
