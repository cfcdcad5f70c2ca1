//! Measured values as people write them: a number with its unit, in the notations of three languages, or words.

use coachgen::derive::{scale_ends, scale_measures};
use coachgen::reader::Reader;
use coachgen::record::value::Measure;

use super::build::*;
use super::rows::*;

fn parsed(text: &str) -> (Option<f64>, String) {
    let measure = Measure::parse(text).unwrap();
    (measure.number, measure.notation.unit)
}

#[test]
fn numbers_are_read_in_any_notation() {
    for (text, number) in [
        ("7", 7.0),
        ("-2", -2.0),
        ("−2", -2.0),
        ("+3", 3.0),
        ("7.5", 7.5),
        ("7,5", 7.5),
        ("0,125", 0.125),
        (".5", 0.5),
        ("1,500", 1500.0),
        ("1.500", 1500.0),
        ("1 500", 1500.0),
        ("1\u{202f}500", 1500.0),
        ("1'500", 1500.0),
        ("1’500", 1500.0),
        ("1,234.5", 1234.5),
        ("1.234,5", 1234.5),
        ("1 234,5", 1234.5),
        ("1.234.567", 1_234_567.0),
        ("1e3", 1000.0),
        ("10 %", 10.0),
        ("7,5%", 7.5),
        ("€ 40k", 40_000.0),
        ("40 k€", 40_000.0),
        ("£1.2m", 1_200_000.0),
        ("40.000 EUR", 40_000.0),
        ("CHF 1'200", 1200.0),
        ("2,5 Mio. €", 2_500_000.0),
        ("3 days", 3.0),
        ("2x per week", 2.0),
        ("7/10", 7.0),
        ("7 / 10", 7.0),
        ("7 of 10", 7.0),
        ("7 out of 10", 7.0),
        ("7 von 10", 7.0),
        ("7 sur 10", 7.0),
    ] {
        assert_eq!(parsed(text).0, Some(number), "{text}");
    }
}

#[test]
fn words_dates_ranges_and_hours_are_not_numbers() {
    for text in [
        "about half",
        "three days",
        "seldom",
        "2026-05-01",
        "01.03.2026",
        "16:30",
        "3-4 days",
        "3–4",
        "> 5",
        "~7",
        "about 7",
        "7, and rising",
        "12,34,567",
        "between 3 and 4",
        "7 (her own view)",
        "7 because she asked the whole team twice",
        "?",
        "1.",
        "week 3",
    ] {
        assert_eq!(parsed(text).0, None, "{text}");
    }
}

#[test]
fn a_unit_is_the_same_in_every_number_case_and_language() {
    for (one, other) in [
        ("1 day", "3 days"),
        ("3 Tage", "1 Tag"),
        ("1 jour", "2 jours"),
        ("2x per week", "1x/week"),
        ("2 times a week", "2× pro Woche"),
        ("2 fois par semaine", "2 mal pro Woche"),
        ("10 %", "12 percent"),
        ("10%", "10 Prozent"),
        ("€ 40k", "38,000 EUR"),
        ("7/10", "6 out of 10"),
        ("4 drafts", "1 Draft"),
        ("2 hours", "3 h"),
        ("3 Monate", "1 month"),
    ] {
        assert_eq!(parsed(one).1, parsed(other).1, "{one}, {other}");
        assert!(!parsed(one).1.is_empty(), "{one}");
    }
    for (one, other) in [
        ("3 days", "3 weeks"),
        ("7/10", "65/100"),
        ("10 %", "€ 10"),
        ("5 m", "5 km"),
    ] {
        assert_ne!(parsed(one).1, parsed(other).1, "{one}, {other}");
    }
}

#[test]
fn the_ends_of_a_scale_may_have_words_between_and_a_unit() {
    for scale in [
        "0-10",
        "0 – 10",
        "0 to 10",
        "0 bis 10",
        "0 à 10",
        "0..10",
        "0-10 %",
        "0 % - 10 %",
        "0,0-10,0",
    ] {
        assert_eq!(scale_ends(scale), Some((0.0, 10.0)), "{scale}");
    }
    let (low, high) = scale_measures("0-100 %").unwrap();
    assert_eq!((low.text.as_str(), high.text.as_str()), ("0", "100 %"));
    for scale in ["low to high", "10", "10-0", "never"] {
        assert_eq!(scale_ends(scale), None, "{scale}");
    }
}

#[test]
fn a_track_compares_values_with_its_unit_or_without_unit() {
    let mut view = view(Reader::Client, "2026-12-01");
    view.add(agenda("2026-02-01", &[("voice", "speak")]));
    for (number, value) in (1..).zip(["5 days", "6", "2 weeks", "often"]) {
        let date = format!("2026-0{}-01", number + 2);
        view.add(session(number, &date, |session| {
            session.progress.push(progress("speak", "voice", value));
        }));
    }
    let track = objective_tracks(&view).remove(0);
    assert_eq!(track.unit_written.as_deref(), Some("days"));
    let values: Vec<Option<f64>> = track
        .entries
        .iter()
        .map(|entry| track.number(entry.at.as_ref().unwrap()))
        .collect();
    assert_eq!(values, [Some(5.0), Some(6.0), None, None]);
    assert_eq!(track.number(track.target.as_ref().unwrap()), Some(8.0));
}
