//! The practice: every engagement on one page, what comes up, what needs attention. For the coach.
//!
//! Made from summaries, so that no two engagements need be in memory at once. Must not read a view.

mod attention;
mod days;
mod lines;
mod summary;

use chrono::NaiveDate;
use serde::Serialize;

pub use summary::{EngagementSummary, summary};

use super::Page;
use super::health::{AcceptedItem, HealthItem};
use super::parts::length;
use super::rules::BrokenRule;
use crate::view::types::{FileView, PracticeView};
use crate::words::Words;
use attention::Attention;
use days::DayRange;
use lines::{EngagementLine, Past};

/// What the practice's own pages are made from.
pub struct PracticeSummaries<'a> {
    pub seen: &'a PracticeView,
    pub today: NaiveDate,
    /// In the order in which they are listed.
    pub summaries: &'a [EngagementSummary],
    pub health: &'a [HealthItem],
    /// What was found and the coach accepts.
    pub accepted: &'a [AcceptedItem],
    /// Every rule of the checker, by code.
    pub rules: &'a [BrokenRule],
    /// The practice's logo.
    pub logo: Option<&'a FileView>,
}

/// What `page` holds in practice.html.
#[derive(Serialize)]
struct PracticePage {
    /// How many engagements there are.
    byline: String,
    /// Figures of the whole practice.
    totals: Vec<Total>,
    /// What needs the coach.
    attention: Attention,
    /// The meetings to come, by week and day.
    stretches: Vec<DayRange>,
    /// How many meetings to come are not listed, in words.
    more_meetings: Option<String>,
    /// Engagements that are not over, by their next meeting.
    current: Vec<EngagementLine>,
    /// Engagements that are over, by year.
    past: Vec<Past>,
    /// Stations of the five, for the marks of the lines: one mark for each station, and one before the first.
    marks: Vec<Vec<&'static str>>,
    /// Where there are many engagements.
    filter: Option<Filter>,
}

/// A figure of the whole practice.
#[derive(Serialize)]
struct Total {
    /// The figure.
    value: String,
    /// What it counts.
    label: String,
}

/// The field that narrows the lines as one types.
#[derive(Serialize)]
struct Filter {
    /// With `%1` for how many lines are shown and `%2` for all of them.
    count: String,
}

/// With how many engagements the page offers its filter.
pub const FILTERED_FROM: usize = 13;

/// The practice's page.
pub fn page(words: &'static Words, practice: &PracticeSummaries<'_>) -> Page {
    let (stretches, more_meetings) = days::stretches(words, practice);
    let model = PracticePage {
        byline: words.with(
            "as_of",
            &[("date", words.date(practice.today).as_str().into())],
        ),
        totals: totals(words, practice),
        attention: attention::attention(words, practice),
        stretches,
        more_meetings,
        current: lines::current(words, practice),
        past: lines::past(words, practice),
        marks: (0..=5).map(mark).collect(),
        filter: (practice.summaries.len() >= FILTERED_FROM).then(|| Filter {
            count: words.with(
                "desk_filter_count",
                &[("shown", "%1".into()), ("all", "%2".into())],
            ),
        }),
    };
    Page {
        path: "index.html".to_owned(),
        template: "practice.html",
        section: "practice",
        title: words.get("section_practice").to_owned(),
        model: super::value(&model),
    }
}

fn totals(words: &Words, practice: &PracticeSummaries<'_>) -> Vec<Total> {
    let all = practice.summaries;
    let running = all.iter().filter(|summary| summary.is_running()).count();
    let minutes: u64 = all.iter().map(|summary| summary.minutes_this_year).sum();
    let meetings: usize = all.iter().map(|summary| summary.upcoming.len()).sum();
    let counted = |id, count: usize| Total {
        value: count.to_string(),
        label: words.with(id, &[("count", count.into())]),
    };
    vec![
        Total {
            value: running.to_string(),
            label: words.get("desk_running").to_owned(),
        },
        Total {
            value: length(words, minutes),
            label: words.get("desk_hours_this_year").to_owned(),
        },
        counted("desk_meetings_to_come", meetings),
    ]
}

/// The five stations as one who has reached `station` sees them.
fn mark(station: usize) -> Vec<&'static str> {
    (1..=5)
        .map(|at| match at.cmp(&station) {
            std::cmp::Ordering::Less => "passed",
            std::cmp::Ordering::Equal => "current",
            std::cmp::Ordering::Greater => "ahead",
        })
        .collect()
}

/// The anchor of an engagement's findings on the Health page.
pub(super) fn group_of(at: usize) -> String {
    format!("group-{}", at + 1)
}

impl EngagementSummary {
    /// Its overview, from the practice's page; none while it is stopped.
    pub fn href(&self) -> Option<String> {
        (!self.stopped).then(|| format!("{}/index.html", self.portal))
    }

    /// The BCP 47 tag of its records' language, where a page of these words is in another.
    pub fn lang(&self, words: &Words) -> Option<&'static str> {
        let locale = Words::of(self.language?).locale();
        (locale != words.locale()).then_some(locale)
    }

    /// The same for a meeting's name, which is the coach's own where the meeting is only planned.
    fn meeting_lang(
        &self,
        words: &Words,
        meeting: &crate::derive::Meeting,
    ) -> Option<&'static str> {
        match (&meeting.record, &meeting.what) {
            (None, Some(_)) => self.lang(words),
            _ => None,
        }
    }

    /// Whether the record at `path` belongs to it.
    pub(super) fn holds(&self, path: &str) -> bool {
        self.records.is_empty()
            || path
                .strip_prefix(self.records.as_str())
                .is_some_and(|rest| rest.starts_with('/'))
    }
}
