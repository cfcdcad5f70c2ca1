//! CG611: found while prose is read.

use crate::check::{Check, Run};
use crate::diag::UNCLOSED;

/// The rule and all that belongs to it.
pub static CHECK: Check = Check {
    rule: &UNCLOSED,
    page: include_str!("unclosed_block.md"),
    needs: &[],
    yields: &[],
    run: Run::Elsewhere,
};
