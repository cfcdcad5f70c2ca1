//! What each phase still lacks before it is complete; for the coach only.
//!
//! Must only be used with the coach's view: other views lack records by design.

use chrono::NaiveDate;

use super::actions::ActionLedger;
use super::effective::{AmendmentState, EffectiveAgenda, EffectivePoint};
use super::missing::MissingItem;
use super::order::{contents, held, on_file, sessions};
use crate::kind::{Kind, Phase};
use crate::record::value::{EvidenceType, Part, ReviewType};
use crate::view::types::{Fact, ObjectiveRef, ObjectiveView, ReviewView, View};

/// What `phase` still lacks in the coach's `view`.
pub(super) fn missing(
    view: &View,
    phase: Phase,
    agenda: Option<&EffectiveAgenda>,
    actions: &ActionLedger,
) -> Vec<MissingItem> {
    match phase {
        Phase::Contracting => contracting(view),
        Phase::Diagnosis => diagnosis(view),
        Phase::AgendaSetting => agenda_setting(view, agenda),
        Phase::Development => development(view, actions),
        Phase::Review => review(view, agenda),
    }
}

fn contracting(view: &View) -> Vec<MissingItem> {
    let mut lacks = Vec::new();
    let meetings: Vec<_> = contents(view.chemistry())
        .filter(|(fact, _)| held(fact, &view.today))
        .map(|(_, content)| content)
        .collect();
    if meetings.is_empty() {
        lacks.push(MissingItem::Chemistry);
    } else {
        if !meetings
            .iter()
            .any(|m| m.coach_comfortable == Some(true) && m.client_comfortable == Some(true))
        {
            lacks.push(MissingItem::Comfortable);
        }
        if !meetings
            .iter()
            .any(|m| m.confidentiality_understood == Some(true))
        {
            lacks.push(MissingItem::BoundariesUnderstood);
        }
    }
    let agreed = view
        .engagement
        .confidentiality
        .as_ref()
        .and_then(|terms| terms.agreed);
    if agreed.is_none_or(|date| date > view.today) {
        lacks.push(MissingItem::ConfidentialityAgreed);
    }
    if !self_funded(view) {
        lacks.extend(triangulation(view));
    }
    lacks
}

fn triangulation(view: &View) -> Vec<MissingItem> {
    let meetings: Vec<_> = contents(view.sponsor_meetings())
        .filter(|(fact, _)| held(fact, &view.today))
        .map(|(_, content)| content)
        .collect();
    if meetings.is_empty() {
        return vec![MissingItem::SponsorMeeting];
    }
    let mut lacks = Vec::new();
    if meetings.iter().all(|m| m.purpose.is_none()) {
        lacks.push(MissingItem::SponsorPurpose);
    }
    if meetings.iter().all(|m| m.expectations.is_empty()) {
        lacks.push(MissingItem::SponsorExpectations);
    }
    let shared = |date: Option<NaiveDate>| date.is_some_and(|date| date <= view.today);
    if !meetings.iter().any(|m| shared(m.shared_with_client)) {
        lacks.push(MissingItem::SharedWithClient);
    }
    lacks
}

fn diagnosis(view: &View) -> Vec<MissingItem> {
    let today = &view.today;
    let mut lacks = Vec::new();
    let part = |part: Part| {
        view.interviews().any(|seen| {
            held(&seen.fact, today)
                && seen
                    .fact
                    .part
                    .is_some_and(|had| had == part || had == Part::Both)
        })
    };
    if !part(Part::One) {
        lacks.push(MissingItem::InterviewPartOne);
    }
    if !part(Part::Two) {
        lacks.push(MissingItem::InterviewPartTwo);
    }
    let feedback = contents(view.evidence()).any(|(fact, evidence)| {
        fact.evidence == Some(EvidenceType::ThreeSixty) && on_file(fact, evidence.received, today)
    });
    let asked = view
        .stakeholder_interviews()
        .any(|seen| held(&seen.fact, today));
    if !feedback && !asked {
        lacks.push(MissingItem::ThreeSixtyOrStakeholders);
    }
    lacks.extend(
        contents(view.psychometrics())
            .filter(|(_, instrument)| instrument.debriefed.is_none_or(|date| date > *today))
            .map(|(fact, _)| MissingItem::Debrief(fact.clone())),
    );
    lacks
}

