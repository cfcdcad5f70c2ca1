//! Leftover portals: portals in the output folder that the current build did not write.

use super::terminal::Terminal;
use crate::output::Portals;
use crate::record::safe_path;
use crate::source::folded;

/// The folders of leftover portals.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct LeftoverPortals {
    /// Portals of engagements that were not found.
    engagements: Vec<String>,
    /// Portals of readers that their engagement no longer has.
    readers: Vec<String>,
}

/// The reason why `--prune` does not remove all leftover portals.
pub(super) enum PruneLimit {
    /// There are errors, which may be why an engagement or a reader is missing.
    Errors,
    /// Only a part of the practice was built.
    Part,
}

impl LeftoverPortals {
    /// Finds the leftover portals after all portals are staged; `names` are the names of all engagements.
    pub(super) fn find<'n>(
        portals: &Portals,
        names: impl Iterator<Item = &'n str>,
    ) -> LeftoverPortals {
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

    /// Marks the portals for removal as far as `limit` allows, and returns them; the others stay in `self`.
    pub(super) fn prune(
        &mut self,
        portals: &Portals,
        limit: Option<&PruneLimit>,
        out: &Terminal,
    ) -> Vec<String> {
        let mut pruned = Vec::new();
        match limit {
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
        match limit {
            Some(PruneLimit::Errors) if !self.is_empty() => out.error(
                "nothing was pruned: engagements or readers may be missing because of the errors above; fix the errors first, then prune",
            ),
            Some(PruneLimit::Part) if !self.engagements.is_empty() => out.error(
                "portals of missing engagements were not pruned, because only a part of the practice was built; \
                 run `coachgen build --prune` for the whole practice",
            ),
            _ => {}
        }
        pruned
    }

    /// Whether there are no leftover portals.
    pub(super) fn is_empty(&self) -> bool {
        self.engagements.is_empty() && self.readers.is_empty()
    }

    /// Whether there are portals of an engagement that was not found.
    pub(super) fn has_missing_engagements(&self) -> bool {
        !self.engagements.is_empty()
    }

    /// Prints which portals are kept, and why. With `pruned`, `--prune` could not remove them, and a message has said why.
    pub(super) fn report(&self, pruned: bool, out: &Terminal) {
        let how = match pruned {
            true => "",
            false => "; `coachgen build --prune` removes them",
        };
        if !self.engagements.is_empty() {
            out.error(format!(
                "kept: {}: no engagement was found for these portals{how}",
                list(&self.engagements)
            ));
        }
        if !self.readers.is_empty() {
            out.note(&format!(
                "kept: {}: engagement.md does not name these readers, or is a draft, so their portals are unchanged{how}",
                list(&self.readers)
            ));
        }
    }
}

/// Folders in one line, escaped for the terminal.
pub(super) fn list(portals: &[String]) -> String {
    let portals: Vec<String> = portals.iter().map(|portal| safe_path(portal)).collect();
    portals.join(", ")
}
