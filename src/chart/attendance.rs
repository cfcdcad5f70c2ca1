//! Attendance chart: sessions held and contracted as marks, and their minutes as a bar.

use super::glyph::{Glyph, MarkFill};
use super::label::Label;
use super::svg::Svg;

/// Attendance up to a date.
#[derive(Debug, Clone, PartialEq)]
pub struct AttendanceChart {
    /// Prefix of the ids of `<title>` and `<desc>`; unique on its page.
    pub id: String,
    pub title: String,
    pub description: String,
    /// Sessions held, in order, then upcoming ones.
    pub seats: Vec<SessionSlot>,
    /// How many of the seats were contracted; additional ones are drawn after a line.
    pub contracted: usize,
    pub minutes: Option<MinutesBar>,
}

/// A session, held or contracted.
#[derive(Debug, Clone, PartialEq)]
pub struct SessionSlot {
    pub fill: MarkFill,
    /// Whether it was held on a different day than planned; drawn with a line.
    pub moved: bool,
    /// The label below it, for example `3`.
    pub label: String,
}

/// Minutes held and contracted.
#[derive(Debug, Clone, PartialEq)]
pub struct MinutesBar {
    pub held: f64,
    /// The contracted minimum and maximum.
    pub contracted: (f64, f64),
    pub held_label: String,
    pub contracted_label: String,
}

/// If there are more seats than this, they are not drawn individually.
const MAX_DRAWN: usize = 60;
/// Seats per row, the width of a seat in percent, the height of a row in pixels.
const ROW: usize = 10;
const SEAT: f64 = 9.5;
const HEIGHT: f64 = 46.0;
const BAR: f64 = 68.0;

/// Returns the chart as an `<svg>` element; `None` if nothing was contracted or held.
pub fn attendance_svg(chart: &AttendanceChart) -> Option<String> {
    let drawn = chart.seats.len() <= MAX_DRAWN;
    let rows = match drawn {
        true => chart.seats.len().div_ceil(ROW),
        false => 0,
    };
    let seats = HEIGHT * rows as f64;
    let bar = chart.minutes.as_ref().map_or(0.0, |_| BAR);
    if seats + bar == 0.0 {
        return None;
    }
    let mut svg = Svg::new(
        (seats + bar) as u32,
        &chart.id,
        &chart.title,
        &chart.description,
    );
    if drawn {
        for (at, seat) in chart.seats.iter().enumerate() {
            draw_seat(&mut svg, at, seat, at == chart.contracted && at > 0);
        }
    }
    if let Some(minutes) = &chart.minutes {
        draw_minutes(&mut svg, minutes, seats);
    }
    Some(svg.finish())
}

fn draw_seat(svg: &mut Svg, at: usize, seat: &SessionSlot, first_beyond: bool) {
    let x = 4.0 + SEAT * (at % ROW) as f64;
    let top = HEIGHT * (at / ROW) as f64;
    let y = top + 14.0;
    if first_beyond {
        let edge = x - SEAT / 2.0;
        svg.line(
            "chart-contract",
            (edge.max(0.0), top),
            (edge.max(0.0), top + 40.0),
        );
    }
    if seat.moved {
        let from = x - SEAT / 2.0;
        svg.line("chart-moved", (from, y), (x, y));
        svg.line("chart-moved-from", (from, y - 5.0), (from, y + 5.0));
    }
    svg.mark(Glyph::Circle, seat.fill, (x, y), 0.0, 8.0);
    svg.text("", (x, top + 38.0), "middle", &seat.label);
}

fn draw_minutes(svg: &mut Svg, minutes: &MinutesBar, top: f64) {
    let (low, high) = minutes.contracted;
    let most = minutes.held.max(high).max(1.0);
    let x = |value: f64| 100.0 * (value / most).clamp(0.0, 1.0);
    let line = top + 22.0;
    svg.text(
        "chart-strong",
        (0.0, top + 14.0),
        "start",
        &minutes.held_label,
    );
    svg.rect("chart-room", (0.0, line), x(high), 14.0);
    svg.rect("chart-bar", (0.0, line + 3.0), x(minutes.held), 8.0);
    for end in [low, high] {
        svg.line(
            "chart-contract",
            (x(end), line - 3.0),
            (x(end), line + 17.0),
        );
    }
    let label = Label {
        at: (x(low) / 2.0 + x(high) / 2.0, line + 34.0),
        left: 0.0,
        words: &minutes.contracted_label,
    };
    let (at, anchor) = label.anchor();
    svg.text("", (at, line + 34.0), anchor, label.words);
}
