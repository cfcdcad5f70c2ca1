//! The records of diagnosis, as a reader has them.

use chrono::NaiveDate;

use super::FindingSeen;
use crate::record::value::{Measure, Mode, Relationship, ThemeKind};

/// A part of the structured interview.
#[derive(Debug, Clone)]
pub struct InterviewSeen {
    pub mode: Option<Mode>,
    pub findings: Vec<FindingSeen>,
}

/// A piece of evidence.
#[derive(Debug, Clone)]
pub struct EvidenceSeen {
    pub received: Option<NaiveDate>,
    pub debriefed: Option<NaiveDate>,
    pub source: Option<String>,
    pub findings: Vec<FindingSeen>,
}

/// A raw interview; for the coach alone.
#[derive(Debug, Clone)]
pub struct StakeholderInterviewSeen {
    pub name: String,
    pub relationship: Relationship,
    pub attributed: Option<bool>,
    pub findings: Vec<FindingSeen>,
}

/// The themes of the stakeholders.
#[derive(Debug, Clone)]
pub struct ThemesSeen {
    pub themes: Vec<ThemeSeen>,
    pub debriefed: Option<NaiveDate>,
    /// Respondents per group, folded so that no group is under three; empty when even that fails.
    pub groups: Vec<GroupSeen>,
}

/// One theme.
#[derive(Debug, Clone)]
pub struct ThemeSeen {
    pub id: String,
    pub text: String,
    pub kind: Option<ThemeKind>,
    pub coach_only: bool,
}

/// A group of respondents, or several that were merged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupSeen {
    /// None of a merged group: which groups it is made of would identify people.
    pub relationships: Vec<Relationship>,
    pub count: usize,
}

/// A psychometric instrument.
#[derive(Debug, Clone)]
pub struct PsychometricSeen {
    pub instrument: String,
    pub received: Option<NaiveDate>,
    pub debriefed: Option<NaiveDate>,
    pub scores: Vec<ScoreSeen>,
    pub findings: Vec<FindingSeen>,
}

/// One scale.
#[derive(Debug, Clone)]
pub struct ScoreSeen {
    pub scale: String,
    pub value: Measure,
    pub low: Option<Measure>,
    pub high: Option<Measure>,
    pub coach_only: bool,
}
