//! What a phase still needs, as data and as short text for a terminal.
//!
//! Uses ids where the portal uses titles. Must not determine what is missing; `derive` does that.

use serde::{Deserialize, Serialize};

use super::words::{self, Keyword};
use crate::derive::MissingItem;
use crate::record::value::Range;

/// One thing that is missing for a phase to be complete.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MissingLine {
    /// What is missing, as a stable identifier.
    #[serde(deserialize_with = "words::missing")]
    pub what: Keyword,
    /// The path of the record that it concerns.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record: Option<String>,
    /// The id of the agenda point.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub point: Option<String>,
    /// The id of the objective.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub objective: Option<String>,
    /// The number of the session after which the review is contracted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after_session: Option<u32>,
    /// The number present; for actions, the number without a review.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub have: Option<usize>,
    /// The required number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wanted: Option<RequiredRange>,
}

/// A range of numbers.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequiredRange {
    pub low: f64,
    pub high: f64,
}

/// What can be missing, with the text without its object: `a verdict on`. The text of what has a number is made by
/// [`MissingLine::words`].
pub(super) const MISSING: [(&str, &str); 27] = [
    ("chemistry", "the chemistry meeting"),
    (
        "comfortable",
        "confirmation that coach and client are comfortable",
    ),
    (
        "boundaries-understood",
        "confirmation that confidentiality is understood",
    ),
    (
        "confidentiality-agreed",
        "the date of the confidentiality agreement",
    ),
    ("agreement-signed", "the client's signature"),
    ("sponsor-meeting", "the sponsor meeting"),
    ("sponsor-purpose", "the sponsor's purpose"),
    ("sponsor-expectations", "the sponsor's expectations"),
    (
        "shared-with-client",
        "sharing the sponsor's input with the client",
    ),
    ("interview-part-one", "interview part 1"),
    ("interview-part-two", "interview part 2"),
    (
        "three-sixty-or-stakeholders",
        "a 360 or stakeholder interviews",
    ),
    ("themes", "the stakeholder themes"),
    ("debrief", "to discuss with the client:"),
    ("agenda", "the agenda"),
    ("agenda-points", ""),
    ("point-incomplete", "fields missing in point"),
    ("client-agreement", "the client's agreement to the agenda"),
    ("sponsor-agreement", "the sponsor's agreement to the agenda"),
    ("sessions", ""),
    ("actions-reviewed", ""),
    ("interim-review", ""),
    ("final-review", "the final review"),
    ("sponsor-at-final-review", "the sponsor at the final review"),
    ("objective-assessed", "a verdict on"),
    ("coach-evaluated", "feedback on the coaching"),
    ("unreadable-record", "the unreadable record"),
];

impl MissingLine {
    /// Converts a missing item to data.
    pub fn from_missing(missing: &MissingItem) -> MissingLine {
        let bare = MissingLine {
            what: missing.word(),
            ..MissingLine::default()
        };
        match missing {
            MissingItem::Debrief(fact) => MissingLine {
                record: Some(fact.path.clone().unwrap_or_else(|| fact.slug.clone())),
                ..bare
            },
            MissingItem::AgendaPoints { have, wanted } => MissingLine {
                have: Some(*have),
                wanted: Some(wanted.into()),
                ..bare
            },
            MissingItem::PointIncomplete(point) => MissingLine {
                point: Some(point.id.clone()),
                ..bare
            },
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
                ..bare
            },
            MissingItem::ActionsReviewed { count } => MissingLine {
                have: Some(*count),
                ..bare
            },
            MissingItem::InterimReview { after } => MissingLine {
                after_session: Some(*after),
                ..bare
            },
            MissingItem::ObjectiveAssessed(objective) => MissingLine {
                objective: Some(objective.id.clone()),
                ..bare
            },
            MissingItem::Unreadable { path } => MissingLine {
                record: Some(path.clone()),
                ..bare
            },
            MissingItem::Chemistry
            | MissingItem::Comfortable
            | MissingItem::BoundariesUnderstood
            | MissingItem::ConfidentialityAgreed
            | MissingItem::AgreementSigned
            | MissingItem::SponsorMeeting
            | MissingItem::SponsorPurpose
            | MissingItem::SponsorExpectations
            | MissingItem::SharedWithClient
            | MissingItem::InterviewPartOne
            | MissingItem::InterviewPartTwo
            | MissingItem::ThreeSixtyOrStakeholders
            | MissingItem::Themes
            | MissingItem::Agenda
            | MissingItem::ClientAgreement
            | MissingItem::SponsorAgreement
            | MissingItem::FinalReview
            | MissingItem::SponsorAtFinalReview
            | MissingItem::CoachEvaluated => bare,
        }
    }

    /// Returns the text without its object: `a verdict on`.
    pub fn words(&self) -> String {
        let have = self.have.unwrap_or_default();
        let wanted = self.wanted.unwrap_or_default();
        match self.what {
            "agenda-points" => {
                let wanted = Range {
                    low: wanted.low,
                    high: wanted.high,
                };
                format!("agenda points ({have} of {})", wanted.written())
            }
            "sessions" => remaining_sessions(have, wanted.low),
            "actions-reviewed" => match have {
                1 => "a review of 1 earlier action".to_owned(),
                count => format!("a review of {count} earlier actions"),
            },
            "interim-review" => format!(
                "the interim review after session {}",
                self.after_session.unwrap_or_default()
            ),
            what => {
                let known = MISSING.iter().find(|(word, _)| *word == what);
                known.map_or(what, |(_, text)| text).to_owned()
            }
        }
    }

    /// Returns the object: an id, or a record's file name.
    pub fn about(&self) -> Option<&str> {
        match self.what {
            "debrief" => self.record.as_deref().map(stem),
            "unreadable-record" => self.record.as_deref(),
            "point-incomplete" => self.point.as_deref(),
            "objective-assessed" => self.objective.as_deref(),
            _ => None,
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

fn remaining_sessions(held: usize, contracted: f64) -> String {
    // A conversion of a number that is too large or negative gives the nearest possible one.
    match (contracted as usize).saturating_sub(held) {
        1 => "1 more session".to_owned(),
        count => format!("{count} more sessions"),
    }
}

/// Returns a record's file name without folder and extension, as other records refer to it.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_suffix(".md").unwrap_or(name)
}
