//! The practice's own pages, put in their place; and what to say where they cannot be made.

use chrono::NaiveDate;

use super::build::StagedEngagement;
use super::open::Opened;
use super::terminal::Terminal;
use crate::output::{OutputError, Portals};
use crate::pipeline::PracticePages;
use crate::record::safe_path;
use crate::search::WordIndex;
use crate::theme::TemplateError;

/// Why the coach's own pages could not be staged.
pub(super) enum Unstaged {
    /// A template failed.
    Template(TemplateError),
    /// They could not be written.
    Output(OutputError),
}

/// Stages the practice, its health, the rules, and the search over all engagements.
pub(super) fn stage(
    opened: &Opened,
    today: NaiveDate,
    portals: &Portals,
    staged: &[StagedEngagement],
    index: &WordIndex,
) -> Result<(), Unstaged> {
    let own = PracticePages {
        file: &opened.practice.file,
        theme: &opened.practice.theme,
        today,
        outcomes: staged.iter().map(|one| &one.told).collect(),
    };
    let tree = own.tree(index).map_err(Unstaged::Template)?;
    let staged = portals.stage("coach", "coach", &tree.files);
    staged.map_err(Unstaged::Output)
}

impl Unstaged {
    /// Tells of the template, where it is one; gives the sentence that the command ends with.
    pub(super) fn said(self, opened: &mut Opened, out: &Terminal) -> String {
        match self {
            Unstaged::Output(error) => error.to_string(),
            Unstaged::Template(fault) => {
                let name = safe_path(&fault.template);
                opened.report_templates(vec![fault], out);
                format!(
                    "templates/{name} is needed for your own pages; nothing was built, and all portals stay as they were"
                )
            }
        }
    }
}
