//! Dates, numbers, lists and plurals in each language.

use chrono::NaiveDate;
use coachgen::record::value::Language::{self, De, En, Fr};
use coachgen::record::value::Range;
use coachgen::words::{WordArg, Words};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

/// The text of a message in the three languages.
fn in_three_languages(id: &str, args: &[(&'static str, WordArg<'_>)]) -> [String; 3] {
    [En, De, Fr].map(|language| Words::for_language(language).with(id, args))
}

fn counted(id: &str, name: &'static str, count: usize) -> [String; 3] {
    in_three_languages(id, &[(name, count.into())])
}

#[test]
fn dates_are_written_out() {
    let (first, later) = (day("2026-03-01"), day("2026-11-22"));
    for (language, written) in [
        (
            En,
            [
                "1 March 2026",
                "Sunday 1 March 2026",
                "1 March",
                "22 November 2026",
            ],
        ),
        (
            De,
            [
                "1. März 2026",
                "Sonntag, 1. März 2026",
                "1. März",
                "22. November 2026",
            ],
        ),
        (
            Fr,
            [
                "1er mars 2026",
                "dimanche 1er mars 2026",
                "1er mars",
                "22 novembre 2026",
            ],
        ),
    ] {
        let words = Words::for_language(language);
        assert_eq!(words.date(first), written[0]);
        assert_eq!(words.weekday_date(first), written[1]);
        assert_eq!(words.month_day(first), written[2]);
        assert_eq!(words.date(later), written[3]);
    }
    assert_eq!(
        Words::for_language(Fr).date(day("2026-11-11")),
        "11 novembre 2026"
    );
    assert_eq!(
        Words::for_language(De).weekday_date(day("2026-05-12")),
        "Dienstag, 12. Mai 2026"
    );
}

#[test]
fn numbers_use_the_languages_separators() {
    for (language, written) in [
        (En, ["6", "100", "8.25", "-1.5"]),
        (De, ["6", "100", "8,25", "-1,5"]),
        (Fr, ["6", "100", "8,25", "-1,5"]),
    ] {
        let words = Words::for_language(language);
        for (number, text) in [6.0, 100.0, 8.25, -1.5].into_iter().zip(written) {
            assert_eq!(words.number(number), text);
        }
    }
    let marks = [En, De, Fr].map(|language| Words::for_language(language).get("thousands_mark"));
    assert_eq!(marks, [",", ".", "\u{202f}"]);
}

#[test]
fn ranges_and_lists_are_written_out() {
    let range = Range {
        low: 4.0,
        high: 5.5,
    };
    let items = ["A", "B", "C"].map(str::to_owned);
    for (language, span, two, three) in [
        (En, "4 to 5.5", "A and B", "A, B and C"),
        (De, "4 bis 5,5", "A und B", "A, B und C"),
        (Fr, "4 à 5,5", "A et B", "A, B et C"),
    ] {
        let words = Words::for_language(language);
        assert_eq!(words.range(&range), span);
        assert_eq!(words.list(&[]), "");
        assert_eq!(words.list(&items[..1]), "A");
        assert_eq!(words.list(&items[..2]), two);
        assert_eq!(words.list(&items), three);
    }
}

#[test]
fn plurals_follow_the_language() {
    assert_eq!(
        counted("minutes", "minutes", 0),
        ["0 minutes", "0 Minuten", "0 minute"]
    );
    assert_eq!(
        counted("minutes", "minutes", 1),
        ["1 minute", "1 Minute", "1 minute"]
    );
    assert_eq!(
        counted("minutes", "minutes", 2),
        ["2 minutes", "2 Minuten", "2 minutes"]
    );
    assert_eq!(
        counted("actions_agreed", "count", 0),
        [
            "0 actions agreed",
            "0 Maßnahmen vereinbart",
            "0 action convenue"
        ]
    );
    assert_eq!(
        counted("actions_agreed", "count", 2),
        [
            "2 actions agreed",
            "2 Maßnahmen vereinbart",
            "2 actions convenues"
        ]
    );
    assert_eq!(
        counted("overdue_by", "days", 1),
        [
            "Overdue by 1 day",
            "Seit 1 Tag überfällig",
            "En retard de 1 jour"
        ]
    );
    let held = |held: usize| {
        let contracted = ("contracted", 6usize.into());
        in_three_languages("sessions_held", &[("held", held.into()), contracted])
    };
    assert_eq!(
        held(1),
        [
            "1 of 6 sessions held",
            "1 von 6 Sitzungen durchgeführt",
            "1 séance réalisée sur 6"
        ]
    );
    assert_eq!(
        held(3),
        [
            "3 of 6 sessions held",
            "3 von 6 Sitzungen durchgeführt",
            "3 séances réalisées sur 6"
        ]
    );
}

#[test]
fn a_programme_is_one_sentence() {
    let programme = |sessions: usize, weeks: &str, every: usize| {
        in_three_languages(
            "programme_sentence",
            &[
                ("sessions", sessions.into()),
                ("weeks", weeks.into()),
                ("every", every.into()),
                ("minutes", "90".into()),
            ],
        )
    };
    assert_eq!(
        programme(6, "4", 4),
        [
            "6 sessions, 4 weeks apart, 90 minutes each",
            "6 Sitzungen im Abstand von 4 Wochen, je 90 Minuten",
            "6 séances espacées de 4 semaines, 90 minutes chacune",
        ]
    );
    assert_eq!(
        programme(6, "1", 1),
        [
            "6 sessions, one week apart, 90 minutes each",
            "6 Sitzungen im Abstand von einer Woche, je 90 Minuten",
            "6 séances espacées de 1 semaine, 90 minutes chacune",
        ]
    );
}

#[test]
fn names_fit_whatever_their_first_and_last_letter() {
    for name in ["Amara", "Émile", "Ruth Hans", "Iris Alsaas"] {
        let copies = in_three_languages("copy_of", &[("name", name.into())]);
        assert_eq!(copies[1], format!("Exemplar für {name}"));
        assert_eq!(copies[2], format!("Exemplaire destiné à {name}"));
    }
}

#[test]
fn language_tags_are_unique() {
    let tags = [En, De, Fr].map(|language: Language| Words::for_language(language).locale());
    assert_eq!(tags, ["en-GB", "de", "fr"]);
}
