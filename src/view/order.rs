//! The order of records that have the same name and day, based on what their reader sees of them.
//!
//! File names must not affect the order, since a reader could infer from it how the coach named the files. Records
//! are therefore compared by their projections, in which each reference is replaced by the rank of its target.
//! Records that look the same are distinguished by what refers to them. Records that still look the same can be
//! swapped without changing a byte of the portal.

use std::collections::BTreeMap;

use super::access::Access;
use super::input::ProjectionInput;
use super::slug::{SlugParts, Slugs};
use super::{Projector, RecordId};
use crate::reader::Reader;
use crate::record::Content;

/// The delimiter of a record's number where a projection refers to it. This character does not occur in the text of
/// a record.
const MARK: char = '\u{1}';

/// Sorts the records of one reader by name, day, and what the reader sees.
pub(super) fn by_content(
    source: ProjectionInput<'_>,
    access: &Access,
    reader: &Reader,
    named: &mut Vec<SlugParts>,
) {
    let marks = Slugs::marks(named, |id| format!("{MARK}{}{MARK}", id.0));
    let Some(projector) = Projector::with_names(source, access, reader, marks) else {
        return;
    };
    let places: BTreeMap<RecordId, usize> = named
        .iter()
        .enumerate()
        .map(|(place, (_, _, id))| (*id, place))
        .collect();
    let keys: Vec<_> = named.iter().map(|(base, date, _)| (base, date)).collect();
    let ranks = ranks(&keys);
    let text = |id| projector.visible_text(id).unwrap_or_default();
    // Usually the texts of the records with the same name and day differ, and no others are needed.
    let ties = tied(&ranks);
    let mut texts: Vec<String> = named
        .iter()
        .zip(&ties)
        .map(|((_, _, id), tied)| match tied {
            true => text(*id),
            false => String::new(),
        })
        .collect();
    let ranks = ranks_by_text(&ranks, &texts, &places).unwrap_or_else(|| {
        for (place, (_, _, id)) in named.iter().enumerate().filter(|(place, _)| !ties[*place]) {
            texts[place] = text(*id);
        }
        RecordRanks::new(ranks, &texts, &places).ranks
    });
    let mut ranked: Vec<(usize, SlugParts)> = ranks.into_iter().zip(named.drain(..)).collect();
    ranked.sort();
    named.extend(ranked.into_iter().map(|(_, named)| named));
}

impl Projector<'_> {
    /// Everything that the reader sees of a record, as one text.
    fn visible_text(&self, id: RecordId) -> Option<String> {
        let content = self.source.model.record(id).content.as_ref()?;
        Some(match content {
            Content::Engagement(_) => format!("{:?}", self.engagement()),
            _ => format!("{:?}", self.any_record(id, content)?),
        })
    }
}

/// A record's text in pieces, each with the index of the record that is referred to after it.
type Pieces<'t> = Vec<(&'t str, Option<usize>)>;

/// The sort key of a record: its current rank, its text with the ranks of its references, and the records that
/// refer to it.
type OrderKey<'t> = (usize, Pieces<'t>, Vec<(usize, usize)>);

/// Ranks of records, refined until they differ.
struct RecordRanks<'t> {
    pieces: Vec<Pieces<'t>>,
    /// For each record, the records that refer to it, each with the index of the reference.
    named_by: Vec<Vec<(usize, usize)>>,
    ranks: Vec<usize>,
}

impl<'t> RecordRanks<'t> {
    fn new(
        ranks: Vec<usize>,
        texts: &'t [String],
        places: &BTreeMap<RecordId, usize>,
    ) -> RecordRanks<'t> {
        let pieces: Vec<Pieces<'t>> = texts
            .iter()
            .map(|text| split_at_references(text, places))
            .collect();
        let mut named_by = vec![Vec::new(); texts.len()];
        for (from, pieces) in pieces.iter().enumerate() {
            for (nth, (_, to)) in pieces.iter().enumerate() {
                if let Some(to) = to.filter(|to| *to != from) {
                    named_by[to].push((from, nth));
                }
            }
        }
        let mut order = RecordRanks {
            ranks,
            pieces,
            named_by,
        };
        order.refine();
        while let Some(equal) = order.first_tie() {
            order.break_tie(&equal);
        }
        order
    }

    /// Compares by text, by the ranks of the references and by the referring records, until nothing changes.
    fn refine(&mut self) {
        loop {
            let before = count(&self.ranks);
            let keys: Vec<_> = (0..self.ranks.len()).map(|at| self.key(at)).collect();
            self.ranks = ranks(&keys);
            if count(&self.ranks) == before {
                return;
            }
        }
    }

    fn key(&self, at: usize) -> OrderKey<'t> {
        let rank = |place: &usize| self.ranks[*place];
        let pieces = self.pieces[at].iter();
        let mut named_by: Vec<(usize, usize)> = self.named_by[at]
            .iter()
            .map(|(from, nth)| (rank(from), *nth))
            .collect();
        named_by.sort_unstable();
        (
            rank(&at),
            pieces
                .map(|(text, to)| (*text, to.as_ref().map(rank)))
                .collect(),
            named_by,
        )
    }

    /// The first group of records that share a rank.
    fn first_tie(&self) -> Option<Vec<usize>> {
        let mut by_rank: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (place, rank) in self.ranks.iter().enumerate() {
            by_rank.entry(*rank).or_default().push(place);
        }
        by_rank.into_values().find(|places| places.len() > 1)
    }

    /// Ranks one of several equal records before the others, and refines the ranks again. Equal records without
    /// references in either direction do not affect any other rank, and are numbered at once.
    fn break_tie(&mut self, equal: &[usize]) {
        let alone = |place: &usize| {
            let refers = |(_, to): &(&str, Option<usize>)| to.is_some_and(|to| to != *place);
            self.named_by[*place].is_empty() && !self.pieces[*place].iter().any(refers)
        };
        let is_alone = equal.iter().all(alone);
        let set: &[usize] = if is_alone { equal } else { &equal[..1] };
        let keys: Vec<(usize, usize)> = self
            .ranks
            .iter()
            .enumerate()
            .map(|(place, rank)| {
                let nth = set.iter().position(|one| *one == place);
                (*rank, nth.unwrap_or(set.len()))
            })
            .collect();
        self.ranks = ranks(&keys);
        if !is_alone {
            self.refine();
        }
    }
}

