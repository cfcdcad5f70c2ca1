//! What the new portals consist of, and every reason not to write them, found before the first change.

use std::collections::HashSet;

use super::{
    GITIGNORE, OutputError,
    manifest::Manifest,
    names::{self, Claims},
    old::{Old, State},
    portals::{Outcome, Staged},
};

/// The new portals as a whole.
pub(super) struct Plan {
    /// What the new manifest lists.
    pub(super) manifest: Manifest,
    /// Files to take over from the old portals.
    pub(super) carried: Vec<String>,
    /// Files of somebody else's, taken over as well; sorted.
    pub(super) foreign: Vec<String>,
    /// Folders of somebody else's; sorted, so each comes after the one that holds it.
    pub(super) foreign_folders: Vec<String>,
    /// Readers' files that are in the staging folder.
    pub(super) written: usize,
    /// Readers' files that the old portals had and the new ones do not.
    pub(super) removed: usize,
}

impl Plan {
    /// Puts together what was staged, what is kept and what is not ours.
    pub(super) fn new(
        old: &Old,
        staged: Vec<Staged>,
        kept: &[String],
        claims: &mut Claims,
    ) -> Result<Self, OutputError> {
        let mut plan = Self {
            manifest: Manifest::default(),
            carried: Vec::new(),
            foreign: old.foreign_files(),
            foreign_folders: old.foreign_folders(),
            written: 0,
            removed: 0,
        };
        let mut changed = Vec::new();
        for Staged { entry, outcome } in staged {
            match outcome {
                Outcome::Written if entry.path == GITIGNORE => {}
                Outcome::Written => plan.written += 1,
                Outcome::Unchanged => plan.carried.push(entry.path.clone()),
                Outcome::WouldLose => changed.push(entry.path.clone()),
            }
            plan.manifest.0.insert(entry.path.clone(), entry);
        }
        for (path, entry) in &old.manifest.0 {
            let keep = path != GITIGNORE && kept.iter().any(|prefix| names::is_under(path, prefix));
            if keep {
                claims.claim(path)?;
            } else if plan.manifest.0.contains_key(path) {
                continue;
            }
            match old.state(entry)? {
                // Its time would not betray the change beside a younger manifest, so it cannot be carried over either.
                State::Changed(_) => changed.push(path.clone()),
                State::Absent if keep => {}
                // A torn one too: the size in the manifest still betrays it to the next build.
                State::Intact | State::Torn if keep => {
                    plan.carried.push(path.clone());
                    plan.manifest.0.insert(path.clone(), entry.clone());
                }
                State::Absent | State::Intact | State::Torn => plan.removed += 1,
            }
        }
        let target = old.target.clone();
        if !changed.is_empty() {
            changed.sort_unstable();
            return Err(OutputError::Changed {
                target,
                files: changed,
            });
        }
        let files = plan.in_the_way();
        if !files.is_empty() {
            return Err(OutputError::InTheWay { target, files });
        }
        Ok(plan)
    }

    /// Whether the portals on disk are these already.
    pub(super) fn is_done(&self, old: &Old) -> bool {
        // Everything listed is taken over as it is, and nothing else was listed before.
        self.carried.len() == self.manifest.0.len() && self.manifest == old.manifest
    }

    /// Readers' files that stay as they were.
    pub(super) fn unchanged(&self) -> usize {
        self.carried
            .iter()
            .filter(|path| *path != GITIGNORE)
            .count()
    }

    /// What is not ours and stands where a page, or a folder of pages, belongs.
    fn in_the_way(&self) -> Vec<String> {
        let ours = &self.manifest.0;
        let folders: HashSet<&str> = ours.keys().flat_map(|path| names::folders(path)).collect();
        let files = self
            .foreign
            .iter()
            .filter(|path| ours.contains_key(*path) || folders.contains(path.as_str()));
        let blocked = self
            .foreign_folders
            .iter()
            .filter(|path| ours.contains_key(*path));
        let under_a_page = self
            .foreign
            .iter()
            .filter(|path| names::folders(path).any(|folder| ours.contains_key(folder)));
        let mut paths: Vec<_> = files.chain(blocked).chain(under_a_page).cloned().collect();
        paths.sort_unstable();
        paths.dedup();
        paths
    }
}
