//! Lists capitalised words that may be names, and words in other scripts next to a known name.

use super::common::{is_german_article, is_ordinary, opens_sentence};
use super::edits::Draft;
use super::forms::is_title;
use super::language::Language;
use super::letters::folded_word;
use super::slugs::is_yaml_key;
use super::table::NameTable;
use super::text::{is_sentence_start, word_before};
use super::{ResidualSort, SourceFile};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// How often a word is written in lower case, with a capital, and after a German article.
#[derive(Debug, Default, Clone, Copy)]
struct Uses {
    lower: usize,
    upper: usize,
    after_article: usize,
}

/// How the words of all files are written.
#[derive(Debug, Default)]
pub(super) struct WordUse {
    words: FxHashMap<String, Uses>,
}

impl WordUse {
    /// Counts the words of all files.
    pub fn of(files: &[SourceFile]) -> WordUse {
        let mut counted = WordUse::default();
        for file in files {
            let mut after_article = false;
            for word in file
                .text
                .split(|c: char| !c.is_alphabetic())
                .filter(|word| !word.is_empty())
            {
                let is_upper = word.starts_with(char::is_uppercase);
                let lower = word.to_lowercase();
                let next_is_after = is_german_article(&lower);
                let uses = match counted.words.get_mut(&lower) {
                    Some(uses) => uses,
                    None => counted.words.entry(lower).or_default(),
                };
                uses.lower += usize::from(!is_upper);
                uses.upper += usize::from(is_upper);
                uses.after_article += usize::from(is_upper && after_article);
                after_article = next_is_after;
            }
        }
        counted
    }

    fn uses(&self, word: &str) -> Uses {
        self.words
            .get(&word.to_lowercase())
            .copied()
            .unwrap_or_default()
    }
}

/// Lists the capitalised words in what no earlier stage has taken.
pub(super) fn keep_capitalised(draft: &mut Draft<'_>, table: &NameTable, words: &WordUse) {
    let text = draft.text;
    let mut phrase: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while let Some(found) = text
        .get(at..)
        .and_then(|rest| rest.find(char::is_alphabetic))
    {
        let start = at + found;
        let length =
            text[start..].find(|c: char| !c.is_alphabetic() && !matches!(c, '\u{300}'..='\u{36f}'));
        let range = start..length.map_or(text.len(), |length| start + length);
        at = range.end;
        let is_capital = text[range.clone()].starts_with(char::is_uppercase);
        let touches_digit = text[..start].ends_with(|c: char| c.is_ascii_digit());
        let is_key = draft.is_yaml(start) && is_yaml_key(text, &range);
        let is_word = is_capital && !touches_digit && !is_key && !draft.is_taken(start);
        let continues = phrase.last().is_some_and(|last| joins(text, last, &range));
        if !(is_word && continues) {
            keep_phrase(draft, table, words, &phrase);
            phrase.clear();
        }
        if is_word {
            phrase.push(range);
        }
    }
    keep_phrase(draft, table, words, &phrase);
}

/// Whether two words are one name: `Fiona Campbell`, `O’Brien`, `J. Smith`.
fn joins(text: &str, first: &Range<usize>, second: &Range<usize>) -> bool {
    match &text[first.end..second.start] {
        " " | "\u{a0}" | "-" | "’" | "'" => true,
        "." | ". " => text[first.clone()].chars().count() == 1,
        _ => false,
    }
}

