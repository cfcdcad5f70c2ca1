//! What an engagement's records and plans say already, compared with an event that coachgen wrote.
//!
//! Must not decide between two dates: a difference is left to the coach.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;

use super::event::{CalendarEvent, CalendarOptions, EventState, events};
use super::key::{EventKey, uid};
use super::meetings::named_session;
use super::proposal::{ImportTarget, Proposal};
use crate::kind::Kind;
use crate::reader::Party;
use crate::view::types::{AnyRecord, Fact};

/// The highest number of a session whose event is recognised without a record or a plan.
const MAX_SESSION: u32 = 200;

/// An event with an identifier that coachgen made.
pub(super) struct EventOn {
    pub(super) engagement: usize,
    pub(super) line: usize,
    pub(super) date: NaiveDate,
    pub(super) cancelled: bool,
}

impl EventOn {
    fn by_hand(&self, message: String) -> Option<Proposal> {
        Some(Proposal::ByHand {
            engagement: self.engagement,
            line: self.line,
            message,
        })
    }
}

/// What an engagement's records and plans say already.
pub(super) struct KnownEngagement<'t> {
    pub(super) target: &'t ImportTarget<'t>,
    /// What the coach's calendar file contains, by key.
    events: HashMap<EventKey, CalendarEvent>,
    /// The identifiers that the coach's calendar file has, or had before.
    pub(super) uids: Vec<(String, EventKey)>,
    /// The dates on which a meeting is recorded, drafted or planned.
    pub(super) dates: BTreeSet<NaiveDate>,
}

