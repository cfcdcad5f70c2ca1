//! One reader's view as of an earlier date. A review, for example, reports the state of its own date.
//!
//! Only removes later records; must not add or change one.

use chrono::NaiveDate;

use crate::view::types::{AnyRecord, View};

/// `view` without the records dated after `day`. Keeps records without a date.
pub fn until(view: &View, day: NaiveDate) -> View {
    let mut view = view.clone();
    view.today = view.today.at_most(day);
    let reached = |date: NaiveDate| date <= day;
    view.records
        .retain(|record| record.fact().date.is_none_or(reached));
    for record in &mut view.records {
        if let AnyRecord::Contacts(log) = record
            && let Some(shared) = &mut log.shared
        {
            shared.content.contacts.retain(|one| reached(one.date));
        }
    }
    view
}
