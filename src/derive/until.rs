//! One reader's view as of an earlier date. A review, for example, reports the state of its own date.
//!
//! Only removes later records; must not add or change one.

use chrono::NaiveDate;

use crate::view::types::{RecordView, View};

/// `view` without the records dated after `day`.
pub fn until(view: &View, day: NaiveDate) -> View {
    let mut view = view.clone();
    view.today = view.today.min(day);
    keep(&mut view.chemistry, day);
    keep(&mut view.sponsor_meetings, day);
    keep(&mut view.interviews, day);
    keep(&mut view.evidence, day);
    keep(&mut view.stakeholder_interviews, day);
    keep(&mut view.themes, day);
    keep(&mut view.psychometrics, day);
    keep(&mut view.agendas, day);
    keep(&mut view.sessions, day);
    keep(&mut view.reviews, day);
    keep(&mut view.notes, day);
    for log in &mut view.contacts {
        if let Some(shared) = &mut log.shared {
            shared.content.contacts.retain(|one| one.date <= day);
        }
    }
    view
}

/// Keeps records without a date.
fn keep<T>(records: &mut Vec<RecordView<T>>, day: NaiveDate) {
    records.retain(|seen| seen.fact.date.is_none_or(|date| date <= day));
}
