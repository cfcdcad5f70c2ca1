//! The diagnosis records: interviews, organisational data, stakeholders and instruments.

use chrono::NaiveDate;

use super::decode::Fields;
use super::fields::{ContentFields, KindContent};
use super::leaf::{Leaf, List, Opt};
use super::parts::{Finding, FindingFields, RecordedTheme};
use super::value::{EvidenceType, Measure, Mode, Part, Relationship};
use crate::policy::Field;

/// One part of the structured interview with the client.
#[derive(Debug, Clone)]
pub struct Interview {
    pub part: Leaf<Part>,
    pub date: Leaf<NaiveDate>,
    pub minutes: Opt<u32>,
    pub mode: Opt<Mode>,
    pub findings: List<Finding>,
}

impl KindContent for Interview {
    fn read(d: &mut Fields<'_, '_>) -> Option<Self> {
        let part = d.need(Field::InterviewPart);
        let date = d.need(Field::InterviewDate);
        let minutes = d.get_minutes(Field::InterviewMinutes);
        let mode = d.get(Field::InterviewMode);
        let findings = FindingFields {
            group: Field::InterviewFindings,
            id: Field::InterviewFindingsId,
            text: Field::InterviewFindingsText,
            question: Some(Field::InterviewFindingsQuestion),
        }
        .read(d);
        Some(Interview {
            part: part?,
            date: date?,
            minutes,
            mode,
            findings,
        })
    }

    fn fields(&self) -> ContentFields<'_> {
        let Interview {
            part,
            date,
            minutes,
            mode: _,
            findings,
        } = self;
        ContentFields {
            date: Some(date),
            minutes: minutes.as_ref(),
            part: Some(part),
            findings: Some(findings),
            ..ContentFields::default()
        }
    }
}

/// An appraisal, a 360 or an assessment held by the organisation.
#[derive(Debug, Clone)]
pub struct Evidence {
    pub kind: Leaf<EvidenceType>,
    /// The date of the appraisal, 360 or assessment itself.
    pub date: Leaf<NaiveDate>,
    pub received: Opt<NaiveDate>,
    pub debriefed: Opt<NaiveDate>,
    pub source: Opt<String>,
    pub findings: List<Finding>,
}

impl KindContent for Evidence {
    fn read(d: &mut Fields<'_, '_>) -> Option<Self> {
        let kind = d.need(Field::EvidenceType);
        let date = d.need(Field::EvidenceDate);
        let received = d.get(Field::EvidenceReceived);
        let debriefed = d.get(Field::EvidenceDebriefed);
        let source = d.get(Field::EvidenceSource);
        let findings = FindingFields {
            group: Field::EvidenceFindings,
            id: Field::EvidenceFindingsId,
            text: Field::EvidenceFindingsText,
            question: None,
        }
        .read(d);
        Some(Evidence {
            kind: kind?,
            date: date?,
            received,
            debriefed,
            source,
            findings,
        })
    }

    fn fields(&self) -> ContentFields<'_> {
        let Evidence {
            kind,
            date,
            received,
            debriefed,
            source: _,
            findings,
        } = self;
        ContentFields {
            date: Some(date),
            received: Some(received),
            passed_on: Some(debriefed),
            evidence: Some(kind),
            findings: Some(findings),
            ..ContentFields::default()
        }
    }
}

/// An interview with a stakeholder: raw, and visible to the coach only.
#[derive(Debug, Clone)]
pub struct StakeholderInterview {
    pub stakeholder: Leaf<Stakeholder>,
    pub date: Leaf<NaiveDate>,
    pub minutes: Opt<u32>,
    pub findings: List<Finding>,
}

/// Who was interviewed.
#[derive(Debug, Clone)]
pub struct Stakeholder {
    pub name: Leaf<String>,
    pub relationship: Leaf<Relationship>,
    /// Whether the person was told that answers can be traced to them.
    pub attributed: Opt<bool>,
}

