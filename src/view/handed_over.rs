//! The files that were made to be handed over, for the coach alone.

use super::Projector;
use super::types::HandoverView;
use crate::reader::Party;
use crate::record::handovers::CLIENT;

impl Projector<'_> {
    /// The handovers of the engagement, the latest first; none for any other reader.
    pub(super) fn handovers(&self) -> Vec<HandoverView> {
        if self.reader.party() != Party::Coach {
            return Vec::new();
        }
        let handovers = self.source.model.handovers.iter().rev();
        handovers
            .map(|one| HandoverView {
                on: one.on,
                sponsor: (one.reader != CLIENT).then(|| one.reader.clone()),
                form: one.form,
                sha256: one.sha256.clone(),
                commit: one.commit.clone(),
                uncommitted: one.uncommitted,
            })
            .collect()
    }
}
