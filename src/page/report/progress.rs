//! An objective in a review report: as agreed, as amended, its value, the evidence, what the parties say.
//!
//! The text is the text as agreed; later amendments are listed below it.

use super::super::PageContext;
use super::super::agenda_point::amendment_label;
use super::super::figure::{ChartForm, figure as drawn};
use super::super::measures::measures as measured;
use super::super::review::{attained_of, party_views, verdict_text};
use super::super::revision::of_objective;
use super::block::{amendments, facts, figure, measures, row};
use crate::bidi;
use crate::derive::{AmendmentState, EffectiveObjective, Track};
use crate::html::Ids;
use crate::report::model::{Block, ReportEntry};
use crate::view::types::{AssessedView, ReviewView};

/// The objectives of a review, then those of the agenda that it does not mention.
pub(super) fn objectives(cx: &PageContext<'_>, review: &ReviewView, ids: &mut Ids) -> Vec<Block> {
    let mut out = Vec::new();
    for one in &review.objectives {
        out.extend(assessed(cx, one, ids));
    }
    let left: Vec<ReportEntry> = cx
        .derived
        .tracks
        .iter()
        .filter(|track| {
            let mut assessed = review.objectives.iter();
            assessed.all(|one| one.objective.id != track.objective)
        })
        .map(|track| unassessed(cx, track))
        .collect();
    if !left.is_empty() {
        out.push(super::block::heading(
            3,
            cx.words.get("report_not_assessed"),
        ));
        out.push(Block::Entries { of: left });
    }
    out
}

fn assessed(cx: &PageContext<'_>, one: &AssessedView, ids: &mut Ids) -> Vec<Block> {
    let words = cx.words;
    let id = &one.objective.id;
    let agenda = cx.derived.agenda.as_ref();
    let found = agenda.and_then(|agenda| agenda.objective(id));
    let effective = found.map(|(_, objective)| objective);
    let mut out = vec![Block::Heading {
        level: 3,
        kicker: Some(one.objective.point.title.clone()),
        text: agreed_words(effective).unwrap_or_else(|| one.objective.words.clone()),
        mark: effective.and_then(|it| amendment_label(cx, it.amendment_state)),
        only: cx.only_coach(one.coach_only).or_else(|| {
            let personal = found.is_some_and(|(point, _)| point.now.personal == Some(true));
            personal.then(|| words.get("personal").to_owned())
        }),
    }];
    out.extend(verdict_text(cx, one).map(|text| Block::Verdict {
        class: one.verdict,
        text,
    }));
    if let Some(effective) = effective {
        let agreed = effective.agreed.as_ref();
        let mut was = agreed.map(|it| of_objective(cx, it)).unwrap_or_default();
        out.extend(amendments(cx, &effective.amendments, &mut was));
    }
    let mut tracks = cx.derived.tracks.iter();
    if let Some(track) = tracks.find(|track| track.objective == *id) {
        // The figure has every value with its date.
        match drawn(cx, track, ChartForm::Series, ids) {
            Some(drawn) => out.extend(figure(drawn)),
            None => out.extend(measures(measured(
                cx,
                track.baseline.as_ref(),
                track.target.as_ref(),
                track.due,
                Some(track),
            ))),
        }
    }
    let lines = [
        row(cx, "review_attained", attained_of(cx, one)),
        row(cx, "review_evidence", one.evidence.clone()),
        row(cx, "benefit_so_far", one.benefit.clone()),
    ];
    out.extend(facts(lines.into_iter().flatten().collect()));
    out.extend(party_views(cx, &one.views).into_iter().map(|view| {
        Block::Opinion {
            by: view.by,
            at: view
                .at
                .map(|at| words.with("value_at", &[("at", at.as_str().into())])),
            comment: view.comment,
            only: view.only,
        }
    }));
    out
}

/// An objective's text before any amendment.
fn agreed_words(objective: Option<&EffectiveObjective>) -> Option<String> {
    let objective = objective?;
    let agreed = objective.agreed.as_ref().unwrap_or(&objective.now);
    agreed.specific.clone()
}

fn unassessed(cx: &PageContext<'_>, track: &Track) -> ReportEntry {
    let agenda = cx.derived.agenda.as_ref();
    let found = agenda.and_then(|agenda| agenda.objective(&track.objective));
    let last = found.and_then(|(_, objective)| {
        let mut latest = objective.amendments.iter().rev();
        latest.find(|amendment| amendment.is_in_force())
    });
    let because = last
        .filter(|one| track.amendment_state == AmendmentState::Withdrawn && !one.because.is_empty())
        .map(|amendment| {
            format!(
                "{} {}",
                cx.words.get("reason"),
                bidi::isolate(&amendment.because)
            )
        });
    let parts = [Some(track.point.title.clone()), because];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    ReportEntry {
        text: track.words.clone(),
        mark: amendment_label(cx, track.amendment_state),
        meta: Some(bidi::join(&parts, cx.words.get("sentence_mark"))),
        only: None,
    }
}
