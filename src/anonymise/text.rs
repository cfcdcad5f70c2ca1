//! Runs all stages over the files, and helpers that look around a place in a text.

use super::edits::{Draft, Kept, Replaced};
use super::forms::is_title;
use super::letters::folded_word;
use super::markup::Markup;
use super::organisations::is_legal_form;
use super::references::References;
use super::residual::WordUse;
use super::table::NameTable;
use super::{Anonymised, Replacement, ReplacementSort, Residual, ResidualSort, SourceFile};
use super::{contact, dates, matcher, numbers, phones, residual};
use rustc_hash::FxHashMap;

/// What is the same for all files.
#[derive(Debug)]
pub(super) struct Engine {
    /// The known names.
    pub table: NameTable,
    /// The ids and paths that change.
    pub references: References,
    /// The number of days added to each date.
    pub shift_days: i64,
    /// Whether `05/06/2026` is in May.
    pub is_month_first: bool,
}

impl Engine {
    /// Changes a part of a path or link, or an id.
    pub fn slug<'t>(&self, text: &'t str) -> (String, Draft<'t>) {
        let mut draft = Draft::new(text);
        draft.is_slug = true;
        dates::shift_dates(&mut draft, self);
        matcher::replace_names(&mut draft, &self.table);
        (draft.finish(), draft)
    }
}

/// What was found up to now.
#[derive(Debug)]
pub(super) struct State {
    contacts: contact::Contacts,
    words: WordUse,
    replaced: FxHashMap<(ReplacementSort, String, String), (usize, usize)>,
    residual: Vec<Residual>,
    path: String,
}

impl State {
    /// A state before the first file.
    pub fn new(files: &[SourceFile]) -> State {
        State {
            contacts: contact::Contacts::default(),
            words: WordUse::of(files),
            replaced: FxHashMap::default(),
            residual: Vec::new(),
            path: String::new(),
        }
    }

    /// The new path of a file.
    pub fn path(&mut self, engine: &Engine, path: &str) -> String {
        let changed = engine.references.replace(engine, path);
        self.path.clone_from(&changed.text);
        self.count(changed.replaced);
        self.list("", changed.kept);
        changed.text
    }

    /// The new text of a file.
    pub fn text(&mut self, engine: &Engine, file: &SourceFile) -> String {
        let markup = Markup::of(&file.path, &file.text);
        let mut draft = Draft::new(&file.text);
        draft.yaml = markup.yaml.clone();
        draft.has_escapes = markup.has_escapes;
        draft.near = dates::date_of_record(&file.text, &markup.yaml);
        engine.references.replace_in(engine, &mut draft, &markup);
        contact::replace_contacts(&mut draft, &mut self.contacts);
        dates::shift_dates(&mut draft, engine);
        phones::replace_phones(&mut draft, &mut self.contacts);
        matcher::replace_names(&mut draft, &engine.table);
        numbers::keep_numbers(&mut draft);
        residual::keep_capitalised(&mut draft, &engine.table, &self.words);
        let text = draft.finish();
        self.count(draft.replaced);
        self.list(&file.text, draft.kept);
        text
    }

    fn count(&mut self, replaced: Vec<Replaced>) {
        for one in replaced {
            let order = self.replaced.len();
            let key = (one.sort, one.substitute, one.original);
            self.replaced.entry(key).or_insert((order, 0)).1 += 1;
        }
    }

    fn list(&mut self, text: &str, mut kept: Vec<Kept>) {
        kept.sort_by_key(|one| one.at);
        let mut known: FxHashMap<(ResidualSort, String), usize> = FxHashMap::default();
        let (mut line, mut at) = (usize::from(!text.is_empty()), 0);
        for one in kept {
            line += text
                .as_bytes()
                .get(at..one.at)
                .unwrap_or_default()
                .iter()
                .filter(|byte| **byte == b'\n')
                .count();
            at = one.at.max(at);
            let place = *known
                .entry((one.sort, one.text.clone()))
                .or_insert(self.residual.len());
            match self.residual.get_mut(place) {
                Some(residual) => residual.count += 1,
                None => self.residual.push(Residual {
                    path: self.path.clone(),
                    line,
                    text: one.text,
                    sort: one.sort,
                    count: 1,
                }),
            }
        }
    }

