//! The checklist of each phase: its steps in the order of the process, and what completes those that are not done.
//!
//! Must only be used with the coach's view: other views lack records by design. A phase is complete if and only if all
//! of its steps are done.

mod agenda_setting;
mod allowed;
mod contracting;
mod development;
mod diagnosis;
mod review;

use super::actions::ActionLedger;
use super::effective::EffectiveAgenda;
use super::missing::MissingItem;
use crate::kind::{Kind, Phase};
use crate::policy::Field;
use crate::record::value::{EvidenceType, Part, ReviewType};
use crate::view::types::{Fact, View};

/// One step of a phase.
#[derive(Debug, Clone, PartialEq)]
pub struct ChecklistStep {
    pub step: Step,
    /// Whether it lacks nothing, apart from what the coach accepts.
    pub done: bool,
    /// Whether it lacks something that the coach accepts with a reason, and nothing else.
    pub accepted: bool,
    /// What it lacks. Also empty for a step that depends on a missing record, which is an earlier step.
    pub missing: Vec<MissingItem>,
    /// What to write, so that it is done; empty if it is done, depends on a missing record, or is only dated ahead.
    pub completions: Vec<Completion>,
}

/// Something to write that completes a step.
#[derive(Debug, Clone, PartialEq)]
pub enum Completion {
    /// A new record: one of these.
    Record(Vec<NewRecord>),
    /// A record that is left out because it cannot be read, and may be the one that is missing.
    Unreadable {
        /// Its path in the engagement's folder.
        path: String,
    },
    /// A draft of such a record, which has to be completed.
    Draft {
        /// Its path in the engagement's folder.
        path: String,
    },
    /// Fields of existing records.
    Fields {
        fields: &'static [Field],
        /// The records' paths in the engagement's folder.
        paths: Vec<String>,
    },
    /// The client's approval of a record, with `coachgen approve`.
    Approval {
        /// The record's path in the engagement's folder.
        path: String,
    },
}

/// A record to write.
#[derive(Debug, Clone, PartialEq)]
pub struct NewRecord {
    pub kind: Kind,
    /// Fields that must have these values.
    pub values: Vec<(Field, String)>,
}

/// The steps of the process.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    Chemistry,
    /// Coach and client are both comfortable.
    Comfortable,
    BoundariesUnderstood,
    ConfidentialityAgreed,
    /// The client signed the agreement, or the signed contract is named.
    AgreementSigned,
    SponsorMeeting,
    SponsorPurpose,
    SponsorExpectations,
    /// What the sponsor said was shared with the client.
    SharedWithClient,
    InterviewPartOne,
    InterviewPartTwo,
    ThreeSixtyOrStakeholders,
    /// The stakeholder interviews were summarised.
    Themes,
    /// Instruments, 360s and themes were discussed with the client.
    Debrief,
    Agenda,
    /// The agenda has the planned number of points.
    AgendaPoints,
    PointsComplete,
    ClientAgreement,
    SponsorAgreement,
    Sessions,
    ActionsReviewed,
    InterimReview,
    FinalReview,
    SponsorAtFinalReview,
    ObjectiveAssessed,
    CoachEvaluated,
}

impl Step {
    /// Every step, in the order of the process.
    pub const ALL: [Step; 26] = [
        Step::Chemistry,
        Step::Comfortable,
        Step::BoundariesUnderstood,
        Step::ConfidentialityAgreed,
        Step::AgreementSigned,
        Step::SponsorMeeting,
        Step::SponsorPurpose,
        Step::SponsorExpectations,
        Step::SharedWithClient,
        Step::InterviewPartOne,
        Step::InterviewPartTwo,
        Step::ThreeSixtyOrStakeholders,
        Step::Themes,
        Step::Debrief,
        Step::Agenda,
        Step::AgendaPoints,
        Step::PointsComplete,
        Step::ClientAgreement,
        Step::SponsorAgreement,
        Step::Sessions,
        Step::ActionsReviewed,
        Step::InterimReview,
        Step::FinalReview,
        Step::SponsorAtFinalReview,
        Step::ObjectiveAssessed,
        Step::CoachEvaluated,
    ];

    /// A stable keyword for message IDs. It is that of the step's missing items, except for `points-complete`.
    pub fn word(self) -> &'static str {
        match self {
            Step::Chemistry => "chemistry",
            Step::Comfortable => "comfortable",
            Step::BoundariesUnderstood => "boundaries-understood",
            Step::ConfidentialityAgreed => "confidentiality-agreed",
            Step::AgreementSigned => "agreement-signed",
            Step::SponsorMeeting => "sponsor-meeting",
            Step::SponsorPurpose => "sponsor-purpose",
            Step::SponsorExpectations => "sponsor-expectations",
            Step::SharedWithClient => "shared-with-client",
            Step::InterviewPartOne => "interview-part-one",
            Step::InterviewPartTwo => "interview-part-two",
            Step::ThreeSixtyOrStakeholders => "three-sixty-or-stakeholders",
            Step::Themes => "themes",
            Step::Debrief => "debrief",
            Step::Agenda => "agenda",
            Step::AgendaPoints => "agenda-points",
            Step::PointsComplete => "points-complete",
            Step::ClientAgreement => "client-agreement",
            Step::SponsorAgreement => "sponsor-agreement",
            Step::Sessions => "sessions",
            Step::ActionsReviewed => "actions-reviewed",
            Step::InterimReview => "interim-review",
            Step::FinalReview => "final-review",
            Step::SponsorAtFinalReview => "sponsor-at-final-review",
            Step::ObjectiveAssessed => "objective-assessed",
            Step::CoachEvaluated => "coach-evaluated",
        }
    }
}

