//! What the practice's page keeps of one engagement once its view is let go.
//!
//! Made from the coach's view. Must not keep prose.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use crate::derive::{self, ActionState, Meeting, PhaseStrip, ReaderView};
use crate::kind::Phase;
use crate::record::value::{Language, Status};
use crate::view::types::View;

/// One engagement in short.
#[derive(Debug, Clone)]
pub struct EngagementSummary {
    /// The engagement's folder in the coach's portal, relative to the practice's page.
    pub portal: String,
    /// The engagement's folder in the practice, with `/` between names; empty when it is the practice itself.
    pub records: String,
    /// The client's name; the folder's where there is none.
    pub name: String,
    pub organisation: Option<String>,
    /// The language of its records, where the agreement names one; else it is the practice's.
    pub language: Option<Language>,
    pub status: Option<Status>,
    /// Tells two engagements of one client apart.
    pub start: Option<NaiveDate>,
    pub ended: Option<NaiveDate>,
    /// None when nothing of it could be read.
    pub phases: Option<PhaseStrip>,
    /// Meetings planned for today or later, in order of date.
    pub upcoming: Vec<Meeting>,
    /// Meetings planned for a day gone by that nobody recorded.
    pub unrecorded: Vec<Meeting>,
    /// It is under way, and no meeting is planned.
    pub undated: bool,
    /// Sessions held.
    pub held: usize,
    pub contracted: u32,
    pub coaching_minutes: u64,
    /// Of these, minutes of sessions held in the year that today is in.
    pub minutes_this_year: u64,
    pub contact_minutes: u64,
    /// Actions past their due date.
    pub overdue: usize,
    /// Since when the oldest of them is.
    pub overdue_since: Option<NaiveDate>,
    /// Milestones and objectives past their dates.
    pub late: usize,
    /// Records that wait for the client's approval.
    pub awaiting: usize,
    /// The day on which its records were to be disposed of, where it has passed.
    pub disposal: Option<NaiveDate>,
    /// An error keeps its portals from being built; set by whoever builds them.
    pub stopped: bool,
}

impl EngagementSummary {
    /// An engagement whose view could not be made.
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
            phases: None,
            upcoming: Vec::new(),
            unrecorded: Vec::new(),
            undated: false,
            held: 0,
            contracted: 0,
            coaching_minutes: 0,
            minutes_this_year: 0,
            contact_minutes: 0,
            overdue: 0,
            overdue_since: None,
            late: 0,
            awaiting: 0,
            disposal: None,
            stopped: true,
        }
    }
}

impl EngagementSummary {
    /// Nothing more is to come of it.
    pub fn is_closed(&self) -> bool {
        matches!(
            self.status,
            Some(Status::Completed | Status::EndedEarly | Status::Declined)
        )
    }

    /// It has begun and is not over.
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
    let today = view.today;
    let unreadable = EngagementSummary::unreadable(portal, records);
    let broken_off = matches!(terms.status, Some(Status::EndedEarly | Status::Declined));
    let overdue = || derived.actions.in_state(ActionState::Overdue);
    let upcoming: Vec<Meeting> = match broken_off {
        true => Vec::new(),
        // A follow-up may be planned for long after the end.
        false => calendar.upcoming(today).cloned().collect(),
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
        phases: Some(phases.clone()),
        unrecorded: calendar.unrecorded(today).cloned().collect(),
        held: calendar.hours.sessions_held,
        contracted: calendar.hours.sessions_contracted,
        coaching_minutes: calendar.hours.coaching_minutes,
        minutes_this_year: minutes_in_year(view),
        contact_minutes: calendar.hours.contact_minutes,
        overdue: overdue().count(),
        overdue_since: overdue().filter_map(|action| action.due).min(),
        late: derived.overdue.len(),
        awaiting: {
            let slugs: BTreeSet<&str> = view.awaiting.iter().map(|one| one.slug.as_str()).collect();
            slugs.len()
        },
        disposal: derive::disposal(view).filter(|day| *day < today),
        stopped: false,
        ..unreadable
    };
    if short.is_closed() {
        // What is over is nobody's to chase, save for its records.
        short.unrecorded.clear();
        short.awaiting = 0;
    }
    short
}

/// Whether a next meeting ought to be planned: not in a pause, and not after the final review.
fn under_way(view: &View, phases: &PhaseStrip) -> bool {
    let paused = view
        .engagement
        .pauses
        .iter()
        .any(|pause| pause.from <= view.today && view.today <= pause.to);
    matches!(view.engagement.status, Some(Status::Active) | None)
        && !paused
        && phases.current != Some(Phase::Review)
}

fn minutes_in_year(view: &View) -> u64 {
    let this_year = |date: NaiveDate| date <= view.today && date.year() == view.today.year();
    let held = view
        .sessions
        .iter()
        .filter(|seen| seen.fact.date.is_some_and(this_year));
    held.filter_map(|seen| seen.fact.minutes)
        .map(u64::from)
        .sum()
}
