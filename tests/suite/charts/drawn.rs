//! Charts made by hand, with difficult values.

use chrono::NaiveDate;
use coachgen::chart::{
    AttendanceChart, ChartPoint, Glyph, Lane, MarkFill, MinutesBar, ProfileRow, ScoresChart,
    ScoresRow, SessionSlot, TimeMark, TimelineChart, TrackChart, ValueMark, attendance_svg, months,
    objective_svg, profile_svg, scores_svg, sparkline_svg, timeline_svg,
};

use super::{attribute_values, between};

const HOSTILE: &str = "<script>alert(1)</script> & \"both\" 'ends'";
const LONG: &str = "Prepares whoever is to hear it for what is going to be said, in time and without any Donaudampfschifffahrtsgesellschaftskapitänspatent at all";

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

/// Checks that the chart is well-formed, contains no foreign markup, and has every position inside the chart.
fn assert_sound(svg: &str) {
    for (open, close) in [("<svg", "</svg>"), ("<text", "</text>"), ("<g ", "</g>")] {
        assert_eq!(
            svg.matches(open).count(),
            svg.matches(close).count(),
            "{open}"
        );
    }
    for bad in ["NaN", "inf%", "<script", "style=", "onload="] {
        assert!(!svg.contains(bad), "{bad} in {svg}");
    }
    for name in ["x", "x1", "x2", "cx", "width"] {
        for value in attribute_values(svg, name) {
            let Some(place) = value.strip_suffix('%') else {
                continue;
            };
            let place: f64 = place.parse().expect("a number");
            assert!((0.0..=100.0).contains(&place), "{name}={value} in {svg}");
        }
    }
    let height: f64 = attribute_values(svg, "height")[0]
        .parse()
        .expect("a number");
    for name in ["y", "y1", "y2"] {
        for value in attribute_values(svg, name) {
            let place: f64 = value.parse().expect("a number");
            assert!(place <= height, "{name}={value} below {height}");
        }
    }
}

fn row(value: f64, low: f64, high: f64) -> ProfileRow {
    ProfileRow {
        scale: LONG.to_owned(),
        value,
        low,
        high,
        label: value.to_string(),
        ends: (HOSTILE.to_owned(), high.to_string()),
    }
}

#[test]
fn a_profile_of_every_kind_of_scale() {
    let rows = [
        row(3.5, 1.0, 10.0),
        row(-4.0, -10.0, -1.0),
        row(1e308, -1e308, 1e308),
        row(12.0, 0.0, 10.0),
    ];
    let svg = profile_svg("p", HOSTILE, HOSTILE, &rows).expect("a chart");
    assert_sound(&svg);
    assert_eq!(svg.matches("chart-way").count(), 3);
    assert_eq!(
        svg.matches("mark-hollow").count(),
        1,
        "one lies beyond its scale"
    );
    assert!(svg.contains("&lt;script&gt;alert(1)"));
    assert!(profile_svg("p", "", "", &[row(1.0, 5.0, 5.0)]).is_none());
    assert!(profile_svg("p", "", "", &[]).is_none());
}

#[test]
fn long_words_are_split_into_lines_that_fit_a_phone() {
    let svg = profile_svg("p", "", "", &[row(1.0, 0.0, 5.0)]).expect("a chart");
    let lines: Vec<&str> = between(&svg, "class=\"chart-name\"", "</text>")
        .into_iter()
        .filter_map(|text| text.split('>').nth(1))
        .collect();
    assert!(
        lines.iter().all(|line| line.chars().count() <= 30),
        "{lines:?}"
    );
    let letters = |text: &str| text.chars().filter(|c| *c != ' ').count();
    assert_eq!(
        lines.iter().map(|line| letters(line)).sum::<usize>(),
        letters(LONG)
    );
}

#[test]
fn equal_scores_are_side_by_side() {
    let chart = ScoresChart {
        id: "s".to_owned(),
        title: HOSTILE.to_owned(),
        description: "d".to_owned(),
        ticks: (1..=5)
            .map(|place| (f64::from(place), place.to_string()))
            .collect(),
        rows: vec![
            ScoresRow {
                words: LONG.to_owned(),
                scores: vec![
                    (Glyph::Circle, 5.0),
                    (Glyph::Square, 5.0),
                    (Glyph::Triangle, 4.0),
                ],
            },
            ScoresRow {
                words: "Nobody scored this".to_owned(),
                scores: Vec::new(),
            },
        ],
    };
    let svg = scores_svg(&chart).expect("a chart");
    assert_sound(&svg);
    assert_eq!(svg.matches("class=\"mark\"").count(), 3);
    assert!(svg.contains("translate(-7.5 0)") && svg.contains("translate(7.5 0)"));
    assert!(!svg.contains("Nobody"));
    let none = ScoresChart {
        rows: Vec::new(),
        ..chart
    };
    assert!(scores_svg(&none).is_none());
}

