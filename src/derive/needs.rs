//! The date since which an engagement needs attention.
//!
//! The coach's first page and `coachgen status` both sort by it, so that they agree. Must not decide what the reasons are.

use chrono::NaiveDate;

use super::actions::ActionState;
use super::derived::ReaderView;
use super::order::is_over;
use super::retention::disposal;

/// The earliest date of what needs attention: an action, milestone or objective that is overdue, a meeting without a
/// record, a record that waits for its first approval, or the disposal of the records. `None` if nothing that needs
/// attention has a date.
pub fn oldest_need(coach: &ReaderView) -> Option<NaiveDate> {
    let ReaderView { view, derived } = coach;
    let over = is_over(view);
    let overdue = derived.actions.in_state(ActionState::Overdue);
    let late = derived.overdue.iter().map(|item| item.due);
    let disposal = disposal(view).filter(|day| *day < view.today);
    // Meetings and approvals of an engagement that is over need no follow-up.
    let unrecorded = derived.calendar.unrecorded(&view.today);
    let unrecorded = unrecorded.filter(|_| !over).map(|meeting| meeting.date);
    let awaiting = view.awaiting.iter().filter(|_| !over);
    // The date on which an approved record was changed is unknown.
    let awaiting = awaiting.filter(|one| one.before.is_none());
    let awaiting = awaiting.filter_map(|one| view.fact(&one.slug)?.date);
    overdue
        .filter_map(|action| action.due)
        .chain(late)
        .chain(disposal)
        .chain(unrecorded)
        .chain(awaiting)
        .min()
}
