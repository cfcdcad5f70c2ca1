//! Progress: each objective from its baseline to its target, as a chart and a table.
//!
//! Must not add a value that is not in the view's tracks.

use serde::Serialize;

use super::agenda_point::{VerdictModel, track_verdict};
use super::figure::{self, ChartForm, Figure, figure};
use super::measures::{MeasureItem, measures};
use super::parts::{FactRow, Rows, TextPiece};
use super::pulse::{self, PulseRounds};
use super::review::{PartyOpinion, party_views};
use super::{Page, PageContext};
use crate::chart::scale_svg;
use crate::derive::Track;
use crate::html::Ids;
use crate::route::NavSection;

/// The `page` value of progress.html.
#[derive(Serialize)]
struct ProgressPage {
    /// The objectives, each with its progress.
    tracks: Vec<TrackModel>,
    /// Pulse rounds, if there are any.
    pulses: Option<PulseRounds>,
}

/// The progress of one objective.
#[derive(Serialize)]
struct TrackModel {
    /// Its anchor on the page.
    id: String,
    /// The objective, with a link to the agenda.
    words: TextPiece,
    /// The agenda point, with a link.
    point: TextPiece,
    /// `Withdrawn` or `Added`, if it is.
    amendment_label: Option<String>,
    /// Its status according to the last review.
    verdict: Option<VerdictModel>,
    /// How it is measured, and similar facts.
    rows: Vec<FactRow>,
    /// Baseline, now, target, due.
    measures: Vec<MeasureItem>,
    /// The chart and its table.
    figure: Option<Figure>,
    /// What reviews reported about it.
    assessments: Vec<ReviewRemark>,
}

/// What a review adds to a value.
#[derive(Serialize)]
struct ReviewRemark {
    /// The review, with a link.
    source: TextPiece,
    /// Its status according to the last review.
    verdict: Option<String>,
    /// The benefit so far.
    benefit: Option<String>,
    /// What each party said.
    views: Vec<PartyOpinion>,
    /// Who can see this, if not every reader of the page can.
    only: Option<String>,
}

/// Adds the page, if this reader has it.
pub fn pages(cx: &PageContext<'_>, out: &mut Vec<Page>) {
    if !cx.route.has(NavSection::Progress) {
        return;
    }
    let mut ids = Ids::new(&["main"]);
    for track in &cx.derived.tracks {
        ids.reserve(&track.objective);
    }
    let tracks = cx
        .derived
        .tracks
        .iter()
        .map(|track| model(cx, track, &mut ids))
        .collect();
    let pulses = pulse::rounds(cx, &mut ids);
    let model = ProgressPage { tracks, pulses };
    out.push(Page::section(
        cx,
        NavSection::Progress,
        "progress.html",
        &model,
    ));
}

/// An objective in brief: its chart as one scale, if its values are numbers.
pub fn chart(cx: &PageContext<'_>, track: &Track, id: &str) -> Option<String> {
    figure::chart(cx, track, ChartForm::Scale, id)
        .as_ref()
        .map(scale_svg)
}

fn model(cx: &PageContext<'_>, track: &Track, ids: &mut Ids) -> TrackModel {
    let assessments = track
        .entries
        .iter()
        .map(|entry| ReviewRemark {
            source: cx.record_link(&entry.source),
            verdict: entry
                .verdict
                .map(|it| cx.words.choice("verdict", it.word()).to_owned()),
            benefit: entry.benefit.clone(),
            views: party_views(cx, &entry.views),
            only: cx.only_coach(entry.coach_only),
        })
        .filter(|one| one.verdict.is_some() || one.benefit.is_some() || !one.views.is_empty())
        .collect();
    TrackModel {
        id: track.objective.clone(),
        words: TextPiece::link(&track.words, cx.in_agenda(&track.objective)),
        point: cx.point_link(&track.point),
        amendment_label: (track.amendment_state != crate::derive::AmendmentState::AsAgreed).then(
            || {
                cx.words
                    .choice("amendment_state", track.amendment_state.word())
                    .to_owned()
            },
        ),
        verdict: track_verdict(cx, track),
        rows: Rows::new(cx)
            .text("field_measurable", track.how.as_deref())
            .text("field_scale", figure::scale(cx, track.scale.as_deref()))
            .done(),
        measures: measures(
            cx,
            track.baseline.as_ref(),
            track.target.as_ref(),
            track.due,
            Some(track),
        ),
        figure: figure(cx, track, ChartForm::Series, ids),
        assessments,
    }
}
