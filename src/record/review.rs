//! Interim and final reviews.

use chrono::NaiveDate;

use super::decode::Fields;
use super::fields::{ContentFields, KindContent};
use super::leaf::{Leaf, List, Opt};
use super::parts::{
    Action, ActionFields, Change, ChangeFields, MeasurableFields, MilestoneMet, Rater, Reviewed,
    ReviewedFields, milestones_met,
};
use super::person::Person;
use super::value::{AttainmentLevel, Id, Measure, ReviewType, Score, Verdict};
use crate::policy::Field;

/// A review with the sponsor.
#[derive(Debug, Clone)]
pub struct Review {
    pub kind: Leaf<ReviewType>,
    pub after_session: Leaf<u32>,
    pub date: Leaf<NaiveDate>,
    pub present: Vec<Leaf<Person>>,
    pub objectives: List<ObjectiveAssessment>,
    pub milestones: List<MilestoneMet>,
    pub coach_effectiveness: List<Effectiveness>,
    pub changes: List<Change>,
    pub next_steps: Vec<Leaf<String>>,
    pub actions: List<Action>,
    pub reviewed: List<Reviewed>,
}

/// The assessment of one objective.
#[derive(Debug, Clone)]
pub struct ObjectiveAssessment {
    pub objective: Leaf<Id>,
    pub at: Opt<Measure>,
    /// The level of attainment, on the scale agreed for the objective.
    pub level: Opt<AttainmentLevel>,
    pub verdict: Opt<Verdict>,
    pub evidence: Opt<String>,
    pub benefit: Opt<String>,
    pub views: List<PartyView>,
}

/// One party's opinion of the outcome.
#[derive(Debug, Clone)]
pub struct PartyView {
    pub rater: Rater,
    pub at: Opt<Measure>,
    pub comment: Opt<String>,
}

/// One party's score of the coach on one criterion.
#[derive(Debug, Clone)]
pub struct Effectiveness {
    pub rater: Rater,
    pub criterion: Leaf<String>,
    /// From 1 to 5.
    pub score: Opt<Score>,
    pub comment: Opt<String>,
}

const CHANGES: ChangeFields = ChangeFields {
    group: Field::ReviewChanges,
    objective: Field::ReviewChangesObjective,
    point: Field::ReviewChangesPoint,
    change: Field::ReviewChangesChange,
    because: Field::ReviewChangesBecause,
    agreed: Field::ReviewChangesAgreed,
    agreed_client: Field::ReviewChangesAgreedClient,
    agreed_sponsor: Field::ReviewChangesAgreedSponsor,
    now: Field::ReviewChangesNow,
    title: Field::ReviewChangesNowTitle,
    business_benefit: Field::ReviewChangesNowBusinessBenefit,
    success: Field::ReviewChangesNowSuccess,
    support: Field::ReviewChangesNowSupport,
    specific: Field::ReviewChangesNowSpecific,
    measurable: MeasurableFields {
        group: Field::ReviewChangesNowMeasurable,
        how: Field::ReviewChangesNowMeasurableHow,
        scale: Field::ReviewChangesNowMeasurableScale,
        baseline: Field::ReviewChangesNowMeasurableBaseline,
        target: Field::ReviewChangesNowMeasurableTarget,
        attainment: None,
    },
    achievable: Field::ReviewChangesNowAchievable,
    relevant: Field::ReviewChangesNowRelevant,
    due: Field::ReviewChangesNowDue,
};

const ACTIONS: ActionFields = ActionFields {
    group: Field::ReviewActions,
    id: Field::ReviewActionsId,
    what: Field::ReviewActionsWhat,
    owner: Field::ReviewActionsOwner,
    name: Some(Field::ReviewActionsName),
    due: Field::ReviewActionsDue,
    point: Some(Field::ReviewActionsPoint),
};

const REVIEWED: ReviewedFields = ReviewedFields {
    group: Field::ReviewReviewed,
    action: Field::ReviewReviewedAction,
    outcome: Field::ReviewReviewedOutcome,
    due: Field::ReviewReviewedDue,
    learning: Field::ReviewReviewedLearning,
};

impl KindContent for Review {
    fn read(d: &mut Fields<'_, '_>) -> Option<Self> {
        let kind = d.need(Field::ReviewType);
        let after_session = d.need(Field::ReviewAfterSession);
        let date = d.need(Field::ReviewDate);
        let present: Vec<Leaf<Person>> = d.need_all(Field::ReviewPresent);
        let objectives = d.list(Field::ReviewObjectives, assessed);
        let milestones = milestones_met(
            d,
            Field::ReviewMilestones,
            Field::ReviewMilestonesMilestone,
            Field::ReviewMilestonesMet,
        );
        let coach_effectiveness = d.list(Field::ReviewCoachEffectiveness, |d| {
            let by = d.need(Field::ReviewCoachEffectivenessBy);
            let name = d.get(Field::ReviewCoachEffectivenessName);
            let criterion = d.need(Field::ReviewCoachEffectivenessCriterion);
            let score = d.get(Field::ReviewCoachEffectivenessScore);
            let comment = d.get(Field::ReviewCoachEffectivenessComment);
            Some(Effectiveness {
                rater: Rater { by: by?, name },
                criterion: criterion?,
                score,
                comment,
            })
        });
        let changes = CHANGES.read(d);
        let next_steps = d.all(Field::ReviewNextSteps);
        let actions = ACTIONS.read(d);
        let reviewed = REVIEWED.read(d);
        if present.is_empty() {
            return None;
        }
        Some(Review {
            kind: kind?,
            after_session: after_session?,
            date: date?,
            present,
            objectives,
            milestones,
            coach_effectiveness,
            changes,
            next_steps,
            actions,
            reviewed,
        })
    }

    fn fields(&self) -> ContentFields<'_> {
        let Review {
            kind,
            after_session: _,
            date,
            present: _,
            objectives: _,
            milestones,
            coach_effectiveness: _,
            changes,
            next_steps: _,
            actions,
            reviewed,
        } = self;
        ContentFields {
            date: Some(date),
            review: Some(kind),
            actions: Some(actions),
            reviewed: Some(reviewed),
            changes: Some(changes),
            milestones: Some(milestones),
            ..ContentFields::default()
        }
    }
}

fn assessed(d: &mut Fields<'_, '_>) -> Option<ObjectiveAssessment> {
    let objective = d.need(Field::ReviewObjectivesObjective);
    let at = d.get(Field::ReviewObjectivesAt);
    let level = d.get(Field::ReviewObjectivesLevel);
    let verdict = d.get(Field::ReviewObjectivesVerdict);
    let evidence = d.get(Field::ReviewObjectivesEvidence);
    let benefit = d.get(Field::ReviewObjectivesBenefit);
    let views = d.list(Field::ReviewObjectivesViews, |d| {
        let by = d.need(Field::ReviewObjectivesViewsBy);
        let name = d.get(Field::ReviewObjectivesViewsName);
        let at = d.get(Field::ReviewObjectivesViewsAt);
        let comment = d.get(Field::ReviewObjectivesViewsComment);
        Some(PartyView {
            rater: Rater { by: by?, name },
            at,
            comment,
        })
    });
    Some(ObjectiveAssessment {
        objective: objective?,
        at,
        level,
        verdict,
        evidence,
        benefit,
        views,
    })
}
