//! Private words that are repeated where others can read them.
//!
//! Compares the words of coach-only passages, notes and personal agenda points with the prose and fields that a
//! client or a sponsor would get, in runs of six words, or whole where they are shorter. The record that repeats
//! them is held back. Text that was shared first and is quoted in private later is not a repetition.

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use super::access::{Access, Repeat};
use super::input::ProjectionInput;
use super::leaves;
use super::levels::approvable;
use super::passages;
use crate::kind::Kind;
use crate::model::RecordId;
use crate::policy::{AccessLevel, Field};
use crate::reader::{Party, Reader};
use crate::record::decode::Scalar;
use crate::record::is_text;
use crate::record::yaml::YamlNode;
use crate::span::Span;
use crate::text::{Folded, FoldedLeaf, PhraseTable, RUN, WORD, is_long, run_after, weight};

/// The minimum number of words of a private field shorter than a run that is searched for as a whole.
const MIN_FIELD_WEIGHT: usize = 3 * WORD;

/// Finds all repetitions, the first one of each record.
pub fn find(source: ProjectionInput<'_>, access: &Access) -> Vec<Repeat> {
    let mut found: Vec<Repeat> = Vec::new();
    // Each text is folded once for all readers.
    let mut read: FxHashMap<Span, FoldedLeaf> = FxHashMap::default();
    let mut withheld: FxHashMap<Span, FoldedLeaf> = FxHashMap::default();
    let approvable = approvable(source);
    for reader in access
        .readers()
        .filter(|reader| reader.party() != Party::Coach)
    {
        let Some(levels) = access.levels(reader) else {
            continue;
        };
        let level_of = |id: RecordId| {
            // A record that waits for approval would be shared with its current text.
            if reader.party() == Party::Sponsor && approvable.contains(&id) {
                AccessLevel::Shared
            } else {
                levels.level_of(id)
            }
        };
        let (private, shared) = texts(source, reader, access, &level_of);
        if private.is_empty() {
            continue;
        }
        let search = Search::new(&private, &mut withheld);
        for (id, text, span) in shared {
            if search.is_longer_than(text) {
                continue;
            }
            let leaf = read
                .entry(span)
                .or_insert_with(|| FoldedLeaf::allowed(text));
            let private = search.first_match(leaf, |piece| {
                piece.span != span && piece.came_first(source, id, span)
            });
            let Some(private) = private.map(|piece| piece.span) else {
                continue;
            };
            match found.iter_mut().find(|repeat| repeat.record == id) {
                Some(repeat) => {
                    if !repeat.hidden_from.contains(reader) {
                        repeat.hidden_from.push(reader.clone());
                    }
                }
                None => found.push(Repeat {
                    record: id,
                    span,
                    private,
                    hidden_from: vec![reader.clone()],
                }),
            }
        }
    }
    found
}

/// A private text and its location.
struct Private<'m> {
    text: &'m str,
    span: Span,
    record: RecordId,
    /// Whether it is a field rather than prose. Ids and choices reveal nothing and are not included.
    field: bool,
}

impl Private<'_> {
    /// Whether this was private before `shared` was written, by the dates of the records. The agreement counts as
    /// the first record. Text outside the entries of a log can be added to at any time: private text counts as the first,
    /// shared text as the last.
    fn came_first(&self, source: ProjectionInput<'_>, shared: RecordId, span: Span) -> bool {
        if self.record == shared {
            return true;
        }
        let (private, shared) = (
            written(source, self.record, self.span, None),
            written(source, shared, span, Some(NaiveDate::MAX)),
        );
        if shared.is_none() {
            // The agreement came first, whatever other records repeat from it.
            return false;
        }
        if source.model.record(self.record).kind == Kind::Note {
            // A note is written after the meeting on the same day.
            private < shared
        } else {
            private <= shared
        }
    }
}

/// When the words at a location were written, as far as the records show. A private text without a date counts as
/// the first, so that text which may be private is not published on a guess.
fn written(
    source: ProjectionInput<'_>,
    id: RecordId,
    span: Span,
    outside_entries: Option<NaiveDate>,
) -> Option<NaiveDate> {
    let record = source.model.record(id);
    let date = |node: &YamlNode| <NaiveDate as Scalar>::read(node.get("date")?.text()?, true).ok();
    match (&record.content, record.kind) {
        // The agreement comes before all other records.
        (_, Kind::Engagement) => None,
        // An entry that lacks a field is left out, but its words are private all the same.
        (Some(_), Kind::Contacts) => {
            let entries = record.node.get("contacts").map_or(&[][..], YamlNode::items);
            let holds =
                |item: &&YamlNode| item.span.start <= span.start && span.end <= item.span.end;
            match entries.iter().find(holds) {
                Some(entry) => date(entry).or(outside_entries),
                None => outside_entries,
            }
        }
        (Some(content), _) => content.day(),
        // The record lacks a required field, but may still have a date.
        (None, _) => date(&record.node),
    }
}

