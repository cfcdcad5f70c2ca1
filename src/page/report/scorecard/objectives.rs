//! The objectives of a scorecard in one table: baseline, latest value, target, verdict, and a small chart.

use chrono::NaiveDate;

use super::super::super::PageContext;
use super::super::super::agenda_point::{amendment_label, verdict_words};
use super::super::super::figure::sparkline;
use super::super::super::review::level_words;
use super::super::block::note;
use super::{header, is_final, named, numbered};
use crate::bidi;
use crate::derive::{AmendmentState, Track, TrackEntry};
use crate::html::Ids;
use crate::report::model::{Block, RowChart, TableRow};
use crate::view::types::Fact;

/// A value or a verdict, and the record that reports it.
struct Reported<'t> {
    text: String,
    source: &'t Fact,
}

/// What is known about one objective.
struct Score<'t> {
    track: &'t Track,
    latest: Option<Reported<'t>>,
    verdict: Option<Reported<'t>>,
}

/// The objectives in one table; columns without any value are left out.
pub(in crate::page::report) fn objectives(cx: &PageContext<'_>, ids: &mut Ids) -> Vec<Block> {
    let words = cx.words;
    let scores: Vec<Score<'_>> = cx.derived.tracks.iter().map(|it| score(cx, it)).collect();
    let reported = || {
        let all = scores.iter();
        all.flat_map(|score| score.latest.iter().chain(&score.verdict))
    };
    // If everything is from one review, it is named once.
    let source = reported().next().map(|first| first.source);
    let source = source.filter(|one| reported().all(|other| other.source.slug == one.slug));
    let dated = |it: &Reported<'_>| match (source, it.source.date) {
        (None, Some(date)) => with_date(cx, &it.text, date),
        _ => it.text.clone(),
    };
    let value = |measure: &_| cx.measure(measure);
    let column = |id: &'static str, cell: &dyn Fn(&Score<'_>) -> Option<String>| {
        let cells: Vec<Option<String>> = scores.iter().map(cell).collect();
        (id, cells)
    };
    let state_label = match is_final(cx.view) {
        true => "results_verdict",
        false => "status",
    };
    let mut columns = vec![
        column("field_baseline", &|it| {
            it.track.baseline.as_ref().map(value)
        }),
        column("field_target", &|it| target(cx, it.track)),
        column("scorecard_latest", &|it| it.latest.as_ref().map(dated)),
        column(state_label, &|it| Some(state(cx, it, &dated))),
    ];
    columns.retain(|(_, cells)| cells.iter().any(Option::is_some));
    let rows: Vec<TableRow> = scores
        .iter()
        .enumerate()
        .map(|(at, score)| TableRow {
            head: numbered(cx, &score.track.objective, &score.track.words),
            only: None,
            cells: columns
                .iter()
                .map(|(_, cells)| cells[at].clone().unwrap_or_default())
                .collect(),
            chart: sparkline(cx, score.track, ids).map(|(svg, alt)| RowChart { svg, alt }),
        })
        .collect();
    let charts = rows.iter().any(|row| row.chart.is_some());
    let said = source.map(|source| {
        let source = named(cx, source);
        note(words.with("scorecard_source", &[("source", source.as_str().into())]))
    });
    let ids = std::iter::once("results_objective").chain(columns.iter().map(|(id, _)| *id));
    let table = Block::Table {
        name: words.get("objectives_at_a_glance").to_owned(),
        columns: ids.map(|id| header(words.get(id))).collect(),
        rows,
        charts: charts.then(|| words.get("section_progress").to_owned()),
    };
    said.into_iter().chain([table]).collect()
}

/// The last value or level of an objective, and the last verdict.
fn score<'t>(cx: &PageContext<'_>, track: &'t Track) -> Score<'t> {
    let mut entries = track.entries.iter().rev();
    let latest = entries.find_map(|entry| {
        Some(Reported {
            text: reached(cx, entry)?,
            source: &entry.source,
        })
    });
    Score {
        track,
        latest,
        verdict: track.verdict.as_ref().map(|seen| Reported {
            text: verdict_words(cx, track, seen),
            source: &seen.source,
        }),
    }
}

/// The value reached, or the level of attainment, or both.
fn reached(cx: &PageContext<'_>, entry: &TrackEntry) -> Option<String> {
    let at = entry.at.as_ref().map(|at| cx.measure(at));
    let level = entry.attained.as_ref().and_then(|it| level_words(cx, it));
    let parts: Vec<String> = at.into_iter().chain(level).collect();
    (!parts.is_empty()).then(|| bidi::join(&parts, cx.words.get("list_mark")))
}

/// The target in force; if it was amended, also the one that was agreed first.
fn target(cx: &PageContext<'_>, track: &Track) -> Option<String> {
    let target = cx.measure(track.target.as_ref()?);
    let Some((first, _)) = track.targets_before.first() else {
        return Some(target);
    };
    let first = cx.measure(first);
    let args = [
        ("target", target.as_str().into()),
        ("first", first.as_str().into()),
    ];
    Some(cx.words.with("target_amended", &args))
}

fn state(
    cx: &PageContext<'_>,
    score: &Score<'_>,
    dated: &dyn Fn(&Reported<'_>) -> String,
) -> String {
    let withdrawn = score.track.amendment_state == AmendmentState::Withdrawn;
    let label = withdrawn.then(|| amendment_label(cx, AmendmentState::Withdrawn));
    label
        .flatten()
        .or_else(|| score.verdict.as_ref().map(dated))
        .unwrap_or_else(|| cx.words.get("not_yet_assessed").to_owned())
}

fn with_date(cx: &PageContext<'_>, text: &str, date: NaiveDate) -> String {
    let date = cx.words.date(date);
    let args = [("text", text.into()), ("date", date.as_str().into())];
    cx.words.with("scorecard_dated", &args)
}
