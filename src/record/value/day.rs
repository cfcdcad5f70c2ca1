//! Dates, and common ways of writing them. A date in a form other than YYYY-MM-DD is read if it can mean only one day; for
//! any other, the message suggests the date that was probably meant.

use chrono::{Datelike as _, NaiveDate, Weekday};

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
        match other_form(text) {
            Some(OtherForm::Certain(date)) => Ok(date),
            Some(OtherForm::Likely(date)) => Err(suggest(date)),
            Some(OtherForm::Ambiguous(one, other)) => Err(format!(
                "it as YYYY-MM-DD: `{one}`, or `{other}` if the month came first"
            )),
            Some(OtherForm::Unusable(expected)) => Err(expected),
            None => Err(FORM.to_owned()),
        }
    }

    fn normal_form(text: &str) -> Option<String> {
        let text = text.trim();
        match other_form(text) {
            Some(OtherForm::Certain(date)) if !has_iso_form(text) => Some(date.to_string()),
            _ => None,
        }
    }

    fn shape() -> Shape {
        Shape::Day
    }
}

/// What a date in a form other than YYYY-MM-DD means.
enum OtherForm {
    /// It can only mean this date.
    Certain(NaiveDate),
    /// It probably means this date, but something is missing, such as the century, or there is something else beside it.
    Likely(NaiveDate),
    /// The day or the month may come first.
    Ambiguous(NaiveDate, NaiveDate),
    /// It cannot be read; what to write.
    Unusable(String),
}

fn suggest(date: NaiveDate) -> String {
    format!("it as YYYY-MM-DD: `{date}`")
}

fn has_iso_form(text: &str) -> bool {
    let hyphen = |at: usize| at == 4 || at == 7;
    text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match hyphen(at) {
            true => byte == b'-',
            false => byte.is_ascii_digit(),
        })
}

/// Reads a date in another form.
fn other_form(text: &str) -> Option<OtherForm> {
    if let Some(what) = text.chars().find_map(lookalikes::dash) {
        return Some(OtherForm::Unusable(with_hyphens(text, what)));
    }
    let date = text
        .split(['T', ' '])
        .next()
        .filter(|date| has_iso_form(date));
    if let Some(date) = date {
        let expected = format!("only the day, without a time: `{date}`");
        return Some(OtherForm::Unusable(expected));
    }
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || "./-,".contains(c))
        .filter(|word| !word.is_empty())
        .collect();
    let begins_with_year = words.first().and_then(|word| number(word)) > Some(31);
    let ends_in_one_digit = words
        .last()
        .is_some_and(|word| word.len() == 1 && word.as_bytes()[0].is_ascii_digit());
    if begins_with_year && ends_in_one_digit {
        return Some(OtherForm::Unusable(ALL_DIGITS.to_owned()));
    }
    let numbers: Vec<u32> = words.iter().filter_map(|word| number(word)).collect();
    if let Some(month) = words.iter().find_map(|word| month(word)) {
        let fillers = words.iter().filter(|word| is_filler(word)).count();
        let weekdays: Vec<Weekday> = words.iter().filter_map(|word| weekday(word)).collect();
        let others = words.len() - fillers - weekdays.len();
        return Some(match with_month_name(&numbers, month, others)? {
            // Either the weekday or the date is wrong.
            OtherForm::Certain(date) if weekdays.iter().any(|day| *day != date.weekday()) => {
                OtherForm::Likely(date)
            }
            form => form,
        });
    }
    with_numbers(text, &numbers, words.len())
}

/// Reads a date with the name of its month.
fn with_month_name(numbers: &[u32], month: u32, words: usize) -> Option<OtherForm> {
    let (first, second) = (*numbers.first()?, *numbers.get(1)?);
    let (year, of_month) = match first > 31 {
        true => (first, second),
        false => (second, first),
    };
    let date = day(year, month, of_month)?;
    Some(certain_if(is_full(year) && words == 3, date))
}

