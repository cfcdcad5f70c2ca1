//! A session of focused development: what was reviewed, discussed and agreed.

mod length;

use chrono::NaiveDate;

use super::decode::Fields;
use super::fields::{ContentFields, KindContent};
use super::leaf::{Leaf, List, Opt};
use super::parts::{
    Action, ActionFields, Change, ChangeFields, MeasurableFields, MilestoneMet, Reviewed,
    ReviewedFields, milestones_met,
};
use super::person::Person;
use super::value::{ClockTime, Id, Measure, Mode, Who};
use crate::policy::Field;
use length::{check_debrief, check_parts, check_times, total_minutes};

/// One session.
#[derive(Debug, Clone)]
pub struct Session {
    pub number: Leaf<u32>,
    pub date: Leaf<NaiveDate>,
    pub minutes: Opt<u32>,
    pub mode: Opt<Mode>,
    /// Whether a recording was made.
    pub recorded: Opt<bool>,
    /// Whether AI tools were used with what was said.
    pub ai_used: Opt<bool>,
    pub reviewed: List<Reviewed>,
    /// The client's current issues.
    pub issues: Vec<Leaf<String>>,
    /// Agenda points worked on.
    pub points: Vec<Leaf<Id>>,
    pub progress: List<ObjectiveProgress>,
    pub milestones: List<MilestoneMet>,
    pub actions: List<Action>,
    pub changes: List<Change>,
    pub next: Opt<NaiveDate>,
    pub moved: List<Moved>,
    pub paid: Opt<bool>,
    pub start: Opt<ClockTime>,
    pub end: Opt<ClockTime>,
    /// The parts of the session that were held later.
    pub continued: List<Continuation>,
    /// The minutes of all parts, from `minutes` or from `start` and `end`.
    pub total_minutes: Opt<u32>,
    /// Whether the session was not held because it was cancelled too late. It counts as one of those contracted.
    pub cancelled: Opt<bool>,
    pub cancelled_by: Opt<Who>,
    /// Others who took part.
    pub joined_by: Vec<Leaf<Person>>,
    /// The number of clients coached together.
    pub participants: Opt<u32>,
    pub debrief: Opt<Debrief>,
}

/// A part of a session that was held on a later day.
#[derive(Debug, Clone)]
pub struct Continuation {
    pub date: Leaf<NaiveDate>,
    pub minutes: Leaf<u32>,
    pub mode: Opt<Mode>,
}

/// The time that a session spent on the results of an instrument, a 360 or stakeholder interviews.
#[derive(Debug, Clone)]
pub struct Debrief {
    pub minutes: Leaf<u32>,
    /// Whether the coach's professional body counts this time as coaching.
    pub counts: Opt<bool>,
}

/// The progress of an objective.
#[derive(Debug, Clone)]
pub struct ObjectiveProgress {
    pub objective: Leaf<Id>,
    pub at: Leaf<Measure>,
    pub evidence: Opt<String>,
}

/// The date that a meeting was moved from.
#[derive(Debug, Clone)]
pub struct Moved {
    pub from: Leaf<NaiveDate>,
    pub by: Opt<Who>,
}

const CHANGES: ChangeFields = ChangeFields {
    group: Field::SessionChanges,
    objective: Field::SessionChangesObjective,
    point: Field::SessionChangesPoint,
    change: Field::SessionChangesChange,
    because: Field::SessionChangesBecause,
    agreed: Field::SessionChangesAgreed,
    agreed_client: Field::SessionChangesAgreedClient,
    agreed_sponsor: Field::SessionChangesAgreedSponsor,
    now: Field::SessionChangesNow,
    title: Field::SessionChangesNowTitle,
    business_benefit: Field::SessionChangesNowBusinessBenefit,
    success: Field::SessionChangesNowSuccess,
    support: Field::SessionChangesNowSupport,
    specific: Field::SessionChangesNowSpecific,
    measurable: MeasurableFields {
        group: Field::SessionChangesNowMeasurable,
        how: Field::SessionChangesNowMeasurableHow,
        scale: Field::SessionChangesNowMeasurableScale,
        baseline: Field::SessionChangesNowMeasurableBaseline,
        target: Field::SessionChangesNowMeasurableTarget,
        attainment: None,
    },
    achievable: Field::SessionChangesNowAchievable,
    relevant: Field::SessionChangesNowRelevant,
    due: Field::SessionChangesNowDue,
};

const ACTIONS: ActionFields = ActionFields {
    group: Field::SessionActions,
    id: Field::SessionActionsId,
    what: Field::SessionActionsWhat,
    owner: Field::SessionActionsOwner,
    name: None,
    due: Field::SessionActionsDue,
    point: Some(Field::SessionActionsPoint),
};

