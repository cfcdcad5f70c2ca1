//! The state of an engagement's five phases, as far as its reader can tell.
//!
//! For the coach, the phase strip shows whether everything that completes a phase is recorded. For other readers it
//! follows from the records they see: phases before the furthest one count as passed.

use super::actions::ActionLedger;
use super::checklist::{ChecklistStep, checklist};
use super::effective::EffectiveAgenda;
use super::missing::MissingItem;
use super::order::{held, on_file};
use crate::kind::Phase;
use crate::reader::Reader;
use crate::record::value::{ReviewType, Status};
use crate::view::types::{AnyRecord, View};

/// The five phases in order, and the current one.
#[derive(Debug, Clone, PartialEq)]
pub struct PhaseStrip {
    pub phases: [PhaseSeen; 5],
    /// The furthest phase with a visible record of an event that took place; none before the first.
    pub current: Option<Phase>,
}

/// One phase.
#[derive(Debug, Clone, PartialEq)]
pub struct PhaseSeen {
    pub phase: Phase,
    pub state: PhaseState,
    /// Its steps, in the order of the process; empty for everyone but the coach, and if an earlier engagement counts.
    pub steps: Vec<ChecklistStep>,
}

impl PhaseSeen {
    /// What the phase still lacks, in the order of the process; nothing for everyone but the coach.
    pub fn missing(&self) -> impl Iterator<Item = &MissingItem> {
        self.steps.iter().flat_map(|step| &step.missing)
    }
}

/// The state of a phase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PhaseState {
    NotStarted,
    InProgress,
    Complete,
}

impl PhaseState {
    /// A stable keyword for templates and message IDs.
    pub fn word(self) -> &'static str {
        match self {
            PhaseState::NotStarted => "not-started",
            PhaseState::InProgress => "in-progress",
            PhaseState::Complete => "complete",
        }
    }
}

/// Builds the phase strip of `view`.
pub(super) fn phases(
    view: &View,
    agenda: Option<&EffectiveAgenda>,
    actions: &ActionLedger,
) -> PhaseStrip {
    let current = Phase::ALL
        .into_iter()
        .rev()
        .find(|phase| started(view, *phase));
    let phases = match view.reader {
        Reader::Coach => Phase::ALL.map(|phase| {
            to_the_coach(
                view,
                phase,
                current,
                checklist(view, phase, agenda, actions),
            )
        }),
        Reader::Client | Reader::Sponsor(_) => Phase::ALL.map(|phase| PhaseSeen {
            phase,
            state: to_the_others(view, phase, current),
            steps: Vec::new(),
        }),
    };
    PhaseStrip { phases, current }
}

/// States by completeness, for the coach. An earlier phase that is incomplete is still in progress.
fn to_the_coach(
    view: &View,
    phase: Phase,
    current: Option<Phase>,
    mut steps: Vec<ChecklistStep>,
) -> PhaseSeen {
    if renewed(view, phase) {
        return PhaseSeen {
            phase,
            state: PhaseState::Complete,
            steps: Vec::new(),
        };
    }
    let state = if current.is_none_or(|current| phase > current) {
        PhaseState::NotStarted
    } else if steps.iter().all(|step| step.done) {
        PhaseState::Complete
    } else {
        PhaseState::InProgress
    };
    if matches!(
        view.engagement.status,
        Some(Status::EndedEarly | Status::Declined)
    ) {
        // An engagement that was broken off does not need the other steps any more.
        steps.retain(|step| step.done);
    }
    PhaseSeen {
        phase,
        state,
        steps,
    }
}

/// States by the records this reader sees; only the coach sees what is missing.
fn to_the_others(view: &View, phase: Phase, current: Option<Phase>) -> PhaseState {
    if renewed(view, phase) {
        return PhaseState::Complete;
    }
    match current {
        Some(current) if phase < current => PhaseState::Complete,
        Some(current) if phase == current => {
            let closed = view.engagement.status == Some(Status::Completed)
                || (phase == Phase::Review && final_review_held(view));
            if closed {
                PhaseState::Complete
            } else {
                PhaseState::InProgress
            }
        }
        _ => PhaseState::NotStarted,
    }
}

/// Contracting and diagnosis of the engagement that this one renews also count for this one.
fn renewed(view: &View, phase: Phase) -> bool {
    view.engagement.renews.is_some() && matches!(phase, Phase::Contracting | Phase::Diagnosis)
}

fn final_review_held(view: &View) -> bool {
    view.reviews()
        .any(|seen| seen.fact.review == Some(ReviewType::Final) && held(&seen.fact, &view.today))
}

/// Whether the view has a record of an event that took place in `phase`. A signature, a plan and the
/// log of contacts do not count.
fn started(view: &View, phase: Phase) -> bool {
    // An interim review takes place during development; only the final review belongs to the last phase.
    if phase == Phase::Review {
        return final_review_held(view);
    }
    view.records
        .iter()
        .filter(|record| record.fact().kind.phase() == Some(phase))
        .any(|record| match record {
            AnyRecord::Contacts(_) => false,
            AnyRecord::Evidence(seen) => on_file(
                &seen.fact,
                seen.content().and_then(|c| c.received),
                &view.today,
            ),
            AnyRecord::Psychometric(seen) => on_file(
                &seen.fact,
                seen.content().and_then(|c| c.received),
                &view.today,
            ),
            record => held(record.fact(), &view.today),
        })
}
