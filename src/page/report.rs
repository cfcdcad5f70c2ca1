//! The reports of one reader as documents to pass on: the agreement, the agenda in force, each review, and the scorecard
//! of a sponsor.
//!
//! A report addresses nobody as "you" and has no links except the one back to the portal, so readers with the same access get the same document.
//! Must not show more than the portal: everything comes from the reader's view.

mod agenda;
mod agreement;
mod block;
mod brief;
mod progress;
mod review;
mod scorecard;

use chrono::NaiveDate;

use super::PageContext;
use crate::bidi;
use crate::derive::{Derived, ReaderView, is_over, until};
use crate::html::Ids;
use crate::reader::Party;
use crate::record::value::ReviewType;
use crate::report::body::ReportProse;
use crate::report::model::{self, Logo, Report, ReportRow, ReportSection, SCHEMA};
use crate::report::{ReportKind, plain};
use crate::route::{Route, in_force};
use crate::view::types::{ApprovalView, Passage, RecordView, ReviewView, SponsorDetails, View};
use crate::words::Words;

/// A report and its name.
#[derive(Debug, Clone)]
pub struct NamedReport {
    /// The name of its file in `reports/`, without the extension; also the slug of its record.
    pub name: String,
    /// The date of the review.
    pub date: Option<NaiveDate>,
    /// Its content.
    pub report: Report,
}

/// The revision of the records in git, for the coach's copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordsRevision {
    /// The last commit that touched the engagement, abbreviated.
    pub commit: String,
    /// Whether the engagement has no changes since that commit.
    pub clean: bool,
}

/// The names of a reader's reports, in order: the slug of a record, or the word of the kind if the report is not that of a
/// record. A sponsor's scorecard is first, because it is the shortest; so is the coach's session brief.
pub fn names(view: &View, derived: &Derived) -> Vec<(String, ReportKind)> {
    let named = |kind: ReportKind| (kind.word().to_owned(), kind);
    let mut names = Vec::new();
    if has_scorecard(view, derived) {
        names.push(named(ReportKind::Scorecard));
    }
    if has_brief(view) {
        names.push(named(ReportKind::Brief));
    }
    names.push(named(ReportKind::Agreement));
    if in_force(view).is_some() {
        names.push(named(ReportKind::Agenda));
    }
    for seen in view.reviews().filter(|seen| seen.shared.is_some()) {
        names.push((seen.fact.slug.clone(), review_kind(seen)));
    }
    names
}

/// Whether the reader has a scorecard: a sponsor who sees an agenda with at least one objective.
pub fn has_scorecard(view: &View, derived: &Derived) -> bool {
    view.reader.party() == Party::Sponsor && !derived.tracks.is_empty()
}

/// Whether the reader has a session brief: the coach, until the engagement is over.
pub fn has_brief(view: &View) -> bool {
    view.reader.party() == Party::Coach && !is_over(view)
}

/// The session brief.
pub fn session_brief(reader: &ReaderView, words: &'static Words) -> Report {
    let route = Route::new(reader);
    brief::report(&PageContext::of_document(reader, words, &route), None)
}

/// The text under the headings of a record, as lines of plain text. Empty if it has no heading.
pub(super) fn lines_under_headings(cx: &PageContext<'_>, body: &[Passage]) -> Vec<String> {
    // In a message to one reader, a label that says who may read a passage means nothing.
    let body: Vec<Passage> = body
        .iter()
        .map(|passage| Passage {
            prose: passage.prose.clone(),
            narrowed: None,
            audience: None,
        })
        .collect();
    let labels = cx.prose_labels();
    let nodes = ReportProse::new(cx, &labels).nodes(&body, 2, 1);
    plain::from_first_heading(&nodes)
}

/// The page of the report with that name, in the reader's portal.
pub fn page_path(name: &str) -> String {
    format!("reports/{name}.html")
}

/// Returns the kind of a review's report.
fn review_kind(seen: &RecordView<ReviewView>) -> ReportKind {
    match seen.content().map(|review| review.kind) {
        Some(ReviewType::Final) => ReportKind::Final,
        _ => ReportKind::Interim,
    }
}

/// Every report of a reader.
pub fn all(
    reader: &ReaderView,
    words: &'static Words,
    revision: Option<&RecordsRevision>,
) -> Vec<NamedReport> {
    let view = &reader.view;
    let route = Route::new(reader);
    let cx = PageContext::of_document(reader, words, &route);
    let mut out = Vec::new();
    if has_scorecard(view, &reader.derived) {
        out.push(NamedReport {
            name: ReportKind::Scorecard.word().to_owned(),
            date: None,
            report: scorecard::report(&cx, revision),
        });
    }
    if has_brief(view) {
        out.push(NamedReport {
            name: ReportKind::Brief.word().to_owned(),
            date: None,
            report: brief::report(&cx, revision),
        });
    }
    out.push(NamedReport {
        name: ReportKind::Agreement.word().to_owned(),
        date: None,
        report: agreement::report(&cx, revision),
    });
    if let (Some(force), Some(effective)) = (in_force(view), &reader.derived.agenda) {
        out.push(NamedReport {
            name: ReportKind::Agenda.word().to_owned(),
            date: None,
            report: agenda::report(&cx, force, effective, revision),
        });
    }
    for seen in view.reviews().filter(|seen| seen.shared.is_some()) {
        out.push(NamedReport {
            name: seen.fact.slug.clone(),
            date: seen.fact.date,
            report: reviewed(view, words, seen, revision),
        });
    }
    out
}

