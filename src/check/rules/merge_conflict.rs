//! CG010: two versions of a file in one, as a merge left them. Found while it is read.

use crate::check::{RegisteredRule, RuleFunction};
use crate::diag::MERGE_CONFLICT;

/// The rule and all that belongs to it.
pub static CHECK: RegisteredRule = RegisteredRule {
    rule: &MERGE_CONFLICT,
    page: include_str!("merge_conflict.md"),
    needs: &[],
    superseded_by: &[],
    run: RuleFunction::Elsewhere,
};
