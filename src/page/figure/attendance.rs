//! Sessions held against those contracted, as a chart and a table.

use chrono::NaiveDate;

use super::{Figure, FigureCell, FigureRow, LegendItem, sentences};
use crate::bidi;
use crate::chart::{
    AttendanceChart, Glyph, MarkFill, MinutesBar, SessionSlot, attendance_svg, legend_moved_svg,
    legend_svg,
};
use crate::derive::{self, Attendance, HeldSession};
use crate::html::Ids;
use crate::page::PageContext;
use crate::page::parts::{TextPiece, length};

/// Attendance up to and on `by`; none before the first session.
pub fn attendance(cx: &PageContext<'_>, by: NaiveDate, ids: &mut Ids) -> Option<Figure> {
    let all = derive::attendance(cx.view, cx.derived.timeline.as_ref(), by);
    if all.held.is_empty() {
        return None;
    }
    let words = cx.words;
    let name = words.get("attendance");
    let chart = AttendanceChart {
        id: ids.claim("chart attendance"),
        title: name.to_owned(),
        description: described(cx, &all),
        seats: seats(cx, &all),
        contracted: all.contracted as usize,
        minutes: bar(cx, &all),
    };
    let mut figure = Figure::new(cx, ids, name);
    figure.svg = attendance_svg(&chart);
    figure.alt.clone_from(&chart.description);
    figure.caption = Some(in_all(cx, &all));
    if figure.svg.is_some() {
        figure.legend = legend(cx, &chart.seats);
    }
    figure.column(cx, "kind_session", false);
    figure.column(cx, "figure_when", false);
    let minutes = all.held.iter().any(|one| one.fact.minutes.is_some());
    if minutes {
        figure.column(cx, "attendance_minutes", true);
    }
    let notes = all.held.iter().any(|one| !note(cx, one).is_empty());
    if notes {
        figure.column(cx, "attendance_note", false);
    }
    let row = |one: &HeldSession| {
        let mut cells = vec![FigureCell::text(
            one.fact.date.map(|date| cx.date_piece(date)),
        )];
        if minutes {
            let number = one.fact.minutes.map(f64::from);
            cells.push(FigureCell::number(
                number.map(|number| words.number(number)),
            ));
        }
        if notes {
            cells.push(FigureCell::text([TextPiece::text(note(cx, one))]));
        }
        FigureRow {
            head: vec![cx.record_link(&one.fact)],
            only: None,
            cells,
        }
    };
    figure.rows = all.held.iter().map(row).collect();
    Some(figure)
}

/// The sessions held, then those to come.
fn seats(cx: &PageContext<'_>, all: &Attendance) -> Vec<SessionSlot> {
    let number = |number: usize| cx.words.number(number as f64);
    let held = all.held.iter().enumerate().map(|(at, one)| SessionSlot {
        fill: match one.unpaid {
            true => MarkFill::Holed,
            false => MarkFill::Full,
        },
        moved: one.moved,
        label: match one.fact.number {
            Some(number) => cx.words.number(f64::from(number)),
            None => number(at + 1),
        },
    });
    let counted = all.held.len() + all.cancelled;
    let ahead = (counted..all.contracted as usize).map(|at| SessionSlot {
        fill: MarkFill::Hollow,
        moved: false,
        label: number(at + 1),
    });
    // Limits the number of seats drawn, so that a contract with thousands of sessions stays readable.
    held.chain(ahead.take(1000)).collect()
}

fn bar(cx: &PageContext<'_>, all: &Attendance) -> Option<MinutesBar> {
    Some(MinutesBar {
        held: all.minutes? as f64,
        contracted: all.contracted_minutes(),
        held_label: cx.words.with(
            "attendance_held",
            &[("time", length(cx.words, all.minutes?).as_str().into())],
        ),
        contracted_label: contracted(cx, all),
    })
}

/// `9 h to 12 h contracted`.
fn contracted(cx: &PageContext<'_>, all: &Attendance) -> String {
    let (low, high) = all.contracted_minutes();
    let time = |minutes: f64| length(cx.words, minutes.round() as u64);
    let range = match low < high {
        true => cx.words.with(
            "range",
            &[
                ("low", time(low).as_str().into()),
                ("high", time(high).as_str().into()),
            ],
        ),
        false => time(high),
    };
    let time = ("time", range.as_str().into());
    cx.words.with("attendance_contracted", &[time])
}

/// `5 of 6 sessions held; 8 h 45 min held; 9 h to 12 h contracted`.
fn in_all(cx: &PageContext<'_>, all: &Attendance) -> String {
    let held = cx.words.with(
        "sessions_held",
        &[
            ("held", all.held.len().into()),
            ("contracted", all.contracted.into()),
        ],
    );
    let time = bar(cx, all).map(|bar| [bar.held_label, bar.contracted_label]);
    let cancelled = (all.cancelled > 0).then(|| {
        cx.words
            .with("sessions_cancelled", &[("count", all.cancelled.into())])
    });
    let parts: Vec<String> = [held]
        .into_iter()
        .chain(cancelled)
        .chain(time.into_iter().flatten())
        .collect();
    sentences(cx, &parts)
}

fn described(cx: &PageContext<'_>, all: &Attendance) -> String {
    let one = |one: &HeldSession| {
        let name = cx.words.record_name(&one.fact);
        let date = one.fact.date.map(|date| cx.words.date(date));
        let minutes = one.fact.minutes.map(|minutes| cx.words.minutes(minutes));
        let note = Some(note(cx, one)).filter(|note| !note.is_empty());
        let parts = [Some(name), date, minutes, note];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        bidi::join(&parts, cx.words.get("list_mark"))
    };
    let parts: Vec<String> = [in_all(cx, all)]
        .into_iter()
        .chain(all.held.iter().map(one))
        .collect();
    sentences(cx, &parts)
}

fn note(cx: &PageContext<'_>, one: &HeldSession) -> String {
    let unpaid = one.unpaid.then(|| cx.words.get("attendance_unpaid"));
    let moved = one.moved.then(|| cx.words.get("attendance_moved"));
    let notes: Vec<&str> = [unpaid, moved].into_iter().flatten().collect();
    bidi::join(&notes, cx.words.get("list_mark"))
}

fn legend(cx: &PageContext<'_>, seats: &[SessionSlot]) -> Vec<LegendItem> {
    let fills = [
        (MarkFill::Full, "timeline_held"),
        (MarkFill::Holed, "attendance_held_unpaid"),
        (MarkFill::Hollow, "attendance_ahead"),
    ];
    let mut items: Vec<LegendItem> = fills
        .into_iter()
        .filter(|(fill, _)| seats.iter().any(|seat| seat.fill == *fill))
        .map(|(fill, id)| LegendItem {
            svg: legend_svg(Glyph::Circle, fill),
            text: cx.words.get(id).to_owned(),
        })
        .collect();
    if seats.iter().any(|seat| seat.moved) {
        items.push(LegendItem {
            svg: legend_moved_svg(),
            text: cx.words.get("attendance_on_another_day").to_owned(),
        });
    }
    items
}
