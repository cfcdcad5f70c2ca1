//! CG614: found while prose is read.

use crate::check::{Check, Run};
use crate::diag::DEFINITION_OUT_OF_REACH;

/// The rule and all that belongs to it.
pub static CHECK: Check = Check {
    rule: &DEFINITION_OUT_OF_REACH,
    page: include_str!("definition_out_of_reach.md"),
    needs: &[],
    yields: &[],
    run: Run::Elsewhere,
};