fn seat(fill: MarkFill, moved: bool, label: usize) -> SessionSlot {
    SessionSlot {
        fill,
        moved,
        label: label.to_string(),
    }
}

#[test]
fn attendance_seat_by_seat_and_beyond_the_contract() {
    let mut chart = AttendanceChart {
        id: "a".to_owned(),
        title: "t".to_owned(),
        description: "d".to_owned(),
        seats: (1..=14)
            .map(|at| match at {
                2 => seat(MarkFill::Holed, false, at),
                3 => seat(MarkFill::Full, true, at),
                13.. => seat(MarkFill::Hollow, false, at),
                _ => seat(MarkFill::Full, false, at),
            })
            .collect(),
        contracted: 12,
        minutes: Some(MinutesBar {
            held: 9_000.0,
            contracted: (540.0, 720.0),
            held_label: LONG.to_owned(),
            contracted_label: "9 h to 12 h contracted".to_owned(),
        }),
    };
    let svg = attendance_svg(&chart).expect("a chart");
    assert_sound(&svg);
    assert_eq!(svg.matches("class=\"mark\"").count(), 11);
    assert_eq!(svg.matches("mark-hole\"").count(), 1);
    assert_eq!(svg.matches("mark-hollow").count(), 2);
    assert_eq!(svg.matches("chart-moved\"").count(), 1);
    // The two ends of the contracted minutes, and the line after the last contracted seat.
    assert_eq!(svg.matches("chart-contract").count(), 3);
    chart.seats = (1..=1000)
        .map(|at| seat(MarkFill::Hollow, false, at))
        .collect();
    let many = attendance_svg(&chart).expect("a chart");
    assert_eq!(
        many.matches("class=\"mark").count(),
        0,
        "only the minutes are drawn"
    );
    chart.minutes = None;
    assert!(attendance_svg(&chart).is_none());
}

fn timeline(from: &str, to: &str, marks: Vec<TimeMark>) -> TimelineChart {
    let (from, to) = (day(from), day(to));
    let lane = |label: &str, span, marks| Lane {
        label: label.to_owned(),
        span,
        marks,
    };
    TimelineChart {
        id: "t".to_owned(),
        title: HOSTILE.to_owned(),
        description: "d".to_owned(),
        from,
        to,
        lanes: vec![
            lane("Focused development", Some((from, to)), marks),
            lane(HOSTILE, Some((to, to)), Vec::new()),
            lane("Review", None, Vec::new()),
        ],
        rule: Some((to, "Today".to_owned())),
        pauses: vec![(from, to, "Pause".to_owned())],
        months: months(from, to)
            .into_iter()
            .map(|month| (month, month.format("%b").to_string(), String::new()))
            .collect(),
    }
}

fn mark(date: NaiveDate, glyph: Glyph, label: &str) -> TimeMark {
    TimeMark {
        date,
        glyph,
        fill: MarkFill::Full,
        label: label.to_owned(),
        planned_for: None,
    }
}

#[test]
fn marks_on_a_timeline_do_not_touch_on_a_phone() {
    let sessions: Vec<TimeMark> = (0..30)
        .map(|at| {
            let date = day("2026-01-05") + chrono::Days::new(12 * at);
            mark(date, Glyph::Circle, &(at + 1).to_string())
        })
        .collect();
    let svg = timeline_svg(&timeline("2026-01-01", "2027-01-01", sessions));
    assert_sound(&svg);
    let places: Vec<(f64, f64)> = between(&svg, "<svg x=\"", " overflow")
        .into_iter()
        .map(|text| {
            let (x, y) = text.split_once("%\" y=\"").expect("a place");
            (
                x.parse().expect("x"),
                y.trim_end_matches('"').parse().expect("y"),
            )
        })
        .collect();
    assert_eq!(places.len(), 30);
    for (at, one) in places.iter().enumerate() {
        for other in &places[at + 1..] {
            assert!(
                one.1 != other.1 || (one.0 - other.0).abs() >= 5.3,
                "{one:?} {other:?}"
            );
        }
    }
}

