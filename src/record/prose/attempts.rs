//! Collects the attempts to hide a text in a body.

use super::intent::{self, HidingIntent, TextPlace};
use super::phrases::Strength;
use super::{Attempt, Narrowed};
use crate::span::Span;

/// The attempts so far.
#[derive(Default)]
pub(super) struct Attempts {
    found: Vec<Attempt>,
    /// For each attempt that may only name an area of life or work, the pairs of areas that it belongs to, as bits.
    pairs: Vec<u32>,
    /// The pairs, such as private and work, whose other side also occurs in the body.
    outer: u32,
}

impl Attempts {
    /// Adds an attempt, unless it equals the previous one.
    pub(super) fn add(&mut self, intent: HidingIntent, span: Span, narrowed: Option<Narrowed>) {
        let last = self.found.last();
        if last.is_some_and(|last| last.span == span && last.intent == intent) {
            return;
        }
        self.found.push(Attempt {
            intent,
            span,
            narrowed,
        });
        self.pairs.push(0);
    }

    /// Notes which areas a line names. If `attempt` is true, the last attempt belongs to this line.
    pub(super) fn line(&mut self, words: &str, place: TextPlace, attempt: bool) {
        for area in intent::areas(words, place) {
            if !area.inner {
                self.outer |= area.pair;
            } else if let (true, Some(pairs)) = (attempt, self.pairs.last_mut()) {
                *pairs |= area.pair;
            }
        }
    }

    /// All attempts, except one such as `Private:` in a body that also has `Work:` in the same form (label, line or
    /// heading).
    pub(super) fn finish(self) -> Vec<Attempt> {
        let pairs = self.pairs.iter().map(|pairs| pairs & self.outer != 0);
        let mut found = Vec::with_capacity(self.found.len());
        for (attempt, both) in self.found.into_iter().zip(pairs) {
            let phrase = &attempt.intent.phrase;
            if !(both && phrase.strength == Some(Strength::Unnamed) && phrase.people.is_empty()) {
                found.push(attempt);
            }
        }
        found
    }
}
