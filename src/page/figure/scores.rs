//! What each party thinks of the coach, as a chart and in figures.

use super::{Cell, Figure, FigureRow, LegendItem, sentences};
use crate::chart::{Fill, Glyph, ScoresChart, ScoresRow, legend_svg, scores_svg};
use crate::markdown::Ids;
use crate::page::Cx;
use crate::page::parts::Piece;
use crate::record::value::Who;
use crate::view::seen::EffectivenessSeen;

/// The scale on which the coach is judged.
const SCALE: [u32; 5] = [1, 2, 3, 4, 5];

/// The figure of one review's scores; none where nobody judged the coach.
pub fn scores(cx: &Cx<'_>, all: &[EffectivenessSeen], ids: &mut Ids) -> Option<Figure> {
    if all.is_empty() {
        return None;
    }
    let words = cx.words;
    let name = words.get("review_coach");
    let described: Vec<String> = all.iter().filter_map(|one| described(cx, one)).collect();
    let chart = ScoresChart {
        id: ids.claim("chart effectiveness"),
        title: name.to_owned(),
        description: sentences(cx, &described),
        ticks: SCALE
            .map(|place| (f64::from(place), words.number(f64::from(place))))
            .to_vec(),
        rows: rows(all),
    };
    let mut figure = Figure::new(cx, ids, name);
    figure.svg = scores_svg(&chart);
    figure.alt = chart.description;
    figure.caption = Some(words.get("review_score_from").to_owned());
    if figure.svg.is_some() {
        figure.legend = [Who::Client, Who::Sponsor, Who::Coach]
            .into_iter()
            .filter(|who| all.iter().any(|one| one.by == *who && drawn(one).is_some()))
            .map(|who| LegendItem {
                svg: legend_svg(glyph(who), Fill::Full),
                text: cx.party(who),
            })
            .collect();
    }
    figure.open = all.iter().any(|one| one.comment.is_some());
    figure.column(cx, "review_criterion", false);
    figure.column(cx, "review_by", false);
    figure.column(cx, "review_score", true);
    figure.column(cx, "review_comment", false);
    figure.rows = all
        .iter()
        .map(|one| FigureRow {
            head: vec![Piece::text(&one.criterion)],
            only: cx.only_coach(one.coach_only),
            cells: vec![
                Cell::text([Piece::text(cx.party(one.by))]),
                Cell::number(one.score.map(|score| words.number(f64::from(score)))),
                Cell::text(one.comment.as_ref().map(Piece::text)),
            ],
        })
        .collect();
    Some(figure)
}

/// One row for each criterion, in the order of the record.
fn rows(all: &[EffectivenessSeen]) -> Vec<ScoresRow> {
    let mut rows: Vec<ScoresRow> = Vec::new();
    for one in all {
        let Some(score) = drawn(one) else { continue };
        let mark = (glyph(one.by), score);
        match rows.iter_mut().find(|row| row.words == one.criterion) {
            Some(row) => row.scores.push(mark),
            None => rows.push(ScoresRow {
                words: one.criterion.clone(),
                scores: vec![mark],
            }),
        }
    }
    rows
}

/// A score that has its place on the scale.
fn drawn(one: &EffectivenessSeen) -> Option<f64> {
    one.score
        .filter(|score| SCALE.contains(score))
        .map(f64::from)
}

fn glyph(who: Who) -> Glyph {
    match who {
        Who::Client => Glyph::Circle,
        Who::Sponsor => Glyph::Square,
        Who::Coach => Glyph::Triangle,
    }
}

fn described(cx: &Cx<'_>, one: &EffectivenessSeen) -> Option<String> {
    let score = cx.words.number(f64::from(one.score?));
    Some(cx.words.with(
        "score_by",
        &[
            ("criterion", one.criterion.as_str().into()),
            ("who", cx.party(one.by).as_str().into()),
            ("score", score.as_str().into()),
        ],
    ))
}
