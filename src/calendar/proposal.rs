//! What the events of a calendar file would change in the records.
//!
//! It proposes only what adds something, and lists everything else.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::key::EventKey;
use super::known::{EventOn, KnownEngagement};
use super::repeat::ImportedEvent;
use crate::derive::ReaderView;
use crate::words::Words;

/// An engagement that events may belong to.
pub struct ImportTarget<'t> {
    /// The coach's view.
    pub coach: &'t ReaderView,
    /// The words of its language.
    pub words: &'t Words,
    /// Its identity, as in [`CalendarOptions`].
    pub identity: &'t str,
}

/// What an event would change. `engagement` is the index of its target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Proposal {
    /// A new entry under `planned` in engagement.md.
    Plan {
        /// The target.
        engagement: usize,
        /// The words of the plan; never those of the event.
        what: String,
        /// The date of the event.
        date: NaiveDate,
    },
    /// A draft of the next session, which was held.
    Draft {
        /// The target.
        engagement: usize,
        /// The number of the session.
        number: u32,
        /// The date of the event.
        date: NaiveDate,
    },
    /// A difference that the coach has to decide.
    ByHand {
        /// The target.
        engagement: usize,
        /// The line of the event in the file.
        line: usize,
        /// The difference and what can be done.
        message: String,
    },
    /// An event that is not used.
    Unused {
        /// The line of the event in the file.
        line: usize,
        /// Why.
        reason: String,
    },
}

/// Returns what the events would change, in their order. An event that agrees with the records changes nothing. `named` is
/// the target of events whose identifier is not from coachgen.
pub fn proposals(
    targets: &[ImportTarget<'_>],
    named: Option<usize>,
    imported: &[ImportedEvent],
) -> Vec<Proposal> {
    let known: Vec<KnownEngagement<'_>> = targets.iter().map(KnownEngagement::new).collect();
    let mut owners: HashMap<&str, (usize, &EventKey)> = HashMap::new();
    for (index, engagement) in known.iter().enumerate() {
        for (uid, key) in &engagement.uids {
            owners.insert(uid, (index, key));
        }
    }
    let mut found: Vec<Proposal> = Vec::new();
    for event in imported {
        let owner = event.uid.as_deref().and_then(|uid| owners.get(uid));
        let proposal = match (owner, &event.start) {
            (None, _) => of_others(&known, named, event),
            (Some(_), Err(reason)) => unused(event, reason),
            (Some((index, key)), Ok(start)) => {
                let one = EventOn {
                    engagement: *index,
                    line: event.line,
                    date: start.date(),
                    cancelled: event.cancelled,
                };
                known[*index].of_ours(&one, key)
            }
        };
        // The same date twice, for example from two parts of a day, is one plan.
        found.extend(proposal.filter(|one| !is_repeated(&found, one)));
    }
    found
}

/// Whether there is a proposal for that engagement and date already.
fn is_repeated(found: &[Proposal], one: &Proposal) -> bool {
    let place = |proposal: &Proposal| match proposal {
        Proposal::Plan {
            engagement, date, ..
        }
        | Proposal::Draft {
            engagement, date, ..
        } => Some((*engagement, *date)),
        _ => None,
    };
    place(one).is_some_and(|new| found.iter().any(|known| place(known) == Some(new)))
}

/// An event that has no identifier of the practice's own calendar.
fn of_others(
    known: &[KnownEngagement<'_>],
    named: Option<usize>,
    event: &ImportedEvent,
) -> Option<Proposal> {
    if !event.is_named {
        return None;
    }
    if event
        .uid
        .as_deref()
        .is_some_and(|uid| uid.ends_with("@coachgen"))
    {
        return unused(
            event,
            "from a calendar file for a client or a sponsor, or from an engagement that is not in this practice",
        );
    }
    let Some(index) = named else {
        return unused(
            event,
            "not written by coachgen; name an ENGAGEMENT to use such events for it",
        );
    };
    let date = match &event.start {
        Ok(start) => start.date(),
        Err(reason) => return unused(event, reason),
    };
    let engagement = &known[index];
    let today = engagement.target.coach.view.today.date();
    match (event.cancelled, date < today) {
        _ if engagement.dates.contains(&date) => None,
        (true, _) => unused(event, "cancelled"),
        (_, true) => unused(
            event,
            "in the past, and the kind of meeting is not known; create the record with `coachgen new`",
        ),
        (false, false) => Some(Proposal::Plan {
            engagement: index,
            what: engagement.target.words.get("calendar_coaching").to_owned(),
            date,
        }),
    }
}

fn unused(event: &ImportedEvent, reason: &str) -> Option<Proposal> {
    Some(Proposal::Unused {
        line: event.line,
        reason: reason.to_owned(),
    })
}
