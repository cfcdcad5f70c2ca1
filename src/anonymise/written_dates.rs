//! Dates with the name of a month: `27 May 2026`, `May 27th`, `3.–5. Mai 2026`, `le 1er mai`.

use super::ResidualSort;
use super::date_forms::{month_and_year, written};
use super::dates::{Shift, digits};
use super::language::Language;
use super::months::{Month, month};
use chrono::NaiveDate;
use std::ops::Range;

/// A date in a text.
#[derive(Debug)]
pub(super) struct Found {
    /// Offset after it.
    pub end: usize,
    /// The shifted date, or why it is kept.
    pub with: Result<String, ResidualSort>,
}

/// A day of the month as written, with its ordinal suffix.
#[derive(Debug, Clone)]
pub(super) struct Day {
    pub number: u32,
    pub digits: Range<usize>,
    pub end: usize,
}

/// Words between the days of a range.
const RANGE_WORDS: &[&str] = &[
    "to", "and", "or", "until", "bis", "und", "oder", "au", "et", "ou",
];

/// A date with the day first.
pub(super) fn day_first(text: &str, at: usize, shift: Shift) -> Option<Found> {
    if text[..at].ends_with(char::is_alphanumeric) {
        return None;
    }
    let first = day(text, at)?;
    let second = range_separator(text, first.end)
        .and_then(|at| day(text, at))
        .filter(|second| second.number > first.number);
    let last = second.as_ref().unwrap_or(&first);
    let mut month_at = gap(text, last.end)?;
    for word in ["of ", "de "] {
        month_at += if text[month_at..].starts_with(word) {
            word.len()
        } else {
            0
        };
    }
    let is_german = text[last.digits.end..].starts_with('.');
    let preferred = if is_german {
        Language::German
    } else {
        shift.language
    };
    let (name, month) = month_at_offset(text, month_at, preferred)?;
    let month_end = after_full_stop(text, name.end, month);
    let year = year_after(text, month_end);
    let later = if year.is_none() {
        year_of_range(text, month_end, shift)
    } else {
        None
    };
    let shift = Shift {
        near: later.or(shift.near),
        ..shift
    };
    let is_lower = text[name.clone()].starts_with(char::is_lowercase);
    if is_lower
        && month.language == Language::English
        && year.is_none()
        && matches!(&text[name.clone()], "may" | "march" | "mar")
    {
        return None;
    }
    let end = year.as_ref().map_or(name.end, |year| year.end);
    Some(shifted(
        text,
        Parts {
            start: at,
            end,
            first,
            second,
            name,
            month,
            year,
        },
        shift,
    ))
}

/// The date after the dash of `27 May – 2 June 2026`, which has the year of both.
fn year_of_range(text: &str, at: usize, shift: Shift) -> Option<NaiveDate> {
    let day = day(text, range_separator(text, at)?)?;
    let (name, month) = month_at_offset(text, gap(text, day.end)?, shift.language)?;
    let year = year_after(text, after_full_stop(text, name.end, month))?;
    NaiveDate::from_ymd_opt(text[year].parse().ok()?, month.number, day.number)
}

/// A date with the month first, a month with a year, or a month.
pub(super) fn month_first(text: &str, at: usize, shift: Shift) -> Option<Found> {
    if text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '-') {
        return None;
    }
    let (name, month) = month_at_offset(text, at, shift.language)?;
    let month_end = after_full_stop(text, name.end, month);
    let is_capital = text[name.clone()].starts_with(char::is_uppercase);
    if let Some(year) = year_after(text, month_end) {
        return Some(month_and_year(text, &name, month, &year, shift));
    }
    let first = gap(text, month_end)
        .and_then(|at| day(text, at))
        .filter(|_| is_capital && month.language != Language::French);
    if let Some(first) = first {
        let second = range_separator(text, first.end)
            .and_then(|at| day(text, at))
            .filter(|second| second.number > first.number);
        let last_end = second.as_ref().map_or(first.end, |second| second.end);
        let year = year_after(text, last_end);
        let end = year.as_ref().map_or(last_end, |year| year.end);
        return Some(shifted(
            text,
            Parts {
                start: at,
                end,
                first,
                second,
                name,
                month,
                year,
            },
            shift,
        ));
    }
    // `may` and `mars` in lower case are other words.
    let is_word =
        is_capital || (month.language == Language::French && shift.language == Language::French);
    (is_word && !month.is_short).then_some(Found {
        end: name.end,
        with: Err(ResidualSort::IncompleteDate),
    })
}

fn month_at_offset(text: &str, at: usize, preferred: Language) -> Option<(Range<usize>, Month)> {
    let rest = text.get(at..)?;
    let is_part = |c: char| c.is_alphabetic() || matches!(c, '\u{300}'..='\u{308}');
    let length = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
    let month = month(&rest[..length], preferred)?;
    let continues = rest[length..].starts_with(|c: char| c.is_ascii_digit() || c == '_');
    (!continues).then_some((at..at + length, month))
}

