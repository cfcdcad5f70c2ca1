//! The session list: the next meeting, then the sessions held, latest first.
//!
//! Must not count a meeting that is not in the view.

use serde::Serialize;

use super::super::components::EmptyState;
use super::super::overview::{CalendarDay, calendar_day};
use super::super::parts::{When, length, meeting_name};
use super::super::{Page, PageContext};
use super::how_held;
use crate::bidi;
use crate::derive::{ContractFit, Meeting};
use crate::kind::Kind;
use crate::policy::AccessLevel;
use crate::record::value::Status;
use crate::route::NavSection;
use crate::view::types::{RecordView, SessionView};

/// The `page` value of sessions.html.
#[derive(Serialize)]
struct SessionsPage {
    /// How many were held, and their total time.
    lede: Option<String>,
    /// What sponsors see of sessions; for a sponsor.
    sponsor_note: Option<String>,
    /// Shown instead of the list when it is empty.
    empty: EmptyState,
    /// The next meeting.
    next: Option<NextSession>,
    /// Meetings planned after the next one.
    ahead: Vec<PlannedMeeting>,
    /// Meetings planned for a past date, without a record that can be read.
    missed: Vec<MissedMeeting>,
    /// The sessions that were held or cancelled too late, latest first. The name of a cancelled one says so.
    held: Vec<SessionItem>,
    /// The heading of these sessions.
    held_heading: &'static str,
}

/// The next meeting.
#[derive(Serialize)]
struct NextSession {
    /// The anchor of a session that already has a record.
    id: Option<String>,
    /// Its page, if any.
    href: Option<String>,
    /// The meeting’s name.
    title: String,
    /// Its date.
    when: When,
    /// The same date, for a calendar page.
    leaf: CalendarDay,
    /// How many actions are open until then, as text.
    actions: Option<String>,
}

/// A meeting that is planned.
#[derive(Serialize)]
struct PlannedMeeting {
    /// The anchor of a session that already has a record.
    id: Option<String>,
    /// Its page, if any.
    href: Option<String>,
    /// The meeting’s name.
    title: String,
    /// Its date.
    when: When,
}

/// A meeting whose planned date has passed.
#[derive(Serialize)]
struct MissedMeeting {
    /// The meeting’s name.
    title: String,
    /// Its date.
    when: When,
    /// Why it is not among those held: it has no record, or one that cannot be read.
    note: String,
}

/// A session in the list.
#[derive(Serialize)]
struct SessionItem {
    /// Its anchor, if it has no separate page.
    id: String,
    /// Its name.
    title: String,
    /// Its page, if any.
    href: Option<String>,
    /// Its date.
    when: Option<When>,
    /// Its own title, or the issues discussed, in one line.
    about: Option<String>,
    /// Minutes, mode, number of actions agreed.
    note: Option<String>,
    /// The time since the previous session, if it deviates from the contract; for the coach.
    gap: Option<String>,
}

/// Adds the list, if this reader has it.
pub(super) fn page(cx: &PageContext<'_>, out: &mut Vec<Page>) {
    if !cx.route.has(NavSection::Sessions) {
        return;
    }
    let today = &cx.view.today;
    let calendar = &cx.derived.calendar;
    let mut upcoming = calendar.upcoming(today).filter(|_| !broken_off(cx));
    let listed = |seen: &&RecordView<SessionView>| {
        broken_off(cx) || seen.fact.date.is_none_or(|date| date <= *today)
    };
    let next = upcoming.next().map(|meeting| next(cx, meeting));
    let ahead = upcoming
        .map(|meeting| self::planned_meeting(cx, meeting))
        .collect();
    let missed = calendar.past_plans(today).filter(|_| !is_over(cx));
    let note = sponsor_note(cx);
    let model = SessionsPage {
        lede: lede(cx),
        empty: cx.empty("sessions_empty", "sessions_empty_text"),
        sponsor_note: note.filter(|_| cx.view.sessions().next().is_some()),
        next,
        ahead,
        missed: missed.map(|meeting| missed_meeting(cx, meeting)).collect(),
        held_heading: match cx
            .view
            .sessions()
            .filter(listed)
            .any(|seen| seen.fact.cancelled)
        {
            true => cx.words.get("sessions_held_or_cancelled"),
            false => cx.words.get("sessions_held_heading"),
        },
        held: cx
            .view
            .sessions()
            .rev()
            .filter(listed)
            .map(|seen| session_item(cx, seen))
            .collect(),
    };
    out.push(Page::section(
        cx,
        NavSection::Sessions,
        "sessions.html",
        &model,
    ));
}

fn is_over(cx: &PageContext<'_>) -> bool {
    broken_off(cx) || cx.view.engagement.status == Some(Status::Completed)
}

fn broken_off(cx: &PageContext<'_>) -> bool {
    matches!(
        cx.view.engagement.status,
        Some(Status::EndedEarly | Status::Declined)
    )
}

fn lede(cx: &PageContext<'_>) -> Option<String> {
    let hours = &cx.derived.calendar.hours;
    cx.view.sessions().next()?;
    let words = cx.words;
    let held = words.with(
        "sessions_held",
        &[
            ("held", hours.sessions_held.into()),
            ("contracted", hours.sessions_contracted.into()),
        ],
    );
    let mut parts = vec![held];
    if hours.sessions_cancelled > 0 {
        let count = [("count", hours.sessions_cancelled.into())];
        parts.push(words.with("sessions_cancelled", &count));
    }
    let times = [
        ("time_in_all", hours.coaching_minutes),
        ("time_not_counted", hours.uncounted_minutes),
    ];
    for (id, minutes) in times.into_iter().filter(|(_, minutes)| *minutes > 0) {
        let time = length(words, minutes);
        parts.push(words.with(id, &[("time", time.as_str().into())]));
    }
    Some(parts.join(words.get("list_mark")))
}

