//! The contracting records: the chemistry meeting and the sponsor meeting.

use chrono::NaiveDate;

use super::decode::Fields;
use super::fields::{ContentFields, KindContent};
use super::leaf::{Leaf, List, Opt};
use super::parts::{Action, ActionFields, Finding, FindingFields, Reviewed, ReviewedFields};
use super::person::Person;
use super::value::{Decision, Mode};
use crate::policy::Field;

/// The one-to-one meeting in which coach and client find out whether they can work together.
#[derive(Debug, Clone)]
pub struct Chemistry {
    pub date: Leaf<NaiveDate>,
    pub minutes: Opt<u32>,
    pub mode: Opt<Mode>,
    pub coach_comfortable: Opt<bool>,
    pub client_comfortable: Opt<bool>,
    pub confidentiality_understood: Opt<bool>,
    pub decision: Opt<Decision>,
}

impl KindContent for Chemistry {
    fn read(d: &mut Fields<'_, '_>) -> Option<Self> {
        let date = d.need(Field::ChemistryDate);
        let minutes = d.get_minutes(Field::ChemistryMinutes);
        let mode = d.get(Field::ChemistryMode);
        let coach_comfortable = d.get(Field::ChemistryCoachComfortable);
        let client_comfortable = d.get(Field::ChemistryClientComfortable);
        let confidentiality_understood = d.get(Field::ChemistryConfidentialityUnderstood);
        let decision = d.get(Field::ChemistryDecision);
        Some(Chemistry {
            date: date?,
            minutes,
            mode,
            coach_comfortable,
            client_comfortable,
            confidentiality_understood,
            decision,
        })
    }

    fn fields(&self) -> ContentFields<'_> {
        let Chemistry {
            date,
            minutes,
            mode: _,
            coach_comfortable: _,
            client_comfortable: _,
            confidentiality_understood: _,
            decision,
        } = self;
        ContentFields {
            date: Some(date),
            minutes: minutes.as_ref(),
            decision: decision.as_ref(),
            ..ContentFields::default()
        }
    }
}

/// The meeting with the sponsor about purpose and expectations.
#[derive(Debug, Clone)]
pub struct SponsorMeeting {
    pub date: Leaf<NaiveDate>,
    pub present: Vec<Leaf<Person>>,
    pub purpose: Opt<String>,
    pub expectations: List<Finding>,
    pub aligned: Opt<NaiveDate>,
    pub shared_with_client: Opt<NaiveDate>,
    pub shared_with_sponsors: Vec<Leaf<Person>>,
    pub actions: List<Action>,
    pub reviewed: List<Reviewed>,
}

const ACTIONS: ActionFields = ActionFields {
    group: Field::SponsorMeetingActions,
    id: Field::SponsorMeetingActionsId,
    what: Field::SponsorMeetingActionsWhat,
    owner: Field::SponsorMeetingActionsOwner,
    name: Some(Field::SponsorMeetingActionsName),
    due: Field::SponsorMeetingActionsDue,
    point: Some(Field::SponsorMeetingActionsPoint),
};

const REVIEWED: ReviewedFields = ReviewedFields {
    group: Field::SponsorMeetingReviewed,
    action: Field::SponsorMeetingReviewedAction,
    outcome: Field::SponsorMeetingReviewedOutcome,
    due: Field::SponsorMeetingReviewedDue,
    learning: Field::SponsorMeetingReviewedLearning,
};

impl KindContent for SponsorMeeting {
    fn read(d: &mut Fields<'_, '_>) -> Option<Self> {
        let date = d.need(Field::SponsorMeetingDate);
        let present: Vec<Leaf<Person>> = d.need_all(Field::SponsorMeetingPresent);
        let purpose = d.get(Field::SponsorMeetingPurpose);
        let expectations = FindingFields {
            group: Field::SponsorMeetingExpectations,
            id: Field::SponsorMeetingExpectationsId,
            text: Field::SponsorMeetingExpectationsText,
            question: None,
        }
        .read(d);
        let aligned = d.get(Field::SponsorMeetingAligned);
        let shared_with_client = d.get(Field::SponsorMeetingSharedWithClient);
        let shared_with_sponsors = d.all(Field::SponsorMeetingSharedWithSponsors);
        let actions = ACTIONS.read(d);
        let reviewed = REVIEWED.read(d);
        if present.is_empty() {
            return None;
        }
        Some(SponsorMeeting {
            date: date?,
            present,
            purpose,
            expectations,
            aligned,
            shared_with_client,
            shared_with_sponsors,
            actions,
            reviewed,
        })
    }

    fn fields(&self) -> ContentFields<'_> {
        let SponsorMeeting {
            date,
            present: _,
            purpose: _,
            expectations,
            aligned: _,
            shared_with_client,
            shared_with_sponsors: _,
            actions,
            reviewed,
        } = self;
        ContentFields {
            date: Some(date),
            passed_on: Some(shared_with_client),
            findings: Some(expectations),
            actions: Some(actions),
            reviewed: Some(reviewed),
            ..ContentFields::default()
        }
    }
}
