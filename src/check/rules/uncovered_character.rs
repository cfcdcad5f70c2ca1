//! CG904: a character of a report that no font has. Found before reports are made.

use crate::check::{RegisteredRule, RuleFunction};
use crate::diag::UNCOVERED_CHARACTER;

/// The rule and all that belongs to it.
pub static CHECK: RegisteredRule = RegisteredRule {
    rule: &UNCOVERED_CHARACTER,
    page: include_str!("uncovered_character.md"),
    needs: &[],
    superseded_by: &[],
    run: RuleFunction::Elsewhere,
};
