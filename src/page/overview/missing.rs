//! What each phase still lacks; for the coach.
//!
//! Must not judge: what is missing is the phase strip's word.

use serde::Serialize;

use super::super::Cx;
use super::super::parts::Piece;
use crate::derive::Missing;
use crate::route::Section;

/// A phase that lacks something; for the coach.
#[derive(Serialize)]
pub(super) struct MissingPhase {
    /// Its name.
    name: String,
    /// What it lacks, with links.
    items: Vec<Piece>,
}

/// What is missing, by phase.
pub(super) fn missing(cx: &Cx<'_>) -> Vec<MissingPhase> {
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

fn missing_piece(cx: &Cx<'_>, missing: &Missing) -> Piece {
    let words = cx.words;
    match missing {
        Missing::Debrief(fact) => Piece::link(
            words.with(
                "missing_debrief",
                &[("record", words.record_name(fact).as_str().into())],
            ),
            cx.route.record(&fact.slug),
        ),
        Missing::AgendaPoints { have, wanted } => Piece::text(words.with(
            "missing_agenda_points",
            &[
                ("have", (*have).into()),
                ("wanted", words.range(wanted).as_str().into()),
            ],
        )),
        Missing::PointIncomplete(point) => Piece::link(
            words.with(
                "missing_point_incomplete",
                &[("point", (&point.title).into())],
            ),
            Some(format!("{}#{}", Section::Agenda.path(), point.id)),
        ),
        Missing::Sessions { held, contracted } => Piece::text(words.with(
            "missing_sessions",
            &[
                ("held", (*held).into()),
                ("contracted", (*contracted).into()),
            ],
        )),
        Missing::ActionsReviewed { count } => {
            Piece::text(words.with("missing_actions_reviewed", &[("count", (*count).into())]))
        }
        Missing::ObjectiveAssessed(objective) => Piece::link(
            words.with(
                "missing_objective_assessed",
                &[("objective", (&objective.words).into())],
            ),
            Some(format!("{}#{}", Section::Agenda.path(), objective.id)),
        ),
        other => Piece::text(words.choice("missing", other.word())),
    }
}