fn agenda_setting(view: &View, agenda: Option<&EffectiveAgenda>) -> Vec<MissingItem> {
    let Some(agenda) = agenda else {
        return vec![MissingItem::Agenda];
    };
    let points: Vec<_> = agenda
        .points
        .iter()
        .filter(|point| point.amendment_state != AmendmentState::Withdrawn)
        .collect();
    let mut lacks = Vec::new();
    let wanted = view.engagement.programme.agenda_points;
    if (points.len() as f64) < wanted.low {
        lacks.push(MissingItem::AgendaPoints {
            have: points.len(),
            wanted,
        });
    }
    lacks.extend(
        points
            .iter()
            .filter(|point| !complete(point))
            .map(|point| MissingItem::PointIncomplete(point.reference())),
    );
    if agenda.agreed_client.is_none_or(|date| date > view.today) {
        lacks.push(MissingItem::ClientAgreement);
    }
    if !self_funded(view) && agenda.agreed_sponsor.is_none_or(|date| date > view.today) {
        lacks.push(MissingItem::SponsorAgreement);
    }
    lacks
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

fn development(view: &View, actions: &ActionLedger) -> Vec<MissingItem> {
    let mut lacks = Vec::new();
    let held: Vec<&Fact> = sessions(view)
        .into_iter()
        .map(|seen| &seen.fact)
        .filter(|fact| held(fact, &view.today))
        .collect();
    let contracted = view.engagement.programme.sessions;
    // A session that was cancelled too late counts.
    if held.len() < contracted as usize {
        lacks.push(MissingItem::Sessions {
            held: held.iter().filter(|fact| !fact.cancelled).count(),
            contracted,
        });
    }
    let last = held.last().map(|fact| fact.slug.as_str());
    let count = actions
        .actions
        .iter()
        .filter(|action| action.steps.is_empty() && action.set_in.kind == Kind::Session)
        .filter(|action| held.iter().any(|fact| fact.slug == action.set_in.slug))
        .filter(|action| last != Some(action.set_in.slug.as_str()))
        .count();
    if count > 0 {
        lacks.push(MissingItem::ActionsReviewed { count });
    }
    lacks
}

fn review(view: &View, agenda: Option<&EffectiveAgenda>) -> Vec<MissingItem> {
    let finals: Vec<&ReviewView> = contents(view.reviews())
        .filter(|(fact, review)| review.kind == ReviewType::Final && held(fact, &view.today))
        .map(|(_, review)| review)
        .collect();
    if finals.is_empty() {
        return vec![MissingItem::FinalReview];
    }
    let mut lacks = Vec::new();
    let sponsors = &view.engagement.sponsors;
    let came = |review: &&ReviewView| {
        sponsors
            .iter()
            .any(|sponsor| review.present.contains(&sponsor.name))
    };
    if !self_funded(view) && !finals.iter().any(came) {
        lacks.push(MissingItem::SponsorAtFinalReview);
    }
    let assessed = |id: &str| {
        finals
            .iter()
            .flat_map(|review| &review.objectives)
            .any(|row| row.objective.id == id && row.verdict.is_some())
    };
    for point in agenda.iter().flat_map(|agenda| &agenda.points) {
        lacks.extend(
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
    if finals
        .iter()
        .all(|review| review.coach_effectiveness.is_empty())
    {
        lacks.push(MissingItem::CoachEvaluated);
    }
    lacks
}

/// A client who pays for the coaching has no sponsor, so nothing is required of one.
fn self_funded(view: &View) -> bool {
    view.engagement.sponsors.is_empty()
}
