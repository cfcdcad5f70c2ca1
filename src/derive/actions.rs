//! The action ledger: every action, from the record that agreed it, through each review, to its outcome.

use chrono::NaiveDate;

use std::collections::HashMap;

use super::order::{contents, held, is_over, key, sessions};
use crate::reader::Reader;
use crate::record::value::{Outcome, Owner};
use crate::view::types::{ActionView, Fact, PointRef, PointView, RecordView, SessionView, View};

/// Every action this reader sees, in the order in which they were agreed.
#[derive(Debug, Clone)]
pub struct ActionLedger {
    pub actions: Vec<LedgerAction>,
}

/// One action.
#[derive(Debug, Clone)]
pub struct LedgerAction {
    pub id: String,
    pub what: String,
    pub owner: Option<Owner>,
    /// The sponsor's name, for a sponsor's action.
    pub name: Option<String>,
    /// The agenda point it serves, if the reader sees that point.
    pub point: Option<PointRef>,
    /// The record that agreed it; its date is the date of the agreement.
    pub set_in: Fact,
    /// The due date set when it was agreed, if any.
    pub due_agreed: Option<NaiveDate>,
    /// The due date in force: the last one set, else the date of the next session. A sponsor's action has a due date
    /// only if one was set.
    pub due: Option<NaiveDate>,
    /// Its reviews, in order.
    pub steps: Vec<ActionStep>,
    pub state: ActionState,
    /// The first session, review or sponsor meeting after its due date that left it open, if any.
    pub missed: Option<Fact>,
    /// Whether it is marked `coach_only`; for the coach.
    pub coach_only: bool,
}

/// An action reviewed at a session, a review or a sponsor meeting.
#[derive(Debug, Clone)]
pub struct ActionStep {
    pub record: Fact,
    pub outcome: Outcome,
    /// A new due date.
    pub due: Option<NaiveDate>,
    pub learning: Option<String>,
    /// Whether it is marked `coach_only`; for the coach.
    pub coach_only: bool,
}

/// The state of an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ActionState {
    Open,
    /// Open, and past its due date.
    Overdue,
    Done,
    Partly,
    NotDone,
    Dropped,
    /// Not closed in any record that a sponsor sees; a session, which sponsors do not see, may have closed it.
    Agreed,
}

impl ActionState {
    /// A stable keyword for templates and message IDs.
    pub fn word(self) -> &'static str {
        match self {
            ActionState::Open => "open",
            ActionState::Overdue => "overdue",
            ActionState::Done => "done",
            ActionState::Partly => "partly",
            ActionState::NotDone => "not-done",
            ActionState::Dropped => "dropped",
            ActionState::Agreed => "agreed",
        }
    }

    /// Whether it is still open, overdue or not.
    pub fn is_open(self) -> bool {
        matches!(self, ActionState::Open | ActionState::Overdue)
    }
}

impl ActionLedger {
    /// The actions in `state`, in order.
    pub fn in_state(&self, state: ActionState) -> impl Iterator<Item = &LedgerAction> {
        self.actions
            .iter()
            .filter(move |action| action.state == state)
    }

    /// The action with this ID.
    pub fn get(&self, id: &str) -> Option<&LedgerAction> {
        self.actions.iter().find(|action| action.id == id)
    }
}

/// Builds the action ledger of `view`.
pub(super) fn actions(view: &View) -> ActionLedger {
    let all = sessions(view);
    // Nothing is due or reviewed at a cancelled session, but it may name the next one.
    let dates = session_dates(&all);
    let held = all.into_iter().filter(|seen| !seen.fact.cancelled);
    let sessions: Vec<_> = held.collect();
    let mut actions = agreed(view);
    review(&mut actions, view);
    for action in &mut actions {
        action.resolve_state(view, &sessions, &dates);
    }
    ActionLedger { actions }
}

/// Every action as agreed.
fn agreed(view: &View) -> Vec<LedgerAction> {
    let others = view.records.iter().flat_map(|record| {
        let actions = record.actions().iter();
        actions.map(|one| (record.fact(), one, None))
    });
    // An action listed under an agenda point serves that point.
    let points = contents(view.agendas()).flat_map(|(fact, agenda)| {
        let points = agenda.points.iter();
        points.flat_map(move |point| {
            point
                .actions
                .iter()
                .map(move |one| (fact, one, Some(point)))
        })
    });
    let mut agreed: Vec<(&Fact, &ActionView, Option<&PointView>)> = others.chain(points).collect();
    agreed.sort_by(|(a, ..), (b, ..)| key(a).cmp(&key(b)));
    agreed
        .into_iter()
        .map(|(fact, action, point)| LedgerAction {
            id: action.id.clone(),
            what: action.what.clone(),
            owner: action.owner,
            name: action.name.clone(),
            point: action.point.clone().or_else(|| {
                point.map(|point| PointRef {
                    id: point.id.clone(),
                    title: point.title.clone(),
                })
            }),
            set_in: fact.clone(),
            due_agreed: action.due,
            due: action.due,
            steps: Vec::new(),
            state: ActionState::Open,
            missed: None,
            coach_only: action.coach_only || point.is_some_and(|point| point.coach_only),
        })
        .collect()
}

