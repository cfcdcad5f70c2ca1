//! The contents of contracting and diagnosis records in the export.

use chrono::NaiveDate;

use super::describe::exported;
use super::parts::{
    AgreedAction, Finding, MeasuredValue, NumberRange, ReviewedAction, SourceReference, list, mark,
};
use crate::record::value::{Mode, Relationship, ThemeKind};
use crate::view::types::{
    ChemistryView, EvidenceView, GroupView, InterviewView, PsychometricView, SponsorMeetingView,
    StakeholderInterviewView, ThemeView, ThemesView,
};

exported! {
    /// The content of a chemistry meeting.
    ChemistryContent {
        /// How it was held.
        mode: Option<Mode>,
        /// Whether the coach was comfortable.
        coach_comfortable: Option<bool>,
        /// Whether the client was comfortable.
        client_comfortable: Option<bool>,
        /// Whether confidentiality was understood.
        confidentiality_understood: Option<bool>,
    }

    /// The content of a meeting with a sponsor.
    SponsorMeetingContent {
        /// Who was present.
        present: Vec<String>,
        /// The purpose.
        purpose: Option<String>,
        /// What the sponsor expects.
        expectations: Vec<Finding>,
        /// The date on which coach, client and sponsor agreed on it.
        aligned: Option<NaiveDate>,
        /// The date from which the client may read the record.
        shared_with_client: Option<NaiveDate>,
        /// Sponsors who were not present but may read the record.
        shared_with_sponsors: Vec<String>,
        /// The actions agreed.
        actions: Vec<AgreedAction>,
        /// The outcomes of earlier actions.
        reviewed: Vec<ReviewedAction>,
    }

    /// The content of a part of the structured interview with the client.
    InterviewContent {
        /// How it was held.
        mode: Option<Mode>,
        /// The findings.
        findings: Vec<Finding>,
    }

    /// The content of a piece of evidence.
    EvidenceContent {
        /// The date on which the coach received it.
        received: Option<NaiveDate>,
        /// The date from which the client may read it.
        debriefed: Option<NaiveDate>,
        /// Where it comes from.
        source: Option<String>,
        /// The findings.
        findings: Vec<Finding>,
    }

    /// The content of an interview with a stakeholder; for the coach.
    StakeholderInterviewContent {
        /// The name of the stakeholder.
        name: String,
        /// The relationship to the client.
        relationship: Relationship,
        /// Whether the stakeholder was told that answers can be traced.
        attributed: Option<bool>,
        /// The findings.
        findings: Vec<Finding>,
    }

    /// The content of stakeholder themes.
    StakeholderThemesContent {
        /// The themes.
        themes: Vec<Theme>,
        /// The date from which the client may read them.
        debriefed: Option<NaiveDate>,
        /// How many people were asked in each group, merged so that none has fewer than three.
        groups: Vec<RespondentGroup>,
    }

    /// A theme.
    Theme {
        /// Its id.
        id: String,
        /// Its text.
        text: String,
        /// What it is about.
        kind: Option<ThemeKind>,
        /// The stakeholder interviews, or findings in them, that it summarises; for the coach.
        heard_in: Vec<SourceReference>,
        /// `true` if only the coach sees it.
        coach_only: Option<bool>,
    }

    /// A group of respondents, or several that were merged.
    RespondentGroup {
        /// The relationships to the client; empty for a merged group.
        relationships: Vec<Relationship>,
        /// The number of respondents.
        count: usize,
    }

    /// The content of a pulse round.
    PulseContent {
        /// The ends of the scale of every question.
        scale: NumberRange,
        /// The questions, with the means of the answers.
        questions: Vec<PulseQuestion>,
        /// How many people answered in each group, merged so that none has fewer than three.
        groups: Vec<RespondentGroup>,
        /// The date from which the client may read the results.
        debriefed: Option<NaiveDate>,
        /// What each person answered; for the coach.
        answers: Vec<PulseAnswer>,
    }

    /// A question of a pulse round.
    PulseQuestion {
        /// Its id.
        id: String,
        /// Its text.
        text: String,
        /// The mean of all answers, to one decimal; absent if there are too few.
        mean: Option<MeasuredValue>,
        /// The mean of each group, in the order of the groups.
        group_means: Vec<MeasuredValue>,
        /// `true` if only the coach sees it.
        coach_only: Option<bool>,
    }

    /// What one person answered in a pulse round; for the coach.
    PulseAnswer {
        /// The person's name.
        name: String,
        /// The relationship to the client.
        relationship: Relationship,
        /// The scores, in the order of the questions.
        scores: Vec<u32>,
        /// `true` if the answer is not counted.
        coach_only: Option<bool>,
    }

    /// The content of a psychometric profile.
    PsychometricContent {
        /// The instrument.
        instrument: String,
        /// The date on which the coach received it.
        received: Option<NaiveDate>,
        /// The date from which the client may read it.
        debriefed: Option<NaiveDate>,
        /// The scores.
        scores: Vec<ScaleScore>,
        /// The findings.
        findings: Vec<Finding>,
    }

    /// The score on one scale of an instrument.
    ScaleScore {
        /// The name of the scale.
        scale: String,
        /// The client's score.
        value: MeasuredValue,
        /// The low end of the scale.
        low: Option<MeasuredValue>,
        /// The high end of the scale.
        high: Option<MeasuredValue>,
        /// `true` if only the coach sees it.
        coach_only: Option<bool>,
    }
}

