//! Counts the findings of a rule in a file, so that output for people can be limited and thousands of findings with one
//! cause do not hide the others.
//!
//! Output for programs is never limited.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Level};
use crate::span::FileId;

/// The number of findings of one rule in one file that are shown in full.
pub const MAX_SHOWN: usize = 20;

/// The number of findings by file, rule and level.
#[derive(Default)]
pub struct Tally(BTreeMap<(FileId, &'static str, Level), usize>);

impl Tally {
    /// Counts a finding, and returns its number among those of the same rule, level and file, from 1.
    pub fn count(&mut self, diag: &Diagnostic) -> usize {
        let key = (diag.span.file, diag.rule.code, diag.level);
        let count = self.0.entry(key).or_default();
        *count += 1;
        *count
    }
}
