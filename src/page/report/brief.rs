//! The session brief: what the coach reads before a meeting, on one page.
//!
//! For the coach only: it contains private notes.

use chrono::NaiveDate;

use super::super::PageContext;
use super::super::chrome::phase_line;
use super::super::overview::{contact_lines, last_session, notes_since, open_actions_by_due};
use super::super::parts::meeting_name;
use super::block::{actions, facts, heading, plain_text, prose, row};
use super::scorecard::objectives;
use super::{RecordsRevision, ReportBuilder, reserved_ids};
use crate::bidi;
use crate::derive::drafted_meeting;
use crate::html::Ids;
use crate::report::ReportKind;
use crate::report::model::{Block, ListLine, Report, ReportRow};
use crate::view::types::{Fact, Passage, RecordView, SessionView};

/// Builds the report.
pub(super) fn report(cx: &PageContext<'_>, revision: Option<&RecordsRevision>) -> Report {
    let words = cx.words;
    let mut draft = ReportBuilder::new(ReportKind::Brief, words.get("brief").to_owned());
    let last = last_session(cx);
    draft.facts = header_facts(cx, last);
    let mut ids = reserved_ids();
    draft.section(
        "actions",
        words.get("brief_actions"),
        actions(open_actions_by_due(cx)).into_iter().collect(),
    );
    if let Some(last) = last {
        let title = words.get("prepare_last");
        draft.section("last", title, last_blocks(cx, last, &mut ids));
    }
    if !cx.derived.tracks.is_empty() {
        let title = words.get("report_objectives");
        draft.section("objectives", title, objectives(cx, &mut ids));
    }
    let since = last.and_then(|last| last.fact.date);
    let contacts = contact_lines(cx, since);
    draft.section(
        "contacts",
        words.get(match since {
            Some(_) => "prepare_contacts",
            None => "section_contact",
        }),
        list(contacts.iter().map(|line| plain_text(line))),
    );
    let title = words.get(match since {
        Some(_) => "prepare_notes",
        None => "section_notes",
    });
    draft.section("notes", title, note_blocks(cx, since, &mut ids));
    let logs = cx.view.contacts().filter_map(|seen| seen.content());
    let contacts = logs.flat_map(|log| &log.contacts).map(|one| Some(one.date));
    let notes = notes_since(cx, since).map(|seen| seen.fact.date);
    let entries = cx.derived.tracks.iter().flat_map(|track| &track.entries);
    let entries = entries.map(|entry| entry.source.date);
    draft.dates = contacts.chain(notes).chain(entries).collect();
    draft
        .dates
        .retain(|date| date.is_some_and(|date| date <= cx.view.today));
    draft.dates.push(since);
    draft.done(cx, revision)
}

/// Where the engagement is: the next meeting, the last one, the phase.
fn header_facts(cx: &PageContext<'_>, last: Option<&RecordView<SessionView>>) -> Vec<ReportRow> {
    let next = cx.derived.calendar.next(&cx.view.today).map(|meeting| {
        let parts = [
            meeting_name(cx.words, meeting),
            cx.weekday(meeting.date).text,
        ];
        bidi::join(&parts, cx.words.get("list_mark"))
    });
    let next = next.unwrap_or_else(|| match drafted_meeting(cx.view) {
        Some((date, fact)) => {
            let (name, date) = (cx.words.record_name(fact), cx.words.date(date));
            let args = [
                ("record", name.as_str().into()),
                ("date", date.as_str().into()),
            ];
            cx.words.with("next_meeting_in_draft", &args)
        }
        None => cx.words.get("no_next_meeting").to_owned(),
    });
    let lines = [
        row(cx, "next_meeting", Some(next)),
        row(cx, "prepare_last", last.map(|last| named(cx, &last.fact))),
        row(cx, "status", phase_line(cx)),
    ];
    lines.into_iter().flatten().collect()
}

/// What the last session was about, and how it ended.
fn last_blocks(cx: &PageContext<'_>, last: &RecordView<SessionView>, ids: &mut Ids) -> Vec<Block> {
    let mut out = Vec::new();
    if let Some(session) = last.content() {
        let points: Vec<&str> = session
            .points
            .iter()
            .map(|point| point.title.as_str())
            .collect();
        let rows = [
            texts(
                cx,
                "session_discussed",
                session.issues.iter().map(String::as_str),
            ),
            texts(cx, "session_points", points.into_iter()),
        ];
        out.extend(facts(rows.into_iter().flatten().collect()));
    }
    let body = last.shared.as_ref().map(|shared| shared.body.as_slice());
    out.extend(prose(cx, ending(body.unwrap_or_default()), 3, ids));
    out
}

/// The end of a record: everything under its headings with a marker, or the whole text if it has none.
fn ending(body: &[Passage]) -> &[Passage] {
    match body {
        [_, rest @ ..] if !rest.is_empty() => rest,
        whole => whole,
    }
}

/// The coach's notes since the last session, in full.
fn note_blocks(cx: &PageContext<'_>, since: Option<NaiveDate>, ids: &mut Ids) -> Vec<Block> {
    let mut out = Vec::new();
    for seen in notes_since(cx, since) {
        out.push(heading(3, named(cx, &seen.fact)));
        let body = seen.shared.as_ref().map(|shared| shared.body.as_slice());
        out.extend(prose(cx, body.unwrap_or_default(), 4, ids));
    }
    out
}

fn texts<'t>(
    cx: &PageContext<'_>,
    label: &str,
    texts: impl Iterator<Item = &'t str>,
) -> Option<ReportRow> {
    let texts: Vec<String> = texts.map(str::to_owned).collect();
    (!texts.is_empty()).then(|| ReportRow {
        label: cx.words.get(label).to_owned(),
        texts,
    })
}

fn list(lines: impl Iterator<Item = String>) -> Vec<Block> {
    let items: Vec<ListLine> = lines.map(|text| ListLine { text, only: None }).collect();
    let block = (!items.is_empty()).then_some(Block::List {
        ordered: false,
        items,
    });
    block.into_iter().collect()
}

/// `Session 3, 27 May 2026`.
fn named(cx: &PageContext<'_>, fact: &Fact) -> String {
    let parts = [
        Some(cx.words.record_name(fact)),
        fact.date.map(|date| cx.words.date(date)),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    bidi::join(&parts, cx.words.get("list_mark"))
}
