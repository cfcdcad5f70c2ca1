//! Combinations of interface texts and short allowed values, which must not be mistaken for a leak.
//!
//! A stretch belongs to the interface if whole messages, numbers and short allowed values, placed side by side,
//! read like it. Single words do not count on their own: "the", "sponsor" and "leave" each occur in some message,
//! but together they can be a secret.

use crate::text::Folded;
use rustc_hash::FxHashSet;

/// Phrases that may be placed side by side.
#[derive(Default)]
pub(super) struct PhraseSet {
    text: Folded,
    complete: SortedTexts,
    /// Beginnings of phrases, of two words or more.
    heads: FxHashSet<Box<[u8]>>,
    /// Ends of phrases, of two words or more.
    tails: SortedTexts,
}

/// The maximum length of a phrase in a combination.
const LONGEST: usize = 12;

impl PhraseSet {
    /// From the messages of a language: the text between the placeables of each message is a phrase.
    pub(super) fn messages<'a>(messages: impl IntoIterator<Item = &'a str>) -> PhraseSet {
        let mut wording = PhraseSet::default();
        for phrase in messages
            .into_iter()
            .flat_map(|message| message.split(['{', '}', '[', ']', '\n']))
        {
            let mut folded = Folded::rendered(phrase.len());
            folded.text(phrase);
            wording.phrase(&folded);
            wording.text.append(&folded);
            wording.text.barrier();
        }
        wording.sorted()
    }

    /// From short texts that the reader may see.
    pub(super) fn values<'t>(values: impl Iterator<Item = &'t Folded>) -> PhraseSet {
        let mut wording = PhraseSet::default();
        let mut known = FxHashSet::default();
        for value in values {
            // Names and dates occur often.
            if known.insert((&value.bytes, &value.starts)) {
                wording.phrase(value);
            }
        }
        wording.sorted()
    }

    /// All phrases, one after another.
    pub(super) fn text(&self) -> &Folded {
        &self.text
    }

    fn phrase(&mut self, phrase: &Folded) {
        let words = phrase.starts.len();
        if words == 0 {
            return;
        }
        self.complete.add(phrase.words(0, words));
        for cut in 2..words {
            self.heads.insert(phrase.words(0, cut).into());
            self.tails.add(phrase.words(words - cut, words));
        }
    }

    fn sorted(mut self) -> PhraseSet {
        self.complete.0.sort_unstable();
        self.tails.0.sort_unstable();
        self
    }
}

/// Texts in ascending order, each with its first eight bytes as a number, which decide most comparisons.
#[derive(Default)]
struct SortedTexts(Vec<(u64, Box<[u8]>)>);

impl SortedTexts {
    fn add(&mut self, text: &[u8]) {
        self.0.push((first_bytes(text), text.into()));
    }

    /// The first text that begins with `start`: that text itself, if it is one of them.
    fn first_with(&self, start: &[u8]) -> Option<&[u8]> {
        let key = first_bytes(start);
        let at = self
            .0
            .partition_point(|(first, text)| (*first, &**text) < (key, start));
        let (_, text) = self.0.get(at)?;
        text.starts_with(start).then_some(text)
    }
}

/// In the order of the texts, since folded text contains no 0 byte within a phrase.
fn first_bytes(text: &[u8]) -> u64 {
    let mut first = [0; 8];
    let length = text.len().min(first.len());
    first[..length].copy_from_slice(&text[..length]);
    u64::from_be_bytes(first)
}

/// Whether phrases placed side by side contain this stretch, whose words begin at these offsets.
pub(super) fn composes(stretch: &[u8], cuts: &[usize], wordings: &[&PhraseSet]) -> bool {
    let end = cuts.len();
    let mut reached = vec![false; end + 1];
    reached[0] = true;
    for from in 0..end {
        if !reached[from] {
            continue;
        }
        let offset = |cut: usize| cuts.get(cut).copied().unwrap_or(stretch.len());
        let last = end.min(from + LONGEST);
        let pieces = (from + 1..=last).map(|to| (to, &stretch[offset(from)..offset(to)]));
        for (to, _) in pieces
            .clone()
            .take_while(|(_, piece)| piece.iter().all(u8::is_ascii_digit))
        {
            reached[to] = true;
        }
        for wording in wordings {
            // Once no phrase begins with a piece, no longer piece can be a phrase.
            let mut mark = |phrases: &SortedTexts| {
                for (to, piece) in pieces.clone() {
                    let Some(first) = phrases.first_with(piece) else {
                        break;
                    };
                    reached[to] |= first.len() == piece.len();
                }
            };
            mark(&wording.complete);
            if from == 0 {
                mark(&wording.tails);
            }
            if last == end && wording.heads.contains(&stretch[offset(from)..]) {
                reached[end] = true;
            }
        }
    }
    reached[end]
}
