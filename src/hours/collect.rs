//! Collects from the coach's view what one engagement contributes to the log.

use super::{EngagementHours, LogClient};
use crate::derive::{is_over, session_times};
use crate::kind::Kind;
use crate::record::value::Status;
use crate::view::types::View;

/// Returns what an engagement contributes. `folder` is its folder in the practice, empty for the practice itself.
pub fn engagement(view: &View, folder: &str) -> EngagementHours {
    let terms = &view.engagement;
    let sessions = view
        .unreadable
        .iter()
        .filter(|one| one.may_be(Kind::Session));
    EngagementHours {
        client: terms.client.as_ref().map(|client| LogClient {
            name: client.name.clone(),
            email: client.email.clone(),
            consent: client.log_consent,
        }),
        coach: terms.coach.clone(),
        ongoing: is_ongoing(view),
        sessions: session_times(view),
        unreadable: sessions.map(|one| path_in(folder, &one.path)).collect(),
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

fn path_in(folder: &str, path: &str) -> String {
    match folder.is_empty() {
        true => path.to_owned(),
        false => format!("{folder}/{path}"),
    }
}
