//! The reviews: the list, and a page each with every objective, feedback on the coaching and changes.
//!
//! Must not use anything except the review's own content: a copy that awaits approval shows the same
//! body.

mod summary;
mod verdicts;

use serde::Serialize;

use super::components::{ActionItem, ChangeItem, MetItem};
use super::decisions::approved_on;
use super::figure::{self, Figure};
use super::parts::{TextPiece, capital};
use super::record_entry::{RecordEntry, RecordMark};
use super::source_file::SourceFile;
use super::{Page, PageContext};
use crate::html::Ids;
use crate::reader::Party;
use crate::route::NavSection;
use crate::view::types::{AssessedView, Awaiting, OpinionView, RecordView, ReviewView};
use summary::ResultsTable;
pub(super) use summary::results_rows;
pub(super) use verdicts::{attained_of, attainment_of, level_words, tally, verdict_text};

/// The `page` value of reviews.html.
#[derive(Serialize)]
struct ReviewsPage {
    /// In order of date.
    entries: Vec<RecordEntry>,
}

/// The `page` value of review.html.
#[derive(Serialize)]
struct ReviewPage {
    /// Text under the title, if any.
    lede: Option<String>,
    /// The review itself.
    body: ReviewBody,
    /// Sessions held by the date of the review, as far as its reader sees them.
    attendance: Option<Figure>,
    /// Who approved it, and for whom.
    approval: Vec<TextPiece>,
    /// The file of the record, and its history; for the coach.
    source_file: Option<SourceFile>,
    /// Links to the report: to print, and as PDF.
    print_links: Vec<TextPiece>,
}

/// The `body` value of review_body.html.
#[derive(Default, Serialize)]
pub struct ReviewBody {
    /// The line under the title: when, how long, with whom.
    byline: Vec<TextPiece>,
    /// Who attended.
    present: Option<String>,
    /// The objectives in one table; only on the review's own page.
    results: Option<ResultsTable>,
    /// The number of objectives with each verdict, shown above `results`.
    tally: Option<String>,
    /// The objectives, as assessed.
    objectives: Vec<AssessedObjective>,
    /// The combined score of the levels of attainment: the T-score.
    attainment: Option<String>,
    /// The outcome of earlier actions.
    reviewed: Vec<ActionItem>,
    /// Milestones met.
    milestones: Vec<MetItem>,
    /// The parties’ feedback on the coaching.
    effectiveness: Option<Figure>,
    /// Amendments decided there.
    changes: Vec<ChangeItem>,
    /// Next steps.
    next_steps: Vec<String>,
    /// The actions agreed there.
    actions: Vec<ActionItem>,
    /// The body of the record: safe HTML.
    prose: Option<String>,
}

/// One objective, as assessed.
#[derive(Serialize)]
struct AssessedObjective {
    /// The anchor of its section.
    id: String,
    /// The objective, with a link.
    objective: TextPiece,
    /// The agenda point, with a link.
    point: TextPiece,
    /// The suffix of the class `verdict-…`.
    verdict: Option<&'static str>,
    /// The verdict, as text.
    verdict_text: Option<String>,
    /// The level of attainment reached.
    attained: Option<String>,
    /// The evidence for it.
    evidence: Option<String>,
    /// The benefit so far.
    benefit: Option<String>,
    /// What each party said.
    views: Vec<PartyOpinion>,
    /// Who can see this, if not every reader of the page can.
    only: Option<String>,
}

/// What one party said about an objective.
#[derive(Serialize)]
pub struct PartyOpinion {
    /// Who said it.
    pub(super) by: String,
    /// The value given.
    pub(super) at: Option<String>,
    /// Their own words.
    pub(super) comment: Option<String>,
    /// Who can see this, if not every reader of the page can.
    pub(super) only: Option<String>,
}

/// Adds the list and each review's page.
pub fn pages(cx: &PageContext<'_>, out: &mut Vec<Page>) {
    if !cx.route.has(NavSection::Reviews) {
        return;
    }
    let entries = cx.view.reviews().map(|seen| listed(cx, seen)).collect();
    out.push(Page::section(
        cx,
        NavSection::Reviews,
        "reviews.html",
        &ReviewsPage { entries },
    ));
    for seen in cx.view.reviews() {
        let (Some(shared), Some(path)) = (&seen.shared, cx.route.page(&seen.fact.slug)) else {
            continue;
        };
        let model = ReviewPage {
            lede: cx.lede(&seen.fact),
            body: body(cx, seen, ""),
            attendance: seen
                .fact
                .date
                .and_then(|date| figure::attendance(cx, date, &mut Ids::new(&[]))),
            approval: cx.decisions(&shared.approvals),
            source_file: cx.source_file(&seen.fact),
            print_links: cx.print_links(&seen.fact.slug),
        };
        let title = cx.words.record_name(&seen.fact);
        out.push(Page::new(
            path,
            "review.html",
            NavSection::Reviews,
            title,
            &model,
        ));
    }
}