/// Reads a date of which every part is a number.
fn with_numbers(text: &str, numbers: &[u32], words: usize) -> Option<OtherForm> {
    let &[a, b, c] = numbers else {
        let digits = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
        let date = digits.then(|| NaiveDate::parse_from_str(text, "%Y%m%d").ok())?;
        return date.map(OtherForm::Likely);
    };
    if a > 31 {
        return day(a, b, c).map(|date| certain_if(is_full(a) && words == 3, date));
    }
    let is_certain = is_full(c) && words == 3;
    match (day(c, b, a), day(c, a, b)) {
        // With dots the day usually comes first, but not for everybody; with slashes nobody can know.
        (Some(date), None) if text.contains('.') => Some(certain_if(is_certain, date)),
        (Some(date), _) if text.contains('.') => Some(OtherForm::Likely(date)),
        (Some(one), Some(other)) if one != other => Some(OtherForm::Ambiguous(one, other)),
        (Some(date), _) => Some(certain_if(is_certain, date)),
        // With dots the month never comes first.
        (None, Some(date)) => Some(certain_if(is_certain && !text.contains('.'), date)),
        (None, None) => None,
    }
}

fn certain_if(is_certain: bool, date: NaiveDate) -> OtherForm {
    match is_certain {
        true => OtherForm::Certain(date),
        false => OtherForm::Likely(date),
    }
}

/// Whether a year has four digits.
fn is_full(year: u32) -> bool {
    (1000..=9999).contains(&year)
}

fn day(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    let year = match year {
        // Up to 20, two digits may be the beginning of a year such as 1998 or 2026. A year with one or three digits is
        // incomplete.
        21..100 => year + 2000,
        1000.. => year,
        _ => return None,
    };
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

/// The number at the beginning of a word such as `14` or `14th`.
fn number(word: &str) -> Option<u32> {
    let ordinal = ["st", "nd", "rd", "th", "er"];
    let digits = ordinal.iter().find_map(|end| word.strip_suffix(end));
    digits.unwrap_or(word).parse::<u32>().ok()
}

/// What to write in place of a date with other dashes than hyphens.
fn with_hyphens(text: &str, what: &str) -> String {
    let hyphens = text
        .chars()
        .map(|c| lookalikes::dash(c).map_or(c, |_| '-'))
        .collect::<String>();
    let date = match has_iso_form(&hyphens) {
        true => hyphens,
        false => "YYYY-MM-DD".to_owned(),
    };
    format!("it with hyphens, `{date}`; this value has {what}")
}

/// Whether a word beside the name of a month says nothing about the day: the `of` in `1st of June 2026`.
fn is_filler(word: &str) -> bool {
    ["the", "of", "den", "le"].contains(&word.to_lowercase().as_str())
}

/// The weekday with this name, in English, German or French, in full or as its first three letters. None if these could
/// be a month: `mar` is mardi and March.
fn weekday(word: &str) -> Option<Weekday> {
    let word = folded(word);
    let is_name = |name: &&str| *name == word || word.len() == 3 && name.starts_with(word.as_str());
    let day = WEEKDAYS
        .iter()
        .position(|names| names.iter().any(is_name))?;
    let day = u8::try_from(day).ok()?;
    month(&word)
        .is_none()
        .then(|| Weekday::try_from(day).ok())?
}

/// From Monday.
const WEEKDAYS: [&[&str]; 7] = [
    &["monday", "montag", "lundi"],
    &["tuesday", "dienstag", "mardi"],
    &["wednesday", "mittwoch", "mercredi"],
    &["thursday", "donnerstag", "jeudi"],
    &["friday", "freitag", "vendredi"],
    &["saturday", "samstag", "samedi"],
    &["sunday", "sonntag", "dimanche"],
];

/// The month with this name, in English, German or French, in full or abbreviated.
fn month(word: &str) -> Option<u32> {
    let word = folded(word);
    let mut months = (1..).zip(MONTHS).filter(|(_, names)| {
        names
            .iter()
            .any(|name| *name == word || word.len() >= 3 && name.starts_with(word.as_str()))
    });
    let (month, _) = months.next()?;
    // `jui` can be juin or juillet.
    months.next().is_none().then_some(month)
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
