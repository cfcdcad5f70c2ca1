//! Milestones and objectives whose day has passed, and of which no record says what came of them.
//!
//! Must not count what a view cannot know; see `order::is_followed`.

use chrono::NaiveDate;

use super::effective::effective_agenda;
use super::tracks::tracks_of;
use crate::view::seen::View;

/// A milestone or an objective that is late.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Late {
    /// Which of the two.
    pub goal: Goal,
    /// Its id.
    pub id: String,
    /// The day that has passed.
    pub due: NaiveDate,
}

/// What can be late.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Goal {
    Milestone,
    Objective,
}

impl Goal {
    /// A stable word.
    pub fn word(self) -> &'static str {
        match self {
            Goal::Milestone => "milestone",
            Goal::Objective => "objective",
        }
    }
}

/// What is late in the agenda in force, the oldest first.
pub fn late(view: &View) -> Vec<Late> {
    let Some(agenda) = effective_agenda(view) else {
        return Vec::new();
    };
    let objectives = agenda.points.iter().flat_map(|point| &point.objectives);
    let milestones = objectives.flat_map(|objective| &objective.milestones);
    let milestones = milestones.filter(|one| one.overdue).filter_map(|one| {
        Some(Late {
            goal: Goal::Milestone,
            id: one.milestone.id.clone(),
            due: one.milestone.by?,
        })
    });
    let tracks = tracks_of(&agenda, view).into_iter();
    let undecided = tracks.filter(|track| track.overdue).filter_map(|track| {
        Some(Late {
            goal: Goal::Objective,
            id: track.objective,
            due: track.due?,
        })
    });
    let mut late: Vec<Late> = milestones.chain(undecided).collect();
    late.sort_by(|a, b| (a.due, a.goal, &a.id).cmp(&(b.due, b.goal, &b.id)));
    late
}
