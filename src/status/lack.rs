//! What a phase lacks, as data and in the few words that a terminal has room for.
//!
//! Ids stand where the portal has titles. Must not find out what is missing; that is `derive`'s.

use serde::Serialize;

use crate::derive::MissingItem;
use crate::record::value::Range;
use crate::view::types::Fact;

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
    pub fn of(missing: &MissingItem) -> Lack {
        let lack = Lack {
            what: missing.word(),
            ..Lack::default()
        };
        let said = |words: &str| Lack {
            words: words.to_owned(),
            ..lack.clone()
        };
        match missing {
            MissingItem::Chemistry => said("the chemistry meeting"),
            MissingItem::Comfortable => said("that coach and client are comfortable"),
            MissingItem::BoundariesUnderstood => said("that confidentiality is understood"),
            MissingItem::ConfidentialityAgreed => {
                said("the date on which confidentiality is agreed")
            }
            MissingItem::SponsorMeeting => said("the sponsor meeting"),
            MissingItem::SponsorPurpose => said("the sponsor's purpose"),
            MissingItem::SponsorExpectations => said("the sponsor's expectations"),
            MissingItem::SharedWithClient => said("sharing the sponsor's words with the client"),
            MissingItem::InterviewPartOne => said("interview part 1"),
            MissingItem::InterviewPartTwo => said("interview part 2"),
            MissingItem::ThreeSixtyOrStakeholders => said("a 360 or stakeholder interviews"),
            MissingItem::Debrief(fact) => Lack {
                record: fact.path.clone(),
                about: Some(stem(fact)),
                ..said("the debrief of")
            },
            MissingItem::Agenda => said("the agenda"),
            MissingItem::AgendaPoints { have, wanted } => Lack {
                have: Some(*have),
                wanted: Some(wanted.into()),
                ..said(&format!("agenda points ({have} of {})", wanted.written()))
            },
            MissingItem::PointIncomplete(point) => Lack {
                point: Some(point.id.clone()),
                about: Some(point.id.clone()),
                ..said("the whole of point")
            },
            MissingItem::ClientAgreement => said("the client's agreement to the agenda"),
            MissingItem::SponsorAgreement => said("the sponsor's agreement to the agenda"),
            MissingItem::Sessions { held, contracted } => Lack {
                have: Some(*held),
                wanted: Some(Wanted {
                    low: f64::from(*contracted),
                    high: f64::from(*contracted),
                }),
                ..said(&more(*held, *contracted))
            },
            MissingItem::ActionsReviewed { count } => Lack {
                have: Some(*count),
                ..said(&match count {
                    1 => "a review of 1 earlier action".to_owned(),
                    count => format!("a review of {count} earlier actions"),
                })
            },
            MissingItem::FinalReview => said("the final review"),
            MissingItem::SponsorAtFinalReview => said("the sponsor at the final review"),
            MissingItem::ObjectiveAssessed(objective) => Lack {
                objective: Some(objective.id.clone()),
                about: Some(objective.id.clone()),
                ..said("a verdict on")
            },
            MissingItem::CoachEvaluated => said("how effective the coach was"),
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
