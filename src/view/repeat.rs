//! Private words that stand again where others read them.
//!
//! The words of a coach-only passage, of a note and of a personal agenda point, in runs of six or whole
//! where they are fewer, against the prose and fields that a client or sponsor would get. The record
//! that repeats them is held back. What was shared first and is quoted in private is no repetition.

use std::borrow::Cow;
use std::hash::Hasher;

use chrono::NaiveDate;
use rustc_hash::{FxHashMap, FxHasher};
use unicode_normalization::UnicodeNormalization;

use super::leaves;
use super::levels::{Source, approvable, date_of};
use super::passages;
use super::standing::Standing;
use super::withheld::says;
use crate::kind::Kind;
use crate::model::RecordId;
use crate::policy::{Field, Level};
use crate::reader::{Party, Reader};
use crate::record::Content;
use crate::record::contacts::Contact;
use crate::record::decode::Scalar;
use crate::record::leaf::Item;
use crate::span::Span;

/// How many words in a row are no accident.
const RUN: usize = 6;
/// A private field of fewer words than a run is looked for whole, from so many words and letters on.
const FEWEST: usize = 3;
const SHORTEST: usize = 12;

/// One repetition.
#[derive(Debug, Clone)]
pub struct Repeat {
    /// The record that others would get.
    pub record: RecordId,
    /// Where the words stand again.
    pub span: Span,
    /// Where they are private.
    pub private: Span,
    /// Readers from whom the record is held back.
    pub from: Vec<Reader>,
}

/// Finds every repetition, one for each record: the first.
pub fn find(source: Source<'_>, standing: &Standing) -> Vec<Repeat> {
    let mut found: Vec<Repeat> = Vec::new();
    let approvable = approvable(source);
    for reader in standing
        .readers()
        .filter(|reader| reader.party() != Party::Coach)
    {
        let Some(levels) = standing.levels(reader) else {
            continue;
        };
        let level_of = |id: RecordId| {
            // What waits for approval would be shared as it stands.
            if reader.party() == Party::Sponsor && approvable.contains(&id) {
                Level::Shared
            } else {
                levels.of(id)
            }
        };
        let (private, shared) = texts(source, reader, standing, &level_of);
        if private.is_empty() {
            continue;
        }
        let mut runs: FxHashMap<u64, Vec<&Private<'_>>> = FxHashMap::default();
        let mut lengths = vec![RUN];
        for piece in &private {
            let words = words(piece.text);
            let short = piece.field && (FEWEST..RUN).contains(&words.len());
            if short && piece.text.chars().count() >= SHORTEST {
                runs.entry(hashed(&words)).or_default().push(piece);
                lengths.push(words.len());
            }
            for run in words.windows(RUN) {
                runs.entry(hashed(run)).or_default().push(piece);
            }
        }
        lengths.sort_unstable();
        lengths.dedup();
        for (id, text, span) in shared {
            let words = words(text);
            let hit = lengths.iter().find_map(|length| {
                words.windows(*length).find_map(|run| {
                    let known = runs.get(&hashed(run))?;
                    known
                        .iter()
                        .find(|piece| piece.came_first(source, id, span))
                })
            });
            let Some(private) = hit
                .map(|piece| piece.span)
                .filter(|private| *private != span)
            else {
                continue;
            };
            match found.iter_mut().find(|repeat| repeat.record == id) {
                Some(repeat) => {
                    if !repeat.from.contains(reader) {
                        repeat.from.push(reader.clone());
                    }
                }
                None => found.push(Repeat {
                    record: id,
                    span,
                    private,
                    from: vec![reader.clone()],
                }),
            }
        }
    }
    found
}

/// Something private, and where it stands.
struct Private<'m> {
    text: &'m str,
    span: Span,
    record: RecordId,
    /// A field rather than prose; ids and choices give nothing away and are neither.
    field: bool,
}

