//! The steps of agenda setting: the agenda, its points, and who agreed to it.
//!
//! Must not require the client's approval for the sponsor's portal: no rule does, and the agenda can be agreed without
//! it.

use super::{ChecklistStep, Completion, Step, fields, inside, record, self_funded};
use crate::derive::effective::{AmendmentState, EffectiveAgenda, EffectivePoint};
use crate::derive::missing::MissingItem;
use crate::kind::Kind;
use crate::policy::Field;
use crate::view::types::{Fact, ObjectiveView, View};

/// The steps of agenda setting.
pub(super) fn steps(view: &View, agenda: Option<&EffectiveAgenda>) -> Vec<ChecklistStep> {
    let mut steps = vec![ChecklistStep::one(
        Step::Agenda,
        agenda.is_some(),
        MissingItem::Agenda,
        record(
            view,
            view.agendas().next().is_some(),
            Kind::Agenda,
            Vec::new(),
        ),
    )];
    let Some(agenda) = agenda else {
        steps.extend(
            [
                Step::AgendaPoints,
                Step::PointsComplete,
                Step::ClientAgreement,
            ]
            .map(ChecklistStep::after_missing_record),
        );
        if !self_funded(view) {
            steps.push(ChecklistStep::after_missing_record(Step::SponsorAgreement));
        }
        return steps;
    };
    steps.extend(points(view, agenda));
    let agreed = |date: Option<chrono::NaiveDate>| date.is_some_and(|date| date <= view.today);
    steps.push(ChecklistStep::one(
        Step::ClientAgreement,
        agreed(agenda.agreed_client),
        MissingItem::ClientAgreement,
        fields(view, &[Field::AgendaAgreedClient], [&agenda.record]),
    ));
    if !self_funded(view) {
        let mut completions = fields(view, &[Field::AgendaAgreedSponsor], [&agenda.record]);
        completions.extend(approval(view, &agenda.record));
        steps.push(ChecklistStep::one(
            Step::SponsorAgreement,
            agreed(agenda.agreed_sponsor),
            MissingItem::SponsorAgreement,
            completions,
        ));
    }
    steps
}

/// The approval without which the sponsor cannot read the agenda.
fn approval(view: &View, record: &Fact) -> Option<Completion> {
    let path = record.path.as_deref()?;
    let waits = view.awaiting.iter().any(|one| one.slug == record.slug);
    waits.then(|| Completion::Approval {
        path: inside(view, path).to_owned(),
    })
}

fn points(view: &View, agenda: &EffectiveAgenda) -> [ChecklistStep; 2] {
    let points: Vec<_> = agenda
        .points
        .iter()
        .filter(|point| point.amendment_state != AmendmentState::Withdrawn)
        .collect();
    let written = || fields(view, &[Field::AgendaPoints], [&agenda.record]);
    let wanted = view.engagement.programme.agenda_points;
    let number = ChecklistStep::one(
        Step::AgendaPoints,
        points.len() as f64 >= wanted.low,
        MissingItem::AgendaPoints {
            have: points.len(),
            wanted,
        },
        written(),
    );
    let incomplete: Vec<MissingItem> = points
        .iter()
        .filter(|point| !complete(point))
        .map(|point| MissingItem::PointIncomplete(point.reference()))
        .collect();
    let complete = match points.is_empty() && !number.done {
        true => ChecklistStep::after_missing_record(Step::PointsComplete),
        false => ChecklistStep::new(Step::PointsComplete, incomplete, written()),
    };
    [number, complete]
}

fn complete(point: &EffectivePoint) -> bool {
    // A personal point needs no benefit for the organisation.
    (point.now.business_benefit.is_some() || point.now.personal == Some(true))
        && point.now.success.is_some()
        && !point.now.objectives.is_empty()
        && point.now.objectives.iter().all(smart)
}

fn smart(objective: &ObjectiveView) -> bool {
    objective.specific.is_some()
        && objective
            .measurable
            .as_ref()
            .is_some_and(|measure| measure.how.is_some())
        && objective.achievable.is_some()
        && objective.relevant.is_some()
        && objective.due.is_some()
        && !objective.milestones.is_empty()
}
