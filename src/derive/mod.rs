//! Data derived from one reader's view: phases, the agenda in force, actions, progress, traceability, dates.
//!
//! [`Derived`] holds all of it. It is computed only from a [`View`](crate::view::types::View), so that no count,
//! state or order can depend on data its reader may not see. Results are plain owned values. Must not read
//! the model, use interface texts, or read the clock: today's date comes from the view.

mod actions;
mod amend;
mod attainment;
mod attendance;
mod calendar;
mod checklist;
mod contract;
mod derived;
mod effective;
mod hours;
mod meeting;
mod missing;
mod needs;
mod order;
mod overdue;
mod phases;
mod pulse;
mod retention;
mod revise;
mod timeline;
mod trace;
mod tracks;
mod until;

pub use actions::{ActionLedger, ActionState, ActionStep, LedgerAction};
pub use amend::{AmendmentAgreement, agenda_alone, agreement};
pub use attainment::{Attainment, attainment};
pub use attendance::{Attendance, HeldSession, attendance};
pub use calendar::{Calendar, drafted_meeting};
pub use checklist::{ChecklistStep, Completion, NewRecord, Step};
pub use contract::{INTERVAL_TOLERANCE_WEEKS, LENGTH_TOLERANCE_MINUTES, pause_days};
pub use derived::{Derived, ReaderView};
pub use effective::{
    Amendment, AmendmentState, EffectiveAgenda, EffectiveMilestone, EffectiveObjective,
    EffectivePoint,
};
pub use hours::{Hours, SessionTime, counted_minutes_this_year, session_times};
pub use meeting::{ContractFit, Interval, Length, Meeting, MeetingState};
pub use missing::MissingItem;
pub use needs::oldest_need;
pub use order::is_over;
pub use overdue::{OverdueItem, OverdueKind};
pub use phases::{PhaseSeen, PhaseState, PhaseStrip};
pub use pulse::{PulseRound, PulseStage, PulseTrend};
pub use retention::disposal;
pub use timeline::{PhaseSpan, Timeline, TimelineEvent};
pub use trace::{
    ActionThread, NumberedPoint, ObjectiveThread, PointThread, SessionThread, SourceThread, Trace,
};
pub use tracks::{Track, TrackEntry, VerdictSeen, scale_ends, scale_measures};
pub use until::until;
