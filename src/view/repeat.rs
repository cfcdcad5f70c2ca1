//! Private words that stand again where others read them.
//!
//! The words of a coach-only passage, and of a personal agenda point, in runs of six, against the
//! prose and fields that a client or sponsor would get. The record that repeats them is held back.

use std::hash::Hasher;

use rustc_hash::{FxHashMap, FxHasher};

use super::leaves;
use super::standing::{Source, Standing, approvable};
use crate::kind::Kind;
use crate::model::RecordId;
use crate::policy::Level;
use crate::reader::{Party, Reader};
use crate::span::Span;

/// How many words in a row are no accident.
const RUN: usize = 6;

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
        let mut runs: FxHashMap<u64, Span> = FxHashMap::default();
        for (text, span) in private {
            for run in words(text).windows(RUN) {
                runs.entry(hashed(run)).or_insert(span);
            }
        }
        for (id, text, span) in shared {
            let words = words(text);
            let hit = words
                .windows(RUN)
                .find_map(|run| runs.get(&hashed(run)).copied());
            let Some(private) = hit.filter(|private| *private != span) else {
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

type Private<'m> = Vec<(&'m str, Span)>;
type Shared<'m> = Vec<(RecordId, &'m str, Span)>;

/// What is private to others than this reader, and what this reader would get.
fn texts<'m>(
    source: Source<'m>,
    reader: &'m Reader,
    standing: &'m Standing,
    level_of: &dyn Fn(RecordId) -> Level,
) -> (Private<'m>, Shared<'m>) {
    let mut private = Vec::new();
    let mut shared = Vec::new();
    let Some(levels) = standing.levels(reader) else {
        return (private, shared);
    };
    for (id, record, _) in source.model.held() {
        let level = level_of(id);
        for passage in leaves::passages(source, reader, record, level) {
            if passage.visible {
                shared.push((id, passage.text, passage.span));
            } else if passage.narrowed || record.kind == Kind::Note {
                private.push((passage.text, passage.span));
            }
        }
        for leaf in leaves::of(source, reader, levels, id, level) {
            let personal =
                leaf.personal && record.kind == Kind::Agenda && reader.party() == Party::Sponsor;
            if leaf.visible {
                shared.push((id, leaf.text, leaf.span));
            } else if leaf.coach_only || personal {
                private.push((leaf.text, leaf.span));
            }
        }
    }
    (private, shared)
}

/// The words of a text, folded and hashed; whatever is no letter or figure parts them.
fn words(text: &str) -> Vec<u64> {
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
