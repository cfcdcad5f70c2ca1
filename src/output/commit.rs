//! The end of a build: unchanged files are carried over, everything is synced to disk, and the portals are swapped.

use std::{collections::HashSet, fs, path::PathBuf, sync::PoisonError};

use super::{
    GITIGNORE, MANIFEST, OutputError,
    digest::Digest,
    known_files,
    marker::MARKER,
    names,
    plan::OutputPlan,
    portals::{Outcome, Portals, lock},
    safe_open,
    staging::Staging,
    survey::{Stat, Survey},
    swap, times,
};

/// The effect of a build on the portals.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CommitOutcome {
    /// The number of portal files that are new or have new contents.
    pub written: usize,
    /// The number of unchanged files, including those of portals that were kept.
    pub unchanged: usize,
    /// The number of removed files: pages that a portal no longer has, and files of pruned portals.
    pub removed: usize,
    /// Files in the target that coachgen did not write and left in place, relative to the target, sorted.
    pub foreign: Vec<String>,
    /// The folder of the old portals, if it could not be removed. The new ones are in place; the next build tries
    /// again.
    pub left_behind: Option<PathBuf>,
}

impl Portals {
    /// Replaces the old portals with what was staged and kept, in one step. Removes pages that their portal no longer
    /// has, and portals that were pruned. If the portals on disk are already up to date, only their permissions are
    /// corrected: nobody else may read them.
    ///
    /// # Errors
    /// If a file that somebody changed would be lost, if a file or folder is in the way of a page, if a `stage` failed,
    /// or if the disk reports an error. The old portals are then unchanged.
    pub fn commit(mut self) -> Result<CommitOutcome, OutputError> {
        let mark = self.stage_mark()?;
        let mark_is_new = matches!(mark.outcome, Outcome::Written);
        let mut staged = std::mem::take(&mut *lock(&self.staged));
        let claims = self.claims.get_mut();
        let mut claims = std::mem::take(claims.unwrap_or_else(PoisonError::into_inner));
        if claims.files() != staged.len() {
            return Err(OutputError::Unfinished);
        }
        staged.push(mark);
        let plan = OutputPlan::new(&self.old, staged, &lock(&self.keeping), &mut claims)?;
        drop(claims);
        let mut committed = CommitOutcome {
            written: plan.written,
            unchanged: plan.unchanged(),
            removed: plan.removed,
            foreign: plan.foreign.clone(),
            left_behind: None,
        };
        if plan.is_done(&self.old, self.seal.has_key()) {
            self.close_to_others(&plan)?;
            self.store_known_files(&plan);
            return Ok(committed);
        }
        let manifest = self.fill_staging(&plan, mark_is_new)?;
        let target = &self.old.target;
        let now = Survey::take(target)?;
        let files = self.old.survey.differences(&now, &plan.taken_over());
        if !files.is_empty() {
            return Err(OutputError::ChangedDuringBuild {
                target: target.clone(),
                files,
            });
        }
        self.close_to_others(&plan)?;
        let aside = self.swap_folders.swap(target)?;
        self.staging.release();
        if let Some(aside) = aside
            && swap::remove(&aside).is_err()
        {
            committed.left_behind = Some(aside);
        }
        if let Some(cache) = &self.cache
            && let Some(now) = self.lock.next_file_system_time()
        {
            let (old, written) = (&self.old.survey.files, self.staging.written());
            // The content of a carried file was compared under its old name.
            let is_known = |path: &str, stat: &Stat| match written.get(path) {
                Some(after_writing) => after_writing == stat,
                None => {
                    let before = old.get(path);
                    !plan.void.contains(path)
                        && before.is_some_and(|before| before.is_same_but_for_links(stat))
                }
            };
            let stat_of = |path: &str| {
                let found = fs::symlink_metadata(target.join(path)).ok()?;
                let stat = found.is_file().then(|| Stat::from_metadata(&found))?;
                stat.ok()
            };
            known_files::store(cache, (&plan.manifest, &manifest), now, stat_of, is_known);
        }
        Ok(committed)
    }

    /// Stores the metadata of the old files, whose content was compared after the metadata was read. Does nothing if all
    /// of it is stored already.
    fn store_known_files(&self, plan: &OutputPlan) {
        if let (Some(cache), Some(digest), Some(listed_at)) =
            (&self.cache, &self.old.digest, self.listed_at)
            && self.old.known.len() < plan.manifest.files.len()
        {
            let is_known = |path: &str, _: &Stat| !plan.void.contains(path);
            let stat_of = |path: &str| self.old.survey.files.get(path).copied();
            known_files::store(
                cache,
                (&plan.manifest, digest),
                listed_at,
                stat_of,
                is_known,
            );
        }
    }

    /// Completes the staging folder with the carried-over files and the manifest, and syncs it to disk. Returns the
    /// digest of the manifest.
    fn fill_staging(&self, plan: &OutputPlan, mark_is_new: bool) -> Result<Digest, OutputError> {
        let staging: &Staging = &self.staging;
        staging.make_folder("")?;
        if !mark_is_new {
            staging.remove(GITIGNORE)?;
        }
        for folder in &plan.foreign_folders {
            staging.make_folder(folder)?;
        }
        // On one thread: several were no faster when measured on ext4.
        let foreign = plan.foreign.iter().map(String::as_str);
        for path in plan.carried.iter().map(|path| &**path).chain(foreign) {
            staging.take_over(&self.old.target.join(path), path)?;
        }
        times::set_folder_times(staging.root())
            .map_err(OutputError::io("set the times of", staging.root()))?;
        let manifest = plan.manifest.to_bytes(&self.seal).map_err(|error| {
            OutputError::io("write", staging.root().join(MANIFEST))(error.into())
        })?;
        staging.write(&MANIFEST.into(), &manifest)?;
        swap::sync(staging.root()).map_err(OutputError::io("sync to disk", staging.root()))?;
        // From here on the manifest shows that the folder is coachgen's.
        staging.remove(MARKER)?;
        Ok(Digest::of(&manifest))
    }

    /// Removes other users' permissions from coachgen's files and folders, even if they were changed after the last
    /// build: only the owner may read a portal. A carried-over file is hard-linked, so this changes both of its names.
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
                || plan.manifest.files.contains_key(path.as_str());
            if is_ours {
                let at = self.old.target.join(path);
                safe_open::make_private(&at)
                    .map_err(OutputError::io("remove other users' permissions from", at))?;
            }
        }
        Ok(())
    }
}
