//! One row per field: the level from which the client and the sponsor see it, and the reason.
//!
//! This is the complete policy for fields, in one place for review. A group (`actions`) has a row in addition to
//! those of its leaves: if the group is hidden, so is its number of items.

use super::RequiredLevel;
use super::RequiredLevel::{Fact, Never, Payer, Shared};
use super::reasons::*;

/// One field's row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldRow {
    /// `kind.path.to.field`; `record.` applies to every kind.
    pub path: &'static str,
    /// The level of the record that the client needs to see the field.
    pub client: RequiredLevel,
    /// The level of the record that a sponsor needs to see the field.
    pub sponsor: RequiredLevel,
    /// The reason, in words for the coach.
    pub because: &'static str,
}

macro_rules! fields {
    ($($variant:ident $path:literal $client:ident $sponsor:ident $because:ident;)*) => {
        /// Every field that a record can have, one variant for each leaf and each group of leaves.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs)]
        pub enum Field { $($variant),* }

        impl Field {
            /// Every field, in the order of the table.
            pub const ALL: &'static [Field] = &[$(Field::$variant),*];

            /// The field's row of the policy.
            pub const fn row(self) -> FieldRow {
                match self {
                    $(Field::$variant => FieldRow {
                        path: $path,
                        client: $client,
                        sponsor: $sponsor,
                        because: $because,
                    }),*
                }
            }
        }
    };
}

impl Field {
    /// The key in front matter: the last part of the path.
    pub fn key(self) -> &'static str {
        let path = self.row().path;
        path.rsplit('.').next().unwrap_or(path)
    }
}

