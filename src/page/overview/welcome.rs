//! What happens next in an engagement that has just begun, for its client and its sponsors.
//!
//! The coach's overview has a checklist instead. Must not say more than the process says of every engagement.

use serde::Serialize;

use super::super::PageContext;
use super::super::parts::TextPiece;
use crate::derive::is_over;
use crate::kind::Phase;
use crate::reader::Party;
use crate::route::NavSection;

/// What happens next.
#[derive(Serialize)]
pub(super) struct Welcome {
    /// A link to the agreement.
    agreement: TextPiece,
    /// The phases from the current one on.
    phases: Vec<WelcomePhase>,
}

/// What happens in a phase.
#[derive(Serialize)]
struct WelcomePhase {
    /// The phase.
    name: String,
    /// What happens in it, as text.
    text: &'static str,
}

/// Returns what happens next, until the first session is held or the reader has an agenda.
pub(super) fn welcome(cx: &PageContext<'_>) -> Option<Welcome> {
    let sessions = cx.derived.calendar.hours.sessions_held;
    if sessions > 0 || cx.route.has(NavSection::Agenda) || is_over(cx.view) {
        return None;
    }
    let party = cx.view.reader.party();
    let alone = cx.view.engagement.sponsors.is_empty();
    let text = |phase: Phase| match (party, phase) {
        (Party::Coach, _) => None,
        (Party::Sponsor, _) => Some(cx.words.choice("welcome_sponsor", phase.word())),
        (_, Phase::AgendaSetting) if alone => Some(cx.words.get("welcome_alone_agenda_setting")),
        _ => Some(cx.words.choice("welcome_client", phase.word())),
    };
    let current = cx.derived.phases.current.unwrap_or(Phase::Contracting);
    let phases: Option<Vec<WelcomePhase>> = Phase::ALL
        .into_iter()
        .filter(|one| *one >= current)
        .map(|one| {
            Some(WelcomePhase {
                name: cx.words.phase(one).to_owned(),
                text: text(one)?,
            })
        })
        .collect();
    Some(Welcome {
        agreement: TextPiece::link(
            cx.words.get("welcome_agreement"),
            Some(NavSection::Agreement.path().to_owned()),
        ),
        phases: phases?,
    })
}
