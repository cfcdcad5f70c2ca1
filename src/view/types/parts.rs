//! Parts that several kinds of record share, and references, in a reader's view.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Fact;
use crate::record::value::{AgreedBy, ChangeKind, Measure, Outcome, Owner};

/// A finding or an expectation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingView {
    pub id: String,
    pub text: String,
    /// The id of the interview question that it answers; for the coach.
    pub question: Option<String>,
    /// Whether it is marked `coach_only`; for the coach.
    pub coach_only: bool,
}

/// An action as it was agreed.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActionView {
    pub id: String,
    pub what: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<Owner>,
    /// The sponsor's name, if the action is a sponsor's. `None` if the reader may not know it, or the record does
    /// not name the sponsor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<NaiveDate>,
    /// The agenda point it serves, if the reader sees that point.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub point: Option<PointRef>,
    #[serde(skip)]
    pub coach_only: bool,
}

/// The follow-up of an action that the reader sees.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReviewedView {
    pub action: String,
    /// The action's words.
    pub what: String,
    /// The action's owner, from the record in which it was agreed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<Owner>,
    /// The sponsor's name, if the action is a sponsor's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    pub outcome: Outcome,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub learning: Option<String>,
    #[serde(skip)]
    pub coach_only: bool,
}

/// A reference to an agenda point that the reader sees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PointRef {
    pub id: String,
    pub title: String,
}

/// A reference to an objective that the reader sees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ObjectiveRef {
    pub id: String,
    /// Its `specific`, as agreed; otherwise the point's title.
    pub words: String,
    pub point: PointRef,
}

/// A source that a point draws on: a finding, expectation, theme, or a whole record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceView {
    /// The record that contains it.
    pub record: Fact,
    /// The finding's id and words; `None` if the whole record is meant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finding: Option<(String, String)>,
}

/// How an objective is measured.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeasurableView {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub how: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scale: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub baseline: Option<Measure>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<Measure>,
    /// A description of each level of attainment, from -2 to +2: five sentences, or none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub levels: Vec<String>,
    /// The weight of the objective relative to the others; 1 if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<u32>,
}

/// A milestone that was met.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MilestoneMetSeen {
    pub milestone: String,
    /// Its words; otherwise those of its objective.
    pub what: String,
    pub objective: String,
    pub met: NaiveDate,
}

/// An amendment.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangeView {
    pub change: ChangeKind,
    /// Id of the changed objective, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub objective: Option<String>,
    /// Id of the changed point, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub point: Option<String>,
    /// Words of what is changed, as agreed; for something added, its new words.
    pub of: String,
    pub now: RevisionView,
    /// Empty if its reader may not know the reason.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub because: String,
    /// Who has to agree to it before it is in force.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<AgreedBy>,
    /// The days on which the parties agreed to it, as far as they are recorded. They are not compared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreed_client: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreed_sponsor: Option<NaiveDate>,
    #[serde(skip)]
    pub coach_only: bool,
}

impl ChangeView {
    /// The day on which a party agreed, if any.
    pub fn agreed_on(&self, party: AgreedBy) -> Option<NaiveDate> {
        match party {
            AgreedBy::Client => self.agreed_client,
            AgreedBy::Sponsor => self.agreed_sponsor,
        }
    }

    /// Whether both amendments make the same change, whatever their other fields are.
    pub fn is_same_change(&self, other: &ChangeView) -> bool {
        (self.change, &self.objective, &self.point, &self.now)
            == (other.change, &other.objective, &other.point, &other.now)
    }
}

/// An amendment of the agenda that an approved copy of it includes.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AmendmentView {
    /// The session or review that decided it.
    pub by: Fact,
    pub change: ChangeView,
}

/// New words.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RevisionView {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub business_benefit: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub success: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub support: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub specific: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measurable: Option<MeasurableView>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub achievable: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relevant: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<NaiveDate>,
}
