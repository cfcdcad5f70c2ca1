//! The input of a projection.

use crate::model::{Model, PracticeFile};
use crate::policy::Policy;
use crate::today::Today;

/// The input of a projection.
#[derive(Clone, Copy)]
pub struct ProjectionInput<'m> {
    pub model: &'m Model,
    pub practice: &'m PracticeFile,
    pub policy: &'m Policy,
    /// Shared by everything that is built from this input.
    pub today: &'m Today,
}
