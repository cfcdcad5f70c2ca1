//! Which portals of earlier builds stay: a build replaces those that it makes, and removes another only when it is told to.

use std::collections::{BTreeSet, HashSet};

use super::{manifest::Manifest, names, recovery::PreviousOutput};

/// What a build has decided about portals so far, by their folders. Names that differ only in case are one folder on some
/// systems, so they count as one here.
#[derive(Default)]
pub(super) struct Keeping {
    made: BTreeSet<String>,
    folded: HashSet<String>,
    kept: Vec<String>,
    pruned: BTreeSet<String>,
}

impl Keeping {
    /// The portal in this folder is made in this build; what is in no folder is no portal.
    pub(super) fn make(&mut self, folder: &str) {
        if !folder.is_empty() && self.made.insert(folder.to_owned()) {
            self.folded.insert(names::fold(folder));
        }
    }

    /// Whatever lies in this folder stays as it is.
    pub(super) fn keep(&mut self, folder: &str) {
        self.kept.push(names::fold(folder));
    }

    /// The portal in this folder goes.
    pub(super) fn prune(&mut self, folder: &str) {
        self.pruned.insert(folder.to_owned());
    }

    /// The portals that this build makes.
    pub(super) fn made(&self) -> &BTreeSet<String> {
        &self.made
    }

    /// The portals on disk that this build neither makes nor was told to keep, sorted.
    pub(super) fn left_over(&self, old: &PreviousOutput) -> Vec<String> {
        let there = old.manifest.files.keys();
        let there: BTreeSet<&str> = there
            .filter(|path| old.survey.files.contains_key(*path))
            .filter_map(|path| old.manifest.portal_of(path))
            .collect();
        let left = there.into_iter().filter(|portal| {
            let folded = names::fold(portal);
            !self.folded.contains(&folded) && !self.is_told_to_keep(&folded)
        });
        left.map(str::to_owned).collect()
    }

    /// Whether a file that the manifest lists, and that this build has not staged, stays.
    pub(super) fn keeps(&self, manifest: &Manifest, path: &str) -> bool {
        if self.is_told_to_keep(&names::fold(path)) {
            return true;
        }
        manifest.portal_of(path).is_some_and(|portal| {
            !self.folded.contains(&names::fold(portal)) && !self.pruned.contains(portal)
        })
    }

    fn is_told_to_keep(&self, folded: &str) -> bool {
        self.kept
            .iter()
            .any(|kept| folded == kept || names::is_under(folded, kept))
    }
}
