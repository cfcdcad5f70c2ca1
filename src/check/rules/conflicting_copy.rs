//! CG015: a record and its copy. Found while they are read.

use crate::check::{RegisteredRule, RuleFunction};
use crate::diag::CONFLICTING_COPY;

/// The rule and all that belongs to it.
pub static CHECK: RegisteredRule = RegisteredRule {
    rule: &CONFLICTING_COPY,
    page: include_str!("conflicting_copy.md"),
    needs: &[],
    superseded_by: &[],
    run: RuleFunction::Elsewhere,
};
