//! Upcoming meetings by day: this week, next week, later. A separate page lists those for which the first has no space.

use chrono::{Datelike, Days, NaiveDate};
use serde::Serialize;

use super::super::parts::When;
use super::PracticeSummaries;
use crate::words::Words;

/// The number of meetings that the practice page fills up to with those after this week.
const MIN_MEETINGS: usize = 8;

/// The page of all meetings.
pub(super) const ALL_MEETINGS: &str = "meetings.html";

/// The link to the page of all meetings.
#[derive(Serialize)]
pub(super) struct MoreMeetings {
    /// How many more there are, as text.
    text: String,
    /// The page.
    href: &'static str,
}

/// A week, a month, or the time after next week.
#[derive(Serialize)]
pub(super) struct DayRange {
    /// `This week`, `Next week`, `Later`, or a month.
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

/// The meetings of this week, and later ones if there is space; with a link to the others, if any.
pub(super) fn upcoming_ranges(
    words: &Words,
    practice: &PracticeSummaries<'_>,
) -> (Vec<DayRange>, Option<MoreMeetings>) {
    let mut upcoming = upcoming(words, practice);
    let all = upcoming.len();
    upcoming.truncate(shown(practice.today, &upcoming));
    let more = all - upcoming.len();
    let more = (more > 0).then(|| MoreMeetings {
        text: words.with("desk_more_meetings", &[("count", more.into())]),
        href: ALL_MEETINGS,
    });
    let later = |_| words.get("desk_later").to_owned();
    (ranges(words, practice.today, upcoming, later), more)
}

/// Every meeting, those after next week by month; `None` if the practice page lists them all.
pub(super) fn all_ranges(words: &Words, practice: &PracticeSummaries<'_>) -> Option<Vec<DayRange>> {
    let upcoming = upcoming(words, practice);
    let by_month = |date| words.month_year(date);
    (shown(practice.today, &upcoming) < upcoming.len())
        .then(|| ranges(words, practice.today, upcoming, by_month))
}

/// Every upcoming meeting, by date.
fn upcoming(words: &Words, practice: &PracticeSummaries<'_>) -> Vec<(NaiveDate, UpcomingLine)> {
    let mut upcoming: Vec<(NaiveDate, UpcomingLine)> = practice
        .summaries
        .iter()
        .flat_map(|summary| {
            summary.upcoming.iter().map(move |meeting| {
                let upcoming = UpcomingLine {
                    client: summary.name.clone(),
                    lang: summary.lang(words),
                    what: meeting.name(words),
                    what_lang: summary.meeting_lang(words, meeting),
                    href: summary.href(),
                };
                (meeting.date, upcoming)
            })
        })
        .collect();
    upcoming.sort_by_key(|(date, _)| *date);
    upcoming
}

/// How many of `upcoming` the practice page lists: all of this week, and at least [`MIN_MEETINGS`].
fn shown(today: NaiveDate, upcoming: &[(NaiveDate, UpcomingLine)]) -> usize {
    let end = week_end(today, 1);
    let this_week = upcoming
        .iter()
        .filter(|(date, _)| end.is_none_or(|end| *date < end));
    this_week.count().max(MIN_MEETINGS).min(upcoming.len())
}

/// The Monday that many weeks after the beginning of this week.
fn week_end(today: NaiveDate, weeks: u64) -> Option<NaiveDate> {
    let monday = today.week(chrono::Weekday::Mon).first_day();
    monday.checked_add_days(Days::new(7 * weeks))
}

/// The meetings by range and day; `later` names the range of a date after next week.
fn ranges(
    words: &Words,
    today: NaiveDate,
    upcoming: Vec<(NaiveDate, UpcomingLine)>,
    later: impl Fn(NaiveDate) -> String,
) -> Vec<DayRange> {
    let before = |date: NaiveDate, weeks| week_end(today, weeks).is_none_or(|end| date < end);
    let mut ranges: Vec<DayRange> = Vec::new();
    for (date, meeting) in upcoming {
        let title = match date {
            date if before(date, 1) => words.get("desk_this_week").to_owned(),
            date if before(date, 2) => words.get("desk_next_week").to_owned(),
            date => later(date),
        };
        if ranges.last().is_none_or(|last| last.title != title) {
            ranges.push(DayRange {
                title,
                days: Vec::new(),
            });
        }
        let Some(range) = ranges.last_mut() else {
            continue;
        };
        let iso = date.to_string();
        match range.days.last_mut() {
            Some(day) if day.when.iso == iso => day.meetings.push(meeting),
            _ => range.days.push(Day {
                near: relative_day(words, today, date),
                when: When {
                    iso,
                    text: day_name(words, today, date),
                },
                meetings: vec![meeting],
            }),
        }
    }
    ranges
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
