//! What a phase may lack before it is done.
//!
//! Must not look at a view; `lacks` finds out what is missing.

use crate::record::value::Range;
use crate::view::types::{Fact, ObjectiveRef, PointRef};

/// One thing without which a phase is not done.
#[derive(Debug, Clone, PartialEq)]
pub enum MissingItem {
    /// No chemistry meeting was held.
    Chemistry,
    /// Coach and client have not both said that they are comfortable.
    Comfortable,
    /// The boundaries of confidentiality were not confirmed as understood.
    BoundariesUnderstood,
    /// The engagement has no date on which confidentiality was agreed.
    ConfidentialityAgreed,
    /// No conversation with the sponsor was held.
    SponsorMeeting,
    /// The sponsor's purpose is not on record.
    SponsorPurpose,
    /// The sponsor's expectations are not on record.
    SponsorExpectations,
    /// What the sponsor said was not shared with the client.
    SharedWithClient,
    /// The first part of the structured interview.
    InterviewPartOne,
    /// The second part.
    InterviewPartTwo,
    /// Neither a 360 on file nor stakeholder interviews.
    ThreeSixtyOrStakeholders,
    /// An instrument that was not debriefed.
    Debrief(Fact),
    /// No agenda.
    Agenda,
    /// Fewer agenda points than the programme asks for.
    AgendaPoints { have: usize, wanted: Range },
    /// A point without a benefit, success, objective, or one of an objective's five letters.
    PointIncomplete(PointRef),
    /// The client has not agreed the agenda.
    ClientAgreement,
    /// The sponsor has not agreed the agenda.
    SponsorAgreement,
    /// Sessions still to be held.
    Sessions { held: usize, contracted: u32 },
    /// Actions of earlier sessions that no later one reviewed.
    ActionsReviewed { count: usize },
    /// No final review.
    FinalReview,
    /// The final review was held without the sponsor.
    SponsorAtFinalReview,
    /// An objective of the agenda in force that the final review leaves out.
    ObjectiveAssessed(ObjectiveRef),
    /// The final review does not consider how effective the coach was.
    CoachEvaluated,
}

impl MissingItem {
    /// A stable word for the interface's messages.
    pub fn word(&self) -> &'static str {
        match self {
            MissingItem::Chemistry => "chemistry",
            MissingItem::Comfortable => "comfortable",
            MissingItem::BoundariesUnderstood => "boundaries-understood",
            MissingItem::ConfidentialityAgreed => "confidentiality-agreed",
            MissingItem::SponsorMeeting => "sponsor-meeting",
            MissingItem::SponsorPurpose => "sponsor-purpose",
            MissingItem::SponsorExpectations => "sponsor-expectations",
            MissingItem::SharedWithClient => "shared-with-client",
            MissingItem::InterviewPartOne => "interview-part-one",
            MissingItem::InterviewPartTwo => "interview-part-two",
            MissingItem::ThreeSixtyOrStakeholders => "three-sixty-or-stakeholders",
            MissingItem::Debrief(_) => "debrief",
            MissingItem::Agenda => "agenda",
            MissingItem::AgendaPoints { .. } => "agenda-points",
            MissingItem::PointIncomplete(_) => "point-incomplete",
            MissingItem::ClientAgreement => "client-agreement",
            MissingItem::SponsorAgreement => "sponsor-agreement",
            MissingItem::Sessions { .. } => "sessions",
            MissingItem::ActionsReviewed { .. } => "actions-reviewed",
            MissingItem::FinalReview => "final-review",
            MissingItem::SponsorAtFinalReview => "sponsor-at-final-review",
            MissingItem::ObjectiveAssessed(_) => "objective-assessed",
            MissingItem::CoachEvaluated => "coach-evaluated",
        }
    }
}
