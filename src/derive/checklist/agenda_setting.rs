//! The steps of agenda setting: the agenda, its points, and who agreed to it.
//!
//! Must not require the client's approval for the sponsor's portal: no rule does, and the agenda can be agreed without
//! it.

use super::allowed::is_allowed;
use super::{ChecklistStep, Completion, Step, fields, inside, record, self_funded};
use crate::derive::effective::{AmendmentState, EffectiveAgenda, EffectivePoint};
use crate::derive::missing::{
    MILESTONES, MissingItem, NO_BUSINESS_BENEFIT, OBJECTIVE_NOT_SMART, POINT_WITHOUT_OBJECTIVE,
    RuleName, SUCCESS_UNDESCRIBED,
};
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
    let path = agenda.record.path.as_deref();
    let paths: Vec<&str> = path.map(|path| inside(view, path)).into_iter().collect();
    let lacks = |point: &EffectivePoint| !lacking(point).is_empty();
    let incomplete: Vec<MissingItem> = points
        .iter()
        .filter(|point| {
            let rules = lacking(point);
            rules.iter().any(|rule| !is_allowed(view, *rule, &paths))
        })
        .map(|point| MissingItem::PointIncomplete(point.reference()))
        .collect();
    let complete = match points.is_empty() && !number.done {
        true => ChecklistStep::after_missing_record(Step::PointsComplete),
        false => ChecklistStep {
            accepted: incomplete.is_empty() && points.iter().any(|point| lacks(point)),
            ..ChecklistStep::new(Step::PointsComplete, incomplete, written())
        },
    };
    [number, complete]
}

/// The rules that report what a point lacks.
fn lacking(point: &EffectivePoint) -> Vec<RuleName> {
    let now = &point.now;
    // A personal point needs no benefit for the organisation.
    let benefit = now.business_benefit.is_some() || now.personal == Some(true);
    let has = [
        (NO_BUSINESS_BENEFIT, benefit),
        (SUCCESS_UNDESCRIBED, now.success.is_some()),
        (POINT_WITHOUT_OBJECTIVE, !now.objectives.is_empty()),
        (OBJECTIVE_NOT_SMART, now.objectives.iter().all(smart)),
        (
            MILESTONES,
            now.objectives.iter().all(|one| !one.milestones.is_empty()),
        ),
    ];
    let lacking = has.into_iter().filter(|(_, has)| !has);
    lacking.map(|(rule, _)| rule).collect()
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
}
