//! CG002: front matter that is no YAML, or holds what does not fit. Found while it is read.

use crate::check::{RegisteredRule, RuleFunction};
use crate::diag::INVALID_FRONT_MATTER;

/// The rule and all that belongs to it.
pub static CHECK: RegisteredRule = RegisteredRule {
    rule: &INVALID_FRONT_MATTER,
    page: include_str!("invalid_front_matter.md"),
    needs: &[],
    superseded_by: &[],
    run: RuleFunction::Elsewhere,
};
