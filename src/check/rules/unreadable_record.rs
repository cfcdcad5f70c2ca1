//! CG001: a file that cannot be read as a record. Found while it is read.

use crate::check::{RegisteredRule, RuleFunction};
use crate::diag::UNREADABLE_RECORD;

/// The rule and all that belongs to it.
pub static CHECK: RegisteredRule = RegisteredRule {
    rule: &UNREADABLE_RECORD,
    page: include_str!("unreadable_record.md"),
    needs: &[],
    superseded_by: &[],
    run: RuleFunction::Elsewhere,
};