fn keep_phrase(draft: &mut Draft<'_>, table: &NameTable, words: &WordUse, phrase: &[Range<usize>]) {
    let text = draft.text;
    let (Some(first), Some(last)) = (phrase.first(), phrase.last()) else {
        return;
    };
    let initials: String = phrase.iter().map(|word| &text[word.clone()]).collect();
    if initials.chars().count() < 5
        && initials.chars().all(char::is_uppercase)
        && table.initials.contains(&initials)
    {
        return draft.keep(first.start..last.end, ResidualSort::Initials);
    }
    let is_plain = |word: &Range<usize>| {
        let word = &text[word.clone()];
        is_ordinary(&folded_word(word)) || word.chars().count() == 1 && phrase.len() == 1
    };
    let mut rest = phrase;
    let mut is_start = is_sentence_start(text, first.start);
    if let [one, others @ ..] = rest
        && is_start
        && !others.is_empty()
        && (is_plain(one)
            || opens_sentence(&folded_word(&text[one.clone()]))
            || words.uses(&text[one.clone()]).lower > 0)
    {
        rest = others;
        is_start = false;
    }
    while let [one, others @ ..] = rest
        && is_plain(one)
    {
        rest = others;
        is_start = false;
    }
    while let [others @ .., one] = rest
        && is_plain(one)
    {
        rest = others;
    }
    let (Some(first), Some(last)) = (rest.first(), rest.last()) else {
        return;
    };
    let is_name = match rest {
        [one] if draft.language == Language::German => is_german_name(text, one, words),
        [one] if is_start => {
            let uses = words.uses(&text[one.clone()]);
            let opens = opens_sentence(&folded_word(&text[one.clone()]));
            uses.lower == 0 && uses.upper > 1 && one.len() > 2 && !opens
        }
        [one] => {
            let is_quoted = text[..one.start].ends_with(['"', '“', '„', '«', '‘', '*', '_', '(']);
            let is_seen = is_quoted && words.uses(&text[one.clone()]).lower > 0;
            !is_seen
                && !opens_sentence(&folded_word(&text[one.clone()]))
                && !is_contraction(text, one)
        }
        _ => true,
    };
    if is_name {
        draft.keep(first.start..last.end, ResidualSort::CapitalisedWords);
    }
}

/// Whether a word is the beginning of a contraction, such as `Don’t`.
fn is_contraction(text: &str, word: &Range<usize>) -> bool {
    let rest = text[word.end..].strip_prefix(['\'', '’']);
    rest.is_some_and(|rest| {
        ["t", "ll", "ve", "re", "m", "d"].contains(
            &rest
                .split(|c: char| !c.is_alphabetic())
                .next()
                .unwrap_or_default(),
        )
    })
}

/// Whether a single word of a German text may be a name. All nouns have a capital, but most are also used with an article.
fn is_german_name(text: &str, one: &Range<usize>, words: &WordUse) -> bool {
    let word = &text[one.clone()];
    let before = word_before(
        text[..one.start].trim_end_matches(['.', ' ']),
        text[..one.start].trim_end_matches(['.', ' ']).len(),
    );
    if before.is_some_and(|before| before.len() > 1 && is_title(before)) {
        return true;
    }
    let is_acronym = word.len() > 1 && word.chars().all(char::is_uppercase);
    let uses = words.uses(word);
    let is_noun = [
        "ung", "ungen", "heit", "keit", "schaft", "tion", "tionen", "tät", "nis",
    ]
    .iter()
    .any(|end| word.ends_with(end));
    is_acronym
        || (uses.upper > 1
            && uses.lower == 0
            && uses.after_article == 0
            && !is_noun
            && word.chars().count() > 2)
}

/// Whether a letter belongs to a script that names are not looked for in.
fn is_other_script(letter: char) -> bool {
    letter.is_alphabetic()
        && letter >= '\u{370}'
        && !matches!(letter, '\u{1d00}'..='\u{1fff}' | '\u{2000}'..='\u{2dff}' | '\u{a720}'..='\u{a7ff}' | '\u{ab30}'..='\u{ab6f}' | '\u{fb00}'..='\u{fb06}' | '\u{ff00}'..='\u{ff65}')
}

/// Lists words in another script next to a name.
pub(super) fn keep_other_script(draft: &mut Draft<'_>, name: &Range<usize>) {
    const BETWEEN: [char; 7] = [' ', '(', ',', '/', '（', '*', '_'];
    let text = draft.text;
    let is_part = |c: char| {
        is_other_script(c)
            || c == ' '
            || c == '·'
            || unicode_normalization::char::is_combining_mark(c)
    };
    let after = text[name.end..].trim_start_matches(BETWEEN);
    let start = text.len() - after.len();
    if after.starts_with(is_other_script) && start - name.end < 6 && !draft.is_taken(start) {
        let length = after
            .char_indices()
            .find(|(at, c)| !is_part(*c) || draft.is_taken(start + at));
        let end = start + length.map_or(after.len(), |(length, _)| length);
        draft.keep(start..end, ResidualSort::OtherScript);
    }
    let before = text[..name.start].trim_end_matches(BETWEEN);
    let end = before.len();
    if before.ends_with(is_other_script) && name.start - end < 6 && !draft.is_taken(end - 1) {
        let first = before
            .char_indices()
            .rev()
            .find(|(at, c)| !is_part(*c) || draft.is_taken(*at));
        let start = first.map_or(0, |(at, c)| at + c.len_utf8());
        draft.keep(start..end, ResidualSort::OtherScript);
    }
}