/// Adds the outcome that each record reports, by date. If two actions share an ID, the one agreed last before the
/// record is meant.
fn review(actions: &mut [LedgerAction], view: &View) {
    let mut places: HashMap<String, Vec<usize>> = HashMap::new();
    for (place, action) in actions.iter().enumerate() {
        places.entry(action.id.clone()).or_default().push(place);
    }
    let mut records: Vec<_> = view.records.iter().collect();
    records.sort_by(|a, b| key(a.fact()).cmp(&key(b.fact())));
    for record in records {
        let fact = record.fact();
        for line in record.reviewed() {
            let Some(named) = places.get(&line.action) else {
                continue;
            };
            let before = |place: &&usize| key(&actions[**place].set_in) < key(fact);
            let Some(place) = named.iter().rfind(before).or(named.first()) else {
                continue;
            };
            actions[*place].steps.push(ActionStep {
                record: fact.clone(),
                outcome: line.outcome,
                due: line.due,
                learning: line.learning.clone(),
                coach_only: line.coach_only,
            });
        }
    }
}

/// The dates of the recorded sessions that were not cancelled, and the next date named by the last of them.
fn session_dates(sessions: &[&RecordView<SessionView>]) -> Vec<NaiveDate> {
    let held = sessions.iter().filter(|seen| !seen.fact.cancelled);
    let mut dates: Vec<_> = held.filter_map(|seen| seen.fact.date).collect();
    let ahead = sessions
        .last()
        .and_then(|seen| seen.content())
        .and_then(|content| content.next);
    dates.extend(ahead.filter(|ahead| dates.last().is_none_or(|last| ahead > last)));
    dates
}

impl LedgerAction {
    /// The record that closed it, if one did.
    pub fn closed_in(&self) -> Option<&Fact> {
        let last = self.steps.last()?;
        (last.outcome != Outcome::Ongoing).then_some(&last.record)
    }

    /// Whether this reader owns the action.
    pub fn is_of(&self, reader: &Reader) -> bool {
        match reader {
            Reader::Coach => self.owner == Some(Owner::Coach),
            Reader::Client => self.owner == Some(Owner::Client),
            Reader::Sponsor(name) => {
                self.owner == Some(Owner::Sponsor) && self.name.as_ref() == Some(name)
            }
        }
    }

    /// Sets the due date, the state, and the session that missed the action.
    fn resolve_state(
        &mut self,
        view: &View,
        sessions: &[&RecordView<SessionView>],
        dates: &[NaiveDate],
    ) {
        let of_sponsor = self.owner == Some(Owner::Sponsor);
        let after = |date: Option<NaiveDate>| {
            let date = date.filter(|_| !of_sponsor)?;
            dates.iter().copied().find(|next| *next > date)
        };
        self.due = self.due_agreed.or_else(|| after(self.set_in.date));
        let mut written = self.due_agreed.is_some();
        for occasion in self.occasions(view, sessions) {
            let passed = self.due < occasion.date && self.due.is_some();
            let mut steps = self.steps.iter();
            match steps.rfind(|step| step.record.slug == occasion.slug) {
                Some(ActionStep {
                    due: Some(due),
                    outcome: Outcome::Ongoing,
                    ..
                }) => {
                    (self.due, written, self.missed) = (Some(*due), true, None);
                }
                // Without a due date of its own, it is due at the following session.
                Some(ActionStep {
                    outcome: Outcome::Ongoing,
                    ..
                }) if !written => {
                    self.due = after(occasion.date);
                    self.missed = None;
                }
                Some(ActionStep {
                    outcome: Outcome::Ongoing,
                    ..
                })
                | None => {
                    if passed && self.missed.is_none() {
                        self.missed = Some(occasion.clone());
                    }
                }
                Some(_) => {
                    self.missed = None;
                    break;
                }
            }
        }
        self.state = self.outcome(view);
        if !self.state.is_open() {
            self.missed = None;
        }
    }

    /// The occasions at which it could be reviewed, in order: later sessions (for a sponsor's action, meetings with the
    /// sponsor), and every record that does review it.
    fn occasions(&self, view: &View, sessions: &[&RecordView<SessionView>]) -> Vec<Fact> {
        let of_sponsor = self.owner == Some(Owner::Sponsor);
        let sessions = sessions
            .iter()
            .map(|seen| &seen.fact)
            .filter(|_| !of_sponsor);
        let meetings = view.sponsor_meetings().map(|seen| &seen.fact);
        let meetings = meetings.chain(view.reviews().map(|seen| &seen.fact));
        let meetings = meetings.filter(|_| of_sponsor);
        let steps = self.steps.iter().map(|step| &step.record);
        let since = |fact: &&Fact| held(fact, &view.today) && key(fact) > key(&self.set_in);
        let all = sessions.chain(meetings).chain(steps);
        let mut found: Vec<Fact> = all.filter(since).cloned().collect();
        found.sort_by(|a, b| key(a).cmp(&key(b)));
        found.dedup_by(|a, b| a.slug == b.slug);
        found
    }

    fn outcome(&self, view: &View) -> ActionState {
        match self.steps.last().map(|step| step.outcome) {
            Some(Outcome::Done) => ActionState::Done,
            Some(Outcome::Partly) => ActionState::Partly,
            Some(Outcome::NotDone) => ActionState::NotDone,
            Some(Outcome::Dropped) => ActionState::Dropped,
            // A session may have closed it, and sponsors cannot see sessions.
            Some(Outcome::Ongoing) | None if matches!(view.reader, Reader::Sponsor(_)) => {
                ActionState::Agreed
            }
            // Actions that are open when an engagement ends are not overdue.
            Some(Outcome::Ongoing) | None
                if !is_over(view)
                    && !view.lacks_follow_up
                    && self.due.is_some_and(|due| due < view.today) =>
            {
                ActionState::Overdue
            }
            Some(Outcome::Ongoing) | None => ActionState::Open,
        }
    }
}
