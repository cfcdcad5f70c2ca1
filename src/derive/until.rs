//! One reader's view as of an earlier date. A review, for example, reports the state of its own date.
//!
//! Only removes later records; must not add or change one.

use chrono::NaiveDate;

use crate::view::types::{RecordView, View};

/// `view` without the records dated after `day`.
pub fn until(view: &View, day: NaiveDate) -> View {
    let mut view = view.clone();
    view.today = view.today.min(day);
    retain_until(&mut view.chemistry, day);
    retain_until(&mut view.sponsor_meetings, day);
    retain_until(&mut view.interviews, day);
    retain_until(&mut view.evidence, day);
    retain_until(&mut view.stakeholder_interviews, day);
    retain_until(&mut view.themes, day);
    retain_until(&mut view.psychometrics, day);
    retain_until(&mut view.agendas, day);
    retain_until(&mut view.sessions, day);
    retain_until(&mut view.reviews, day);
    retain_until(&mut view.notes, day);
    for log in &mut view.contacts {
        if let Some(shared) = &mut log.shared {
            shared.content.contacts.retain(|one| one.date <= day);
        }
    }
    view
}

/// Keeps records without a date.
fn retain_until<T>(records: &mut Vec<RecordView<T>>, day: NaiveDate) {
    records.retain(|seen| seen.fact.date.is_none_or(|date| date <= day));
}
