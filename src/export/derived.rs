//! What follows from the records: the agenda in force, the state of actions, values over time, meetings and phases.

use chrono::NaiveDate;

use super::describe::{PhaseWord, exported, words};
use super::development::{AgendaObjective, AgendaPoint, MovedFrom, Opinion};
use super::diagnosis::RespondentGroup;
use super::parts::{MeasuredValue, NewValues, NumberRange, PointReference, RecordRef};
use crate::derive::{
    ActionState, AmendmentState, ContractFit, MeetingState, OverdueKind, PhaseState, PulseStage,
};
use crate::record::value::{AgreedBy, ChangeKind, Outcome, Owner, Verdict};

words! {
    /// The state of an action. `agreed` means that no record that the reader sees has closed it.
    ActionStateWord of ActionState: ["open", "overdue", "done", "partly", "not-done", "dropped", "agreed"];
    /// How a point or an objective differs from what was agreed.
    AmendmentWord of AmendmentState: ["as-agreed", "amended", "added", "withdrawn"];
    /// Whether a meeting took place.
    MeetingWord of MeetingState: ["held", "planned"];
    /// How a number compares with the contract.
    FitWord of ContractFit: ["under", "within", "over"];
    /// What is overdue.
    OverdueWord of OverdueKind: ["milestone", "objective"];
    /// The state of a phase.
    PhaseStateWord of PhaseState: ["not-started", "in-progress", "complete"];
    /// When a pulse round took place.
    PulseStageWord of PulseStage: ["before", "during", "after"];
}

