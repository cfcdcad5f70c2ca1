//! Dates, and common ways of writing them. A message suggests the date that was probably meant.

use chrono::NaiveDate;

use crate::record::decode::{Scalar, Shape};
use crate::record::intent::folded;
use crate::record::lookalikes;

const FORM: &str = "a date as YYYY-MM-DD, for example 2026-05-12";

/// For a date that may be half-typed: `2026-02-1` can become the 1st or the 10th to 19th.
const ALL_DIGITS: &str = "a date with all its digits, as YYYY-MM-DD, for example 2026-05-01";

impl Scalar for NaiveDate {
    fn read(text: &str, _plain: bool) -> Result<Self, String> {
        let text = text.trim();
        if has_iso_form(text) {
            return NaiveDate::parse_from_str(text, "%Y-%m-%d")
                .map_err(|_| "a date that exists, as YYYY-MM-DD".to_owned());
        }
        Err(suggestion(text).unwrap_or_else(|| FORM.to_owned()))
    }

    fn shape() -> Shape {
        Shape::Day
    }
}

fn has_iso_form(text: &str) -> bool {
    let hyphen = |at: usize| at == 4 || at == 7;
    text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match hyphen(at) {
            true => byte == b'-',
            false => byte.is_ascii_digit(),
        })
}

/// What to write in place of a date in another form.
fn suggestion(text: &str) -> Option<String> {
    if let Some(what) = text.chars().find_map(lookalikes::dash) {
        let hyphens: String = text
            .chars()
            .map(|c| {
                if lookalikes::dash(c).is_some() {
                    '-'
                } else {
                    c
                }
            })
            .collect();
        let date = if has_iso_form(&hyphens) {
            hyphens
        } else {
            "YYYY-MM-DD".to_owned()
        };
        return Some(format!("it with hyphens, `{date}`; this value has {what}"));
    }
    let date = text
        .split(['T', ' '])
        .next()
        .filter(|date| has_iso_form(date));
    if let Some(date) = date {
        return Some(format!("only the day, without a time: `{date}`"));
    }
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || "./-,".contains(c))
        .filter(|word| !word.is_empty())
        .collect();
    let number = |word: &str| {
        let digits = word.trim_end_matches(|c: char| c.is_alphabetic());
        digits.parse::<u32>().ok()
    };
    let day = |year: u32, month: u32, day: u32| {
        let year = match year {
            // Up to 20, two digits may be the beginning of a year such as 1998 or 2026. A year with one or three digits is
            // incomplete.
            21..100 => year + 2000,
            1000.. => year,
            _ => return None,
        };
        NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
    };
    let begins_with_year = words.first().and_then(|word| number(word)) > Some(31);
    let ends_in_one_digit = words
        .last()
        .is_some_and(|word| word.len() == 1 && word.as_bytes()[0].is_ascii_digit());
    if begins_with_year && ends_in_one_digit {
        return Some(ALL_DIGITS.to_owned());
    }
    let suggest = |date: NaiveDate| format!("it as YYYY-MM-DD: `{date}`");
    if let Some(at) = words.iter().position(|word| month(word).is_some()) {
        let numbers: Vec<u32> = words.iter().filter_map(|word| number(word)).collect();
        let (first, second) = (*numbers.first()?, *numbers.get(1)?);
        let (year, of_month) = if first > 31 {
            (first, second)
        } else {
            (second, first)
        };
        return day(year, month(words[at])?, of_month).map(suggest);
    }
    let numbers: Vec<u32> = words.iter().filter_map(|word| number(word)).collect();
    let &[a, b, c] = numbers.as_slice() else {
        let digits = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
        let date = digits.then(|| NaiveDate::parse_from_str(text, "%Y%m%d").ok())?;
        return date.map(suggest);
    };
    if a > 31 {
        return day(a, b, c).map(suggest);
    }
    match (day(c, b, a), day(c, a, b)) {
        // With dots the day comes first; with slashes the order is ambiguous.
        (Some(date), _) if text.contains('.') => Some(suggest(date)),
        (Some(one), Some(other)) if one != other => Some(format!(
            "it as YYYY-MM-DD: `{one}`, or `{other}` if the month came first"
        )),
        (Some(date), _) | (None, Some(date)) => Some(suggest(date)),
        (None, None) => None,
    }
}

/// The month with this name, in English, German or French, in full or abbreviated.
fn month(word: &str) -> Option<u32> {
    let word = folded(word);
    let month = MONTHS.iter().position(|names| {
        names
            .iter()
            .any(|name| *name == word || word.len() >= 3 && name.starts_with(word.as_str()))
    })?;
    u32::try_from(month + 1).ok()
}

const MONTHS: [&[&str]; 12] = [
    &["january", "januar", "janner", "janvier"],
    &["february", "februar", "fevrier"],
    &["march", "marz", "maerz", "mars"],
    &["april", "avril"],
    &["may", "mai"],
    &["june", "juni", "juin"],
    &["july", "juli", "juillet"],
    &["august", "aout"],
    &["september", "septembre"],
    &["october", "oktober", "octobre"],
    &["november", "novembre"],
    &["december", "dezember", "decembre"],
];
