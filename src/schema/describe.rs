//! What each field means to the coach who writes it: one sentence or two, with units.
//!
//! Every field of the policy stands here: one without a sentence does not compile. Says nothing of who
//! may read a field beyond what the coach decides by writing it; that is the policy's.

mod others;

use crate::policy::Field;

pub use others::{key, kind};

macro_rules! sentences {
    ($($($field:ident)|+ => $sentence:literal;)*) => {
        /// The field's sentence.
        pub fn field(field: Field) -> &'static str {
            match field { $($(Field::$field)|+ => $sentence),* }
        }
    };
}

sentences! {
    // Every record.
    RecordTitle => "A title of your own. Without one, the kind and the date serve.";
    RecordBody => "Write coach-only to keep the whole prose of this record to yourself.";
    RecordDraft => "true while you are still writing: the record is yours alone, counts for nothing yet, and may lack anything.";
    RecordAllow => "Findings that you accept in this record, each with your reason.";
    RecordAllowRule => "The name of the rule whose finding you accept, for example session-interval.";
    RecordAllowBecause => "Why you accept it.";

    // The engagement.
    EngagementClient => "The person being coached.";
    EngagementClientName => "The client's name, as every reader will see it.";
    EngagementClientRole => "The client's role in the organisation.";
    EngagementClientEmail => "The client's address for email.";
    EngagementClientLogConsent => "true if the client agreed to stand in your log of coaching hours by name.";
    EngagementOrganisation => "The organisation that the client works for.";
    EngagementSponsors => "Those who commission the coaching. A self-funded client has none.";
    EngagementSponsorsName => "The sponsor's name. Records and approvals refer to them by it.";
    EngagementSponsorsRole => "The sponsor's role in the organisation.";
    EngagementSponsorsRelationship => "What the sponsor is to the client.";
    EngagementSponsorsFrom => "The first day on which this person is a sponsor, YYYY-MM-DD.";
    EngagementSponsorsUntil => "The last day on which this person is a sponsor, YYYY-MM-DD.";
    EngagementCoach => "The coach of this engagement, where it is not the coach of coachgen.yaml.";
    EngagementCoachName => "The coach's name.";
    EngagementCoachInternal => "true if the coach is employed by the client's organisation.";
    EngagementStatus => "Where the engagement stands as a contract.";
    EngagementStart => "The day on which the engagement begins, YYYY-MM-DD.";
    EngagementEnded => "The day on which the engagement ended, YYYY-MM-DD.";
    EngagementEndedBecause => "Why it ended early. For you alone.";
    EngagementRenews => "The folder of an earlier engagement whose contracting and diagnosis count for this one too.";
    EngagementProgramme => "What was contracted. Whatever is left out is taken from coachgen.yaml, and after that from the usual values.";
    EngagementProgrammeSessions => "The number of sessions; usually 6.";
    EngagementProgrammeIntervalWeeks => "Weeks from one session to the next, a number or a range; usually \"4-5\".";
    EngagementProgrammeSessionMinutes => "Minutes that a session lasts, a number or a range; usually \"90-120\".";
    EngagementProgrammeSponsorReviewsAfter => "The numbers of the sessions after which a review with the sponsor is planned, for example [3, 6].";
    EngagementProgrammeAgendaPoints => "How many points the agenda should have, a number or a range; usually \"4-6\".";
    EngagementProgrammeAmendmentsAgreedBy => "Who has to agree to an amendment of the agenda before it is in force: client, sponsor, or both. Without it an amendment is in force as soon as it is recorded.";
    EngagementProgrammeMode => "How the sessions are held.";
    EngagementProgrammeBetweenSessions => "How the client can reach you between meetings.";
    EngagementProgrammeBetweenSessionsLimit => "How much contact was agreed, in your words, for example unlimited.";
    EngagementProgrammeBetweenSessionsBy => "The ways in which you can be reached.";
    EngagementPlanned => "Meetings planned ahead.";
    EngagementPlannedWhat => "What is planned, for example session 4.";
    EngagementPlannedDate => "The day it is planned for, YYYY-MM-DD.";
    EngagementPauses => "Times in which the engagement rested.";
    EngagementPausesFrom => "The first day of the pause, YYYY-MM-DD.";
    EngagementPausesTo => "The last day of the pause, YYYY-MM-DD.";
    EngagementPausesWhy => "Why it rested. For you alone.";
    EngagementConfidentiality => "What was agreed about confidentiality. It decides what a sponsor can read.";
    EngagementConfidentialityAgreed => "The day on which coach, client and sponsor agreed on it, YYYY-MM-DD.";
    EngagementConfidentialitySponsorSees => "Kinds of record of which a sponsor gets more or less than usual, each with a level: hidden, fact (that it took place) or shared.";
    EngagementConfidentialityExceptions => "When confidentiality ends: a serious risk of harm, a serious illegality, the order of a court.";
    EngagementSigned => "The signatures under the agreement.";
    EngagementSignedWho => "Who signed, by name.";
    EngagementSignedOn => "The day of the signature, YYYY-MM-DD.";
    EngagementContract => "The reference of a contract signed on paper.";
    EngagementFees => "What the coaching costs. Only whoever pays sees it.";
    EngagementFeesAmount => "The amount, as a number or in words; its currency stands beside it.";
    EngagementFeesCurrency => "The currency of the amount, for example GBP.";
    EngagementFeesPayer => "Who pays, and so who sees the fees. Without it only you do.";
    EngagementRetention => "How long the records are kept.";
    EngagementRetentionKeepYears => "Years for which the records are kept after the engagement ends.";
    EngagementRetentionDisposeOn => "The day on which the records are to be disposed of, YYYY-MM-DD.";
    EngagementLanguage => "The language of this engagement's portals and of its records: en, de or fr. Without it the practice's.";

    // Contracting.
    ChemistryDate | SponsorMeetingDate | InterviewDate | StakeholderInterviewDate | SessionDate | ReviewDate => "The day on which it was held, YYYY-MM-DD.";
    ChemistryMinutes | InterviewMinutes | StakeholderInterviewMinutes | SessionMinutes => "How long it lasted, in minutes.";
    ChemistryMode | InterviewMode | SessionMode => "How it was held.";
    ChemistryCoachComfortable => "true if you were comfortable with the client.";
    ChemistryClientComfortable => "true if the client was comfortable with you.";
    ChemistryConfidentialityUnderstood => "true if the client understood the boundaries of confidentiality.";
    ChemistryDecision => "What the two of you decided.";
    SponsorMeetingPresent => "Who was there, by name. A sponsor who is named here may read the record.";
    SponsorMeetingPurpose => "What the sponsor wants the coaching to be for.";
    SponsorMeetingExpectations => "What the sponsor hopes for, each with an id that agenda points can draw on.";
    SponsorMeetingExpectationsId => "An id of its own in the engagement. An agenda point draws on it as sponsor-meeting#id.";
    SponsorMeetingExpectationsText => "What the sponsor expects, in the sponsor's words.";
    SponsorMeetingAligned => "The day on which coach, client and sponsor agreed on purpose and expectations, YYYY-MM-DD.";
    SponsorMeetingSharedWithClient => "The day from which the client may read it, YYYY-MM-DD. Until then the client learns the date alone.";
    SponsorMeetingSharedWithSponsors => "Sponsors who were not there but may read it, by name.";

    // Diagnosis.
    InterviewPart => "Which part of the structured interview it was: 1, 2 or both.";
    InterviewFindings | EvidenceFindings | StakeholderInterviewFindings | PsychometricFindings => "What you take from it, each with an id that can be referred to.";
    InterviewFindingsId | EvidenceFindingsId | StakeholderInterviewFindingsId | PsychometricFindingsId => "An id of its own in the engagement. The finding is referred to as record#id.";
    InterviewFindingsText | EvidenceFindingsText | StakeholderInterviewFindingsText | PsychometricFindingsText => "The finding, in a sentence or two.";
    EvidenceType => "What the organisation holds: an appraisal, a 360, an assessment, or something else.";
    EvidenceDate => "The day of the thing itself, YYYY-MM-DD.";
    EvidenceReceived | PsychometricReceived => "The day on which it reached you, YYYY-MM-DD.";
    EvidenceDebriefed => "The day on which you went through it with the client, YYYY-MM-DD. A 360 reaches the client's portal from that day.";
    EvidenceSource => "Where it is from, for example the people department.";
    StakeholderInterviewStakeholder => "Whom you asked about the client. No name of a stakeholder leaves your own portal.";
    StakeholderInterviewStakeholderName => "The stakeholder's name. For you alone.";
    StakeholderInterviewStakeholderRelationship => "What the stakeholder is to the client. Themes are counted by it.";
    StakeholderInterviewStakeholderAttributed => "true if this person was told that answers can be traced.";
    StakeholderThemesDate => "The day on which you gathered the themes, YYYY-MM-DD.";
    StakeholderThemesThemes => "What the stakeholders said, gathered so that nobody can be made out.";
    StakeholderThemesThemesId => "An id of its own in the engagement. An agenda point draws on it as stakeholder-themes#id.";
    StakeholderThemesThemesText => "The theme in a sentence or two, without names.";
    StakeholderThemesThemesKind => "Whether it is a strength, a matter of development, or advice.";
    StakeholderThemesDebriefed => "The day from which the client may read the themes, YYYY-MM-DD.";
    PsychometricInstrument => "The name of the instrument.";
    PsychometricDate => "The day on which the client took it, YYYY-MM-DD.";
    PsychometricDebriefed => "The day from which the client may read the profile, YYYY-MM-DD.";
    PsychometricScores => "The client's profile, scale by scale.";
    PsychometricScoresScale => "The name of the scale.";
    PsychometricScoresValue => "The client's score on the scale, a number or a few words.";
    PsychometricScoresLow => "The lower end of the scale, in the units of the score.";
    PsychometricScoresHigh => "The upper end of the scale, in the units of the score.";

    // The agenda, and its amendments.
    AgendaDate => "The day on which the agenda was drawn up, YYYY-MM-DD.";
    AgendaAgreed => "Who agreed to the agenda, and when. From then on change it only through changes of a session or review.";
    AgendaAgreedClient => "The day on which the client agreed, YYYY-MM-DD.";
    AgendaAgreedSponsor => "The day on which the sponsor agreed, YYYY-MM-DD.";
    AgendaAgreedDigest => "A working value, kept for the program; leave it out.";
    AgendaPoints => "The points of the agenda, usually four to six.";
    AgendaPointsId => "An id of its own in the engagement, for example decision-rights.";
    AgendaPointsTitle => "What the point is about, in a few words.";
    AgendaPointsDrawsOn => "The records, findings, expectations or themes it comes from, for example interview-part-1#guest. Never a raw stakeholder interview.";
    AgendaPointsBusinessBenefit => "What the organisation gains from it.";
    AgendaPointsSuccess => "What a successful outcome looks like.";
    AgendaPointsSupport => "What the client's manager contributes: a text, or a list of actions.";
    AgendaPointsSupportId => "An id that is unique among the engagement's actions. Reviews and meetings refer to the action by it.";
    AgendaPointsSupportWhat => "What is to be done.";
    AgendaPointsSupportOwner => "Who is to do it: client, coach or sponsor. The sponsor by default.";
    AgendaPointsSupportName | SponsorMeetingActionsName | ReviewActionsName => "Which sponsor is to do it, by name. Needed only where there are several.";
    AgendaPointsSupportDue => "The day by which it is to be done, YYYY-MM-DD.";
    AgendaPointsPersonal => "true for a point between client and coach. No sponsor learns of it anywhere.";
    AgendaPointsObjectives => "The SMART objectives of the point.";
    AgendaPointsObjectivesId => "An id of its own among the objectives of the engagement, for example dissent.";
    AgendaPointsObjectivesSpecific => "S: what exactly the client will do or reach.";
    AgendaPointsObjectivesMeasurable => "M: how it is measured, from where to where.";
    AgendaPointsObjectivesMeasurableHow => "How it is measured, and by whom.";
    AgendaPointsObjectivesMeasurableScale => "The scale that baseline and target are on, for example 0-10.";
    AgendaPointsObjectivesMeasurableBaseline => "Where the client begins, a number on the scale or a few words.";
    AgendaPointsObjectivesMeasurableTarget => "Where the client wants to be, a number on the scale or a few words. It may lie below the baseline.";
    AgendaPointsObjectivesMeasurableLevels => "Goal attainment scaling: five sentences, from -2 (much less than expected) through 0 (as expected) to +2 (much more). Agree them before the work begins.";
    AgendaPointsObjectivesMeasurableWeight => "How much the objective counts in the score of goal attainment, a whole number from 1 to 100; 1 by default.";
    AgendaPointsObjectivesAchievable => "A: why it is within the client's reach.";
    AgendaPointsObjectivesRelevant => "R: why it matters to the client and the organisation.";
    AgendaPointsObjectivesDue => "T: the day by which it is to be reached, YYYY-MM-DD.";
    AgendaPointsObjectivesMilestones => "Steps on the way to the objective.";
    AgendaPointsObjectivesMilestonesId => "An id of its own among the milestones of the engagement.";
    AgendaPointsObjectivesMilestonesBy => "The day by which the step is to be reached, YYYY-MM-DD.";
    AgendaPointsObjectivesMilestonesWhat => "What should be reached by then.";
    SessionChanges | ReviewChanges => "How the agenda was amended after it was agreed. Each names an objective or a point, or both.";
    SessionChangesObjective | ReviewChangesObjective => "The id of the objective that is changed, or of a new one with the point it belongs to.";
    SessionChangesPoint | ReviewChangesPoint => "The id of the point that is changed, or of a new one.";
    SessionChangesChange | ReviewChangesChange => "What is done: reword, re-date, add or withdraw.";
    SessionChangesBecause | ReviewChangesBecause => "Why it is changed.";
    SessionChangesAgreed | ReviewChangesAgreed => "Who agreed to the amendment, and when. Needed where the programme names them under amendments_agreed_by.";
    SessionChangesAgreedClient | ReviewChangesAgreedClient => "The day on which the client agreed to it, YYYY-MM-DD.";
    SessionChangesAgreedSponsor | ReviewChangesAgreedSponsor => "The day on which the sponsor agreed to it, YYYY-MM-DD.";
    SessionChangesNow | ReviewChangesNow => "The new values. Whatever is left out stays as it was.";
    SessionChangesNowTitle | ReviewChangesNowTitle => "The new title of the point.";
    SessionChangesNowBusinessBenefit | ReviewChangesNowBusinessBenefit => "What the organisation now gains from the point.";
    SessionChangesNowSuccess | ReviewChangesNowSuccess => "What a successful outcome of the point now looks like.";
    SessionChangesNowSupport | ReviewChangesNowSupport => "What the client's manager now contributes to the point.";
    SessionChangesNowSpecific | ReviewChangesNowSpecific => "S of the objective: what exactly, from now on.";
    SessionChangesNowMeasurable | ReviewChangesNowMeasurable => "M of the objective: how it is measured from now on.";
    SessionChangesNowMeasurableHow | ReviewChangesNowMeasurableHow => "How it is now measured, and by whom.";
    SessionChangesNowMeasurableScale | ReviewChangesNowMeasurableScale => "The scale that baseline and target are now on, for example 0-10.";
    SessionChangesNowMeasurableBaseline | ReviewChangesNowMeasurableBaseline => "The new baseline, a number on the scale or a few words.";
    SessionChangesNowMeasurableTarget | ReviewChangesNowMeasurableTarget => "The new target, a number on the scale or a few words.";
    SessionChangesNowAchievable | ReviewChangesNowAchievable => "A of the objective: why it is within reach, from now on.";
    SessionChangesNowRelevant | ReviewChangesNowRelevant => "R of the objective: why it matters, from now on.";
    SessionChangesNowDue | ReviewChangesNowDue => "T of the objective: its new day, YYYY-MM-DD.";

    // Development.
    SponsorMeetingActions | SessionActions | ReviewActions => "What was agreed to be done.";
    SponsorMeetingActionsId | SessionActionsId | ReviewActionsId => "An id of its own among the actions of the engagement. The next session reviews the action by it.";
    SponsorMeetingActionsWhat | SessionActionsWhat | ReviewActionsWhat => "What is to be done.";
    SponsorMeetingActionsOwner | ReviewActionsOwner => "Who is to do it: client, coach or sponsor.";
    SessionActionsOwner => "Who is to do it: client or coach. No sponsor sees a session.";
    SponsorMeetingActionsDue | ReviewActionsDue => "The day by which it is to be done, YYYY-MM-DD. Without one, the next session; a sponsor's action then has no due date.";
    SessionActionsDue => "The day by which it is to be done, YYYY-MM-DD. Without one, the next session.";
    SponsorMeetingActionsPoint | SessionActionsPoint | ReviewActionsPoint => "The id of the agenda point that it serves.";
    SessionNumber => "The number of the session in the engagement, from 1.";
    SessionReviewed | SponsorMeetingReviewed | ReviewReviewed => "What became of the actions agreed earlier.";
    SessionReviewedAction | SponsorMeetingReviewedAction | ReviewReviewedAction => "The id of the action.";
    SessionReviewedOutcome | SponsorMeetingReviewedOutcome | ReviewReviewedOutcome => "What became of it. ongoing keeps the action open; the others close it.";
    SessionReviewedDue | SponsorMeetingReviewedDue | ReviewReviewedDue => "A new day for an action that stays open, YYYY-MM-DD.";
    SessionReviewedLearning | SponsorMeetingReviewedLearning | ReviewReviewedLearning => "What was learnt from it.";
    SessionIssues => "What the client brought: real issues of these weeks.";
    SessionPoints => "The ids of the agenda points that were worked on.";
    SessionProgress => "Where objectives stand.";
    SessionProgressObjective | ReviewObjectivesObjective => "The id of the objective.";
    SessionProgressAt | ReviewObjectivesAt => "Where it stands, a number on its scale or a few words.";
    SessionProgressEvidence | ReviewObjectivesEvidence => "What shows it.";
    SessionMilestones | ReviewMilestones => "Milestones that were met.";
    SessionMilestonesMilestone | ReviewMilestonesMilestone => "The id of the milestone.";
    SessionMilestonesMet | ReviewMilestonesMet => "The day on which it was met, YYYY-MM-DD.";
    SessionNext => "The day of the next session, YYYY-MM-DD.";
    SessionMoved => "The dates from which this meeting was moved.";
    SessionMovedFrom => "The day on which it was to be, YYYY-MM-DD.";
    SessionMovedBy => "Who moved it.";
    SessionPaid => "false for a session without a fee. Paid unless it says so.";
    ContactsContacts => "Your contacts between meetings, one entry for each.";
    ContactsContactsDate => "The day of the contact, YYYY-MM-DD.";
    ContactsContactsChannel => "How you were in touch.";
    ContactsContactsMinutes => "How long it took, in minutes.";
    ContactsContactsBy => "Who got in touch. What a sponsor said stays with you.";
    ContactsContactsName => "Which sponsor got in touch, by name. Needed only where there are several.";
    ContactsContactsAbout => "What it was about.";

    // Reviews, and notes.
    ReviewType => "An interim review, or the final one.";
    ReviewAfterSession => "The number of the session that it follows.";
    ReviewPresent => "Who was there, by name.";
    ReviewObjectives => "How each objective of the agenda stands.";
    ReviewObjectivesLevel => "The level of goal attainment that was reached, from -2 to +2.";
    ReviewObjectivesVerdict => "How the objective stands at this review.";
    ReviewObjectivesBenefit => "What the organisation has gained from it.";
    ReviewObjectivesViews => "What each party thinks of it.";
    ReviewObjectivesViewsBy => "Whose view it is.";
    ReviewObjectivesViewsName => "Which sponsor's view it is, by name. Needed only where there are several.";
    ReviewObjectivesViewsAt => "Where this party sees the objective, a number on its scale or a few words.";
    ReviewObjectivesViewsComment => "What this party said of it.";
    ReviewCoachEffectiveness => "How the coach did, criterion by criterion.";
    ReviewCoachEffectivenessBy => "Who gives the score.";
    ReviewCoachEffectivenessName => "Which sponsor gives the score, by name. Needed only where there are several.";
    ReviewCoachEffectivenessCriterion => "What is judged, for example challenges me.";
    ReviewCoachEffectivenessScore => "A whole number from 1 (low) to 5 (high).";
    ReviewCoachEffectivenessComment => "What this party said of it.";
    ReviewNextSteps => "What follows from the review.";
    NoteDate => "The day of the note, YYYY-MM-DD.";
}