type SharedText<'m> = Vec<(RecordId, &'m str, Span)>;

/// Texts that are private from this reader, and texts that this reader would get.
fn texts<'m>(
    source: ProjectionInput<'m>,
    reader: &'m Reader,
    access: &'m Access,
    level_of: &dyn Fn(RecordId) -> AccessLevel,
) -> (Vec<Private<'m>>, SharedText<'m>) {
    let mut private = Vec::new();
    let mut shared = Vec::new();
    let Some(levels) = access.levels(reader) else {
        return (private, shared);
    };
    // Includes drafts and records that lack a field: no reader has them, and their private words are private.
    for (place, record) in source.model.records.iter().enumerate() {
        let id = RecordId(place);
        let level = level_of(id);
        let piece = |text, span, field| Private {
            text,
            span,
            record: id,
            field,
        };
        for passage in passages::classify(source, reader, record, level) {
            if passage.is_visible() {
                shared.push((id, passage.text, passage.span));
            } else if passage.is_narrowed() || record.kind == Kind::Note {
                private.push(piece(passage.text, passage.span, false));
            }
        }
        for leaf in leaves::classify(source, reader, levels, id, level) {
            let personal =
                leaf.personal && record.kind == Kind::Agenda && reader.party() == Party::Sponsor;
            // The client cannot read what a sponsor told the coach.
            let confided =
                leaf.field == Field::ContactsContactsAbout && reader.party() == Party::Client;
            let own = record.kind == Kind::Note
                || confided
                || matches!(
                    leaf.field,
                    Field::EngagementPausesWhy
                        | Field::EngagementEndedBecause
                        | Field::RecordAllowBecause
                );
            if leaf.is_visible() {
                shared.push((id, leaf.text, leaf.span));
            } else if is_text(leaf.field) && !leaf.reference && (leaf.coach_only || personal || own)
            {
                private.push(piece(leaf.text, leaf.span, true));
            }
        }
    }
    (private, shared)
}

/// A search for all texts that are private from one reader.
struct Search<'p, 'm> {
    private: &'p [Private<'m>],
    table: PhraseTable,
    /// The length of the shortest text that is searched for, in folded bytes.
    shortest: usize,
}

impl<'p, 'm> Search<'p, 'm> {
    fn new(private: &'p [Private<'m>], folded: &mut FxHashMap<Span, FoldedLeaf>) -> Search<'p, 'm> {
        let mut table = PhraseTable::default();
        for (number, piece) in (0..).zip(private) {
            let leaf = folded
                .entry(piece.span)
                .or_insert_with(|| FoldedLeaf::withheld(piece.text));
            for text in [&leaf.main].into_iter().chain(&leaf.asides) {
                add(&mut table, text, piece.field, number);
            }
        }
        table.prepare(&[]);
        let lengths = table.stretches().iter().map(|stretch| stretch.length);
        Search {
            private,
            shortest: lengths.min().map_or(usize::MAX, |length| length as usize),
            table,
        }
    }

    /// Whether a text is too short to contain anything that is searched for. Most fields are: they hold a date, an id
    /// or a choice. Each character of ASCII is folded to at most one byte, and Markdown only removes characters,
    /// unless it replaces a character reference such as `&amp;`.
    fn is_longer_than(&self, text: &str) -> bool {
        text.len() < self.shortest && text.is_ascii() && !text.contains('&')
    }

    /// The first private text, in the order of the records, whose words occur in a shared one.
    fn first_match(
        &self,
        shared: &FoldedLeaf,
        counts: impl Fn(&Private<'_>) -> bool,
    ) -> Option<&'p Private<'m>> {
        let mut first: Option<u32> = None;
        for text in [&shared.main].into_iter().chain(&shared.asides) {
            self.table.search(text, |stretch| {
                for number in self.table.leaves(stretch) {
                    if first.is_none_or(|known| number < known)
                        && self.private.get(number as usize).is_some_and(&counts)
                    {
                        first = Some(number);
                    }
                }
            });
        }
        self.private.get(first? as usize)
    }
}

/// Adds every run of a private text, or the whole of a field that is shorter than a run.
fn add(table: &mut PhraseTable, text: &Folded, field: bool, number: u32) {
    let words = text.starts.len();
    let start = table.store(text);
    let mut add = |from: usize, to: usize| {
        let offset = text.starts.get(from).copied().unwrap_or_default();
        let length = text.words(from, to).len();
        table.add(start.saturating_add(offset), length, number);
    };
    if field && (MIN_FIELD_WEIGHT..RUN).contains(&weight(text, 0, words)) && is_long(text, 0, words)
    {
        add(0, words);
    }
    for from in 0..words {
        if let Some(to) = run_after(text, from) {
            add(from, to);
        }
    }
}