/// The ranks by text alone; `None` if it does not distinguish all records. Only the texts of records that share a rank
/// are read.
///
/// If it does, [`RecordRanks`] has the same order: it compares by what refers to a record only after the text.
fn ranks_by_text(
    known: &[usize],
    texts: &[String],
    places: &BTreeMap<RecordId, usize>,
) -> Option<Vec<usize>> {
    let keys = known.iter().zip(texts).map(|(rank, text)| {
        let mut pieces = split_at_references(text, places);
        for (_, to) in &mut pieces {
            *to = to.map(|place| known[place]);
        }
        (*rank, pieces)
    });
    let refined = ranks(&keys.collect::<Vec<_>>());
    (count(&refined) == known.len()).then_some(refined)
}

/// Whether another record has the same rank, for each record.
fn tied(ranks: &[usize]) -> Vec<bool> {
    let mut with_rank = vec![0; ranks.len()];
    for rank in ranks {
        with_rank[*rank] += 1;
    }
    ranks.iter().map(|rank| with_rank[*rank] > 1).collect()
}

/// The rank of each key among the distinct ones.
fn ranks<K: Ord>(keys: &[K]) -> Vec<usize> {
    let mut sorted: Vec<&K> = keys.iter().collect();
    sorted.sort_unstable();
    sorted.dedup();
    keys.iter()
        .map(|key| sorted.binary_search(&key).unwrap_or_default())
        .collect()
}

fn count(ranks: &[usize]) -> usize {
    ranks.iter().max().map_or(0, |most| most + 1)
}

/// Splits a text at the records that it refers to.
fn split_at_references<'t>(text: &'t str, places: &BTreeMap<RecordId, usize>) -> Pieces<'t> {
    // The form in which debug output writes the mark.
    let mark: String = MARK.escape_debug().collect();
    let mut pieces = Pieces::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(mark.as_str()) {
        let Some((number, after)) = after.split_once(mark.as_str()) else {
            break;
        };
        let to = number.parse().ok().and_then(|id| places.get(&RecordId(id)));
        pieces.push((before, to.copied()));
        rest = after;
    }
    pieces.push((rest, None));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_differ_order_records_as_references_would() {
        let places: BTreeMap<RecordId, usize> = (0..4).map(|id| (RecordId(id), id)).collect();
        let mark: String = MARK.escape_debug().collect();
        let to = |id: usize| format!("a{mark}{id}{mark}");
        let texts = [
            String::new(),
            "a".to_owned(),
            "b".to_owned(),
            to(0),
            to(1),
            to(2),
            to(3),
        ];
        let mut by_text = 0;
        for known in [
            [0, 0, 0, 1],
            [0, 0, 1, 1],
            [0, 1, 2, 2],
            [1, 0, 1, 0],
            [0, 0, 0, 0],
        ] {
            for number in 0..texts.len().pow(4) {
                let nth = |place: u32| number / texts.len().pow(place) % texts.len();
                let all: Vec<String> = (0..4).map(|place| texts[nth(place)].clone()).collect();
                let mut read = all.clone();
                for (text, tied) in read.iter_mut().zip(tied(&known)) {
                    if !tied {
                        text.clear();
                    }
                }
                if let Some(ranks) = ranks_by_text(&known, &read, &places) {
                    by_text += 1;
                    let order = RecordRanks::new(known.to_vec(), &all, &places);
                    assert_eq!(ranks, order.ranks, "{known:?} {all:?}");
                }
            }
        }
        assert!(by_text > 1000, "{by_text}");
    }
}
