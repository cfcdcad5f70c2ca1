//! A sponsor's scorecard: attendance, objectives, benefit, what comes next, on one page.
//!
//! Everything is from the sponsor's view as it is now. Parts without content are left out: an empty part would show that
//! something is hidden.

mod objectives;

use chrono::NaiveDate;

use super::super::PageContext;
use super::super::chrome::phase_line;
use super::super::figure::attendance;
use super::super::overview::{latest_results, next_review};
use super::super::parts::capital;
use super::block::{actions, figure, note, row};
use super::review::steps;
use super::{RecordsRevision, ReportBuilder, reserved_ids};
use crate::bidi;
use crate::html::Ids;
use crate::record::value::{ReviewType, Who};
use crate::report::ReportKind;
use crate::report::model::{Block, Report, ReportRow, TableColumn, TableRow, TextStyle};
use crate::view::types::{AssessedView, Fact, RecordView, ReviewView, View};
pub(super) use objectives::objectives;

/// Builds the report.
pub(super) fn report(cx: &PageContext<'_>, revision: Option<&RecordsRevision>) -> Report {
    let words = cx.words;
    let title = words.get("scorecard").to_owned();
    let mut draft = ReportBuilder::new(ReportKind::Scorecard, title);
    draft.facts = header_facts(cx);
    let mut ids = reserved_ids();
    let latest = latest_review(cx.view);
    draft.section(
        "attendance",
        words.get("attendance"),
        sessions(cx, &mut ids),
    );
    draft.section(
        "objectives",
        words.get("report_objectives"),
        objectives(cx, &mut ids),
    );
    draft.section(
        "benefit",
        words.get("benefit_so_far"),
        latest
            .and_then(|(_, review)| benefit(cx, review))
            .into_iter()
            .collect(),
    );
    draft.section("next", words.get("scorecard_next"), next(cx, latest));
    draft.dates = dates(cx);
    draft.done(cx, revision)
}

/// The last review that the sponsor has in full, and its content.
fn latest_review(view: &View) -> Option<(&RecordView<ReviewView>, &ReviewView)> {
    let mut reviews = view.reviews().rev();
    reviews.find_map(|seen| Some((seen, seen.content()?)))
}

/// Whether the sponsor has a final review, so that the verdicts are final.
fn is_final(view: &View) -> bool {
    latest_review(view).is_some_and(|(_, review)| review.kind == ReviewType::Final)
}

fn header_facts(cx: &PageContext<'_>) -> Vec<ReportRow> {
    let lines = [
        row(cx, "status", phase_line(cx)),
        row(
            cx,
            match is_final(cx.view) {
                true => "results_result",
                false => "section_progress",
            },
            latest_results(cx).map(|(text, _)| text),
        ),
        row(cx, "coach", cx.coach().map(str::to_owned)),
    ];
    lines.into_iter().flatten().collect()
}

/// The sessions that the sponsor sees, drawn and in words; their dates are in one line instead of a table.
fn sessions(cx: &PageContext<'_>, ids: &mut Ids) -> Vec<Block> {
    let last = cx.view.sessions().filter_map(|seen| seen.fact.date).max();
    let Some(mut drawn) = last.and_then(|last| attendance(cx, last, ids)) else {
        return Vec::new();
    };
    let dates: Vec<String> = cx
        .view
        .sessions()
        .filter(|seen| !seen.fact.cancelled)
        .filter_map(|seen| Some(cx.words.date(seen.fact.date?)))
        .collect();
    let dates = cx.words.list(&dates);
    drawn.caption = drawn.caption.map(|held| {
        let args = [
            ("held", held.as_str().into()),
            ("dates", dates.as_str().into()),
        ];
        cx.words.with("scorecard_held_on", &args)
    });
    // The caption says what a single kind of mark means.
    if drawn.legend.len() == 1 {
        drawn.legend.clear();
    }
    let mut blocks = figure(drawn);
    blocks.retain(|block| !matches!(block, Block::Table { .. }));
    blocks
}

