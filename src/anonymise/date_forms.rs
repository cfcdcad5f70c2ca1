//! Writes shifted dates in the form of the originals.

use super::ResidualSort;
use super::dates::Shift;
use super::language::Language;
use super::months::{Month, written_as};
use super::written_dates::{Day, Found, Parts};
use chrono::{Datelike, NaiveDate};
use std::ops::Range;

/// Writes shifted dates in the form of the original.
pub(super) fn written(
    text: &str,
    parts: &Parts,
    first: NaiveDate,
    second: Option<NaiveDate>,
) -> String {
    let last = second.unwrap_or(first);
    let splits = (first.year(), first.month()) != (last.year(), last.month());
    let month_name =
        |date: NaiveDate| written_as(date.month(), parts.month, &text[parts.name.clone()]);
    let is_day_first = parts.first.digits.start < parts.name.start;
    let mut pieces: Vec<(Range<usize>, String)> = Vec::new();
    // `28–30 May` becomes `30 May–2 June`.
    let mut first_day = day_written(text, &parts.first, first, parts.month);
    if splits && is_day_first {
        first_day = format!("{first_day} {}", month_name(first));
        if first.year() != last.year() && parts.year.is_some() {
            first_day = format!("{first_day} {}", first.year());
        }
    } else if splits && first.year() != last.year() && parts.year.is_some() {
        first_day = format!("{first_day}, {}", first.year());
    }
    pieces.push((parts.first.digits.start..parts.first.end, first_day));
    if let Some(day) = &parts.second {
        let mut second_day = day_written(text, day, last, parts.month);
        if splits && !is_day_first {
            second_day = format!("{} {second_day}", month_name(last));
        }
        pieces.push((day.digits.start..day.end, second_day));
    }
    pieces.push((
        parts.name.clone(),
        month_name(if is_day_first { last } else { first }),
    ));
    if let Some(year) = &parts.year {
        pieces.push((year.clone(), format!("{:04}", last.year())));
    }
    pieces.sort_by_key(|(range, _)| range.start);
    let mut written = String::new();
    let mut at = parts.start;
    for (range, piece) in pieces {
        written.push_str(&text[at..range.start]);
        written.push_str(&piece);
        at = range.end;
    }
    written
}

/// A day with the suffix and the leading zero of another.
fn day_written(text: &str, like: &Day, date: NaiveDate, month: Month) -> String {
    let day = date.day();
    let suffix = &text[like.digits.end..like.end];
    if day == like.number {
        return text[like.digits.start..like.end].to_owned();
    }
    let number = if text[like.digits.clone()].starts_with('0') {
        format!("{day:02}")
    } else {
        day.to_string()
    };
    let new = match suffix.to_lowercase().as_str() {
        "st" | "nd" | "rd" | "th" => match (day % 10, day / 10) {
            (_, 1) => "th",
            (1, _) => "st",
            (2, _) => "nd",
            (3, _) => "rd",
            _ => "th",
        },
        "." => ".",
        "er" if day == 1 => "er",
        "" if day == 1 && month.language == Language::French => "er",
        _ => "",
    };
    let is_upper = !suffix.is_empty() && suffix.chars().all(char::is_uppercase);
    format!(
        "{number}{}",
        if is_upper {
            new.to_uppercase()
        } else {
            new.to_owned()
        }
    )
}

/// `May 2026`: the month in which the middle of the month is after the shift.
pub(super) fn month_and_year(
    text: &str,
    name: &Range<usize>,
    month: Month,
    year: &Range<usize>,
    shift: Shift,
) -> Found {
    let middle = text[year.clone()]
        .parse()
        .ok()
        .and_then(|year| NaiveDate::from_ymd_opt(year, month.number, 15));
    let with = match middle.and_then(|date| shift.shifted(date)) {
        Some(date) => {
            let written = written_as(date.month(), month, &text[name.clone()]);
            Ok(format!(
                "{written}{}{:04}",
                &text[name.end..year.start],
                date.year()
            ))
        }
        None => Err(ResidualSort::InvalidDate),
    };
    Found {
        end: year.end,
        with,
    }
}
