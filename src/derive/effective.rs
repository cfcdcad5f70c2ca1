//! The agenda in force, as data: as agreed, then as amended by sessions and reviews, by date.

use chrono::NaiveDate;

use crate::record::value::{AgreedBy, ChangeKind};
use crate::view::types::{Fact, MilestoneView, ObjectiveView, PointRef, PointView, RevisionView};

/// The agenda in force, with the history of each part.
#[derive(Debug, Clone)]
pub struct EffectiveAgenda {
    /// The agenda's record.
    pub record: Fact,
    pub agreed_client: Option<NaiveDate>,
    pub agreed_sponsor: Option<NaiveDate>,
    /// Points as agreed, in order, then those added later. Withdrawn points are included and keep their number.
    pub points: Vec<EffectivePoint>,
}

/// A point: as agreed, its amendments, and its current state.
#[derive(Debug, Clone)]
pub struct EffectivePoint {
    /// Its number among the points of this view, from 1.
    pub number: usize,
    pub amendment_state: AmendmentState,
    /// As agreed; none for a point that was added later.
    pub agreed: Option<PointView>,
    /// By date.
    pub amendments: Vec<Amendment>,
    /// The current state; its `objectives` are the current ones, without those withdrawn.
    pub now: PointView,
    /// Every objective, including withdrawn ones.
    pub objectives: Vec<EffectiveObjective>,
}

/// An objective: as agreed, its amendments, and its current state.
#[derive(Debug, Clone)]
pub struct EffectiveObjective {
    pub amendment_state: AmendmentState,
    /// As agreed; none for an objective that was added later.
    pub agreed: Option<ObjectiveView>,
    /// By date.
    pub amendments: Vec<Amendment>,
    pub now: ObjectiveView,
    /// Its milestones, and when each was met, as far as this reader sees.
    pub milestones: Vec<EffectiveMilestone>,
}

/// How a point or an objective differs from what was agreed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AmendmentState {
    AsAgreed,
    Amended,
    /// It was not in the agenda as agreed.
    Added,
    Withdrawn,
}

impl AmendmentState {
    /// A stable keyword for templates and message IDs.
    pub fn word(self) -> &'static str {
        match self {
            AmendmentState::AsAgreed => "as-agreed",
            AmendmentState::Amended => "amended",
            AmendmentState::Added => "added",
            AmendmentState::Withdrawn => "withdrawn",
        }
    }
}

/// One amendment of a point or an objective.
#[derive(Debug, Clone)]
pub struct Amendment {
    /// The session or review that decided it; its date is the amendment's date.
    pub by: Fact,
    pub change: ChangeKind,
    pub because: String,
    /// The new values; `None` leaves a value unchanged.
    pub now: RevisionView,
    /// The dates on which the parties agreed to it, as far as recorded.
    pub agreed_client: Option<NaiveDate>,
    pub agreed_sponsor: Option<NaiveDate>,
    /// Whether it is marked `coach_only`; for the coach.
    pub coach_only: bool,
    /// Who has yet to agree to it; until then it has no effect.
    pub not_yet_agreed: Vec<AgreedBy>,
    /// The date from which it is in force, once everyone required has agreed.
    pub in_force_on: Option<NaiveDate>,
}

impl Amendment {
    /// Whether it has taken effect.
    pub fn is_in_force(&self) -> bool {
        self.not_yet_agreed.is_empty()
    }
}

/// A milestone, and when it was met.
#[derive(Debug, Clone)]
pub struct EffectiveMilestone {
    pub milestone: MilestoneView,
    pub met: Option<NaiveDate>,
    /// The record that says it was met.
    pub source: Option<Fact>,
    /// Whether its date has passed without a record that it was met. Always false for sponsors, for withdrawn
    /// objectives, and while the engagement is paused or over.
    pub overdue: bool,
}

impl EffectiveAgenda {
    /// The point with this ID.
    pub fn point(&self, id: &str) -> Option<&EffectivePoint> {
        self.points.iter().find(|point| point.now.id == id)
    }

    /// Whether a point, an objective or a milestone has this ID.
    pub fn has(&self, id: &str) -> bool {
        let mut objectives = self.points.iter().flat_map(|point| &point.objectives);
        self.point(id).is_some()
            || objectives.any(|one| {
                let mut milestones = one.milestones.iter();
                one.now.id == id || milestones.any(|it| it.milestone.id == id)
            })
    }

    /// The objective with this ID, and its point.
    pub fn objective(&self, id: &str) -> Option<(&EffectivePoint, &EffectiveObjective)> {
        self.points.iter().find_map(|point| {
            let objective = point
                .objectives
                .iter()
                .find(|objective| objective.now.id == id)?;
            Some((point, objective))
        })
    }
}

impl EffectivePoint {
    /// A reference to it, with its current title.
    pub fn reference(&self) -> PointRef {
        PointRef {
            id: self.now.id.clone(),
            title: self.now.title.clone(),
        }
    }
}

impl EffectiveObjective {
    pub(super) fn new(now: ObjectiveView, agreed: Option<ObjectiveView>) -> Self {
        let milestones = now
            .milestones
            .iter()
            .map(|milestone| EffectiveMilestone {
                milestone: milestone.clone(),
                met: None,
                overdue: false,
                source: None,
            })
            .collect();
        EffectiveObjective {
            amendment_state: if agreed.is_some() {
                AmendmentState::AsAgreed
            } else {
                AmendmentState::Added
            },
            agreed,
            amendments: Vec::new(),
            now,
            milestones,
        }
    }

    /// Its current `specific`; if it has none, the title of its `point`.
    pub fn words(&self, point: &EffectivePoint) -> String {
        self.now
            .specific
            .as_ref()
            .unwrap_or(&point.now.title)
            .clone()
    }
}