/// For sponsors who see sessions at all, as the agreement sets; the text does not depend on what was held.
fn sponsor_note(cx: &PageContext<'_>) -> Option<String> {
    let terms = cx.view.engagement.confidentiality.iter();
    let hidden = terms
        .flat_map(|terms| &terms.terms)
        .any(|term| term.kind == Kind::Session && term.sponsor == AccessLevel::Hidden);
    (cx.is_sponsor() && !hidden).then(|| cx.words.get("sessions_sponsor_note").to_owned())
}

fn next(cx: &PageContext<'_>, meeting: &Meeting) -> NextSession {
    let all = cx.derived.actions.actions.iter();
    let open = all.filter(|action| action.state.is_open()).count();
    let shows_actions = open > 0 && cx.route.has(NavSection::Actions);
    let (id, href) = record(cx, meeting);
    NextSession {
        id,
        href,
        title: meeting_name(cx.words, meeting),
        when: cx.weekday(meeting.date),
        leaf: calendar_day(cx, meeting.date),
        actions: shows_actions.then(|| cx.words.with("open_actions", &[("count", open.into())])),
    }
}

fn planned_meeting(cx: &PageContext<'_>, meeting: &Meeting) -> PlannedMeeting {
    let (id, href) = record(cx, meeting);
    PlannedMeeting {
        id,
        href,
        title: meeting_name(cx.words, meeting),
        when: cx.when(meeting.date),
    }
}

fn missed_meeting(cx: &PageContext<'_>, meeting: &Meeting) -> MissedMeeting {
    MissedMeeting {
        title: meeting_name(cx.words, meeting),
        when: cx.when(meeting.date),
        note: match &meeting.unreadable {
            Some(path) => cx
                .words
                .with("meeting_unreadable", &[("path", path.into())]),
            None => cx.words.get("meeting_past").to_owned(),
        },
    }
}

/// The anchor of a planned session, or its page if it has one.
fn record(cx: &PageContext<'_>, meeting: &Meeting) -> (Option<String>, Option<String>) {
    let fact = meeting
        .record
        .as_ref()
        .filter(|fact| fact.kind == Kind::Session);
    let href = fact
        .and_then(|fact| cx.route.page(&fact.slug))
        .map(str::to_owned);
    let id = fact.map(|fact| fact.slug.clone());
    (id.filter(|_| href.is_none()), href)
}

fn session_item(cx: &PageContext<'_>, seen: &RecordView<SessionView>) -> SessionItem {
    let fact = &seen.fact;
    let words = cx.words;
    let mut note: Vec<String> = Vec::new();
    let held = !fact.cancelled;
    note.extend(
        fact.minutes
            .filter(|_| held)
            .map(|minutes| words.minutes(minutes)),
    );
    if let Some(content) = seen.content().filter(|_| held) {
        note.extend(how_held(cx, content));
        // A list only shows what is unusual; the session's page also says that there is no recording.
        let technology = [(content.recorded, "recorded"), (content.ai_used, "ai_used")];
        let used = technology.iter().filter(|(used, _)| *used == Some(true));
        note.extend(used.map(|(_, id)| words.get(id).to_owned()));
        if !content.actions.is_empty() {
            note.push(words.with("actions_agreed", &[("count", content.actions.len().into())]));
        }
    }
    SessionItem {
        id: fact.slug.clone(),
        title: words.record_name(fact),
        href: cx.route.page(&fact.slug).map(str::to_owned),
        when: fact.date.map(|date| cx.when(date)),
        about: cx.lede(fact).or_else(|| topics(cx, seen.content()?)),
        note: (!note.is_empty()).then(|| bidi::join(&note, words.get("list_mark"))),
        gap: interval_note(cx, &fact.slug),
    }
}

/// The issues, else the points of the agenda, in one line.
fn topics(cx: &PageContext<'_>, session: &SessionView) -> Option<String> {
    let points = || session.points.iter().map(|point| point.title.clone());
    let about: Vec<String> = match session.issues.is_empty() {
        true => points().collect(),
        false => session.issues.clone(),
    };
    (!about.is_empty()).then(|| bidi::join(&about, cx.words.get("sentence_mark")))
}

fn interval_note(cx: &PageContext<'_>, slug: &str) -> Option<String> {
    let is_it = |meeting: &&Meeting| {
        let record = meeting.record.as_ref();
        record.is_some_and(|record| record.slug == slug)
    };
    let meeting = cx.derived.calendar.meetings.iter().find(is_it)?;
    let interval = meeting.interval?;
    interval.fit.filter(|fit: &ContractFit| fit.is_outside())?;
    let agreed = cx.words.range(&cx.view.engagement.programme.interval_weeks);
    let weeks = cx.words.number((interval.weeks() * 2.0).round() / 2.0);
    Some(cx.words.with(
        "sessions_gap",
        &[
            ("weeks", weeks.as_str().into()),
            ("agreed", agreed.as_str().into()),
        ],
    ))
}
