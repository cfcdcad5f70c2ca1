//! CG010: two versions of a file in one, as a merge left them. Found while it is read.

use crate::check::{Check, Run};
use crate::diag::MERGE_CONFLICT;

/// The rule and all that belongs to it.
pub static CHECK: Check = Check {
    rule: &MERGE_CONFLICT,
    page: include_str!("merge_conflict.md"),
    needs: &[],
    yields: &[],
    run: Run::Elsewhere,
};
