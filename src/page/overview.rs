//! The overview: the next meeting, the reader's actions, the objectives in brief, the parties.
//!
//! Must not repeat the agreement, which has a separate page.

mod ahead;
mod checklist;
mod glance;
mod preparation;
mod welcome;

use serde::Serialize;

use super::components::ActionItem;
use super::parts::{FactRow, RecordLine, Rows, TextPiece, capital};
use super::review::tally;
use super::{Page, PageContext, report};
use crate::bidi;
use crate::derive::is_over;
use crate::reader::Party;
use crate::record::value::{ReviewType, Verdict};
use crate::report::ReportKind;
use crate::route::NavSection;
use crate::view::types::{AssessedView, Fact};
pub(super) use ahead::{CalendarDay, calendar_day};
use ahead::{NextMeeting, next_meeting, own_actions, received_records};
use checklist::{ChecklistPhase, checklist};
use glance::{ObjectiveGlance, objectives};
use preparation::{Preparation, preparation};
pub(super) use preparation::{contact_lines, last_session, notes_since, open_actions_by_due};
use welcome::{Welcome, welcome};

/// The `page` value of overview.html.
#[derive(Serialize)]
struct OverviewPage {
    /// The engagement’s own title.
    lede: Option<String>,
    /// Today’s date; absent if the engagement is over.
    as_of: Option<String>,
    /// The next meeting, and what is due before it.
    next: NextMeeting,
    /// What to read before a meeting in the next days.
    preparation: Option<Preparation>,
    /// What happens next, if the engagement has just begun.
    welcome: Option<Welcome>,
    /// How many copies wait for the client’s approval.
    awaiting: Option<String>,
    /// The reader’s own open actions, by due date; overdue ones come first.
    own_actions: Vec<ActionItem>,
    /// The link to all actions; absent for a sponsor.
    all_actions: Option<&'static str>,
    /// Every record that a sponsor received, latest first.
    received: Vec<RecordLine>,
    /// What the last review says of all objectives, with a link to it.
    results: Vec<TextPiece>,
    /// After which session the next review takes place; for a sponsor.
    next_review: Option<String>,
    /// The objectives, in brief.
    objectives: Vec<ObjectiveGlance>,
    /// The page of the scorecard; for a sponsor.
    scorecard: Option<String>,
    /// Shown instead of the objectives.
    no_objectives: Option<String>,
    /// The steps of each phase, done and missing; for the coach.
    checklist: Vec<ChecklistPhase>,
    /// The parties.
    parties: Vec<FactRow>,
}

/// Adds the overview.
pub fn pages(cx: &PageContext<'_>, out: &mut Vec<Page>) {
    let awaiting = cx.view.awaiting.len();
    let welcome = welcome(cx);
    let model = OverviewPage {
        lede: cx.view.engagement.title.clone(),
        as_of: (!is_over(cx.view)).then(|| {
            let today = cx.words.date(cx.view.today.date());
            cx.words.with("as_of", &[("date", today.as_str().into())])
        }),
        next: next_meeting(cx),
        preparation: preparation(cx),
        awaiting: (awaiting > 0 && cx.route.has(NavSection::Awaiting)).then(|| {
            let id = match cx.view.reader.party() {
                Party::Client => "overview_awaiting_client",
                _ => "overview_awaiting",
            };
            cx.words.with(id, &[("count", awaiting.into())])
        }),
        own_actions: own_actions(cx),
        all_actions: cx
            .route
            .has(NavSection::Actions)
            .then(|| NavSection::Actions.path()),
        received: received_records(cx),
        results: results(cx),
        next_review: next_review(cx),
        objectives: objectives(cx),
        scorecard: report::has_scorecard(cx.view, cx.derived)
            .then(|| report::page_path(ReportKind::Scorecard.word())),
        no_objectives: no_objectives(cx, welcome.is_some()),
        welcome,
        checklist: checklist(cx),
        parties: parties(cx),
    };
    out.push(Page::section(
        cx,
        NavSection::Overview,
        "overview.html",
        &model,
    ));
}

