//! Every interface text, as Fluent messages.
//!
//! Ids consist of lower-case letters, digits and underscores, so that a template reads `w.next_meeting` and Rust reads
//! `words.get("next_meeting")`. Must not contain text that a coach wrote, nor any markup.

mod files;
mod names;

use std::cell::RefCell;
use std::sync::OnceLock;

use chrono::{Datelike, NaiveDate};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use rustc_hash::FxHashMap;
use tera::Value;

use crate::bidi;
use crate::record::value::Language;

/// Ids of the names of weekdays, from Monday.
const DAYS: [&str; 7] = [
    "weekday_1",
    "weekday_2",
    "weekday_3",
    "weekday_4",
    "weekday_5",
    "weekday_6",
    "weekday_7",
];

/// The number of formatted dates that a thread keeps.
const MAX_KNOWN_DATES: usize = 10_000;

/// The interface texts of one language.
pub struct Words {
    language: Language,
    /// The BCP 47 tag for `lang`.
    locale: &'static str,
    /// Messages without variables, by id.
    fixed: FxHashMap<&'static str, String>,
    /// The same messages as the variable `w` of templates, converted once.
    value: Value,
    /// All messages.
    bundle: FluentBundle<FluentResource>,
}

/// A value for a variable in a message.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum WordArg<'a> {
    /// Text.
    Text(&'a str),
    /// A number; it also selects the plural form.
    Number(f64),
}

impl Words {
    /// Returns the texts of `language`.
    pub fn for_language(language: Language) -> &'static Words {
        static ENGLISH: OnceLock<Words> = OnceLock::new();
        static GERMAN: OnceLock<Words> = OnceLock::new();
        static FRENCH: OnceLock<Words> = OnceLock::new();
        let known = match language {
            Language::En => &ENGLISH,
            Language::De => &GERMAN,
            Language::Fr => &FRENCH,
        };
        known.get_or_init(|| Words::load(language))
    }

    fn load(language: Language) -> Words {
        let locale = files::locale(language);
        let mut bundle = FluentBundle::new_concurrent(vec![locale.parse().unwrap_or_default()]);
        // `with` isolates the values that need it.
        bundle.set_use_isolating(false);
        for text in files::files_for(language) {
            // A file with errors still contributes its valid messages; a test rejects the invalid ones.
            let resource = match FluentResource::try_new((*text).to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            bundle.add_resource_overriding(resource);
        }
        // A quoted blank, as in `{ ", " }`, is not a variable: it is needed because Fluent trims trailing blanks.
        let fixed: FxHashMap<&'static str, String> = files::sources(language)
            .filter(|(_, source)| !source.contains('$'))
            .filter_map(|(id, _)| {
                let pattern = bundle.get_message(id)?.value()?;
                let text = bundle.format_pattern(pattern, None, &mut Vec::new());
                Some((id, unwrap_lines(&text)))
            })
            .collect();
        Words {
            language,
            locale,
            value: Value::from_serializable(&fixed),
            fixed,
            bundle,
        }
    }

    /// Returns the BCP 47 tag of these texts.
    pub fn locale(&self) -> &'static str {
        self.locale
    }

    /// Returns a message without variables. An unknown id is returned as is, so that it is noticed.
    pub fn get<'a>(&'a self, id: &'a str) -> &'a str {
        self.fixed.get(id).map_or(id, String::as_str)
    }

    /// Returns true if there is a message without variables with that id.
    pub fn has(&self, id: &str) -> bool {
        self.fixed.contains_key(id)
    }

    /// Returns a message with its variables filled in.
    pub fn with(&self, id: &str, args: &[(&'static str, WordArg<'_>)]) -> String {
        let Some(pattern) = self
            .bundle
            .get_message(id)
            .and_then(|message| message.value())
        else {
            return id.to_owned();
        };
        let args: FluentArgs<'_> = args
            .iter()
            .map(|(name, arg)| {
                let value = match *arg {
                    // Isolated, so that a right-to-left name does not change the direction of the sentence.
                    WordArg::Text(text) => FluentValue::from(bidi::isolate(text)),
                    WordArg::Number(number) => FluentValue::from(number),
                };
                (*name, value)
            })
            .collect();
        let mut errors = Vec::new();
        self.bundle
            .format_pattern(pattern, Some(&args), &mut errors)
            .into_owned()
    }

    /// Formats a date as `12 May 2026`.
    pub fn date(&self, date: NaiveDate) -> String {
        self.dated("date", date)
    }

    /// Formats a date as `Tuesday 12 May 2026`.
    pub fn weekday_date(&self, date: NaiveDate) -> String {
        self.dated("weekday_date", date)
    }

    /// Formats a date as `12 May`.
    pub fn month_day(&self, date: NaiveDate) -> String {
        self.dated("month_day", date)
    }

    /// Formats a date as `May 2026`.
    pub fn month_year(&self, date: NaiveDate) -> String {
        self.dated("month_year", date)
    }

    /// Returns the weekday: `Tuesday`.
    pub fn weekday(&self, date: NaiveDate) -> &str {
        self.get(DAYS[date.weekday().num_days_from_monday() as usize])
    }

    /// Returns the short name of the month for an axis: `May`.
    pub fn short_month(&self, date: NaiveDate) -> &str {
        const MONTHS: [&str; 12] = [
            "short_month_1",
            "short_month_2",
            "short_month_3",
            "short_month_4",
            "short_month_5",
            "short_month_6",
            "short_month_7",
            "short_month_8",
            "short_month_9",
            "short_month_10",
            "short_month_11",
            "short_month_12",
        ];
        self.get(MONTHS[date.month0() as usize])
    }

    fn dated(&self, id: &'static str, date: NaiveDate) -> String {
        thread_local! {
            /// The same few dates are on most pages of an engagement.
            static KNOWN: RefCell<FxHashMap<(Language, &'static str, NaiveDate), String>> = RefCell::default();
        }
        KNOWN.with_borrow_mut(|known| {
            if known.len() > MAX_KNOWN_DATES {
                known.clear();
            }
            let text = known.entry((self.language, id, date));
            text.or_insert_with(|| self.format_date(id, date)).clone()
        })
    }

    fn format_date(&self, id: &str, date: NaiveDate) -> String {
        const MONTHS: [&str; 12] = [
            "month_1", "month_2", "month_3", "month_4", "month_5", "month_6", "month_7", "month_8",
            "month_9", "month_10", "month_11", "month_12",
        ];
        self.with(
            id,
            &[
                ("day", date.day().into()),
                ("month", self.get(MONTHS[date.month0() as usize]).into()),
                // As text, so that no language adds a thousands separator to the year.
                ("year", date.year().to_string().as_str().into()),
                ("weekday", self.weekday(date).into()),
            ],
        )
    }

    /// Formats a number in the language, with at most two decimals.
    pub fn number(&self, number: f64) -> String {
        // Most are whole, and these are much faster to write.
        if number.fract() == 0.0 && number.abs() < 1e9 {
            return format!("{}", number as i64);
        }
        let text = format!("{number:.2}");
        let text = text.trim_end_matches('0').trim_end_matches('.');
        text.replace('.', self.get("decimal_mark"))
    }

    /// Joins items as `A`, `A and B`, `A, B and C`.
    pub fn list(&self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [one] => one.clone(),
            [first @ .., last] => self.with(
                "list_last",
                &[
                    (
                        "first",
                        bidi::join(first, self.get("list_mark")).as_str().into(),
                    ),
                    ("last", last.as_str().into()),
                ],
            ),
        }
    }

    /// Returns every message without variables, for the variable `w` of templates.
    pub fn value(&self) -> &Value {
        &self.value
    }

    /// Returns the literal texts of every message, for the egress scan: interface texts are not leaks.
    pub fn messages(&self) -> Vec<String> {
        files::sources(self.language)
            .flat_map(|(_, source)| fragments(source))
            .collect()
    }

    /// Returns the id of every message of `language`.
    pub fn ids(language: Language) -> impl Iterator<Item = &'static str> {
        files::sources(language).map(|(id, _)| id)
    }
}

