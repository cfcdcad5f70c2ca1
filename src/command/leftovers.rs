//! Portals in the output folder that a build did not make: what is said of them, and which of them `--prune` removes.

use super::terminal::Terminal;
use crate::output::Portals;
use crate::record::safe_path;
use crate::source::folded;

/// Portals of earlier builds that this one does not make, by their folders.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct LeftoverPortals {
    /// Of engagements that are not there.
    engagements: Vec<String>,
    /// Of readers that their engagement no longer has.
    readers: Vec<String>,
}

/// Why `--prune` removes nothing, or not everything.
pub(super) enum PruneLimit {
    /// Something is wrong that may be why an engagement or a reader is missing.
    Errors,
    /// Only a part of the practice was to be built.
    Part,
}

impl LeftoverPortals {
    /// What is left over once all portals are staged; `names` are those of all engagements.
    pub(super) fn find<'n>(portals: &Portals, names: impl Iterator<Item = &'n str>) -> LeftoverPortals {
        let names: Vec<String> = names.map(folded).collect();
        let (readers, engagements) = portals.left_over().into_iter().partition(|portal| {
            let engagement = portal.split('/').nth(1).map(folded);
            engagement.is_some_and(|engagement| names.contains(&engagement))
        });
        LeftoverPortals {
            engagements,
            readers,
        }
    }

    /// Has the portals removed, but for those that `unpruned` keeps. Gives what is to be removed; the rest is left in
    /// `self`.
    pub(super) fn prune(
        &mut self,
        portals: &Portals,
        unpruned: Option<&PruneLimit>,
        out: &Terminal,
    ) -> Vec<String> {
        let mut pruned = Vec::new();
        match unpruned {
            Some(PruneLimit::Errors) => {}
            Some(PruneLimit::Part) => pruned.append(&mut self.readers),
            None => {
                pruned.append(&mut self.engagements);
                pruned.append(&mut self.readers);
            }
        }
        pruned.sort_unstable();
        for portal in &pruned {
            portals.prune(portal);
        }
        match unpruned {
            Some(PruneLimit::Errors) if !self.is_empty() => out.error(
                "nothing was pruned: a portal may be missing because of the errors above; fix them first, then prune",
            ),
            Some(PruneLimit::Part) if !self.engagements.is_empty() => out.error(
                "the portals of missing engagements were not pruned: only a part of the practice was built; \
                 run `coachgen build --prune` for all of it",
            ),
            _ => {}
        }
        pruned
    }

    /// Whether nothing is left over.
    pub(super) fn is_empty(&self) -> bool {
        self.engagements.is_empty() && self.readers.is_empty()
    }

    /// Whether an engagement that has portals is missing.
    pub(super) fn has_missing_engagements(&self) -> bool {
        !self.engagements.is_empty()
    }

    /// Says which portals are kept, and why.
    pub(super) fn report(&self, out: &Terminal) {
        if !self.engagements.is_empty() {
            out.error(&format!(
                "kept: {}: no engagement was found for them; `coachgen build --prune` removes them",
                list(&self.engagements)
            ));
        }
        if !self.readers.is_empty() {
            out.note(&format!(
                "kept: {}: engagement.md does not name these readers, or is a draft, so their portals stay as they were; \
                 `coachgen build --prune` removes them",
                list(&self.readers)
            ));
        }
    }
}

/// Folders in one line, each safe to print.
pub(super) fn list(portals: &[String]) -> String {
    let portals: Vec<String> = portals.iter().map(|portal| safe_path(portal)).collect();
    portals.join(", ")
}