impl KindContent for StakeholderInterview {
    fn read(d: &mut Fields<'_, '_>) -> Option<Self> {
        let stakeholder = d.need_group(Field::StakeholderInterviewStakeholder, |d| {
            let name = d.need(Field::StakeholderInterviewStakeholderName);
            let relationship = d.need(Field::StakeholderInterviewStakeholderRelationship);
            let attributed = d.get(Field::StakeholderInterviewStakeholderAttributed);
            Some(Stakeholder {
                name: name?,
                relationship: relationship?,
                attributed,
            })
        });
        let date = d.need(Field::StakeholderInterviewDate);
        let minutes = d.get_minutes(Field::StakeholderInterviewMinutes);
        let findings = FindingFields {
            group: Field::StakeholderInterviewFindings,
            id: Field::StakeholderInterviewFindingsId,
            text: Field::StakeholderInterviewFindingsText,
            question: Some(Field::StakeholderInterviewFindingsQuestion),
        }
        .read(d);
        Some(StakeholderInterview {
            stakeholder: stakeholder?,
            date: date?,
            minutes,
            findings,
        })
    }

    fn fields(&self) -> ContentFields<'_> {
        let StakeholderInterview {
            stakeholder: _,
            date,
            minutes,
            findings,
        } = self;
        ContentFields {
            date: Some(date),
            minutes: minutes.as_ref(),
            findings: Some(findings),
            ..ContentFields::default()
        }
    }
}

/// What the stakeholders said, summarised so that nobody can be identified.
#[derive(Debug, Clone)]
pub struct StakeholderThemes {
    pub date: Leaf<NaiveDate>,
    pub themes: List<RecordedTheme>,
    pub debriefed: Opt<NaiveDate>,
}

impl KindContent for StakeholderThemes {
    fn read(d: &mut Fields<'_, '_>) -> Option<Self> {
        let date = d.need(Field::StakeholderThemesDate);
        let themes = d.list(Field::StakeholderThemesThemes, |d| {
            let id = d.need(Field::StakeholderThemesThemesId);
            let text = d.need(Field::StakeholderThemesThemesText);
            let kind = d.get(Field::StakeholderThemesThemesKind);
            let heard_in = d.all(Field::StakeholderThemesThemesHeardIn);
            Some(RecordedTheme {
                id: id?,
                text: text?,
                kind,
                heard_in,
            })
        });
        let debriefed = d.get(Field::StakeholderThemesDebriefed);
        Some(StakeholderThemes {
            date: date?,
            themes,
            debriefed,
        })
    }

    fn fields(&self) -> ContentFields<'_> {
        let StakeholderThemes {
            date,
            themes,
            debriefed,
        } = self;
        ContentFields {
            date: Some(date),
            passed_on: Some(debriefed),
            themes: Some(themes),
            ..ContentFields::default()
        }
    }
}

/// A psychometric instrument and the client's profile in it.
#[derive(Debug, Clone)]
pub struct Psychometric {
    pub instrument: Leaf<String>,
    pub date: Leaf<NaiveDate>,
    pub received: Opt<NaiveDate>,
    pub debriefed: Opt<NaiveDate>,
    pub scores: List<ScaleScore>,
    pub findings: List<Finding>,
}

/// One scale of an instrument.
#[derive(Debug, Clone)]
pub struct ScaleScore {
    pub scale: Leaf<String>,
    pub value: Leaf<Measure>,
    pub low: Opt<Measure>,
    pub high: Opt<Measure>,
}

impl KindContent for Psychometric {
    fn read(d: &mut Fields<'_, '_>) -> Option<Self> {
        let instrument = d.need(Field::PsychometricInstrument);
        let date = d.need(Field::PsychometricDate);
        let received = d.get(Field::PsychometricReceived);
        let debriefed = d.get(Field::PsychometricDebriefed);
        let scores = d.list(Field::PsychometricScores, |d| {
            let scale = d.need(Field::PsychometricScoresScale);
            let value = d.need(Field::PsychometricScoresValue);
            let low = d.get(Field::PsychometricScoresLow);
            let high = d.get(Field::PsychometricScoresHigh);
            Some(ScaleScore {
                scale: scale?,
                value: value?,
                low,
                high,
            })
        });
        let findings = FindingFields {
            group: Field::PsychometricFindings,
            id: Field::PsychometricFindingsId,
            text: Field::PsychometricFindingsText,
            question: None,
        }
        .read(d);
        Some(Psychometric {
            instrument: instrument?,
            date: date?,
            received,
            debriefed,
            scores,
            findings,
        })
    }

    fn fields(&self) -> ContentFields<'_> {
        let Psychometric {
            instrument: _,
            date,
            received,
            debriefed,
            scores: _,
            findings,
        } = self;
        ContentFields {
            date: Some(date),
            received: Some(received),
            passed_on: Some(debriefed),
            findings: Some(findings),
            ..ContentFields::default()
        }
    }
}
