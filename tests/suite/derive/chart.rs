//! Charts: well-formed, escaped, without inline style, and omitted if there are no numbers.

use coachgen::chart::{TrackChart, TrackLabels, ValueMark, objective_svg, scale_svg};
use coachgen::derive::Track;
use coachgen::reader::Reader;
use coachgen::record::value::{Measure, ReviewType, Verdict};

use super::build::*;
use super::rows::*;

fn track(values: &[&str]) -> Track {
    let mut view = view(Reader::Client, "2026-12-01");
    view.add(agenda("2026-02-01", &[("voice", "speak")]));
    for (number, value) in (1..).zip(values) {
        let date = format!("2026-0{}-01", number + 2);
        view.add(session(number, &date, |s| {
            s.progress.push(progress("speak", "voice", value))
        }));
    }
    view.add(review(ReviewType::Final, "2026-09-30", |r| {
        r.objectives
            .push(assessed("speak", "voice", "8", Verdict::Achieved));
    }));
    objective_tracks(&view).remove(0)
}

fn chart(track: &Track) -> Option<TrackChart> {
    TrackChart::from_track(
        track,
        &TrackLabels {
            id: "c1",
            title: "R&D \"now\"",
            description: "<script>alert(1)</script>",
            value: &|mark, measure: &Measure| match mark {
                ValueMark::Target => format!("target {}", measure.text),
                ValueMark::Baseline | ValueMark::Value => measure.text.clone(),
            },
            date: &|date| date.format("%b").to_string(),
            number: &|number| number.to_string(),
        },
    )
}

#[test]
fn a_series_has_labels() {
    let svg = objective_svg(&chart(&track(&["4", "6"])).unwrap());
    assert!(svg.starts_with("<svg role=\"img\" aria-labelledby=\"c1-t c1-d\""));
    assert!(svg.contains("<title id=\"c1-t\">R&amp;D &quot;now&quot;</title>"));
    assert!(svg.contains("&lt;script&gt;") && !svg.contains("<script"));
    assert!(!svg.contains("style="));
    assert_eq!(svg.matches("chart-line").count(), 3);
    assert_eq!(svg.matches("class=\"mark\"").count(), 3);
    assert_eq!(svg.matches("mark-hollow").count(), 1, "the baseline");
    assert_eq!(svg.matches("chart-target").count(), 1);
    assert!(svg.contains(">target 8</text>") && svg.contains(">10</text>"));
}

#[test]
fn one_scale() {
    let svg = scale_svg(&chart(&track(&["4"])).unwrap());
    assert_eq!(svg.matches("class=\"mark\"").count(), 1);
    assert_eq!(svg.matches("mark-hollow").count(), 1);
    assert_eq!(svg.matches("chart-target").count(), 1);
    assert_eq!(svg.matches("chart-way").count(), 1);
    assert!(svg.ends_with("</svg>"));
}

#[test]
fn words_are_not_drawn_and_one_number_makes_no_line() {
    let mut words = track(&["some", "more"]);
    words
        .entries
        .retain(|entry| entry.at.as_ref().is_some_and(|at| at.number.is_none()));
    words.baseline = Some(measure("none"));
    assert!(chart(&words).is_none());
    words.baseline = Some(measure("3"));
    words.target = None;
    assert!(chart(&words).is_none());
}

#[test]
fn extreme_numbers_and_equal_dates_stay_on_the_page() {
    let mut odd = track(&["1e308", "-1e308", "3"]);
    odd.range = None;
    for entry in &mut odd.entries {
        entry.source.date = odd.baseline_on;
    }
    odd.due = odd.baseline_on;
    let chart = chart(&odd).unwrap();
    for svg in [objective_svg(&chart), scale_svg(&chart)] {
        assert!(!svg.contains("NaN") && !svg.contains("inf%"), "{svg}");
    }
}

#[test]
fn a_target_that_was_amended_is_a_step() {
    let mut stepped = track(&["4", "6"]);
    stepped.targets_before = vec![(measure("9"), day("2026-05-01"))];
    let svg = objective_svg(&chart(&stepped).unwrap());
    assert_eq!(svg.matches("chart-was").count(), 3);
    let plain = objective_svg(&chart(&track(&["4", "6"])).unwrap());
    assert_eq!(plain.matches("chart-was").count(), 0);
}

#[test]
fn long_numbers_of_the_axis_have_room() {
    let mut long = track(&["4", "6"]);
    long.range = Some((-1_000_000.0, 1_000_000.0));
    let svg = objective_svg(&chart(&long).unwrap());
    let label = svg.split("text-anchor=\"end\">-1000000<").next().unwrap();
    let at: f64 = label
        .rsplit("x=\"")
        .next()
        .unwrap()
        .split('%')
        .next()
        .unwrap()
        .parse()
        .unwrap();
    assert!(at >= 20.0, "{at}");
}
