//! The sessions: the list of sessions held and planned, and a page for each.
//!
//! Must not count a meeting that is not in the view.

mod facts;
mod list;

use serde::Serialize;

use super::components::{ActionItem, ChangeItem, MetItem};
use super::parts::{TextPiece, When};
use super::source_file::SourceFile;
use super::{Page, PageContext};
use crate::html::Ids;
use crate::route::NavSection;
use crate::view::types::{Fact, ProgressView, SessionView, SharedRecord};

/// The `page` value of session.html.
#[derive(Serialize)]
struct SessionPage {
    /// The line under the title: when, how long, how it was held, whether it was recorded.
    byline: Vec<TextPiece>,
    /// Whether it was held; otherwise it was cancelled, and nothing was discussed or agreed in it.
    held: bool,
    /// A sentence about a session that was cancelled.
    note: Option<String>,
    /// The agenda points it worked on.
    points: Vec<TextPiece>,
    /// Facts about it, one per line.
    rows: Vec<super::parts::FactRow>,
    /// Actions reviewed.
    reviewed: Vec<ActionItem>,
    /// The issues discussed, one per line.
    issues: Vec<String>,
    /// The body of the record: safe HTML.
    prose: Option<String>,
    /// Values measured.
    progress: Vec<ProgressRow>,
    /// The accessible name of the table’s region.
    progress_region: String,
    /// Milestones met.
    milestones: Vec<MetItem>,
    /// The actions agreed there.
    actions: Vec<ActionItem>,
    /// Amendments decided there.
    changes: Vec<ChangeItem>,
    /// The date of the next session.
    next: Option<When>,
    /// The session before.
    before: Option<TextPiece>,
    /// The session after.
    after: Option<TextPiece>,
    /// The file of the record, and its history; for the coach.
    source_file: Option<SourceFile>,
}

#[derive(Serialize)]
struct ProgressRow {
    /// The objective, with a link.
    objective: TextPiece,
    /// The value given.
    at: String,
    /// The evidence for it.
    evidence: Option<String>,
    /// Who can see this, if not every reader of the page can.
    only: Option<String>,
}

/// Adds the list and each session's page.
pub fn pages(cx: &PageContext<'_>, out: &mut Vec<Page>) {
    list::page(cx, out);
    for (at, seen) in cx.view.sessions().enumerate() {
        if let (Some(shared), Some(path)) = (&seen.shared, cx.route.page(&seen.fact.slug)) {
            let model = session(cx, at, &seen.fact, shared);
            let title = titled(cx, &seen.fact);
            out.push(Page::new(
                path,
                "session.html",
                NavSection::Sessions,
                title,
                &model,
            ));
        }
    }
}

/// `Session 3: Two pages and a silence`, or without the session's own title if it has none.
fn titled(cx: &PageContext<'_>, fact: &Fact) -> String {
    let name = cx.words.record_name(fact);
    let Some(title) = cx.lede(fact) else {
        return name;
    };
    let args = [
        ("session", name.as_str().into()),
        ("title", title.as_str().into()),
    ];
    cx.words.with("session_titled", &args)
}

/// `by video`, or `in 2 parts` for a session whose parts may have been held in different ways.
fn how_held(cx: &PageContext<'_>, content: &SessionView) -> Option<String> {
    let later = content.continued.len();
    match content.mode {
        _ if later > 0 => Some(cx.words.with("in_parts", &[("count", (later + 1).into())])),
        mode => mode.map(|mode| cx.words.choice("mode", mode.word()).to_owned()),
    }
}

/// Date, duration and mode; then whether it was recorded, and whether AI tools were used.
fn byline(cx: &PageContext<'_>, fact: &Fact, content: &SessionView) -> Vec<TextPiece> {
    let mut out = cx.byline(fact, None);
    if let Some(how) = how_held(cx, content) {
        cx.comma(&mut out);
        out.push(TextPiece::text(how));
    }
    let technology = [
        content
            .recorded
            .map(|yes| if yes { "recorded" } else { "not_recorded" }),
        content
            .ai_used
            .map(|yes| if yes { "ai_used" } else { "ai_not_used" }),
    ];
    for id in technology.into_iter().flatten() {
        cx.comma(&mut out);
        out.push(TextPiece::text(cx.words.get(id)));
    }
    out
}

fn session(
    cx: &PageContext<'_>,
    at: usize,
    fact: &Fact,
    shared: &SharedRecord<SessionView>,
) -> SessionPage {
    let content = &shared.content;
    let words = cx.words;
    let mut ids = Ids::new(&["main", "reviewed", "discussed", "agreed"]);
    SessionPage {
        byline: byline(cx, fact, content),
        points: content.points.iter().map(|it| cx.point_link(it)).collect(),
        held: !fact.cancelled,
        note: fact.cancelled.then(|| {
            let counts = cx.view.engagement.programme.late_cancellation_counts;
            let id = match counts == Some(true) {
                true => "session_cancelled_counts",
                false => "session_cancelled_note",
            };
            words.get(id).to_owned()
        }),
        rows: facts::rows(cx, fact, content),
        reviewed: content
            .reviewed
            .iter()
            .map(|one| cx.reviewed(one))
            .collect(),
        issues: content.issues.clone(),
        prose: cx.prose(&shared.body, 3, &mut ids),
        progress: content
            .progress
            .iter()
            .map(|one| progress(cx, one))
            .collect(),
        progress_region: ids.region(words.get("session_progress")),
        milestones: cx.milestones_met(&content.milestones),
        actions: content.actions.iter().map(|one| cx.action(one)).collect(),
        changes: cx.changes(fact, &content.changes),
        next: content.next.map(|date| cx.when(date)),
        before: neighbour(cx, at.checked_sub(1)),
        after: neighbour(cx, at.checked_add(1)),
        source_file: cx.source_file(fact),
    }
}

fn progress(cx: &PageContext<'_>, one: &ProgressView) -> ProgressRow {
    ProgressRow {
        objective: cx.objective_link(&one.objective),
        at: cx.measure(&one.at),
        evidence: one.evidence.clone(),
        only: cx.only_coach(one.coach_only),
    }
}

fn neighbour(cx: &PageContext<'_>, at: Option<usize>) -> Option<TextPiece> {
    let fact = &cx.view.sessions().nth(at?)?.fact;
    let page = cx.route.page(&fact.slug)?;
    Some(TextPiece::link(
        cx.words.record_name(fact),
        Some(page.to_owned()),
    ))
}
