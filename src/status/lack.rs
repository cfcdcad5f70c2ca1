//! What a phase lacks, as data and in the few words that a terminal has room for.
//!
//! Ids stand where the portal has titles. Must not find out what is missing; that is `derive`'s.

use serde::Serialize;

use crate::derive::Missing;
use crate::record::value::Range;
use crate::view::seen::Fact;

/// One thing without which a phase is not done.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Lack {
    /// What it is, as a stable word.
    pub what: &'static str,
    /// Path of the record it concerns.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub record: Option<String>,
    /// Id of the agenda point.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub point: Option<String>,
    /// Id of the objective.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub objective: Option<String>,
    /// How many there are; of actions, how many lack a review.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub have: Option<usize>,
    /// How many there should be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wanted: Option<Wanted>,
    /// The words, without what they are about: `a verdict on`.
    #[serde(skip)]
    pub words: String,
    /// What they are about: an id, or a record's file.
    #[serde(skip)]
    pub about: Option<String>,
}

/// A range of numbers.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Wanted {
    pub low: f64,
    pub high: f64,
}

impl Lack {
    /// As data and in words.
    pub fn of(missing: &Missing) -> Lack {
        let lack = Lack {
            what: missing.word(),
            ..Lack::default()
        };
        let said = |words: &str| Lack {
            words: words.to_owned(),
            ..lack.clone()
        };
        match missing {
            Missing::Chemistry => said("the chemistry meeting"),
            Missing::Comfortable => said("that coach and client are comfortable"),
            Missing::BoundariesUnderstood => said("that confidentiality is understood"),
            Missing::ConfidentialityAgreed => said("the date on which confidentiality is agreed"),
            Missing::SponsorMeeting => said("the sponsor meeting"),
            Missing::SponsorPurpose => said("the sponsor's purpose"),
            Missing::SponsorExpectations => said("the sponsor's expectations"),
            Missing::SharedWithClient => said("sharing the sponsor's words with the client"),
            Missing::InterviewPartOne => said("interview part 1"),
            Missing::InterviewPartTwo => said("interview part 2"),
            Missing::ThreeSixtyOrStakeholders => said("a 360 or stakeholder interviews"),
            Missing::Debrief(fact) => Lack {
                record: fact.path.clone(),
                about: Some(stem(fact)),
                ..said("the debrief of")
            },
            Missing::Agenda => said("the agenda"),
            Missing::AgendaPoints { have, wanted } => Lack {
                have: Some(*have),
                wanted: Some(wanted.into()),
                ..said(&format!("agenda points ({have} of {})", wanted.written()))
            },
            Missing::PointIncomplete(point) => Lack {
                point: Some(point.id.clone()),
                about: Some(point.id.clone()),
                ..said("the whole of point")
            },
            Missing::ClientAgreement => said("the client's agreement to the agenda"),
            Missing::SponsorAgreement => said("the sponsor's agreement to the agenda"),
            Missing::Sessions { held, contracted } => Lack {
                have: Some(*held),
                wanted: Some(Wanted {
                    low: f64::from(*contracted),
                    high: f64::from(*contracted),
                }),
                ..said(&more(*held, *contracted))
            },
            Missing::ActionsReviewed { count } => Lack {
                have: Some(*count),
                ..said(&match count {
                    1 => "a review of 1 earlier action".to_owned(),
                    count => format!("a review of {count} earlier actions"),
                })
            },
            Missing::FinalReview => said("the final review"),
            Missing::SponsorAtFinalReview => said("the sponsor at the final review"),
            Missing::ObjectiveAssessed(objective) => Lack {
                objective: Some(objective.id.clone()),
                about: Some(objective.id.clone()),
                ..said("a verdict on")
            },
            Missing::CoachEvaluated => said("how effective the coach was"),
        }
    }
}

impl From<&Range> for Wanted {
    fn from(range: &Range) -> Wanted {
        Wanted {
            low: range.low,
            high: range.high,
        }
    }
}

fn more(held: usize, contracted: u32) -> String {
    match (contracted as usize).saturating_sub(held) {
        1 => "1 more session".to_owned(),
        count => format!("{count} more sessions"),
    }
}

/// The record's file without folder and ending, as other records refer to it.
fn stem(fact: &Fact) -> String {
    let path = fact.path.as_deref().unwrap_or(&fact.slug);
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_suffix(".md").unwrap_or(name).to_owned()
}
