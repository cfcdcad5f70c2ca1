//! The timeline: the engagement on one picture, then month by month.
//!
//! Must not compare what was planned with what was held beyond what its reader has of both.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::deeds::Empty;
use super::figure::{self, Figure};
use super::parts::{Piece, When, meeting_name};
use super::{Cx, Page};
use crate::derive::{self, Fit, MeetingState, TimelineEvent};
use crate::markdown::Ids;
use crate::reader::Reader;
use crate::route::Section;

/// What `page` holds in timeline.html.
#[derive(Serialize)]
struct TimelinePage {
    /// In place of the list, where it has nothing.
    empty: Option<Empty>,
    /// Stands under the title, where there is something to say.
    lede: &'static str,
    /// The chart with its figures.
    figure: Option<Figure>,
    /// The name of that table’s region.
    region: String,
    /// What took place and what is planned, by month.
    months: Vec<Month>,
    /// Whether lengths are told.
    with_minutes: bool,
    /// Whether the weeks between sessions are told.
    with_interval: bool,
}

/// What stands in one month.
#[derive(Serialize)]
struct Month {
    /// Its name.
    name: String,
    /// What is in that month.
    rows: Vec<Line>,
}

/// One meeting.
#[derive(Serialize)]
struct Line {
    /// Its day.
    when: When,
    /// The meeting or milestone, with a link.
    what: Piece,
    /// Is planned.
    planned: bool,
    /// How it stands.
    state: Vec<Piece>,
    /// How long it took.
    minutes: Option<String>,
    /// How that compares with what was agreed.
    minutes_note: Option<String>,
    /// Weeks since the session before.
    interval: Option<String>,
    /// How that compares with what was agreed.
    interval_note: Option<String>,
}

/// Adds the page.
pub fn pages(cx: &Cx<'_>, out: &mut Vec<Page>) {
    let mut ids = Ids::new(&["main", "months"]);
    let timeline = derive::timeline(cx.view);
    let events = timeline.as_ref().map_or(&[][..], |all| &all.events);
    let coach = cx.view.reader == Reader::Coach;
    let model = TimelinePage {
        empty: timeline.is_none().then(|| {
            if cx.is_sponsor() {
                cx.empty("timeline_empty_sponsor", "timeline_empty_sponsor_text")
            } else {
                cx.empty("timeline_empty", "timeline_empty_text")
            }
        }),
        lede: match cx.is_sponsor() {
            true => cx.words.get("timeline_lede_sponsor"),
            false => cx.words.get("timeline_lede"),
        },
        figure: timeline
            .as_ref()
            .map(|all| figure::timeline(cx, all, &mut ids)),
        region: ids.region(cx.words.get("timeline_months")),
        months: months(cx, events),
        with_minutes: events.iter().any(|event| minutes(event).is_some()),
        with_interval: coach && events.iter().any(|event| event.meeting.interval.is_some()),
    };
    out.push(Page::section(
        cx,
        Section::Timeline,
        "timeline.html",
        &model,
    ));
}

fn months(cx: &Cx<'_>, events: &[TimelineEvent]) -> Vec<Month> {
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

fn line(cx: &Cx<'_>, event: &TimelineEvent) -> Line {
    let (words, meeting) = (cx.words, &event.meeting);
    let name = meeting_name(words, meeting);
    let interval = meeting.interval.as_ref();
    Line {
        when: cx.when(meeting.date),
        what: match &meeting.record {
            Some(record) => Piece::link(name, cx.route.record(&record.slug)),
            None => Piece::text(name),
        },
        planned: meeting.state == MeetingState::Planned,
        state: state(cx, event),
        minutes: minutes(event).map(|minutes| words.minutes(minutes)),
        minutes_note: fit(
            cx,
            meeting.length.and_then(|length| length.fit),
            "length_is",
        ),
        interval: interval.map(|interval| {
            let weeks = words.number((interval.weeks() * 10.0).round() / 10.0);
            words.with("timeline_weeks", &[("weeks", weeks.as_str().into())])
        }),
        interval_note: interval.and_then(|interval| {
            let paused = (interval.paused > 0).then(|| {
                let days = usize::try_from(interval.paused).unwrap_or_default();
                words.with("timeline_paused", &[("days", days.into())])
            });
            let notes = [paused, fit(cx, interval.fit, "interval_is")];
            let notes: Vec<String> = notes.into_iter().flatten().collect();
            (!notes.is_empty()).then(|| notes.join(words.get("list_mark")))
        }),
    }
}

/// `shorter than agreed`, for whoever has the comparison.
fn fit(cx: &Cx<'_>, fit: Option<Fit>, prefix: &str) -> Option<String> {
    let fit = fit.filter(|fit| fit.strays())?;
    Some(match prefix {
        "length_is" => cx.words.choice("length_is", fit.word()).to_owned(),
        _ => cx.words.choice("interval_is", fit.word()).to_owned(),
    })
}

fn minutes(event: &TimelineEvent) -> Option<u32> {
    event.meeting.record.as_ref()?.minutes
}

/// `Held; planned for 20 May 2026`, and by whom it was moved for whoever has that.
fn state(cx: &Cx<'_>, event: &TimelineEvent) -> Vec<Piece> {
    let words = cx.words;
    let meeting = &event.meeting;
    let held = meeting.state == MeetingState::Held;
    let past = meeting.date < cx.view.today;
    let mut out = vec![Piece::text(match (held, past) {
        (true, _) => words.get("timeline_held"),
        (false, true) => words.get("timeline_not_on_record"),
        (false, false) => words.get("timeline_planned"),
    })];
    for date in &event.planned_for {
        let by = meeting.moved.iter().find(|moved| moved.from == *date);
        let by = by.and_then(|moved| moved.by).map(|by| cx.party(by));
        let text = words.date(*date);
        out.push(Piece::text(words.get("sentence_mark")));
        out.push(Piece::text(match &by {
            Some(by) => words.with(
                "timeline_moved_by",
                &[("date", text.as_str().into()), ("by", by.into())],
            ),
            None => words.with("timeline_planned_for", &[("date", text.as_str().into())]),
        }));
    }
    out
}