fn after_full_stop(text: &str, at: usize, month: Month) -> usize {
    at + usize::from(month.is_short && text[at..].starts_with('.'))
}

/// The offset after spaces, one line break, or a hyphen.
fn gap(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    if let Some(after) = rest
        .strip_prefix('-')
        .filter(|after| after.starts_with(char::is_alphanumeric))
    {
        return Some(text.len() - after.len());
    }
    let trimmed = rest.trim_start();
    let spaces = &rest[..rest.len() - trimmed.len()];
    let breaks = spaces.matches('\n').count();
    (breaks < 2 && spaces.len() < 12 && (!spaces.is_empty() || text[..at].ends_with('.')))
        .then_some(at + spaces.len())
}

/// The number of a day with its ordinal suffix.
fn day(text: &str, at: usize) -> Option<Day> {
    let number = digits(text, at);
    if !(1..=2).contains(&number.len()) {
        return None;
    }
    let value: u32 = number.parse().ok().filter(|day| (1..=31).contains(day))?;
    let digits_end = at + number.len();
    let rest = &text[digits_end..];
    let suffix = [
        "st", "nd", "rd", "th", "er", "ER", "TH", "ST", "ND", "RD", ".",
    ]
    .iter()
    .find(|suffix| {
        rest.strip_prefix(**suffix)
            .is_some_and(|rest| **suffix == "." || !rest.starts_with(char::is_alphanumeric))
    });
    let end = digits_end + suffix.map_or(0, |suffix| suffix.len());
    // `3.5` is no day, `3rd` is.
    let is_whole = !text[end..].starts_with(|c: char| c.is_ascii_digit() || c == '%' || c == ':');
    is_whole.then_some(Day {
        number: value,
        digits: at..digits_end,
        end,
    })
}

/// The offset after a dash or a word between two days.
fn range_separator(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let trimmed = rest.trim_start_matches([' ', '\u{a0}']);
    let after = trimmed.strip_prefix(['-', '–', '—', '/']).or_else(|| {
        let word = &trimmed[..trimmed
            .find(|c: char| !c.is_alphabetic())
            .unwrap_or(trimmed.len())];
        (RANGE_WORDS.contains(&word) && trimmed.len() < rest.len()).then(|| &trimmed[word.len()..])
    })?;
    Some(text.len() - after.trim_start_matches([' ', '\u{a0}']).len())
}

/// A year after a date, with or without a comma.
fn year_after(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = text.get(at..)?;
    let comma = usize::from(rest.starts_with(','));
    let start = gap(text, at + comma)?;
    let start = start
        + ["of ", "de "]
            .iter()
            .find(|word| text[start..].starts_with(**word))
            .map_or(0, |word| word.len());
    let year = digits(text, start);
    let is_year = year.len() == 4
        && year
            .parse::<i32>()
            .is_ok_and(|year| (1900..2200).contains(&year));
    let continues = text[start + year.len()..].starts_with(|c: char| c.is_alphabetic() || c == '%');
    (is_year && !continues && start > at).then_some(start..start + 4)
}

/// The parts of a written date.
pub(super) struct Parts {
    pub start: usize,
    pub end: usize,
    pub first: Day,
    pub second: Option<Day>,
    pub name: Range<usize>,
    pub month: Month,
    pub year: Option<Range<usize>>,
}

fn shifted(text: &str, parts: Parts, shift: Shift) -> Found {
    let end = parts.end;
    let year: Option<i32> = parts
        .year
        .as_ref()
        .and_then(|year| text[year.clone()].parse().ok());
    let date = |day: u32| match year {
        Some(year) => NaiveDate::from_ymd_opt(year, parts.month.number, day),
        None => shift.nearest(parts.month.number, day),
    };
    // Any leap year has all days that exist.
    if NaiveDate::from_ymd_opt(
        year.unwrap_or(2024),
        parts.month.number,
        parts.second.as_ref().unwrap_or(&parts.first).number,
    )
    .is_none()
    {
        return Found {
            end,
            with: Err(ResidualSort::InvalidDate),
        };
    }
    let first = date(parts.first.number).and_then(|date| shift.shifted(date));
    let second = parts
        .second
        .as_ref()
        .map(|day| date(day.number).and_then(|date| shift.shifted(date)));
    let (Some(first), Some(second)) = (first, second.map_or(Some(None), |date| date.map(Some)))
    else {
        return Found {
            end,
            with: Err(ResidualSort::IncompleteDate),
        };
    };
    Found {
        end,
        with: Ok(written(text, &parts, first, second)),
    }
}
