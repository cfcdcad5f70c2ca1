//! What a phase may lack before it is done.
//!
//! Must not look at a view; `lacks` finds out what is missing.

use crate::record::value::Range;
use crate::view::seen::{Fact, ObjectiveRef, PointRef};

/// One thing without which a phase is not done.
#[derive(Debug, Clone, PartialEq)]
pub enum Missing {
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

impl Missing {
    /// A stable word for the interface's messages.
    pub fn word(&self) -> &'static str {
        match self {
            Missing::Chemistry => "chemistry",
            Missing::Comfortable => "comfortable",
            Missing::BoundariesUnderstood => "boundaries-understood",
            Missing::ConfidentialityAgreed => "confidentiality-agreed",
            Missing::SponsorMeeting => "sponsor-meeting",
            Missing::SponsorPurpose => "sponsor-purpose",
            Missing::SponsorExpectations => "sponsor-expectations",
            Missing::SharedWithClient => "shared-with-client",
            Missing::InterviewPartOne => "interview-part-one",
            Missing::InterviewPartTwo => "interview-part-two",
            Missing::ThreeSixtyOrStakeholders => "three-sixty-or-stakeholders",
            Missing::Debrief(_) => "debrief",
            Missing::Agenda => "agenda",
            Missing::AgendaPoints { .. } => "agenda-points",
            Missing::PointIncomplete(_) => "point-incomplete",
            Missing::ClientAgreement => "client-agreement",
            Missing::SponsorAgreement => "sponsor-agreement",
            Missing::Sessions { .. } => "sessions",
            Missing::ActionsReviewed { .. } => "actions-reviewed",
            Missing::FinalReview => "final-review",
            Missing::SponsorAtFinalReview => "sponsor-at-final-review",
            Missing::ObjectiveAssessed(_) => "objective-assessed",
            Missing::CoachEvaluated => "coach-evaluated",
        }
    }
}
