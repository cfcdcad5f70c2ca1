//! CG003: two things of one sort share an id. Found while the engagement is put together.

use crate::check::{RegisteredRule, RuleFunction};
use crate::diag::DUPLICATE_ID;

/// The rule and all that belongs to it.
pub static CHECK: RegisteredRule = RegisteredRule {
    rule: &DUPLICATE_ID,
    page: include_str!("duplicate_id.md"),
    needs: &[],
    superseded_by: &[],
    run: RuleFunction::Elsewhere,
};
