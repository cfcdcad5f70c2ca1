//! Lists years, amounts, large numbers, and numbers of people and years of age.

use super::ResidualSort;
use super::edits::Draft;

/// Currencies before or after an amount.
const CURRENCIES: &[&str] = &[
    "£", "$", "€", "¥", "GBP", "USD", "EUR", "CHF", "SEK", "NOK", "DKK", "PLN", "CAD", "AUD", "Fr",
    "Euro", "euros", "pounds", "dollars",
];

/// Words after a number that may identify an organisation or a person.
const UNITS: &[&str] = &[
    "k",
    "m",
    "bn",
    "M",
    "million",
    "millions",
    "billion",
    "billions",
    "Mio",
    "Mrd",
    "Millionen",
    "Milliarden",
    "milliard",
    "milliards",
    "people",
    "employees",
    "staff",
    "colleagues",
    "FTE",
    "FTEs",
    "Mitarbeitende",
    "Mitarbeitenden",
    "Mitarbeiter",
    "Mitarbeitern",
    "Beschäftigte",
    "Personen",
    "Leute",
    "salariés",
    "employés",
    "collaborateurs",
    "personnes",
    "countries",
    "offices",
    "sites",
    "stores",
    "branches",
    "plants",
    "Länder",
    "Standorte",
    "Filialen",
    "pays",
    "ans",
    "thousand",
    "Tausend",
];

/// Lists the numbers in what no earlier stage has taken.
pub(super) fn keep_numbers(draft: &mut Draft<'_>) {
    let text = draft.text;
    let mut at = 0;
    while let Some(found) = text
        .get(at..)
        .and_then(|rest| rest.find(|c: char| c.is_ascii_digit()))
    {
        let start = at + found;
        let end = start + length(&text[start..]);
        at = end;
        let before = text[..start].chars().next_back();
        let is_inside = before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '#' | ':'));
        let after = text[end..].chars().next();
        let is_joined =
            after.is_some_and(|c| c.is_alphabetic() || c == '_') && !has_unit(&text[end..]);
        if is_inside || is_joined || draft.is_any_taken(start..end) {
            continue;
        }
        let (first, last) = around(text, start, end);
        let sort = if (first, last) != (start, end) {
            ResidualSort::Number
        } else if is_year(&text[start..end]) {
            ResidualSort::Year
        } else if is_large(&text[start..end]) {
            ResidualSort::Number
        } else {
            continue;
        };
        draft.keep(first..last, sort);
    }
}

/// The length of a number with its thousands separators and decimals.
fn length(text: &str) -> usize {
    let mut end = 0;
    for (at, letter) in text.char_indices() {
        if letter.is_ascii_digit() {
            end = at + 1;
        } else if !matches!(letter, ',' | '.' | '\'' | '’' | '\u{a0}' | '\u{202f}') || at != end {
            break;
        }
    }
    end
}

fn is_year(number: &str) -> bool {
    number.len() == 4
        && number
            .parse::<u32>()
            .is_ok_and(|year| (1900..2100).contains(&year))
}

fn is_large(number: &str) -> bool {
    let whole = number
        .split_once(['.', ','])
        .filter(|(_, decimals)| decimals.len() != 3);
    let whole = whole.map_or(number, |(whole, _)| whole);
    whole.chars().filter(char::is_ascii_digit).count() >= 4
}

fn has_unit(after: &str) -> bool {
    unit(after).is_some()
}

/// The unit at the start of a text.
fn unit(after: &str) -> Option<&str> {
    let end = after
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(after.len());
    let word = &after[..end];
    (UNITS.contains(&word) || CURRENCIES.contains(&word)).then_some(word)
}

/// The range of a number with the currency before it and the units after it.
fn around(text: &str, start: usize, end: usize) -> (usize, usize) {
    let (mut first, mut last) = (start, end);
    let before = text[..start].trim_end_matches([' ', '\u{a0}']);
    if let Some(currency) = CURRENCIES
        .iter()
        .find(|currency| before.ends_with(**currency))
    {
        let at = before.len() - currency.len();
        if !text[..at].ends_with(char::is_alphanumeric) && start - before.len() < 3 {
            first = at;
        }
    }
    if before.ends_with("aged") {
        first = before.len() - "aged".len();
    }
    loop {
        let after = text[last..].trim_start_matches([' ', '\u{a0}', '-']);
        let skipped = text.len() - last - after.len();
        if skipped > 2 {
            break;
        }
        let sign = ["£", "$", "€"]
            .iter()
            .find(|sign| after.starts_with(**sign))
            .map(|sign| sign.len());
        let age = ["years old", "year old", "year-old", "Jahre alt"]
            .iter()
            .find(|age| after.starts_with(**age))
            .map(|age| age.len());
        match sign.or(age).or_else(|| unit(after).map(str::len)) {
            Some(length) => last += skipped + length,
            None => break,
        }
    }
    (first, last)
}
