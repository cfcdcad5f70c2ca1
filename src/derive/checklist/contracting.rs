//! The steps of contracting: both meetings, and the agreement.
//!
//! Must not require anything of a sponsor if the client pays.

use chrono::NaiveDate;

use super::{ChecklistStep, Step, fields, record, self_funded, terms};
use crate::derive::missing::MissingItem;
use crate::derive::order::{contents, held};
use crate::kind::Kind;
use crate::policy::Field;
use crate::text::same_name;
use crate::view::types::{ChemistryView, Fact, SponsorMeetingView, View};

/// The steps of contracting.
pub(super) fn steps(view: &View) -> Vec<ChecklistStep> {
    let mut steps = chemistry(view);
    let agreed = view
        .engagement
        .confidentiality
        .as_ref()
        .and_then(|terms| terms.agreed);
    steps.push(ChecklistStep::one(
        Step::ConfidentialityAgreed,
        by_today(view, agreed),
        MissingItem::ConfidentialityAgreed,
        terms(view, &[Field::EngagementConfidentialityAgreed]),
    ));
    steps.push(ChecklistStep::one(
        Step::AgreementSigned,
        signed(view),
        MissingItem::AgreementSigned,
        terms(view, &[Field::EngagementSigned]),
    ));
    if !self_funded(view) {
        steps.extend(sponsor_meeting(view));
    }
    steps
}

fn chemistry(view: &View) -> Vec<ChecklistStep> {
    let meetings: Vec<(&Fact, &ChemistryView)> = contents(view.chemistry())
        .filter(|(fact, _)| held(fact, &view.today))
        .collect();
    let meeting = ChecklistStep::one(
        Step::Chemistry,
        !meetings.is_empty(),
        MissingItem::Chemistry,
        record(
            view,
            view.chemistry().next().is_some(),
            Kind::Chemistry,
            Vec::new(),
        ),
    );
    let Some((last, _)) = meetings.last() else {
        return vec![
            meeting,
            ChecklistStep::after_missing_record(Step::Comfortable),
            ChecklistStep::after_missing_record(Step::BoundariesUnderstood),
        ];
    };
    let comfortable = meetings.iter().any(|(_, meeting)| {
        meeting.coach_comfortable == Some(true) && meeting.client_comfortable == Some(true)
    });
    let understood = meetings
        .iter()
        .any(|(_, meeting)| meeting.confidentiality_understood == Some(true));
    vec![
        meeting,
        ChecklistStep::one(
            Step::Comfortable,
            comfortable,
            MissingItem::Comfortable,
            fields(
                view,
                &[
                    Field::ChemistryCoachComfortable,
                    Field::ChemistryClientComfortable,
                ],
                [*last],
            ),
        ),
        ChecklistStep::one(
            Step::BoundariesUnderstood,
            understood,
            MissingItem::BoundariesUnderstood,
            fields(view, &[Field::ChemistryConfidentialityUnderstood], [*last]),
        ),
    ]
}

/// Whether the client signed the agreement. A signed contract counts, as in `unsigned-agreement`.
fn signed(view: &View) -> bool {
    let terms = &view.engagement;
    let by_client = |who: &str| {
        let client = terms.client.as_ref();
        client.is_none_or(|client| same_name(&client.name, who))
    };
    terms.contract.is_some()
        || terms
            .signed
            .iter()
            .any(|signature| signature.on <= view.today && by_client(&signature.who))
}

fn sponsor_meeting(view: &View) -> Vec<ChecklistStep> {
    let meetings: Vec<(&Fact, &SponsorMeetingView)> = contents(view.sponsor_meetings())
        .filter(|(fact, _)| held(fact, &view.today))
        .collect();
    let meeting = ChecklistStep::one(
        Step::SponsorMeeting,
        !meetings.is_empty(),
        MissingItem::SponsorMeeting,
        record(
            view,
            view.sponsor_meetings().next().is_some(),
            Kind::SponsorMeeting,
            Vec::new(),
        ),
    );
    let Some((last, _)) = meetings.last() else {
        return vec![
            meeting,
            ChecklistStep::after_missing_record(Step::SponsorPurpose),
            ChecklistStep::after_missing_record(Step::SponsorExpectations),
            ChecklistStep::after_missing_record(Step::SharedWithClient),
        ];
    };
    let mut contents = meetings.iter().map(|(_, meeting)| meeting);
    vec![
        meeting,
        ChecklistStep::one(
            Step::SponsorPurpose,
            contents.clone().any(|meeting| meeting.purpose.is_some()),
            MissingItem::SponsorPurpose,
            fields(view, &[Field::SponsorMeetingPurpose], [*last]),
        ),
        ChecklistStep::one(
            Step::SponsorExpectations,
            contents
                .clone()
                .any(|meeting| !meeting.expectations.is_empty()),
            MissingItem::SponsorExpectations,
            fields(view, &[Field::SponsorMeetingExpectations], [*last]),
        ),
        ChecklistStep::one(
            Step::SharedWithClient,
            contents.any(|meeting| by_today(view, meeting.shared_with_client)),
            MissingItem::SharedWithClient,
            fields(view, &[Field::SponsorMeetingSharedWithClient], [*last]),
        ),
    ]
}

fn by_today(view: &View, date: Option<NaiveDate>) -> bool {
    date.is_some_and(|date| date <= view.today)
}
