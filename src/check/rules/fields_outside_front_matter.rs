//! CG011: a field in a place where it has no effect. Found while the record is read.

use crate::check::{RegisteredRule, RuleFunction};
use crate::diag::FIELDS_OUTSIDE;

/// The rule and all that belongs to it.
pub static CHECK: RegisteredRule = RegisteredRule {
    rule: &FIELDS_OUTSIDE,
    page: include_str!("fields_outside_front_matter.md"),
    needs: &[],
    superseded_by: &[],
    run: RuleFunction::Elsewhere,
};
