//! The kinds of item that a phase can lack before it is complete.
//!
//! Must not read a view; `checklist` determines what is missing.

use crate::record::value::Range;
use crate::view::types::{Fact, ObjectiveRef, PointRef};

/// The code and the name of a rule of the checker, which `allow` uses.
pub type RuleName = (&'static str, &'static str);

pub(super) const POINT_WITHOUT_OBJECTIVE: RuleName = ("CG303", "point-without-objective");
pub(super) const OBJECTIVE_NOT_SMART: RuleName = ("CG304", "objective-not-smart");
pub(super) const SUCCESS_UNDESCRIBED: RuleName = ("CG305", "success-undescribed");
pub(super) const MILESTONES: RuleName = ("CG306", "milestones");
pub(super) const NO_BUSINESS_BENEFIT: RuleName = ("CG307", "no-business-benefit");

/// An item without which a phase is not complete.
#[derive(Debug, Clone, PartialEq)]
pub enum MissingItem {
    /// No chemistry meeting was held.
    Chemistry,
    /// Coach and client have not both confirmed that they are comfortable.
    Comfortable,
    /// Nobody confirmed that the limits of confidentiality are understood.
    BoundariesUnderstood,
    /// The engagement has no date on which confidentiality was agreed.
    ConfidentialityAgreed,
    /// The client has not signed the agreement.
    AgreementSigned,
    /// No conversation with the sponsor was held.
    SponsorMeeting,
    /// The sponsor's purpose is not recorded.
    SponsorPurpose,
    /// The sponsor's expectations are not recorded.
    SponsorExpectations,
    /// What the sponsor said was not shared with the client.
    SharedWithClient,
    /// The first part of the structured interview.
    InterviewPartOne,
    /// The second part.
    InterviewPartTwo,
    /// Neither a 360 nor stakeholder interviews are recorded.
    ThreeSixtyOrStakeholders,
    /// Stakeholder interviews were held, but not summarised.
    Themes,
    /// An instrument, a 360 or themes that were not debriefed.
    Debrief(Fact),
    /// No agenda.
    Agenda,
    /// Fewer agenda points than the programme requires.
    AgendaPoints { have: usize, wanted: Range },
    /// A point without a benefit, success, objective, or one of an objective's SMART fields.
    PointIncomplete(PointRef),
    /// The client has not agreed the agenda.
    ClientAgreement,
    /// The sponsor has not agreed the agenda.
    SponsorAgreement,
    /// Sessions that are still to be held.
    Sessions {
        held: usize,
        cancelled: usize,
        contracted: u32,
    },
    /// Actions of earlier sessions that no later session reviewed.
    ActionsReviewed { count: usize },
    /// A contracted review after this session.
    InterimReview { after: u32 },
    /// No final review.
    FinalReview,
    /// The final review took place without the sponsor.
    SponsorAtFinalReview,
    /// An objective of the agenda in force that the final review does not assess.
    ObjectiveAssessed(ObjectiveRef),
    /// The final review has no feedback on the coaching.
    CoachEvaluated,
    /// A record that cannot be read, and may be the one that the step lacks.
    Unreadable {
        /// Its path in the engagement's folder.
        path: String,
    },
}

impl MissingItem {
    /// A stable keyword for message IDs.
    pub fn word(&self) -> &'static str {
        match self {
            MissingItem::Chemistry => "chemistry",
            MissingItem::Comfortable => "comfortable",
            MissingItem::BoundariesUnderstood => "boundaries-understood",
            MissingItem::ConfidentialityAgreed => "confidentiality-agreed",
            MissingItem::AgreementSigned => "agreement-signed",
            MissingItem::SponsorMeeting => "sponsor-meeting",
            MissingItem::SponsorPurpose => "sponsor-purpose",
            MissingItem::SponsorExpectations => "sponsor-expectations",
            MissingItem::SharedWithClient => "shared-with-client",
            MissingItem::InterviewPartOne => "interview-part-one",
            MissingItem::InterviewPartTwo => "interview-part-two",
            MissingItem::ThreeSixtyOrStakeholders => "three-sixty-or-stakeholders",
            MissingItem::Themes => "themes",
            MissingItem::Debrief(_) => "debrief",
            MissingItem::Agenda => "agenda",
            MissingItem::AgendaPoints { .. } => "agenda-points",
            MissingItem::PointIncomplete(_) => "point-incomplete",
            MissingItem::ClientAgreement => "client-agreement",
            MissingItem::SponsorAgreement => "sponsor-agreement",
            MissingItem::Sessions { .. } => "sessions",
            MissingItem::ActionsReviewed { .. } => "actions-reviewed",
            MissingItem::InterimReview { .. } => "interim-review",
            MissingItem::FinalReview => "final-review",
            MissingItem::SponsorAtFinalReview => "sponsor-at-final-review",
            MissingItem::ObjectiveAssessed(_) => "objective-assessed",
            MissingItem::CoachEvaluated => "coach-evaluated",
            MissingItem::Unreadable { .. } => "unreadable-record",
        }
    }

    /// The rules that report it; several for a point, one for each thing that it may lack. No rule reports the number of
    /// sessions, or that an unreadable record is missing.
    pub fn rules(&self) -> &'static [RuleName] {
        match self {
            MissingItem::Chemistry => &[("CG101", "chemistry-missing")],
            MissingItem::Comfortable => &[("CG102", "chemistry-unconfirmed")],
            MissingItem::BoundariesUnderstood | MissingItem::ConfidentialityAgreed => {
                &[("CG103", "confidentiality-not-agreed")]
            }
            MissingItem::SponsorMeeting
            | MissingItem::SponsorPurpose
            | MissingItem::SponsorExpectations => &[("CG104", "sponsor-conversation-missing")],
            MissingItem::SharedWithClient => &[("CG105", "not-aligned")],
            MissingItem::AgreementSigned => &[("CG106", "unsigned-agreement")],
            MissingItem::InterviewPartOne | MissingItem::InterviewPartTwo => {
                &[("CG201", "interview-part-missing")]
            }
            MissingItem::ThreeSixtyOrStakeholders => &[("CG202", "no-360-no-stakeholders")],
            MissingItem::Themes => &[("CG203", "themes-missing")],
            MissingItem::Debrief(_) => &[("CG205", "not-debriefed")],
            MissingItem::Agenda => &[("CG301", "agenda-missing")],
            MissingItem::AgendaPoints { .. } => &[("CG302", "agenda-size")],
            MissingItem::PointIncomplete(_) => &[
                POINT_WITHOUT_OBJECTIVE,
                OBJECTIVE_NOT_SMART,
                SUCCESS_UNDESCRIBED,
                MILESTONES,
                NO_BUSINESS_BENEFIT,
            ],
            MissingItem::ClientAgreement | MissingItem::SponsorAgreement => {
                &[("CG310", "agenda-not-agreed")]
            }
            MissingItem::ActionsReviewed { .. } => &[("CG404", "action-not-reviewed")],
            MissingItem::InterimReview { .. } => &[("CG501", "interim-review-due")],
            MissingItem::FinalReview => &[("CG502", "final-review-due")],
            MissingItem::SponsorAtFinalReview => &[("CG503", "sponsor-absent")],
            MissingItem::ObjectiveAssessed(_) => &[("CG504", "objective-unassessed")],
            MissingItem::CoachEvaluated => &[("CG506", "coach-not-evaluated")],
            MissingItem::Sessions { .. } | MissingItem::Unreadable { .. } => &[],
        }
    }
}
