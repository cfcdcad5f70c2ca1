//! The contents of the agenda, sessions, contacts and reviews in the export.

use chrono::NaiveDate;

use super::describe::exported;
use super::parts::{
    AgendaChange, AgreedAction, MeasuredValue, Measurement, MetMilestone, ObjectiveReference,
    PointReference, RecordRef, ReviewedAction, SourceReference,
};
use crate::record::value::{Channel, ContactBy, Mode, ReviewType, Verdict, Who};

exported! {
    /// The content of an agenda, as agreed.
    AgendaContent {
        /// The date on which the client agreed.
        agreed_client: Option<NaiveDate>,
        /// The date on which the sponsor agreed.
        agreed_sponsor: Option<NaiveDate>,
        /// The points.
        points: Vec<AgendaPoint>,
        /// The amendments that an approved copy includes.
        amendments: Vec<DecidedChange>,
    }

    /// A point of the agenda.
    AgendaPoint {
        /// Its id.
        id: String,
        /// Its title.
        title: String,
        /// Its theme: a word or two that the practice uses for points of several clients.
        theme: Option<String>,
        /// What it is based on.
        draws_on: Vec<SourceReference>,
        /// What the organisation gains.
        business_benefit: Option<String>,
        /// What a successful outcome looks like.
        success: Option<String>,
        /// What the manager contributes, in words.
        support: Option<String>,
        /// What the manager contributes, as actions.
        actions: Vec<AgreedAction>,
        /// Whether it is a personal point, which no sponsor sees.
        personal: Option<bool>,
        /// Its objectives.
        objectives: Vec<AgendaObjective>,
        /// `true` if only the coach sees it.
        coach_only: Option<bool>,
    }

    /// An objective.
    AgendaObjective {
        /// Its id.
        id: String,
        /// What exactly is to be achieved.
        specific: Option<String>,
        /// How it is measured.
        measurable: Option<Measurement>,
        /// Why it is achievable.
        achievable: Option<String>,
        /// Why it is relevant.
        relevant: Option<String>,
        /// The due date.
        due: Option<NaiveDate>,
        /// Its milestones.
        milestones: Vec<AgendaMilestone>,
        /// `true` if only the coach sees it.
        coach_only: Option<bool>,
    }

    /// A milestone.
    AgendaMilestone {
        /// Its id.
        id: String,
        /// The date.
        by: Option<NaiveDate>,
        /// What is to be achieved by then.
        what: Option<String>,
    }

    /// An amendment, and the record that decided it.
    DecidedChange {
        /// The session or review.
        by: RecordRef,
        /// The amendment.
        change: AgendaChange,
    }

    /// The content of a session.
    SessionContent {
        /// How it was held.
        mode: Option<Mode>,
        /// Whether it was recorded.
        recorded: Option<bool>,
        /// Whether AI tools were used with what was said.
        ai_used: Option<bool>,
        /// The outcomes of earlier actions.
        reviewed: Vec<ReviewedAction>,
        /// What the client brought.
        issues: Vec<String>,
        /// The agenda points that were worked on.
        points: Vec<PointReference>,
        /// The current values of objectives.
        progress: Vec<SessionProgress>,
        /// The milestones that were met.
        milestones: Vec<MetMilestone>,
        /// The actions agreed.
        actions: Vec<AgreedAction>,
        /// The amendments of the agenda that it decided.
        changes: Vec<AgendaChange>,
        /// The date of the next session.
        next: Option<NaiveDate>,
        /// Earlier dates from which it was moved; for the coach.
        moved: Vec<MovedFrom>,
        /// `false` for an unpaid session; for the coach.
        paid: Option<bool>,
        /// The time at which it began.
        start: Option<String>,
        /// The time at which it ended.
        end: Option<String>,
        /// The minutes of its first part, if there are several.
        first_minutes: Option<u32>,
        /// The parts that were held later.
        continued: Vec<SessionPart>,
        /// Who cancelled it.
        cancelled_by: Option<Who>,
        /// Others who took part.
        joined_by: Vec<String>,
        /// The number of clients in a group session; for the coach.
        participants: Option<u32>,
        /// The minutes spent on a debrief; for the coach.
        debrief_minutes: Option<u32>,
        /// Whether the debrief counts as coaching; for the coach.
        debrief_counts: Option<bool>,
    }

    /// A part of a session that was held later.
    SessionPart {
        /// Its date.
        date: NaiveDate,
        /// Its length in minutes.
        minutes: u32,
        /// How it was held.
        mode: Option<Mode>,
    }

    /// The value of an objective at a session.
    SessionProgress {
        /// The objective.
        objective: ObjectiveReference,
        /// The value.
        at: MeasuredValue,
        /// The evidence.
        evidence: Option<String>,
        /// `true` if only the coach sees it.
        coach_only: Option<bool>,
    }

    /// An earlier date of a meeting.
    MovedFrom {
        /// The date.
        from: NaiveDate,
        /// Who moved it.
        by: Option<Who>,
    }

    /// The content of a log of contacts.
    ContactsContent {
        /// The contacts.
        contacts: Vec<Contact>,
    }

    /// A contact between sessions.
    Contact {
        /// Its date.
        date: NaiveDate,
        /// Its channel.
        channel: Channel,
        /// Its length in minutes.
        minutes: Option<u32>,
        /// Who made contact.
        by: Option<ContactBy>,
        /// The name of the person; for the coach.
        name: Option<String>,
        /// What it was about.
        about: Option<String>,
        /// `true` if only the coach sees it.
        coach_only: Option<bool>,
    }

    /// The content of a review.
    ReviewContent {
        /// Its type.
        r#type: ReviewType,
        /// The session after which it took place.
        after_session: Option<u32>,
        /// Who was present.
        present: Vec<String>,
        /// The assessments of objectives.
        objectives: Vec<Assessment>,
        /// The milestones that were met.
        milestones: Vec<MetMilestone>,
        /// Feedback on the coaching.
        coach_effectiveness: Vec<CoachScore>,
        /// The amendments of the agenda that it decided.
        changes: Vec<AgendaChange>,
        /// The next steps.
        next_steps: Vec<String>,
        /// The actions agreed.
        actions: Vec<AgreedAction>,
        /// The outcomes of earlier actions.
        reviewed: Vec<ReviewedAction>,
        /// In a final review, the T-score of goal attainment scaling over the objectives that have a level.
        attainment_score: Option<f64>,
    }

    /// The assessment of an objective.
    Assessment {
        /// The objective.
        objective: ObjectiveReference,
        /// The value reached.
        at: Option<MeasuredValue>,
        /// The target on the day of the review.
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

    /// The view of one party.
    Opinion {
        /// The party.
        by: Who,
        /// The sponsor's name.
        sponsor: Option<String>,
        /// The value as this party sees it.
        at: Option<MeasuredValue>,
        /// The comment.
        comment: Option<String>,
        /// `true` if only the coach sees it.
        coach_only: Option<bool>,
    }

    /// Feedback on the coaching.
    CoachScore {
        /// The party that gives it.
        by: Who,
        /// The sponsor's name.
        sponsor: Option<String>,
        /// The criterion.
        criterion: String,
        /// The score, from 1 to 5.
        score: Option<u32>,
        /// The comment.
        comment: Option<String>,
        /// `true` if only the coach sees it.
        coach_only: Option<bool>,
    }
}
