//! What several kinds of record share, and references, as a reader has them.

use chrono::NaiveDate;

use super::Fact;
use crate::record::value::{ChangeKind, Measure, Owner};

/// A finding or an expectation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingSeen {
    pub id: String,
    pub text: String,
    /// For the coach: marked `coach_only`.
    pub coach_only: bool,
}

/// An action as it was agreed.
#[derive(Debug, Clone)]
pub struct ActionSeen {
    pub id: String,
    pub what: String,
    pub owner: Option<Owner>,
    pub due: Option<NaiveDate>,
    /// The agenda point it serves, where the reader sees that point.
    pub point: Option<PointRef>,
    pub coach_only: bool,
}

/// An agenda point the reader sees, referred to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PointRef {
    pub id: String,
    pub title: String,
}

/// An objective the reader sees, referred to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ObjectiveRef {
    pub id: String,
    /// Its `specific`, as agreed; the point's title where there is none.
    pub words: String,
    pub point: PointRef,
}

/// What a point draws on: a finding, expectation, theme, or a whole record.
#[derive(Debug, Clone, PartialEq)]
pub struct SourceSeen {
    /// The record it stands in.
    pub record: Fact,
    /// The finding's id and words; none when the whole record is meant.
    pub finding: Option<(String, String)>,
}

/// How it is measured.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct MeasurableSeen {
    pub how: Option<String>,
    pub scale: Option<String>,
    pub baseline: Option<Measure>,
    pub target: Option<Measure>,
}

/// A milestone that was met.
#[derive(Debug, Clone)]
pub struct MilestoneMetSeen {
    pub milestone: String,
    /// What it was; its objective's words where it has none.
    pub what: String,
    pub objective: String,
    pub met: NaiveDate,
}

/// An amendment.
#[derive(Debug, Clone)]
pub struct ChangeSeen {
    pub change: ChangeKind,
    /// Id of the objective, where one is meant.
    pub objective: Option<String>,
    /// Id of the point, where one is meant.
    pub point: Option<String>,
    /// Words of what is changed, as agreed; its new words where it is added.
    pub of: String,
    pub now: RevisionSeen,
    pub because: String,
    pub coach_only: bool,
}

/// New words.
#[derive(Debug, Clone, Default)]
pub struct RevisionSeen {
    pub title: Option<String>,
    pub business_benefit: Option<String>,
    pub success: Option<String>,
    pub support: Option<String>,
    pub specific: Option<String>,
    pub measurable: Option<MeasurableSeen>,
    pub achievable: Option<String>,
    pub relevant: Option<String>,
    pub due: Option<NaiveDate>,
}
