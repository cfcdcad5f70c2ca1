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
    /// The introduction: a link to the agreement.
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
    let alone = cx.view.engagement.sponsors.is_empty();
    let text: &dyn Fn(Phase) -> &'static str = match cx.view.reader.party() {
        Party::Coach => return None,
        Party::Sponsor => &|phase| cx.words.choice("welcome_sponsor", phase.word()),
        Party::Client => &|phase| match phase {
            Phase::AgendaSetting if alone => cx.words.get("welcome_alone_agenda_setting"),
            phase => cx.words.choice("welcome_client", phase.word()),
        },
    };
    let current = cx.derived.phases.current.unwrap_or(Phase::Contracting);
    let phases = Phase::ALL.into_iter().filter(|phase| *phase >= current);
    Some(Welcome {
        agreement: TextPiece::link(
            cx.words.get("welcome_agreement"),
            Some(NavSection::Agreement.path().to_owned()),
        ),
        phases: phases
            .map(|phase| WelcomePhase {
                name: cx.words.phase(phase).to_owned(),
                text: text(phase),
            })
            .collect(),
    })
}
