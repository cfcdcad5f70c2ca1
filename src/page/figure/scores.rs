//! Feedback on the coaching from each party, as a chart and a table.

use super::{Figure, FigureCell, FigureRow, LegendItem, sentences};
use crate::chart::{Glyph, MarkFill, ScoresChart, ScoresRow, legend_svg, scores_svg};
use crate::html::Ids;
use crate::page::PageContext;
use crate::page::parts::TextPiece;
use crate::record::value::Who;
use crate::view::types::EffectivenessView;

/// The scale for feedback on the coaching.
const SCALE: [u32; 5] = [1, 2, 3, 4, 5];

/// The figure of one review's scores; none if nobody gave a score.
pub fn scores(cx: &PageContext<'_>, all: &[EffectivenessView], ids: &mut Ids) -> Option<Figure> {
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
    // A document only has the table: the chart of the same scores would fill half a page of paper.
    figure.svg = match cx.document {
        true => None,
        false => scores_svg(&chart),
    };
    figure.alt = chart.description;
    figure.caption = Some(words.get("review_score_from").to_owned());
    if figure.svg.is_some() {
        figure.legend = score_series(all)
            .into_iter()
            .filter(|series| {
                all.iter()
                    .any(|one| series.includes(one) && score_in_range(one).is_some())
            })
            .map(|series| LegendItem {
                svg: legend_svg(series.glyph, MarkFill::Full),
                text: cx.party_name(series.who, series.name),
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
            head: vec![TextPiece::text(&one.criterion)],
            only: cx.only_coach(one.coach_only),
            cells: vec![
                FigureCell::text([TextPiece::text(cx.party_name(one.by, one.name.as_ref()))]),
                FigureCell::number(one.score.map(|score| words.number(f64::from(score)))),
                FigureCell::text(one.comment.as_ref().map(TextPiece::text)),
            ],
        })
        .collect();
    Some(figure)
}

/// One row for each criterion, in the order of the record.
fn rows(all: &[EffectivenessView]) -> Vec<ScoresRow> {
    let score_series = score_series(all);
    let mut rows: Vec<ScoresRow> = Vec::new();
    for one in all {
        let Some(score) = score_in_range(one) else {
            continue;
        };
        let Some(series) = score_series.iter().find(|series| series.includes(one)) else {
            continue;
        };
        let mark = (series.glyph, score);
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

/// The score, if it is on the scale.
fn score_in_range(one: &EffectivenessView) -> Option<f64> {
    one.score
        .filter(|score| SCALE.contains(score))
        .map(f64::from)
}

/// The scores of one person, and their symbol.
struct ScoreSeries<'s> {
    who: Who,
    name: Option<&'s String>,
    glyph: Glyph,
}

impl ScoreSeries<'_> {
    fn includes(&self, score: &EffectivenessView) -> bool {
        (self.who, self.name) == (score.by, score.name.as_ref())
    }
}

/// The symbols of the sponsors, in order; further sponsors share the last one.
const SPONSORS: [Glyph; 5] = [
    Glyph::Square,
    Glyph::Diamond,
    Glyph::Pentagon,
    Glyph::Hexagon,
    Glyph::Wedge,
];

/// The client, each sponsor in the order of the record, the coach.
fn score_series(all: &[EffectivenessView]) -> Vec<ScoreSeries<'_>> {
    let mut score_series: Vec<ScoreSeries<'_>> = Vec::new();
    for who in [Who::Client, Who::Sponsor, Who::Coach] {
        for one in all.iter().filter(|one| one.by == who) {
            if score_series.iter().any(|series| series.includes(one)) {
                continue;
            }
            let before = score_series
                .iter()
                .filter(|series| series.who == who)
                .count();
            score_series.push(ScoreSeries {
                who,
                name: one.name.as_ref(),
                glyph: match who {
                    Who::Client => Glyph::Circle,
                    Who::Sponsor => SPONSORS[before.min(SPONSORS.len() - 1)],
                    Who::Coach => Glyph::Triangle,
                },
            });
        }
    }
    score_series
}

fn described(cx: &PageContext<'_>, one: &EffectivenessView) -> Option<String> {
    let score = cx.words.number(f64::from(one.score?));
    let who = cx.party_name(one.by, one.name.as_ref());
    Some(cx.words.with(
        "score_by",
        &[
            ("criterion", one.criterion.as_str().into()),
            ("who", who.as_str().into()),
            ("score", score.as_str().into()),
        ],
    ))
}
