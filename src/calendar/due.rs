//! Due dates: milestones, objectives and the reader's own actions.
//!
//! Only dates from today on are events. A calendar that has the event of an earlier date keeps it.

use chrono::NaiveDate;

use super::event::{Collector, EventState, EventTime, NewEvent};
use super::key::EventKey;
use crate::derive::{
    ActionState, AmendmentState, EffectiveObjective, EffectivePoint, LedgerAction, is_over,
};

/// Adds the due dates that the reader sees.
pub(super) fn add(to: &mut Collector<'_>) {
    let agenda = to.reader.derived.agenda.as_ref();
    for point in agenda.into_iter().flat_map(|agenda| &agenda.points) {
        for objective in &point.objectives {
            add_objective(to, point, objective);
        }
    }
    for action in &to.reader.derived.actions.actions {
        if action.is_of(&to.reader.view.reader) {
            add_action(to, action);
        }
    }
}

fn add_objective(to: &mut Collector<'_>, point: &EffectivePoint, objective: &EffectiveObjective) {
    let withdrawn = point.amendment_state == AmendmentState::Withdrawn
        || objective.amendment_state == AmendmentState::Withdrawn;
    let words = objective.words(point);
    for one in &objective.milestones {
        let what = one.milestone.what.as_deref().unwrap_or(&words);
        let item = DueItem {
            key: EventKey::Milestone(one.milestone.id.clone()),
            due: one.milestone.by,
            moved: 0,
            closed: withdrawn || one.met.is_some(),
            sort: "milestone",
            what,
            line: &words,
        };
        item.add(to);
    }
    let mut tracks = to.reader.derived.tracks.iter();
    let track = tracks.find(|track| track.objective == objective.now.id);
    let verdict = track.and_then(|track| track.verdict.as_ref());
    let moved = objective.amendments.iter();
    let moved = moved.filter(|one| one.is_in_force() && one.now.due.is_some());
    let item = DueItem {
        key: EventKey::Objective(objective.now.id.clone()),
        due: objective.now.due,
        moved: moved.count(),
        closed: withdrawn || verdict.is_some_and(|seen| !seen.verdict.is_interim()),
        sort: "objective",
        what: &words,
        line: "",
    };
    item.add(to);
}

/// Adds an action with a separate date. One that is due at the next session is not an event besides that session.
fn add_action(to: &mut Collector<'_>, action: &LedgerAction) {
    let dates = action.steps.iter().filter_map(|step| step.due);
    let item = DueItem {
        key: EventKey::Action(action.id.clone()),
        due: dates.clone().next_back().or(action.due_agreed),
        moved: dates.count(),
        closed: !action.state.is_open() && action.state != ActionState::Agreed,
        sort: "action",
        what: &action.what,
        line: "",
    };
    item.add(to);
}

/// Something with a due date.
struct DueItem<'d> {
    key: EventKey,
    due: Option<NaiveDate>,
    /// How often its date was changed.
    moved: usize,
    /// Whether it is completed or withdrawn.
    closed: bool,
    /// Which of the words in `calendar_…` it has.
    sort: &'static str,
    what: &'d str,
    line: &'d str,
}

impl DueItem<'_> {
    /// Adds the event. What is completed or withdrawn before its date is cancelled, so that it disappears.
    fn add(self, to: &mut Collector<'_>) {
        let view = &to.reader.view;
        let Some(due) = self.due.filter(|due| *due >= view.today) else {
            return;
        };
        let closed = self.closed || is_over(view);
        let neutral = to.words.choice("calendar", self.sort).to_owned();
        let id = match self.sort {
            "milestone" => "calendar_milestone_named",
            "objective" => "calendar_objective_named",
            _ => "calendar_action_named",
        };
        let title = to.words.with(id, &[("what", self.what.into())]);
        let moved = u32::try_from(self.moved).unwrap_or(u32::MAX / 2);
        to.add(NewEvent {
            key: self.key,
            sequence: moved + u32::from(closed),
            state: match closed {
                true => EventState::Cancelled,
                false => EventState::Confirmed,
            },
            time: EventTime::Day(due),
            neutral,
            details: (title, self.line.to_owned()),
        });
    }
}
