//! Collects the status of one engagement from the coach's view.
//!
//! Must not include any text of a record except ids and the client's name.

use chrono::NaiveDate;

use super::{
    EngagementStatus, Findings, MissingLine, OpenAction, OpenActions, OverdueGoal, PhaseLine,
    Reason, SOON_DAYS, SessionCounts, StepLine, UpcomingMeeting, Urgency, WaitingApproval,
};
use crate::derive::{
    self, ActionLedger, ActionState, Calendar, LedgerAction, OverdueItem, PhaseStrip, ReaderView,
};
use crate::kind::{Kind, Phase};
use crate::record::value::Status;
use crate::view::types::View;

/// The name and folder of an engagement.
#[derive(Debug, Clone)]
pub struct EngagementPlace {
    /// Its name in the portals.
    pub name: String,
    /// Its folder in the practice; empty if it is the practice itself.
    pub folder: String,
}

/// Returns the status of an engagement whose engagement.md could not be read.
pub fn unreadable(place: EngagementPlace, findings: Findings) -> EngagementStatus {
    EngagementStatus {
        name: place.name,
        folder: match place.folder.is_empty() {
            true => ".".to_owned(),
            false => place.folder,
        },
        attention: vec![Reason::Unreadable],
        findings,
        ..EngagementStatus::default()
    }
}

/// Returns the status of an engagement, from the coach's view.
pub fn engagement(
    coach: &ReaderView,
    place: EngagementPlace,
    findings: Findings,
) -> EngagementStatus {
    let ReaderView { view, derived } = coach;
    let calendar = &derived.calendar;
    let strip = &derived.phases;
    let terms = &view.engagement;
    let mut one = EngagementStatus {
        readable: true,
        draft: view
            .drafts
            .iter()
            .any(|draft| draft.fact.kind == Kind::Engagement),
        client: terms.client.as_ref().map(|client| client.name.clone()),
        status: terms.status.map(Status::word),
        start: terms.start,
        ended: terms.ended,
        paused_until: paused_until(view),
        closed: closed(view),
        phase: strip.current.map(Phase::word),
        next_phase: next_phase(view, strip),
        phases: strip
            .phases
            .iter()
            .map(|seen| PhaseLine {
                phase: seen.phase.word(),
                state: seen.state,
                steps: seen.steps.iter().map(StepLine::from_step).collect(),
                missing: seen.missing().map(MissingLine::from_missing).collect(),
            })
            .collect(),
        sessions: SessionCounts {
            held: calendar.hours.sessions_held,
            cancelled: calendar.hours.sessions_cancelled,
            contracted: calendar.hours.sessions_contracted,
            minutes: calendar.hours.coaching_minutes,
        },
        upcoming: upcoming(view, calendar),
        drafted: drafted(view),
        unrecorded: unrecorded(view, calendar),
        unreadable: view.unreadable.iter().map(|one| one.path.clone()).collect(),
        actions: actions(view, &derived.actions),
        late: late(&derived.overdue),
        awaiting: awaiting(view),
        ..unreadable(place, findings)
    };
    one.attention = reasons(view, &one);
    one.attention_since = derive::oldest_need(coach);
    one.group = group(&one);
    one
}

/// Returns true if nothing more is planned.
fn closed(view: &View) -> bool {
    matches!(
        view.engagement.status,
        Some(Status::Completed | Status::EndedEarly | Status::Declined)
    )
}

fn paused_until(view: &View) -> Option<NaiveDate> {
    let now = |from: NaiveDate, to: NaiveDate| from <= view.today && view.today <= to;
    let pauses = view.engagement.pauses.iter();
    pauses
        .filter(|pause| now(pause.from, pause.to))
        .map(|pause| pause.to)
        .max()
}

/// Returns the phase after the current one. Before the first meeting that is contracting.
fn next_phase(view: &View, strip: &PhaseStrip) -> Option<&'static str> {
    if closed(view) {
        return None;
    }
    let current = strip.current.unwrap_or(Phase::Contracting);
    let mut later = Phase::ALL.into_iter().filter(|phase| *phase > current);
    later.next().map(Phase::word)
}

/// Returns the upcoming meetings. A completed engagement may still have a follow-up; one that ended early has none.
fn upcoming(view: &View, calendar: &Calendar) -> Vec<UpcomingMeeting> {
    if closed(view) && view.engagement.status != Some(Status::Completed) {
        return Vec::new();
    }
    ahead(view, calendar.upcoming(&view.today))
}

/// Returns the next meeting that only a draft dates, if any.
fn drafted(view: &View) -> Vec<UpcomingMeeting> {
    let next = derive::drafted_meeting(view).filter(|_| !closed(view));
    let next = next.map(|(date, fact)| UpcomingMeeting {
        date,
        days: (date - view.today.date()).num_days(),
        kind: Some(fact.kind.word()),
        number: fact.number,
        review: fact.review.map(|review| review.word()),
    });
    next.into_iter().collect()
}