    /// The result.
    pub fn finish(self, files: Vec<SourceFile>) -> Anonymised {
        let mut ordered: Vec<_> = self.replaced.into_iter().collect();
        let mut first: FxHashMap<(ReplacementSort, String), usize> = FxHashMap::default();
        for ((sort, substitute, _), (order, _)) in &ordered {
            let place = first.entry((*sort, substitute.clone())).or_insert(*order);
            *place = (*order).min(*place);
        }
        ordered.sort_by_key(|((sort, substitute, _), (order, _))| {
            (
                *sort,
                first.get(&(*sort, substitute.clone())).copied(),
                *order,
            )
        });
        let replaced = ordered
            .into_iter()
            .map(|((sort, substitute, original), (_, count))| Replacement {
                sort,
                original,
                substitute,
                count,
            });
        Anonymised {
            files,
            replaced: replaced.collect(),
            residual: self.residual,
        }
    }
}

/// Whether a sentence, a heading, a list item, a table cell or a value starts at an offset.
pub(super) fn is_sentence_start(text: &str, at: usize) -> bool {
    let mut breaks = 0;
    for character in text[..at].chars().rev() {
        match character {
            '\n' => {
                breaks += 1;
                if breaks > 1 {
                    return true;
                }
            }
            '.' | '!' | '?' | ':' | '|' | '#' | '-' | '>' | '…' | '[' | ']' | '{' | '\u{feff}' => {
                return true;
            }
            _ if character.is_whitespace() => {}
            '*' | '_' | '"' | '“' | '„' | '«' | '‘' | '\'' | '(' | '”' | '»' => {}
            _ => return false,
        }
    }
    true
}

/// The word before an offset, if only spaces are between.
pub(super) fn word_before(text: &str, at: usize) -> Option<&str> {
    let before = text[..at].trim_end_matches([' ', '\u{a0}']);
    let start = before
        .rfind(|c: char| !c.is_alphanumeric())
        .map_or(0, |at| {
            at + text[at..].chars().next().map_or(1, char::len_utf8)
        });
    before.get(start..).filter(|word| !word.is_empty())
}

/// The word after an offset, if only spaces are between.
pub(super) fn word_after(text: &str, at: usize) -> Option<&str> {
    let after = text.get(at..)?.trim_start_matches([' ', '\u{a0}']);
    let end = after
        .find(|c: char| !c.is_alphanumeric())
        .unwrap_or(after.len());
    after.get(..end).filter(|word| !word.is_empty())
}

/// The start of the titles before a name, such as `Frau Dr.`, or the start of the name.
pub(super) fn before_titles(draft: &Draft<'_>, start: usize) -> usize {
    let mut start = start;
    loop {
        let before = &draft.text[..start];
        let trimmed = before.trim_end_matches([' ', '\u{a0}']);
        let word_end = trimmed.strip_suffix('.').unwrap_or(trimmed);
        let Some(word) =
            word_before(word_end, word_end.len()).filter(|word| word_end.ends_with(word))
        else {
            return start;
        };
        let at = word_end.len() - word.len();
        if trimmed.len() == before.len() || !is_title(word) || draft.is_any_taken(at..start) {
            return start;
        }
        start = at;
    }
}

/// The end of a legal form after the name of an organisation.
pub(super) fn legal_form_after(draft: &Draft<'_>, end: usize) -> Option<usize> {
    let rest = draft.text.get(end..)?;
    let rest = rest.strip_prefix(',').unwrap_or(rest);
    let rest = rest.strip_prefix('.').unwrap_or(rest).strip_prefix(' ')?;
    let rest = rest.strip_prefix("& ").unwrap_or(rest);
    let word = word_after(rest, 0).filter(|word| rest.starts_with(word))?;
    let is_written_so =
        word.contains(char::is_uppercase) || matches!(folded_word(word).as_str(), "plc" | "gmbh");
    let start = draft.text.len() - rest.len();
    (is_legal_form(word) && is_written_so && !draft.is_any_taken(start..start + word.len()))
        .then_some(start + word.len())
}
