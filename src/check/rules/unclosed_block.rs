//! CG611: found while prose is read.

use crate::check::{RegisteredRule, RuleFunction};
use crate::diag::UNCLOSED;

/// The rule and all that belongs to it.
pub static CHECK: RegisteredRule = RegisteredRule {
    rule: &UNCLOSED,
    page: include_str!("unclosed_block.md"),
    needs: &[],
    superseded_by: &[],
    run: RuleFunction::Elsewhere,
};
