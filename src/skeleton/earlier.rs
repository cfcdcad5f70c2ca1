//! What a new record repeats of an earlier one: a pulse round, and the criteria of the feedback on the coaching.
//!
//! Whatever only the coach sees keeps its mark.

use serde::Serialize;

use crate::record::value::{Relationship, Who, yaml_text};
use crate::view::types::{EffectivenessView, View};

/// The previous pulse round: the same people answer the same questions again.
#[derive(Debug, Clone, Serialize)]
pub struct PulseRound {
    /// The scale.
    scale: String,
    /// The questions.
    questions: Vec<AskedQuestion>,
    /// Those who answered.
    people: Vec<Respondent>,
}

/// A person who answered the questions of a pulse round.
#[derive(Debug, Clone, Serialize)]
pub struct Respondent {
    /// The name.
    name: String,
    /// The relationship to the client.
    relationship: Relationship,
    /// Whether only the coach sees the answer.
    coach_only: bool,
}

/// A question of a pulse round.
#[derive(Debug, Clone, Serialize)]
pub struct AskedQuestion {
    /// Its id.
    id: String,
    /// Its text, as a value.
    words: String,
    /// Whether only the coach sees it.
    coach_only: bool,
}

/// A criterion of the feedback on the coaching.
#[derive(Debug, Clone, Serialize)]
pub struct Rating {
    /// Who gave the score.
    by: Who,
    /// The sponsor's name, if a sponsor gave it.
    name: Option<String>,
    /// The criterion.
    criterion: String,
    /// Whether only the coach sees it.
    coach_only: bool,
}

/// The last pulse round.
pub(super) fn previous_pulse(view: &View) -> Option<PulseRound> {
    let last = view
        .pulses()
        .filter_map(|seen| Some((seen.fact.date, seen.content()?)));
    let (_, last) = last.max_by_key(|(date, _)| *date)?;
    Some(PulseRound {
        scale: format!("{}-{}", last.scale.low, last.scale.high),
        questions: last
            .questions
            .iter()
            .map(|one| AskedQuestion {
                id: yaml_text(&one.id),
                words: yaml_text(&one.text),
                coach_only: one.coach_only,
            })
            .collect(),
        people: last
            .answers
            .iter()
            .map(|one| Respondent {
                name: yaml_text(&one.name),
                relationship: one.relationship,
                coach_only: one.coach_only,
            })
            .collect(),
    })
}

/// The criteria of the last review with feedback on the coaching, without those of sponsors who have left.
pub(super) fn ratings(view: &View, sponsors: &[String]) -> Vec<Rating> {
    let reviews = view.reviews().rev().filter_map(|seen| seen.content());
    let mut rated = reviews.map(|review| &review.coach_effectiveness);
    let last = rated.find(|scores| !scores.is_empty());
    let rating = |one: &EffectivenessView| Rating {
        by: one.by,
        name: one.name.as_deref().map(yaml_text),
        criterion: yaml_text(&one.criterion),
        coach_only: one.coach_only,
    };
    let ratings = last.into_iter().flatten().map(rating);
    let stays = |one: &Rating| {
        let mut named = one.name.iter();
        one.by != Who::Sponsor || named.all(|name| sponsors.contains(name))
    };
    ratings.filter(stays).collect()
}
