//! Collects from the coach's view what one engagement contributes to the log.

use std::collections::BTreeSet;

use super::{EngagementHours, LogClient, path_in, session_list};
use crate::derive::is_over;
use crate::record::value::Status;
use crate::view::types::View;

/// Returns what an engagement contributes. `folder` is its folder in the practice, empty for the practice itself, and
/// `errors` are the paths of files with an error in their fields.
pub fn engagement(view: &View, folder: &str, errors: &BTreeSet<String>) -> EngagementHours {
    let Some(list) = session_list(view, folder, errors) else {
        return unreadable(folder);
    };
    let terms = &view.engagement;
    EngagementHours {
        client: terms.client.as_ref().map(|client| LogClient {
            name: client.name.clone(),
            email: client.email.clone(),
            consent: client.log_consent,
        }),
        coach: terms.coach.clone(),
        ongoing: is_ongoing(view),
        sessions: list.sessions,
        unreadable: list.uncertain,
    }
}

/// Returns what is known of an engagement whose engagement.md cannot be read: that its hours are missing.
pub fn unreadable(folder: &str) -> EngagementHours {
    EngagementHours {
        client: None,
        coach: None,
        ongoing: false,
        sessions: Vec::new(),
        unreadable: vec![path_in(folder, "engagement.md")],
    }
}

/// Whether the coaching has begun and not ended.
fn is_ongoing(view: &View) -> bool {
    let terms = &view.engagement;
    let ended = terms.ended.is_some_and(|day| day <= view.today);
    !is_over(view) && !ended && terms.status != Some(Status::Prospective)
}
