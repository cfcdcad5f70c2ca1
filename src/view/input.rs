//! The input of a projection.

use chrono::NaiveDate;

use crate::model::{Model, PracticeFile};
use crate::policy::Policy;

/// The input of a projection.
#[derive(Clone, Copy)]
pub struct ProjectionInput<'m> {
    pub model: &'m Model,
    pub practice: &'m PracticeFile,
    pub policy: &'m Policy,
    pub today: NaiveDate,
}
