//! What the practice's page keeps of one engagement once its view is let go.
//!
//! Made from the coach's view. Must not keep prose.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::derive::{self, ActionState, Meeting, MeetingState, PhaseStrip};
use crate::record::value::{Language, Status};
use crate::view::seen::View;

/// One engagement in short.
#[derive(Debug, Clone)]
pub struct Summary {
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
    /// None when nothing of it could be read.
    pub phases: Option<PhaseStrip>,
    /// Meetings planned for today or later, in order of date.
    pub upcoming: Vec<Meeting>,
    /// Sessions held.
    pub held: usize,
    pub contracted: u32,
    pub coaching_minutes: u64,
    pub contact_minutes: u64,
    /// Actions past their due date.
    pub overdue: usize,
    /// Records that await the client's word.
    pub awaiting: usize,
    /// An error keeps its portals from being built; set by whoever builds them.
    pub stopped: bool,
}

impl Summary {
    /// An engagement whose view could not be made.
    pub fn unreadable(portal: impl Into<String>, records: impl Into<String>) -> Summary {
        let records = records.into();
        Summary {
            portal: portal.into(),
            name: records.rsplit('/').next().unwrap_or(&records).to_owned(),
            records,
            organisation: None,
            language: None,
            status: None,
            start: None,
            phases: None,
            upcoming: Vec::new(),
            held: 0,
            contracted: 0,
            coaching_minutes: 0,
            contact_minutes: 0,
            overdue: 0,
            awaiting: 0,
            stopped: true,
        }
    }
}

/// The summary of the coach's `view`.
pub fn summary(view: &View, portal: impl Into<String>, records: impl Into<String>) -> Summary {
    let calendar = derive::calendar(view);
    let unreadable = Summary::unreadable(portal, records);
    let client = view.engagement.client.as_ref();
    Summary {
        name: client.map_or(unreadable.name.clone(), |client| client.name.clone()),
        organisation: view.engagement.organisation.clone(),
        language: view.engagement.language,
        status: view.engagement.status,
        start: view.engagement.start,
        phases: Some(derive::phases(view)),
        upcoming: calendar
            .meetings
            .iter()
            .filter(|meeting| meeting.state == MeetingState::Planned && meeting.date >= view.today)
            .cloned()
            .collect(),
        held: calendar.hours.sessions_held,
        contracted: calendar.hours.sessions_contracted,
        coaching_minutes: calendar.hours.coaching_minutes,
        contact_minutes: calendar.hours.contact_minutes,
        overdue: derive::actions(view).in_state(ActionState::Overdue).count(),
        awaiting: {
            let slugs: BTreeSet<&str> = view.awaiting.iter().map(|one| one.slug.as_str()).collect();
            slugs.len()
        },
        stopped: false,
        ..unreadable
    }
}
