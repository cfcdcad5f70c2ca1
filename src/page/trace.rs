//! The traceability page: each point with its sources and results, then each source and each session with
//! its points.
//!
//! Must not show gaps to a sponsor: a point that draws on the source may be hidden from the sponsor.

use serde::Serialize;

use super::agenda_point::{VerdictModel, amendment_label, drawn_on};
use super::parts::TextPiece;
use super::{Page, PageContext};
use crate::derive::{
    ActionState, NumberedPoint, PointThread, SessionThread, SourceThread, VerdictSeen,
};
use crate::reader::Party;
use crate::route::NavSection;
use crate::view::types::Fact;

/// The `page` value of trace.html.
#[derive(Serialize)]
struct TracePage {
    /// Text under the title, if any.
    lede: &'static str,
    /// Each point: its sources, its objectives, its sessions.
    points: Vec<TracedPoint>,
    /// Each source, with its results.
    sources: Vec<TraceRecord>,
    /// Each session, with the points it worked on.
    sessions: Vec<SessionWork>,
    /// Whether sessions are shown with the points.
    with_sessions: bool,
    /// Whether a point without sources is reported; for the coach.
    with_gaps: bool,
}

/// One point of the agenda.
#[derive(Serialize)]
struct TracedPoint {
    /// The ID that the agenda page links to.
    id: String,
    /// The anchor of its heading.
    title_id: String,
    /// Its number in this reader’s agenda.
    number: String,
    /// The point’s title, with a link.
    title: TextPiece,
    /// A mark such as “added” or “withdrawn”.
    amendment_label: Option<String>,
    /// Whether sponsors cannot see it.
    personal: bool,
    /// Who can see this, if not every reader of the page can.
    only: Option<String>,
    /// What it draws on, with links.
    sources: Vec<Vec<TextPiece>>,
    /// The objectives.
    objectives: Vec<TracedObjective>,
    /// The sessions that worked on it.
    sessions: Vec<Vec<TextPiece>>,
    /// `3 actions, 1 of them open`.
    actions: Option<String>,
}

/// An objective of a point, and its verdict.
#[derive(Serialize)]
struct TracedObjective {
    /// The objective, with a link.
    words: TextPiece,
    /// Its status according to the last review.
    verdict: Option<VerdictModel>,
}

/// A record, with its items and the points that draw on them.
#[derive(Serialize)]
struct TraceRecord {
    /// The record, with a link.
    record: TextPiece,
    /// The items of the record.
    items: Vec<TraceItem>,
}

/// One expectation, finding or theme; without text, the record as a whole.
#[derive(Serialize)]
struct TraceItem {
    /// The text; absent for the record as a whole.
    words: Option<TextPiece>,
    /// The points that draw on it.
    points: Vec<TextPiece>,
    /// Whether no point draws on it.
    unaddressed: bool,
}

/// A session and the points it worked on.
#[derive(Serialize)]
struct SessionWork {
    /// The session, with a link.
    session: Vec<TextPiece>,
    /// The points it worked on.
    points: Vec<TextPiece>,
}

/// Adds the page, if this reader has it.
pub fn pages(cx: &PageContext<'_>, out: &mut Vec<Page>) {
    if !cx.route.has(NavSection::Trace) {
        return;
    }
    let trace = &cx.derived.trace;
    let agreed = cx.derived.agenda.is_some();
    let sponsor = cx.is_sponsor();
    let sources = sources(cx, &trace.sources, agreed && !sponsor);
    let sessions: Vec<SessionWork> = match agreed {
        true => trace
            .sessions
            .iter()
            .map(|one| worked_session(cx, one))
            .collect(),
        false => Vec::new(),
    };
    let model = TracePage {
        lede: match sponsor {
            true => cx.words.get("trace_lede_sponsor"),
            false => cx.words.get("trace_lede"),
        },
        points: trace
            .points
            .iter()
            .map(|one| traced_point(cx, one))
            .collect(),
        sources,
        sessions,
        with_sessions: !sponsor,
        // A point of another reader can have sources that the reader may not see.
        with_gaps: cx.view.reader.party() == Party::Coach,
    };
    out.push(Page::section(cx, NavSection::Trace, "trace.html", &model));
}

