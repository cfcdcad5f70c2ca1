//! The list of contracting records: the chemistry meeting, the conversations with sponsors, the agreement.
//!
//! Lists what took place; each record has its own page.

use serde::Serialize;

use super::parts::RecordLine;
use super::record_entry::{RecordEntry, RecordMark};
use super::{Page, PageContext};
use crate::derive::Trace;
use crate::reader::Party;
use crate::route::NavSection;
use crate::view::types::{Fact, RecordView, SponsorMeetingView};

/// The `page` value of contracting.html.
#[derive(Serialize)]
struct ContractingPage {
    /// The records, in order of date.
    entries: Vec<RecordEntry>,
    /// The agreement, as a list item.
    agreement: RecordEntry,
}

/// Adds the list, if this reader has it.
pub fn pages(cx: &PageContext<'_>, out: &mut Vec<Page>) {
    if !cx.route.has(NavSection::Contracting) {
        return;
    }
    let view = cx.view;
    let trace = &cx.derived.trace;
    let chemistry = view
        .chemistry()
        .map(|record| (record.fact.date, chemistry_entry(cx, &record.fact)));
    let sponsors = view
        .sponsor_meetings()
        .map(|record| (record.fact.date, sponsor_meeting_entry(cx, trace, record)));
    let mut entries: Vec<_> = chemistry.chain(sponsors).collect();
    entries.sort_by_key(|(date, _)| *date);
    let model = ContractingPage {
        entries: entries.into_iter().map(|(_, entry)| entry).collect(),
        agreement: agreement_entry(cx),
    };
    out.push(Page::section(
        cx,
        NavSection::Contracting,
        "contracting.html",
        &model,
    ));
}

fn chemistry_entry(cx: &PageContext<'_>, fact: &Fact) -> RecordEntry {
    let mut listed = cx.listed(fact);
    if let Some(decision) = fact.decision {
        let decision = cx.words.choice("decision", decision.word());
        listed.marks.push(RecordMark::plain(decision));
    }
    listed
}

fn sponsor_meeting_entry(
    cx: &PageContext<'_>,
    trace: &Trace,
    record: &RecordView<SponsorMeetingView>,
) -> RecordEntry {
    let mut listed = cx.listed(&record.fact);
    let Some(content) = record.content() else {
        return listed;
    };
    let words = cx.words;
    listed.entry.text = content.purpose.clone();
    if !content.present.is_empty() {
        let present = words.list(&content.present);
        listed.marks.push(RecordMark::plain(
            words.with("listed_with", &[("names", present.as_str().into())]),
        ));
    }
    let reflected = reflected_count(trace, &record.fact.slug);
    let expectations = cx.drawn("listed_expectations", content.expectations.len(), reflected);
    listed.marks.extend(expectations);
    if let Some(date) = content.aligned {
        listed
            .marks
            .push(RecordMark::done(cx.dated("listed_aligned", date)));
    }
    if cx.view.reader.party() == Party::Coach {
        listed.marks.push(match content.shared_with_client {
            Some(date) => RecordMark::done(cx.dated("listed_shared_with_client", date)),
            None => RecordMark::open(words.get("listed_not_shared_with_client")),
        });
    }
    listed
}

/// The number of findings or expectations of a record that an agenda point draws on.
pub(super) fn reflected_count(trace: &Trace, slug: &str) -> usize {
    trace
        .sources
        .iter()
        .filter(|thread| thread.source.record.slug == slug && thread.source.finding.is_some())
        .filter(|thread| !thread.points.is_empty())
        .count()
}

/// The agreement, and who has signed it.
fn agreement_entry(cx: &PageContext<'_>) -> RecordEntry {
    let words = cx.words;
    let signed = &cx.view.engagement.signed;
    let names: Vec<String> = signed
        .iter()
        .map(|signature| signature.who.clone())
        .collect();
    let marks = match names.is_empty() {
        true => vec![RecordMark::open(words.get("listed_not_signed"))],
        false => {
            let names = words.list(&names);
            vec![RecordMark::done(
                words.with("listed_signed", &[("names", names.as_str().into())]),
            )]
        }
    };
    RecordEntry {
        entry: RecordLine {
            id: "agreement".to_owned(),
            title: words.get("agreement_title").to_owned(),
            href: Some(NavSection::Agreement.path().to_owned()),
            date: signed
                .iter()
                .map(|signature| signature.on)
                .max()
                .map(|on| cx.when(on)),
            note: None,
            text: None,
        },
        marks,
    }
}
