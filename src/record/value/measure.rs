//! Measured values: a number with an optional unit, or words.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::record::decode::{Scalar, Shape};
use crate::record::intent::folded;

/// A measured value: its words, and the number if it is one.
#[derive(Debug, Clone, PartialEq)]
pub struct Measure {
    /// As written.
    pub text: String,
    /// The number, if the value is one, with or without a unit.
    pub number: Option<f64>,
    /// How the number was written.
    pub notation: Notation,
}

/// An approved copy stores the text only; the other fields are derived from it.
impl Serialize for Measure {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.text)
    }
}

impl<'de> Deserialize<'de> for Measure {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        Measure::parse(&text).ok_or_else(|| serde::de::Error::custom("an empty value"))
    }
}

/// The text around a number.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Notation {
    /// Before it, including the space: `€ `.
    pub before: String,
    /// The digits as a number, which differs from the value in `40k`.
    pub figures: f64,
    /// After it, including the space: ` %`, `k`, `x per week`.
    pub after: String,
    /// The unit in a normalised form; empty without one.
    pub unit: String,
}

/// The measure whose unit applies to several: the first number that has one.
pub fn unit_of<'m>(mut measures: impl Iterator<Item = &'m Measure>) -> Option<&'m Measure> {
    measures.find(|measure| !measure.notation.unit.is_empty())
}

/// The maximum length of a unit, in characters and in words. Longer text is a sentence.
const UNIT: (usize, usize) = (30, 4);

impl Measure {
    /// Whether the units are equal, or one of them is missing.
    pub fn comparable(&self, unit: &str) -> bool {
        let own = self.notation.unit.as_str();
        own.is_empty() || unit.is_empty() || own == unit
    }

    /// The unit as written, without the number. None for a share of a number, as in `1 of 3`.
    pub fn unit_written(&self) -> Option<String> {
        let Notation {
            before,
            after,
            unit,
            ..
        } = &self.notation;
        let written = format!("{} {}", before.trim(), after.trim());
        let is_number =
            |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
        let share = written.split(|c: char| !c.is_alphanumeric()).any(is_number);
        (!unit.is_empty() && !share).then(|| written.trim().to_owned())
    }

    /// Parses a value.
    pub fn parse(text: &str) -> Option<Measure> {
        let text = String::read(text, true).ok()?;
        let (number, notation) = match Measure::split_number(&text) {
            Some((number, notation)) => (Some(number), notation),
            None => (None, Notation::default()),
        };
        Some(Measure {
            text,
            number,
            notation,
        })
    }

    fn split_number(text: &str) -> Option<(f64, Notation)> {
        let start = text.find(|c: char| c.is_ascii_digit() || c == '.' && text.len() > 1)?;
        let mut before = &text[..start];
        let mut sign = 1.0;
        if let Some(rest) = before.strip_suffix(['-', '−']) {
            (before, sign) = (rest, -1.0);
        } else if let Some(rest) = before.strip_suffix('+') {
            before = rest;
        }
        let end = number_end(&text[start..]);
        let figures = sign * figures(&text[start..start + end])?;
        let rest = &text[start + end..];
        let (times, unit) = unit(before, rest)?;
        let notation = Notation {
            before: before.to_owned(),
            figures,
            after: rest.to_owned(),
            unit,
        };
        let number = figures * times;
        number.is_finite().then_some((number, notation))
    }
}

/// The end of the number at the beginning of `text`: after its last digit, including marks between digits.
fn number_end(text: &str) -> usize {
    let mut end = 0;
    let mut signs = text.char_indices().peekable();
    while let Some((at, c)) = signs.next() {
        let next = signs.peek().is_some_and(|(_, c)| c.is_ascii_digit());
        if c.is_ascii_digit() {
            end = at + 1;
            continue;
        }
        // Three digits after a space are thousands. Otherwise the space ends the number.
        let thousands = || {
            let rest = &text.as_bytes()[at + c.len_utf8()..];
            let count = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
            count == 3
        };
        let mark = match c {
            '.' | ',' => next,
            ' ' | '\'' | '’' | '\u{a0}' | '\u{202f}' | '\u{2009}' => next && thousands(),
            _ => false,
        };
        if !mark {
            break;
        }
    }
    // `1e3`, as other programs write it.
    let rest = &text[end..];
    let exponent = rest
        .strip_prefix(['e', 'E'])
        .map(|rest| rest.trim_start_matches(['+', '-']));
    let digits = exponent.map_or(0, |rest| {
        rest.bytes().take_while(u8::is_ascii_digit).count()
    });
    match exponent {
        Some(exponent) if digits > 0 => text.len() - exponent.len() + digits,
        _ => end,
    }
}

/// A number with a point or a comma as decimal separator, and any thousands separator. A mark before exactly three
/// digits separates thousands, except after a zero.
fn figures(text: &str) -> Option<f64> {
    if text.contains(['e', 'E']) {
        return text.parse().ok();
    }
    let last = text.rfind(['.', ',']);
    let decimals = last.filter(|at| {
        let (whole, after) = (&text[..*at], &text[at + 1..]);
        let sign = &text[*at..=*at];
        let once = text.matches(sign).count() == 1;
        let other = whole.contains([',', '.', '\'', '’', ' ', '\u{a0}', '\u{202f}', '\u{2009}']);
        once && (after.len() != 3 || other || whole.is_empty() || whole.starts_with('0'))
    });
    let whole = &text[..decimals.unwrap_or(text.len())];
    let groups: Vec<&str> = whole.split(|c: char| !c.is_ascii_digit()).collect();
    let grouped = groups.len() == 1
        || groups.iter().skip(1).all(|group| group.len() == 3)
            && (1..=3).contains(&groups[0].len());
    let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
    let number = match decimals {
        Some(at) => format!("{whole}.{}", &text[at + 1..]),
        None => whole,
    };
    grouped.then(|| number.parse().ok()).flatten()
}

