//! What a review says about its objectives, in words: verdicts, levels of attainment, and all of them in one line.

use super::super::PageContext;
use super::super::agenda_point::LEVEL_NUMBERS;
use super::super::parts::capital;
use crate::bidi;
use crate::derive::attainment;
use crate::record::value::{Measure, ReviewType, Verdict};
use crate::view::types::{AssessedView, AttainedView, ReviewView};

/// `Achieved (4, target 3)`: the status of an objective, as text.
pub(in super::super) fn verdict_text(cx: &PageContext<'_>, one: &AssessedView) -> Option<String> {
    let words = cx.words;
    let verdict = one
        .verdict
        .map(|verdict| words.choice("verdict", verdict.word()));
    let at = one.at.as_ref().map(|at| cx.measure(at));
    // A target in words is too long here; it is shown next to the objective.
    let is_figure = |measure: &&Measure| measure.number.is_some();
    let target = one
        .target
        .as_ref()
        .filter(is_figure)
        .map(|target| cx.measure(target));
    let in_words = one.at.as_ref().is_some_and(|at| at.number.is_none());
    match (verdict, at, target) {
        (Some(verdict), Some(state), _) if in_words => Some(words.with(
            "verdict_and_state",
            &[
                ("verdict", verdict.into()),
                ("state", state.as_str().into()),
            ],
        )),
        (None, Some(state), _) if in_words => Some(capital(&state)),
        (Some(verdict), Some(at), Some(target)) => Some(words.with(
            "verdict_at_of",
            &[
                ("verdict", verdict.into()),
                ("at", at.as_str().into()),
                ("target", target.as_str().into()),
            ],
        )),
        (Some(verdict), Some(at), None) => Some(words.with(
            "verdict_at",
            &[("verdict", verdict.into()), ("at", at.as_str().into())],
        )),
        (Some(verdict), None, _) => Some(verdict.to_owned()),
        (None, Some(at), Some(target)) => Some(words.with(
            "value_at_of",
            &[
                ("at", at.as_str().into()),
                ("target", target.as_str().into()),
            ],
        )),
        (None, Some(at), None) => Some(words.with("value_at", &[("at", at.as_str().into())])),
        (None, None, _) => None,
    }
}

/// `Level +1: Says it in the room`.
pub(in super::super) fn attained_of(cx: &PageContext<'_>, one: &AssessedView) -> Option<String> {
    level_words(cx, one.attained.as_ref()?)
}

/// `Level +1: Says it in the room`, for any record that reports a level.
pub(in super::super) fn level_words(
    cx: &PageContext<'_>,
    attained: &AttainedView,
) -> Option<String> {
    let number = LEVEL_NUMBERS.get(attained.level.index())?;
    Some(cx.words.with(
        "level_attained",
        &[
            ("level", (*number).into()),
            ("words", attained.words.as_str().into()),
        ],
    ))
}

/// The T-score of a final review, with an explanation.
pub(in super::super) fn attainment_of(cx: &PageContext<'_>, review: &ReviewView) -> Option<String> {
    let attainment = attainment(review).filter(|_| review.kind == ReviewType::Final)?;
    let score = cx.words.number((attainment.score * 10.0).round() / 10.0);
    Some(cx.words.with(
        "attainment",
        &[
            ("score", score.as_str().into()),
            ("count", attainment.objectives.into()),
        ],
    ))
}

/// `Two on track, one achieved`, of the objectives that this reader sees.
pub(in super::super) fn tally(cx: &PageContext<'_>, review: &ReviewView) -> String {
    let parts: Vec<String> = Verdict::ALL
        .iter()
        .filter_map(|verdict| {
            let count = review
                .objectives
                .iter()
                .filter(|one| one.verdict == Some(*verdict))
                .count();
            (count > 0).then(|| {
                let name = cx.words.choice("tally", verdict.word());
                let args = [("count", count.into()), ("verdict", name.into())];
                cx.words.with("tally", &args)
            })
        })
        .collect();
    bidi::join(&parts, cx.words.get("list_mark"))
}
