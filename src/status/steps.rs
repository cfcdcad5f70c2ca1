//! A step of a phase's checklist, as data and as short text for a terminal.
//!
//! Uses ids where the portal uses titles. Must not determine what is done; `derive` does that.

use serde::{Deserialize, Serialize};

use super::missing::MissingLine;
use super::words::{self, Keyword};
use crate::derive::{ChecklistStep, Completion, MissingItem, NewRecord, Step};
use crate::policy::Field;
use crate::text::{approve_command, join_words};

/// One step of a phase.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepLine {
    /// The step, as a stable identifier.
    #[serde(deserialize_with = "words::step")]
    pub step: Keyword,
    /// Whether it lacks nothing, apart from what the coach accepts.
    pub done: bool,
    /// Whether it lacks something that the coach accepts with a reason, and nothing else.
    pub accepted: bool,
    /// Which part of it is missing: ids, file names or numbers.
    #[serde(skip)]
    pub open: Vec<String>,
    /// What to write, so that it is done.
    #[serde(skip)]
    pub how: Option<String>,
}

impl StepLine {
    /// Converts a step to data and text.
    pub fn from_step(step: &ChecklistStep) -> StepLine {
        let how: Vec<String> = step.completions.iter().map(completion).collect();
        StepLine {
            step: step.step.word(),
            done: step.done,
            accepted: step.accepted,
            open: step.missing.iter().filter_map(open_part).collect(),
            how: (!how.is_empty()).then(|| how.join(", and ")),
        }
    }
}

impl StepLine {
    /// Returns its name: `every objective assessed`.
    pub fn name(&self) -> &'static str {
        let known = Step::ALL.into_iter().find(|step| step.word() == self.step);
        known.map_or(self.step, name)
    }
}

fn name(step: Step) -> &'static str {
    match step {
        Step::Chemistry => "chemistry meeting",
        Step::Comfortable => "coach and client comfortable",
        Step::BoundariesUnderstood => "limits of confidentiality understood",
        Step::ConfidentialityAgreed => "confidentiality agreed",
        Step::AgreementSigned => "agreement signed by the client",
        Step::SponsorMeeting => "sponsor meeting",
        Step::SponsorPurpose => "sponsor's purpose",
        Step::SponsorExpectations => "sponsor's expectations",
        Step::SharedWithClient => "sponsor's input shared with the client",
        Step::InterviewPartOne => "interview part 1",
        Step::InterviewPartTwo => "interview part 2",
        Step::ThreeSixtyOrStakeholders => "360 or stakeholder interviews",
        Step::Themes => "stakeholder themes",
        Step::Debrief => "results discussed with the client",
        Step::Agenda => "agenda",
        Step::AgendaPoints => "number of points",
        Step::PointsComplete => "points complete",
        Step::ClientAgreement => "client's agreement",
        Step::SponsorAgreement => "sponsor's agreement",
        Step::Sessions => "sessions",
        Step::ActionsReviewed => "actions reviewed",
        Step::InterimReview => "interim reviews",
        Step::FinalReview => "final review",
        Step::SponsorAtFinalReview => "sponsor present",
        Step::ObjectiveAssessed => "every objective assessed",
        Step::CoachEvaluated => "feedback on the coaching",
    }
}

/// The part of a step that `item` is about, if the step has several parts.
fn open_part(item: &MissingItem) -> Option<String> {
    match item {
        MissingItem::AgendaPoints { have, wanted } => {
            Some(format!("{have} of {}", wanted.written()))
        }
        MissingItem::Sessions {
            held,
            cancelled: 0,
            contracted,
        } => Some(format!("{held} of {contracted} held")),
        MissingItem::Sessions {
            held,
            cancelled,
            contracted,
        } => Some(format!(
            "{held} of {contracted} held, {cancelled} cancelled"
        )),
        MissingItem::ActionsReviewed { count } => Some(format!("{count} not reviewed")),
        MissingItem::InterimReview { after } => Some(format!("after session {after}")),
        // What completes the step names the record.
        MissingItem::Unreadable { .. } => None,
        item => MissingLine::from_missing(item).about().map(str::to_owned),
    }
}

fn completion(completion: &Completion) -> String {
    match completion {
        Completion::Record(records) => {
            let records: Vec<String> = records.iter().map(new_record).collect();
            records.join(", or ")
        }
        Completion::Unreadable { path } => format!("fix {path}, which cannot be read"),
        Completion::Draft { path } => format!("the draft {path}"),
        Completion::Fields { fields, paths } => {
            let fields: Vec<String> = fields.iter().copied().map(field).collect();
            let fields: Vec<&str> = fields.iter().map(String::as_str).collect();
            let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
            format!("{} in {}", join_words(&fields), join_words(&paths))
        }
        Completion::Approval { path } => {
            format!("`{}` to share it", approve_command(path, &[]))
        }
    }
}

/// Returns ``a record of kind `review` with `type: final` ``.
fn new_record(record: &NewRecord) -> String {
    let kind = format!("a record of kind `{}`", record.kind.word());
    let values: Vec<String> = record
        .values
        .iter()
        .map(|(field, value)| format!("`{}: {value}`", field.in_front_matter()))
        .collect();
    match values.is_empty() {
        true => kind,
        false => {
            let values: Vec<&str> = values.iter().map(String::as_str).collect();
            format!("{kind} with {}", join_words(&values))
        }
    }
}

fn field(field: Field) -> String {
    format!("`{}`", field.in_front_matter())
}
