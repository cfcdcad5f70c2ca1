//! Dates in names and headings. Only a date with one reading is used: `05.06.2026` may be in May or in June.

use chrono::NaiveDate;

/// The dates in a text.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct DatesFound {
    /// Those with one reading, each once, in order.
    pub dates: Vec<NaiveDate>,
    /// Whether there is one with several readings.
    pub is_ambiguous: bool,
}

impl DatesFound {
    fn add(&mut self, date: NaiveDate) {
        if !self.dates.contains(&date) {
            self.dates.push(date);
        }
    }
}

/// Names of months in English, German and French, by the first letters that no other month has.
const MONTHS: [&[&str]; 12] = [
    &["january", "jan", "januar", "jänner", "janvier", "janv"],
    &["february", "feb", "februar", "février", "fevrier", "févr"],
    &["march", "mar", "märz", "maerz", "mars"],
    &["april", "apr", "avril", "avr"],
    &["may", "mai"],
    &["june", "jun", "juni", "juin"],
    &["july", "jul", "juli", "juillet", "juil"],
    &["august", "aug", "août", "aout"],
    &["september", "sep", "sept", "septembre"],
    &["october", "oct", "oktober", "okt", "octobre"],
    &["november", "nov", "novembre"],
    &[
        "december",
        "dec",
        "dezember",
        "dez",
        "décembre",
        "decembre",
        "déc",
    ],
];

/// Whether a word is the name of a month.
pub(super) fn is_month(word: &str) -> bool {
    let word = word.to_lowercase();
    MONTHS.iter().any(|names| names.contains(&word.as_str()))
}

/// A word or a number, and the characters between it and the next.
struct Token<'t> {
    text: &'t str,
    after: &'t str,
}

/// Finds the dates in a text. `day_first` says that the day is first in numbers such as `05.06.2026`, as in German and
/// French.
pub(super) fn dates_in(text: &str, day_first: bool) -> DatesFound {
    let mut found = DatesFound::default();
    let tokens = tokens(text);
    let mut at = 0;
    while at < tokens.len() {
        at += match date_at(&tokens[at..], day_first, &mut found) {
            0 => 1,
            used => used,
        };
    }
    found
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(char::is_alphanumeric) {
        if let Some(last) = tokens.last_mut() {
            last.after = &rest[..start];
        }
        rest = &rest[start..];
        let digits = rest.starts_with(|c: char| c.is_ascii_digit());
        let end = rest.find(|c: char| !c.is_alphanumeric() || c.is_ascii_digit() != digits);
        let (token, after) = rest.split_at(end.unwrap_or(rest.len()));
        tokens.push(Token {
            text: token,
            after: "",
        });
        rest = after;
    }
    tokens
}

/// Adds the date that begins at the first token, and returns how many tokens it has.
fn date_at(tokens: &[Token<'_>], day_first: bool, found: &mut DatesFound) -> usize {
    let first = &tokens[0];
    if first.text.len() == 8
        && let Some(date) = compact(first.text)
    {
        found.add(date);
        return 1;
    }
    let [a, b, c, ..] = tokens else { return 0 };
    let same = a.after == b.after && matches!(a.after, "-" | "." | "_" | "/");
    if let (Some(a), Some(b), Some(c)) = (number(a.text), number(b.text), number(c.text)) {
        if !same {
            return 0;
        }
        return numeric(
            [a, b, c],
            [tokens[0].text, tokens[2].text],
            day_first,
            found,
        );
    }
    let spaced = |after: &str| matches!(after.trim(), "" | "." | ",") && after.len() <= 3;
    if !spaced(a.after) || !spaced(b.after) {
        return 0;
    }
    let (day, month) = match (number(a.text), month(b.text), month(a.text), number(b.text)) {
        (Some(day), Some(month), ..) => (day, month),
        (_, _, Some(month), Some(day)) => (day, month),
        _ => return 0,
    };
    let date = number(c.text).filter(|_| c.text.len() == 4);
    match date.and_then(|year| valid(year, month, day)) {
        Some(date) => {
            found.add(date);
            3
        }
        None => 0,
    }
}

/// Three numbers: the year first, or last.
fn numeric(
    [a, b, c]: [u32; 3],
    [first, last]: [&str; 2],
    day_first: bool,
    found: &mut DatesFound,
) -> usize {
    if first.len() == 4 {
        let date = valid(a, b, c);
        date.iter().for_each(|date| found.add(*date));
        return 3 * usize::from(date.is_some());
    }
    if last.len() != 4 {
        // A year of two digits may also be a day.
        found.is_ambiguous |= a > 0 && b > 0 && c > 0;
        return 3;
    }
    match (valid(c, b, a), valid(c, a, b)) {
        (Some(date), other) if day_first || other.is_none() || other == Some(date) => {
            found.add(date);
        }
        (None, Some(date)) if !day_first => found.add(date),
        (None, None) => return 0,
        _ => found.is_ambiguous = true,
    }
    3
}

fn compact(text: &str) -> Option<NaiveDate> {
    let part = |range: std::ops::Range<usize>| number(text.get(range)?);
    valid(part(0..4)?, part(4..6)?, part(6..8)?)
}

fn number(text: &str) -> Option<u32> {
    let digits = text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

fn month(text: &str) -> Option<u32> {
    let text = text.to_lowercase();
    let place = MONTHS
        .iter()
        .position(|names| names.contains(&text.as_str()))?;
    u32::try_from(place + 1).ok()
}

/// A date in the time in which people have kept such notes.
fn valid(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    let year = i32::try_from(year)
        .ok()
        .filter(|year| (1970..2100).contains(year))?;
    NaiveDate::from_ymd_opt(year, month, day)
}

#[cfg(test)]
mod tests {
    use super::dates_in;

    #[test]
    fn only_dates_with_one_reading_are_used() {
        for (text, day_first, date) in [
            ("2026-05-12 Amara", false, "2026-05-12"),
            ("20260512_session", false, "2026-05-12"),
            ("2026_05_12", false, "2026-05-12"),
            ("Session 3 – 12 May 2026", false, "2026-05-12"),
            ("May 12, 2026", false, "2026-05-12"),
            ("12. März 2026", true, "2026-03-12"),
            ("séance du 3 août 2026", true, "2026-08-03"),
            ("23.05.2026", false, "2026-05-23"),
            ("05/23/2026", false, "2026-05-23"),
            ("05.05.2026", false, "2026-05-05"),
            ("05.06.2026", true, "2026-06-05"),
            ("2026-05-12T14:00", false, "2026-05-12"),
        ] {
            let found = dates_in(text, day_first);
            let dates: Vec<String> = found.dates.iter().map(ToString::to_string).collect();
            assert_eq!(dates, [date], "{text}");
            assert!(!found.is_ambiguous, "{text}");
        }
        for (text, ambiguous) in [
            ("05.06.2026", true),
            ("05/06/2026", true),
            ("05-06-26", true),
            ("2026-13-40", false),
            ("31.02.2026", false),
            ("session 12", false),
            ("12 2026", false),
            ("12345678", false),
            ("", false),
        ] {
            let found = dates_in(text, false);
            assert!(found.dates.is_empty(), "{text}: {found:?}");
            assert_eq!(found.is_ambiguous, ambiguous, "{text}");
        }
        assert_eq!(dates_in("2026-05-12 to 2026-05-13", false).dates.len(), 2);
    }
}