exported! {
    /// The agenda in force: as agreed, then as amended.
    AgendaInForce {
        /// The agenda's record.
        record: RecordRef,
        /// The date on which the client agreed.
        agreed_client: Option<NaiveDate>,
        /// The date on which the sponsor agreed.
        agreed_sponsor: Option<NaiveDate>,
        /// The points, including those that were withdrawn.
        points: Vec<PointInForce>,
    }

    /// A point of the agenda in force.
    PointInForce {
        /// Its number, from 1.
        number: usize,
        /// How it differs from what was agreed.
        state: AmendmentWord,
        /// What it says now, without withdrawn objectives.
        now: AgendaPoint,
        /// What was agreed; absent for a point that was added later.
        agreed: Option<AgendaPoint>,
        /// Its amendments, by date.
        amendments: Vec<AppliedChange>,
        /// Its objectives, including those that were withdrawn.
        objectives: Vec<ObjectiveInForce>,
    }

    /// An objective of the agenda in force.
    ObjectiveInForce {
        /// How it differs from what was agreed.
        state: AmendmentWord,
        /// What it says now.
        now: AgendaObjective,
        /// What was agreed; absent for an objective that was added later.
        agreed: Option<AgendaObjective>,
        /// Its amendments, by date.
        amendments: Vec<AppliedChange>,
        /// Its milestones.
        milestones: Vec<MilestoneState>,
    }

    /// An amendment of a point or an objective.
    AppliedChange {
        /// The session or review that decided it.
        by: RecordRef,
        /// What it does.
        change: ChangeKind,
        /// The reason.
        because: Option<String>,
        /// The new values. What is absent does not change.
        now: NewValues,
        /// The date on which the client agreed.
        agreed_client: Option<NaiveDate>,
        /// The date on which the sponsor agreed.
        agreed_sponsor: Option<NaiveDate>,
        /// Who has yet to agree; until then it has no effect.
        not_yet_agreed: Vec<AgreedBy>,
        /// The date from which it is in force.
        in_force_on: Option<NaiveDate>,
        /// `true` if only the coach sees it.
        coach_only: Option<bool>,
    }

    /// A milestone, and whether it was met.
    MilestoneState {
        /// Its id.
        id: String,
        /// The date.
        by: Option<NaiveDate>,
        /// What is to be achieved by then.
        what: Option<String>,
        /// The date on which it was met.
        met: Option<NaiveDate>,
        /// The record that says so.
        met_in: Option<RecordRef>,
        /// Whether its date has passed and no record says that it was met.
        overdue: bool,
    }

    /// An action, from the record that agreed it to its outcome.
    Action {
        /// Its id.
        id: String,
        /// What is to be done.
        what: String,
        /// Who is responsible.
        owner: Option<Owner>,
        /// The name of the responsible sponsor.
        sponsor: Option<String>,
        /// The agenda point that it serves.
        point: Option<PointReference>,
        /// The record that agreed it.
        agreed_in: RecordRef,
        /// The due date that was agreed with it, if any.
        due_agreed: Option<NaiveDate>,
        /// The due date in force.
        due: Option<NaiveDate>,
        /// Its state.
        state: ActionStateWord,
        /// Its reviews, by date.
        reviews: Vec<ActionReview>,
        /// The first meeting after its due date that left it open.
        missed: Option<RecordRef>,
        /// `true` if only the coach sees it.
        coach_only: Option<bool>,
    }

    /// A review of an action.
    ActionReview {
        /// The record.
        record: RecordRef,
        /// The outcome.
        outcome: Outcome,
        /// A new due date.
        due: Option<NaiveDate>,
        /// What was learned.
        learning: Option<String>,
        /// `true` if only the coach sees it.
        coach_only: Option<bool>,
    }

    /// An objective with its values over time.
    ObjectiveTrack {
        /// The id of the objective.
        objective: String,
        /// What is to be achieved; otherwise the title of its point.
        words: String,
        /// Its agenda point.
        point: PointReference,
        /// The number of the point.
        point_number: usize,
        /// How it differs from what was agreed.
        state: AmendmentWord,
        /// How it is measured.
        how: Option<String>,
        /// The scale, as it was written.
        scale: Option<String>,
        /// The ends of the scale, if they are numbers.
        scale_ends: Option<NumberRange>,
        /// The unit of its values.
        unit: Option<String>,
        /// The value at the beginning.
        baseline: Option<MeasuredValue>,
        /// The date of the baseline.
        baseline_on: Option<NaiveDate>,
        /// The target in force.
        target: Option<MeasuredValue>,
        /// Earlier targets.
        targets_before: Vec<EarlierTarget>,
        /// The due date in force.
        due: Option<NaiveDate>,
        /// The values and assessments, by date.
        values: Vec<TrackValue>,
        /// The last verdict.
        verdict: Option<LastVerdict>,
        /// Whether its due date has passed without a final verdict.
        overdue: bool,
    }

    /// A target that an amendment replaced.
    EarlierTarget {
        /// The target.
        target: MeasuredValue,
        /// The date on which it was replaced.
        until: NaiveDate,
    }

    /// What one session or review reports about an objective.
    TrackValue {
        /// The record.
        record: RecordRef,
        /// The value.
        at: Option<MeasuredValue>,
        /// The target at that time.
        target: Option<MeasuredValue>,
        /// The level of attainment, from -2 to 2.
        level: Option<i64>,
        /// The sentence agreed for this level.
        level_words: Option<String>,
        /// The weight of the objective in the score.
        level_weight: Option<u32>,
        /// The verdict.
        verdict: Option<Verdict>,
        /// The evidence.
        evidence: Option<String>,
        /// The benefit.
        benefit: Option<String>,
        /// The view of each party.
        views: Vec<Opinion>,
        /// `true` if only the coach sees it.
        coach_only: Option<bool>,
    }

    /// A verdict, and the review that gave it.
    LastVerdict {
        /// The verdict.
        verdict: Verdict,
        /// The value on which it was based.
        at: Option<MeasuredValue>,
        /// The target at the review.
        target: Option<MeasuredValue>,
        /// The review.
        review: RecordRef,
    }

    /// A meeting, held or planned.
    Meeting {
        /// Its date.
        date: NaiveDate,
        /// Whether it took place.
        state: MeetingWord,
        /// Its record; absent if it is only planned.
        record: Option<RecordRef>,
        /// The path of a record that cannot be read and may be that of this meeting; for the coach.
        unreadable: Option<String>,
        /// What is planned, in the words of the agreement.
        what: Option<String>,
        /// The number of the session.
        session: Option<u32>,
        /// Earlier dates from which it was moved; for the coach.
        moved: Vec<MovedFrom>,
        /// The days since the previous session.
        days_since_last: Option<i64>,
        /// The days of pauses in between; for the coach.
        days_paused: Option<i64>,
        /// How the interval compares with the contract; for the coach.
        interval_fit: Option<FitWord>,
        /// Its length in minutes.
        minutes: Option<u32>,
        /// How the length compares with the contract; for the coach.
        length_fit: Option<FitWord>,
    }

    /// Sums over the sessions held and the contacts.
    Totals {
        /// Sessions that were held.
        sessions_held: usize,
        /// Sessions that were cancelled too late.
        sessions_cancelled: usize,
        /// Sessions that were contracted.
        sessions_contracted: u32,
        /// The minutes of the sessions held, as far as the reader sees them.
        coaching_minutes: u64,
        /// The part of these minutes in unpaid sessions.
        unpaid_minutes: u64,
        /// The part of these minutes spent on debriefs that do not count as coaching; for the coach.
        uncounted_minutes: u64,
        /// Sessions held without minutes that the reader sees.
        sessions_without_minutes: usize,
        /// Contacts between sessions.
        contacts: usize,
        /// The minutes of the contacts.
        contact_minutes: u64,
    }

    /// A milestone or an objective past its date.
    Overdue {
        /// Whether it is a milestone or an objective.
        kind: OverdueWord,
        /// Its id.
        id: String,
        /// The date that has passed.
        due: NaiveDate,
    }

    /// A phase of the engagement.
    Phase {
        /// The phase.
        phase: PhaseWord,
        /// Its state, as far as the reader can tell.
        state: PhaseStateWord,
    }

    /// A question of the pulse rounds over time.
    PulseTrend {
        /// The id of the question.
        id: String,
        /// Its text in the latest round.
        text: String,
        /// The ends of the scale.
        scale: NumberRange,
        /// The rounds, by date.
        rounds: Vec<PulseResult>,
    }

    /// The result of a question in one round.
    PulseResult {
        /// The record of the round.
        record: RecordRef,
        /// When it took place in the coaching.
        stage: Option<PulseStageWord>,
        /// The mean of everybody.
        mean: Option<MeasuredValue>,
        /// The groups with their means.
        groups: Vec<GroupMean>,
    }

    /// The mean of a group.
    GroupMean {
        /// The group.
        group: RespondentGroup,
        /// The mean of its answers, to one decimal.
        mean: MeasuredValue,
    }
}
