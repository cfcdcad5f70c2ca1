//! The diagnosis records in a reader's view.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{FindingView, SourceView};
use crate::record::value::{Measure, Mode, Range, Relationship, ThemeKind};

/// A part of the structured interview.
#[derive(Debug, Clone)]
pub struct InterviewView {
    pub mode: Option<Mode>,
    pub findings: Vec<FindingView>,
}

/// A question of the interview, as the practice's settings have it; for the coach only.
#[derive(Debug, Clone)]
pub struct QuestionView {
    pub id: String,
    /// The part of the interview, 1 or 2.
    pub part: u32,
    /// As put to the client.
    pub text: String,
    /// As put to stakeholders, if they are asked.
    pub for_stakeholders: Option<String>,
}

/// A piece of evidence.
#[derive(Debug, Clone)]
pub struct EvidenceView {
    pub received: Option<NaiveDate>,
    pub debriefed: Option<NaiveDate>,
    pub source: Option<String>,
    pub findings: Vec<FindingView>,
}

/// A raw interview; for the coach only.
#[derive(Debug, Clone)]
pub struct StakeholderInterviewView {
    pub name: String,
    pub relationship: Relationship,
    pub attributed: Option<bool>,
    pub findings: Vec<FindingView>,
}

/// The themes of the stakeholders.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ThemesView {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub themes: Vec<ThemeView>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub debriefed: Option<NaiveDate>,
    /// Respondents per group, merged so that no group has fewer than three; empty if that is impossible.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<GroupView>,
}

/// One theme.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ThemeView {
    pub id: String,
    pub text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<ThemeKind>,
    /// The stakeholder interviews, or findings in them, that it summarises; for the coach only.
    #[serde(skip)]
    pub heard_in: Vec<SourceView>,
    #[serde(skip)]
    pub coach_only: bool,
}

/// One group of respondents, or several that were merged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupView {
    /// Empty for a merged group, since its original groups could identify people.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relationships: Vec<Relationship>,
    pub count: usize,
}

/// A pulse round.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PulseView {
    /// The ends of the scale of every question.
    pub scale: Range,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<PulseQuestionView>,
    /// Respondents per group, merged so that no group has fewer than three; empty if that is impossible.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<GroupView>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub debriefed: Option<NaiveDate>,
    /// What each person answered; for the coach only.
    #[serde(skip)]
    pub answers: Vec<PulseAnswerView>,
}

/// A question with the means of the answers.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PulseQuestionView {
    pub id: String,
    pub text: String,
    /// The mean of all answers, to one decimal; none if there are too few.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mean: Option<Measure>,
    /// The mean of each group, in the order of the groups.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub group_means: Vec<Measure>,
    #[serde(skip)]
    pub coach_only: bool,
}

/// What one person answered; for the coach only.
#[derive(Debug, Clone)]
pub struct PulseAnswerView {
    pub name: String,
    pub relationship: Relationship,
    pub scores: Vec<u32>,
    pub coach_only: bool,
}

/// A psychometric instrument.
#[derive(Debug, Clone)]
pub struct PsychometricView {
    pub instrument: String,
    pub received: Option<NaiveDate>,
    pub debriefed: Option<NaiveDate>,
    pub scores: Vec<ScoreView>,
    pub findings: Vec<FindingView>,
}

/// One scale.
#[derive(Debug, Clone)]
pub struct ScoreView {
    pub scale: String,
    pub value: Measure,
    pub low: Option<Measure>,
    pub high: Option<Measure>,
    pub coach_only: bool,
}
