//! CG610: found while prose is read.

use crate::check::{RegisteredRule, RuleFunction};
use crate::diag::UNMARKED_HEADING;

/// The rule and all that belongs to it.
pub static CHECK: RegisteredRule = RegisteredRule {
    rule: &UNMARKED_HEADING,
    page: include_str!("unmarked_heading.md"),
    needs: &[],
    superseded_by: &[],
    run: RuleFunction::Elsewhere,
};
