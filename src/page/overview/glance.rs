//! The objectives in brief: verdict, and a chart or the values in words.

use serde::Serialize;

use super::super::agenda_point::verdict_words;
use super::super::{PageContext, progress};
use crate::bidi;
use crate::derive::{AmendmentState, Track, VerdictSeen, is_over};
use crate::route::NavSection;

/// One objective.
#[derive(Serialize)]
pub(super) struct ObjectiveGlance {
    /// The objective’s text.
    words: String,
    /// Its link to the agenda.
    href: String,
    /// The title of its agenda point, if it differs from the previous objective’s.
    point: Option<String>,
    /// Its status, as text.
    verdict: String,
    /// The suffix of the class `verdict-…`.
    class: &'static str,
    /// Safe HTML.
    chart: Option<String>,
    /// Shown instead of a chart.
    measured: Option<String>,
}

/// Returns the objectives that were not withdrawn.
pub(super) fn objectives(cx: &PageContext<'_>) -> Vec<ObjectiveGlance> {
    let tracks = &cx.derived.tracks;
    tracks
        .iter()
        .enumerate()
        .filter(|(_, track)| track.amendment_state != AmendmentState::Withdrawn)
        .map(|(at, track)| glance(cx, at, track, tracks[..at].last()))
        .collect()
}

fn glance(
    cx: &PageContext<'_>,
    at: usize,
    track: &Track,
    before: Option<&Track>,
) -> ObjectiveGlance {
    let chart = progress::chart(cx, track, &format!("glance-{}", at + 1));
    ObjectiveGlance {
        words: track.words.clone(),
        point: before
            .is_none_or(|before| before.point.id != track.point.id)
            .then(|| track.point.title.clone()),
        href: format!("{}#{}", NavSection::Agenda.path(), track.objective),
        verdict: match &track.verdict {
            Some(seen) if track.overdue => cx.words.with(
                "verdict_overdue",
                &[("verdict", dated_verdict(cx, track, seen).as_str().into())],
            ),
            None if track.overdue => cx.words.get("objective_overdue").to_owned(),
            Some(seen) => dated_verdict(cx, track, seen),
            None => cx.words.get("not_yet_assessed").to_owned(),
        },
        class: track
            .verdict
            .as_ref()
            .map_or("", |seen| seen.verdict.word()),
        measured: chart.is_none().then(|| measured(cx, track)).flatten(),
        chart,
    }
}

/// The verdict; until the end with its date, since it may have changed in the meantime.
fn dated_verdict(cx: &PageContext<'_>, track: &Track, seen: &VerdictSeen) -> String {
    let verdict = verdict_words(cx, track, seen);
    match seen.source.date.filter(|_| !is_over(cx.view)) {
        Some(date) => bidi::join(&[verdict, cx.words.date(date)], cx.words.get("list_mark")),
        None => verdict,
    }
}

fn measured(cx: &PageContext<'_>, track: &Track) -> Option<String> {
    let words = cx.words;
    let how = track
        .how
        .as_ref()
        .map(|how| words.with("measured_by", &[("how", how.into())]));
    let now = track
        .latest()
        .map(|(at, _)| words.with("value_now", &[("value", cx.measure(at).as_str().into())]));
    let target = track.target.as_ref().map(|target| {
        words.with(
            "value_target",
            &[("value", cx.measure(target).as_str().into())],
        )
    });
    let parts: Vec<String> = [how, now, target].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| bidi::join(&parts, words.get("sentence_mark")))
}