fn unrecorded(view: &View, calendar: &Calendar) -> Vec<UpcomingMeeting> {
    if closed(view) {
        return Vec::new();
    }
    ahead(view, calendar.unrecorded(&view.today))
}

fn ahead<'c>(
    view: &View,
    meetings: impl Iterator<Item = &'c derive::Meeting>,
) -> Vec<UpcomingMeeting> {
    meetings
        .map(|meeting| UpcomingMeeting {
            date: meeting.date,
            days: (meeting.date - view.today.date()).num_days(),
            kind: match (&meeting.record, meeting.session) {
                (Some(fact), _) => Some(fact.kind.word()),
                (None, Some(_)) => Some(Kind::Session.word()),
                (None, None) => None,
            },
            number: meeting.session,
            review: meeting
                .record
                .as_ref()
                .and_then(|fact| fact.review)
                .map(|review| review.word()),
        })
        .collect()
}

fn actions(view: &View, ledger: &ActionLedger) -> OpenActions {
    if closed(view) {
        return OpenActions::default();
    }
    let soon = |action: &&LedgerAction| {
        let days = action.due.map(|due| (due - view.today.date()).num_days());
        days.is_some_and(|days| (0..=SOON_DAYS).contains(&days))
    };
    let open = ledger
        .actions
        .iter()
        .filter(|action| action.state.is_open());
    OpenActions {
        open: open.count(),
        overdue: by_date(ledger.in_state(ActionState::Overdue)),
        due: by_date(ledger.in_state(ActionState::Open).filter(soon)),
    }
}

fn by_date<'a>(actions: impl Iterator<Item = &'a LedgerAction>) -> Vec<OpenAction> {
    let mut actions: Vec<OpenAction> = actions
        .map(|action| OpenAction {
            id: action.id.clone(),
            owner: action.owner.map(|owner| owner.word()),
            due: action.due,
        })
        .collect();
    actions.sort_by(|a, b| (a.due, &a.id).cmp(&(b.due, &b.id)));
    actions
}

fn late(overdue: &[OverdueItem]) -> Vec<OverdueGoal> {
    let late = overdue.iter().map(|late| OverdueGoal {
        kind: late.kind.word(),
        id: late.id.clone(),
        due: late.due,
    });
    late.collect()
}

/// Returns one line for each record, even if it is for several sponsors.
fn awaiting(view: &View) -> Vec<WaitingApproval> {
    let mut waiting: Vec<WaitingApproval> = Vec::new();
    for one in &view.awaiting {
        let record = view
            .fact(&one.slug)
            .and_then(|fact| fact.path.clone())
            .unwrap_or_else(|| one.slug.clone());
        if !waiting.iter().any(|other| other.record == record) {
            waiting.push(WaitingApproval {
                record,
                changed: one.before.is_some(),
            });
        }
    }
    waiting
}

/// Returns why it needs attention. A closed engagement only needs it for its portals and for the deletion of its
/// records.
fn reasons(view: &View, one: &EngagementStatus) -> Vec<Reason> {
    let disposal = derive::disposal(view).is_some_and(|day| day < view.today);
    let under_way = matches!(view.engagement.status, Some(Status::Active) | None) && !one.draft;
    // After the final review no further meeting is needed.
    let idle = under_way && one.paused_until.is_none() && one.next_phase.is_some();
    // A session that cannot be read may name the date of the next one.
    let undated = one.upcoming.is_empty()
        && one.drafted.is_empty()
        && !view.unreadable.iter().any(|one| one.may_be(Kind::Session));
    let reasons = [
        (Reason::Forbid, one.findings.forbids > 0),
        (Reason::OverdueActions, !one.actions.overdue.is_empty()),
        (Reason::UnrecordedMeeting, !one.unrecorded.is_empty()),
        (Reason::Late, !one.late.is_empty()),
        (Reason::Errors, one.findings.errors > 0 && !one.closed),
        (Reason::DisposalDue, disposal),
        (Reason::Awaiting, !one.awaiting.is_empty() && !one.closed),
        (Reason::NothingPlanned, idle && undated),
    ];
    let mut reasons: Vec<Reason> = reasons
        .into_iter()
        .filter_map(|(reason, so)| so.then_some(reason))
        .collect();
    reasons.sort();
    reasons
}

fn group(one: &EngagementStatus) -> Urgency {
    let soon = |meeting: &UpcomingMeeting| meeting.days <= SOON_DAYS;
    if !one.attention.is_empty() {
        Urgency::Attention
    } else if one.upcoming.first().is_some_and(soon) || !one.actions.due.is_empty() {
        Urgency::DueSoon
    } else if one.closed {
        Urgency::Closed
    } else {
        Urgency::OnCourse
    }
}