fn traced_point(cx: &PageContext<'_>, one: &PointThread) -> TracedPoint {
    let point = &one.point.point;
    let agenda = cx.derived.agenda.as_ref();
    let whole = agenda.and_then(|agenda| agenda.points.iter().find(|it| it.now.id == point.id));
    TracedPoint {
        id: format!("point-{}", point.id),
        title_id: format!("thread-{}", point.id),
        personal: whole.is_some_and(|it| it.now.personal == Some(true)),
        only: cx.only_coach(whole.is_some_and(|it| it.now.coach_only)),
        number: cx
            .words
            .with("trace_point", &[("number", one.point.number.into())]),
        title: cx.point_link(point),
        amendment_label: amendment_label(cx, one.amendment_state),
        sources: one
            .sources
            .iter()
            .map(|source| drawn_on(cx, source))
            .collect(),
        objectives: one
            .objectives
            .iter()
            .map(|objective| TracedObjective {
                words: TextPiece::link(&objective.words, cx.in_agenda(&objective.id)),
                verdict: objective.verdict.as_ref().map(|it| verdict(cx, it)),
            })
            .collect(),
        sessions: one
            .sessions
            .iter()
            .map(|session| dated_link(cx, session))
            .collect(),
        actions: actions(cx, one),
    }
}

fn verdict(cx: &PageContext<'_>, it: &VerdictSeen) -> VerdictModel {
    let word = it.verdict.word();
    VerdictModel {
        class: word,
        text: cx.words.choice("verdict", word).to_owned(),
        source: Some(cx.record_link(&it.source)),
    }
}

fn actions(cx: &PageContext<'_>, one: &PointThread) -> Option<String> {
    let open = one
        .actions
        .iter()
        .filter(|action| matches!(action.state, ActionState::Open | ActionState::Overdue))
        .count();
    let args = [("count", one.actions.len().into()), ("open", open.into())];
    (!one.actions.is_empty()).then(|| cx.words.with("trace_actions", &args))
}

/// The sources by record, in the order of the process. `gaps` lists items that no point draws on, and marks them.
fn sources(cx: &PageContext<'_>, all: &[SourceThread], gaps: bool) -> Vec<TraceRecord> {
    all.chunk_by(|a, b| a.source.record.slug == b.source.record.slug)
        .filter_map(|of_record| {
            let record = &of_record.first()?.source.record;
            let items: Vec<TraceItem> = of_record
                .iter()
                .filter(|one| gaps || !cx.is_sponsor() || !one.points.is_empty())
                .map(|one| trace_item(cx, one, gaps))
                .collect();
            (!items.is_empty()).then(|| TraceRecord {
                record: cx.record_link(record),
                items,
            })
        })
        .collect()
}

fn trace_item(cx: &PageContext<'_>, one: &SourceThread, gaps: bool) -> TraceItem {
    let slug = &one.source.record.slug;
    TraceItem {
        words: one
            .source
            .finding
            .as_ref()
            .map(|(id, text)| TextPiece::link(text, cx.route.anchor(slug, id))),
        points: points(&one.points),
        unaddressed: gaps && one.points.is_empty(),
    }
}

fn worked_session(cx: &PageContext<'_>, one: &SessionThread) -> SessionWork {
    SessionWork {
        session: dated_link(cx, &one.session),
        points: points(&one.points),
    }
}

/// Links to the points, further up on the page.
fn points(all: &[NumberedPoint]) -> Vec<TextPiece> {
    all.iter()
        .map(|one| {
            let text = format!("{}. {}", one.number, one.point.title);
            TextPiece::link(text, Some(format!("#point-{}", one.point.id)))
        })
        .collect()
}

/// `Session 3, 27 May 2026`, as a link.
fn dated_link(cx: &PageContext<'_>, fact: &Fact) -> Vec<TextPiece> {
    let mut out = vec![cx.record_link(fact)];
    if let Some(date) = fact.date {
        cx.comma(&mut out);
        out.push(cx.date_piece(date));
    }
    out
}
