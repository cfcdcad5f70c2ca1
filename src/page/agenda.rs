//! The agenda: each point with its sources, SMART objectives, success, benefit, and amendments.
//!
//! Builds the page of the agenda in force, those of earlier agendas, and the body of a copy that awaits
//! approval. Points must have the numbers of the view's own agenda.

use chrono::NaiveDate;
use serde::Serialize;

use super::agenda_point::{PointModel, point};
use super::components::EmptyState;
use super::parts::{TextPiece, capital};
use super::source_file::SourceFile;
use super::{Page, PageContext};
use crate::bidi;
use crate::derive::{EffectiveAgenda, Track, agenda_alone};
use crate::html::Ids;
use crate::route::{NavSection, in_force};
use crate::view::types::{AgendaView, PointView, RecordView};

/// The `page` value of agenda.html. A text explains each absent part.
#[derive(Serialize)]
struct AgendaPage {
    /// Shown instead of the list when it is empty.
    empty: Option<EmptyState>,
    /// The agenda itself; absent if there is none yet.
    body: Option<AgendaBody>,
    /// Text under the title, if any.
    lede: Option<String>,
    /// Who approved it, and for whom.
    approval: Vec<TextPiece>,
    /// Agendas that this one superseded.
    earlier: Vec<super::parts::RecordLine>,
    /// The file of the record, and its history; for the coach.
    source_file: Option<SourceFile>,
    /// Links to the report: to print, and as PDF; empty for an earlier agenda.
    print_links: Vec<TextPiece>,
}

/// The `body` value of agenda_body.html.
#[derive(Serialize)]
pub struct AgendaBody {
    /// The line under the title: when, how long, with whom.
    byline: Vec<TextPiece>,
    /// The agenda points, in order.
    points: Vec<PointModel>,
    /// The body of the record: safe HTML.
    prose: Option<String>,
}

/// `Theme: delegation`, if the point has a theme.
pub(super) fn theme_label(cx: &PageContext<'_>, point: &PointView) -> Option<String> {
    let theme = point.theme.as_deref()?;
    Some(cx.words.with("point_theme", &[("theme", theme.into())]))
}

/// Adds the agenda in force and any before it.
pub fn pages(cx: &PageContext<'_>, out: &mut Vec<Page>) {
    if !cx.route.has(NavSection::Agenda) {
        return;
    }
    let force = in_force(cx.view);
    let earlier = cx
        .view
        .agendas()
        .filter(|agenda| force.is_none_or(|force| force.fact.slug != agenda.fact.slug));
    let mut model = AgendaPage {
        empty: None,
        body: None,
        lede: None,
        approval: Vec::new(),
        earlier: earlier
            .clone()
            .map(|agenda| cx.entry(&agenda.fact))
            .collect(),
        source_file: None,
        print_links: Vec::new(),
    };
    match (force, &cx.derived.agenda) {
        (Some(force), Some(effective)) => {
            let tracks = &cx.derived.tracks;
            model.body = Some(build_body(cx, effective, tracks, force, ""));
            model.print_links = cx.print_links("agenda");
            model.lede = cx.lede(&force.fact);
            model.approval = cx.approvals(&force.shared);
            model.source_file = cx.source_file(&force.fact);
        }
        _ => {
            model.empty = Some(if cx.is_sponsor() {
                cx.empty("agenda_empty_sponsor", "agenda_empty_sponsor_text")
            } else {
                cx.empty("agenda_empty", "agenda_empty_text")
            });
        }
    }
    out.push(Page::section(cx, NavSection::Agenda, "agenda.html", &model));
    for agenda in earlier.filter(|agenda| agenda.shared.is_some()) {
        let Some(path) = cx.route.page(&agenda.fact.slug) else {
            continue;
        };
        let model = AgendaPage {
            empty: None,
            body: Some(body(cx, agenda, "")),
            lede: cx.lede(&agenda.fact),
            approval: cx.approvals(&agenda.shared),
            earlier: Vec::new(),
            source_file: cx.source_file(&agenda.fact),
            print_links: Vec::new(),
        };
        let title = match agenda.fact.date {
            Some(date) => cx.words.with(
                "agenda_earlier_of",
                &[("date", cx.words.date(date).as_str().into())],
            ),
            None => cx.words.get("agenda_earlier").to_owned(),
        };
        out.push(Page::new(
            path,
            "agenda.html",
            NavSection::Agenda,
            title,
            &model,
        ));
    }
}

