//! All data derived from one reader's view, computed once.
//!
//! Rules, status, pages and reports use this data, so that they always agree.

use super::actions::{ActionLedger, actions};
use super::amend::effective_agenda;
use super::calendar::{Calendar, calendar};
use super::effective::EffectiveAgenda;
use super::overdue::{OverdueItem, overdue_items};
use super::phases::{PhaseStrip, phases};
use super::pulse::{PulseTrend, pulse_trends};
use super::timeline::{Timeline, timeline};
use super::trace::{Trace, trace};
use super::tracks::{Track, objective_tracks};
use crate::view::types::View;

/// A reader's view with its derived data.
#[derive(Debug, Clone)]
pub struct ReaderView {
    /// What the reader may see.
    pub view: View,
    /// The data derived from it.
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

/// The data derived from one view.
#[derive(Debug, Clone)]
pub struct Derived {
    /// The agenda in force: as agreed, then as amended; none without an agenda.
    pub agenda: Option<EffectiveAgenda>,
    /// Every action, from the record that agreed it to its outcome.
    pub actions: ActionLedger,
    /// Meetings planned, moved and held, and the hours spent.
    pub calendar: Calendar,
    /// A track for each objective of the agenda in force, in its order.
    pub tracks: Vec<Track>,
    /// Overdue milestones and objectives of the agenda in force, oldest first.
    pub overdue: Vec<OverdueItem>,
    /// The engagement over time; none if nothing has a date yet.
    pub timeline: Option<Timeline>,
    /// The state of the five phases.
    pub phases: PhaseStrip,
    /// The results of pulse rounds, by question.
    pub pulses: Vec<PulseTrend>,
    /// Links from expectations and findings to points, objectives, actions and verdicts.
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
            pulses: pulse_trends(view),
        }
    }
}
