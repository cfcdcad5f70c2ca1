//! CG014: two agreements in one engagement. Found while it is read.

use crate::check::{RegisteredRule, RuleFunction};
use crate::diag::TWO_AGREEMENTS;

/// The rule and all that belongs to it.
pub static CHECK: RegisteredRule = RegisteredRule {
    rule: &TWO_AGREEMENTS,
    page: include_str!("two_agreements.md"),
    needs: &[],
    superseded_by: &[],
    run: RuleFunction::Elsewhere,
};
