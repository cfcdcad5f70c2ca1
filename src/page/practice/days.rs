//! The meetings to come, as a short agenda by day: this week, next week, later.
//!
//! Must not list more than fits a glance; each engagement's own pages have the rest.

use chrono::{Datelike, Days, NaiveDate};
use serde::Serialize;

use super::super::parts::{When, meeting_name};
use super::PracticeSummaries;
use crate::words::Words;

/// How many meetings the agenda lists of this week and the next.
const SOON: usize = 30;

/// Up to how many it lists where those two weeks have fewer.
const AT_LEAST: usize = 6;

/// A week, or what comes after the next one.
#[derive(Serialize)]
pub(super) struct DayRange {
    /// `This week`, `Next week`, `Later`.
    title: String,
    /// Its days that have a meeting.
    days: Vec<Day>,
}

/// One day.
#[derive(Serialize)]
struct Day {
    /// The day.
    when: When,
    /// `Today`, `Tomorrow`.
    near: Option<String>,
    /// Its meetings.
    meetings: Vec<Coming>,
}

/// One meeting to come.
#[derive(Serialize)]
struct Coming {
    /// The client’s name.
    client: String,
    /// The language of `client`, where it is not the page's.
    lang: Option<&'static str>,
    /// What the meeting is.
    what: String,
    /// The language of `what`, where it is in the coach's words and not in the page's language.
    what_lang: Option<&'static str>,
    /// The engagement’s overview; none where it is not built.
    href: Option<String>,
}

/// The stretches that have a meeting, and how many meetings are not listed, in words.
pub(super) fn stretches(
    words: &Words,
    practice: &PracticeSummaries<'_>,
) -> (Vec<DayRange>, Option<String>) {
    let mut coming: Vec<(NaiveDate, Coming)> = practice
        .summaries
        .iter()
        .flat_map(|summary| {
            summary.upcoming.iter().map(move |meeting| {
                let coming = Coming {
                    client: summary.name.clone(),
                    lang: summary.lang(words),
                    what: meeting_name(words, meeting),
                    what_lang: summary.meeting_lang(words, meeting),
                    href: summary.href(),
                };
                (meeting.date, coming)
            })
        })
        .collect();
    coming.sort_by_key(|(date, _)| *date);
    let all = coming.len();
    let monday = practice.today.week(chrono::Weekday::Mon).first_day();
    let after = |weeks: u64| monday.checked_add_days(Days::new(7 * weeks));
    let soon = coming
        .iter()
        .filter(|(date, _)| after(2).is_some_and(|end| *date < end))
        .count();
    coming.truncate(soon.clamp(AT_LEAST, SOON));
    let more = all - coming.len();
    let more = (more > 0).then(|| words.with("desk_more_meetings", &[("count", more.into())]));
    let mut stretches: Vec<DayRange> = Vec::new();
    for (date, meeting) in coming {
        let title = words.get(match date {
            date if after(1).is_none_or(|end| date < end) => "desk_this_week",
            date if after(2).is_none_or(|end| date < end) => "desk_next_week",
            _ => "desk_later",
        });
        if stretches.last().is_none_or(|last| last.title != title) {
            stretches.push(DayRange {
                title: title.to_owned(),
                days: Vec::new(),
            });
        }
        let Some(stretch) = stretches.last_mut() else {
            continue;
        };
        let iso = date.to_string();
        match stretch.days.last_mut() {
            Some(day) if day.when.iso == iso => day.meetings.push(meeting),
            _ => stretch.days.push(Day {
                near: near(words, practice.today, date),
                when: When {
                    iso,
                    text: day_name(words, practice.today, date),
                },
                meetings: vec![meeting],
            }),
        }
    }
    (stretches, more)
}

fn near(words: &Words, today: NaiveDate, date: NaiveDate) -> Option<String> {
    let id = match (date - today).num_days() {
        0 => "desk_today",
        1 => "desk_tomorrow",
        _ => return None,
    };
    Some(words.get(id).to_owned())
}

/// With its year where it is not this one.
fn day_name(words: &Words, today: NaiveDate, date: NaiveDate) -> String {
    if date.year() != today.year() {
        return words.weekday_date(date);
    }
    let day = words.month_day(date);
    words.with(
        "desk_day",
        &[
            ("weekday", words.weekday(date).into()),
            ("date", day.as_str().into()),
        ],
    )
}
