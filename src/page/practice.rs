//! The practice page: every engagement, upcoming meetings, what needs attention. For the coach.
//!
//! Built from summaries, so that only one engagement has to be in memory at a time. Must not read a view.

mod attention;
mod days;
mod lines;
mod summary;

use chrono::NaiveDate;
use serde::Serialize;

pub use summary::{EngagementSummary, summary};

use super::Page;
use super::findings::{AcceptedItem, BrokenRule, HealthItem};
use super::parts::length;
use crate::view::types::{FileView, PracticeView};
use crate::words::Words;
use attention::Attention;
use days::DayRange;
use lines::{EngagementLine, PastYear};

/// The input of the practice's pages.
pub struct PracticeSummaries<'a> {
    pub seen: &'a PracticeView,
    pub today: NaiveDate,
    /// In display order.
    pub summaries: &'a [EngagementSummary],
    pub health: &'a [HealthItem],
    /// The accepted findings.
    pub accepted: &'a [AcceptedItem],
    /// Every rule of the checker, by code.
    pub rules: &'a [BrokenRule],
    /// The practice's logo.
    pub logo: Option<&'a FileView>,
}

/// The `page` value of practice.html.
#[derive(Serialize)]
struct PracticePage {
    /// The number of engagements, as text.
    byline: String,
    /// Totals of the whole practice.
    totals: Vec<PracticeTotal>,
    /// What needs the coach’s attention.
    attention: Attention,
    /// Upcoming meetings, by week and day.
    stretches: Vec<DayRange>,
    /// How many upcoming meetings are not listed, as text.
    more_meetings: Option<String>,
    /// Engagements that are not over, by next meeting.
    current: Vec<EngagementLine>,
    /// Engagements that are over, by year.
    past: Vec<PastYear>,
    /// For each number of phases reached, from 0, the states of the five phases; for the progress symbols of the list.
    marks: Vec<Vec<&'static str>>,
    /// The filter field; present if there are many engagements.
    filter: Option<Filter>,
}

/// A total of the whole practice.
#[derive(Serialize)]
struct PracticeTotal {
    /// The number.
    value: String,
    /// What it counts.
    label: String,
}

/// The field that filters the list as the coach types.
#[derive(Serialize)]
struct Filter {
    /// A text with `%1` for the number of lines shown and `%2` for the total.
    count: String,
}

/// The number of engagements from which the page has a filter.
pub const FILTERED_FROM: usize = 13;

/// The practice page.
pub fn page(words: &'static Words, practice: &PracticeSummaries<'_>) -> Page {
    let (stretches, more_meetings) = days::upcoming_ranges(words, practice);
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
        marks: (0..=5).map(phase_states).collect(),
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

fn totals(words: &Words, practice: &PracticeSummaries<'_>) -> Vec<PracticeTotal> {
    let all = practice.summaries;
    let running = all.iter().filter(|summary| summary.is_running()).count();
    let minutes: u64 = all.iter().map(|summary| summary.minutes_this_year).sum();
    let meetings: usize = all.iter().map(|summary| summary.upcoming.len()).sum();
    let counted = |id, count: usize| PracticeTotal {
        value: count.to_string(),
        label: words.with(id, &[("count", count.into())]),
    };
    vec![
        PracticeTotal {
            value: running.to_string(),
            label: words.get("desk_active").to_owned(),
        },
        PracticeTotal {
            value: length(words, minutes),
            label: words.get("desk_hours_this_year").to_owned(),
        },
        counted("desk_upcoming_meetings", meetings),
    ]
}

/// The states of the five phases for an engagement that has reached `station`.
fn phase_states(station: usize) -> Vec<&'static str> {
    (1..=5)
        .map(|at| match at.cmp(&station) {
            std::cmp::Ordering::Less => "passed",
            std::cmp::Ordering::Equal => "current",
            std::cmp::Ordering::Greater => "ahead",
        })
        .collect()
}

/// The anchor of an engagement's findings on the Health page.
pub(super) fn findings_anchor(at: usize) -> String {
    format!("group-{}", at + 1)
}

impl EngagementSummary {
    /// The link from the practice page to its overview; none while an error blocks its build.
    pub fn href(&self) -> Option<String> {
        (!self.stopped).then(|| format!("{}/index.html", self.portal))
    }

    /// The BCP 47 tag of its records' language, if the page is in another.
    pub fn lang(&self, words: &Words) -> Option<&'static str> {
        let locale = Words::for_language(self.language?).locale();
        (locale != words.locale()).then_some(locale)
    }

    /// The same for a meeting's name, which is the coach's own text if the meeting is only planned.
    fn meeting_lang(
        &self,
        words: &Words,
        meeting: &summary::SummaryMeeting,
    ) -> Option<&'static str> {
        match (&meeting.record, &meeting.what) {
            (None, Some(_)) => self.lang(words),
            _ => None,
        }
    }

    /// Whether the record at `path` belongs to this engagement.
    pub(super) fn contains(&self, path: &str) -> bool {
        self.records.is_empty()
            || path
                .strip_prefix(self.records.as_str())
                .is_some_and(|rest| rest.starts_with('/'))
    }
}
