//! What each phase still lacks; for the coach.
//!
//! Only presents the missing items; the phase strip determines them.

use serde::Serialize;

use super::super::PageContext;
use super::super::parts::TextPiece;
use crate::derive::MissingItem;
use crate::route::NavSection;
use crate::view::types::Fact;

/// A phase with missing items; for the coach.
#[derive(Serialize)]
pub(super) struct MissingPhase {
    /// Its name.
    name: String,
    /// The missing items, with links.
    items: Vec<TextPiece>,
}

/// The missing items, by phase.
pub(super) fn missing(cx: &PageContext<'_>) -> Vec<MissingPhase> {
    cx.derived
        .phases
        .phases
        .iter()
        .filter(|phase| !phase.missing.is_empty())
        .map(|phase| MissingPhase {
            name: cx.words.phase(phase.phase).to_owned(),
            items: phase
                .missing
                .iter()
                .map(|missing| missing_piece(cx, missing))
                .collect(),
        })
        .collect()
}

fn missing_piece(cx: &PageContext<'_>, missing: &MissingItem) -> TextPiece {
    let words = cx.words;
    match missing {
        MissingItem::Debrief(fact) => TextPiece::link(
            words.with(
                "missing_debrief",
                &[("record", instrument_name(cx, fact).as_str().into())],
            ),
            cx.route.record(&fact.slug),
        ),
        MissingItem::AgendaPoints { have, wanted } => TextPiece::text(words.with(
            "missing_agenda_points",
            &[
                ("have", (*have).into()),
                ("wanted", words.range(wanted).as_str().into()),
            ],
        )),
        MissingItem::PointIncomplete(point) => TextPiece::link(
            words.with(
                "missing_point_incomplete",
                &[("point", (&point.title).into())],
            ),
            Some(format!("{}#{}", NavSection::Agenda.path(), point.id)),
        ),
        MissingItem::Sessions { held, contracted } => TextPiece::text(words.with(
            "missing_sessions",
            &[
                ("held", (*held).into()),
                ("contracted", (*contracted).into()),
            ],
        )),
        MissingItem::ActionsReviewed { count } => {
            TextPiece::text(words.with("missing_actions_reviewed", &[("count", (*count).into())]))
        }
        MissingItem::ObjectiveAssessed(objective) => TextPiece::link(
            words.with(
                "missing_objective_assessed",
                &[("objective", (&objective.words).into())],
            ),
            Some(format!("{}#{}", NavSection::Agenda.path(), objective.id)),
        ),
        other => TextPiece::text(words.choice("missing", other.word())),
    }
}

/// The title of an instrument's record, else the name of the instrument.
fn instrument_name(cx: &PageContext<'_>, fact: &Fact) -> String {
    let mut records = cx.view.psychometrics();
    let seen = records.find(|seen| seen.fact.slug == fact.slug);
    let shared = seen.and_then(|seen| seen.shared.as_ref());
    match (&fact.title, shared) {
        (None, Some(shared)) => shared.content.instrument.clone(),
        _ => cx.words.record_name(fact),
    }
}
