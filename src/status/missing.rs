//! What a phase still needs, as data and as short text for a terminal.
//!
//! Uses ids where the portal uses titles. Must not determine what is missing; `derive` does that.

use serde::Serialize;

use crate::derive::MissingItem;
use crate::record::value::Range;
use crate::view::types::Fact;

/// One thing that is missing for a phase to be complete.
#[derive(Debug, Clone, Default, Serialize)]
pub struct MissingLine {
    /// What is missing, as a stable identifier.
    pub what: &'static str,
    /// The path of the record that it concerns.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub record: Option<String>,
    /// The id of the agenda point.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub point: Option<String>,
    /// The id of the objective.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub objective: Option<String>,
    /// The number of the session after which the review is contracted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after_session: Option<u32>,
    /// The number present; for actions, the number without a review.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub have: Option<usize>,
    /// The required number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wanted: Option<RequiredRange>,
    /// The text without its object: `a verdict on`.
    #[serde(skip)]
    pub words: String,
    /// The object: an id, or a record's file name.
    #[serde(skip)]
    pub about: Option<String>,
}

/// A range of numbers.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct RequiredRange {
    pub low: f64,
    pub high: f64,
}

impl MissingLine {
    /// Converts a missing item to data and text.
    pub fn from_missing(missing: &MissingItem) -> MissingLine {
        let bare = MissingLine {
            what: missing.word(),
            ..MissingLine::default()
        };
        let with_words = |words: &str| MissingLine {
            words: words.to_owned(),
            ..bare.clone()
        };
        match missing {
            MissingItem::Chemistry => with_words("the chemistry meeting"),
            MissingItem::Comfortable => {
                with_words("confirmation that coach and client are comfortable")
            }
            MissingItem::BoundariesUnderstood => {
                with_words("confirmation that confidentiality is understood")
            }
            MissingItem::ConfidentialityAgreed => {
                with_words("the date of the confidentiality agreement")
            }
            MissingItem::AgreementSigned => with_words("the client's signature"),
            MissingItem::SponsorMeeting => with_words("the sponsor meeting"),
            MissingItem::SponsorPurpose => with_words("the sponsor's purpose"),
            MissingItem::SponsorExpectations => with_words("the sponsor's expectations"),
            MissingItem::SharedWithClient => {
                with_words("sharing the sponsor's input with the client")
            }
            MissingItem::InterviewPartOne => with_words("interview part 1"),
            MissingItem::InterviewPartTwo => with_words("interview part 2"),
            MissingItem::ThreeSixtyOrStakeholders => with_words("a 360 or stakeholder interviews"),
            MissingItem::Themes => with_words("the stakeholder themes"),
            MissingItem::Debrief(fact) => MissingLine {
                record: fact.path.clone(),
                about: Some(stem(fact)),
                ..with_words("to discuss with the client:")
            },
            MissingItem::Agenda => with_words("the agenda"),
            MissingItem::AgendaPoints { have, wanted } => MissingLine {
                have: Some(*have),
                wanted: Some(wanted.into()),
                ..with_words(&format!("agenda points ({have} of {})", wanted.written()))
            },
            MissingItem::PointIncomplete(point) => MissingLine {
                point: Some(point.id.clone()),
                about: Some(point.id.clone()),
                ..with_words("fields missing in point")
            },
            MissingItem::ClientAgreement => with_words("the client's agreement to the agenda"),
            MissingItem::SponsorAgreement => with_words("the sponsor's agreement to the agenda"),
            MissingItem::Sessions {
                held,
                cancelled,
                contracted,
            } => MissingLine {
                have: Some(held + cancelled),
                wanted: Some(RequiredRange {
                    low: f64::from(*contracted),
                    high: f64::from(*contracted),
                }),
                ..with_words(&remaining_sessions(held + cancelled, *contracted))
            },
            MissingItem::ActionsReviewed { count } => MissingLine {
                have: Some(*count),
                ..with_words(&match count {
                    1 => "a review of 1 earlier action".to_owned(),
                    count => format!("a review of {count} earlier actions"),
                })
            },
            MissingItem::InterimReview { after } => MissingLine {
                after_session: Some(*after),
                ..with_words(&format!("the interim review after session {after}"))
            },
            MissingItem::FinalReview => with_words("the final review"),
            MissingItem::SponsorAtFinalReview => with_words("the sponsor at the final review"),
            MissingItem::ObjectiveAssessed(objective) => MissingLine {
                objective: Some(objective.id.clone()),
                about: Some(objective.id.clone()),
                ..with_words("a verdict on")
            },
            MissingItem::CoachEvaluated => with_words("feedback on the coaching"),
            MissingItem::Unreadable { path } => MissingLine {
                record: Some(path.clone()),
                about: Some(path.clone()),
                ..with_words("the unreadable record")
            },
        }
    }
}

impl From<&Range> for RequiredRange {
    fn from(range: &Range) -> RequiredRange {
        RequiredRange {
            low: range.low,
            high: range.high,
        }
    }
}

fn remaining_sessions(held: usize, contracted: u32) -> String {
    match (contracted as usize).saturating_sub(held) {
        1 => "1 more session".to_owned(),
        count => format!("{count} more sessions"),
    }
}

/// Returns the record's file name without folder and extension, as other records refer to it.
fn stem(fact: &Fact) -> String {
    let path = fact.path.as_deref().unwrap_or(&fact.slug);
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_suffix(".md").unwrap_or(name).to_owned()
}
