//! The engagement over time: phases as spans, and every dated meeting with the dates planned for it before.
//!
//! Must not depend on how it is drawn. A phase without a record in the view has no span.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::calendar::Calendar;
use super::meeting::{Meeting, MeetingState};
use super::order::{held, is_over, sessions};
use crate::kind::{Kind, Phase};
use crate::record::value::ReviewType;
use crate::view::types::{AnyRecord, PauseView, View};

/// One reader's engagement over time.
#[derive(Debug, Clone)]
pub struct Timeline {
    /// The earliest and the latest date in use.
    pub from: NaiveDate,
    pub to: NaiveDate,
    /// Today, while the engagement runs.
    pub today: Option<NaiveDate>,
    /// The date on which it ended.
    pub ended: Option<NaiveDate>,
    /// The phases that have begun, in order.
    pub phases: Vec<PhaseSpan>,
    /// By date.
    pub events: Vec<TimelineEvent>,
    /// For the coach.
    pub pauses: Vec<PauseView>,
}

/// The start and end of a phase, as far as its reader sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PhaseSpan {
    pub phase: Phase,
    pub from: NaiveDate,
    pub to: NaiveDate,
}

/// A meeting, or the date of the agenda.
#[derive(Debug, Clone)]
pub struct TimelineEvent {
    pub meeting: Meeting,
    /// Its kind; none for a plan in free text.
    pub kind: Option<Kind>,
    pub phase: Phase,
    /// Earlier planned dates, earliest first.
    pub planned_for: Vec<NaiveDate>,
}

/// The timeline of `view`; none if nothing has a date yet.
pub(super) fn timeline(view: &View, calendar: &Calendar) -> Option<Timeline> {
    let events = events(view, calendar);
    let is_over = is_over(view);
    let today = (!is_over).then(|| view.today.date());
    let ended = view.engagement.ended.filter(|_| is_over);
    let dates = || {
        let planned = events.iter().flat_map(|event| &event.planned_for);
        let own = events.iter().map(|event| event.meeting.date);
        own.chain(planned.copied()).chain(ended)
    };
    let (first, last) = dates().min().zip(dates().max())?;
    let pauses: Vec<PauseView> = view
        .engagement
        .pauses
        .iter()
        .filter(|pause| pause.from <= pause.to && pause.to >= first)
        .cloned()
        .collect();
    Some(Timeline {
        from: today.map_or(first, |today| first.min(today)),
        to: today.map_or(last, |today| last.max(today)),
        today,
        ended,
        phases: spans(view, &events, ended.or(today)),
        events,
        pauses,
    })
}

fn events(view: &View, calendar: &Calendar) -> Vec<TimelineEvent> {
    let planned = planned_for(view);
    let meetings = calendar.meetings.iter().cloned();
    let agendas = view.agendas().filter_map(|seen| {
        Some(Meeting {
            date: seen.fact.date?,
            state: match held(&seen.fact, &view.today) {
                true => MeetingState::Held,
                false => MeetingState::Planned,
            },
            record: Some(seen.fact.clone()),
            unreadable: None,
            what: None,
            session: None,
            moved: Vec::new(),
            interval: None,
            length: None,
        })
    });
    let reviewed = view
        .reviews()
        .any(|seen| seen.fact.review == Some(ReviewType::Final) && held(&seen.fact, &view.today));
    let ahead = match reviewed || is_over(view) {
        true => Phase::Review,
        false => Phase::Development,
    };
    let mut events: Vec<TimelineEvent> = meetings
        .chain(agendas)
        .map(|meeting| {
            let record = meeting.record.as_ref();
            let kind = record
                .map(|fact| fact.kind)
                .or(meeting.session.map(|_| Kind::Session));
            let mut planned_for: Vec<NaiveDate> = record
                .and_then(|fact| planned.get(fact.slug.as_str()).copied())
                .into_iter()
                .chain(meeting.moved.iter().map(|moved| moved.from))
                .filter(|date| *date != meeting.date)
                .collect();
            planned_for.sort_unstable();
            planned_for.dedup();
            TimelineEvent {
                kind,
                phase: kind.and_then(Kind::phase).unwrap_or(ahead),
                planned_for,
                meeting,
            }
        })
        .collect();
    events.sort_by_key(|event| event.meeting.date);
    events
}

/// The date that the previous session named as the next, by the slug of the session that followed. A date on
/// which another record took place was not a plan for the session.
fn planned_for(view: &View) -> HashMap<&str, NaiveDate> {
    let kept = |date: NaiveDate| {
        let mut facts = view.records.iter().map(AnyRecord::fact);
        facts.any(|fact| {
            let is_meeting = matches!(
                fact.kind,
                Kind::SponsorMeeting | Kind::Session | Kind::Review
            );
            is_meeting && fact.date == Some(date)
        })
    };
    let sessions = sessions(view);
    sessions
        .windows(2)
        .filter_map(|pair| {
            let next = pair[0].content()?.next?;
            let after = pair[0].fact.date.is_some_and(|date| next > date);
            (after && !kept(next)).then_some((pair[1].fact.slug.as_str(), next))
        })
        .collect()
}

/// Each phase from its first record to the start of the next phase, or else to its own last record.
/// The last phase runs until `end`.
fn spans(view: &View, events: &[TimelineEvent], end: Option<NaiveDate>) -> Vec<PhaseSpan> {
    let own = |phase: Phase| {
        let held = events.iter().filter(move |event| {
            let record = event.meeting.record.as_ref();
            // An interim review takes place during development and begins no phase.
            let interim = record.is_some_and(|fact| fact.review == Some(ReviewType::Interim));
            event.phase == phase && event.meeting.state == MeetingState::Held && !interim
        });
        held.map(|event| event.meeting.date)
    };
    let started: Vec<(Phase, NaiveDate)> = Phase::ALL
        .into_iter()
        .filter_map(|phase| Some((phase, own(phase).min()?)))
        .collect();
    let last = |phase: Phase, from: NaiveDate| own(phase).max().unwrap_or(from).max(from);
    started
        .iter()
        .enumerate()
        .map(|(at, (phase, from))| {
            let next = started.get(at + 1);
            let to = match next {
                Some((after, begun)) if follows(*phase, *after) && begun >= from => *begun,
                Some(_) => last(*phase, *from),
                None => end
                    // A review ends its phase once it is held; any other phase continues.
                    .filter(|_| is_over(view) || *phase != Phase::Review)
                    .map_or(*from, |end| end.max(*from))
                    .max(last(*phase, *from)),
            };
            PhaseSpan {
                phase: *phase,
                from: *from,
                to,
            }
        })
        .collect()
}

fn follows(one: Phase, other: Phase) -> bool {
    let place = |phase| Phase::ALL.iter().position(|it| *it == phase);
    place(one).map(|at| at + 1) == place(other)
}
