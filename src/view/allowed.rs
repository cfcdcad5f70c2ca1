//! What the coach accepts with `allow` and a reason, for the coach alone.

use super::Projector;
use super::types::AllowView;
use crate::kind::Kind;
use crate::reader::Party;

impl Projector<'_> {
    /// The rules that are allowed, by file; none for any other reader. Drafts do not count, as in the checker.
    pub(super) fn allowed(&self) -> Vec<AllowView> {
        if self.reader.party() != Party::Coach {
            return Vec::new();
        }
        let records = self.source.model.records.iter();
        records
            .filter(|record| !record.common.draft)
            .flat_map(|record| {
                let allows = record.common.allow.values();
                let allows = allows.filter(|allow| allow.because.is_some());
                allows.map(|allow| AllowView {
                    rule: allow.rule.value.clone(),
                    path: (record.kind != Kind::Engagement).then(|| record.path.clone()),
                })
            })
            .collect()
    }
}
