//! Dates written in digits: `2026-05-27`, `27.05.2026`, `27/05/2026`, `20260527`.

use super::ResidualSort;
use super::dates::{Shift, digits};
use super::written_dates::Found;
use chrono::{Datelike, NaiveDate};
use std::ops::Range;

/// A date that has only digits: `2026-05-27`, `27.05.2026`, `20260527`.
pub(super) fn in_digits(text: &str, at: usize, shift: Shift) -> Option<Found> {
    let first = digits(text, at);
    if first.len() == 8 {
        let part = |range: Range<usize>| first.get(range)?.parse().ok();
        let date = valid(part(0..4)?, part(4..6)?, part(6..8)?)?;
        let shifted = shift.shifted(date)?;
        return Some(Found {
            end: at + 8,
            with: Ok(shifted.format("%Y%m%d").to_string()),
        });
    }
    let separator = text[at + first.len()..]
        .chars()
        .next()
        .filter(|c| matches!(c, '-' | '.' | '/' | '_' | '‑'))?;
    let second_at = part_after(text, at + first.len() + separator.len_utf8(), separator);
    let second = digits(text, second_at);
    if !(1..=2).contains(&second.len()) {
        return None;
    }
    let rest = &text[second_at + second.len()..];
    if !rest.starts_with(separator)
        || digits(rest, separator.len_utf8()).is_empty() && !rest.starts_with(". ")
    {
        return partial(
            text,
            at,
            first,
            second,
            second_at + second.len(),
            separator,
            shift,
        );
    }
    let third_at = part_after(
        text,
        second_at + second.len() + separator.len_utf8(),
        separator,
    );
    let third = digits(text, third_at);
    let end = third_at + third.len();
    let continues = text[end..].starts_with(['.', '/']) && !digits(text, end + 1).is_empty();
    if continues || third.is_empty() {
        return partial(
            text,
            at,
            first,
            second,
            second_at + second.len(),
            separator,
            shift,
        );
    }
    let pieces = [
        at..at + first.len(),
        second_at..second_at + second.len(),
        third_at..end,
    ];
    let [a, b, c]: [u32; 3] = [
        first.parse().ok()?,
        second.parse().ok()?,
        third.parse().ok()?,
    ];
    let (date, order) = match (first.len(), third.len()) {
        (4, 1 | 2) => (valid(a, b, c), [2, 1, 0]),
        (1 | 2, 4) => day_and_month(a, b, c, separator, shift),
        // Not `1.2.26` as a version: both parts have two digits, or the separator is a slash.
        (1 | 2, 2) if separator != '-' && separator != '_' => {
            let near = shift.near.map_or(2025, |near| near.year());
            let year = 2000 + c;
            let is_near = i32::try_from(year).is_ok_and(|year| (year - near).abs() <= 12);
            if !is_near || (first.len() < 2 && second.len() < 2 && separator == '.') {
                return None;
            }
            day_and_month(a, b, year, separator, shift)
        }
        _ => return None,
    };
    let has_year = if first.len() == 4 {
        (1900..2200).contains(&a)
    } else {
        third.len() == 2 || (1900..2200).contains(&c)
    };
    if !has_year {
        return None;
    }
    let with = match date.and_then(|date| shift.shifted(date)) {
        Some(date) => Ok(rewrite(text, &pieces, order, date)),
        None => Err(ResidualSort::InvalidDate),
    };
    Some(Found { end, with })
}

/// The offset of the next part: in German a space may follow the full stop.
fn part_after(text: &str, at: usize, separator: char) -> usize {
    let has_space =
        separator == '.' && text[at..].starts_with(' ') && !digits(text, at + 1).is_empty();
    at + usize::from(has_space)
}

/// The date, and which of its parts is the day, the month and the year.
fn day_and_month(
    a: u32,
    b: u32,
    year: u32,
    separator: char,
    shift: Shift,
) -> (Option<NaiveDate>, [usize; 3]) {
    let day_first = (valid(year, b, a), [0, 1, 2]);
    let month_first = (valid(year, a, b), [1, 0, 2]);
    let prefers_month = separator == '/' && shift.is_month_first;
    match (prefers_month, day_first.0, month_first.0) {
        (true, _, Some(_)) | (false, None, Some(_)) if separator != '.' => month_first,
        _ => day_first,
    }
}

/// Writes a date into the parts of another, with the same separators and leading zeros.
fn rewrite(
    text: &str,
    pieces: &[Range<usize>; 3],
    [day, month, year]: [usize; 3],
    date: NaiveDate,
) -> String {
    let short = |at: usize| pieces[at].len() == 1;
    let number = |value: u32| {
        if short(day) || short(month) {
            value.to_string()
        } else {
            format!("{value:02}")
        }
    };
    let mut written = String::new();
    for (at, piece) in pieces.iter().enumerate() {
        written.push_str(&match at {
            _ if at == day => number(date.day()),
            _ if at == month => number(date.month()),
            _ if pieces[year].len() == 2 => format!("{:02}", date.year() % 100),
            _ => format!("{:04}", date.year()),
        });
        if let Some(next) = pieces.get(at + 1) {
            written.push_str(&text[piece.end..next.start]);
        }
    }
    written
}

/// A date that is not complete: `27.05.`, `27/05`, `2026-05`.
fn partial(
    text: &str,
    at: usize,
    first: &str,
    second: &str,
    end: usize,
    separator: char,
    shift: Shift,
) -> Option<Found> {
    let [a, b]: [u32; 2] = [first.parse().ok()?, second.parse().ok()?];
    let kept = |end: usize| {
        Some(Found {
            end,
            with: Err(ResidualSort::IncompleteDate),
        })
    };
    if first.len() == 4
        && second.len() == 2
        && separator == '-'
        && (1900..2200).contains(&a)
        && (1..=12).contains(&b)
    {
        return kept(end);
    }
    let is_date = first.len() <= 2 && (1..=31).contains(&a) && (1..=12).contains(&b);
    if separator == '.'
        && is_date
        && text[end..].starts_with('.')
        && digits(text, end + 1).is_empty()
    {
        let Some(date) = shift.nearest(b, a).and_then(|date| shift.shifted(date)) else {
            return kept(end);
        };
        let number = |value: u32, like: &str| {
            if like.len() == 2 {
                format!("{value:02}")
            } else {
                value.to_string()
            }
        };
        let between = &text[at + first.len()..end - second.len()];
        return Some(Found {
            end,
            with: Ok(format!(
                "{}{between}{}",
                number(date.day(), first),
                number(date.month(), second)
            )),
        });
    }
    // Scores such as `4/5` and `24/7` are more frequent than dates of this form.
    let is_slash_date = separator == '/' && is_date && first.len() == 2 && second.len() == 2;
    if is_slash_date { kept(end) } else { None }
}

fn valid(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}
