//! The findings of the checker and its rules, as the practice's pages receive them. For the coach.
//!
//! Excerpts quote records.

use serde::{Deserialize, Serialize};

use crate::diag::Level;

/// One finding, with its lines of source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HealthItem {
    pub code: String,
    pub name: String,
    pub level: Level,
    pub message: String,
    pub help: Option<String>,
    /// The path in the practice.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
    pub excerpt: Vec<ExcerptLine>,
    /// Other locations that explain it, with the reason.
    pub related: Vec<(String, String)>,
}

/// A finding that the coach accepts, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AcceptedItem {
    pub item: HealthItem,
    /// The coach's reason.
    pub because: String,
}

/// A line of an excerpt: its number, its text, and the marked range in bytes of the text.
pub type ExcerptLine = (usize, String, Option<(usize, usize)>);

/// One rule, as its page describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BrokenRule {
    pub code: &'static str,
    pub name: &'static str,
    pub level: Level,
    /// The sentence that describes it.
    pub summary: String,
    /// Its page as Markdown, without the title.
    pub page: String,
}
