//! CG009: a field without which a record has no meaning is missing. Found while it is read.

use crate::check::{RegisteredRule, RuleFunction};
use crate::diag::MISSING_FIELD;

/// The rule and all that belongs to it.
pub static CHECK: RegisteredRule = RegisteredRule {
    rule: &MISSING_FIELD,
    page: include_str!("missing_field.md"),
    needs: &[],
    superseded_by: &[],
    run: RuleFunction::Elsewhere,
};
