//! Meetings planned, moved and held, in order of date.
//!
//! Must not judge them; that is the contract's.

use chrono::NaiveDate;

use super::contract::{Interval, Length, measure};
use super::hours::{Hours, hours};
use super::order::{held, key, over, sessions};
use crate::kind::Kind;
use crate::view::types::{Fact, MovedView, RecordView, View};

/// One reader's calendar.
#[derive(Debug, Clone)]
pub struct Calendar {
    /// In order of date.
    pub meetings: Vec<Meeting>,
    pub hours: Hours,
}

/// A meeting, held or planned.
#[derive(Debug, Clone)]
pub struct Meeting {
    pub date: NaiveDate,
    pub state: MeetingState,
    /// Its record; none for a meeting that is only planned.
    pub record: Option<Fact>,
    /// What is planned, in the agreement's words.
    pub what: Option<String>,
    /// The session's number, where it is one or is planned as the next one.
    pub session: Option<u32>,
    /// Dates it was moved from; for the coach.
    pub moved: Vec<MovedView>,
    /// Of a session held after another.
    pub interval: Option<Interval>,
    /// Of a session whose minutes the reader sees.
    pub length: Option<Length>,
}

/// Whether a meeting took place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MeetingState {
    Held,
    /// Planned; in the past when nobody recorded it.
    Planned,
}

impl MeetingState {
    /// A stable word for templates and the interface's messages.
    pub fn word(self) -> &'static str {
        match self {
            MeetingState::Held => "held",
            MeetingState::Planned => "planned",
        }
    }
}

impl Calendar {
    /// The first meeting planned for `today` or later.
    pub fn next(&self, today: NaiveDate) -> Option<&Meeting> {
        self.meetings
            .iter()
            .find(|meeting| meeting.state == MeetingState::Planned && meeting.date >= today)
    }

    /// Meetings planned for `today` or later, without days that a meeting was moved from.
    pub fn upcoming(&self, today: NaiveDate) -> impl Iterator<Item = &Meeting> {
        self.planned().filter(move |meeting| meeting.date >= today)
    }

    /// Meetings planned for a day before `today` that nobody recorded. A plan is forgotten once something was
    /// held after its day: the meeting was moved, or let go.
    pub fn unrecorded(&self, today: NaiveDate) -> impl Iterator<Item = &Meeting> {
        let held = self.meetings.iter();
        let last = held
            .filter(|meeting| meeting.state == MeetingState::Held)
            .map(|meeting| meeting.date)
            .max();
        self.planned().filter(move |meeting| {
            meeting.date < today && last.is_none_or(|last| meeting.date > last)
        })
    }

    fn planned(&self) -> impl Iterator<Item = &Meeting> {
        let moved = |date: NaiveDate| {
            let mut moves = self.meetings.iter().flat_map(|meeting| &meeting.moved);
            moves.any(|moved| moved.from == date)
        };
        self.meetings
            .iter()
            .filter(move |meeting| meeting.state == MeetingState::Planned && !moved(meeting.date))
    }
}

/// The calendar of `view`.
pub(super) fn calendar(view: &View) -> Calendar {
    let mut meetings = recorded(view);
    meetings.extend(planned(view, &meetings));
    plan_next(view, &mut meetings);
    measure(view, &mut meetings);
    meetings.sort_by(|a, b| a.order().cmp(&b.order()));
    Calendar {
        meetings,
        hours: hours(view),
    }
}

/// Every meeting that has a record, held or dated ahead.
fn recorded(view: &View) -> Vec<Meeting> {
    fn facts<T>(records: &[RecordView<T>]) -> impl Iterator<Item = &Fact> {
        records.iter().map(|seen| &seen.fact)
    }
    facts(&view.chemistry)
        .chain(facts(&view.sponsor_meetings))
        .chain(facts(&view.interviews))
        .chain(facts(&view.stakeholder_interviews))
        .chain(facts(&view.sessions))
        .chain(facts(&view.reviews))
        .filter_map(|fact| {
            Some(Meeting {
                date: fact.date?,
                state: if held(fact, view.today) {
                    MeetingState::Held
                } else {
                    MeetingState::Planned
                },
                record: Some(fact.clone()),
                what: None,
                session: fact.number.filter(|_| fact.kind == Kind::Session),
                moved: Vec::new(),
                interval: None,
                length: None,
            })
        })
        .collect()
}

/// What the agreement plans. A plan whose day has a record is taken as kept.
fn planned(view: &View, recorded: &[Meeting]) -> Vec<Meeting> {
    let kept = |date: NaiveDate| date <= view.today && recorded.iter().any(|m| m.date == date);
    view.engagement
        .planned
        .iter()
        .filter(|plan| !kept(plan.date))
        .map(|plan| Meeting {
            what: Some(plan.what.clone()),
            ..Meeting::plan(plan.date)
        })
        .collect()
}

/// The session that the last one looks ahead to; one line with a plan for the same day.
fn plan_next(view: &View, meetings: &mut Vec<Meeting>) {
    if over(view) {
        return;
    }
    let sessions = sessions(view);
    let Some((fact, ahead)) = sessions
        .last()
        .and_then(|seen| Some((&seen.fact, seen.content()?.next?)))
    else {
        return;
    };
    if fact.date.is_none_or(|date| ahead <= date) {
        return;
    }
    let number = fact.number.and_then(|number| number.checked_add(1));
    let same_day = |meeting: &&mut Meeting| meeting.record.is_none() && meeting.date == ahead;
    match meetings.iter_mut().find(same_day) {
        Some(meeting) => meeting.session = number,
        None => meetings.push(Meeting {
            session: number,
            ..Meeting::plan(ahead)
        }),
    }
}

impl Meeting {
    fn plan(date: NaiveDate) -> Self {
        Meeting {
            date,
            state: MeetingState::Planned,
            record: None,
            what: None,
            session: None,
            moved: Vec::new(),
            interval: None,
            length: None,
        }
    }

    /// By date; on one day what has a record comes first.
    fn order(&self) -> impl Ord + '_ {
        (
            self.date,
            self.record.is_none(),
            self.record.as_ref().map(key),
            &self.what,
        )
    }
}
