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
    /// What the list is, with a link to the agreement.
    lede: Vec<TextPiece>,
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

/// Returns what happens next, until the first session is held or the reader has objectives.
pub(super) fn welcome(cx: &PageContext<'_>) -> Option<Welcome> {
    let begun = cx.derived.calendar.hours.sessions_held > 0 || !cx.derived.tracks.is_empty();
    let party = cx.view.reader.party();
    let lede = match party {
        Party::Client => "welcome_client",
        Party::Sponsor => "welcome_sponsor",
        Party::Coach => return None,
    };
    let alone = cx.view.engagement.sponsors.is_empty();
    let text = |phase: Phase| match (party, phase) {
        (Party::Sponsor, _) => cx.words.choice("welcome_sponsor", phase.word()),
        (_, Phase::AgendaSetting) if alone => cx.words.get("welcome_alone_agenda_setting"),
        _ => cx.words.choice("welcome_client", phase.word()),
    };
    if begun || is_over(cx.view) {
        return None;
    }
    let current = cx.derived.phases.current.unwrap_or(Phase::Contracting);
    let phases = Phase::ALL.into_iter().filter(|one| *one >= current);
    let agreement = cx.words.get("welcome_agreement").to_owned();
    Some(Welcome {
        lede: vec![
            TextPiece::text(cx.words.get(lede)),
            TextPiece::text(" "),
            TextPiece::link(agreement, Some(NavSection::Agreement.path().to_owned())),
        ],
        phases: phases
            .map(|one| WelcomePhase {
                name: cx.words.phase(one).to_owned(),
                text: text(one),
            })
            .collect(),
    })
}
