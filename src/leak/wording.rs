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
    complete: FxHashSet<Box<[u8]>>,
    /// Beginnings of phrases, of two words or more.
    heads: FxHashSet<Box<[u8]>>,
    /// Ends of phrases, of two words or more.
    tails: FxHashSet<Box<[u8]>>,
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
        wording
    }

    /// From short texts that the reader may see.
    pub(super) fn values(values: &[Folded]) -> PhraseSet {
        let mut wording = PhraseSet::default();
        for value in values {
            wording.phrase(value);
        }
        wording
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
        self.complete.insert(phrase.words(0, words).into());
        for cut in 2..words {
            self.heads.insert(phrase.words(0, cut).into());
            self.tails.insert(phrase.words(words - cut, words).into());
        }
    }
}

/// Whether phrases placed side by side contain this stretch, whose words begin at these offsets.
pub(super) fn composes(stretch: &[u8], cuts: &[usize], wordings: &[&PhraseSet]) -> bool {
    let any = |piece: &[u8], set: fn(&PhraseSet) -> &FxHashSet<Box<[u8]>>| {
        wordings.iter().any(|wording| set(wording).contains(piece))
    };
    let end = cuts.len();
    let offset = |cut: usize| cuts.get(cut).copied().unwrap_or(stretch.len());
    let mut reached = vec![false; end + 1];
    reached[0] = true;
    for from in 0..end {
        if !reached[from] {
            continue;
        }
        for to in from + 1..=end.min(from + LONGEST) {
            let piece = &stretch[offset(from)..offset(to)];
            reached[to] = reached[to]
                || any(piece, |wording| &wording.complete)
                || (from == 0 && any(piece, |wording| &wording.tails))
                || (to == end && any(piece, |wording| &wording.heads))
                || piece.iter().all(u8::is_ascii_digit);
        }
    }
    reached[end]
}
