//! Parts that pages share: dates, fact lists, links to records, marks of restricted content.
//!
//! Must not read anything beyond the view.

use chrono::NaiveDate;
use serde::Serialize;

use super::PageContext;
use crate::bidi;
use crate::derive::Meeting;
use crate::record::value::{Measure, Notation};
use crate::view::types::Fact;
use crate::words::Words;

/// A date for a `time` element.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct When {
    /// The value of the `datetime` attribute: `2026-06-12`.
    pub iso: String,
    /// The date in the reader’s language.
    pub text: String,
}

/// A run of text; it may be a link or a date. Templates: `{{ <pieces of={…} /> }}`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct TextPiece {
    /// Its text.
    pub text: String,
    /// The link target; absent if this reader has no such page.
    pub href: Option<String>,
    /// The date, if the piece is one.
    pub iso: Option<String>,
    /// A class of portal.css, e.g. `warn`.
    pub class: Option<&'static str>,
    /// Whether it is isolated from the text around it, because part of it runs from right to left.
    pub isolate: bool,
}

impl TextPiece {
    /// Plain text.
    pub fn text(text: impl Into<String>) -> TextPiece {
        TextPiece::link(text, None)
    }

    /// A link, or plain text if there is no target.
    pub fn link(text: impl Into<String>, href: Option<String>) -> TextPiece {
        let text = text.into();
        TextPiece {
            isolate: bidi::is_bidi(&text),
            text,
            href,
            ..TextPiece::default()
        }
    }
}

/// One row of a fact list: a label and a value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FactRow {
    /// The label.
    pub label: String,
    /// The value.
    pub pieces: Vec<TextPiece>,
}

/// A fact list, built field by field; a field without a value adds no row.
/// Templates: `{{ <facts rows={…} /> }}`.
pub struct Rows<'a> {
    cx: &'a PageContext<'a>,
    rows: Vec<FactRow>,
}

impl<'a> Rows<'a> {
    /// An empty list.
    pub fn new(cx: &'a PageContext<'a>) -> Rows<'a> {
        Rows {
            cx,
            rows: Vec::new(),
        }
    }

    /// Adds a row labelled by the message `label`.
    pub fn pieces(mut self, label: &str, pieces: Vec<TextPiece>) -> Self {
        if !pieces.is_empty() {
            let label = self.cx.words.get(label).to_owned();
            self.rows.push(FactRow { label, pieces });
        }
        self
    }

    /// Adds a row with text.
    pub fn text(self, label: &str, text: Option<impl Into<String>>) -> Self {
        let pieces = text.map(TextPiece::text).into_iter().collect();
        self.pieces(label, pieces)
    }

    /// Adds a row with a date.
    pub fn date(self, label: &str, date: Option<NaiveDate>) -> Self {
        let pieces = date
            .map(|date| self.cx.date_piece(date))
            .into_iter()
            .collect();
        self.pieces(label, pieces)
    }

    /// Adds a row with yes or no.
    pub fn yes_no(self, label: &str, answer: Option<bool>) -> Self {
        let words = self.cx.words;
        self.text(
            label,
            answer.map(|yes| words.get(if yes { "yes" } else { "no" })),
        )
    }

    /// Adds a row with the name of a choice: `choice("mode", "mode", …)`.
    pub fn choice(self, label: &str, prefix: &str, word: Option<&str>) -> Self {
        let words = self.cx.words;
        self.text(label, word.map(|word| words.choice(prefix, word)))
    }

    /// Adds a row with a measured value.
    pub fn measure(self, label: &str, measure: Option<&Measure>) -> Self {
        let text = measure.map(|measure| self.cx.measure(measure));
        self.text(label, text)
    }

    /// Adds a row with several items, `A, B and C`.
    pub fn list(self, label: &str, items: &[String]) -> Self {
        let text = (!items.is_empty()).then(|| self.cx.words.list(items));
        self.text(label, text)
    }

    /// Returns the rows.
    pub fn done(self) -> Vec<FactRow> {
        self.rows
    }
}

/// A record as a list item; a link if the record has a page. Templates: `{{ <entries of={…} /> }}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RecordLine {
    /// Its slug: the anchor of the list item if the record has no page.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The link target; absent if this reader has no such page.
    pub href: Option<String>,
    /// Its date.
    pub date: Option<When>,
    /// Details: `90 minutes, in person`, the record's own title, …
    pub note: Option<String>,
    /// Text below it.
    pub text: Option<String>,
}