impl Private<'_> {
    /// Whether this was private before `shared` was written: by the dates of the records. The agreement
    /// comes before everything, a log that goes on comes after.
    fn came_first(&self, source: Source<'_>, shared: RecordId, span: Span) -> bool {
        if self.record == shared {
            return true;
        }
        let (private, shared) = (
            written(source, self.record, self.span),
            written(source, shared, span),
        );
        if shared.is_none() {
            // The agreement was there first, whatever others repeat of it.
            return false;
        }
        if source.model.record(self.record).kind == Kind::Note {
            // A note is written after the meeting of the same day.
            private < shared
        } else {
            private <= shared
        }
    }
}

/// When the words at a place were written, as far as the records say. A record that says nothing of it came
/// first: what may be private is not published on a guess.
fn written(source: Source<'_>, id: RecordId, span: Span) -> Option<NaiveDate> {
    let record = source.model.record(id);
    match &record.content {
        // The agreement comes before everything else.
        _ if record.kind == Kind::Engagement => None,
        Some(Content::Contacts(log)) => {
            let holds =
                |item: &&Item<Contact>| item.span.start <= span.start && span.end <= item.span.end;
            let item = log.contacts.items.iter().find(holds);
            // What stands below the log goes on with it.
            Some(item.map_or(NaiveDate::MAX, |item| item.value.date.value))
        }
        Some(content) => date_of(content),
        // A field is missing, and that need not be the date.
        None => {
            let date = record.node.get("date")?.text()?;
            <NaiveDate as Scalar>::read(date, true).ok()
        }
    }
}

type Shared<'m> = Vec<(RecordId, &'m str, Span)>;

/// What is private to others than this reader, and what this reader would get.
fn texts<'m>(
    source: Source<'m>,
    reader: &'m Reader,
    standing: &'m Standing,
    level_of: &dyn Fn(RecordId) -> Level,
) -> (Vec<Private<'m>>, Shared<'m>) {
    let mut private = Vec::new();
    let mut shared = Vec::new();
    let Some(levels) = standing.levels(reader) else {
        return (private, shared);
    };
    // Drafts too, and records that lack a field: nobody has them, and their private words are private.
    for (place, record) in source.model.records.iter().enumerate() {
        let id = RecordId(place);
        let level = level_of(id);
        let piece = |text, span, field| Private {
            text,
            span,
            record: id,
            field,
        };
        for passage in passages::of(source, reader, record, level) {
            if passage.visible {
                shared.push((id, passage.text, passage.span));
            } else if passage.narrowed || record.kind == Kind::Note {
                private.push(piece(passage.text, passage.span, false));
            }
        }
        for leaf in leaves::of(source, reader, levels, id, level) {
            let personal =
                leaf.personal && record.kind == Kind::Agenda && reader.party() == Party::Sponsor;
            // What a sponsor said to the coach is not the client's to read.
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
            if leaf.visible {
                shared.push((id, leaf.text, leaf.span));
            } else if says(leaf.field) && (leaf.coach_only || personal || own) {
                private.push(piece(leaf.text, leaf.span, true));
            }
        }
    }
    (private, shared)
}

/// The words of a text, folded and hashed; whatever is no letter or figure parts them.
fn words(text: &str) -> Vec<u64> {
    // What reads the same is the same, in whatever letters it was typed.
    let text: Cow<'_, str> = match text.is_ascii() {
        true => Cow::Borrowed(text),
        false => Cow::Owned(text.nfkc().collect()),
    };
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| {
            let mut hasher = FxHasher::default();
            for c in word.chars().flat_map(char::to_lowercase) {
                hasher.write_u32(u32::from(c));
            }
            hasher.finish()
        })
        .collect()
}

/// One number for a run of words: with sixty-four bits no two runs of an engagement share one by chance.
fn hashed(run: &[u64]) -> u64 {
    let mut hasher = FxHasher::default();
    for word in run {
        hasher.write_u64(*word);
    }
    hasher.finish()
}