/// A review reports the state of its own date: later records are left out.
fn reviewed(
    view: &View,
    words: &'static Words,
    seen: &RecordView<ReviewView>,
    revision: Option<&RecordsRevision>,
) -> Report {
    let mut then = match seen.fact.date {
        Some(date) => until(view, date),
        None => view.clone(),
    };
    // "The sponsor" in that review is the one sponsor who attended.
    let present = |sponsor: &SponsorDetails| {
        let all = seen.content().map(|review| review.present.as_slice());
        all.unwrap_or_default().contains(&sponsor.name)
    };
    let there = then.engagement.sponsors.iter().filter(|one| present(one));
    if there.count() == 1 {
        then.engagement.sponsors.retain(present);
    }
    let then = ReaderView::new(then);
    let route = Route::new(&then);
    let cx = PageContext::of_document(&then, words, &route);
    review::report(&cx, seen, review_kind(seen), revision)
}

/// A report under construction.
struct ReportBuilder {
    kind: ReportKind,
    title: String,
    facts: Vec<ReportRow>,
    sections: Vec<ReportSection>,
    /// The dates of the content shown.
    dates: Vec<Option<NaiveDate>>,
}

impl ReportBuilder {
    fn new(kind: ReportKind, title: String) -> ReportBuilder {
        ReportBuilder {
            kind,
            title,
            facts: Vec::new(),
            sections: Vec::new(),
            dates: Vec::new(),
        }
    }

    /// Adds a section, if it has any content.
    fn section(
        &mut self,
        id: impl Into<String>,
        title: impl Into<String>,
        blocks: Vec<crate::report::model::Block>,
    ) {
        if !blocks.is_empty() {
            self.sections.push(ReportSection {
                id: id.into(),
                title: title.into(),
                blocks,
            });
        }
    }

    /// Returns the finished report, with the parts that every report has.
    fn done(self, cx: &PageContext<'_>, revision: Option<&RecordsRevision>) -> Report {
        let words = cx.words;
        let engagement = &cx.view.engagement;
        let client = engagement.client.as_ref().map(|it| it.name.clone());
        let subject: Vec<String> = [client, engagement.organisation.clone()]
            .into_iter()
            .flatten()
            .collect();
        let coachs = cx.view.reader.party() == Party::Coach;
        let latest = self.dates.into_iter().flatten().max();
        let as_of = match latest {
            Some(date) => cx.dated("report_as_of", date),
            None => words.get("report_without_date").to_owned(),
        };
        let commit = revision.filter(|_| coachs).map(|revision| {
            let id = match revision.clean {
                true => "report_commit",
                false => "report_commit_changed",
            };
            words.with(id, &[("commit", revision.commit.as_str().into())])
        });
        Report {
            schema: SCHEMA,
            kind: self.kind,
            lang: words.locale(),
            running: words.with(
                "report_running",
                &[
                    ("title", self.title.as_str().into()),
                    ("client", cx.client().into()),
                ],
            ),
            title: self.title,
            subject: bidi::join(&subject, words.get("list_mark")),
            practice: cx.view.practice.name.clone(),
            logo: cx.view.practice.logo.as_ref().map(|name| Logo {
                name: name.clone(),
                alt: match &cx.view.practice.name {
                    Some(_) => String::new(),
                    None => cx.coach().unwrap_or_default().to_owned(),
                },
            }),
            mark: match cx.view.reader.party() {
                Party::Coach => Some(words.get("report_coachs_copy").to_owned()),
                Party::Client => Some(words.get("report_clients_copy").to_owned()),
                Party::Sponsor => None,
            },
            facts: self.facts,
            sections: self.sections,
            made_from: [Some(as_of), commit].into_iter().flatten().collect(),
            date: latest,
            words: template_words(words),
        }
    }
}

/// Who approved it for the sponsors; if nobody did yet, says so.
fn approved(cx: &PageContext<'_>, approvals: &[ApprovalView]) -> Option<String> {
    let text = block::plain_text(&cx.decisions(approvals));
    let open = !cx.is_sponsor() && !cx.view.engagement.sponsors.is_empty();
    match text.is_empty() {
        false => Some(text),
        true => open.then(|| cx.words.get("report_not_approved").to_owned()),
    }
}

/// The interface texts that templates add to the report's.
pub fn template_words(words: &Words) -> model::ReportWords {
    let page = words.with(
        "report_page_of",
        &[("page", "{page}".into()), ("pages", "{pages}".into())],
    );
    let word = |id: &str| words.get(id).to_owned();
    model::ReportWords {
        page_of: page,
        signature: word("report_signature"),
        date: word("report_date"),
        was: word("report_was"),
        now: word("report_now"),
        because: word("report_because"),
        label_mark: word("label_mark"),
    }
}

/// The report's own IDs, so that no heading of a body takes one.
fn reserved_ids() -> Ids {
    Ids::new(&["main", "made-from"])
}
