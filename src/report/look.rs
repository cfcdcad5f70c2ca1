//! The look of a practice's reports.

use crate::record::value::Paper;
use crate::theme::Colour;

/// The settings of a practice that PDFs depend on.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Look {
    /// The paper size.
    pub paper: Paper,
    /// The accent, readable on white.
    pub accent: Colour,
    /// The background of highlighted areas.
    pub wash: Colour,
    /// Font families, in the order in which a character is looked up.
    pub fonts: Vec<String>,
}
