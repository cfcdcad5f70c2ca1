//! Plans the new portals, and finds every reason not to write them before the first change.

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use super::{
    GITIGNORE, OutputError,
    manifest::Manifest,
    names::{self, Claims},
    portals::{Outcome, StagedFile},
    recovery::{FileState, PreviousOutput},
    retained::PortalRetention,
};

/// The new portals.
pub(super) struct OutputPlan {
    /// The new manifest.
    pub(super) manifest: Manifest,
    /// Files to carry over from the old portals.
    pub(super) carried: Vec<Arc<str>>,
    /// Files that are not coachgen's, carried over as well; sorted.
    pub(super) foreign: Vec<String>,
    /// Folders that are not coachgen's; sorted, so that each comes after its parent.
    pub(super) foreign_folders: Vec<String>,
    /// Carried files that are empty or all zeros, although the manifest lists other content for them.
    pub(super) void: HashSet<Arc<str>>,
    /// The number of portal files in the staging folder.
    pub(super) written: usize,
    /// The number of portal files that the old portals had and the new ones do not.
    pub(super) removed: usize,
}

impl OutputPlan {
    /// Combines what was staged, what is kept, and what is not coachgen's.
    pub(super) fn new(
        old: &PreviousOutput,
        staged: Vec<StagedFile>,
        keeping: &PortalRetention,
        claims: &mut Claims,
    ) -> Result<Self, OutputError> {
        let mut plan = Self {
            manifest: Manifest {
                portals: keeping.made().clone(),
                ..Manifest::default()
            },
            carried: Vec::new(),
            foreign: old.foreign_files(),
            foreign_folders: old.foreign_folders(),
            void: HashSet::new(),
            written: 0,
            removed: 0,
        };
        let mut changed = BTreeSet::new();
        for StagedFile { entry, outcome } in staged {
            match outcome {
                Outcome::Written if &*entry.path == GITIGNORE => {}
                Outcome::Written => plan.written += 1,
                Outcome::Unchanged => plan.carried.push(Arc::clone(&entry.path)),
                Outcome::WouldLose => _ = changed.insert(entry.path.to_string()),
            }
            plan.manifest.files.insert(Arc::clone(&entry.path), entry);
        }
        for (path, entry) in &old.manifest.files {
            let keep = &**path != GITIGNORE && keeping.keeps(&old.manifest, path);
            if keep {
                claims.claim(path)?;
            } else if plan.manifest.files.contains_key(path) {
                continue;
            }
            let state = old.state(entry)?;
            if keep && state == FileState::Void {
                plan.void.insert(path.clone());
            }
            match state {
                FileState::Changed => _ = changed.insert(path.to_string()),
                FileState::Intact if !old.is_sealed => _ = changed.insert(path.to_string()),
                FileState::Absent if keep => {}
                // A file that a crash emptied keeps its entry, so that the next build detects it too.
                FileState::Intact | FileState::Void if keep => {
                    plan.carried.push(path.clone());
                    plan.manifest.files.insert(path.clone(), entry.clone());
                    let portal = old.manifest.portal_of(path).map(str::to_owned);
                    plan.manifest.portals.extend(portal);
                }
                FileState::Absent | FileState::Intact | FileState::Void => plan.removed += 1,
            }
        }
        let target = old.target.clone();
        let files: Vec<String> = changed.into_iter().collect();
        if !files.is_empty() {
            return Err(match old.is_sealed {
                true => OutputError::Changed { target, files },
                false => OutputError::Unsealed { target, files },
            });
        }
        let files = plan.in_the_way();
        if !files.is_empty() {
            return Err(OutputError::InTheWay { target, files });
        }
        Ok(plan)
    }

    /// Returns true if the portals on disk are up to date, with a valid seal if there can be one.
    pub(super) fn is_done(&self, old: &PreviousOutput, can_seal: bool) -> bool {
        // Every listed file is carried over unchanged, and nothing else was listed before.
        self.carried.len() == self.manifest.files.len()
            && self.manifest == old.manifest
            && (old.is_sealed || !can_seal)
    }

    /// Returns the number of portal files that do not change.
    pub(super) fn unchanged(&self) -> usize {
        self.carried
            .iter()
            .filter(|path| &***path != GITIGNORE)
            .count()
    }

    /// Returns the paths that are hard-linked into the staging folder.
    pub(super) fn taken_over(&self) -> HashSet<&str> {
        let carried = self.carried.iter().map(|path| &**path);
        carried
            .chain(self.foreign.iter().map(String::as_str))
            .collect()
    }

    /// Returns files and folders that are not coachgen's and are in the way of a page or of a folder of pages.
    fn in_the_way(&self) -> Vec<String> {
        let ours = &self.manifest.files;
        let folders: HashSet<&str> = ours.keys().flat_map(|path| names::folders(path)).collect();
        let files = self
            .foreign
            .iter()
            .filter(|path| ours.contains_key(path.as_str()) || folders.contains(path.as_str()));
        let blocked = self
            .foreign_folders
            .iter()
            .filter(|path| ours.contains_key(path.as_str()));
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