/// The steps of `phase` in the coach's `view`, without those that do not apply to the engagement.
pub(super) fn checklist(
    view: &View,
    phase: Phase,
    agenda: Option<&EffectiveAgenda>,
    actions: &ActionLedger,
) -> Vec<ChecklistStep> {
    let mut steps = match phase {
        Phase::Contracting => contracting::steps(view),
        Phase::Diagnosis => diagnosis::steps(view),
        Phase::AgendaSetting => agenda_setting::steps(view, agenda),
        Phase::Development => development::steps(view, actions),
        Phase::Review => review::steps(view, agenda),
    };
    allowed::accept(view, &mut steps);
    steps
}

impl ChecklistStep {
    /// A step that is done if it lacks nothing, and otherwise what completes it.
    fn new(step: Step, missing: Vec<MissingItem>, completions: Vec<Completion>) -> ChecklistStep {
        let done = missing.is_empty();
        ChecklistStep {
            step,
            done,
            accepted: false,
            missing,
            completions: match done {
                true => Vec::new(),
                false => completions,
            },
        }
    }

    /// A step that lacks `item` unless it is `done`. If a record that cannot be read may complete it, the step lacks
    /// that record.
    fn one(
        step: Step,
        done: bool,
        item: MissingItem,
        completions: Vec<Completion>,
    ) -> ChecklistStep {
        let missing = match (done, completions.first()) {
            (true, _) => Vec::new(),
            (false, Some(Completion::Unreadable { path })) => {
                vec![MissingItem::Unreadable { path: path.clone() }]
            }
            (false, _) => vec![item],
        };
        ChecklistStep::new(step, missing, completions)
    }

    /// A step that cannot be done before the missing record of an earlier step.
    fn after_missing_record(step: Step) -> ChecklistStep {
        ChecklistStep {
            step,
            done: false,
            accepted: false,
            missing: Vec::new(),
            completions: Vec::new(),
        }
    }
}

/// A new record, or its draft. If the record `exists`, its event is only dated ahead, and there is nothing to write.
fn record(view: &View, exists: bool, kind: Kind, values: Vec<(Field, String)>) -> Vec<Completion> {
    match exists {
        true => Vec::new(),
        false => vec![one_of(view, vec![NewRecord { kind, values }])],
    }
}

/// The first record that cannot be read and may be one of these, else the first draft of one of them, or else all of
/// them.
fn one_of(view: &View, records: Vec<NewRecord>) -> Completion {
    let may_be = |fact: &Fact| records.iter().any(|record| record.may_be(fact));
    let mut unreadable = view.unreadable.iter();
    if let Some(unreadable) = unreadable.find(|unreadable| unreadable.facts.iter().any(may_be)) {
        return Completion::Unreadable {
            path: unreadable.path.clone(),
        };
    }
    let drafts = view.drafts.iter().map(|draft| &draft.fact);
    let path = drafts
        .filter(|fact| may_be(fact))
        .find_map(|fact| fact.path.as_deref());
    match path {
        Some(path) => Completion::Draft {
            path: inside(view, path).to_owned(),
        },
        None => Completion::Record(records),
    }
}

impl NewRecord {
    /// Whether a draft or a record that cannot be read may be this record: it has the kind, and no other value, as far
    /// as it has one.
    fn may_be(&self, written: &Fact) -> bool {
        let agrees = |(field, value): &(Field, String)| {
            let word = match field {
                Field::InterviewPart => written.part.map(Part::word),
                Field::EvidenceType => written.evidence.map(EvidenceType::word),
                Field::ReviewType => written.review.map(ReviewType::word),
                _ => None,
            };
            word.is_none_or(|word| word == value)
        };
        written.kind == self.kind && self.values.iter().all(agrees)
    }
}

/// Fields of the records of `facts`.
fn fields<'f>(
    view: &View,
    fields: &'static [Field],
    facts: impl IntoIterator<Item = &'f Fact>,
) -> Vec<Completion> {
    let paths = facts.into_iter().filter_map(|fact| fact.path.as_deref());
    fields_in(view, fields, paths)
}

/// Fields of engagement.md.
fn terms(view: &View, fields: &'static [Field]) -> Vec<Completion> {
    fields_in(view, fields, view.engagement.path.as_deref())
}

fn fields_in<'p>(
    view: &View,
    fields: &'static [Field],
    paths: impl IntoIterator<Item = &'p str>,
) -> Vec<Completion> {
    let paths: Vec<String> = paths
        .into_iter()
        .map(|path| inside(view, path).to_owned())
        .collect();
    match paths.is_empty() {
        true => Vec::new(),
        false => vec![Completion::Fields { fields, paths }],
    }
}

/// The part of a path in the practice that follows the engagement's folder.
fn inside<'p>(view: &View, path: &'p str) -> &'p str {
    let own = view.engagement.path.as_deref().unwrap_or_default();
    let folder = own.rfind('/').map_or("", |at| &own[..=at]);
    path.strip_prefix(folder).unwrap_or(path)
}

/// A client who pays for the coaching has no sponsor, so no step requires one.
fn self_funded(view: &View) -> bool {
    view.engagement.sponsors.is_empty()
}
