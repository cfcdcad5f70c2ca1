//! Everything that follows from one reader's view, computed once.
//!
//! Rules, status, pages and reports take it from here, so that they cannot disagree.

use super::actions::{ActionLedger, actions};
use super::calendar::{Calendar, calendar};
use super::effective::{EffectiveAgenda, effective_agenda};
use super::overdue::{OverdueItem, overdue_items};
use super::phases::{PhaseStrip, phases};
use super::timeline::{Timeline, timeline};
use super::trace::{Trace, trace};
use super::tracks::{Track, objective_tracks};
use crate::view::types::View;

/// A reader's view with what follows from it.
#[derive(Debug, Clone)]
pub struct ReaderView {
    /// What the reader may see.
    pub view: View,
    /// What follows from it.
    pub derived: Derived,
}

impl ReaderView {
    /// Derives everything from `view`.
    pub fn new(view: View) -> ReaderView {
        ReaderView {
            derived: Derived::new(&view),
            view,
        }
    }
}

/// What follows from one view.
#[derive(Debug, Clone)]
pub struct Derived {
    /// The agenda in force: as agreed, then as amended; none without an agenda.
    pub agenda: Option<EffectiveAgenda>,
    /// Every action, from where it was agreed to its outcome.
    pub actions: ActionLedger,
    /// Meetings planned, moved and held, and the hours spent.
    pub calendar: Calendar,
    /// A track for each objective of the agenda in force, in its order.
    pub tracks: Vec<Track>,
    /// Milestones and objectives of the agenda in force whose date has passed, oldest first.
    pub overdue: Vec<OverdueItem>,
    /// The engagement along time; none before anything has a date.
    pub timeline: Option<Timeline>,
    /// The state of the five phases.
    pub phases: PhaseStrip,
    /// From expectations and findings to points, objectives, actions and verdicts.
    pub trace: Trace,
}

impl Derived {
    /// Derives everything from `view`.
    pub fn new(view: &View) -> Derived {
        let agenda = effective_agenda(view);
        let agenda_ref = agenda.as_ref();
        let actions = actions(view);
        let calendar = calendar(view);
        let tracks = objective_tracks(view, agenda_ref);
        Derived {
            overdue: overdue_items(agenda_ref, &tracks),
            timeline: timeline(view, &calendar),
            phases: phases(view, agenda_ref, &actions),
            trace: trace(view, agenda_ref, &tracks, &actions),
            agenda,
            actions,
            calendar,
            tracks,
        }
    }
}
