//! An interim or final review report: attendance, objectives, feedback on the coaching, next steps, signatures.
//!
//! Its context is the engagement as of the review's date.

use super::super::PageContext;
use super::super::figure::{attendance, scores};
use super::super::parts::capital;
use super::super::review::{attainment_of, results_rows, tally};
use super::block::{actions, change, figure, heading, prose, row, to_sign};
use super::{RecordsRevision, ReportBuilder, approved, progress, reserved_ids};
use crate::bidi;
use crate::report::ReportKind;
use crate::report::model::{
    Block, ListLine, Report, ReportEntry, ReportRow, TableColumn, TableRow, TextStyle,
};
use crate::view::types::{RecordView, ReviewView, SharedRecord};

/// The report of one review.
pub(super) fn report(
    cx: &PageContext<'_>,
    seen: &RecordView<ReviewView>,
    kind: ReportKind,
    revision: Option<&RecordsRevision>,
) -> Report {
    let mut draft = ReportBuilder::new(kind, cx.words.record_name(&seen.fact));
    if let Some(shared) = &seen.shared {
        draft.facts = under_the_title(cx, seen, shared);
        draft.dates = vec![seen.fact.date];
        draft
            .dates
            .extend(shared.approvals.iter().map(|one| Some(one.on)));
        fill(cx, &mut draft, (seen, shared), kind == ReportKind::Final);
    }
    draft.done(cx, revision)
}

fn under_the_title(
    cx: &PageContext<'_>,
    seen: &RecordView<ReviewView>,
    shared: &SharedRecord<ReviewView>,
) -> Vec<ReportRow> {
    let words = cx.words;
    let review = &shared.content;
    let after = review
        .after_session
        .map(|number| words.with("after_session", &[("number", number.into())]));
    let date = seen
        .fact
        .date
        .map(|date| capital(&words.weekday_date(date)));
    let when: Vec<String> = date.into_iter().chain(after).collect();
    let when = (!when.is_empty()).then(|| bidi::join(&when, words.get("list_mark")));
    let tally = capital(&tally(cx, review));
    let lines = [
        row(cx, "report_held", when),
        row(cx, "present", cx.names(&review.present)),
        row(cx, "coach", cx.coach().map(str::to_owned)),
        row(
            cx,
            "report_objectives",
            Some(tally).filter(|text| !text.is_empty()),
        ),
        row(cx, "report_attainment", attainment_of(cx, review)),
        row(cx, "report_approval", approved(cx, &shared.approvals)),
    ];
    lines.into_iter().flatten().collect()
}

fn fill(
    cx: &PageContext<'_>,
    draft: &mut ReportBuilder,
    (seen, shared): (&RecordView<ReviewView>, &SharedRecord<ReviewView>),
    last: bool,
) {
    let words = cx.words;
    let review = &shared.content;
    let mut ids = reserved_ids();
    draft.section(
        "results",
        words.get("objectives_at_a_glance"),
        results(cx, seen).into_iter().collect(),
    );
    let attended = seen.fact.date.and_then(|day| attendance(cx, day, &mut ids));
    draft.section(
        "attendance",
        words.get("report_attendance"),
        attended.map(figure).unwrap_or_default(),
    );
    draft.section(
        "objectives",
        words.get("review_objectives"),
        progress::objectives(cx, review, &mut ids),
    );
    let reviewed = review.reviewed.iter().map(|one| cx.reviewed(one)).collect();
    draft.section(
        "reviewed",
        words.get("review_actions"),
        actions(reviewed).into_iter().collect(),
    );
    draft.section(
        "milestones",
        words.get("milestones"),
        milestones(cx, review),
    );
    let changes = cx
        .changes(&seen.fact, &review.changes)
        .into_iter()
        .map(change);
    draft.section(
        "changes",
        words.get(if last { "changes" } else { "report_changes" }),
        changes.collect(),
    );
    let scored = scores(cx, &review.coach_effectiveness, &mut ids);
    draft.section(
        "coach",
        words.get("review_coach"),
        scored.map(figure).unwrap_or_default(),
    );
    let body = prose(cx, &shared.body, 3, &mut ids);
    draft.section(
        "notes",
        words.get("report_meeting"),
        body.into_iter().collect(),
    );
    draft.section(
        "next-steps",
        words.get(if last {
            "report_sustaining"
        } else {
            "review_next"
        }),
        next_steps(cx, review),
    );
    if last {
        draft.section("sign-off", words.get("report_sign_off"), sign_off(cx));
    }
}