/// The body of one review.
pub fn body(cx: &PageContext<'_>, seen: &RecordView<ReviewView>, prefix: &str) -> ReviewBody {
    let Some(shared) = &seen.shared else {
        return ReviewBody::default();
    };
    let review = &shared.content;
    let words = cx.words;
    let mut ids = Ids::prefixed(prefix, &["main"]);
    if prefix.is_empty() {
        // The part that review.html shows next to the body.
        for id in ["attendance", "chart-attendance-t", "chart-attendance-d"] {
            ids.reserve(id);
        }
        ids.region(&words.with("figures_of", &[("what", words.get("attendance").into())]));
    }
    let mut byline = cx.byline(&seen.fact, None);
    if let Some(number) = review.after_session {
        cx.comma(&mut byline);
        byline.push(TextPiece::text(
            words.with("after_session", &[("number", number.into())]),
        ));
    }
    let objectives: Vec<AssessedObjective> = review
        .objectives
        .iter()
        .map(|one| assessed(cx, one, &mut ids))
        .collect();
    // A copy that awaits approval shows nothing from the agenda.
    let results = match prefix.is_empty() {
        true => summary::results(cx, seen, &objectives, &mut ids),
        false => None,
    };
    let tally = results.as_ref().map(|_| capital(&tally(cx, review)));
    ReviewBody {
        byline,
        tally: tally.filter(|text| !text.is_empty()),
        present: cx.names(&review.present),
        results,
        objectives,
        attainment: attainment_of(cx, review),
        reviewed: review.reviewed.iter().map(|one| cx.reviewed(one)).collect(),
        milestones: cx.milestones_met(&review.milestones),
        effectiveness: figure::scores(cx, &review.coach_effectiveness, &mut ids),
        changes: cx.changes(&seen.fact, &review.changes),
        next_steps: review.next_steps.clone(),
        actions: review.actions.iter().map(|one| cx.action(one)).collect(),
        prose: cx.prose(&shared.body, 2, &mut ids),
    }
}

/// What each party said.
pub fn party_views(cx: &PageContext<'_>, views: &[OpinionView]) -> Vec<PartyOpinion> {
    views
        .iter()
        .map(|view| PartyOpinion {
            by: cx.party_name(view.by, view.name.as_ref()),
            at: view.at.as_ref().map(|at| cx.measure(at)),
            comment: view.comment.clone(),
            only: cx.only_coach(view.coach_only),
        })
        .collect()
}

fn assessed(cx: &PageContext<'_>, one: &AssessedView, ids: &mut Ids) -> AssessedObjective {
    AssessedObjective {
        id: ids.reserve(&format!("objective-{}", one.objective.id)),
        objective: cx.objective_link(&one.objective),
        point: cx.point_link(&one.objective.point),
        verdict: one.verdict.map(|verdict| verdict.word()),
        verdict_text: verdict_text(cx, one),
        attained: attained_of(cx, one),
        evidence: one.evidence.clone(),
        benefit: one.benefit.clone(),
        views: party_views(cx, &one.views),
        only: cx.only_coach(one.coach_only),
    }
}

fn listed(cx: &PageContext<'_>, seen: &RecordView<ReviewView>) -> RecordEntry {
    let mut listed = cx.listed(&seen.fact);
    let (words, Some(shared)) = (cx.words, &seen.shared) else {
        return listed;
    };
    let content = &shared.content;
    listed.entry.text = Some(tally(cx, content)).filter(|tally| !tally.is_empty());
    if !content.present.is_empty() {
        let present = words.list(&content.present);
        listed.marks.push(RecordMark::plain(
            words.with("listed_with", &[("names", present.as_str().into())]),
        ));
    }
    let awaits = |one: &Awaiting| one.slug == seen.fact.slug;
    if cx.is_sponsor() {
        return listed;
    }
    if cx.view.awaiting.iter().any(awaits) {
        let id = match cx.view.reader.party() {
            Party::Client => "awaiting_mark_client",
            _ => "listed_awaits",
        };
        listed.marks.push(RecordMark::open(words.get(id)));
    } else if let Some(on) = approved_on(&shared.approvals) {
        listed
            .marks
            .push(RecordMark::done(cx.dated("listed_approved_on", on)));
    }
    listed
}