/// What the organisation gained by each objective, and what the client says about it, in their own words.
fn benefit(cx: &PageContext<'_>, review: &ReviewView) -> Option<Block> {
    let words = cx.words;
    let rows: Vec<(String, String, Option<String>)> = review
        .objectives
        .iter()
        .filter_map(|one| {
            let head = number(cx, &one.objective.id);
            let head = head.unwrap_or_else(|| one.objective.point.title.clone());
            Some((head, one.benefit.clone()?, own_words(cx, one)))
        })
        .collect();
    let quoted = rows.iter().any(|(_, _, quoted)| quoted.is_some());
    let heads = [
        words.get("results_objective").to_owned(),
        words.get("scorecard_benefit").to_owned(),
    ];
    let own = quoted.then(|| {
        let client = ("client", cx.client().into());
        capital(&words.with("scorecard_own_words", &[client]))
    });
    let row = |(head, benefit, own): (String, String, Option<String>)| TableRow {
        head,
        only: None,
        cells: match quoted {
            true => vec![benefit, own.unwrap_or_default()],
            false => vec![benefit],
        },
        chart: None,
    };
    (!rows.is_empty()).then(|| Block::Table {
        name: words.get("benefit_so_far").to_owned(),
        columns: heads.into_iter().chain(own).map(header).collect(),
        rows: rows.into_iter().map(row).collect(),
        charts: None,
    })
}

/// What the client says about an objective, in quotation marks.
fn own_words(cx: &PageContext<'_>, one: &AssessedView) -> Option<String> {
    let said: Vec<String> = one
        .views
        .iter()
        .filter(|view| view.by == Who::Client)
        .filter_map(|view| {
            let text = view.comment.as_deref()?;
            Some(cx.words.with("quoted", &[("text", text.into())]))
        })
        .collect();
    (!said.is_empty()).then(|| said.join(" "))
}

/// The next review by the programme, and what the last review agreed.
fn next(
    cx: &PageContext<'_>,
    latest: Option<(&RecordView<ReviewView>, &ReviewView)>,
) -> Vec<Block> {
    let mut out: Vec<Block> = next_review(cx)
        .map(|text| Block::Text {
            text,
            style: TextStyle::Plain,
        })
        .into_iter()
        .collect();
    if let Some((seen, review)) = latest {
        let agreed = review.actions.iter().map(|one| cx.action(one)).collect();
        let agreed: Vec<Block> = steps(review).into_iter().chain(actions(agreed)).collect();
        if !agreed.is_empty() {
            let source = named(cx, &seen.fact);
            out.push(note(cx.words.with(
                "scorecard_agreed_in",
                &[("source", source.as_str().into())],
            )));
            out.extend(agreed);
        }
    }
    out
}

/// The dates of what is shown. A due date does not count.
fn dates(cx: &PageContext<'_>) -> Vec<Option<NaiveDate>> {
    let view = cx.view;
    let sessions = view.sessions().map(|seen| seen.fact.date);
    let reviews = view
        .reviews()
        .filter_map(|seen| Some((seen, seen.shared.as_ref()?)));
    let reviews = reviews.flat_map(|(seen, shared)| {
        let approved = shared.approvals.iter().map(|one| Some(one.on));
        std::iter::once(seen.fact.date).chain(approved)
    });
    let agenda = cx.derived.agenda.iter();
    let agenda = agenda.flat_map(|it| [it.record.date, it.agreed_client, it.agreed_sponsor]);
    let agendas = view.agendas().filter_map(|seen| seen.shared.as_ref());
    let approved = agendas.flat_map(|shared| shared.approvals.iter().map(|one| Some(one.on)));
    let tracks = cx.derived.tracks.iter();
    let amended = tracks.flat_map(|it| it.targets_before.iter().map(|(_, until)| Some(*until)));
    let all = sessions
        .chain(reviews)
        .chain(agenda)
        .chain(approved)
        .chain(amended);
    all.chain([view.engagement.ended]).collect()
}

/// `2.1`: the number of an objective in this sponsor's agenda.
fn number(cx: &PageContext<'_>, objective: &str) -> Option<String> {
    let mut tracks = cx.derived.tracks.iter();
    let at = tracks.position(|track| track.objective == objective)?;
    let point = cx.derived.tracks[at].number;
    let before = cx.derived.tracks[..at].iter();
    let before = before.filter(|track| track.number == point);
    Some(format!("{point}.{}", before.count() + 1))
}

/// `2.1 Speaks early in the meeting`: the text with the number of the objective in this sponsor's agenda.
fn numbered(cx: &PageContext<'_>, objective: &str, text: &str) -> String {
    let Some(number) = number(cx, objective) else {
        return text.to_owned();
    };
    let args = [("number", number.as_str().into()), ("text", text.into())];
    cx.words.with("scorecard_numbered", &args)
}

/// `Final review, 14 October 2026`.
fn named(cx: &PageContext<'_>, source: &Fact) -> String {
    let name = cx.words.record_name(source);
    let date = source.date.map(|date| cx.words.date(date));
    let parts: Vec<String> = std::iter::once(name).chain(date).collect();
    bidi::join(&parts, cx.words.get("list_mark"))
}

fn header(text: impl Into<String>) -> TableColumn {
    TableColumn {
        text: text.into(),
        num: false,
    }
}
