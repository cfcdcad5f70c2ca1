//! Objectives by their latest verdict, merged so that five or more clients are behind each row.
//!
//! Verdicts with fewer than five clients are merged with each other, and with the next smallest row while fewer than
//! five clients are behind the merged one, as groups of stakeholders are merged. The merged row does not say which
//! verdicts it contains.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

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

/// The objectives with one verdict, and the clients behind them by their position.
#[derive(Debug, Default)]
struct VerdictGroup {
    verdict: Option<Verdict>,
    clients: BTreeSet<usize>,
    objectives: u64,
}

/// The rows, the most clients first and the merged row last; `None` if fewer than five clients have a verdict.
pub(super) fn by_verdict(clients: &[ClientFacts]) -> Option<Vec<VerdictRow>> {
    let mut groups: BTreeMap<Verdict, VerdictGroup> = BTreeMap::new();
    for (place, client) in clients.iter().enumerate() {
        for (verdict, count) in client.verdicts.iter().filter(|(_, count)| **count > 0) {
            let group = groups.entry(*verdict).or_default();
            group.verdict = Some(*verdict);
            group.clients.insert(place);
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

/// Merges groups until each has five or more clients; `None` if that is impossible.
fn merge_small(mut groups: Vec<VerdictGroup>) -> Option<Vec<VerdictGroup>> {
    groups.sort_by(|a, b| {
        let by_clients = b.clients.len().cmp(&a.clients.len());
        by_clients.then(a.verdict.cmp(&b.verdict))
    });
    let is_large = |group: &&VerdictGroup| group.clients.len() >= MIN_CLIENTS;
    let small = groups.split_off(groups.iter().take_while(is_large).count());
    if small.is_empty() {
        return Some(groups).filter(|groups| !groups.is_empty());
    }
    let mut merged = VerdictGroup::default();
    for group in small {
        merged.add(group);
    }
    while merged.clients.len() < MIN_CLIENTS {
        merged.add(groups.pop()?);
    }
    groups.push(merged);
    Some(groups)
}

impl VerdictGroup {
    fn add(&mut self, other: VerdictGroup) {
        self.clients.extend(other.clients);
        self.objectives += other.objectives;
    }
}
