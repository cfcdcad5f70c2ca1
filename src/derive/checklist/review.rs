//! The steps of the final review: who was there, and what was assessed.
//!
//! Must not assess anything that was withdrawn from the agenda.

use super::{ChecklistStep, Step, fields, record, self_funded};
use crate::derive::effective::{AmendmentState, EffectiveAgenda};
use crate::derive::missing::MissingItem;
use crate::derive::order::{contents, held};
use crate::kind::Kind;
use crate::policy::Field;
use crate::record::value::ReviewType;
use crate::view::types::{Fact, ObjectiveRef, ReviewView, View};

/// The steps of the final review.
pub(super) fn steps(view: &View, agenda: Option<&EffectiveAgenda>) -> Vec<ChecklistStep> {
    let all: Vec<(&Fact, &ReviewView)> = contents(view.reviews())
        .filter(|(_, review)| review.kind == ReviewType::Final)
        .collect();
    let finals: Vec<(&Fact, &ReviewView)> = all
        .iter()
        .copied()
        .filter(|(fact, _)| held(fact, &view.today))
        .collect();
    let sponsor = !self_funded(view);
    let mut steps = vec![ChecklistStep::one(
        Step::FinalReview,
        !finals.is_empty(),
        MissingItem::FinalReview,
        record(
            view,
            !all.is_empty(),
            Kind::Review,
            vec![(Field::ReviewType, ReviewType::Final.word().to_owned())],
        ),
    )];
    let Some((last, _)) = finals.last() else {
        let open = [
            sponsor.then_some(Step::SponsorAtFinalReview),
            Some(Step::ObjectiveAssessed),
            Some(Step::CoachEvaluated),
        ];
        let open = open.into_iter().flatten();
        steps.extend(open.map(ChecklistStep::after_missing_record));
        return steps;
    };
    let in_last = |written: &'static [Field]| fields(view, written, [*last]);
    if sponsor {
        steps.push(ChecklistStep::one(
            Step::SponsorAtFinalReview,
            finals.iter().any(|(_, review)| sponsor_came(view, review)),
            MissingItem::SponsorAtFinalReview,
            in_last(&[Field::ReviewPresent]),
        ));
    }
    // Without an agenda there are no objectives to assess.
    if let Some(agenda) = agenda {
        steps.push(ChecklistStep::new(
            Step::ObjectiveAssessed,
            unassessed(agenda, &finals),
            in_last(&[Field::ReviewObjectives]),
        ));
    }
    let evaluated = finals
        .iter()
        .any(|(_, review)| !review.coach_effectiveness.is_empty());
    steps.push(ChecklistStep::one(
        Step::CoachEvaluated,
        evaluated,
        MissingItem::CoachEvaluated,
        in_last(&[Field::ReviewCoachEffectiveness]),
    ));
    steps
}

fn sponsor_came(view: &View, review: &ReviewView) -> bool {
    let mut sponsors = view.engagement.sponsors.iter();
    sponsors.any(|sponsor| review.present.contains(&sponsor.name))
}

/// The objectives of the agenda in force to which no final review gives a verdict.
fn unassessed(agenda: &EffectiveAgenda, finals: &[(&Fact, &ReviewView)]) -> Vec<MissingItem> {
    let assessed = |id: &str| {
        finals
            .iter()
            .flat_map(|(_, review)| &review.objectives)
            .any(|row| row.objective.id == id && row.verdict.is_some())
    };
    let mut items = Vec::new();
    for point in &agenda.points {
        items.extend(
            point
                .objectives
                .iter()
                .filter(|objective| objective.amendment_state != AmendmentState::Withdrawn)
                .filter(|objective| !assessed(&objective.now.id))
                .map(|objective| {
                    MissingItem::ObjectiveAssessed(ObjectiveRef {
                        id: objective.now.id.clone(),
                        words: objective.words(point),
                        point: point.reference(),
                    })
                }),
        );
    }
    items
}
