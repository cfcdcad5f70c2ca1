//! An instrument's scores as a chart and a table.

use super::{Figure, FigureCell, FigureRow, sentences};
use crate::chart::{ProfileRow, profile_svg};
use crate::html::Ids;
use crate::page::PageContext;
use crate::page::parts::TextPiece;
use crate::view::types::{PsychometricView, ScoreView};

/// The figure of one instrument; none without scores.
pub fn profile(cx: &PageContext<'_>, it: &PsychometricView, ids: &mut Ids) -> Option<Figure> {
    if it.scores.is_empty() {
        return None;
    }
    let drawn: Vec<ProfileRow> = it.scores.iter().filter_map(|one| row(cx, one)).collect();
    let described: Vec<String> = drawn.iter().map(|row| described(cx, row)).collect();
    let id = ids.claim("profile");
    let mut figure = Figure::new(cx, ids, &it.instrument);
    figure.svg = profile_svg(&id, &it.instrument, &sentences(cx, &described), &drawn);
    let left_out: Vec<String> = it
        .scores
        .iter()
        .filter(|one| row(cx, one).is_none())
        .map(|one| one.scale.clone())
        .collect();
    figure.caption = figure.svg.as_ref().map(|_| match left_out.is_empty() {
        true => cx.words.get("profile_caption").to_owned(),
        false => format!(
            "{} {}",
            cx.words.get("profile_caption"),
            cx.words.with(
                "profile_left_out",
                &[("scales", cx.words.list(&left_out).as_str().into())]
            )
        ),
    });
    // The table is open at first if some scores are not in the chart.
    figure.open = !left_out.is_empty();
    figure.column(cx, "score_scale", false);
    figure.column(cx, "figure_value", true);
    figure.column(cx, "score_low", true);
    figure.column(cx, "score_high", true);
    figure.rows = it.scores.iter().map(|one| figures(cx, one)).collect();
    Some(figure)
}

/// Returns the scale if it can be drawn: its ends are numbers and differ.
fn row(cx: &PageContext<'_>, one: &ScoreView) -> Option<ProfileRow> {
    let (low, high) = (one.low.as_ref()?, one.high.as_ref()?);
    let row = ProfileRow {
        scale: one.scale.clone(),
        value: one.value.number?,
        low: low.number?,
        high: high.number?,
        label: cx.measure(&one.value),
        ends: (cx.measure(low), cx.measure(high)),
    };
    (row.low < row.high).then_some(row)
}

fn described(cx: &PageContext<'_>, row: &ProfileRow) -> String {
    cx.words.with(
        "score_of_scale",
        &[
            ("scale", row.scale.as_str().into()),
            ("value", row.label.as_str().into()),
            ("low", row.ends.0.as_str().into()),
            ("high", row.ends.1.as_str().into()),
        ],
    )
}

fn figures(cx: &PageContext<'_>, one: &ScoreView) -> FigureRow {
    let end = |end: &Option<_>| end.as_ref().map(|end| cx.measure(end));
    FigureRow {
        head: vec![TextPiece::text(&one.scale)],
        only: cx.only_coach(one.coach_only),
        cells: vec![
            FigureCell::number(Some(cx.measure(&one.value))),
            FigureCell::number(end(&one.low)),
            FigureCell::number(end(&one.high)),
        ],
    }
}