/// Why there are no objectives; none if the page explains what happens next, or has the coach's checklist.
fn no_objectives(cx: &PageContext<'_>, welcomed: bool) -> Option<String> {
    let party = cx.view.reader.party();
    let explained = welcomed || party == Party::Coach;
    (cx.derived.tracks.is_empty() && !explained).then(|| match party {
        Party::Sponsor => cx.words.get("overview_no_objectives_sponsor").to_owned(),
        _ => cx.words.get("overview_no_objectives").to_owned(),
    })
}

/// `5 of 6 objectives achieved`, or after an interim review `3 on track, 1 at risk`; and the review that says so.
pub(super) fn latest_results<'v>(cx: &PageContext<'v>) -> Option<(String, &'v Fact)> {
    let mut reviews = cx.view.reviews().rev();
    let (fact, review) = reviews.find_map(|seen| {
        let review = seen.content()?;
        let mut verdicts = review.objectives.iter().filter_map(|one| one.verdict);
        verdicts.next().map(|_| (&seen.fact, review))
    })?;
    let achieved = |one: &&AssessedView| one.verdict == Some(Verdict::Achieved);
    let text = match review.kind {
        ReviewType::Final => cx.words.with(
            "results_achieved",
            &[
                (
                    "count",
                    review.objectives.iter().filter(achieved).count().into(),
                ),
                ("all", review.objectives.len().into()),
            ],
        ),
        ReviewType::Interim => capital(&tally(cx, review)),
    };
    Some((text, fact))
}

/// The results of the last review, with a link to it.
fn results(cx: &PageContext<'_>) -> Vec<TextPiece> {
    let Some((text, fact)) = latest_results(cx) else {
        return Vec::new();
    };
    let name = cx.words.record_name(fact);
    let mut source = vec![TextPiece::link(name, cx.route.record(&fact.slug))];
    if let Some(date) = fact.date {
        cx.comma(&mut source);
        source.push(cx.date_piece(date));
    }
    let mut pieces = vec![TextPiece::text(text), TextPiece::text(" (")];
    pieces.append(&mut source);
    pieces.push(TextPiece::text(")"));
    pieces
}

/// After which session the next review is due, by the programme. A sponsor does not see planned dates.
pub(super) fn next_review(cx: &PageContext<'_>) -> Option<String> {
    if !cx.is_sponsor() || is_over(cx.view) {
        return None;
    }
    let programme = &cx.view.engagement.programme;
    let mut after = programme.sponsor_reviews_after.clone();
    // The final review follows the last session.
    if after.last() != Some(&programme.sessions) {
        after.push(programme.sessions);
    }
    let number = *after.get(cx.view.reviews().count())?;
    Some(
        cx.words
            .with("next_review_after", &[("number", number.into())]),
    )
}

fn parties(cx: &PageContext<'_>) -> Vec<FactRow> {
    let engagement = &cx.view.engagement;
    let words = cx.words;
    let mark = words.get("list_mark");
    let join = |parts: Vec<Option<String>>| {
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        (!parts.is_empty()).then(|| bidi::join(&parts, mark))
    };
    let mut rows = Rows::new(cx)
        .text(
            "client",
            engagement
                .client
                .as_ref()
                .and_then(|client| join(vec![Some(client.name.clone()), client.role.clone()])),
        )
        .text("organisation", engagement.organisation.clone())
        .text(
            "coach",
            join(vec![
                cx.coach().map(str::to_owned),
                cx.view.practice.name.clone(),
            ]),
        );
    for sponsor in &engagement.sponsors {
        let relationship = sponsor
            .relationship
            .map(|r| words.choice("sponsor_relationship", r.word()).to_owned());
        rows = rows.text(
            super::agreement::sponsor_label(cx),
            join(vec![
                Some(sponsor.name.clone()),
                sponsor.role.clone(),
                relationship,
                sponsor.until.map(|date| cx.dated("until_date", date)),
            ]),
        );
    }
    rows.text("programme", Some(super::agreement::programme(cx)))
        .choice(
            "status",
            "status",
            engagement.status.map(|status| status.word()),
        )
        .date("started", engagement.start)
        .date("ended", engagement.ended)
        .done()
}