/// The objectives in one table; columns without any value are left out.
fn results(cx: &PageContext<'_>, seen: &RecordView<ReviewView>) -> Option<Block> {
    let rows = results_rows(cx, seen);
    let columns = [
        (
            "field_baseline",
            rows.iter().map(|row| &row.baseline).collect(),
        ),
        ("field_target", rows.iter().map(|row| &row.target).collect()),
        (
            "results_result",
            rows.iter().map(|row| &row.result).collect(),
        ),
        (
            "results_verdict",
            rows.iter().map(|row| &row.verdict).collect(),
        ),
    ];
    let mut columns: Vec<(&str, Vec<&Option<String>>)> = columns.into();
    columns.retain(|(_, cells)| cells.iter().any(|cell| cell.is_some()));
    if rows.is_empty() || columns.is_empty() {
        return None;
    }
    let column = |id: &str| TableColumn {
        text: cx.words.get(id).to_owned(),
        num: false,
    };
    let first = column("results_objective");
    let headers = columns.iter().map(|(id, _)| column(id));
    Some(Block::Table {
        name: cx.words.get("objectives_at_a_glance").to_owned(),
        columns: std::iter::once(first).chain(headers).collect(),
        rows: rows
            .iter()
            .enumerate()
            .map(|(at, row)| TableRow {
                head: row.objective.text.clone(),
                only: row.only.clone(),
                chart: None,
                cells: columns
                    .iter()
                    .map(|(_, cells)| cells[at].clone().unwrap_or_default())
                    .collect(),
            })
            .collect(),
        charts: None,
    })
}

fn milestones(cx: &PageContext<'_>, review: &ReviewView) -> Vec<Block> {
    let of: Vec<ReportEntry> = cx
        .milestones_met(&review.milestones)
        .into_iter()
        .map(|met| ReportEntry {
            text: met.what.text,
            mark: None,
            meta: Some(format!(
                "{} {}",
                cx.words.get("milestone_met"),
                met.when.text
            )),
            only: None,
        })
        .collect();
    match of.is_empty() {
        true => Vec::new(),
        false => vec![Block::Entries { of }],
    }
}

fn next_steps(cx: &PageContext<'_>, review: &ReviewView) -> Vec<Block> {
    let mut out: Vec<Block> = steps(review).into_iter().collect();
    let agreed = review.actions.iter().map(|one| cx.action(one)).collect();
    if let Some(block) = actions(agreed) {
        out.push(heading(3, cx.words.get("actions_from_here")));
        out.push(block);
    }
    out
}

/// The next steps of a review; none if it has none.
pub(super) fn steps(review: &ReviewView) -> Option<Block> {
    match review.next_steps.as_slice() {
        [] => None,
        [only] => Some(Block::Text {
            text: only.clone(),
            style: TextStyle::Plain,
        }),
        several => Some(Block::List {
            ordered: false,
            items: several
                .iter()
                .map(|text| ListLine {
                    text: text.clone(),
                    only: None,
                })
                .collect(),
        }),
    }
}

/// Who signs. A sponsor signs only a document that sponsors may have, and no other reader's copy.
fn sign_off(cx: &PageContext<'_>) -> Vec<Block> {
    let of = to_sign(cx, cx.is_sponsor(), &[]);
    if of.is_empty() {
        return Vec::new();
    }
    vec![
        super::block::note(cx.words.get("report_sign_off_text")),
        Block::Signatures { of },
    ]
}
