//! The practice page: every engagement, upcoming meetings, what needs attention. For the coach.
//!
//! Built from summaries, so that only one engagement has to be in memory at a time. Must not read a view.

mod attention;
mod days;
mod lines;
mod summary;

use std::collections::HashSet;

use chrono::NaiveDate;
use serde::Serialize;

pub use summary::{EngagementSummary, summary};

use super::Page;
use super::findings::{AcceptedItem, BrokenRule, HealthItem};
use super::parts::length;
use crate::view::types::{FileView, PracticeView};
use crate::words::Words;
use attention::AttentionItem;
use days::{DayRange, MoreMeetings};
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
    /// Upcoming meetings, by week and day; those of this week are always listed.
    ranges: Vec<DayRange>,
    /// The link to all upcoming meetings; absent if the page lists them all.
    more_meetings: Option<MoreMeetings>,
    /// What needs the coach’s attention, the oldest need first.
    attention: Vec<AttentionItem>,
    /// Engagements that are not over, by next meeting.
    current: Vec<EngagementLine>,
    /// Engagements that are over, by year.
    past: Vec<PastYear>,
    /// For each number of phases reached, from 0, the states of the five phases; for the progress symbols of the list.
    marks: Vec<Vec<&'static str>>,
    /// The labels of the filter field and of the sort menu; present if there are many engagements.
    filter: Option<Filter>,
}

/// The `page` value of meetings.html.
#[derive(Serialize)]
struct MeetingsPage {
    /// Every upcoming meeting, by week or month, and day.
    ranges: Vec<DayRange>,
}

impl PracticeSummaries<'_> {
    /// The names that more than one engagement has.
    fn repeated_names(&self) -> HashSet<&str> {
        let mut seen = HashSet::new();
        let names = self.summaries.iter().map(|summary| summary.name.as_str());
        names.filter(|name| !seen.insert(*name)).collect()
    }
}

/// A total of the whole practice.
#[derive(Serialize)]
struct PracticeTotal {
    /// The number.
    value: String,
    /// What it counts.
    label: String,
    /// What it counts on this page, if it is far down.
    href: Option<&'static str>,
}

/// The field that filters the list as the coach types, and the menu that sorts it.
#[derive(Serialize)]
struct Filter {
    /// How the list can be sorted; the first is the order of the page.
    orders: Vec<ListOrder>,
    /// A text with `%1` for the number of lines shown and `%2` for the total.
    count: String,
}

/// An order of the list.
#[derive(Serialize)]
struct ListOrder {
    /// The name of the order for the script.
    key: &'static str,
    /// Its text.
    label: String,
}

/// The orders of the list, by the name of each for the script and for the words.
const ORDERS: [&str; 4] = ["next", "need", "name", "phase"];

/// The number of engagements from which the list can be filtered and sorted.
pub const FILTERED_FROM: usize = 13;

/// The page of all upcoming meetings; `None` if the practice page lists them all.
pub fn meetings_page(words: &'static Words, practice: &PracticeSummaries<'_>) -> Option<Page> {
    let ranges = days::all_ranges(words, practice)?;
    Some(Page {
        path: days::ALL_MEETINGS.to_owned(),
        template: "meetings.html",
        section: "practice",
        title: words.get("coming_up").to_owned(),
        model: super::value(&MeetingsPage { ranges }),
    })
}

/// The practice page.
pub fn page(words: &'static Words, practice: &PracticeSummaries<'_>) -> Page {
    let (ranges, more_meetings) = days::upcoming_ranges(words, practice);
    let model = PracticePage {
        byline: words.with(
            "as_of",
            &[("date", words.date(practice.today).as_str().into())],
        ),
        totals: totals(words, practice),
        ranges,
        more_meetings,
        attention: attention::attention(words, practice),
        current: lines::current(words, practice),
        past: lines::past(words, practice),
        marks: (0..=5).map(phase_states).collect(),
        filter: (practice.summaries.len() >= FILTERED_FROM).then(|| Filter {
            orders: ORDERS
                .map(|key| ListOrder {
                    key,
                    label: words.choice("desk_order", key).to_owned(),
                })
                .into(),
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
        href: None,
    };
    vec![
        PracticeTotal {
            value: running.to_string(),
            label: words.get("desk_active").to_owned(),
            href: Some("#engagements"),
        },
        PracticeTotal {
            value: length(words, minutes),
            label: words.get("desk_hours_this_year").to_owned(),
            href: None,
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

    /// Its start, if another engagement has the same name.
    fn start_label(&self, words: &Words, repeated: &HashSet<&str>) -> Option<String> {
        let start = self
            .start
            .filter(|_| repeated.contains(self.name.as_str()))?;
        let day = words.date(start);
        Some(words.with("from_date", &[("date", day.as_str().into())]))
    }

    /// Whether the record at `path` belongs to this engagement.
    pub(super) fn contains(&self, path: &str) -> bool {
        self.records.is_empty()
            || path
                .strip_prefix(self.records.as_str())
                .is_some_and(|rest| rest.starts_with('/'))
    }
}
