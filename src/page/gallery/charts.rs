//! One chart of each kind, with invented values.

use chrono::NaiveDate;

use super::Drawing;
use crate::chart::{
    AttendanceChart, ChartPoint, Glyph, Lane, MarkFill, MinutesBar, ProfileRow, ScoresChart,
    ScoresRow, SessionSlot, TimeMark, TimelineChart, TrackChart, ValueMark, attendance_svg, months,
    objective_svg, profile_svg, scale_svg, scores_svg, timeline_svg,
};

/// Returns one chart of each kind.
pub(super) fn all() -> Vec<Drawing> {
    let point = |mark, value: f64, label: &str, below: &str, day| ChartPoint {
        mark,
        value,
        date: day_of(day, 12),
        label: label.to_owned(),
        below: below.to_owned(),
    };
    let track = TrackChart {
        id: "track".to_owned(),
        title: "Chair the meeting to its end on time".to_owned(),
        description: "Baseline 3; April 4; June 6; target 8".to_owned(),
        ticks: vec![
            (0.0, "0".to_owned()),
            (5.0, "5".to_owned()),
            (10.0, "10".to_owned()),
        ],
        points: vec![
            point(ValueMark::Baseline, 3.0, "baseline 3", "February", 2),
            point(ValueMark::Value, 4.0, "4", "April", 4),
            point(ValueMark::Value, 6.0, "6", "June", 6),
        ],
        target: Some(point(ValueMark::Target, 8.0, "target 8", "October", 10)),
        before: Vec::new(),
    };
    let scale = TrackChart {
        id: "scale".to_owned(),
        ..track.clone()
    };
    let row = |scale: &str, value: f64| ProfileRow {
        scale: scale.to_owned(),
        value,
        low: 1.0,
        high: 9.0,
        label: value.to_string(),
        ends: ("1".to_owned(), "9".to_owned()),
    };
    let rows = [row("Openness", 6.0), row("Drive", 8.0), row("Ease", 3.0)];
    let profile = profile_svg("profile", "A profile", "Openness 6; Drive 8; Ease 3", &rows);
    let drawing = |name, svg| Drawing { name, svg };
    let mut charts = vec![
        drawing("An objective in time", objective_svg(&track)),
        drawing("An objective on its scale", scale_svg(&scale)),
    ];
    charts.extend(profile.map(|svg| drawing("A profile", svg)));
    charts.push(drawing("The programme along time", timeline()));
    charts.extend(attendance().map(|svg| drawing("Attendance against contract", svg)));
    charts.extend(scores().map(|svg| drawing("What each party thinks", svg)));
    charts
}

fn day_of(month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(2026, month, day)
}

/// A completed, a current and a future phase; a session that was moved, and a planned one.
fn timeline() -> String {
    let date = |month, day| day_of(month, day).unwrap_or_default();
    let mark = |date, glyph, fill, label: &str, planned_for| TimeMark {
        date,
        glyph,
        fill,
        label: label.to_owned(),
        planned_for,
    };
    let lane = |label: &str, span, marks| Lane {
        label: label.to_owned(),
        span,
        marks,
    };
    let (from, to) = (date(1, 12), date(7, 1));
    let diagnosis = vec![
        mark(date(1, 20), Glyph::Triangle, MarkFill::Full, "", None),
        mark(date(2, 2), Glyph::Wedge, MarkFill::Full, "", None),
        mark(date(2, 4), Glyph::Wedge, MarkFill::Full, "", None),
    ];
    let sessions = vec![
        mark(date(3, 2), Glyph::Circle, MarkFill::Full, "1", None),
        mark(
            date(4, 20),
            Glyph::Circle,
            MarkFill::Full,
            "2",
            Some(date(4, 2)),
        ),
        mark(date(6, 15), Glyph::Circle, MarkFill::Hollow, "3", None),
    ];
    timeline_svg(&TimelineChart {
        id: "programme".to_owned(),
        title: "The programme".to_owned(),
        description: "Interviews in January and February; two sessions held, one planned"
            .to_owned(),
        from,
        to,
        lanes: vec![
            lane("Diagnosis", Some((date(1, 20), date(3, 2))), diagnosis),
            lane("Development", Some((date(3, 2), date(5, 20))), sessions),
            lane("Review", None, Vec::new()),
        ],
        rule: Some((date(5, 20), "Today".to_owned())),
        pauses: Vec::new(),
        months: months(from, to)
            .into_iter()
            .map(|month| (month, month.format("%b").to_string(), String::new()))
            .collect(),
    })
}

fn attendance() -> Option<String> {
    let seat = |fill, moved, label: usize| SessionSlot {
        fill,
        moved,
        label: label.to_string(),
    };
    attendance_svg(&AttendanceChart {
        id: "seats".to_owned(),
        title: "Attendance".to_owned(),
        description: "Three of four sessions held, the second on another day, the third unpaid"
            .to_owned(),
        seats: vec![
            seat(MarkFill::Full, false, 1),
            seat(MarkFill::Full, true, 2),
            seat(MarkFill::Holed, false, 3),
            seat(MarkFill::Hollow, false, 4),
        ],
        contracted: 4,
        minutes: Some(MinutesBar {
            held: 300.0,
            contracted: (360.0, 480.0),
            held_label: "5 h held".to_owned(),
            contracted_label: "6 h to 8 h contracted".to_owned(),
        }),
    })
}

fn scores() -> Option<String> {
    let row = |words: &str, scores: &[(Glyph, f64)]| ScoresRow {
        words: words.to_owned(),
        scores: scores.to_vec(),
    };
    scores_svg(&ScoresChart {
        id: "scores".to_owned(),
        title: "Feedback on the coaching".to_owned(),
        description: "Keeps to the point: client 5, sponsor 5; listens: client 4, coach 3"
            .to_owned(),
        ticks: [1.0, 2.0, 3.0, 4.0, 5.0]
            .map(|place: f64| (place, place.to_string()))
            .to_vec(),
        rows: vec![
            row(
                "Keeps to the point",
                &[(Glyph::Circle, 5.0), (Glyph::Square, 5.0)],
            ),
            row("Listens", &[(Glyph::Circle, 4.0), (Glyph::Triangle, 3.0)]),
        ],
    })
}
