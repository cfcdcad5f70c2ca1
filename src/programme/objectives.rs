//! Objectives by their latest verdict, merged so that each row has ten or more objectives of five or more clients.
//!
//! Smaller rows are merged with each other, and with the last row that is left while the merged one is too small. The merged
//! row does not say which verdicts it contains. Rows are chosen and sorted in the fixed order of the verdicts, because
//! an order by size would show which of two rows is larger.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::counts::MIN_SUM;
use super::{ClientFacts, MIN_CLIENTS};
use crate::record::value::Verdict;

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VerdictRow {
    /// `None` for the merged row.
    pub verdict: Option<Verdict>,
    /// The number of objectives.
    pub objectives: u64,
}

/// The objectives with one verdict, and the clients behind them by their index.
#[derive(Debug, Default)]
struct VerdictGroup {
    verdict: Option<Verdict>,
    clients: BTreeSet<usize>,
    objectives: u64,
}

/// The rows in the order of the verdicts, the merged row last. `None` if all verdicts together are too few.
pub(super) fn by_verdict(clients: &[ClientFacts]) -> Option<Vec<VerdictRow>> {
    let mut groups: BTreeMap<Verdict, VerdictGroup> = BTreeMap::new();
    for (index, client) in clients.iter().enumerate() {
        for (verdict, count) in client.verdicts.iter().filter(|(_, count)| **count > 0) {
            let group = groups.entry(*verdict).or_default();
            group.verdict = Some(*verdict);
            group.clients.insert(index);
            group.objectives += u64::from(*count);
        }
    }
    let rows = merge_small(groups.into_values().collect())?;
    let rows = rows.into_iter().map(|group| VerdictRow {
        verdict: group.verdict,
        objectives: group.objectives,
    });
    Some(rows.collect())
}

/// Merges groups until each is large enough; `None` if that is impossible.
fn merge_small(groups: Vec<VerdictGroup>) -> Option<Vec<VerdictGroup>> {
    let (mut rows, small): (Vec<_>, Vec<_>) = groups
        .into_iter()
        .partition(|group| group.is_large_enough());
    let mut merged = VerdictGroup::default();
    let has_merged = !small.is_empty();
    small.into_iter().for_each(|group| merged.add(group));
    while has_merged && !merged.is_large_enough() {
        merged.add(rows.pop()?);
    }
    rows.extend(has_merged.then_some(merged));
    Some(rows).filter(|rows| !rows.is_empty())
}

impl VerdictGroup {
    fn is_large_enough(&self) -> bool {
        self.clients.len() >= MIN_CLIENTS && self.objectives >= MIN_SUM
    }

    fn add(&mut self, other: VerdictGroup) {
        self.clients.extend(other.clients);
        self.objectives += other.objectives;
    }
}