fields! {
    RecordTitle "record.title" Shared Shared TITLE;
    RecordBody "record.body" Shared Shared BODY;
    RecordDraft "record.draft" Never Never OWN;
    RecordAllow "record.allow" Never Never OWN;
    RecordAllowRule "record.allow.rule" Never Never OWN;
    RecordAllowBecause "record.allow.because" Never Never OWN;
    EngagementClient "engagement.client" Shared Shared PARTIES;
    EngagementClientName "engagement.client.name" Shared Shared PARTIES;
    EngagementClientRole "engagement.client.role" Shared Shared PARTIES;
    EngagementClientEmail "engagement.client.email" Shared Shared PARTIES;
    EngagementClientLogConsent "engagement.client.log_consent" Shared Never CONSENT;
    EngagementOrganisation "engagement.organisation" Shared Shared PARTIES;
    EngagementSponsors "engagement.sponsors" Shared Shared PARTIES;
    EngagementSponsorsName "engagement.sponsors.name" Shared Shared PARTIES;
    EngagementSponsorsRole "engagement.sponsors.role" Shared Shared PARTIES;
    EngagementSponsorsRelationship "engagement.sponsors.relationship" Shared Shared PARTIES;
    EngagementSponsorsFrom "engagement.sponsors.from" Shared Shared PARTIES;
    EngagementSponsorsUntil "engagement.sponsors.until" Shared Shared PARTIES;
    EngagementCoach "engagement.coach" Shared Shared PARTIES;
    EngagementCoachName "engagement.coach.name" Shared Shared PARTIES;
    EngagementCoachInternal "engagement.coach.internal" Shared Shared PARTIES;
    EngagementStatus "engagement.status" Shared Shared AGREEMENT;
    EngagementStart "engagement.start" Shared Shared AGREEMENT;
    EngagementEnded "engagement.ended" Shared Shared AGREEMENT;
    EngagementEndedBecause "engagement.ended_because" Never Never ENDED;
    EngagementRenews "engagement.renews" Never Never EARLIER;
    EngagementProgramme "engagement.programme" Shared Shared AGREEMENT;
    EngagementProgrammeSessions "engagement.programme.sessions" Shared Shared AGREEMENT;
    EngagementProgrammeIntervalWeeks "engagement.programme.interval_weeks" Shared Shared AGREEMENT;
    EngagementProgrammeSessionMinutes "engagement.programme.session_minutes" Shared Shared AGREEMENT;
    EngagementProgrammeSponsorReviewsAfter "engagement.programme.sponsor_reviews_after" Shared Shared AGREEMENT;
    EngagementProgrammeAgendaPoints "engagement.programme.agenda_points" Shared Shared AGREEMENT;
    EngagementProgrammeAmendmentsAgreedBy "engagement.programme.amendments_agreed_by" Shared Shared AGREEMENT;
    EngagementProgrammeMode "engagement.programme.mode" Shared Shared AGREEMENT;
    EngagementProgrammeBetweenSessions "engagement.programme.between_sessions" Shared Shared AGREEMENT;
    EngagementProgrammeBetweenSessionsLimit "engagement.programme.between_sessions.limit" Shared Shared AGREEMENT;
    EngagementProgrammeBetweenSessionsBy "engagement.programme.between_sessions.by" Shared Shared AGREEMENT;
    EngagementPlanned "engagement.planned" Shared Never PLANS;
    EngagementPlannedWhat "engagement.planned.what" Shared Never PLANS;
    EngagementPlannedDate "engagement.planned.date" Shared Never PLANS;
    EngagementPauses "engagement.pauses" Never Never PAUSES;
    EngagementPausesFrom "engagement.pauses.from" Never Never PAUSES;
    EngagementPausesTo "engagement.pauses.to" Never Never PAUSES;
    EngagementPausesWhy "engagement.pauses.why" Never Never PAUSES;
    EngagementConfidentiality "engagement.confidentiality" Shared Shared AGREEMENT;
    EngagementConfidentialityAgreed "engagement.confidentiality.agreed" Shared Shared AGREEMENT;
    EngagementConfidentialitySponsorSees "engagement.confidentiality.sponsor_sees" Shared Shared AGREEMENT;
    EngagementConfidentialityExceptions "engagement.confidentiality.exceptions" Shared Shared AGREEMENT;
    EngagementSigned "engagement.signed" Shared Shared AGREEMENT;
    EngagementSignedWho "engagement.signed.who" Shared Shared AGREEMENT;
    EngagementSignedOn "engagement.signed.on" Shared Shared AGREEMENT;
    EngagementContract "engagement.contract" Shared Shared AGREEMENT;
    EngagementFees "engagement.fees" Payer Payer FEES;
    EngagementFeesAmount "engagement.fees.amount" Payer Payer FEES;
    EngagementFeesCurrency "engagement.fees.currency" Payer Payer FEES;
    EngagementFeesPayer "engagement.fees.payer" Payer Payer FEES;
    EngagementRetention "engagement.retention" Shared Shared AGREEMENT;
    EngagementRetentionKeepYears "engagement.retention.keep_years" Shared Shared AGREEMENT;
    EngagementRetentionDisposeOn "engagement.retention.dispose_on" Shared Shared AGREEMENT;
    EngagementLanguage "engagement.language" Shared Shared AGREEMENT;
    ChemistryDate "chemistry.date" Fact Fact FACT;
    ChemistryMinutes "chemistry.minutes" Fact Fact FACT;
    ChemistryMode "chemistry.mode" Shared Never IMPRESSIONS;
    ChemistryCoachComfortable "chemistry.coach_comfortable" Shared Never IMPRESSIONS;
    ChemistryClientComfortable "chemistry.client_comfortable" Shared Never IMPRESSIONS;
    ChemistryConfidentialityUnderstood "chemistry.confidentiality_understood" Shared Never IMPRESSIONS;
    ChemistryDecision "chemistry.decision" Fact Never DECISION;
    SponsorMeetingDate "sponsor-meeting.date" Fact Fact FACT;
    SponsorMeetingPresent "sponsor-meeting.present" Shared Shared BRIEF;
    SponsorMeetingPurpose "sponsor-meeting.purpose" Shared Shared BRIEF;
    SponsorMeetingExpectations "sponsor-meeting.expectations" Shared Shared BRIEF;
    SponsorMeetingExpectationsId "sponsor-meeting.expectations.id" Shared Shared BRIEF;
    SponsorMeetingExpectationsText "sponsor-meeting.expectations.text" Shared Shared BRIEF;
    SponsorMeetingAligned "sponsor-meeting.aligned" Shared Shared BRIEF;
    SponsorMeetingSharedWithClient "sponsor-meeting.shared_with_client" Shared Shared BRIEF;
    SponsorMeetingSharedWithSponsors "sponsor-meeting.shared_with_sponsors" Shared Shared BRIEF;
    SponsorMeetingActions "sponsor-meeting.actions" Shared Shared BRIEF;
    SponsorMeetingActionsId "sponsor-meeting.actions.id" Shared Shared BRIEF;
    SponsorMeetingActionsWhat "sponsor-meeting.actions.what" Shared Shared BRIEF;
    SponsorMeetingActionsOwner "sponsor-meeting.actions.owner" Shared Shared BRIEF;
    SponsorMeetingActionsName "sponsor-meeting.actions.name" Shared Shared BRIEF;
    SponsorMeetingActionsDue "sponsor-meeting.actions.due" Shared Shared BRIEF;
    SponsorMeetingActionsPoint "sponsor-meeting.actions.point" Shared Shared BRIEF;
    SponsorMeetingReviewed "sponsor-meeting.reviewed" Shared Shared BRIEF;
    SponsorMeetingReviewedAction "sponsor-meeting.reviewed.action" Shared Shared BRIEF;
    SponsorMeetingReviewedOutcome "sponsor-meeting.reviewed.outcome" Shared Shared BRIEF;
    SponsorMeetingReviewedDue "sponsor-meeting.reviewed.due" Shared Shared BRIEF;
    SponsorMeetingReviewedLearning "sponsor-meeting.reviewed.learning" Shared Shared BRIEF;
    InterviewPart "interview.part" Fact Fact FACT;
    InterviewDate "interview.date" Fact Fact FACT;
    InterviewMinutes "interview.minutes" Fact Fact FACT;
    InterviewMode "interview.mode" Shared Never CLIENT;
    InterviewFindings "interview.findings" Shared Never CLIENT;
    InterviewFindingsId "interview.findings.id" Shared Never CLIENT;
    InterviewFindingsText "interview.findings.text" Shared Never CLIENT;
    EvidenceType "evidence.type" Shared Never CLIENT;
    EvidenceDate "evidence.date" Fact Fact FACT;
    EvidenceReceived "evidence.received" Shared Never CLIENT;
    EvidenceDebriefed "evidence.debriefed" Shared Never CLIENT;
    EvidenceSource "evidence.source" Shared Never CLIENT;
    EvidenceFindings "evidence.findings" Shared Never CLIENT;
    EvidenceFindingsId "evidence.findings.id" Shared Never CLIENT;
    EvidenceFindingsText "evidence.findings.text" Shared Never CLIENT;
    StakeholderInterviewStakeholder "stakeholder-interview.stakeholder" Never Never RAW;
    StakeholderInterviewStakeholderName "stakeholder-interview.stakeholder.name" Never Never RAW;
    StakeholderInterviewStakeholderRelationship "stakeholder-interview.stakeholder.relationship" Never Never RAW;
    StakeholderInterviewStakeholderAttributed "stakeholder-interview.stakeholder.attributed" Never Never RAW;
    StakeholderInterviewDate "stakeholder-interview.date" Never Never RAW;
    StakeholderInterviewMinutes "stakeholder-interview.minutes" Never Never RAW;
    StakeholderInterviewFindings "stakeholder-interview.findings" Never Never RAW;
    StakeholderInterviewFindingsId "stakeholder-interview.findings.id" Never Never RAW;
    StakeholderInterviewFindingsText "stakeholder-interview.findings.text" Never Never RAW;
    StakeholderThemesDate "stakeholder-themes.date" Fact Fact FACT;
    StakeholderThemesThemes "stakeholder-themes.themes" Shared Shared THEMES;
    StakeholderThemesThemesId "stakeholder-themes.themes.id" Shared Shared THEMES;
    StakeholderThemesThemesText "stakeholder-themes.themes.text" Shared Shared THEMES;
    StakeholderThemesThemesKind "stakeholder-themes.themes.kind" Shared Shared THEMES;
    StakeholderThemesDebriefed "stakeholder-themes.debriefed" Shared Never DEBRIEF;
    PsychometricInstrument "psychometric.instrument" Shared Never CLIENT;
    PsychometricDate "psychometric.date" Fact Fact FACT;
    PsychometricReceived "psychometric.received" Shared Never CLIENT;
    PsychometricDebriefed "psychometric.debriefed" Shared Never CLIENT;
    PsychometricScores "psychometric.scores" Shared Never CLIENT;
    PsychometricScoresScale "psychometric.scores.scale" Shared Never CLIENT;
    PsychometricScoresValue "psychometric.scores.value" Shared Never CLIENT;
    PsychometricScoresLow "psychometric.scores.low" Shared Never CLIENT;
    PsychometricScoresHigh "psychometric.scores.high" Shared Never CLIENT;
    PsychometricFindings "psychometric.findings" Shared Never CLIENT;
    PsychometricFindingsId "psychometric.findings.id" Shared Never CLIENT;
    PsychometricFindingsText "psychometric.findings.text" Shared Never CLIENT;
    AgendaDate "agenda.date" Fact Fact AGENDA;
    AgendaAgreed "agenda.agreed" Shared Shared AGENDA;
    AgendaAgreedClient "agenda.agreed.client" Shared Shared AGENDA;
    AgendaAgreedSponsor "agenda.agreed.sponsor" Shared Shared AGENDA;
    AgendaAgreedDigest "agenda.agreed.digest" Never Never DIGEST;
    AgendaPoints "agenda.points" Shared Shared AGENDA;
    AgendaPointsId "agenda.points.id" Shared Shared AGENDA;
    AgendaPointsTitle "agenda.points.title" Shared Shared AGENDA;
    AgendaPointsDrawsOn "agenda.points.draws_on" Shared Shared AGENDA;
    AgendaPointsBusinessBenefit "agenda.points.business_benefit" Shared Shared AGENDA;
    AgendaPointsSuccess "agenda.points.success" Shared Shared AGENDA;
    AgendaPointsSupport "agenda.points.support" Shared Shared AGENDA;
    AgendaPointsSupportId "agenda.points.support.id" Shared Shared AGENDA;
    AgendaPointsSupportWhat "agenda.points.support.what" Shared Shared AGENDA;
    AgendaPointsSupportOwner "agenda.points.support.owner" Shared Shared AGENDA;
    AgendaPointsSupportName "agenda.points.support.name" Shared Shared AGENDA;
    AgendaPointsSupportDue "agenda.points.support.due" Shared Shared AGENDA;
    AgendaPointsPersonal "agenda.points.personal" Shared Never PERSONAL;
    AgendaPointsObjectives "agenda.points.objectives" Shared Shared AGENDA;
    AgendaPointsObjectivesId "agenda.points.objectives.id" Shared Shared AGENDA;
    AgendaPointsObjectivesSpecific "agenda.points.objectives.specific" Shared Shared AGENDA;
    AgendaPointsObjectivesMeasurable "agenda.points.objectives.measurable" Shared Shared AGENDA;
    AgendaPointsObjectivesMeasurableHow "agenda.points.objectives.measurable.how" Shared Shared AGENDA;
    AgendaPointsObjectivesMeasurableScale "agenda.points.objectives.measurable.scale" Shared Shared AGENDA;
    AgendaPointsObjectivesMeasurableBaseline "agenda.points.objectives.measurable.baseline" Shared Shared AGENDA;
    AgendaPointsObjectivesMeasurableTarget "agenda.points.objectives.measurable.target" Shared Shared AGENDA;
    AgendaPointsObjectivesMeasurableLevels "agenda.points.objectives.measurable.levels" Shared Shared AGENDA;
    AgendaPointsObjectivesMeasurableWeight "agenda.points.objectives.measurable.weight" Shared Shared AGENDA;
    AgendaPointsObjectivesAchievable "agenda.points.objectives.achievable" Shared Shared AGENDA;
    AgendaPointsObjectivesRelevant "agenda.points.objectives.relevant" Shared Shared AGENDA;
    AgendaPointsObjectivesDue "agenda.points.objectives.due" Shared Shared AGENDA;
    AgendaPointsObjectivesMilestones "agenda.points.objectives.milestones" Shared Shared AGENDA;
    AgendaPointsObjectivesMilestonesId "agenda.points.objectives.milestones.id" Shared Shared AGENDA;
    AgendaPointsObjectivesMilestonesBy "agenda.points.objectives.milestones.by" Shared Shared AGENDA;
    AgendaPointsObjectivesMilestonesWhat "agenda.points.objectives.milestones.what" Shared Shared AGENDA;
    SessionNumber "session.number" Fact Fact FACT;
    SessionDate "session.date" Fact Fact FACT;
    SessionMinutes "session.minutes" Shared Never SESSION;
    SessionMode "session.mode" Shared Never SESSION;
    SessionReviewed "session.reviewed" Shared Never SESSION;
    SessionReviewedAction "session.reviewed.action" Shared Never SESSION;
    SessionReviewedOutcome "session.reviewed.outcome" Shared Never SESSION;
    SessionReviewedDue "session.reviewed.due" Shared Never SESSION;
    SessionReviewedLearning "session.reviewed.learning" Shared Never SESSION;
    SessionIssues "session.issues" Shared Never SESSION;
    SessionPoints "session.points" Shared Never SESSION;
    SessionProgress "session.progress" Shared Never SESSION;
    SessionProgressObjective "session.progress.objective" Shared Never SESSION;
    SessionProgressAt "session.progress.at" Shared Never SESSION;
    SessionProgressEvidence "session.progress.evidence" Shared Never SESSION;
    SessionMilestones "session.milestones" Shared Never SESSION;
    SessionMilestonesMilestone "session.milestones.milestone" Shared Never SESSION;
    SessionMilestonesMet "session.milestones.met" Shared Never SESSION;
    SessionActions "session.actions" Shared Never SESSION;
    SessionActionsId "session.actions.id" Shared Never SESSION;
    SessionActionsWhat "session.actions.what" Shared Never SESSION;
    SessionActionsOwner "session.actions.owner" Shared Never SESSION;
    SessionActionsDue "session.actions.due" Shared Never SESSION;
    SessionActionsPoint "session.actions.point" Shared Never SESSION;
    SessionChanges "session.changes" Shared Never SESSION;
    SessionChangesObjective "session.changes.objective" Shared Never SESSION;
    SessionChangesPoint "session.changes.point" Shared Never SESSION;
    SessionChangesChange "session.changes.change" Shared Never SESSION;
    SessionChangesBecause "session.changes.because" Shared Never SESSION;
    SessionChangesAgreed "session.changes.agreed" Shared Never SESSION;
    SessionChangesAgreedClient "session.changes.agreed.client" Shared Never SESSION;
    SessionChangesAgreedSponsor "session.changes.agreed.sponsor" Shared Never SESSION;
    SessionChangesNow "session.changes.now" Shared Never SESSION;
    SessionChangesNowTitle "session.changes.now.title" Shared Never SESSION;
    SessionChangesNowBusinessBenefit "session.changes.now.business_benefit" Shared Never SESSION;
    SessionChangesNowSuccess "session.changes.now.success" Shared Never SESSION;
    SessionChangesNowSupport "session.changes.now.support" Shared Never SESSION;
    SessionChangesNowSpecific "session.changes.now.specific" Shared Never SESSION;
    SessionChangesNowMeasurable "session.changes.now.measurable" Shared Never SESSION;
    SessionChangesNowMeasurableHow "session.changes.now.measurable.how" Shared Never SESSION;
    SessionChangesNowMeasurableScale "session.changes.now.measurable.scale" Shared Never SESSION;
    SessionChangesNowMeasurableBaseline "session.changes.now.measurable.baseline" Shared Never SESSION;
    SessionChangesNowMeasurableTarget "session.changes.now.measurable.target" Shared Never SESSION;
    SessionChangesNowAchievable "session.changes.now.achievable" Shared Never SESSION;
    SessionChangesNowRelevant "session.changes.now.relevant" Shared Never SESSION;
    SessionChangesNowDue "session.changes.now.due" Shared Never SESSION;
    SessionNext "session.next" Shared Never PLANS;
    SessionMoved "session.moved" Never Never PAUSES;
    SessionMovedFrom "session.moved.from" Never Never PAUSES;
    SessionMovedBy "session.moved.by" Never Never PAUSES;
    SessionPaid "session.paid" Never Never HOURS;
    ContactsContacts "contacts.contacts" Shared Never CONTACT;
    ContactsContactsDate "contacts.contacts.date" Shared Never CONTACT;
    ContactsContactsChannel "contacts.contacts.channel" Shared Never CONTACT;
    ContactsContactsMinutes "contacts.contacts.minutes" Shared Never CONTACT;
    ContactsContactsBy "contacts.contacts.by" Shared Never CONTACT;
    ContactsContactsName "contacts.contacts.name" Shared Never CONTACT;
    ContactsContactsAbout "contacts.contacts.about" Shared Never CONTACT;
    ReviewType "review.type" Shared Shared REVIEW;
    ReviewAfterSession "review.after_session" Shared Shared REVIEW;
    ReviewDate "review.date" Fact Fact REVIEW;
    ReviewPresent "review.present" Shared Shared REVIEW;
    ReviewObjectives "review.objectives" Shared Shared REVIEW;
    ReviewObjectivesObjective "review.objectives.objective" Shared Shared REVIEW;
    ReviewObjectivesAt "review.objectives.at" Shared Shared REVIEW;
    ReviewObjectivesLevel "review.objectives.level" Shared Shared REVIEW;
    ReviewObjectivesVerdict "review.objectives.verdict" Shared Shared REVIEW;
    ReviewObjectivesEvidence "review.objectives.evidence" Shared Shared REVIEW;
    ReviewObjectivesBenefit "review.objectives.benefit" Shared Shared REVIEW;
    ReviewObjectivesViews "review.objectives.views" Shared Shared REVIEW;
    ReviewObjectivesViewsBy "review.objectives.views.by" Shared Shared REVIEW;
    ReviewObjectivesViewsName "review.objectives.views.name" Shared Shared REVIEW;
    ReviewObjectivesViewsAt "review.objectives.views.at" Shared Shared REVIEW;
    ReviewObjectivesViewsComment "review.objectives.views.comment" Shared Shared REVIEW;
    ReviewMilestones "review.milestones" Shared Shared REVIEW;
    ReviewMilestonesMilestone "review.milestones.milestone" Shared Shared REVIEW;
    ReviewMilestonesMet "review.milestones.met" Shared Shared REVIEW;
    ReviewCoachEffectiveness "review.coach_effectiveness" Shared Shared REVIEW;
    ReviewCoachEffectivenessBy "review.coach_effectiveness.by" Shared Shared REVIEW;
    ReviewCoachEffectivenessName "review.coach_effectiveness.name" Shared Shared REVIEW;
    ReviewCoachEffectivenessCriterion "review.coach_effectiveness.criterion" Shared Shared REVIEW;
    ReviewCoachEffectivenessScore "review.coach_effectiveness.score" Shared Shared REVIEW;
    ReviewCoachEffectivenessComment "review.coach_effectiveness.comment" Shared Shared REVIEW;
    ReviewNextSteps "review.next_steps" Shared Shared REVIEW;
    ReviewChanges "review.changes" Shared Shared REVIEW;
    ReviewChangesObjective "review.changes.objective" Shared Shared REVIEW;
    ReviewChangesPoint "review.changes.point" Shared Shared REVIEW;
    ReviewChangesChange "review.changes.change" Shared Shared REVIEW;
    ReviewChangesBecause "review.changes.because" Shared Shared REVIEW;
    ReviewChangesAgreed "review.changes.agreed" Shared Shared REVIEW;
    ReviewChangesAgreedClient "review.changes.agreed.client" Shared Shared REVIEW;
    ReviewChangesAgreedSponsor "review.changes.agreed.sponsor" Shared Shared REVIEW;
    ReviewChangesNow "review.changes.now" Shared Shared REVIEW;
    ReviewChangesNowTitle "review.changes.now.title" Shared Shared REVIEW;
    ReviewChangesNowBusinessBenefit "review.changes.now.business_benefit" Shared Shared REVIEW;
    ReviewChangesNowSuccess "review.changes.now.success" Shared Shared REVIEW;
    ReviewChangesNowSupport "review.changes.now.support" Shared Shared REVIEW;
    ReviewChangesNowSpecific "review.changes.now.specific" Shared Shared REVIEW;
    ReviewChangesNowMeasurable "review.changes.now.measurable" Shared Shared REVIEW;
    ReviewChangesNowMeasurableHow "review.changes.now.measurable.how" Shared Shared REVIEW;
    ReviewChangesNowMeasurableScale "review.changes.now.measurable.scale" Shared Shared REVIEW;
    ReviewChangesNowMeasurableBaseline "review.changes.now.measurable.baseline" Shared Shared REVIEW;
    ReviewChangesNowMeasurableTarget "review.changes.now.measurable.target" Shared Shared REVIEW;
    ReviewChangesNowAchievable "review.changes.now.achievable" Shared Shared REVIEW;
    ReviewChangesNowRelevant "review.changes.now.relevant" Shared Shared REVIEW;
    ReviewChangesNowDue "review.changes.now.due" Shared Shared REVIEW;
    ReviewActions "review.actions" Shared Shared REVIEW;
    ReviewActionsId "review.actions.id" Shared Shared REVIEW;
    ReviewActionsWhat "review.actions.what" Shared Shared REVIEW;
    ReviewActionsOwner "review.actions.owner" Shared Shared REVIEW;
    ReviewActionsName "review.actions.name" Shared Shared REVIEW;
    ReviewActionsDue "review.actions.due" Shared Shared REVIEW;
    ReviewActionsPoint "review.actions.point" Shared Shared REVIEW;
    ReviewReviewed "review.reviewed" Shared Shared REVIEW;
    ReviewReviewedAction "review.reviewed.action" Shared Shared REVIEW;
    ReviewReviewedOutcome "review.reviewed.outcome" Shared Shared REVIEW;
    ReviewReviewedDue "review.reviewed.due" Shared Shared REVIEW;
    ReviewReviewedLearning "review.reviewed.learning" Shared Shared REVIEW;
    NoteDate "note.date" Never Never NOTE;
}
