//! The overview: what comes next, the objectives at a glance, who is who; for the coach what is missing.
//!
//! Must not repeat the agreement, which has a page of its own.

use serde::Serialize;

use super::parts::{Piece, Row, Rows, When, meeting_name};
use super::{Cx, Page, progress};
use crate::derive::{ActionState, Missing, Standing, Track};
use crate::reader::Party;
use crate::record::value::Status;
use crate::route::Section;

/// What `page` holds in overview.html.
#[derive(Serialize)]
struct Overview {
    lede: Option<String>,
    as_of: String,
    next: Next,
    awaiting: Option<String>,
    objectives: Vec<Glance>,
    no_objectives: Option<String>,
    missing: Vec<MissingPhase>,
    parties: Vec<Row>,
}

/// The next meeting, and what is to be done before it.
#[derive(Serialize)]
struct Next {
    what: Option<String>,
    when: Option<When>,
    /// No meeting is to come, for the engagement is over.
    over: bool,
    /// In place of a meeting.
    none: Option<String>,
    actions: Vec<Piece>,
}

/// One objective.
#[derive(Serialize)]
struct Glance {
    words: String,
    href: String,
    verdict: String,
    class: &'static str,
    chart: Option<String>,
    /// In place of a chart.
    measured: Option<String>,
}

/// A phase that lacks something; for the coach.
#[derive(Serialize)]
struct MissingPhase {
    name: String,
    items: Vec<Piece>,
}

/// Adds the overview.
pub fn pages(cx: &Cx<'_>, out: &mut Vec<Page>) {
    let tracks = &cx.derived.tracks;
    let awaiting = cx.view.awaiting.len();
    let model = Overview {
        lede: cx.view.engagement.title.clone(),
        as_of: cx.words.with(
            "as_of",
            &[("date", cx.words.date(cx.view.today).as_str().into())],
        ),
        next: next(cx),
        awaiting: (awaiting > 0 && cx.route.has(Section::Awaiting)).then(|| {
            let id = match cx.view.reader.party() {
                Party::Client => "overview_awaiting_client",
                _ => "overview_awaiting",
            };
            cx.words.with(id, &[("count", awaiting.into())])
        }),
        objectives: tracks
            .iter()
            .enumerate()
            .filter(|(_, track)| track.standing != Standing::Withdrawn)
            .map(|(at, track)| glance(cx, at, track))
            .collect(),
        no_objectives: tracks.is_empty().then(|| match cx.view.reader.party() {
            Party::Sponsor => cx.words.get("overview_no_objectives_sponsor").to_owned(),
            _ => cx.words.get("overview_no_objectives").to_owned(),
        }),
        missing: missing(cx),
        parties: parties(cx),
    };
    out.push(Page::section(
        cx,
        Section::Overview,
        "overview.html",
        &model,
    ));
}

fn next(cx: &Cx<'_>) -> Next {
    let words = cx.words;
    let meeting = cx.derived.calendar.next(cx.view.today);
    Next {
        what: meeting.map(|meeting| meeting_name(cx.words, meeting)),
        when: meeting.map(|meeting| cx.weekday(meeting.date)),
        over: meeting.is_none()
            && matches!(
                cx.view.engagement.status,
                Some(Status::Completed | Status::EndedEarly | Status::Declined)
            ),
        none: match cx.view.engagement.status {
            _ if meeting.is_some() => None,
            Some(Status::Completed | Status::EndedEarly) => Some(
                match cx.view.engagement.ended.map(|date| words.date(date)) {
                    Some(date) => words.with("ended_on", &[("date", date.as_str().into())]),
                    None => words.get("has_ended").to_owned(),
                },
            ),
            Some(Status::Declined) => Some(words.get("was_declined").to_owned()),
            // What is planned is not a sponsor's to see, so that none here would be no news of it.
            _ if cx.is_sponsor() => None,
            _ => Some(words.get("no_next_meeting").to_owned()),
        },
        actions: if cx.route.has(Section::Actions) {
            open_actions(cx)
        } else {
            Vec::new()
        },
    }
}

