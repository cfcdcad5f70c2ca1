//! A length of time in minutes.

use crate::record::decode::{Scalar, Shape};

/// A length of time, in minutes. It is read from a whole number; a length with units only gives a suggestion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Minutes(pub u32);

impl Scalar for Minutes {
    fn read(text: &str, plain: bool) -> Result<Self, String> {
        u32::read(text, plain)
            .map(Minutes)
            .map_err(|_| match with_units(text) {
                Some(minutes) => format!("it in minutes: `{minutes}`"),
                None => "the minutes as a whole number, for example 90".to_owned(),
            })
    }

    fn normal_form(text: &str) -> Option<String> {
        with_units(text).map(|minutes| minutes.to_string())
    }

    fn shape() -> Shape {
        u32::shape()
    }
}

/// A unit of time in English, German or French, and its length in minutes.
const UNITS: [(&str, u32); 16] = [
    ("h", 60),
    ("hr", 60),
    ("hrs", 60),
    ("hour", 60),
    ("hours", 60),
    ("std", 60),
    ("stunde", 60),
    ("stunden", 60),
    ("heure", 60),
    ("heures", 60),
    ("m", 1),
    ("min", 1),
    ("mins", 1),
    ("minute", 1),
    ("minutes", 1),
    ("minuten", 1),
];

/// The minutes in a length such as `1 hour`, `90 min`, `1h30` or `1.5 h`. `None` if it has no unit, or is not a whole
/// number of minutes.
fn with_units(text: &str) -> Option<u32> {
    let mut rest = text.trim();
    let mut minutes = 0;
    let mut last_unit = None;
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',');
        let (number, after) = rest.split_at(digits.unwrap_or(rest.len()));
        let after = after.trim_start();
        let letters = after.find(|c: char| !c.is_alphabetic());
        let (unit, after) = after.split_at(letters.unwrap_or(after.len()));
        let unit = match (unit.to_lowercase().as_str(), last_unit) {
            // `1h30`: the number after the hours.
            ("", Some(60)) => 1,
            (name, last) => {
                let (_, unit) = *UNITS.iter().find(|(known, _)| *known == name)?;
                if last.is_some_and(|last| last <= unit) {
                    return None;
                }
                unit
            }
        };
        minutes += in_minutes(number, unit)?;
        last_unit = Some(unit);
        rest = after.trim_start_matches(['.', ' ']).trim_start();
    }
    last_unit.map(|_| minutes)
}

/// The minutes of a number of units, if they are whole.
fn in_minutes(number: &str, unit: u32) -> Option<u32> {
    let (whole, part) = number.split_once(['.', ',']).unwrap_or((number, "0"));
    if part.len() > 2 {
        return None;
    }
    let scale = 10_u32.pow(u32::try_from(part.len()).ok()?);
    let of_part = part.parse::<u32>().ok()?.checked_mul(unit)?;
    if of_part % scale != 0 {
        return None;
    }
    let whole = whole.parse::<u32>().ok()?.checked_mul(unit)?;
    whole.checked_add(of_part / scale)
}

#[cfg(test)]
mod tests {
    use super::with_units;

    #[test]
    fn a_length_with_units_is_converted_only_if_it_is_clear() {
        for (text, minutes) in [
            ("1 hour", 60),
            ("2 Stunden", 120),
            ("90 min", 90),
            ("90min.", 90),
            ("1h30", 90),
            ("1 h 30 min", 90),
            ("1.5 h", 90),
            ("1,25 heures", 75),
        ] {
            assert_eq!(with_units(text), Some(minutes), "{text}");
        }
        for text in [
            "",
            "90",
            "an hour",
            "1:30",
            "1-2 h",
            "30 min 1 h",
            "1 h 2 h",
            "2 days",
            "1.333 h",
            "1.01 h",
            "9999999999 h",
            "h",
        ] {
            assert_eq!(with_units(text), None, "{text}");
        }
    }
}
