//! Finds the known names in a text and replaces them.

use super::common::{follows_verb, is_common, precedes_month};
use super::edits::Draft;
use super::letters::{Gap, Letter, folded_word, is_word_end, is_word_start, letters};
use super::months::is_month;
use super::placing::{parts, place};
use super::slugs::{is_yaml_key, slug_label, wants_slug};
use super::table::{Meaning, NameTable};
use super::text::{is_sentence_start, word_after, word_before};
use super::{ReplacementSort, ResidualSort};
use std::ops::Range;

/// A form of a name in a text.
struct Match<'n> {
    /// Indexes of its letters.
    letters: Range<usize>,
    /// What it stands for.
    meaning: &'n Meaning,
    /// Whether a genitive `s` follows.
    has_s: bool,
}

/// Replaces the known names in what no earlier stage has taken.
pub(super) fn replace_names(draft: &mut Draft<'_>, table: &NameTable) {
    let all = letters(draft.text, draft.has_escapes, |at| draft.is_taken(at));
    let mut found: Vec<Span<'_>> = Vec::new();
    let mut at = 0;
    while at < all.len() {
        let Some(one) = is_word_start(&all, at)
            .then(|| longest(&all, at, table))
            .flatten()
        else {
            at += 1;
            continue;
        };
        at = one.letters.end;
        let written = all[one.letters.start].start()..all[one.letters.end - 1].end();
        if is_kept(draft, &all, &one, &written) {
            draft.keep(written, ResidualSort::PossibleName);
            continue;
        }
        let span = Span::new(draft, &all, &one, table);
        at = span.letters.end.max(at);
        match found.last_mut() {
            Some(last) if last.joins(&span, draft.text) => {
                last.range.end = span.range.end;
                last.letters.end = span.letters.end;
                last.has_s = span.has_s;
            }
            _ => found.push(span),
        }
    }
    for span in &found {
        span.apply(draft, &all, table);
    }
    // When all names are replaced, because two names may be next to each other.
    for span in found
        .iter()
        .filter(|span| span.sort == ReplacementSort::Person)
    {
        super::residual::keep_other_script(draft, &span.range);
    }
}

/// The longest form that starts at a letter.
fn longest<'n>(all: &[Letter], start: usize, table: &'n NameTable) -> Option<Match<'n>> {
    let mut node = 0;
    let mut best = None;
    for at in start..all.len() {
        if at > start && all[at].gap == Gap::Hard {
            break;
        }
        let Some(next) = table.step(node, all[at].folded) else {
            break;
        };
        node = next;
        let Some(meaning) = table.end(node) else {
            continue;
        };
        let end = at + 1;
        let has_s = !is_word_end(all, end);
        let ends = !has_s || ends_with_s(all, start, end, meaning);
        let gaps = || {
            let letters = &all[start..end];
            // `such a Okafor` has an article, not an initial.
            if let [first, second, ..] = letters
                && meaning.gaps.get(1) == Some(&true)
                && second.gap == Gap::Space
                && second.is_upper
                && !first.is_upper
            {
                return false;
            }
            letters
                .iter()
                .zip(&meaning.gaps)
                .zip(&meaning.stops)
                .skip(1)
                .all(|((letter, gap), stop)| match letter.gap {
                    Gap::None | Gap::Mark => true,
                    Gap::Comma => *gap && meaning.may_have_comma,
                    Gap::Stop => *stop,
                    _ => *gap,
                })
        };
        if ends && gaps() {
            best = Some(Match {
                letters: start..end,
                meaning,
                has_s,
            });
        }
    }
    best
}

/// Whether only the `s` of a genitive or plural follows: `Amaras`.
fn ends_with_s(all: &[Letter], start: usize, end: usize, meaning: &Meaning) -> bool {
    let is_short = end - start < 3 && meaning.needs_capital;
    all[end].folded == 's' && all[end].gap == Gap::None && is_word_end(all, end + 1) && !is_short
}

