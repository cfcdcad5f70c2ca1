//! The engagement over time, as a chart, with a table of its phases and meetings.

use chrono::{Datelike, NaiveDate};

use super::{Figure, FigureCell, FigureRow, LegendItem, sentences};
use crate::bidi;
use crate::chart::{
    Glyph, Lane, MarkFill, TimeMark, TimelineChart, legend_moved_svg, legend_pause_svg, legend_svg,
    months, timeline_svg,
};
use crate::derive::{MeetingState, Timeline, TimelineEvent};
use crate::html::Ids;
use crate::kind::{Kind, Phase};
use crate::page::PageContext;
use crate::page::parts::{TextPiece, meeting_name};

/// The figure of the whole engagement.
pub fn timeline(cx: &PageContext<'_>, all: &Timeline, ids: &mut Ids) -> Figure {
    let words = cx.words;
    let name = words.get("section_timeline");
    let chart = TimelineChart {
        id: ids.claim("chart timeline"),
        title: name.to_owned(),
        description: described(cx, all),
        from: all.from,
        to: all.to,
        lanes: Phase::ALL
            .into_iter()
            .map(|phase| lane(cx, all, phase))
            .collect(),
        rule: end_marker(cx, all),
        pauses: all
            .pauses
            .iter()
            .map(|pause| (pause.from, pause.to, words.get("pause").to_owned()))
            .collect(),
        months: axis(cx, all),
    };
    let mut figure = Figure::new(cx, ids, name);
    figure.svg = Some(timeline_svg(&chart));
    figure.legend = legend(cx, all);
    figure.column(cx, "phase", false);
    figure.column(cx, "timeline_from", false);
    figure.column(cx, "timeline_to", false);
    figure.rows = all
        .phases
        .iter()
        .map(|span| FigureRow {
            head: vec![TextPiece::text(words.phase(span.phase))],
            only: None,
            cells: vec![
                FigureCell::text([cx.date_piece(span.from)]),
                FigureCell::text([cx.date_piece(span.to)]),
            ],
        })
        .collect();
    figure
}

fn lane(cx: &PageContext<'_>, all: &Timeline, phase: Phase) -> Lane {
    let span = all.phases.iter().find(|span| span.phase == phase);
    Lane {
        label: cx.words.phase(phase).to_owned(),
        span: span.map(|span| (span.from, span.to)),
        marks: all
            .events
            .iter()
            .filter(|event| event.phase == phase)
            .map(|event| TimeMark {
                date: event.meeting.date,
                glyph: glyph(event.kind),
                fill: fill(event),
                label: match event.meeting.session {
                    Some(number) => cx.words.number(f64::from(number)),
                    None => String::new(),
                },
                planned_for: event.planned_for.first().copied(),
            })
            .collect(),
    }
}

fn fill(event: &TimelineEvent) -> MarkFill {
    match event.meeting.state {
        MeetingState::Held => MarkFill::Full,
        MeetingState::Planned => MarkFill::Hollow,
    }
}

/// The symbol for each kind of meeting, including planned meetings described in free text.
fn glyph(kind: Option<Kind>) -> Glyph {
    match kind {
        Some(Kind::Session) => Glyph::Circle,
        Some(Kind::SponsorMeeting) => Glyph::Square,
        Some(Kind::Review) => Glyph::Diamond,
        Some(Kind::Interview) => Glyph::Triangle,
        Some(Kind::StakeholderInterview) => Glyph::Wedge,
        Some(Kind::Chemistry) => Glyph::Cross,
        Some(Kind::Agenda) => Glyph::Pentagon,
        _ => Glyph::Hexagon,
    }
}

/// Today, or the day on which the engagement ended.
fn end_marker(cx: &PageContext<'_>, all: &Timeline) -> Option<(NaiveDate, String)> {
    let today = all.today.map(|date| (date, cx.words.get("timeline_today")));
    let ended = all.ended.map(|date| (date, cx.words.get("ended")));
    let (date, words) = today.or(ended)?;
    Some((date, words.to_owned()))
}

/// The months with their short names, and the year at the first month and at every change.
fn axis(cx: &PageContext<'_>, all: &Timeline) -> Vec<(NaiveDate, String, String)> {
    let mut before = None;
    months(all.from, all.to)
        .into_iter()
        .map(|date| {
            let year = (before != Some(date.year())).then(|| date.year().to_string());
            before = Some(date.year());
            (
                date,
                cx.words.short_month(date).to_owned(),
                year.unwrap_or_default(),
            )
        })
        .collect()
}

/// The symbols that the chart shows, each listed once.
fn legend(cx: &PageContext<'_>, all: &Timeline) -> Vec<LegendItem> {
    let mut kinds: Vec<Option<Kind>> = Vec::new();
    for event in &all.events {
        if !kinds.contains(&event.kind) {
            kinds.push(event.kind);
        }
    }
    let mut items: Vec<LegendItem> = kinds
        .into_iter()
        .map(|kind| {
            let any_held = all
                .events
                .iter()
                .any(|event| event.kind == kind && fill(event) == MarkFill::Full);
            let fill = if any_held {
                MarkFill::Full
            } else {
                MarkFill::Hollow
            };
            LegendItem {
                svg: legend_svg(glyph(kind), fill),
                text: match kind {
                    Some(kind) => cx.words.kind(kind).to_owned(),
                    None => cx.words.get("a_meeting").to_owned(),
                },
            }
        })
        .collect();
    let mut sign = |shown: bool, svg: String, id: &str| {
        if shown {
            items.push(LegendItem {
                svg,
                text: cx.words.get(id).to_owned(),
            });
        }
    };
    let planned = all
        .events
        .iter()
        .any(|event| fill(event) == MarkFill::Hollow);
    sign(
        planned,
        legend_svg(Glyph::Circle, MarkFill::Hollow),
        "timeline_hollow",
    );
    let moved = all.events.iter().any(|event| !event.planned_for.is_empty());
    sign(moved, legend_moved_svg(), "timeline_moved");
    sign(!all.pauses.is_empty(), legend_pause_svg(), "pause");
    items
}

/// Every phase and every meeting, in order of date.
fn described(cx: &PageContext<'_>, all: &Timeline) -> String {
    let words = cx.words;
    let phases = all.phases.iter().map(|span| {
        words.with(
            "timeline_phase",
            &[
                ("phase", words.phase(span.phase).into()),
                ("from", words.date(span.from).as_str().into()),
                ("to", words.date(span.to).as_str().into()),
            ],
        )
    });
    let events = all.events.iter().map(|event| {
        let what = meeting_name(words, &event.meeting);
        let date = words.date(event.meeting.date);
        let planned: Vec<String> = event
            .planned_for
            .iter()
            .map(|date| words.date(*date))
            .collect();
        let planned = words.list(&planned);
        let args = [
            ("what", what.as_str().into()),
            ("date", date.as_str().into()),
            ("planned", planned.as_str().into()),
        ];
        words.with(
            match (fill(event), planned.is_empty()) {
                (MarkFill::Hollow, _) => "timeline_event_planned",
                (_, true) => "timeline_event_held",
                (_, false) => "timeline_event_moved",
            },
            &args,
        )
    });
    let rule = end_marker(cx, all)
        .map(|(date, what)| format!("{}, {}", bidi::isolate(&what), words.date(date)));
    let parts: Vec<String> = phases.chain(events).chain(rule).collect();
    sentences(cx, &parts)
}