/// A finding, an expectation or a theme: an ID, a text and marks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MarkedItem {
    /// Its anchor on the page.
    pub id: String,
    /// Its text.
    pub text: String,
    /// `Only you see this`, if fewer readers see it than the record.
    pub only: Option<String>,
    /// What followed from it, or its kind.
    pub notes: Vec<TextPiece>,
}

impl PageContext<'_> {
    /// A date for a `time` element.
    pub fn when(&self, date: NaiveDate) -> When {
        When {
            iso: date.to_string(),
            text: self.words.date(date),
        }
    }

    /// A message that contains a date: `until 31 August 2026`.
    pub fn dated(&self, id: &str, date: NaiveDate) -> String {
        let date = self.words.date(date);
        self.words.with(id, &[("date", date.as_str().into())])
    }

    /// A date with its day of the week, capitalised for the start of a line, for a `time` element.
    pub fn weekday(&self, date: NaiveDate) -> When {
        When {
            iso: date.to_string(),
            text: capital(&self.words.weekday_date(date)),
        }
    }

    /// A date as a text piece.
    pub fn date_piece(&self, date: NaiveDate) -> TextPiece {
        TextPiece {
            text: self.words.date(date),
            iso: Some(date.to_string()),
            ..TextPiece::default()
        }
    }

    /// A measured value for display: numbers in the reader's notation with their unit, words unchanged.
    pub fn measure(&self, measure: &Measure) -> String {
        let Notation {
            before,
            figures,
            after,
            ..
        } = &measure.notation;
        match measure.number {
            Some(_) => format!("{before}{}{after}", self.words.number(*figures)),
            None => measure.text.clone(),
        }
    }

    /// A link to a record, with its name as the text: `Session 3`.
    pub fn record_link(&self, fact: &Fact) -> TextPiece {
        TextPiece::link(self.words.record_name(fact), self.route.record(&fact.slug))
    }

    /// A record as a list item.
    pub fn entry(&self, fact: &Fact) -> RecordLine {
        let note = [
            self.lede(fact),
            fact.minutes.map(|minutes| self.words.minutes(minutes)),
        ];
        let note: Vec<String> = note.into_iter().flatten().collect();
        RecordLine {
            id: fact.slug.clone(),
            title: self.words.record_name(fact),
            href: self.route.page(&fact.slug).map(str::to_owned),
            date: fact.date.map(|date| self.when(date)),
            note: (!note.is_empty()).then(|| bidi::join(&note, self.words.get("list_mark"))),
            text: None,
        }
    }

    /// The mark of `coach_only` content. Only the coach's view has such content, so only the coach sees the mark.
    pub fn only_coach(&self, coach_only: bool) -> Option<String> {
        let id = if self.document {
            "only_the_coach"
        } else {
            "only_you"
        };
        coach_only.then(|| self.words.get(id).to_owned())
    }
}

/// A duration in hours and minutes: `10 h 50 min`.
pub fn length(words: &Words, minutes: u64) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60);
    let (hours, rest) = (hours.to_string(), rest.to_string());
    let hours = ("hours", hours.as_str().into());
    let minutes_left = ("minutes", rest.as_str().into());
    match (minutes / 60, minutes % 60) {
        (_, 0) => words.with("whole_hours", &[hours]),
        (0, _) => words.with("under_an_hour", &[minutes_left]),
        _ => words.with("hours_and_minutes", &[hours, minutes_left]),
    }
}

/// Returns the text with a capital first letter.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// A meeting's name: the name of its record, else the plan's text, else `Session 4`.
pub fn meeting_name(words: &Words, meeting: &Meeting) -> String {
    let Meeting { record, what, .. } = meeting;
    meeting_name_from(words, record.as_ref(), what.as_deref(), meeting.session)
}

/// Returns the name of a meeting from its record, its plan or its session number.
pub(super) fn meeting_name_from(
    words: &Words,
    record: Option<&Fact>,
    what: Option<&str>,
    session: Option<u32>,
) -> String {
    match (record, what, session) {
        (Some(record), _, _) => words.record_name(record),
        (None, Some(what), _) => what.to_owned(),
        (None, None, Some(number)) => words.with("session_number", &[("number", number.into())]),
        (None, None, None) => words.get("kind_session").to_owned(),
    }
}
