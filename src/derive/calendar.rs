//! Meetings planned, moved and held, by date.
//!
//! Must not compare them with the contract; `contract` does.

use chrono::NaiveDate;

use super::contract::measure;
use super::hours::{Hours, hours};
use super::meeting::{Meeting, MeetingState};
use super::order::{held, is_over, key, sessions};
use crate::kind::Kind;
use crate::reader::Party;
use crate::today::Today;
use crate::view::types::{AnyRecord, Fact, UnreadableView, View};

/// One reader's calendar.
#[derive(Debug, Clone)]
pub struct Calendar {
    /// By date.
    pub meetings: Vec<Meeting>,
    pub hours: Hours,
}

impl Calendar {
    /// The first meeting planned for `today` or later.
    pub fn next(&self, today: &Today) -> Option<&Meeting> {
        self.meetings
            .iter()
            .find(|meeting| meeting.state == MeetingState::Planned && meeting.date >= *today)
    }

    /// Meetings planned for `today` or later, without the dates from which a meeting was moved.
    pub fn upcoming<'c>(&'c self, today: &'c Today) -> impl Iterator<Item = &'c Meeting> {
        self.planned().filter(move |meeting| meeting.date >= *today)
    }

    /// Meetings planned for a date before `today` that nobody recorded. Plans before the date of the last meeting held
    /// are ignored: the meeting was moved or dropped. So are meetings whose record may be one that cannot be read.
    pub fn unrecorded<'c>(&'c self, today: &'c Today) -> impl Iterator<Item = &'c Meeting> {
        self.past_plans(today)
            .filter(|meeting| meeting.unreadable.is_none())
    }

    /// Meetings planned for a date before `today` without a record that can be read.
    pub fn past_plans<'c>(&'c self, today: &'c Today) -> impl Iterator<Item = &'c Meeting> {
        let held = self.meetings.iter();
        let last = held
            .filter(|meeting| meeting.state == MeetingState::Held)
            .map(|meeting| meeting.date)
            .max();
        self.planned().filter(move |meeting| {
            meeting.date < *today && last.is_none_or(|last| meeting.date > last)
        })
    }

    /// Meetings that are planned, for any date, without the dates from which a meeting was moved.
    pub fn planned(&self) -> impl Iterator<Item = &Meeting> {
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
    add_unreadable(view, &mut meetings);
    if view.lacks_follow_up && view.reader.party() != Party::Coach {
        // Only the coach learns that the record of a past plan cannot be read. Other readers are not told that there is none.
        meetings
            .retain(|meeting| meeting.state != MeetingState::Planned || meeting.date >= view.today);
    }
    Calendar {
        meetings,
        hours: hours(view),
    }
}

/// The draft meeting with the earliest date from today on, and that date; for the coach. The calendar has no drafts, but a
/// dated draft shows that the next meeting has a date.
pub fn drafted_meeting(view: &View) -> Option<(NaiveDate, &Fact)> {
    let drafts = view.drafts.iter().map(|draft| &draft.fact);
    drafts
        .filter(|fact| is_meeting(fact.kind))
        .filter_map(|fact| Some((fact.date.filter(|date| *date >= view.today)?, fact)))
        .min_by_key(|(date, _)| *date)
}

/// Every meeting that has a record, held or planned.
fn recorded(view: &View) -> Vec<Meeting> {
    view.records
        .iter()
        .map(AnyRecord::fact)
        .filter(|fact| is_meeting(fact.kind))
        .filter_map(|fact| {
            Some(Meeting {
                date: fact.date?,
                state: if held(fact, &view.today) {
                    MeetingState::Held
                } else {
                    MeetingState::Planned
                },
                record: Some(fact.clone()),
                unreadable: None,
                what: None,
                session: fact.number.filter(|_| fact.kind == Kind::Session),
                moved: Vec::new(),
                interval: None,
                length: None,
            })
        })
        .collect()
}

/// Whether records of this kind are about a meeting.
fn is_meeting(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Chemistry
            | Kind::SponsorMeeting
            | Kind::Interview
            | Kind::StakeholderInterview
            | Kind::Session
            | Kind::Review
    )
}

/// The meetings that the agreement plans, except on dates that have a record.
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

/// The next session named by the last session; merged with a plan for the same date.
fn plan_next(view: &View, meetings: &mut Vec<Meeting>) {
    if is_over(view) {
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

/// Adds the records that cannot be read to the past plans whose records they may be, each once. A plan for a session by
/// number is matched first, because it is the most specific.
fn add_unreadable(view: &View, meetings: &mut [Meeting]) {
    let mut left: Vec<&UnreadableView> = view.unreadable.iter().collect();
    for numbered in [true, false] {
        let past = meetings.iter_mut().filter(|meeting| {
            meeting.record.is_none()
                && meeting.date < view.today
                && meeting.session.is_some() == numbered
        });
        for meeting in past {
            let may_be = |unreadable: &&UnreadableView| {
                unreadable.facts.iter().any(|fact| meeting.may_be(fact))
            };
            if let Some(at) = left.iter().position(may_be) {
                meeting.unreadable = Some(left.remove(at).path.clone());
            }
        }
    }
}

impl Meeting {
    /// Whether a record that cannot be read may be that of this plan, as far as its values can be read. A meeting is often
    /// held later than planned.
    fn may_be(&self, fact: &Fact) -> bool {
        let of_session = match self.session {
            Some(number) => {
                fact.kind == Kind::Session && fact.number.is_none_or(|one| one == number)
            }
            None => true,
        };
        is_meeting(fact.kind) && of_session && fact.date.is_none_or(|date| date >= self.date)
    }

    fn plan(date: NaiveDate) -> Self {
        Meeting {
            date,
            state: MeetingState::Planned,
            record: None,
            unreadable: None,
            what: None,
            session: None,
            moved: Vec::new(),
            interval: None,
            length: None,
        }
    }

    /// The sort key: by date; on the same date, meetings with a record come first.
    fn order(&self) -> impl Ord + '_ {
        (
            self.date,
            self.record.is_none(),
            self.record.as_ref().map(key),
            &self.what,
        )
    }
}
