//! Decides which portals of earlier builds stay. A build replaces the portals that it builds, and removes others only
//! on request.

use std::collections::{BTreeSet, HashSet};

use super::{manifest::Manifest, names, recovery::PreviousOutput};

/// A build's decisions about portals, by folder. Folder names that differ only in case count as one, because they are
/// one folder on some systems.
#[derive(Default)]
pub(super) struct PortalRetention {
    made: BTreeSet<String>,
    folded: HashSet<String>,
    kept: HashSet<String>,
    pruned: BTreeSet<String>,
}

impl PortalRetention {
    /// Records that this build builds the portal in this folder; files in no folder are in no portal.
    pub(super) fn add_built(&mut self, folder: &str) {
        if !folder.is_empty() && self.made.insert(folder.to_owned()) {
            self.folded.insert(names::fold(folder));
        }
    }

    /// Keeps everything in this folder.
    pub(super) fn keep(&mut self, folder: &str) {
        self.kept.insert(names::fold(folder));
    }

    /// Removes the portal in this folder.
    pub(super) fn prune(&mut self, folder: &str) {
        self.pruned.insert(folder.to_owned());
    }

    /// Returns the portals that this build builds.
    pub(super) fn made(&self) -> &BTreeSet<String> {
        &self.made
    }

    /// Returns the portals on disk that this build neither builds nor keeps, sorted.
    pub(super) fn left_over(&self, old: &PreviousOutput) -> Vec<String> {
        let there = old.manifest.files.keys();
        let there: BTreeSet<&str> = there
            .filter(|path| old.survey.files.contains_key(&***path))
            .filter_map(|path| old.manifest.portal_of(path))
            .collect();
        let left = there.into_iter().filter(|portal| {
            let folded = names::fold(portal);
            !self.folded.contains(&folded) && !self.is_kept(&folded)
        });
        left.map(str::to_owned).collect()
    }

    /// Returns true if a file stays that the manifest lists and this build has not staged.
    pub(super) fn keeps(&self, manifest: &Manifest, path: &str) -> bool {
        if self.is_kept(&names::fold(path)) {
            return true;
        }
        manifest.portal_of(path).is_some_and(|portal| {
            !self.folded.contains(&names::fold(portal)) && !self.pruned.contains(portal)
        })
    }

    fn is_kept(&self, folded: &str) -> bool {
        self.kept.contains(folded)
            || names::folders(folded).any(|folder| self.kept.contains(folder))
    }
}