impl<'t> KnownEngagement<'t> {
    pub(super) fn new(target: &'t ImportTarget<'t>) -> KnownEngagement<'t> {
        let options = CalendarOptions {
            engagement: target.identity,
            details: false,
        };
        let all = events(target.coach, target.words, options);
        let view = &target.coach.view;
        let mut uids: Vec<(String, EventKey)> = all
            .iter()
            .map(|event| (event.uid.clone(), event.key.clone()))
            .collect();
        uids.extend((1..=MAX_SESSION).map(|number| {
            let key = EventKey::Session(number);
            (uid(Party::Coach, target.identity, &key), key)
        }));
        let recorded = view.records.iter().map(AnyRecord::fact);
        let drafted = view.drafts.iter().map(|draft| &draft.fact);
        let facts = recorded
            .chain(drafted)
            .filter(|fact| fact.kind.is_meeting());
        let planned = view.engagement.planned.iter().map(|plan| plan.date);
        let next = target.coach.derived.calendar.planned().map(|one| one.date);
        KnownEngagement {
            target,
            dates: facts
                .filter_map(|fact| fact.date)
                .chain(planned)
                .chain(next)
                .collect(),
            events: all
                .into_iter()
                .map(|event| (event.key.clone(), event))
                .collect(),
            uids,
        }
    }

    pub(super) fn of_ours(&self, event: &EventOn, key: &EventKey) -> Option<Proposal> {
        match key {
            EventKey::Session(number) => self.session(event, *number),
            EventKey::Milestone(_) | EventKey::Objective(_) | EventKey::Action(_) => None,
            key => self.other_meeting(event, key),
        }
    }

    /// A session: recorded, drafted, planned, or new.
    fn session(&self, event: &EventOn, number: u32) -> Option<Proposal> {
        let view = &self.target.coach.view;
        let mut sessions = view.sessions().map(|seen| &seen.fact);
        if let Some(fact) = sessions.find(|fact| fact.number == Some(number)) {
            return recorded(event, fact);
        }
        let mut drafts = view.drafts.iter().map(|draft| &draft.fact);
        let is_it = |fact: &&Fact| fact.kind == Kind::Session && fact.number == Some(number);
        if let Some(fact) = drafts.find(is_it) {
            return match fact.date == Some(event.date) {
                true => None,
                false => event.by_hand(format!(
                    "session {number} is on {} in the calendar; its draft {} has another date",
                    event.date,
                    path(fact)
                )),
            };
        }
        let plans = self.plans_of_session(number);
        if event.cancelled {
            return match plans.is_empty() {
                true => None,
                false => event.by_hand(format!(
                    "session {number} is cancelled in the calendar; remove its plan: {}",
                    joined(&plans)
                )),
            };
        }
        if event.date < view.today.date() {
            return match number == self.next_number() {
                true => Some(Proposal::Draft {
                    engagement: event.engagement,
                    number,
                    date: event.date,
                }),
                false => event.by_hand(format!(
                    "session {number} was on {} in the calendar, but session {} has no record yet; create that one first",
                    event.date,
                    self.next_number()
                )),
            };
        }
        let other: Vec<(String, NaiveDate)> = plans
            .iter()
            .filter(|(_, date)| *date != event.date)
            .cloned()
            .collect();
        match (plans.is_empty(), other.is_empty()) {
            (true, _) if self.dates.contains(&event.date) => None,
            (true, _) => {
                let number = [("number", number.into())];
                Some(Proposal::Plan {
                    engagement: event.engagement,
                    what: self.target.words.with("session_number", &number),
                    date: event.date,
                })
            }
            (false, true) => None,
            (false, false) => event.by_hand(format!(
                "session {number} is on {} in the calendar; change {}",
                event.date,
                joined(&other)
            )),
        }
    }

    /// Where a session without a record is planned, and for which date.
    fn plans_of_session(&self, number: u32) -> Vec<(String, NaiveDate)> {
        let view = &self.target.coach.view;
        let mut plans = Vec::new();
        let next = self.target.coach.derived.calendar.planned();
        let next = next.filter(|meeting| meeting.record.is_none());
        if let Some(meeting) = next.into_iter().find(|one| one.session == Some(number)) {
            let mut naming = view.sessions().rev();
            let naming = naming.find(|seen| {
                let content = seen.content();
                content.is_some_and(|content| content.next == Some(meeting.date))
            });
            if let Some(seen) = naming {
                plans.push((format!("`next` in {}", path(&seen.fact)), meeting.date));
            }
        }
        for plan in &view.engagement.planned {
            if named_session(&plan.what) == Some(number) {
                plans.push((format!("`planned` in {}", self.agreement()), plan.date));
            }
        }
        plans
    }

    /// A meeting that is not a session. Its event is only known if it has a record or a plan.
    fn other_meeting(&self, event: &EventOn, key: &EventKey) -> Option<Proposal> {
        let known = self.events.get(key)?;
        if known.state == EventState::Cancelled {
            return None;
        }
        let date = known.time.date();
        let is_planned = known.sequence == 0;
        match (event.cancelled, is_planned) {
            (true, true) => event.by_hand(format!(
                "the meeting planned for {date} is cancelled in the calendar; remove it from {}",
                self.agreement()
            )),
            (true, false) => event.by_hand(format!(
                "the meeting of {date} is cancelled in the calendar, but it has a record"
            )),
            _ if date == event.date => None,
            (false, true) => event.by_hand(format!(
                "the meeting planned for {date} is on {} in the calendar; change its date in {}",
                event.date,
                self.agreement()
            )),
            (false, false) => event.by_hand(format!(
                "the meeting recorded on {date} is on {} in the calendar; correct one of the two",
                event.date
            )),
        }
    }

    fn agreement(&self) -> &str {
        let path = self.target.coach.view.engagement.path.as_deref();
        path.unwrap_or("engagement.md")
    }

    /// The number after that of the last session, as for a new record.
    fn next_number(&self) -> u32 {
        let view = &self.target.coach.view;
        let recorded = view.sessions().map(|seen| &seen.fact);
        let unreadable = view.unreadable.iter().flat_map(|one| &one.facts);
        let unreadable = unreadable.filter(|fact| fact.kind == Kind::Session);
        let numbers = recorded.chain(unreadable).filter_map(|fact| fact.number);
        numbers.max().map_or(1, |last| last.saturating_add(1))
    }
}

/// A session that has a record.
fn recorded(event: &EventOn, fact: &Fact) -> Option<Proposal> {
    let number = fact.number.unwrap_or_default();
    let date = fact.date?;
    if event.cancelled && !fact.cancelled {
        return event.by_hand(format!(
            "session {number} is cancelled in the calendar, but {} records that it was held",
            path(fact)
        ));
    }
    match date == event.date {
        true => None,
        false => event.by_hand(format!(
            "session {number} is on {0} in the calendar and on {date} in {1}; correct one of the two, or add {0} under `moved` if it was moved",
            event.date,
            path(fact)
        )),
    }
}

fn path(fact: &Fact) -> &str {
    fact.path.as_deref().unwrap_or("its record")
}

fn joined(plans: &[(String, NaiveDate)]) -> String {
    let plans: Vec<String> = plans
        .iter()
        .map(|(place, date)| format!("{place} ({date})"))
        .collect();
    plans.join(" and ")
}
