//! The description of each field for the coach: one or two sentences, with units.
//!
//! Every field of the policy is listed: a field without a description does not compile. Descriptions do not say who may
//! read a field, except for what the coach decides with it; the policy defines that.

mod others;

use crate::policy::Field;

pub use others::key;

macro_rules! descriptions {
    ($($($field:ident)|+ => $sentence:literal;)*) => {
        /// Returns the field's description.
        pub fn field(field: Field) -> &'static str {
            match field { $($(Field::$field)|+ => $sentence),* }
        }
    };
}

descriptions! {
    // Every record.
    RecordTitle => "A title. Without one, the kind and the date are shown.";
    RecordBody => "Write coach-only to keep the whole text of this record to yourself.";
    RecordDraft => "true while you are still writing: only you can see the record, it does not count yet, and fields may be missing.";
    RecordAllow => "Findings that you accept in this record, each with a reason.";
    RecordAllowRule => "The name of the rule whose finding you accept, for example session-interval.";
    RecordAllowBecause => "Why you accept it.";

    // The engagement.
    EngagementClient => "The person being coached.";
    EngagementClientName => "The client's name, shown to every reader.";
    EngagementClientRole => "The client's role in the organisation.";
    EngagementClientEmail => "The client's email address.";
    EngagementClientLogConsent => "true if the client agreed to be listed by name in your coaching hours log.";
    EngagementOrganisation => "The organisation that the client works for.";
    EngagementSponsors => "The people who commission the coaching. A self-funded client has none.";
    EngagementSponsorsName => "The sponsor's name. Records and approvals refer to the sponsor by this name.";
    EngagementSponsorsRole => "The sponsor's role in the organisation.";
    EngagementSponsorsRelationship => "The sponsor's relationship to the client.";
    EngagementSponsorsFrom => "The first day on which this person is a sponsor, YYYY-MM-DD.";
    EngagementSponsorsUntil => "The last day on which this person is a sponsor, YYYY-MM-DD.";
    EngagementCoach => "The coach of this engagement, if different from the coach in coachgen.yaml.";
    EngagementCoachName => "The coach's name.";
    EngagementCoachInternal => "true if the coach is employed by the client's organisation.";
    EngagementStatus => "The contractual status of the engagement.";
    EngagementStart => "The date on which the engagement begins, YYYY-MM-DD.";
    EngagementEnded => "The date on which the engagement ended, YYYY-MM-DD.";
    EngagementEndedBecause => "Why it ended early. Only you can see it.";
    EngagementRenews => "The folder of an earlier engagement whose contracting and diagnosis count for this one too.";
    EngagementProgramme => "What was contracted. Omitted values are taken from coachgen.yaml, or else from the defaults.";
    EngagementProgrammeSessions => "The number of sessions; 6 by default.";
    EngagementProgrammeIntervalWeeks => "Weeks between two sessions, a number or a range; \"4-5\" by default.";
    EngagementProgrammeSessionMinutes => "The length of a session in minutes, a number or a range; \"90-120\" by default.";
    EngagementProgrammeSponsorReviewsAfter => "The numbers of the sessions after which a review with the sponsor is planned, for example [3, 6].";
    EngagementProgrammeAgendaPoints => "How many points the agenda should have, a number or a range; \"4-6\" by default.";
    EngagementProgrammeAmendmentsAgreedBy => "Who must agree to an amendment of the agenda before it takes effect: client, sponsor, or both. Without it an amendment takes effect as soon as it is recorded.";
    EngagementProgrammeMode => "How the sessions are held.";
    EngagementProgrammeBetweenSessions => "How the client can reach you between sessions.";
    EngagementProgrammeBetweenSessionsLimit => "How much contact was agreed, as text, for example unlimited.";
    EngagementProgrammeBetweenSessionsBy => "The ways in which you can be reached.";
    EngagementProgrammeLateCancellationCounts => "true if a session that is cancelled too late counts as one of the contracted sessions.";
    EngagementPlanned => "Meetings planned ahead.";
    EngagementPlannedWhat => "What is planned, for example session 4.";
    EngagementPlannedDate => "The planned date, YYYY-MM-DD.";
    EngagementPauses => "Periods in which the engagement was paused.";
    EngagementPausesFrom => "The first day of the pause, YYYY-MM-DD.";
    EngagementPausesTo => "The last day of the pause, YYYY-MM-DD.";
    EngagementPausesWhy => "The reason for the pause. Only you can see it.";
    EngagementConfidentiality => "What was agreed about confidentiality. It decides what a sponsor can read.";
    EngagementConfidentialityAgreed => "The date on which coach, client and sponsor agreed on it, YYYY-MM-DD.";
    EngagementConfidentialitySponsorSees => "Kinds of record of which a sponsor sees more or less than by default, each with a level: hidden, fact (that it took place) or shared.";
    EngagementConfidentialityExceptions => "When confidentiality ends: a serious risk of harm, a serious illegality, a court order.";
    EngagementSigned => "The signatures under the agreement.";
    EngagementSignedWho => "Who signed, by name.";
    EngagementSignedOn => "The date of the signature, YYYY-MM-DD.";
    EngagementContract => "The reference of a contract signed on paper.";
    EngagementCancellation => "The notice for cancelling a session, and what a late cancellation costs.";
    EngagementTermination => "How any party may end the coaching before it is complete.";
    EngagementCodeOfEthics => "The code of ethics that you follow, for example that of the ICF or the EMCC.";
    EngagementComplaints => "Where the client or a sponsor can complain about the coaching.";
    EngagementNotTherapy => "true if the agreement says that coaching is not therapy.";
    EngagementConflicts => "Conflicts of interest, and how you handle them; or none known.";
    EngagementTechnology => "What the client consents to: recording, AI tools. And how the records are kept.";
    EngagementTechnologyRecording => "true if the client consents to sessions being recorded.";
    EngagementTechnologyAi => "true if the client consents to the use of AI tools with what is said in sessions, for example for a transcript or a summary.";
    EngagementTechnologyStorage => "Where and how the records are kept, for example encrypted on your own computer.";
    EngagementFees => "What the coaching costs. Only the payer sees it.";
    EngagementFeesAmount => "The amount, as a number or as text; the currency is a separate field.";
    EngagementFeesCurrency => "The currency of the amount, for example GBP.";
    EngagementFeesPayer => "Who pays, and therefore sees the fees. Without it only you see them.";
    EngagementRetention => "How long the records are kept.";
    EngagementRetentionKeepYears => "How many years the records are kept after the engagement ends.";
    EngagementRetentionDisposeOn => "The date on which the records must be deleted, YYYY-MM-DD.";
    EngagementLanguage => "The language of this engagement's portals and records: en, de or fr. Without it the practice's language is used.";

    // Contracting.
    ChemistryDate | SponsorMeetingDate | InterviewDate | StakeholderInterviewDate | SessionDate | ReviewDate => "The date on which it was held, YYYY-MM-DD.";
    ChemistryMinutes | InterviewMinutes | StakeholderInterviewMinutes | SessionMinutes => "How long it lasted, in minutes.";
    ChemistryMode | InterviewMode | SessionMode => "How it was held.";
    ChemistryCoachComfortable => "true if you were comfortable with the client.";
    ChemistryClientComfortable => "true if the client was comfortable with you.";
    ChemistryConfidentialityUnderstood => "true if the client understood the limits of confidentiality.";
    ChemistryDecision => "What coach and client decided.";
    SponsorMeetingPresent => "Who was present, by name. A sponsor who is named here may read the record.";
    SponsorMeetingPurpose => "The sponsor's purpose for the coaching.";
    SponsorMeetingExpectations => "The sponsor's expectations, each with an id that agenda points can refer to.";
    SponsorMeetingExpectationsId => "An id that is unique in the engagement. An agenda point refers to it as sponsor-meeting#id.";
    SponsorMeetingExpectationsText => "What the sponsor expects, in the sponsor's words.";
    SponsorMeetingAligned => "The date on which coach, client and sponsor agreed on purpose and expectations, YYYY-MM-DD.";
    SponsorMeetingSharedWithClient => "The date from which the client may read it, YYYY-MM-DD. Until then the client only sees the date of the meeting.";
    SponsorMeetingSharedWithSponsors => "Sponsors who were not present but may read it, by name.";

    // Diagnosis.
    InterviewPart => "The part of the structured interview: 1, 2 or both.";
    InterviewFindings | EvidenceFindings | StakeholderInterviewFindings | PsychometricFindings => "Your conclusions from it, each with an id that can be referred to.";
    InterviewFindingsId | EvidenceFindingsId | StakeholderInterviewFindingsId | PsychometricFindingsId => "An id that is unique in the engagement. The finding is referred to as record#id.";
    InterviewFindingsText | EvidenceFindingsText | StakeholderInterviewFindingsText | PsychometricFindingsText => "The finding, in one or two sentences.";
    InterviewFindingsQuestion | StakeholderInterviewFindingsQuestion => "The id of the interview question that it answers. Only you can see it.";
    EvidenceType => "The type of organisational data: an appraisal, a 360, an assessment, or something else.";
    EvidenceDate => "The date of the appraisal, 360 or assessment itself, YYYY-MM-DD.";
    EvidenceReceived | PsychometricReceived => "The date on which you received it, YYYY-MM-DD.";
    EvidenceDebriefed => "The date on which you debriefed the client on it, YYYY-MM-DD. A 360 is shown in the client's portal from that date.";
    EvidenceSource => "Where it comes from, for example the people department.";
    StakeholderInterviewStakeholder => "The person you interviewed about the client. A stakeholder's name is only shown in your own portal.";
    StakeholderInterviewStakeholderName => "The stakeholder's name. Only you can see it.";
    StakeholderInterviewStakeholderRelationship => "The stakeholder's relationship to the client. Themes are counted by relationship.";
    StakeholderInterviewStakeholderAttributed => "true if this person was told that answers can be traced.";
    StakeholderThemesDate => "The date on which you summarised the themes, YYYY-MM-DD.";
    StakeholderThemesThemes => "What the stakeholders said, summarised so that nobody can be identified.";
    StakeholderThemesThemesId => "An id that is unique in the engagement. An agenda point refers to it by this record's file name without .md, then # and the id.";
    StakeholderThemesThemesText => "The theme in one or two sentences, without names.";
    StakeholderThemesThemesKind => "Whether it is a strength, a development area, or advice.";
    StakeholderThemesThemesHeardIn => "The stakeholder interviews that the theme summarises, each by its file name without .md, or a finding in it with # and the id. Only you can see it.";
    StakeholderThemesDebriefed => "The date from which the client may read the themes, YYYY-MM-DD.";
    PsychometricInstrument => "The name of the instrument.";
    PsychometricDate => "The date on which the client took it, YYYY-MM-DD.";
    PsychometricDebriefed => "The date from which the client may read the profile, YYYY-MM-DD.";
    PsychometricScores => "The client's profile: a score for each scale.";
    PsychometricScoresScale => "The name of the scale.";
    PsychometricScoresValue => "The client's score on the scale, a number or a few words.";
    PsychometricScoresLow => "The lower end of the scale, in the units of the score.";
    PsychometricScoresHigh => "The upper end of the scale, in the units of the score.";

    // The agenda, and its amendments.
    AgendaDate => "The date on which the agenda was drawn up, YYYY-MM-DD.";
    AgendaAgreed => "Who agreed to the agenda, and when. After that, change it only with changes in a session or review.";
    AgendaAgreedClient => "The date on which the client agreed, YYYY-MM-DD.";
    AgendaAgreedSponsor => "The date on which the sponsor agreed, YYYY-MM-DD.";
    AgendaAgreedDigest => "An internal value that the program writes; do not set it.";
    AgendaPoints => "The points of the agenda, usually four to six.";
    AgendaPointsId => "An id that is unique in the engagement, for example decision-rights.";
    AgendaPointsTitle => "The subject of the point, in a few words.";
    AgendaPointsTheme => "The theme of the point: a word or two that you use for points of several clients, for example delegation. A programme report counts themes.";
    AgendaPointsDrawsOn => "The records, findings, expectations or themes that it is based on, for example interview-part-1#guest. Never a raw stakeholder interview.";
    AgendaPointsBusinessBenefit => "How the organisation benefits from it.";
    AgendaPointsSuccess => "What a successful outcome looks like.";
    AgendaPointsSupport => "What the client's manager contributes: text, or a list of actions.";
    AgendaPointsSupportId => "An id that is unique among the engagement's actions. Reviews and meetings refer to the action by it.";
    AgendaPointsSupportWhat => "The action to take.";
    AgendaPointsSupportOwner => "Who is responsible: client, coach or sponsor. The sponsor by default.";
    AgendaPointsSupportName | SponsorMeetingActionsName | ReviewActionsName => "Which sponsor is responsible, by name. Only needed if there are several.";
    AgendaPointsSupportDue => "The due date, YYYY-MM-DD.";
    AgendaPointsPersonal => "true for a point between client and coach. It is not shown to any sponsor.";
    AgendaPointsObjectives => "The SMART objectives of the point.";
    AgendaPointsObjectivesId => "An id that is unique among the objectives of the engagement, for example dissent.";
    AgendaPointsObjectivesSpecific => "S: what exactly the client will do or achieve.";
    AgendaPointsObjectivesMeasurable => "M: how it is measured, from which baseline to which target.";
    AgendaPointsObjectivesMeasurableHow => "How it is measured, and by whom.";
    AgendaPointsObjectivesMeasurableScale => "The scale that baseline and target are on, for example 0-10.";
    AgendaPointsObjectivesMeasurableBaseline => "The client's starting point, a number on the scale or a few words.";
    AgendaPointsObjectivesMeasurableTarget => "The value to reach, a number on the scale or a few words. It may be lower than the baseline.";
    AgendaPointsObjectivesMeasurableLevels => "Goal attainment scaling: five descriptions, from -2 (much less than expected) through 0 (as expected) to +2 (much more than expected). Agree them before the work begins.";
    AgendaPointsObjectivesMeasurableWeight => "The weight of the objective in the goal attainment score, a whole number from 1 to 100; 1 by default.";
    AgendaPointsObjectivesAchievable => "A: why the client can achieve it.";
    AgendaPointsObjectivesRelevant => "R: why it matters to the client and the organisation.";
    AgendaPointsObjectivesDue => "T: the date by which it should be reached, YYYY-MM-DD.";
    AgendaPointsObjectivesMilestones => "Steps on the way to the objective.";
    AgendaPointsObjectivesMilestonesId => "An id that is unique among the milestones of the engagement.";
    AgendaPointsObjectivesMilestonesBy => "The date by which the milestone should be reached, YYYY-MM-DD.";
    AgendaPointsObjectivesMilestonesWhat => "What should be reached by then.";
    SessionChanges | ReviewChanges => "Amendments to the agenda after it was agreed. Each names an objective or a point, or both.";
    SessionChangesObjective | ReviewChangesObjective => "The id of the changed objective, or of a new one together with the point it belongs to.";
    SessionChangesPoint | ReviewChangesPoint => "The id of the changed point, or of a new one.";
    SessionChangesChange | ReviewChangesChange => "The type of change: reword, re-date, add or withdraw.";
    SessionChangesBecause | ReviewChangesBecause => "The reason for the change.";
    SessionChangesAgreed | ReviewChangesAgreed => "Who agreed to the amendment, and when. Required if the programme names them under amendments_agreed_by.";
    SessionChangesAgreedClient | ReviewChangesAgreedClient => "The date on which the client agreed to it, YYYY-MM-DD.";
    SessionChangesAgreedSponsor | ReviewChangesAgreedSponsor => "The date on which the sponsor agreed to it, YYYY-MM-DD.";
    SessionChangesNow | ReviewChangesNow => "The new values. Omitted values do not change.";
    SessionChangesNowTitle | ReviewChangesNowTitle => "The new title of the point.";
    SessionChangesNowBusinessBenefit | ReviewChangesNowBusinessBenefit => "How the organisation now benefits from the point.";
    SessionChangesNowSuccess | ReviewChangesNowSuccess => "What a successful outcome of the point now looks like.";
    SessionChangesNowSupport | ReviewChangesNowSupport => "What the client's manager now contributes to the point.";
    SessionChangesNowSpecific | ReviewChangesNowSpecific => "S of the objective: what exactly from now on.";
    SessionChangesNowMeasurable | ReviewChangesNowMeasurable => "M of the objective: how it is measured from now on.";
    SessionChangesNowMeasurableHow | ReviewChangesNowMeasurableHow => "How it is now measured, and by whom.";
    SessionChangesNowMeasurableScale | ReviewChangesNowMeasurableScale => "The new scale of baseline and target, for example 0-10.";
    SessionChangesNowMeasurableBaseline | ReviewChangesNowMeasurableBaseline => "The new baseline, a number on the scale or a few words.";
    SessionChangesNowMeasurableTarget | ReviewChangesNowMeasurableTarget => "The new target, a number on the scale or a few words.";
    SessionChangesNowAchievable | ReviewChangesNowAchievable => "A of the objective: why it is achievable from now on.";
    SessionChangesNowRelevant | ReviewChangesNowRelevant => "R of the objective: why it matters from now on.";
    SessionChangesNowDue | ReviewChangesNowDue => "T of the objective: its new due date, YYYY-MM-DD.";

    // Development.
    SponsorMeetingActions | SessionActions | ReviewActions => "The actions that were agreed.";
    SponsorMeetingActionsId | SessionActionsId | ReviewActionsId => "An id that is unique among the actions of the engagement. The next session reviews the action by this id.";
    SponsorMeetingActionsWhat | SessionActionsWhat | ReviewActionsWhat => "The action to take.";
    SponsorMeetingActionsOwner | ReviewActionsOwner => "Who is responsible: client, coach or sponsor.";
    SessionActionsOwner => "Who is responsible: client or coach. No sponsor sees a session.";
    SponsorMeetingActionsDue | ReviewActionsDue => "The due date, YYYY-MM-DD. By default the next session. A sponsor's action has no default.";
    SessionActionsDue => "The due date, YYYY-MM-DD. By default the next session.";
    SponsorMeetingActionsPoint | SessionActionsPoint | ReviewActionsPoint => "The id of the agenda point that it supports.";
    SessionNumber => "The number of the session in the engagement, from 1.";
    SessionReviewed | SponsorMeetingReviewed | ReviewReviewed => "Follow-up on the actions agreed earlier.";
    SessionReviewedAction | SponsorMeetingReviewedAction | ReviewReviewedAction => "The id of the action.";
    SessionReviewedOutcome | SponsorMeetingReviewedOutcome | ReviewReviewedOutcome => "The outcome of the action. ongoing keeps it open; the others close it.";
    SessionReviewedDue | SponsorMeetingReviewedDue | ReviewReviewedDue => "A new due date for an action that stays open, YYYY-MM-DD.";
    SessionReviewedLearning | SponsorMeetingReviewedLearning | ReviewReviewedLearning => "What was learnt from it.";
    SessionRecorded => "true if a recording of the session was made. It requires the client's consent, technology.recording in engagement.md.";
    SessionAiUsed => "true if AI tools were used with what was said. It requires the client's consent, technology.ai in engagement.md.";
    SessionIssues => "The current issues that the client brought.";
    SessionPoints => "The ids of the agenda points that were worked on.";
    SessionProgress => "The progress of objectives.";
    SessionProgressObjective | ReviewObjectivesObjective => "The id of the objective.";
    SessionProgressAt | ReviewObjectivesAt => "The current value, a number on its scale or a few words.";
    SessionProgressEvidence | ReviewObjectivesEvidence => "The evidence for it.";
    SessionMilestones | ReviewMilestones => "Milestones that were met.";
    SessionMilestonesMilestone | ReviewMilestonesMilestone => "The id of the milestone.";
    SessionMilestonesMet | ReviewMilestonesMet => "The date on which it was met, YYYY-MM-DD.";
    SessionNext => "The date of the next session, YYYY-MM-DD.";
    SessionMoved => "The earlier dates of this session, before it was moved.";
    SessionMovedFrom => "The earlier date, YYYY-MM-DD.";
    SessionMovedBy => "Who moved it.";
    SessionPaid => "false for a session without a fee. true by default.";
    SessionStart => "When it began, HH:MM. Without minutes, the length is computed from start and end.";
    SessionEnd => "When it ended, HH:MM.";
    SessionContinued => "The parts of a session that were held later. date and minutes are then those of its first part.";
    SessionContinuedDate => "The date of this part, YYYY-MM-DD.";
    SessionContinuedMinutes => "How long this part took, in minutes.";
    SessionContinuedMode => "How this part was held.";
    SessionCancelled => "true if it was cancelled too late: it was not held, and counts as one of the sessions agreed.";
    SessionCancelledBy => "Who cancelled it.";
    SessionJoinedBy => "Others who took part, by name.";
    SessionParticipants => "In a group session, the number of clients. 1 by default. Only you see it.";
    SessionDebrief => "The time in the session spent on the debrief of an instrument, a 360 or stakeholder themes. Only you see it.";
    SessionDebriefMinutes => "The minutes of the debrief, which are part of the session's.";
    SessionDebriefCounts => "false if your professional body does not count a debrief as coaching. true by default.";
    ContactsContacts => "Contacts between sessions, one entry for each.";
    ContactsContactsDate => "The date of the contact, YYYY-MM-DD.";
    ContactsContactsChannel => "How the contact took place.";
    ContactsContactsMinutes => "How long it took, in minutes.";
    ContactsContactsBy => "Who made contact. What a sponsor or the organisation said is only shown to you.";
    ContactsContactsName => "Who made contact, by name: which sponsor, if there are several, or who in the organisation.";
    ContactsContactsAbout => "What it was about.";

    // Reviews, and notes.
    ReviewType => "An interim or the final review.";
    ReviewAfterSession => "The number of the session after which it was held.";
    ReviewPresent => "Who was present, by name.";
    ReviewObjectives => "The state of each objective of the agenda.";
    ReviewObjectivesLevel => "The level of goal attainment that was reached, from -2 to +2.";
    ReviewObjectivesVerdict => "The assessment of the objective at this review.";
    ReviewObjectivesBenefit => "How the organisation has benefited from it.";
    ReviewObjectivesViews => "Each party's view of it.";
    ReviewObjectivesViewsBy => "Whose view it is.";
    ReviewObjectivesViewsName => "Which sponsor's view it is, by name. Only needed if there are several.";
    ReviewObjectivesViewsAt => "The value that this party gives the objective, a number on its scale or a few words.";
    ReviewObjectivesViewsComment => "This party's comment.";
    ReviewCoachEffectiveness => "Feedback on the coaching, by criterion.";
    ReviewCoachEffectivenessBy => "Who gives the score.";
    ReviewCoachEffectivenessName => "Which sponsor gives the score, by name. Only needed if there are several.";
    ReviewCoachEffectivenessCriterion => "The criterion, for example challenges me.";
    ReviewCoachEffectivenessScore => "A whole number from 1 (low) to 5 (high).";
    ReviewCoachEffectivenessComment => "This party's comment.";
    ReviewNextSteps => "The next steps after the review.";
    PulseDate => "The date of the round, YYYY-MM-DD.";
    PulseScale => "The ends of the scale, for example 1-7.";
    PulseQuestions => "Two to five questions, the same in every round.";
    PulseQuestionsId => "An id, by which the rounds are compared.";
    PulseQuestionsText => "The question. Client and sponsor read it.";
    PulseAnswers => "What each person answered. Only you see it; others see means of groups of at least three.";
    PulseAnswersName => "The person's name.";
    PulseAnswersRelationship => "The person's relationship to the client.";
    PulseAnswersAttributed => "true if this person was told that answers can be traced.";
    PulseAnswersScores => "One number for each question, in the order of the questions.";
    PulseDebriefed => "The date from which the client may read the results, YYYY-MM-DD.";
    NoteDate => "The date of the note, YYYY-MM-DD.";
}