fn open_actions(cx: &Cx<'_>) -> Vec<Piece> {
    let actions = &cx.derived.actions;
    let overdue = actions.in_state(ActionState::Overdue).count();
    let open = actions.in_state(ActionState::Open).count() + overdue;
    if open == 0 {
        return Vec::new();
    }
    let count = |id, count: usize| cx.words.with(id, &[("count", count.into())]);
    let mut pieces = vec![Piece::link(
        count("open_actions", open),
        Some(Section::Actions.path().to_owned()),
    )];
    if overdue > 0 {
        pieces.push(Piece::text(cx.words.get("list_mark")));
        pieces.push(Piece {
            class: Some("warn"),
            ..Piece::text(count("of_these_overdue", overdue))
        });
    }
    pieces
}

fn glance(cx: &Cx<'_>, at: usize, track: &Track) -> Glance {
    let chart = progress::chart(cx, track, &format!("glance-{}", at + 1));
    Glance {
        words: track.words.clone(),
        href: format!("{}#{}", Section::Agenda.path(), track.objective),
        verdict: match &track.verdict {
            Some(seen) => cx.words.choice("verdict", seen.verdict.word()).to_owned(),
            None => cx.words.get("not_yet_assessed").to_owned(),
        },
        class: track
            .verdict
            .as_ref()
            .map_or("", |seen| seen.verdict.word()),
        measured: chart.is_none().then(|| measured(cx, track)).flatten(),
        chart,
    }
}

fn measured(cx: &Cx<'_>, track: &Track) -> Option<String> {
    let words = cx.words;
    let how = track
        .how
        .as_ref()
        .map(|how| words.with("measured_by", &[("how", how.into())]));
    let now = track
        .latest()
        .map(|(at, _)| words.with("value_now", &[("value", cx.measure(at).as_str().into())]));
    let target = track.target.as_ref().map(|target| {
        words.with(
            "value_target",
            &[("value", cx.measure(target).as_str().into())],
        )
    });
    let parts: Vec<String> = [how, now, target].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(words.get("sentence_mark")))
}

fn missing(cx: &Cx<'_>) -> Vec<MissingPhase> {
    cx.derived
        .phases
        .phases
        .iter()
        .filter(|phase| !phase.missing.is_empty())
        .map(|phase| MissingPhase {
            name: cx.words.phase(phase.phase).to_owned(),
            items: phase
                .missing
                .iter()
                .map(|missing| missing_piece(cx, missing))
                .collect(),
        })
        .collect()
}

fn missing_piece(cx: &Cx<'_>, missing: &Missing) -> Piece {
    let words = cx.words;
    match missing {
        Missing::Debrief(fact) => Piece::link(
            words.with(
                "missing_debrief",
                &[("record", words.record_name(fact).as_str().into())],
            ),
            cx.route.record(&fact.slug),
        ),
        Missing::AgendaPoints { have, wanted } => Piece::text(words.with(
            "missing_agenda_points",
            &[
                ("have", (*have).into()),
                ("wanted", words.range(wanted).as_str().into()),
            ],
        )),
        Missing::PointIncomplete(point) => Piece::link(
            words.with(
                "missing_point_incomplete",
                &[("point", (&point.title).into())],
            ),
            Some(format!("{}#{}", Section::Agenda.path(), point.id)),
        ),
        Missing::Sessions { held, contracted } => Piece::text(words.with(
            "missing_sessions",
            &[
                ("held", (*held).into()),
                ("contracted", (*contracted).into()),
            ],
        )),
        Missing::ActionsReviewed { count } => {
            Piece::text(words.with("missing_actions_reviewed", &[("count", (*count).into())]))
        }
        Missing::ObjectiveAssessed(objective) => Piece::link(
            words.with(
                "missing_objective_assessed",
                &[("objective", (&objective.words).into())],
            ),
            Some(format!("{}#{}", Section::Agenda.path(), objective.id)),
        ),
        other => Piece::text(words.choice("missing", other.word())),
    }
}

fn parties(cx: &Cx<'_>) -> Vec<Row> {
    let engagement = &cx.view.engagement;
    let words = cx.words;
    let mark = words.get("list_mark");
    let join = |parts: Vec<Option<String>>| {
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join(mark))
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
            "sponsor",
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
