//! CG013: an engagement without an engagement.md. Found while it is read.

use crate::check::{RegisteredRule, RuleFunction};
use crate::diag::ENGAGEMENT_MISSING;

/// The rule and all that belongs to it.
pub static CHECK: RegisteredRule = RegisteredRule {
    rule: &ENGAGEMENT_MISSING,
    page: include_str!("engagement_missing.md"),
    needs: &[],
    superseded_by: &[],
    run: RuleFunction::Elsewhere,
};
