//! CG614: found while prose is read.

use crate::check::{RegisteredRule, RuleFunction};
use crate::diag::DEFINITION_OUT_OF_REACH;

/// The rule and all that belongs to it.
pub static CHECK: RegisteredRule = RegisteredRule {
    rule: &DEFINITION_OUT_OF_REACH,
    page: include_str!("definition_out_of_reach.md"),
    needs: &[],
    superseded_by: &[],
    run: RuleFunction::Elsewhere,
};
