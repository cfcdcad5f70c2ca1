//! The timeline: a chart of the engagement, then a list by month.
//!
//! Must not compare planned and held dates unless the reader sees both.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::figure::{self, Figure};
use super::parts::{TextPiece, When, meeting_name};
use super::{Page, PageContext};
use crate::bidi;
use crate::derive::{MeetingState, TimelineEvent};
use crate::html::Ids;
use crate::kind::Kind;
use crate::reader::Reader;
use crate::route::NavSection;

/// The `page` value of timeline.html.
#[derive(Serialize)]
struct TimelinePage {
    /// Text under the title, if any.
    lede: &'static str,
    /// The chart and its table.
    figure: Figure,
    /// The accessible name of the table’s region.
    region: String,
    /// Meetings held and planned, by month.
    months: Vec<Month>,
}

/// The meetings of one month.
#[derive(Serialize)]
struct Month {
    /// Its name.
    name: String,
    /// The meetings of that month.
    rows: Vec<MeetingLine>,
}

/// One meeting.
#[derive(Serialize)]
struct MeetingLine {
    /// The date without the year; the month's heading has it.
    when: When,
    /// The meeting or milestone, with a link.
    what: TextPiece,
    /// Whether it is planned.
    planned: bool,
    /// `Held`, `Planned`, …
    state: &'static str,
    /// The dates it was planned for before, and who moved it.
    moved: Vec<String>,
    /// Its duration, if the reader sees it.
    minutes: Option<LengthText>,
    /// The time since the previous session; for the coach.
    interval: Option<LengthText>,
}

/// A duration or an interval, with a remark.
#[derive(Serialize)]
struct LengthText {
    /// The duration, as text.
    text: String,
    /// How it compares with the contract, or why a deviation is acceptable.
    note: Option<String>,
    /// Whether it deviates from the contract.
    deviates: bool,
}

/// Adds the page, if this reader has it.
pub fn pages(cx: &PageContext<'_>, out: &mut Vec<Page>) {
    let Some(timeline) = cx.derived.timeline.as_ref() else {
        return;
    };
    let mut ids = Ids::new(&["main"]);
    let model = TimelinePage {
        lede: match cx.is_sponsor() {
            true => cx.words.get("timeline_lede_sponsor"),
            false => cx.words.get("timeline_lede"),
        },
        figure: figure::timeline(cx, timeline, &mut ids),
        region: ids.region(cx.words.get("timeline_months")),
        months: months(cx, &timeline.events),
    };
    out.push(Page::section(
        cx,
        NavSection::Timeline,
        "timeline.html",
        &model,
    ));
}

fn months(cx: &PageContext<'_>, events: &[TimelineEvent]) -> Vec<Month> {
    events
        .chunk_by(|a, b| month(a.meeting.date) == month(b.meeting.date))
        .filter_map(|events| {
            Some(Month {
                name: cx.words.month_year(events.first()?.meeting.date),
                rows: events.iter().map(|event| line(cx, event)).collect(),
            })
        })
        .collect()
}

fn month(date: NaiveDate) -> (i32, u32) {
    (date.year(), date.month())
}

fn line(cx: &PageContext<'_>, event: &TimelineEvent) -> MeetingLine {
    let (words, meeting) = (cx.words, &event.meeting);
    let name = meeting_name(words, meeting);
    MeetingLine {
        when: When {
            iso: meeting.date.to_string(),
            text: words.month_day(meeting.date),
        },
        what: match &meeting.record {
            Some(record) => TextPiece::link(name, cx.route.record(&record.slug)),
            None => TextPiece::text(name),
        },
        planned: meeting.state == MeetingState::Planned,
        state: state(cx, event),
        moved: earlier_dates(cx, event),
        minutes: minutes(cx, event),
        interval: interval(cx, event),
    }
}

fn state(cx: &PageContext<'_>, event: &TimelineEvent) -> &'static str {
    let held = event.meeting.state == MeetingState::Held;
    let record = event.meeting.record.as_ref();
    if record.is_some_and(|record| record.cancelled) {
        return cx.words.get("timeline_cancelled");
    }
    match (held, event.kind) {
        (true, Some(Kind::Agenda)) => cx.words.get("timeline_on_record"),
        (true, _) => cx.words.get("timeline_held"),
        (false, _) if event.meeting.unreadable.is_some() => cx.words.get("timeline_unreadable"),
        (false, _) if event.meeting.date < cx.view.today => cx.words.get("timeline_not_on_record"),
        (false, _) => cx.words.get("timeline_planned"),
    }
}

/// `planned for 20 May 2026`, and who moved it, for readers who see that.
fn earlier_dates(cx: &PageContext<'_>, event: &TimelineEvent) -> Vec<String> {
    let words = cx.words;
    let one = |date: &NaiveDate| {
        let by = event.meeting.moved.iter().find(|it| it.from == *date);
        let by = by.and_then(|moved| moved.by).map(|by| cx.party(by));
        let text = words.date(*date);
        let date = ("date", text.as_str().into());
        match &by {
            Some(by) => words.with("timeline_moved_by", &[date, ("by", by.into())]),
            None => words.with("timeline_planned_for", &[date]),
        }
    };
    event.planned_for.iter().map(one).collect()
}

fn minutes(cx: &PageContext<'_>, event: &TimelineEvent) -> Option<LengthText> {
    let minutes = event.meeting.record.as_ref()?.minutes?;
    let fit = event.meeting.length.and_then(|length| length.fit);
    let note = fit
        .filter(|fit| fit.is_outside())
        .map(|fit| cx.words.choice("length_is", fit.word()).to_owned());
    Some(LengthText {
        text: cx.words.minutes(minutes),
        deviates: note.is_some(),
        note,
    })
}

/// Compares with the contract, for the coach only: pauses and moved dates explain deviations.
fn interval(cx: &PageContext<'_>, event: &TimelineEvent) -> Option<LengthText> {
    let words = cx.words;
    let interval = event
        .meeting
        .interval
        .filter(|_| cx.view.reader == Reader::Coach)?;
    let count = (interval.weeks() * 10.0).round() / 10.0;
    let weeks = words.number(count);
    let fit = interval.fit.filter(|fit| fit.is_outside());
    let paused = (interval.paused > 0).then(|| {
        let days = usize::try_from(interval.paused).unwrap_or_default();
        words.with("timeline_paused", &[("days", days.into())])
    });
    let fits = fit.map(|fit| words.choice("interval_is", fit.word()).to_owned());
    let notes: Vec<String> = paused.into_iter().chain(fits).collect();
    Some(LengthText {
        text: words.with(
            "timeline_since",
            &[("weeks", weeks.as_str().into()), ("count", count.into())],
        ),
        note: (!notes.is_empty()).then(|| bidi::join(&notes, words.get("list_mark"))),
        deviates: fit.is_some(),
    })
}
