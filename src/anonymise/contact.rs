//! Replaces e-mail addresses, web addresses and names on social networks.

use super::ReplacementSort;
use super::edits::Draft;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The longest web address, in characters. A limit, so that a text of colons takes no longer than another.
const LONGEST: usize = 4000;

/// The numbers of contact details.
#[derive(Debug, Default)]
pub(super) struct Contacts {
    numbers: FxHashMap<(ReplacementSort, String), usize>,
    totals: FxHashMap<ReplacementSort, usize>,
}

impl Contacts {
    /// The number of a contact detail: the same for the same detail.
    pub fn number(&mut self, sort: ReplacementSort, key: String) -> usize {
        let total = self.totals.entry(sort).or_default();
        *self.numbers.entry((sort, key)).or_insert_with(|| {
            *total += 1;
            *total
        })
    }
}

/// Replaces the contact details in what no earlier stage has taken.
pub(super) fn replace_contacts(draft: &mut Draft<'_>, contacts: &mut Contacts) {
    let text = draft.text;
    let mut at = 0;
    while let Some(found) = text
        .get(at..)
        .and_then(|rest| rest.find(['@', ':', 'w', 'W']))
    {
        let place = at + found;
        at = place + 1;
        if draft.is_taken(place) {
            continue;
        }
        let found = match text.as_bytes()[place] {
            b'@' => email(text, place).or_else(|| handle(text, place)),
            b':' => url(text, place),
            _ => bare_url(text, place),
        };
        let Some((range, sort)) = found.filter(|(range, _)| !draft.is_any_taken(range.clone()))
        else {
            continue;
        };
        at = range.end.max(at);
        let written = &text[range.clone()];
        if is_substitute(written, sort) {
            draft.take(range);
            continue;
        }
        let number = contacts.number(sort, written.to_lowercase());
        let with = match sort {
            ReplacementSort::Email => format!("email-{number}@example.org"),
            ReplacementSort::Handle => format!("@person-{number}"),
            _ => format!("https://example.org/{number}"),
        };
        draft.replace(range, &with, sort);
    }
}

/// Whether a contact detail has been replaced before.
fn is_substitute(written: &str, sort: ReplacementSort) -> bool {
    let number = match sort {
        ReplacementSort::Email => written
            .strip_prefix("email-")
            .and_then(|rest| rest.strip_suffix("@example.org")),
        ReplacementSort::Handle => written.strip_prefix("@person-"),
        _ => written.strip_prefix("https://example.org/"),
    };
    number.is_some_and(|number| {
        !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
    })
}

fn email(text: &str, place: usize) -> Option<(Range<usize>, ReplacementSort)> {
    let is_local = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '%');
    let local = text[..place].len() - text[..place].trim_end_matches(is_local).len();
    let start = place - local;
    // An emphasis mark is not part of the address.
    let start = start + text[start..place].len()
        - text[start..place].trim_start_matches(['_', '.', '-']).len();
    let domain = domain(&text[place + 1..]);
    let is_whole = start < place && domain.contains('.');
    // `@user@server`.
    let is_handle = text[..start].ends_with('@');
    let sort = if is_handle {
        ReplacementSort::Handle
    } else {
        ReplacementSort::Email
    };
    is_whole.then(|| {
        (
            start - usize::from(is_handle)..place + 1 + domain.len(),
            sort,
        )
    })
}

/// The domain at the start of a text.
fn domain(text: &str) -> &str {
    let end = text
        .find(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '-')))
        .unwrap_or(text.len());
    text[..end].trim_end_matches(['.', '-'])
}

fn handle(text: &str, place: usize) -> Option<(Range<usize>, ReplacementSort)> {
    let before = text[..place].chars().next_back();
    if before.is_some_and(|c| c.is_alphanumeric() || c == '@') {
        return None;
    }
    let rest = &text[place + 1..];
    let end = rest
        .find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.' | '-')))
        .unwrap_or(rest.len());
    let name = rest[..end].trim_end_matches(['.', '-', '_']);
    // `@user@server` is found at its second `@`.
    let is_address = rest[name.len()..]
        .strip_prefix('@')
        .is_some_and(|rest| domain(rest).contains('.'));
    let is_name =
        name.chars().count() > 1 && name.starts_with(|c: char| c.is_alphanumeric() || c == '_');
    (is_name && !is_address).then(|| (place..place + 1 + name.len(), ReplacementSort::Handle))
}

/// An address with its scheme, at the colon.
fn url(text: &str, place: usize) -> Option<(Range<usize>, ReplacementSort)> {
    let rest = text[place..].strip_prefix("://")?;
    let before = &text[..place];
    let start = before
        .trim_end_matches(|c: char| c.is_ascii_alphabetic())
        .len();
    let length = if start < place { url_length(rest) } else { 0 };
    (start < place && length > 0).then(|| (start..place + 3 + length, ReplacementSort::Url))
}

/// `www.northwind.example`.
fn bare_url(text: &str, place: usize) -> Option<(Range<usize>, ReplacementSort)> {
    let starts = text.get(place..place + 4)?.eq_ignore_ascii_case("www.");
    let is_word = !text[..place].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | '-'));
    let length = if starts && is_word {
        url_length(&text[place..])
    } else {
        0
    };
    (starts && is_word && length > 6).then(|| (place..place + length, ReplacementSort::Url))
}

/// The length of an address, without the punctuation of the sentence around it.
fn url_length(rest: &str) -> usize {
    let mut depth = 0_usize;
    let mut end = rest
        .char_indices()
        .nth(LONGEST)
        .map_or(rest.len(), |(at, _)| at);
    for (at, letter) in rest.char_indices().take(LONGEST) {
        match letter {
            '(' => depth += 1,
            ')' if depth == 0 => {
                end = at;
                break;
            }
            ')' => depth -= 1,
            '<' | '>' | '"' | '`' | '|' | '\\' | '[' | ']' | '{' | '}' | '“' | '”' | '»' | '«' =>
            {
                end = at;
                break;
            }
            _ if letter.is_whitespace() => {
                end = at;
                break;
            }
            _ => {}
        }
    }
    rest[..end]
        .trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’', '*', '_', '…'])
        .len()
}
