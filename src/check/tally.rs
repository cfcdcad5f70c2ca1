//! How often a rule has spoken of a file, so that thousands of findings of one cause do not hide the others.
//!
//! Data for programs are never cut short; this is for what people read.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Level};
use crate::span::FileId;

/// Findings of one rule in one file that are shown in full.
pub const MAX_SHOWN: usize = 20;

/// A count for each rule, level and file.
#[derive(Default)]
pub struct Tally(BTreeMap<(FileId, &'static str, Level), usize>);

impl Tally {
    /// Counts a finding; its number among those of its rule in its file, from 1.
    pub fn count(&mut self, diag: &Diagnostic) -> usize {
        let key = (diag.span.file, diag.rule.code, diag.level);
        let count = self.0.entry(key).or_default();
        *count += 1;
        *count
    }
}
