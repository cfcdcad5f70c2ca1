//! The objectives of a review in one table: where each began, what was agreed and what was reached.
//!
//! Baselines and the targets agreed first are from this reader's agenda; all else is from the review.

use chrono::NaiveDate;
use serde::Serialize;

use super::super::PageContext;
use super::super::parts::TextPiece;
use super::{AssessedObjective, attained_of};
use crate::bidi;
use crate::html::Ids;
use crate::view::types::{AssessedView, RecordView, ReviewView};

/// The table.
#[derive(Serialize)]
pub struct ResultsTable {
    /// The accessible name of its region.
    region: String,
    /// Whether a row has a baseline.
    with_baseline: bool,
    /// Whether a row has a target.
    with_target: bool,
    /// Whether a row has a result.
    with_result: bool,
    /// Whether a row has a verdict.
    with_verdict: bool,
    /// A row for each objective.
    rows: Vec<ResultsRow>,
}

/// One objective.
#[derive(Serialize)]
pub(in super::super) struct ResultsRow {
    /// The objective, with a link to its section.
    pub(in super::super) objective: TextPiece,
    /// The value at the beginning.
    pub(in super::super) baseline: Option<String>,
    /// The target in force at the review; if it was amended, also the one that was agreed first.
    pub(in super::super) target: Option<String>,
    /// The value or level reached.
    pub(in super::super) result: Option<String>,
    /// The verdict.
    pub(in super::super) verdict: Option<String>,
    /// The suffix of the class `verdict-…`.
    class: Option<&'static str>,
    /// Who can see this, if not every reader of the page can.
    pub(in super::super) only: Option<String>,
}

/// The table of a review's objectives, with links to their sections; `None` if it has none.
pub(super) fn results(
    cx: &PageContext<'_>,
    seen: &RecordView<ReviewView>,
    sections: &[AssessedObjective],
    ids: &mut Ids,
) -> Option<ResultsTable> {
    let mut rows = results_rows(cx, seen);
    if rows.is_empty() {
        return None;
    }
    for (row, section) in rows.iter_mut().zip(sections) {
        row.objective.href = Some(format!("#{}", section.id));
    }
    let any = |has: fn(&ResultsRow) -> bool| rows.iter().any(has);
    Some(ResultsTable {
        region: ids.region(cx.words.get("objectives_at_a_glance")),
        with_baseline: any(|row| row.baseline.is_some()),
        with_target: any(|row| row.target.is_some()),
        with_result: any(|row| row.result.is_some()),
        with_verdict: any(|row| row.verdict.is_some()),
        rows,
    })
}

/// A row for each objective of a review.
pub(in super::super) fn results_rows(
    cx: &PageContext<'_>,
    seen: &RecordView<ReviewView>,
) -> Vec<ResultsRow> {
    let review = seen.content().into_iter();
    let objectives = review.flat_map(|review| &review.objectives);
    objectives.map(|one| row(cx, one, seen.fact.date)).collect()
}

fn row(cx: &PageContext<'_>, one: &AssessedView, on: Option<NaiveDate>) -> ResultsRow {
    let mut tracks = cx.derived.tracks.iter();
    let track = tracks.find(|track| track.objective == one.objective.id);
    let baseline = track.and_then(|track| track.baseline.as_ref());
    let target = one.target.as_ref().map(|target| cx.measure(target));
    let first = track.and_then(|track| {
        let (first, until) = track.targets_before.first()?;
        // A target that was replaced later was still in force at the review.
        on.is_none_or(|on| *until <= on).then(|| cx.measure(first))
    });
    let first = first.filter(|first| target.as_ref().is_some_and(|target| target != first));
    ResultsRow {
        objective: TextPiece::text(&one.objective.words),
        baseline: baseline.map(|baseline| cx.measure(baseline)),
        target: match (target, first) {
            (Some(target), Some(first)) => Some(cx.words.with(
                "target_amended",
                &[
                    ("target", target.as_str().into()),
                    ("first", first.as_str().into()),
                ],
            )),
            (target, _) => target,
        },
        result: result(cx, one),
        verdict: one
            .verdict
            .map(|verdict| cx.words.choice("verdict", verdict.word()).to_owned()),
        class: one.verdict.map(|verdict| verdict.word()),
        only: cx.only_coach(one.coach_only),
    }
}

/// The value reached, or the level of attainment, or both.
fn result(cx: &PageContext<'_>, one: &AssessedView) -> Option<String> {
    let at = one.at.as_ref().map(|at| cx.measure(at));
    let parts: Vec<String> = at.into_iter().chain(attained_of(cx, one)).collect();
    (!parts.is_empty()).then(|| bidi::join(&parts, cx.words.get("list_mark")))
}