const REVIEWED: ReviewedFields = ReviewedFields {
    group: Field::SessionReviewed,
    action: Field::SessionReviewedAction,
    outcome: Field::SessionReviewedOutcome,
    due: Field::SessionReviewedDue,
    learning: Field::SessionReviewedLearning,
};

impl KindContent for Session {
    fn read(d: &mut Fields<'_, '_>) -> Option<Self> {
        let number = d.need(Field::SessionNumber);
        let date = d.need(Field::SessionDate);
        let minutes = d.get_minutes(Field::SessionMinutes);
        let mode = d.get(Field::SessionMode);
        let recorded = d.get(Field::SessionRecorded);
        let ai_used = d.get(Field::SessionAiUsed);
        let reviewed = REVIEWED.read(d);
        let issues = d.all(Field::SessionIssues);
        let points = d.all(Field::SessionPoints);
        let progress = d.list(Field::SessionProgress, |d| {
            let objective = d.need(Field::SessionProgressObjective);
            let at = d.need(Field::SessionProgressAt);
            let evidence = d.get(Field::SessionProgressEvidence);
            Some(ObjectiveProgress {
                objective: objective?,
                at: at?,
                evidence,
            })
        });
        let milestones = milestones_met(
            d,
            Field::SessionMilestones,
            Field::SessionMilestonesMilestone,
            Field::SessionMilestonesMet,
        );
        let actions = ACTIONS.read(d);
        let changes = CHANGES.read(d);
        let next = d.get(Field::SessionNext);
        let moved = d.list(Field::SessionMoved, |d| {
            let from = d.need(Field::SessionMovedFrom);
            let by = d.get(Field::SessionMovedBy);
            Some(Moved { from: from?, by })
        });
        let paid = d.get(Field::SessionPaid);
        let start = d.get(Field::SessionStart);
        let end = d.get(Field::SessionEnd);
        let continued = d.list(Field::SessionContinued, |d| {
            let date = d.need(Field::SessionContinuedDate);
            let minutes = d.need_minutes(Field::SessionContinuedMinutes);
            let mode = d.get(Field::SessionContinuedMode);
            Some(Continuation {
                date: date?,
                minutes: minutes?,
                mode,
            })
        });
        check_times(d, &start, &end);
        check_parts(d, date.as_ref(), &continued);
        let total_minutes = total_minutes(minutes.as_ref(), (&start, &end), &continued);
        let cancelled = d.get(Field::SessionCancelled);
        let cancelled_by = d.get(Field::SessionCancelledBy);
        let joined_by = d.all(Field::SessionJoinedBy);
        let participants = d.get(Field::SessionParticipants);
        let debrief = d.group(Field::SessionDebrief, |d| {
            let minutes = d.need_minutes(Field::SessionDebriefMinutes);
            let counts = d.get(Field::SessionDebriefCounts);
            Some(Debrief {
                minutes: minutes?,
                counts,
            })
        });
        check_debrief(d, total_minutes.as_ref(), debrief.as_ref());
        Some(Session {
            number: number?,
            date: date?,
            minutes,
            mode,
            recorded,
            ai_used,
            reviewed,
            issues,
            points,
            progress,
            milestones,
            actions,
            changes,
            next,
            moved,
            paid,
            start,
            end,
            continued,
            total_minutes,
            cancelled,
            cancelled_by,
            joined_by,
            participants,
            debrief,
        })
    }

    fn fields(&self) -> ContentFields<'_> {
        let Session {
            number,
            date,
            minutes: _,
            mode: _,
            recorded: _,
            ai_used: _,
            reviewed,
            issues: _,
            points: _,
            progress: _,
            milestones,
            actions,
            changes,
            next: _,
            moved: _,
            paid: _,
            start: _,
            end: _,
            continued: _,
            total_minutes,
            cancelled,
            cancelled_by: _,
            joined_by: _,
            participants: _,
            debrief: _,
        } = self;
        ContentFields {
            date: Some(date),
            minutes: total_minutes.as_ref(),
            number: Some(number),
            cancelled: cancelled.as_ref(),
            actions: Some(actions),
            reviewed: Some(reviewed),
            changes: Some(changes),
            milestones: Some(milestones),
            ..ContentFields::default()
        }
    }
}

impl Session {
    /// Whether the session was cancelled and so not held.
    pub fn is_cancelled(&self) -> bool {
        self.cancelled
            .as_ref()
            .is_some_and(|cancelled| cancelled.value)
    }
}
