//! Milestones and objectives past their date, without a recorded result.
//!
//! Must not count what is not in the view; see `order::can_be_overdue`.

use chrono::NaiveDate;

use super::effective::EffectiveAgenda;
use super::tracks::Track;

/// An overdue milestone or objective.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OverdueItem {
    /// Whether it is a milestone or an objective.
    pub kind: OverdueKind,
    /// Its id.
    pub id: String,
    /// The date that has passed.
    pub due: NaiveDate,
}

/// The kinds of item that can be overdue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum OverdueKind {
    /// A milestone that was not met by its date.
    Milestone,
    /// An objective that was not achieved by its date.
    Objective,
}

impl OverdueKind {
    /// A stable keyword.
    pub fn word(self) -> &'static str {
        match self {
            OverdueKind::Milestone => "milestone",
            OverdueKind::Objective => "objective",
        }
    }
}

/// The overdue items of the agenda in force, oldest first.
pub(super) fn overdue_items(
    agenda: Option<&EffectiveAgenda>,
    tracks: &[Track],
) -> Vec<OverdueItem> {
    let points = agenda.iter().flat_map(|agenda| &agenda.points);
    let objectives = points.flat_map(|point| &point.objectives);
    let milestones = objectives.flat_map(|objective| &objective.milestones);
    let milestones = milestones.filter(|one| one.overdue).filter_map(|one| {
        Some(OverdueItem {
            kind: OverdueKind::Milestone,
            id: one.milestone.id.clone(),
            due: one.milestone.by?,
        })
    });
    let undecided = tracks
        .iter()
        .filter(|track| track.overdue)
        .filter_map(|track| {
            Some(OverdueItem {
                kind: OverdueKind::Objective,
                id: track.objective.clone(),
                due: track.due?,
            })
        });
    let mut late: Vec<OverdueItem> = milestones.chain(undecided).collect();
    late.sort_by(|a, b| (a.due, a.kind, &a.id).cmp(&(b.due, b.kind, &b.id)));
    late
}
