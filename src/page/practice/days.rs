//! Upcoming meetings by day: this week, next week, later.
//!
//! Must not list more than fits on the page; each engagement's own pages list the rest.

use chrono::{Datelike, Days, NaiveDate};
use serde::Serialize;

use super::super::parts::When;
use super::PracticeSummaries;
use crate::words::Words;

/// The maximum number of meetings listed for this week and the next.
const SOON: usize = 30;

/// The number to fill up to with later meetings if those two weeks have fewer.
const AT_LEAST: usize = 6;

/// A week, or the time after next week.
#[derive(Serialize)]
pub(super) struct DayRange {
    /// `This week`, `Next week`, `Later`.
    title: String,
    /// The days that have meetings.
    days: Vec<Day>,
}

/// One day.
#[derive(Serialize)]
struct Day {
    /// The date.
    when: When,
    /// `Today`, `Tomorrow`.
    near: Option<String>,
    /// Its meetings.
    meetings: Vec<UpcomingLine>,
}

/// One upcoming meeting.
#[derive(Serialize)]
struct UpcomingLine {
    /// The client’s name.
    client: String,
    /// The language of `client`, if it differs from the page's.
    lang: Option<&'static str>,
    /// The meeting’s name.
    what: String,
    /// The language of `what`, if it is the coach's own text in another language than the page's.
    what_lang: Option<&'static str>,
    /// The engagement’s overview; absent if it is not built.
    href: Option<String>,
}

/// The weeks that have meetings, and how many meetings are not listed, as text.
pub(super) fn upcoming_ranges(
    words: &Words,
    practice: &PracticeSummaries<'_>,
) -> (Vec<DayRange>, Option<String>) {
    let mut coming: Vec<(NaiveDate, UpcomingLine)> = practice
        .summaries
        .iter()
        .flat_map(|summary| {
            summary.upcoming.iter().map(move |meeting| {
                let coming = UpcomingLine {
                    client: summary.name.clone(),
                    lang: summary.lang(words),
                    what: meeting.name(words),
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
                near: relative_day(words, practice.today, date),
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

fn relative_day(words: &Words, today: NaiveDate, date: NaiveDate) -> Option<String> {
    let id = match (date - today).num_days() {
        0 => "desk_today",
        1 => "desk_tomorrow",
        _ => return None,
    };
    Some(words.get(id).to_owned())
}

/// With the year, if it is not the current one.
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