#[test]
fn meetings_too_close_together_are_counted() {
    let day_by_day: Vec<TimeMark> = (1..=8)
        .map(|at| mark(day(&format!("2026-02-{:02}", at + 9)), Glyph::Wedge, ""))
        .collect();
    let svg = timeline_svg(&timeline("2026-01-01", "2026-12-31", day_by_day));
    assert_sound(&svg);
    assert!(svg.contains(">×8</text>"));
    assert_eq!(svg.matches("class=\"mark\"").count(), 1);
}

#[test]
fn a_timeline_of_one_day_and_one_of_a_thousand_years() {
    let one = vec![mark(day("2026-03-01"), Glyph::Square, "")];
    assert_sound(&timeline_svg(&timeline(
        "2026-03-01",
        "2026-03-01",
        one.clone(),
    )));
    let ages = timeline("1026-03-01", "2026-03-01", one);
    assert_sound(&timeline_svg(&ages));
    assert!(ages.months.len() <= 21, "{}", ages.months.len());
}

#[test]
fn months_are_counted_by_steps_that_fit() {
    let of = |from: &str, to: &str| months(day(from), day(to));
    assert_eq!(
        of("2026-01-14", "2026-04-01"),
        [day("2026-02-01"), day("2026-03-01"), day("2026-04-01")]
    );
    assert!(of("2026-01-14", "2026-01-20").is_empty());
    let years = of("2020-05-05", "2026-05-05");
    assert!(years.len() > 5 && years.len() <= 21, "{years:?}");
}

fn value(mark: ValueMark, value: f64, date: Option<&str>) -> ChartPoint {
    ChartPoint {
        mark,
        value,
        date: date.map(day),
        label: value.to_string(),
        below: String::new(),
    }
}

/// An objective's chart, whose scale is much longer than the course of the values.
fn chart(points: Vec<ChartPoint>, target: Option<ChartPoint>) -> TrackChart {
    TrackChart {
        id: "it".to_owned(),
        title: HOSTILE.to_owned(),
        description: HOSTILE.to_owned(),
        ticks: vec![(0.0, "0".to_owned()), (1000.0, "1000".to_owned())],
        points,
        target,
        before: Vec::new(),
    }
}

#[test]
fn a_dotted_line_only_leads_to_a_target_that_is_due_after_the_last_value() {
    let until = |due: Option<&str>| {
        let values = vec![
            value(ValueMark::Baseline, 2.0, Some("2026-03-01")),
            value(ValueMark::Value, 5.0, Some("2026-06-01")),
        ];
        chart(values, Some(value(ValueMark::Target, 8.0, due)))
    };
    for (due, leads) in [
        (Some("2026-06-02"), true),
        (None, true),
        (Some("2026-06-01"), false),
        (Some("2026-05-01"), false),
    ] {
        let chart = until(due);
        for svg in [objective_svg(&chart), sparkline_svg(&chart)] {
            assert_eq!(svg.contains("chart-aim"), leads, "{due:?}: {svg}");
            assert!(svg.contains("chart-target"), "{due:?}: {svg}");
        }
    }
}

#[test]
fn a_sparkline_uses_its_whole_height_and_has_no_labels() {
    let svg = sparkline_svg(&chart(
        vec![
            value(ValueMark::Baseline, 2.0, Some("2026-03-01")),
            value(ValueMark::Value, 5.0, Some("2026-06-01")),
        ],
        Some(value(ValueMark::Target, 8.0, Some("2026-09-01"))),
    ));
    assert_sound(&svg);
    assert!(svg.contains("role=\"img\"") && svg.contains("<desc id=\"it-d\">"));
    assert!(!svg.contains("<text"), "{svg}");
    let tops = |name: &str| -> Vec<f64> {
        let all = attribute_values(&svg, name).into_iter();
        all.map(|place| place.parse().expect("a number")).collect()
    };
    let (from, to) = (tops("y1"), tops("y2"));
    // From the baseline to the value, and from there to the target, which is the highest.
    assert_eq!((from.len(), to.len()), (2, 2), "{svg}");
    assert!(from[0] - to[1] > 15.0, "{svg}");
    assert!(from[0] > to[0] && to[0] > to[1], "{svg}");
    // The marks differ in shape and fill, not only in colour.
    for mark in ["mark mark-hollow", "class=\"mark\"", "chart-target"] {
        assert_eq!(svg.matches(mark).count(), 1, "{mark}: {svg}");
    }
    let extreme = [f64::MIN, f64::MAX, 0.0].map(|it| value(ValueMark::Value, it, None));
    assert_sound(&sparkline_svg(&chart(extreme.to_vec(), None)));
    let same = [3.0, 3.0].map(|it| value(ValueMark::Value, it, Some("2026-03-01")));
    assert_sound(&sparkline_svg(&chart(same.to_vec(), None)));
}