impl From<&ChemistryView> for ChemistryContent {
    fn from(view: &ChemistryView) -> ChemistryContent {
        let ChemistryView {
            mode,
            coach_comfortable,
            client_comfortable,
            confidentiality_understood,
        } = *view;
        ChemistryContent {
            mode,
            coach_comfortable,
            client_comfortable,
            confidentiality_understood,
        }
    }
}

impl From<&SponsorMeetingView> for SponsorMeetingContent {
    fn from(view: &SponsorMeetingView) -> SponsorMeetingContent {
        let SponsorMeetingView {
            present,
            purpose,
            expectations,
            aligned,
            shared_with_client,
            shared_with_sponsors,
            actions,
            reviewed,
        } = view;
        SponsorMeetingContent {
            present: present.clone(),
            purpose: purpose.clone(),
            expectations: list(expectations),
            aligned: *aligned,
            shared_with_client: *shared_with_client,
            shared_with_sponsors: shared_with_sponsors.clone(),
            actions: list(actions),
            reviewed: list(reviewed),
        }
    }
}

impl From<&InterviewView> for InterviewContent {
    fn from(view: &InterviewView) -> InterviewContent {
        let InterviewView { mode, findings } = view;
        InterviewContent {
            mode: *mode,
            findings: list(findings),
        }
    }
}

impl From<&EvidenceView> for EvidenceContent {
    fn from(view: &EvidenceView) -> EvidenceContent {
        let EvidenceView {
            received,
            debriefed,
            source,
            findings,
        } = view;
        EvidenceContent {
            received: *received,
            debriefed: *debriefed,
            source: source.clone(),
            findings: list(findings),
        }
    }
}

impl From<&StakeholderInterviewView> for StakeholderInterviewContent {
    fn from(view: &StakeholderInterviewView) -> StakeholderInterviewContent {
        let StakeholderInterviewView {
            name,
            relationship,
            attributed,
            findings,
        } = view;
        StakeholderInterviewContent {
            name: name.clone(),
            relationship: *relationship,
            attributed: *attributed,
            findings: list(findings),
        }
    }
}

impl From<&ThemesView> for StakeholderThemesContent {
    fn from(view: &ThemesView) -> StakeholderThemesContent {
        let ThemesView {
            themes,
            debriefed,
            groups,
        } = view;
        StakeholderThemesContent {
            themes: list(themes),
            debriefed: *debriefed,
            groups: list(groups),
        }
    }
}

impl From<&ThemeView> for Theme {
    fn from(view: &ThemeView) -> Theme {
        let ThemeView {
            id,
            text,
            kind,
            heard_in,
            coach_only,
        } = view;
        Theme {
            id: id.clone(),
            text: text.clone(),
            kind: *kind,
            heard_in: list(heard_in),
            coach_only: mark(*coach_only),
        }
    }
}

impl From<&GroupView> for RespondentGroup {
    fn from(view: &GroupView) -> RespondentGroup {
        let GroupView {
            relationships,
            count,
        } = view.clone();
        RespondentGroup {
            relationships,
            count,
        }
    }
}

impl From<&PsychometricView> for PsychometricContent {
    fn from(view: &PsychometricView) -> PsychometricContent {
        let PsychometricView {
            instrument,
            received,
            debriefed,
            scores,
            findings,
        } = view;
        PsychometricContent {
            instrument: instrument.clone(),
            received: *received,
            debriefed: *debriefed,
            scores: list(scores),
            findings: list(findings),
        }
    }
}