/// Whether a form is more likely a common word than a name.
fn is_kept(draft: &Draft<'_>, all: &[Letter], one: &Match<'_>, written: &Range<usize>) -> bool {
    let (first, meaning) = (&all[one.letters.start], one.meaning);
    let has_gap = all[one.letters.start + 1..one.letters.end]
        .iter()
        .any(|letter| letter.gap > Gap::Mark);
    let has_capital = all[one.letters.clone()]
        .iter()
        .any(|letter| letter.is_upper);
    if !has_capital && !has_gap && draft.is_yaml(written.start) && is_yaml_key(draft.text, written)
    {
        return true;
    }
    // `vanderberg` is no common word, even if each of its words is.
    if !meaning.needs_capital || (meaning.has_words() && !has_gap) {
        return false;
    }
    if meaning.has_words() && has_gap {
        // `will-mark` in an id is a name, `I will mark` is none.
        return !has_capital && draft.text[written.clone()].contains(char::is_whitespace);
    }
    let starts_name = first.is_upper || (first.folded.is_numeric() && has_capital);
    if !starts_name {
        return true;
    }
    if draft.is_slug {
        return false;
    }
    let word = folded_word(&draft.text[written.clone()]);
    if is_month(&word)
        && word_before(draft.text, written.start)
            .is_some_and(|word| precedes_month(&folded_word(word)))
    {
        return true;
    }
    if !is_common(&word) || !is_sentence_start(draft.text, written.start) {
        return false;
    }
    let next = word_after(
        draft.text,
        all[one.letters.end - 1].end() + usize::from(one.has_s),
    );
    one.has_s
        || (follows_verb(&word) || word.chars().count() < 3) && !next.is_some_and(starts_upper)
        || next.is_some_and(|next| follows_verb(&folded_word(next)))
}

fn starts_upper(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// A range that becomes one label.
struct Span<'n> {
    letters: Range<usize>,
    range: Range<usize>,
    meaning: &'n Meaning,
    sort: ReplacementSort,
    has_s: bool,
}

impl<'n> Span<'n> {
    /// The range of a match, with titles before it and what belongs to it after it.
    fn new(draft: &Draft<'_>, all: &[Letter], one: &Match<'n>, table: &NameTable) -> Span<'n> {
        let entity = one
            .meaning
            .entities
            .first()
            .map(|entity| &table.entities[*entity]);
        let sort = entity.map_or(ReplacementSort::Person, |entity| entity.sort);
        let mut span = Span {
            letters: one.letters.clone(),
            range: all[one.letters.start].start()..all[one.letters.end - 1].end(),
            meaning: one.meaning,
            sort,
            has_s: one.has_s,
        };
        match sort {
            ReplacementSort::Person => {
                span.range.start = super::text::before_titles(draft, span.range.start);
                // `Amara O.`
                if let Some(next) = all.get(span.letters.end)
                    && next.gap == Gap::Space
                    && next.is_upper
                    && entity.is_some_and(|entity| entity.family_initial == Some(next.folded))
                    && is_word_end(all, span.letters.end + 1)
                    && draft.text[next.end()..].starts_with('.')
                    && draft.text[span.range.end..next.start()]
                        .chars()
                        .all(char::is_whitespace)
                {
                    span.letters.end += 1;
                    span.range.end = next.end() + 1;
                }
            }
            ReplacementSort::Organisation => {
                while let Some(end) = super::text::legal_form_after(draft, span.range.end) {
                    span.range.end = end;
                }
                while all
                    .get(span.letters.end)
                    .is_some_and(|letter| letter.start() < span.range.end)
                {
                    span.letters.end += 1;
                }
            }
            _ => {}
        }
        span
    }

    /// Whether the next span is the rest of the same name: `Amara N. Okafor`.
    fn joins(&self, next: &Span<'_>, text: &str) -> bool {
        let between = text.get(self.range.end..next.range.start).unwrap_or(".");
        let is_initial = |word: &str| {
            let mut letters = word.chars();
            letters.next().is_some_and(char::is_uppercase) && letters.as_str() == "."
        };
        self.meaning.entities == next.meaning.entities
            && self.sort == ReplacementSort::Person
            && !self.has_s
            && !between.is_empty()
            && !between.contains('\n')
            && between.starts_with(char::is_whitespace)
            && between.split_whitespace().all(is_initial)
    }

    fn apply(&self, draft: &mut Draft<'_>, all: &[Letter], table: &NameTable) {
        let label = table.label(self.meaning);
        let is_slug = wants_slug(draft, &self.range, self.has_s);
        let with = if is_slug {
            slug_label(draft, &self.range, &label, self.has_s)
        } else {
            label
        };
        if self.meaning.entities.len() > 1 {
            draft.keep(self.range.clone(), ResidualSort::SharedName);
        }
        draft.note(self.range.clone(), &with, self.sort);
        let parts = parts(draft.text, &self.range, all, &self.letters);
        place(draft, &self.range, &parts, &with, is_slug);
    }
}
