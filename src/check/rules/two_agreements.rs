//! CG014: two agreements in one engagement. Found while it is read.

use crate::check::{Check, Run};
use crate::diag::TWO_AGREEMENTS;

/// The rule and all that belongs to it.
pub static CHECK: Check = Check {
    rule: &TWO_AGREEMENTS,
    page: include_str!("two_agreements.md"),
    needs: &[],
    yields: &[],
    run: Run::Elsewhere,
};
