//! The end of a build: the unchanged is taken over, all of it brought to the disk, and the portals swapped.

use std::{collections::HashSet, path::PathBuf, sync::PoisonError};

use super::{
    GITIGNORE, MANIFEST, OutputError,
    leftover::MARKER,
    names,
    plan::OutputPlan,
    portals::{Outcome, Portals, held},
    safe_open,
    staging::Staging,
    survey::Survey,
    swap, times,
};

/// What a build did to the portals.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CommitOutcome {
    /// How many of the readers' files are new or have new contents.
    pub written: usize,
    /// How many stayed as they were, those kept included.
    pub unchanged: usize,
    /// How many are gone: pages that a portal no longer has, and portals that were pruned.
    pub removed: usize,
    /// Files among the portals that coachgen did not write and left in place, relative to the target, sorted.
    pub foreign: Vec<String>,
    /// The old portals, where they could not be removed: the new ones are in place, and the next build tries again.
    pub left_behind: Option<PathBuf>,
}

impl Portals {
    /// Puts what was staged and kept in the place of the old portals, in one step. A page that its portal no longer has is
    /// removed; a portal only where it was pruned. If the portals on disk are these already, nothing is touched, but that
    /// nobody else may read them is made sure of.
    ///
    /// # Errors
    /// If a file would be lost that somebody changed, if something stands in the way, if a `stage` failed, or if the
    /// disk does not allow it. The old portals are as they were then.
    pub fn commit(mut self) -> Result<CommitOutcome, OutputError> {
        let mark = self.stage_mark()?;
        let mark_is_new = matches!(mark.outcome, Outcome::Written);
        let mut staged = std::mem::take(&mut *held(&self.staged));
        let claims = self
            .claims
            .get_mut()
            .unwrap_or_else(PoisonError::into_inner);
        if claims.files() != staged.len() {
            return Err(OutputError::Unfinished);
        }
        staged.push(mark);
        let plan = OutputPlan::new(&self.old, staged, &held(&self.keeping), claims)?;
        let mut committed = CommitOutcome {
            written: plan.written,
            unchanged: plan.unchanged(),
            removed: plan.removed,
            foreign: plan.foreign.clone(),
            left_behind: None,
        };
        if plan.is_done(&self.old, self.seal.has_key()) {
            self.close_to_others(&plan)?;
            return Ok(committed);
        }
        self.complete(&plan, mark_is_new)?;
        let target = &self.old.target;
        let now = Survey::take(target)?;
        let files = self.old.survey.differences(&now, &plan.taken_over());
        if !files.is_empty() {
            return Err(OutputError::Meanwhile {
                target: target.clone(),
                files,
            });
        }
        self.close_to_others(&plan)?;
        let aside = self.beside.swap(target)?;
        self.staging.release();
        if let Some(aside) = aside
            && swap::remove(&aside).is_err()
        {
            committed.left_behind = Some(aside);
        }
        Ok(committed)
    }

    /// Makes the staging folder what the target is to become, down to the disk.
    fn complete(&self, plan: &OutputPlan, mark_is_new: bool) -> Result<(), OutputError> {
        let staging: &Staging = &self.staging;
        staging.make_folder("")?;
        if !mark_is_new {
            staging.withdraw(GITIGNORE)?;
        }
        for folder in &plan.foreign_folders {
            staging.make_folder(folder)?;
        }
        for path in plan.carried.iter().chain(&plan.foreign) {
            staging.take_over(&self.old.target.join(path), path)?;
        }
        times::settle(staging.root())
            .map_err(OutputError::io("set the times of", staging.root()))?;
        let manifest = plan.manifest.to_bytes(&self.seal).map_err(|error| {
            OutputError::io("write", staging.root().join(MANIFEST))(error.into())
        })?;
        staging.write(MANIFEST, &manifest)?;
        swap::sync(staging.root()).map_err(OutputError::io("bring to the disk", staging.root()))?;
        // From here on the manifest says whose folder this is.
        staging.withdraw(MARKER)
    }

    /// Takes the rights of others from what is coachgen's and has them: a portal is for its owner alone, whatever was done
    /// to it since it was written. A file that is taken over is the same under both its names.
    fn close_to_others(&self, plan: &OutputPlan) -> Result<(), OutputError> {
        let folders: HashSet<&str> = plan
            .manifest
            .files
            .keys()
            .flat_map(|path| names::folders(path))
            .collect();
        for path in &self.old.survey.open_to_others {
            let is_ours = path.is_empty()
                || path == MANIFEST
                || folders.contains(path.as_str())
                || plan.manifest.files.contains_key(path);
            if is_ours {
                let at = self.old.target.join(path);
                safe_open::close(&at)
                    .map_err(OutputError::io("take the rights of others from", at))?;
            }
        }
        Ok(())
    }
}