impl<'a> From<&'a str> for WordArg<'a> {
    fn from(text: &'a str) -> Self {
        WordArg::Text(text)
    }
}

impl<'a> From<&'a String> for WordArg<'a> {
    fn from(text: &'a String) -> Self {
        WordArg::Text(text)
    }
}

impl From<u32> for WordArg<'_> {
    fn from(number: u32) -> Self {
        WordArg::Number(f64::from(number))
    }
}

impl From<usize> for WordArg<'_> {
    fn from(number: usize) -> Self {
        // Counts and minutes are far below the 2^53 that a float represents exactly.
        WordArg::Number(number as f64)
    }
}

impl From<f64> for WordArg<'_> {
    fn from(number: f64) -> Self {
        WordArg::Number(number)
    }
}

/// Joins a message over several lines to one line.
fn unwrap_lines(text: &str) -> String {
    // Only blanks are trimmed: a no-break space is part of the message.
    text.split('\n')
        .map(|line| line.trim_start_matches(' '))
        .collect::<Vec<_>>()
        .join(" ")
}

/// Returns the literal texts in a message's source, without variables, selectors and variant keys.
fn fragments(source: &str) -> Vec<String> {
    let without_keys = source
        .lines()
        .map(|line| {
            let line = line.trim_start();
            match line.trim_start_matches('*').strip_prefix('[') {
                Some(rest) => rest.split_once(']').map_or(line, |(_, text)| text),
                None => line,
            }
        })
        .collect::<Vec<_>>()
        .join("\n");
    without_keys
        .split(['{', '}', '\n'])
        .map(str::trim)
        .filter(|part| !part.is_empty() && !part.starts_with('$'))
        .map(str::to_owned)
        .collect()
}
