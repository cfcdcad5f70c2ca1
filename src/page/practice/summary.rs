//! The summary of one engagement that the practice's page keeps after the view is dropped.
//!
//! Built from the coach's view. Must not keep prose.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::super::parts::meeting_name_from;
use crate::derive::{self, ActionState, Meeting, OverdueKind, PhaseStrip, ReaderView};
use crate::kind::{Kind, Phase};
use crate::record::value::{Language, Status};
use crate::view::types::{Fact, View};
use crate::words::Words;

/// The summary of one engagement.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct EngagementSummary {
    /// The engagement's folder in the coach's portal, relative to the practice's page.
    pub portal: String,
    /// The engagement's folder in the practice, with `/` between names; empty when it is the practice itself.
    pub records: String,
    /// The client's name; the folder's name if there is none.
    pub name: String,
    pub organisation: Option<String>,
    /// The language of its records, if the agreement sets one; otherwise the practice's applies.
    pub language: Option<Language>,
    pub status: Option<Status>,
    /// The note that distinguishes two engagements of one client.
    pub start: Option<NaiveDate>,
    pub ended: Option<NaiveDate>,
    /// The phase that it has reached; `None` before the first.
    pub phase: Option<Phase>,
    /// Meetings planned for today or later, in order of date.
    pub upcoming: Vec<SummaryMeeting>,
    /// Meetings planned for a past date, without a record.
    pub unrecorded: Vec<SummaryMeeting>,
    /// Whether it is in progress and no meeting is planned.
    pub undated: bool,
    /// Sessions held.
    pub held: usize,
    pub contracted: u32,
    /// Minutes of the sessions held in the current year that count as coaching.
    pub minutes_this_year: u64,
    /// Actions past their due date.
    pub overdue: usize,
    /// Milestones past their due dates.
    pub late_milestones: usize,
    /// Objectives past their due dates.
    pub late_objectives: usize,
    /// Records that wait for the client's approval.
    pub awaiting: usize,
    /// The date by which its records had to be disposed of, if it has passed.
    pub disposal: Option<NaiveDate>,
    /// The earliest date of what needs attention.
    pub oldest_need: Option<NaiveDate>,
    /// Whether an error blocks the build of its portals; set by the caller that builds them.
    pub stopped: bool,
}

/// A planned meeting, or a past plan without a record.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SummaryMeeting {
    pub date: NaiveDate,
    /// What its record is about, without its name and path; none for a meeting that is only planned.
    pub record: Option<Fact>,
    /// The plan, in the agreement's words.
    pub what: Option<String>,
    /// The session's number, if the meeting is a session or is planned as the next one.
    pub session: Option<u32>,
}

impl SummaryMeeting {
    fn new(meeting: &Meeting) -> SummaryMeeting {
        SummaryMeeting {
            date: meeting.date,
            record: meeting.record.clone().map(|record| Fact {
                slug: String::new(),
                path: None,
                id: None,
                ..record
            }),
            what: meeting.what.clone(),
            session: meeting.session,
        }
    }

    /// Its name.
    pub(super) fn name(&self, words: &Words) -> String {
        meeting_name_from(
            words,
            self.record.as_ref(),
            self.what.as_deref(),
            self.session,
        )
    }
}

impl EngagementSummary {
    /// An engagement whose view could not be built.
    pub fn unreadable(portal: impl Into<String>, records: impl Into<String>) -> EngagementSummary {
        let records = records.into();
        EngagementSummary {
            portal: portal.into(),
            name: records.rsplit('/').next().unwrap_or(&records).to_owned(),
            records,
            organisation: None,
            language: None,
            status: None,
            start: None,
            ended: None,
            phase: None,
            upcoming: Vec::new(),
            unrecorded: Vec::new(),
            undated: false,
            held: 0,
            contracted: 0,
            minutes_this_year: 0,
            overdue: 0,
            late_milestones: 0,
            late_objectives: 0,
            awaiting: 0,
            disposal: None,
            oldest_need: None,
            stopped: true,
        }
    }
}

impl EngagementSummary {
    /// Whether it is over.
    pub fn is_closed(&self) -> bool {
        matches!(
            self.status,
            Some(Status::Completed | Status::EndedEarly | Status::Declined)
        )
    }

    /// Whether it has begun and is not over.
    pub fn is_running(&self) -> bool {
        matches!(self.status, Some(Status::Active | Status::Paused))
    }
}

/// The summary of an engagement, from the coach's view.
pub fn summary(
    coach: &ReaderView,
    portal: impl Into<String>,
    records: impl Into<String>,
) -> EngagementSummary {
    let ReaderView { view, derived } = coach;
    let calendar = &derived.calendar;
    let phases = &derived.phases;
    let terms = &view.engagement;
    let today = &view.today;
    let unreadable = EngagementSummary::unreadable(portal, records);
    let broken_off = matches!(terms.status, Some(Status::EndedEarly | Status::Declined));
    let late = |kind| {
        let items = derived.overdue.iter();
        items.filter(|item| item.kind == kind).count()
    };
    let upcoming: Vec<SummaryMeeting> = match broken_off {
        true => Vec::new(),
        // A follow-up may be planned for long after the end.
        false => calendar.upcoming(today).map(SummaryMeeting::new).collect(),
    };
    let mut short = EngagementSummary {
        name: match &terms.client {
            Some(client) => client.name.clone(),
            None => unreadable.name.clone(),
        },
        organisation: terms.organisation.clone(),
        language: terms.language,
        status: terms.status,
        start: terms.start,
        ended: terms.ended,
        undated: upcoming.is_empty() && under_way(view, phases),
        upcoming,
        phase: phases.current,
        unrecorded: calendar
            .unrecorded(today)
            .map(SummaryMeeting::new)
            .collect(),
        held: calendar.hours.sessions_held,
        contracted: calendar.hours.sessions_contracted,
        minutes_this_year: derive::counted_minutes_this_year(view),
        overdue: derived.actions.in_state(ActionState::Overdue).count(),
        late_milestones: late(OverdueKind::Milestone),
        late_objectives: late(OverdueKind::Objective),
        awaiting: {
            let slugs: BTreeSet<&str> = view.awaiting.iter().map(|one| one.slug.as_str()).collect();
            slugs.len()
        },
        disposal: derive::disposal(view).filter(|day| *day < *today),
        oldest_need: derive::oldest_need(coach),
        stopped: false,
        ..unreadable
    };
    if short.is_closed() {
        // Open items of an engagement that is over need no follow-up, except the disposal of its records.
        short.unrecorded.clear();
        short.awaiting = 0;
    }
    short
}

/// Whether a next meeting should be planned: not during a pause, and not after the final review.
fn under_way(view: &View, phases: &PhaseStrip) -> bool {
    let paused = view
        .engagement
        .pauses
        .iter()
        .any(|pause| pause.from <= view.today && view.today <= pause.to);
    // A session that cannot be read may name the date of the next one.
    let unreadable = view.unreadable.iter().any(|one| one.may_be(Kind::Session));
    matches!(view.engagement.status, Some(Status::Active) | None)
        && !paused
        && !unreadable
        && derive::drafted_meeting(view).is_none()
        && phases.current != Some(Phase::Review)
}