/// The body of one agenda alone, without later changes; a copy includes the amendments made before it.
pub fn body(cx: &PageContext<'_>, agenda: &RecordView<AgendaView>, prefix: &str) -> AgendaBody {
    match agenda_alone(cx.view, agenda) {
        Some(effective) => build_body(cx, &effective, &[], agenda, prefix),
        None => AgendaBody {
            byline: Vec::new(),
            points: Vec::new(),
            prose: None,
        },
    }
}

fn build_body(
    cx: &PageContext<'_>,
    agenda: &EffectiveAgenda,
    tracks: &[Track],
    seen: &RecordView<AgendaView>,
    prefix: &str,
) -> AgendaBody {
    let mut ids = Ids::prefixed(prefix, &["main"]);
    // Reserves the record's own IDs first, so that links to them work.
    for point in &agenda.points {
        ids.reserve(&point.now.id);
        for objective in &point.objectives {
            ids.reserve(&objective.now.id);
            for milestone in &objective.milestones {
                ids.reserve(&milestone.milestone.id);
            }
        }
    }
    let count = agenda.points.len();
    let points = agenda
        .points
        .iter()
        .map(|one| point(cx, one, count, tracks, &mut ids))
        .collect();
    let prose = seen
        .shared
        .as_ref()
        .and_then(|shared| cx.prose(&shared.body, 2, &mut ids));
    AgendaBody {
        byline: byline(cx, agenda),
        points,
        prose,
    }
}

fn byline(cx: &PageContext<'_>, agenda: &EffectiveAgenda) -> Vec<TextPiece> {
    let words = cx.words;
    let mut out = Vec::new();
    if let Some(date) = agenda.record.date {
        let date = words.date(date);
        out.push(words.with("agenda_of", &[("date", date.as_str().into())]));
    }
    out.extend(agreements(cx, agenda));
    if out.is_empty() {
        Vec::new()
    } else {
        vec![TextPiece::text(capital(&bidi::join(
            &out,
            words.get("list_mark"),
        )))]
    }
}

/// Who agreed to it, and when.
pub(super) fn agreed_by<'c>(
    cx: &'c PageContext<'_>,
    agenda: &EffectiveAgenda,
) -> Vec<(&'c str, NaiveDate)> {
    // Today's only sponsor may not be the one who agreed.
    let both = [
        (cx.client(), agenda.agreed_client),
        (cx.words.get("the_sponsor"), agenda.agreed_sponsor),
    ];
    let given = both.into_iter();
    given.filter_map(|(who, date)| Some((who, date?))).collect()
}

/// Who agreed to it and when, and how often it was amended since.
fn agreements(cx: &PageContext<'_>, agenda: &EffectiveAgenda) -> Vec<String> {
    let words = cx.words;
    let mut out = Vec::new();
    for (who, date) in agreed_by(cx, agenda) {
        let date = words.date(date);
        out.push(words.with(
            "agenda_agreed",
            &[("who", who.into()), ("date", date.as_str().into())],
        ));
    }
    let amended: usize = agenda
        .points
        .iter()
        .map(|point| {
            let objectives = point.objectives.iter().flat_map(|one| &one.amendments);
            let all = point.amendments.iter().chain(objectives);
            all.filter(|amendment| amendment.is_in_force()).count()
        })
        .sum();
    if amended > 0 {
        out.push(words.with("agenda_amended", &[("count", amended.into())]));
    }
    out
}