/// The factor that the unit applies to the digits, and the unit in a normalised form; `None` if the text around the
/// digits is words.
fn unit(before: &str, after: &str) -> Option<(f64, String)> {
    let (lead, tail) = (before.trim(), after.trim());
    let currency = lead.chars().all(|c| !c.is_alphanumeric()) || CURRENCIES.contains(&lead);
    let odd = |c: char| "!?;:\"“”()[]{}<>~≈≤≥=&,#*@".contains(c);
    if !currency || lead.contains(odd) || lead.chars().count() > 4 || tail.contains(odd) {
        return None;
    }
    if let Some(of) = out_of(tail) {
        return lead.is_empty().then(|| (1.0, format!("/{of}")));
    }
    // `2x/week` is `2x per week`.
    let spaced = tail.replace('/', " / ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    if tail.chars().count() > UNIT.0
        || words.len() > UNIT.1
        || tail.contains(|c: char| c.is_ascii_digit())
    {
        return None;
    }
    // Digits that continue, as in a date or a range, are not a number with a unit.
    let second = tail.chars().nth(1);
    if tail.starts_with(['-', '–', '.']) && !second.is_some_and(char::is_alphabetic) {
        return None;
    }
    let first = words.first().copied().unwrap_or_default();
    let money = |word: &str| word.chars().any(|c| "€$£¥".contains(c)) || CURRENCIES.contains(&word);
    let paid = !lead.is_empty() || words.iter().any(|word| money(word));
    let stem = first
        .trim_end_matches('.')
        .trim_end_matches(['€', '$', '£']);
    let times = match stem {
        "k" | "K" => 1e3,
        "m" | "M" | "mn" | "Mn" if paid => 1e6,
        "million" | "millions" | "Million" | "Millionen" | "Mio" | "mio" => 1e6,
        "thousand" | "Tausend" | "tausend" | "mille" | "Tsd" => 1e3,
        _ => 1.0,
    };
    let rest = match times > 1.0 {
        true => first[stem.len()..].trim_start_matches('.'),
        false => first,
    };
    let unit: Vec<String> = std::iter::once(lead)
        .chain([rest])
        .chain(words.iter().skip(1).copied())
        .map(one_form)
        .filter(|word| !word.is_empty())
        .collect();
    Some((times, unit.join(" ")))
}

/// The maximum of the scale in `/10`, `of 10`, `out of 10`, `von 10`, `sur 10`.
fn out_of(tail: &str) -> Option<u32> {
    let words = ["/", "out of", "of", "von", "sur"];
    let rest = words.iter().find_map(|word| tail.strip_prefix(word))?;
    rest.trim().parse().ok()
}

/// A word of a unit in a normalised form: without number, case and language where these are clear.
fn one_form(word: &str) -> String {
    let signs: String = word.chars().filter(|c| !c.is_alphanumeric()).collect();
    let letters = folded(word);
    let same = SAME
        .iter()
        .find(|(_, words)| words.contains(&letters.as_str()) || words.contains(&signs.as_str()));
    if let Some((one, _)) = same {
        return (*one).to_owned();
    }
    if letters.is_empty() {
        return signs;
    }
    let long = letters.chars().count() > 3;
    let ending = ["en", "es", "e", "n", "s"]
        .iter()
        .find(|ending| long && letters.ends_with(**ending));
    letters[..letters.len() - ending.map_or(0, |ending| ending.len())].to_owned()
}

const CURRENCIES: [&str; 8] = ["EUR", "CHF", "GBP", "USD", "SEK", "DKK", "NOK", "PLN"];

/// Words and signs for the same unit.
const SAME: [(&str, &[&str]); 12] = [
    ("%", &["%", "percent", "pct", "prozent", "pourcent"]),
    ("x", &["x", "×", "times", "time", "mal", "fois"]),
    ("€", &["€", "eur", "euro", "euros"]),
    ("£", &["£", "gbp", "pounds", "pound"]),
    ("$", &["$", "usd", "dollars", "dollar"]),
    ("/", &["/", "per", "a", "an", "pro", "par"]),
    (
        "h",
        &[
            "h", "hr", "hrs", "hour", "hours", "std", "stunde", "stunden", "heure", "heures",
        ],
    ),
    ("min", &["min", "mins", "minute", "minutes", "minuten"]),
    (
        "day",
        &["d", "day", "days", "tag", "tage", "tagen", "jour", "jours"],
    ),
    (
        "week",
        &["week", "weeks", "woche", "wochen", "semaine", "semaines"],
    ),
    (
        "month",
        &["month", "months", "monat", "monate", "monaten", "mois"],
    ),
    (
        "year",
        &[
            "year", "years", "jahr", "jahre", "jahren", "an", "ans", "annee", "annees",
        ],
    ),
];

impl Scalar for Measure {
    fn read(text: &str, _plain: bool) -> Result<Self, String> {
        Measure::parse(text).ok_or_else(|| "a number or a few words".to_owned())
    }

    fn shape() -> Shape {
        Shape::Text
    }
}
