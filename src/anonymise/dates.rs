//! Shifts the dates in a text. How dates are found is in [`super::digit_dates`] and [`super::written_dates`].

use super::ReplacementSort;
use super::digit_dates::in_digits;
use super::edits::Draft;
use super::text::Engine;
use super::written_dates;
use chrono::{Datelike, Days, NaiveDate};
use std::ops::Range;

/// Shifts the dates in what no earlier stage has taken.
pub(super) fn shift_dates(draft: &mut Draft<'_>, engine: &Engine) {
    let text = draft.text;
    let shift = Shift {
        days: engine.shift_days,
        near: draft.near,
        is_month_first: engine.is_month_first,
        language: draft.language,
    };
    let mut at = 0;
    while let Some(place) = next_word(text, at) {
        let starts_digit = text.as_bytes()[place].is_ascii_digit();
        let found = if draft.is_taken(place) {
            None
        } else if starts_digit {
            in_digits(text, place, shift).or_else(|| written_dates::day_first(text, place, shift))
        } else {
            written_dates::month_first(text, place, shift)
        };
        let Some(found) = found.filter(|found| !draft.is_any_taken(place..found.end)) else {
            at = word_end(text, place, starts_digit);
            continue;
        };
        at = found.end;
        match found.with {
            Ok(with) => draft.replace(place..found.end, &with, ReplacementSort::Date),
            Err(sort) => {
                draft.keep(place..found.end, sort);
                // A month may also be the name of a person.
                if starts_digit {
                    draft.take(place..found.end);
                }
            }
        }
    }
}

/// How dates are read and shifted.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shift {
    /// The number of days.
    pub days: i64,
    /// The date near which a date without a year is.
    pub near: Option<NaiveDate>,
    /// Whether `05/06/2026` is in May.
    pub is_month_first: bool,
    /// The language of the text.
    pub language: super::language::Language,
}

impl Shift {
    /// The shifted date. `None` if there is no such date.
    pub fn shifted(self, date: NaiveDate) -> Option<NaiveDate> {
        let days = Days::new(self.days.unsigned_abs());
        let date = if self.days < 0 {
            date.checked_sub_days(days)
        } else {
            date.checked_add_days(days)
        };
        // With a year of four digits, as all written forms have.
        date.filter(|date| (1..=9999).contains(&date.year()))
    }

    /// The date nearest to the record's own date that has this day and month.
    pub fn nearest(self, month: u32, day: u32) -> Option<NaiveDate> {
        let near = self.near?;
        (near.year() - 4..=near.year() + 4)
            .filter_map(|year| NaiveDate::from_ymd_opt(year, month, day))
            .min_by_key(|date| (*date - near).num_days().abs())
    }
}

/// The start of the next run of digits or letters.
fn next_word(text: &str, at: usize) -> Option<usize> {
    text.get(at..)?
        .find(char::is_alphanumeric)
        .map(|found| at + found)
}

fn word_end(text: &str, at: usize, is_digits: bool) -> usize {
    let rest = &text[at..];
    let end = rest.find(|c: char| {
        if is_digits {
            !c.is_ascii_digit()
        } else {
            !c.is_alphabetic()
        }
    });
    at + end
        .unwrap_or(rest.len())
        .max(rest.chars().next().map_or(1, char::len_utf8))
}

/// The digits at an offset.
pub(super) fn digits(text: &str, at: usize) -> &str {
    let rest = text.get(at..).unwrap_or_default();
    &rest[..rest
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(rest.len())]
}

/// The date of the record: its field `date`, or `start`, or the first date of its front matter.
pub(super) fn date_of_record(text: &str, yaml: &Range<usize>) -> Option<NaiveDate> {
    let front = text.get(yaml.clone())?;
    let parse = |value: &str| {
        value
            .trim()
            .trim_matches(['"', '\''])
            .get(..10)?
            .parse::<NaiveDate>()
            .ok()
    };
    let field = |name: &str| {
        front
            .lines()
            .find_map(|line| parse(line.strip_prefix(name)?))
    };
    field("date:").or_else(|| field("start:")).or_else(|| {
        front
            .lines()
            .find_map(|line| parse(line.split_once(": ")?.1))
    })
}

/// Whether dates such as `05/06/2026` have the month first: whether more dates can only be read in this order than in the
/// other.
pub(super) fn is_month_first<'t>(texts: impl Iterator<Item = &'t str>) -> bool {
    let mut balance = 0_i64;
    for text in texts {
        for (at, _) in text.match_indices('/') {
            let before = text[..at].len()
                - text[..at]
                    .trim_end_matches(|c: char| c.is_ascii_digit())
                    .len();
            let second = digits(text, at + 1);
            let year = &text[at + 1 + second.len()..];
            if !(1..=2).contains(&before)
                || second.len() > 2
                || !year.starts_with('/')
                || digits(year, 1).len() < 2
            {
                continue;
            }
            let numbers = (text[at - before..at].parse::<u32>(), second.parse::<u32>());
            if let (Ok(first), Ok(second)) = numbers {
                balance +=
                    i64::from(first <= 12 && second > 12) - i64::from(first > 12 && second <= 12);
            }
        }
    }
    balance > 0
}
